"""The participants of an edition in the window: faults told, mended, the file written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import make
from tests.ui.pages.conftest import User

from grono.domain.ids import Id
from grono.services.activities import attending, served
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.participants.records import record_of
from grono.store.store import Store
from grono.ui.pages.participants import ParticipantsPage
from grono.ui.window import Window

RIGHT = {
    # Exact strings of the funder's dictionaries: domain reference 3.3, sources S2 and S5.
    "citizenship": "Obywatelstwo polskie",
    "other_identifier": "AB123456",
    "education": "Wyższe (ISCED 5–8)",
    "phone": "22 555 01 76",
}


@pytest.fixture
def edition(store: Store) -> Id:
    """One session with one participant of a member, in a project."""
    firm = make.organisation(store, "Netika", state="member", size="small", town="Teresin", postcode="96-515")
    anna = make.person(
        store, "Żółkiewska", "Anna", organisation=firm, emails=("a@netika.example",), gender="f"
    )
    project = make.project(store, "Splot", number="FERS.01.03-IP.09-0012/25")
    edition = make.edition(store, "Cyfrowy handlowiec, edycja 2", make.session("2026-10-08"))
    served.serve(store, "edition", edition, [project])
    newcomer = Newcomer(person_id=anna, organisation_id=firm, delegated=True)
    (one,) = make.registered(store, "edition", edition, newcomer)
    attending.present(store, sessions_of(store, "edition", edition)[0], [one.id])
    return edition


def page(window: Window) -> ParticipantsPage:
    """The page that is shown."""
    found = window.findChild(ParticipantsPage)
    assert found is not None
    return found


def test_what_is_missing_stands_beside_the_person(window: Window, user: User, edition: Id) -> None:
    window.go("participants", edition=edition)
    assert user.sees("Cyfrowy handlowiec, edycja 2 · 1 osoba", "1. Żółkiewska Anna", "Tego brakuje", "Wiek: ")
    user.click("Zapisz plik…")
    user.wait_to_see("plik nie został zapisany")


def test_what_is_typed_is_kept_and_the_fault_is_gone(
    window: Window, user: User, store: Store, edition: Id
) -> None:
    window.go("participants", edition=edition)
    form = page(window).person.form
    assert form is not None
    for key, value in RIGHT.items():
        form.boxes[key].editor.set_value(value)
    form.boxes["born_on"].editor.set_value(date(1990, 5, 17))
    page(window).person.save()
    user.wait_to_see("Zapisano: Żółkiewska Anna")
    (row,) = page(window)._checked.rows
    person = row.participant.person_id
    assert person is not None
    record = record_of(store, person, row.project.id)
    assert record is not None
    assert (record.education, record.born_on) == ("Wyższe (ISCED 5–8)", date(1990, 5, 17))
    assert not {"education", "citizenship", "born_on"} & {
        fault.field for fault in page(window)._checked.faults
    }
    store.undo()
    assert record_of(store, person, row.project.id) is None


def test_a_pesel_needs_a_passphrase(window: Window, user: User, edition: Id) -> None:
    window.go("participants", edition=edition)
    form = page(window).person.form
    assert form is not None
    form.boxes["pesel"].editor.set_value("44051401359")
    page(window).person.save()
    user.wait_to_see("PESEL")
    assert user.sees("hasłem")


def test_only_the_right_rows_are_written(
    window: Window, user: User, qtbot: QtBot, edition: Id, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from grono.services.participants import checking

    target = tmp_path / "uczestnicy.csv"
    monkeypatch.setattr("grono.ui.exporting.ask_where", lambda _desk, _name: target)
    monkeypatch.setattr(checking, "_faults", lambda _row, _layout, _known: iter(()))
    window.go("participants", edition=edition)
    user.click("Zapisz plik…")
    qtbot.waitUntil(target.exists)
    lines = target.read_bytes().decode("utf-8-sig").split("\r\n")
    assert "Żółkiewska" in lines[1]
    assert len(lines[0].split(";")) == 43


def test_an_edition_without_a_project_says_what_to_do(window: Window, user: User, store: Store) -> None:
    bare = make.edition(store, "Excel, edycja 1", make.session("2026-10-08"))
    window.go("participants", edition=bare)
    assert user.sees("nie należy do żadnego projektu")
