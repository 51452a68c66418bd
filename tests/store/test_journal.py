"""Whatever is done can be taken back and done again, after a restart too, to the last byte of every row."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.registers import admit, content, names

from grono.domain.attached import Note, Tag
from grono.domain.entity import Entity
from grono.domain.ids import Id
from grono.domain.organisation import Address, Organisation, OrganisationName
from grono.domain.person import Contact, ContactKind, Person, Role
from grono.domain.text import Text, UserError, _, n_
from grono.store import checking
from grono.store.journal import StepKind
from grono.store.opening import open_register
from grono.store.store import Store


def test_a_step_is_undone_and_done_again_by_its_name(store: Store) -> None:
    admit(store, "PiastSoft")
    assert store.next_undo is not None
    assert str(store.next_undo.message) == "Add PiastSoft"
    assert str(store.undo()) == "Add PiastSoft"
    assert (names(store), store.next_undo) == ([], None)
    assert store.next_redo is not None
    assert str(store.redo()) == "Add PiastSoft"
    assert (names(store), store.next_redo) == (["PiastSoft"], None)


def test_undo_survives_a_restart(path: Path) -> None:
    with open_register(path, "tester") as store:
        admit(store, "PiastSoft")
        admit(store, "Taryfikon")
    with open_register(path, "tester") as store:
        store.undo()
    with open_register(path, "tester") as store:
        assert names(store) == ["PiastSoft"]
        store.redo()
        assert names(store) == ["PiastSoft", "Taryfikon"]


def test_with_nothing_to_undo_it_says_so(store: Store) -> None:
    with pytest.raises(UserError, match="There is nothing to undo"):
        store.undo()
    with pytest.raises(UserError, match="There is nothing to redo"):
        store.redo()


def test_a_new_step_ends_redoing(store: Store) -> None:
    admit(store, "PiastSoft")
    store.undo()
    admit(store, "Taryfikon")
    assert store.next_redo is None
    store.undo()
    assert names(store) == []
    with pytest.raises(UserError):
        store.undo()


def test_what_the_program_seeds_is_not_undone(store: Store) -> None:
    with store.step(_("Rules of the program"), StepKind.SEED):
        store.save(Organisation())
    assert store.next_undo is None


def test_an_error_takes_the_whole_step_back(store: Store) -> None:
    organisation = Organisation()

    def stopped() -> None:
        with store.step(_("Add much")):
            store.save(organisation)
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        stopped()
    assert store.get(Organisation, organisation.id) is None
    assert store.steps(10)[0].kind is StepKind.SEED
    admit(store, "PiastSoft")
    assert names(store) == ["PiastSoft"]


def test_what_changes_nothing_leaves_no_line(store: Store) -> None:
    organisation = admit(store, "PiastSoft")
    before = store.steps()
    with store.step(_("Change PiastSoft")):
        store.save(organisation)
    assert store.steps() == before


def test_a_step_inside_a_step_is_part_of_it(store: Store) -> None:
    with store.step(_("Import")):
        admit(store, "PiastSoft")
        admit(store, "Taryfikon")
    store.undo()
    assert names(store) == []


def test_writing_and_undoing_know_where_they_belong(store: Store) -> None:
    with pytest.raises(RuntimeError):
        store.save(Organisation())
    with store.step(_("Add")), pytest.raises(RuntimeError):
        store.undo()


def test_a_reference_to_nothing_is_refused(store: Store) -> None:
    with pytest.raises(LookupError), store.step(_("Add a note")):
        store.save(Note(subject_table="organisation", subject_id=Id("nobody"), text="?"))
    with pytest.raises(LookupError), store.step(_("Add a note")):
        store.save(Note(subject_table="step; DROP TABLE step", subject_id=Id("x"), text="?"))


def test_the_history_of_a_record_holds_what_belongs_to_it(store: Store) -> None:
    organisation = admit(store, "PiastSoft")
    admit(store, "Taryfikon")
    with store.step(_("Add a note")):
        store.save(Note(subject_table="organisation", subject_id=organisation.id, text="Call on Monday"))
    history = store.history("organisation", organisation.id)
    assert [str(step.message) for step, _changes in history] == ["Add a note", "Add PiastSoft"]
    assert [change.table for change in history[1][1]] == ["organisation", "organisation_name"]


def test_a_message_comes_back_as_it_was(store: Store) -> None:
    message = n_(
        "{n} row of {file} on {day}",
        "{n} rows of {file} on {day}",
        3,
        file=_("a list"),
        day=date(2026, 11, 23),
    )
    with store.step(message):
        store.save(Organisation())
    assert store.steps(1)[0].message == message


def test_a_clock_that_was_set_back_does_not_mix_the_order(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    admit(store, "PiastSoft")
    monkeypatch.setattr("grono.store.journal.new_id", lambda: Id("00000000-0000-7000-8000-000000000000"))
    with store.step(_("Add a note")):
        store.save(Organisation())
    assert str(store.undo()) == "Add a note"
    assert str(store.undo()) == "Add PiastSoft"


# Many listeners


def test_a_listener_that_fails_harms_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: reported.append(kind))
    heard: list[set[str]] = []

    def fails(_tables: set[str]) -> None:
        raise ZeroDivisionError

    def empties(tables: set[str]) -> None:
        tables.clear()
        raise KeyError

    for listener in (fails, empties, heard.append):
        store.on_change(listener)
    admit(store, "PiastSoft")
    store.undo()
    store.redo()
    assert reported == [ZeroDivisionError, KeyError] * 3
    assert heard == [{"organisation", "organisation_name"}] * 3
    assert names(store) == ["PiastSoft"]


def test_a_listener_can_stop_listening(store: Store) -> None:
    heard: list[set[str]] = []
    stop = store.on_change(heard.append)
    stop()
    stop()
    admit(store, "PiastSoft")
    assert heard == []


# The laws


class Office:
    """Somebody who does things by chance; the same seed does the same."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)

    def act(self) -> None:
        doing = self.chance.choice(
            [self.add, self.add, self.rename, self.attach, self.hire, self.delete, self.mix]
        )
        with self.store.step(Text("step")):
            doing()

    def anyone(self, kind: type[Entity]) -> Entity | None:
        every = self.store.all(kind)
        return self.chance.choice(every) if every else None

    def add(self) -> None:
        many = [Organisation() for _n in range(self.chance.choice([1, 1, 2, 40]))]
        self.store.save_many(many)
        self.store.save_many(
            OrganisationName(organisation_id=one.id, name=f"Łódź {one.id[-4:]}") for one in many
        )
        self.store.save_many(Address(organisation_id=one.id, town="Piastów") for one in many)

    def rename(self) -> None:
        if isinstance(name := self.anyone(OrganisationName), OrganisationName):
            self.store.save(replace(name, name=f"Żuk {self.chance.random()}"))

    def attach(self) -> None:
        if organisation := self.anyone(Organisation):
            hanging = {"subject_table": "organisation", "subject_id": organisation.id}
            self.store.save(Tag(name="ICT", **hanging))
            self.store.save(Contact(kind=ContactKind.EMAIL, value="a@b.example", **hanging))

    def hire(self) -> None:
        if organisation := self.anyone(Organisation):
            person = self.store.save(Person(family_name="Żółkiewska"))
            self.store.save(Role(person_id=person.id, organisation_id=organisation.id))

    def delete(self) -> None:
        if thing := self.anyone(self.chance.choice([Organisation, Person, Tag])):
            self.store.delete(thing)

    def mix(self) -> None:
        """New and changed rows in one go, one of them twice."""
        new, old = Organisation(), self.anyone(Organisation)
        changed = [replace(old, profile_pl="zmiana")] if isinstance(old, Organisation) else []
        self.store.save_many([*changed, new, replace(new, profile_en="change"), *changed])


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(["act", "act", "act", "undo", "redo", "restart"]), max_size=18),
    st.integers(0, 999),
)
def test_undo_all_and_redo_all_give_the_same_register(
    made_once: Path, tmp_path_factory: pytest.TempPathFactory, doings: list[str], seed: int
) -> None:
    path = Path(shutil.copy(made_once, tmp_path_factory.mktemp("law") / "law.grono"))
    store = open_register(path, "tester")
    empty = content(store)
    for doing in doings:
        if doing == "act":
            Office(store, seed).act()
            seed += 1
        elif doing == "restart":
            store.close()
            store = open_register(path, "tester")
        elif store.next_undo if doing == "undo" else store.next_redo:
            store.undo() if doing == "undo" else store.redo()
    while store.next_redo:
        store.redo()
    full = content(store)
    states = [full]
    while store.next_undo:
        store.undo()
        states.append(content(store))
    assert states[-1] == empty
    for state in reversed(states[:-1]):
        store.redo()
        assert content(store) == state
    assert content(store) == full
    store.close()
    assert checking.check(path) == []


def test_an_import_of_many_rows_is_undone_in_one_go(store: Store) -> None:
    empty = content(store)
    many = [Organisation() for _n in range(3000)]
    with store.step(n_("Import {n} member", "Import {n} members", len(many))):
        store.save_many(many)
        store.save_many(
            OrganisationName(organisation_id=one.id, name=f"Firma {n}") for n, one in enumerate(many)
        )
    full = content(store)
    store.undo()
    assert content(store) == empty
    store.redo()
    assert content(store) == full


def test_much_at_once_is_on_the_disk_before_its_log_is_folded_in(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grono.store.store._MUCH", 100)
    small, log = path.stat().st_size, path.with_name(path.name + "-wal")
    with open_register(path, "tester") as store:
        with store.step(_("Import")):
            store.save_many(Organisation(profile_pl="x" * 3000) for _n in range(2000))
        assert (path.stat().st_size, log.stat().st_size > 1_000_000) == (small, True)
        admit(store, "PiastSoft")
        assert path.stat().st_size > 1_000_000
    assert checking.check(path) == []


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from grono.domain.organisation import Organisation, OrganisationName
from grono.domain.text import Text
from grono.store.opening import open_register
store = open_register(Path(sys.argv[1]), "tester")
store.connection.execute("PRAGMA wal_autocheckpoint = 20")
for n in range(1_000_000):
    with store.step(Text("step")):
        one = store.save(Organisation())
        store.save(OrganisationName(organisation_id=one.id, name=str(n)))
    print(n, flush=True)
"""


@pytest.mark.parametrize("after", [0, 3, 17, 60])
def test_a_program_killed_while_writing_loses_no_step_that_was_done(path: Path, after: int) -> None:
    command = [sys.executable, "-c", _WRITE_FOR_EVER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _n in range(after + 1):
            process.stdout.readline()
        process.kill()
        said = process.stdout.read().split()
    done = int(said[-1]) if said and said[-1].isdigit() else after
    with open_register(path, "tester", thorough=True) as store:
        found = {int(name) for name in names(store)}
        assert found >= set(range(done))
        store.undo()
    assert checking.check(path) == []
