"""Verbs around events and training: registrations, logs, calendars, participants and scans."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import segno
from reportlab.pdfgen.canvas import Canvas
from tests import make
from tests.cli.conftest import Grono

from grono.services.activities import served
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.participants.records import fill, project_of
from grono.store.opening import open_register

FORM = "Imię i nazwisko;E-mail;Firma\nAnna Kowalska;anna@x.example;PiastSoft\nEwa Żak;ewa@x.example;Obca\n"
LOG = (
    "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    "Anna Kowalska,,03/02/2026 09:00:00 AM,03/02/2026 10:00:00 AM,60,Yes\n"
    "iPhone,,03/02/2026 09:00:00 AM,03/02/2026 10:30:00 AM,90,Yes\n"
)
RIGHT: dict[str, object] = {
    "citizenship": "Obywatelstwo polskie",
    "sex": "Kobieta",
    "education": "Wyższe (ISCED 5–8)",
    "status": "Osoba pracująca",
    "status_detail": "osoba pracująca w MMŚP",
    "support_scope": "szkolenia",
    "support_kind": "kurs",
    "foreign_origin": "Nie",
    "third_country": "Nie",
    "minority": "Nie",
    "homeless": "Nie",
    "disability": "Nie",
    "other_identifier": "AB123456",
    "born_on": date(1990, 1, 1),
    "joined_on": date(2026, 3, 2),
    "support_from": date(2026, 3, 2),
    "voivodeship": "mazowieckie",
    "powiat": "sochaczewski",
    "gmina": "Teresin",
    "town": "Teresin",
    "postcode": "96-515",
    "phone": "601 234 567",
    "email": "anna@x.example",
}


@dataclass(frozen=True)
class Cluster:
    """A register with an event and an edition, and the ids that a person would copy from its lists."""

    path: Path
    event: str
    edition: str
    session: str
    anna: str
    guest: str


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Cluster:
    folder = tmp_path_factory.mktemp("activities")
    with make.register(folder) as store:
        anna = make.person(store, "Kowalska", "Anna")
        event = make.event(store, "Śniadanie", make.session("2026-11-20"))
        edition = make.edition(store, "CRM", make.session("2026-03-02", "9:00-12:00"))
        served.serve(store, "edition", edition, [make.project(store, "Projekt", number="FEMP/1")])
        one, guest = make.registered(
            store, "edition", edition, Newcomer(person_id=anna), make.guest("Lis", "Jan")
        )
        (day,) = sessions_of(store, "edition", edition)
        return Cluster(folder / "test.grono", event, edition, day.id, one.id, guest.id)


@pytest.fixture
def cluster(_made: Cluster, tmp_path: Path) -> Cluster:
    """The register of this test's own."""
    path = Path(shutil.copy(_made.path, tmp_path / "klaster.grono"))
    return Cluster(path, _made.event, _made.edition, _made.session, _made.anna, _made.guest)


def test_registrations_are_previewed_and_imported(grono: Grono, cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text(FORM, "utf-8")
    wish = ("import", cluster.path, "form.csv", "--as", "registrations", "--event", "Śniadanie")
    shown = grono(*wish, "--dry-run").json
    assert (shown["read"], shown["created"], shown["mapping"]["Firma"]) == (2, 2, "organisation")
    done = grono(*wish)
    assert (done.code, done.json["created"], "Backup: " in done.err) == (0, 2, True)
    assert grono(*wish).json["unchanged"] == 2
    assert "2 registrations for Śniadanie" in grono("undo", cluster.path).out


def test_registrations_need_to_be_told_where_they_belong(grono: Grono, cluster: Cluster) -> None:
    said = grono("import", cluster.path, "form.csv", "--as", "registrations")
    assert (said.code, "--event, --edition ID" in said.err) == (2, True)
    assert grono("import", cluster.path, "form.csv", "--as", "attendance").code == 2


def test_an_event_that_is_not_there_changes_nothing(grono: Grono, cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text(FORM, "utf-8")
    said = grono("import", cluster.path, "form.csv", "--as", "registrations", "--event", "x")
    assert (said.code, said.out) == (1, "")


def test_a_log_names_who_is_unknown_until_it_is_said(grono: Grono, cluster: Cluster, tmp_path: Path) -> None:
    (tmp_path / "zoom.csv").write_text(LOG, "utf-8")
    wish = ("import", cluster.path, "zoom.csv", "--as", "attendance", "--session", cluster.session)
    first = grono(*wish, "--refused", "reszta.xlsx").json
    assert (first["created"], first["refused"], first["unmatched"]) == (1, 1, ["iPhone"])
    assert first["people"] == [{"id": cluster.anna, "name": "Kowalska Anna", "minutes": 60}]
    assert (tmp_path / "reszta.xlsx").exists()
    second = grono(*wish, "--match", f"iPhone={cluster.guest}").json
    assert (second["created"], second["unchanged"], second["unmatched"]) == (1, 1, [])
    third = grono(*wish).json
    assert (third["unchanged"], third["refused"]) == (2, 0)
    left_out = grono(*wish, "--match", "iPhone=").json
    assert left_out["skipped"] == 1


def test_a_calendar_goes_out_and_comes_in(grono: Grono, cluster: Cluster, tmp_path: Path) -> None:
    said = grono("export", cluster.path, "calendar", "--out", "klaster.ics")
    assert (said.code, (tmp_path / "klaster.ics").read_bytes()[:15]) == (0, b"BEGIN:VCALENDAR")
    back = grono("import", cluster.path, "klaster.ics", "--as", "events")
    assert (back.code, back.json["unchanged"], back.json["created"]) == (0, 2, 0)


def test_participants_are_written_only_when_every_row_is_right(
    grono: Grono, cluster: Cluster, tmp_path: Path
) -> None:
    wish = ("export", cluster.path, "participants", "--edition", cluster.edition, "--out", "sm.csv")
    refused = grono(*wish, "--errors", "błędy.json")
    told: dict[str, Any] = json.loads((tmp_path / "błędy.json").read_text("utf-8"))
    assert (refused.code, (tmp_path / "sm.csv").exists()) == (1, False)
    assert {one["person"] for one in told["errors"]} == {"Kowalska Anna", "Lis Jan"}
    spoken = grono(*wish)
    assert (spoken.code, "1. Kowalska Anna, Obywatelstwo: " in spoken.out) == (1, True)
    with open_register(cluster.path, "tester") as store:
        anna = str(store.query("SELECT id FROM person")[0][0])
        fill(store, project_of(store, cluster.edition).id, anna, RIGHT)
    by_title = tuple("CRM" if part == cluster.edition else part for part in wish)
    only = grono(*by_title, "--only-valid", "--errors", "błędy.json")
    table = (tmp_path / "sm.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert (only.code, len(table), table[1].count(";")) == (0, 3, 42)
    assert json.loads((tmp_path / "błędy.json").read_text("utf-8"))["written"] == 1


def test_participants_need_an_edition(grono: Grono, cluster: Cluster) -> None:
    assert grono("export", cluster.path, "participants", "--out", "sm.csv").code == 2
    said = grono("export", cluster.path, "participants", "--edition", "x", "--out", "sm.csv")
    assert (said.code, "There is no edition" in said.err) == (1, True)


def test_participants_data_come_in_and_a_pesel_is_refused(
    grono: Grono, cluster: Cluster, tmp_path: Path
) -> None:
    (tmp_path / "dane.csv").write_text(
        "Nazwisko;Imię;Płeć;PESEL\nKowalska;Anna;Kobieta;02261773497\n", "utf-8"
    )
    wish = ("import", cluster.path, "dane.csv", "--as", "participants", "--edition", cluster.edition)
    said = grono(*wish)
    assert (said.code, "grono encrypt" in said.err, "0226" in said.err) == (1, True, False)
    assert grono(*wish, "--map", "PESEL=").json["created"] == 1


def test_a_scanned_list_is_filed_by_its_code(grono: Grono, cluster: Cluster, tmp_path: Path) -> None:
    segno.make(f"GRONO:S:{cluster.session}").save(str(tmp_path / "kod.png"), scale=6)
    canvas = Canvas(str(tmp_path / "skan.pdf"))
    canvas.drawImage(str(tmp_path / "kod.png"), 400, 700, 80, 80)
    canvas.showPage()
    canvas.drawString(50, 50, "Strona bez kodu")
    canvas.showPage()
    canvas.save()
    said = grono("file-scan", cluster.path, "skan.pdf")
    assert (said.code, said.out) == (0, "1: CRM, 02/03/2026\n")
    assert "Pages 2: no readable code" in said.err
    again = grono("file-scan", cluster.path, "skan.pdf")
    assert "was there already" in again.out
    told = grono("file-scan", cluster.path, "skan.pdf", "--json").json
    assert (told["filed"][0]["session"], told["unreadable"]) == (cluster.session, [2])
    assert grono("file-scan", cluster.path, "kod.png").code == 0
    assert grono("file-scan", cluster.path, "nikt.pdf").code == 1


def test_a_name_without_an_id_is_wrong_usage(grono: Grono, cluster: Cluster) -> None:
    said = grono(
        "import", cluster.path, "z.csv", "--as", "attendance", "--session", cluster.session, "--match", "Jan"
    )
    assert (said.code, "NAME=VALUE" in said.err) == (2, True)
