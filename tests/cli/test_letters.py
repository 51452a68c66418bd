"""Letters from the command line."""

from __future__ import annotations

from pathlib import Path

from tests import make
from tests.cli.conftest import Grono

from grono.services.activities import attending, registering, served, sessions
from grono.store.opening import open_register


def register(folder: Path) -> Path:
    """A register with one event and one person at it."""
    store = make.register(folder)
    event = make.event(store, "Śniadanie", make.session("2026-12-08"))
    make.registered(store, "event", event, make.guest("Nowak", "Ewa"))
    store.close()
    return folder / "test.grono"


def test_a_template_is_written_with_its_fields_and_merged(grono: Grono, tmp_path: Path) -> None:
    file = register(tmp_path)
    made = grono("--lang", "pl", "letter-template", "wzor.docx")
    assert made.code == 0
    assert "{{ name }}  imię i nazwisko" in made.out
    said = grono(
        "--lang", "pl", "letters", file, "--event", "Śniadanie", "--template", "wzor.docx", "--out", "listy"
    )
    assert (said.code, said.err.strip()) == (0, "Zapisano: 1 list w folderze listy")
    assert (tmp_path / "listy" / "001 Nowak Ewa.docx").exists()


def test_the_programs_own_invitation_needs_no_template(grono: Grono, tmp_path: Path) -> None:
    file = register(tmp_path)
    assert grono("letters", file, "--event", "Śniadanie", "--out", "x").code == 0
    assert grono("--lang", "en", "letters", file, "--out", "x").err.startswith(
        "Give either --event or --edition."
    )
    assert grono("letters", file, "--edition", "Nie ma", "--out", "x").code == 1


def test_what_a_paper_lacks_is_told_beside_it(grono: Grono, tmp_path: Path) -> None:
    file = register(tmp_path)
    with open_register(file, "tester") as store:
        [row] = store.query("SELECT id FROM event")
        served.serve(store, "event", row[0], [make.project(store, "Splot", code="SK")])
    said = grono("--lang", "pl", "report", file, "sign-in-sheet", "--out", "lista.pdf")
    assert said.code == 0
    assert "„SK” nie ma obrazu z paskiem znaków" in said.err


def test_confirmations_are_numbered_once(grono: Grono, tmp_path: Path) -> None:
    file = register(tmp_path)
    with open_register(file, "tester") as store:
        [event] = store.query("SELECT id FROM event")
        [day] = sessions.sessions_of(store, "event", event[0])
        [one] = registering.registrations_of(store, "event", event[0])
        attending.present(store, day, [one.id])
    asked = ("--lang", "pl", "number-confirmations", file, "--event", "Śniadanie")
    assert grono(*asked).out.strip() == f"1/{make.today().year}"
    again = grono(*asked)
    assert (again.out, again.err.strip()) == ("", "Nadano: 0 numerów")
