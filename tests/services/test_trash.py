"""The trash: what was deleted is listed by its name and comes back whole."""

from __future__ import annotations

from tests import make

from grono.domain.attached import Attachment, Task
from grono.domain.text import _
from grono.services import editing, trash
from grono.store.store import Store


def test_what_was_deleted_is_listed_last_first_and_comes_back(store: Store) -> None:
    firm = make.organisation(store, "Netika sp. z o.o.", town="Teresin", nip="9999067907")
    person = make.person(store, "Żółkiewska", "Anna", organisation=firm)
    note = editing.add_note(store, "organisation", firm, "Zadzwonić\npo 15")
    editing.remove_attached(store, note)
    editing.delete(store, "person", [person])
    editing.delete(store, "organisation", [firm])

    things = trash.in_trash(store)

    assert {(thing.title, thing.note) for thing in things} == {
        ("Netika sp. z o.o.", "Teresin"),
        ("Żółkiewska Anna", ""),
        ("Zadzwonić", ""),
    }
    trash.bring_back(store, things)
    assert trash.in_trash(store) == []
    assert make.values(store, firm)["nip"] == "9999067907"
    store.undo()
    assert trash.counts(trash.in_trash(store)) == {"organisation": 1, "person": 1, "note": 1}


def test_one_thing_is_brought_back_under_its_name(store: Store) -> None:
    firm = make.organisation(store, "Netika sp. z o.o.")
    editing.delete(store, "organisation", [firm])
    trash.bring_back(store, trash.in_trash(store))
    step = store.next_undo
    assert step is not None
    assert str(step.message) == "Bring back Netika sp. z o.o."


def test_a_task_and_a_file_say_what_they_belonged_to(store: Store) -> None:
    firm = make.organisation(store, "Netika sp. z o.o.")
    hanging = {"subject_table": "organisation", "subject_id": firm}
    task = editing.add_task(store, Task(title="Poprosić o odpis z KRS", **hanging))
    file = Attachment(file_name="umowa.pdf", sha256=store.files.put(b"%PDF"), size=4, **hanging)
    with store.step(_("Attach a file")):
        store.save(file)
        store.delete(task)
        store.delete(file)
    assert {(thing.table, thing.title, thing.note) for thing in trash.in_trash(store)} == {
        ("task", "Poprosić o odpis z KRS", "Netika sp. z o.o."),
        ("attachment", "umowa.pdf", "Netika sp. z o.o."),
    }
