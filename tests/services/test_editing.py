"""What a person does to records is one undoable step with a name."""

from __future__ import annotations

import pytest
from tests import make

from grono.domain.attached import Note, Tag, Task
from grono.domain.dates import PartialDate
from grono.domain.ids import Id
from grono.domain.organisation import SizeClass
from grono.domain.person import Role, RoleKind
from grono.domain.text import UserError
from grono.services import changes, contact_person, editing
from grono.services.fields import ORGANISATION_FIELDS
from grono.store.store import Store
from grono.wording import as_text


def test_a_firm_and_its_contact_person_are_one_step(store: Store) -> None:
    firm = editing.save_organisation(
        store,
        None,
        {
            "name": "Netika",
            "person_name": "dr inż. Zbigniew Krzyżanowski",
            "person_function": "prezes zarządu",
            "person_emails": ("zk@netika.example",),
        },
    )
    (one,) = contact_person.people_of(store, [firm], make.today())[firm]
    assert contact_person.full_name(one.person) == "dr inż. Zbigniew Krzyżanowski"
    assert contact_person.read([one], make.today())["person_emails"] == ("zk@netika.example",)
    assert as_text(store.undo(), "en") == "Add Netika"
    assert store.search("netika") == []
    assert store.search("krzyz") == []


def test_naming_the_same_person_again_adds_to_that_person(store: Store) -> None:
    firm = editing.save_organisation(store, None, {"name": "A", "person_name": "Jan Kowalski"})
    more = {"person_name": "Kowalski Jan", "person_phones": ("22 555 01 10",), "person_function": "dyrektor"}
    editing.save_organisation(store, firm, more)
    (one,) = contact_person.people_of(store, [firm], make.today())[firm]
    assert one.role.function == "dyrektor"
    assert contact_person.read([one], make.today())["person_phones"] == ("22 555 01 10",)


def test_changing_nothing_leaves_no_step(store: Store) -> None:
    firm = make.organisation(store, "A", town="Piastów")
    last = store.next_undo
    editing.save_organisation(store, firm, {"name": "A", "town": "Piastów"})
    assert store.next_undo == last


def test_undo_and_redo_are_named_after_the_record(store: Store) -> None:
    firm = make.organisation(store, "Stara")
    editing.save_organisation(store, firm, {"name": "Nowa"})
    assert as_text(store.undo(), "pl") == "Zmiana: Stara"
    assert make.values(store, firm)["name"] == "Stara"
    store.redo()
    assert make.values(store, firm)["name"] == "Nowa"


def test_a_role_elsewhere_is_another_role(store: Store) -> None:
    first, second = make.organisation(store, "A"), make.organisation(store, "B")
    anna = make.person(store, "Nowak", "Anna", organisation=first, function="analityczka")
    editing.save_person(store, anna, {"function": "kierowniczka"})
    editing.save_person(store, anna, {"organisation": second, "role_kind": RoleKind.BOARD})
    roles = store.of(Role, [anna])[anna]
    assert [(role.organisation_id, role.function, role.kind) for role in roles] == [
        (first, "kierowniczka", RoleKind.CONTACT),
        (second, "", RoleKind.BOARD),
    ]
    editing.end_role(store, roles[0], PartialDate("2020-12-31"))
    assert [
        one.person.id for one in contact_person.people_of(store, [first, second], make.today())[second]
    ] == [anna]
    assert first not in contact_person.people_of(store, [first], make.today())


def test_what_is_wrong_with_values_is_said_by_field() -> None:
    wrong = editing.problems(
        ORGANISATION_FIELDS, {"name": " ", "nip": "1", "emails": ("a@b.example", "x"), "postcode": "5820"}
    )
    assert list(wrong) == ["name", "nip", "postcode", "emails"]
    assert as_text(wrong["name"], "pl") == "Brakuje pola „Nazwa”. Uzupełnij je; reszta może poczekać."
    assert "„x”" in as_text(wrong["emails"], "pl")
    assert editing.problems(ORGANISATION_FIELDS, {"nip": "7740001454", "postcode": "05-820"}) == {}


def test_many_are_tagged_and_changed_in_one_step(store: Store) -> None:
    firms = [make.organisation(store, name) for name in "ABC"]
    assert editing.tag_many(store, "organisation", firms, "targi") == 3
    assert editing.tag_many(store, "organisation", firms, "targi") == 0
    assert editing.change_many(store, "organisation", firms, {"size": SizeClass.MICRO}) == 3
    store.undo()
    store.undo()
    assert store.all(Tag) == []
    assert all("size" not in make.values(store, firm) for firm in firms)


def test_deleting_is_undone(store: Store) -> None:
    firms = [make.organisation(store, name) for name in ("Alfa", "Beta")]
    editing.delete(store, "organisation", firms)
    assert store.search("alfa") == []
    assert as_text(store.undo(), "pl") == "Usunięcie 2 wpisów"
    assert [hit.title for hit in store.search("alfa")] == ["Alfa"]


def test_notes_and_tasks_hang_on_records(store: Store) -> None:
    firm = make.organisation(store, "A")
    note = editing.add_note(store, "organisation", firm, "Ważna uwaga")
    task = editing.add_task(store, Task(subject_table="organisation", subject_id=firm, title="Zadzwonić"))
    editing.change_attached(store, task, done_on=make.today())
    assert [hit.title for hit in store.search("wazna")] == ["A"]
    assert store.get(Task, task.id).done_on == make.today()  # pyright: ignore[reportOptionalMemberAccess]
    editing.remove_attached(store, note)
    assert store.all(Note) == []
    with pytest.raises(UserError, match="empty"):
        editing.add_note(store, "organisation", firm, " ")


def test_nothing_hangs_on_what_is_not_there(store: Store) -> None:
    with pytest.raises(LookupError):
        editing.add_note(store, "organisation", Id("nobody"), "x")


def test_history_tells_what_was_what(store: Store) -> None:
    firm = make.organisation(store, "A", town="Piastów")
    editing.save_organisation(store, firm, {"town": "Łódź"}, correcting=True)
    newest = changes.history(store, "organisation", firm)[0]
    assert as_text(newest.step.message, "pl") == "Zmiana: A"
    (line,) = newest.lines
    assert as_text(line.what, "pl") == "Adres"
    assert [(as_text(name, "pl"), old, new) for name, old, new in line.columns] == [
        ("miejscowość", "Piastów", "Łódź")
    ]
    assert not line.added
    assert not line.removed


def test_history_tells_of_what_came_and_went(store: Store) -> None:
    firm = make.organisation(store, "A")
    editing.tag_many(store, "organisation", [firm], "x")
    editing.remove_attached(store, store.all(Tag)[0])
    removed, added, *_rest = changes.history(store, "organisation", firm)
    assert removed.lines[0].removed
    assert added.lines[0].added


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Jan Kowalski", {"given_name": "Jan", "family_name": "Kowalski"}),
        ("prof. dr hab. Anna Maria Nowak-Żak", {"given_name": "Anna Maria", "family_name": "Nowak-Żak"}),
        ("Kowalska", {"family_name": "Kowalska"}),
    ],
)
def test_names_are_split(text: str, parts: dict[str, str]) -> None:
    found = contact_person.split_name(text)
    assert {key: found[key] for key in parts} == parts
