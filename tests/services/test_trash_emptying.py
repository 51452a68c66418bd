"""The trash empties itself after 90 days, and takes nothing along that is still needed."""

from __future__ import annotations

from datetime import date, timedelta

from tests import make

from grono.domain.attached import Attachment
from grono.domain.entity import Entity
from grono.domain.ids import Id
from grono.domain.organisation import Organisation
from grono.domain.text import _
from grono.services import changes, editing, registers, trash, trash_emptying
from grono.store import checking
from grono.store.store import Store


def later(days: int) -> date:
    """A day some days after what a test deletes now."""
    return date.today() + timedelta(days=days)


def all_words(store: Store) -> str:
    """Everything that the register still says, in its tables and in its journal."""
    tables = [row[0] for row in store.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    plain = [table for table in tables if not table.startswith("_")]
    return " ".join(str(tuple(row)) for table in plain for row in store.query(f"SELECT * FROM {table}"))


def attach(store: Store, table: str, id: Id, data: bytes) -> Attachment:
    """A file on a record."""
    kept = store.files.put(data)
    with store.step(_("Attach a file")):
        return store.save(
            Attachment(subject_table=table, subject_id=id, file_name="umowa.pdf", sha256=kept, size=len(data))
        )


def delete(store: Store, *rows: Entity) -> None:
    with store.step(_("Delete")):
        for row in rows:
            store.delete(row)


def test_what_was_deleted_stays_89_days_and_is_gone_for_good_on_the_90th(store: Store) -> None:
    firm = make.organisation(store, "Netika sp. z o.o.", town="Teresin", nip="9999067907")
    person = make.person(store, "Żółkiewska", "Anna", organisation=firm)
    make.organisation(store, "PiastSoft")
    editing.add_note(store, "organisation", firm, "Zadzwonić po 15")
    attach(store, "organisation", firm, b"%PDF umowa")
    editing.delete(store, "person", [person])
    editing.delete(store, "organisation", [firm])

    assert trash_emptying.empty(store, later(88)) == 0
    assert trash_emptying.empty(store, later(91)) == 2

    assert trash.in_trash(store) == []
    said = all_words(store)
    assert "PiastSoft" in said
    assert not [word for word in ("Teresin", "9999067907", "Anna", "Zadzwonić", "umowa") if word in said]
    assert store.files.sizes() == {}
    assert checking.check(store.path) == []


def test_undo_stops_at_an_emptied_trash(store: Store) -> None:
    note = editing.add_note(store, "organisation", make.organisation(store, "PiastSoft"), "Zadzwonić")
    editing.remove_attached(store, note)
    assert trash_emptying.empty(store, later(100)) == 1
    assert store.next_undo is None
    assert str(store.steps(1)[0].message) == "Empty the trash: 1 thing"


def test_the_history_of_a_record_can_be_read_after_its_note_is_gone(store: Store) -> None:
    firm = make.organisation(store, "PiastSoft")
    note = editing.add_note(store, "organisation", firm, "Zadzwonić")
    editing.remove_attached(store, note)
    trash_emptying.empty(store, later(100))
    told = [line.what for entry in changes.history(store, "organisation", firm) for line in entry.lines]
    assert _("Name") in told
    assert _("Note") not in told


def test_a_firm_stays_while_a_person_outside_the_trash_has_a_role_in_it(store: Store) -> None:
    firm = make.organisation(store, "Netika sp. z o.o.")
    person = make.person(store, "Żółkiewska", "Anna", organisation=firm)
    editing.delete(store, "organisation", [firm])
    assert trash_emptying.empty(store, later(100)) == 0
    assert [thing.title for thing in trash.in_trash(store)] == ["Netika sp. z o.o."]

    editing.delete(store, "person", [person])
    assert trash_emptying.empty(store, later(200)) == 2


def test_a_firm_stays_while_its_picture_is_the_logo_of_another(store: Store) -> None:
    """The picture hangs on one firm and is shown by another; without its firm it would hang on nothing."""
    firm, other = make.organisation(store, "Netika"), make.organisation(store, "PiastSoft")
    logo = attach(store, "organisation", firm, b"logo")
    with store.step(_("Logo")):
        store.save(Organisation(id=other, logo_id=logo.id))
    delete(store, logo)
    editing.delete(store, "organisation", [firm])
    assert trash_emptying.empty(store, later(100)) == 0
    assert checking.check(store.path) == []


def test_bytes_that_another_record_names_are_kept(store: Store) -> None:
    firm = make.organisation(store, "PiastSoft")
    gone, _kept = (attach(store, "organisation", firm, b"the same") for _turn in range(2))
    delete(store, gone)
    assert trash_emptying.empty(store, later(100)) == 1
    assert len(store.files.sizes()) == 1


def test_opening_a_register_after_90_days_empties_its_trash(store: Store) -> None:
    firm = make.organisation(store, "PiastSoft")
    with store.step(_("Delete long ago")):
        row = store.get(Organisation, firm)
        assert row is not None
        store.save(Organisation(id=firm, kind=row.kind, deleted_at="2020-01-01T10:00:00+00:00"))
    registers.prepare(store)
    assert trash.in_trash(store) == []
    registers.prepare(store)
    assert [str(step.message) for step in store.steps(2)].count("Empty the trash: 1 thing") == 1
