"""Sign-in sheets as people print, sign, close and file them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from tests import make
from tests.reports import papers
from tests.reports.test_sheets import crossed, picture

from grono.domain.activity import RegistrationState, Session
from grono.domain.cluster import Coordinator
from grono.domain.text import UserError, _
from grono.reports.document import FormTable, Sheet
from grono.reports.render.pdf import pages, pdf
from grono.services.activities import attending, registering, served, sessions
from grono.store.store import Store

AUTHORITY = "Zarząd Województwa Próbnego"
PRIVATE = "ul. Prywatna 7"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A coordinator and nothing else."""
    made = make.register(tmp_path, "Klaster Mały")
    with made.step(_("Fill in the coordinator")):
        made.save(Coordinator(name="Fundacja Próba", nip="9997732364", town="Piastów"))
    yield made
    made.close()


def breakfast(store: Store, *days: Session, people: int = 3) -> str:
    """An event at which some guests are registered."""
    days = days or (make.session("2026-12-08", "9:00-12:00", breaks=30, room="sala 12"),)
    id = make.event(store, "Śniadanie biznesowe", *days, place="Piastów", in_charge="Anna Dąbrowska")
    guests = [make.guest(f"Osoba{n}", "Jan", "Firma Próbna") for n in range(1, people + 1)]
    make.registered(store, "event", id, *guests)
    return id


def text(store: Store, **options: str) -> str:
    return papers.text_of(pdf(papers.document(store, "sign-in-sheet", **options)))


def forms(store: Store, **options: str) -> list[FormTable]:
    """The table of every sheet."""
    sheets = papers.document(store, "sign-in-sheet", **options).sheets
    return [block for sheet in sheets for block in sheet.blocks if isinstance(block, FormTable)]


def test_a_sheet_says_all_that_an_auditor_asks_for(store: Store) -> None:
    event = breakfast(store)
    project = make.project(store, "Splot kompetencji", picture(), number="FEMA.01", authority=AUTHORITY)
    served.serve(store, "event", event, [project])
    said = text(store, event=event)
    for wanted in (
        "Fundacja Próba · NIP 999-773-23-64",
        "Lista obecności",
        "Projekt nr FEMA.01 „Splot kompetencji”",
        "8 grudnia 2026 r. · 9:00–12:00, w tym przerwy: 30 min · Piastów, sala 12 · prowadzenie: Anna",
        "Nazwisko i imię",
        "Osoba1 Jan",
        "Anna Dąbrowska, data i podpis",
        "Administratorem danych osobowych jest Fundacja Próba, Piastów.",
        f"administratorem danych jest także {AUTHORITY}",
        "obecni na tej stronie: …………   spoza listy: …………",
        "strona 1 z 1",
    ):
        assert wanted in said


def test_only_those_with_a_seat_stand_on_it_and_nothing_private(store: Store) -> None:
    event = make.event(store, "Warsztat", make.session("2026-12-08"), capacity=2)
    person = make.person(store, "Prywatna", "Ewa", emails=("ewa@dom.example",), phones=("600 100 200",))
    newcomers = [registering.Newcomer(person_id=person), make.guest("Druga"), make.guest("Czekająca")]
    make.registered(store, "event", event, *newcomers)
    said = text(store, event=event)
    assert "Prywatna Ewa" in said
    assert "Druga" in said
    assert "Czekająca" not in said
    assert "dom.example" not in said
    assert "600" not in said
    assert "PESEL" not in said


def test_who_resigned_is_not_on_it_and_the_numbers_of_the_others_stay(store: Store) -> None:
    event = breakfast(store)
    first = registering.registrations_of(store, "event", event)[0]
    registering.set_state(store, [first], RegistrationState.RESIGNED)
    [form] = forms(store, event=event, blank="2")
    assert [number for number, _one in form.rows] == [2, 3]
    assert form.blank == (4, 5)


def test_empty_rows_of_all_sheets_have_numbers_of_their_own(store: Store) -> None:
    event = breakfast(store, make.session("2026-12-08"), make.session("2026-12-09"))
    one, two = forms(store, event=event, blank="2")
    assert (one.blank, two.blank) == ((4, 5), (6, 7))
    assert forms(store, event=event, blank="0")[0].blank == ()


def test_a_session_has_one_sheet_with_its_code_on_every_page(store: Store) -> None:
    days = make.session("2026-12-08"), make.session("2026-12-09")
    event = breakfast(store, *days, people=40)
    second = sessions.sessions_of(store, "event", event)[1]
    document = papers.document(store, "sign-in-sheet", session=second.id)
    laid_out = pages(document)
    assert len(laid_out) > 2
    assert {page.code for page in laid_out} == {f"GRONO:S:{second.id}"}
    assert "9 grudnia 2026" in papers.text_of(pdf(document))


def test_a_closed_sheet_has_its_unused_rows_struck_through(store: Store) -> None:
    event = breakfast(store)
    [day] = sessions.sessions_of(store, "event", event)
    people = registering.registrations_of(store, "event", event)
    attending.present(store, day, [people[0].id])
    assert crossed(forms(store, event=event, blank="2")[0]) == 0
    attending.close(store, day)
    [form] = forms(store, event=event, blank="2")
    assert form.crossed == {2, 3}
    assert crossed(form) == 2 * 4 + 2 * 2


@pytest.mark.parametrize(
    ("hours", "signing", "titles"),
    [
        ("9:00-15:00", "usual", ["Podpis: rano", "Podpis: po południu"]),
        ("9:00-12:30", "usual", ["Podpis"]),
        ("9:00-15:00", "in_out", ["Wejście: godz.", "Wejście: podpis", "Wyjście: godz.", "Wyjście: podpis"]),
        ("9:00-15:00", "arrival", ["Wejście (godz.)", "Podpis"]),
    ],
)
def test_training_is_signed_by_half_days_or_as_asked(
    hours: str, signing: str, titles: list[str], store: Store
) -> None:
    edition = make.edition(store, "Cyfrowy handlowiec", make.session("2026-12-01", hours))
    [form] = forms(store, edition=edition, signing=signing, organisation="no", role="yes")
    assert [papers.say(column.title) for column in form.columns] == ["Nazwisko i imię", "Rola", *titles]


def test_the_trainer_signs_and_what_the_office_wrote_is_what_they_state(store: Store) -> None:
    trainer = make.person(store, "Dąbrowska", "Anna")
    edition = make.edition(store, "Kurs", make.session("2026-12-01", trainer_id=trainer, topic="Oferty"))
    said = text(store, edition=edition)
    assert "prowadzenie: Anna Dąbrowska" in said
    assert "Oferty" in said
    [clause] = served.clauses(store, ["trainer_statement"])
    assert papers.squeezed(clause.text) in papers.squeezed(said)


def test_names_can_stand_in_polish_order_with_their_numbers(store: Store) -> None:
    event = make.event(store, "Warsztat", make.session("2026-12-08"))
    make.registered(store, "event", event, *map(make.guest, ("Żak", "Ćwik", "Cybulska")))
    [form] = forms(store, event=event, order="name")
    assert [(number, one.name) for number, one in form.rows] == [(3, "Cybulska"), (2, "Ćwik"), (1, "Żak")]


def test_the_clauses_can_follow_on_a_paper_of_their_own(store: Store) -> None:
    event = breakfast(store)
    last = papers.document(store, "sign-in-sheet", event=event, clauses="yes").blocks[-1]
    assert isinstance(last, Sheet)
    assert papers.say(last.title) == "Klauzule informacyjne"
    assert "Prezesa Urzędu Ochrony Danych Osobowych" in text(store, event=event, clauses="yes")


def test_without_being_asked_it_is_the_next_day_that_comes(store: Store) -> None:
    for day in ("2026-11-20", "2026-11-24", "2026-12-24"):
        make.event(store, f"Spotkanie {day}", make.session(day))
    assert "Spotkanie 2026-11-24" in text(store)


def test_an_event_is_found_by_its_title_and_what_is_picked_from_the_list(store: Store) -> None:
    event = breakfast(store)
    [label] = papers.labels(store, "sign-in-sheet", "event")
    assert label == "Śniadanie biznesowe · 08.12.2026"
    for typed in (event, label, "śniadanie biznesowe"):
        assert "Osoba1" in text(store, event=typed)
    [label] = papers.labels(store, "sign-in-sheet", "session")
    assert re.search(r"09:00$", label)
    assert "Osoba1" in text(store, session=label)


def test_what_is_not_there_is_said_with_the_way_to_find_it(store: Store) -> None:
    breakfast(store)
    for key, where in (("event", "events"), ("edition", "editions"), ("session", "sessions")):
        with pytest.raises(UserError, match=f"grono list FILE {where}"):
            papers.document(store, "sign-in-sheet", **{key: "nie ma"})
    with pytest.raises(UserError, match="Only one"):
        papers.document(store, "sign-in-sheet", event="a", session="b")


def test_a_missing_strip_is_told_before_printing_and_nothing_is_drawn_for_it(store: Store) -> None:
    event = breakfast(store)
    served.serve(store, "event", event, [make.project(store, "Splot", b"x", code="SK", title_en="Tangle")])
    assert papers.document(store, "sign-in-sheet", event=event).lacks == ()
    bare = make.project(store, "Bez paska", code="BP")
    served.serve(store, "event", event, [bare])
    [lack] = papers.document(store, "sign-in-sheet", event=event).lacks
    assert "„BP” nie ma obrazu z paskiem znaków" in papers.say(lack)
    assert "Projekt „Bez paska”" in text(store, event=event)


def test_an_event_without_days_says_so(store: Store) -> None:
    event = make.event(store, "Kiedyś")
    assert "Nie zaplanowano jeszcze żadnego dnia." in text(store, event=event)
    assert "Nie ma jeszcze" not in text(store, event=event)


def test_a_service_of_the_database_has_its_number(store: Store) -> None:
    edition = make.edition(
        store, "Kurs", make.session("2026-12-01"), bur_number="2026/12/1", bur_title="Usługa"
    )
    assert "Usługa nr 2026/12/1 w BUR: Usługa" in text(store, edition=edition)


@pytest.mark.parametrize("scale", [2, 3, 4])
def test_a_scanner_of_about_150_dots_or_more_reads_the_code_of_every_page(scale: int, store: Store) -> None:
    event = breakfast(store, people=20)
    [day] = sessions.sessions_of(store, "event", event)
    scan = pypdfium2.PdfDocument(pdf(papers.document(store, "sign-in-sheet", session=day.id)))
    pictures = [page.render(scale=scale, grayscale=True).to_pil() for page in scan]
    assert [[code.text for code in zxingcpp.read_barcodes(one)] for one in pictures] == [
        [f"GRONO:S:{day.id}"] for _page in pictures
    ]


def test_without_any_event_the_sheet_says_so(store: Store) -> None:
    assert "Nie ma jeszcze żadnego wydarzenia ani szkolenia." in text(store)
