"""What pages ask about one record: who it is like, what hangs on it, what it was before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from grono.domain.text import UserError
from grono.services import addresses, attached, doubles, editing, finding, reverting, rows
from grono.store.store import Store

NETIKA = {"name": "Netika Rozwiązania IT sp. z o.o.", "nip": "9999067907", "town": "Teresin"}


def today(store: Store, id: str) -> dict[str, object]:
    return dict(rows.organisation_rows(store, [id], date.today())[0])


def test_a_record_is_found_by_its_title_before_those_that_only_mention_it(store: Store) -> None:
    editing.save_organisation(store, None, {"name": "Agencja Promocji", "town": "Łódź"})
    editing.save_organisation(store, None, {"name": "Łódzkie Systemy"})
    editing.save_person(store, None, {"family_name": "Łodzińska", "given_name": "Ewa"})
    found = finding.find(store, "lodz")
    assert [one.title for one in found] == ["Łódzkie Systemy", "Agencja Promocji", "Łodzińska Ewa"]


def test_a_number_is_found_with_and_without_dashes(store: Store) -> None:
    editing.save_organisation(store, None, NETIKA)
    for typed in ("9999067907", "999-906-79", "999 906"):
        assert [str(one.note) for one in finding.find(store, typed)] == ["Teresin · NIP 999-906-79-07"]


@pytest.mark.parametrize(
    ("typed", "certain"),
    [
        ({"name": "Inna nazwa", "nip": "999-906-79-07"}, [True]),
        ({"name": "netika rozwiązania it spółka z ograniczoną odpowiedzialnością"}, [False]),
        ({"name": "Netika Rozwiazania IT S.A."}, [False]),
        ({"name": "Netika Usługi"}, [False]),
        ({"name": "Taryfikon"}, []),
        ({"name": "N"}, []),
        ({}, []),
    ],
)
def test_doubles_are_seen_by_number_and_by_name(
    store: Store, typed: dict[str, object], certain: list[bool]
) -> None:
    id = editing.save_organisation(store, None, NETIKA)
    assert [double.certain for double in doubles.organisations(store, typed)] == certain
    assert doubles.organisations(store, typed, but=id) == []


def test_people_of_the_same_name_are_seen(store: Store) -> None:
    editing.save_person(store, None, {"family_name": "Święcicka", "given_name": "Małgorzata"})
    found = doubles.people(store, {"family_name": "Swiecicka", "given_name": "Malgorzata"})
    assert [double.title for double in found] == ["Święcicka Małgorzata"]


def test_an_address_is_one_line() -> None:
    seat = {"street": "ul. Modemowa", "house": "14", "flat": "3", "postcode": "96-515", "town": "Teresin"}
    assert addresses.one_line(seat) == "ul. Modemowa 14/3, 96-515 Teresin"
    village = {"house": "7", "postcode": "96-500", "town": "Altanka", "post_office": "Sochaczew"}
    assert addresses.one_line(village) == "Altanka 7, 96-500 Sochaczew"
    assert addresses.one_line({"town": "Piastów"}) == "Piastów"
    assert addresses.one_line({"mail_street": "Długa", "mail_town": "Płock"}, "mail_") == "Długa, Płock"
    assert addresses.one_line({}) == ""


def test_one_change_is_taken_back_and_later_ones_stay(store: Store) -> None:
    id = editing.save_organisation(store, None, NETIKA | {"street": "Stara", "house": "1"})
    editing.save_organisation(store, id, {"street": "Nowa"}, correcting=True)
    editing.save_organisation(store, id, {"house": "99"}, correcting=True)
    changed_street = store.history("organisation", id)[1][0]
    reverting.revert(store, "organisation", id, changed_street.id)
    assert (today(store, id)["street"], today(store, id)["house"]) == ("Stara", "99")
    store.undo()
    assert today(store, id)["street"] == "Nowa"


def test_what_was_added_goes_and_what_was_deleted_comes_back(store: Store) -> None:
    id = editing.save_organisation(store, None, NETIKA)
    editing.save_organisation(store, id, {"phones": ("22 555 01 76",)})
    added = store.history("organisation", id)[0][0]
    reverting.revert(store, "organisation", id, added.id)
    assert "phones" not in today(store, id)
    reverting.revert(store, "organisation", id, store.history("organisation", id)[0][0].id)
    assert today(store, id)["phones"] == ("22 555 01 76",)
    editing.delete(store, "organisation", [id])
    reverting.revert(store, "organisation", id, store.history("organisation", id)[0][0].id)
    assert today(store, id)["name"] == NETIKA["name"]
    with pytest.raises(UserError):
        reverting.revert(store, "organisation", id, "no such step")


def test_files_hang_on_a_record_and_come_out_as_they_went_in(store: Store, tmp_path: Path) -> None:
    id = editing.save_organisation(store, None, NETIKA)
    paper = tmp_path / "Deklaracja.pdf"
    paper.write_bytes(b"%PDF-1.7")
    attached.attach(store, "organisation", id, [paper])
    kept = attached.hanging(store, id).files[0]
    assert (kept.file_name, kept.size, kept.media_type) == ("Deklaracja.pdf", 8, "application/pdf")
    assert attached.copy_out(store, kept, tmp_path / "out").read_bytes() == b"%PDF-1.7"
    with pytest.raises(UserError, match="nothing was attached"):
        attached.attach(store, "organisation", id, [tmp_path / "missing.pdf"])
    with pytest.raises(UserError, match="could not be written"):
        attached.save_as(store, kept, tmp_path / "no folder" / "x.pdf")


def test_open_tasks_come_before_done_ones(store: Store) -> None:
    id = editing.save_organisation(store, None, NETIKA)
    for title, due, done in (
        ("done", date(2026, 1, 1), date(2026, 1, 2)),
        ("some day", None, None),
        ("soon", date(2026, 2, 1), None),
    ):
        editing.add_task(
            store,
            attached.Task(subject_table="organisation", subject_id=id, title=title, due_on=due, done_on=done),
        )
    told = attached.hanging(store, id)
    assert [task.title for task in told.tasks] == ["soon", "some day", "done"]
    assert told.open_tasks == 2
