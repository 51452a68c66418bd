"""The papers of an event: what each must hold, from badges to receipts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from tests import make
from tests.reports import papers
from tests.reports.test_pages import overlapping
from tests.reports.test_sheets import images_on, picture

from grono.domain.activity import ParticipantRole, Registration
from grono.domain.attached import Attachment
from grono.domain.certificate import Certificate, Series
from grono.domain.cluster import Coordinator
from grono.domain.event import AgendaItem
from grono.domain.ids import Id
from grono.domain.person import Gender
from grono.domain.project import Clause
from grono.domain.text import _
from grono.reports.cards import BADGES
from grono.reports.document import FormTable
from grono.reports.render.pdf import pages, pdf
from grono.reports.render.style import MM
from grono.services import numbering
from grono.services.activities import attending, confirming, registering, served, sessions
from grono.store.store import Store

LONG = "Międzynarodowe Przedsiębiorstwo Informatyczno-Telekomunikacyjne „Łącznik” Spółka Akcyjna"
PAPERS = (
    "agenda",
    "participants",
    "badges",
    "table-signs",
    "attendance-confirmation",
    "receipt-list",
    "enrolment-form",
    "participant-declaration",
    "consent-slips",
    "information-clauses",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A coordinator and nothing else."""
    made = make.register(tmp_path, "Klaster Mały")
    with made.step(_("Fill in the coordinator")):
        made.save(Coordinator(name="Fundacja Próba", nip="9997732364", town="Piastów"))
    yield made
    made.close()


def conference(store: Store, people: int = 4, **columns: object) -> str:
    """An event of two days with its project and some people, the second of whom speaks."""
    days = make.session("2026-12-08", "9:00-15:00", breaks=60), make.session("2026-12-09", "9:00-12:00")
    id = make.event(store, "Konferencja klastra", *days, place="Piastów", **columns)
    guests = [make.guest(f"Osoba{n}-Wielonazwiskowa", "Jan Maria", LONG) for n in range(1, people + 1)]
    guests[1] = replace(guests[1], role=ParticipantRole.SPEAKER, needs="bez glutenu")
    make.registered(store, "event", id, *guests)
    project = make.project(store, "Splot kompetencji", picture(), number="FEMA.01", authority="Zarząd")
    served.serve(store, "event", id, [project])
    return id


def text(store: Store, name: str, **options: str) -> str:
    return papers.text_of(pdf(papers.document(store, name, **options)))


def people(store: Store, event: str) -> list[Registration]:
    return registering.registrations_of(store, "event", event)


def attend(store: Store, event: str, *places: int) -> None:
    """Some people, by place, were there on the first day."""
    day = sessions.sessions_of(store, "event", event)[0]
    everybody = people(store, event)
    attending.present(store, day, [everybody[place].id for place in places])


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("language", ["pl", "both"])
def test_nothing_overlaps_and_the_project_is_on_every_page(name: str, language: str, store: Store) -> None:
    event = conference(store, people=25)
    attend(store, event, *range(25))
    who = {"who": "all"} if name == "table-signs" else {}
    document = papers.document(store, name, language, event=event, **who)
    laid_out = pages(document)
    assert [overlapping(page) for page in laid_out] == [[]] * len(laid_out)
    shown = [page.replace("\N{NO-BREAK SPACE}", " ") for page in papers.pages_of(pdf(document))]
    assert all("nr FEMA.01 „Splot kompetencji”" in page for page in shown)
    assert all(images_on(pdf(document)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_register_without_events_says_so(name: str, store: Store) -> None:
    assert "Nie ma jeszcze żadnego wydarzenia ani szkolenia." in text(store, name)


@pytest.mark.parametrize("name", PAPERS)
def test_an_edition_has_the_same_papers(name: str, store: Store) -> None:
    edition = make.edition(store, "Kurs", make.session("2026-12-01"), place="Teresin")
    make.registered(store, "edition", edition, make.guest("Nowak", "Ewa", "Firma"))
    assert "Kurs" in text(store, name, edition=edition) or name == "table-signs"


@pytest.mark.parametrize("layout", BADGES, ids=lambda layout: layout.key)
def test_badges_lie_within_their_fields(layout: object, store: Store) -> None:
    event = conference(store, people=12)
    document = papers.document(store, "badges", event=event, layout=layout.key)  # type: ignore[attr-defined]
    width, height = layout.width * MM, layout.height * MM  # type: ignore[attr-defined]
    document = replace(document, sample=True)
    laid_out = pages(document)
    assert [overlapping(page) for page in laid_out] == [[]] * len(laid_out)
    cards = [piece for page in laid_out for piece, _x, _y in page.placed if piece.role == "Figure"]
    assert len(cards) == 12 * len(layout.faces[0])  # type: ignore[attr-defined]
    for card in cards:
        for x, baseline, words, (face, size, _colour) in card.texts:
            assert x >= 0, words
            assert x + face.width(words) * size <= width, words
            assert 0 < baseline < height, words


def test_badges_begin_after_the_labels_that_were_used(store: Store) -> None:
    event = conference(store, people=9)
    assert len(pages(papers.document(store, "badges", event=event))) == 1
    assert len(pages(papers.document(store, "badges", event=event, skip="2"))) == 2


def test_a_table_sign_stands_on_its_head_for_those_on_the_other_side(store: Store) -> None:
    event = conference(store)
    [page] = pages(papers.document(store, "table-signs", event=event, who="speaking"))
    signs = [piece for piece, _x, _y in page.placed if piece.role == "Figure"]
    assert [sign.turned for sign in signs] == [False, True]
    assert "Osoba2" in text(store, "table-signs", event=event, who="speaking")
    assert "Nikt nie ma" in text(store, "badges", event=make.event(store, "Pusto"))
    assert signs[0].texts == signs[1].texts


def test_the_agenda_has_its_rows_day_by_day(store: Store) -> None:
    event = conference(store)
    speaker = make.person(store, "Dąbrowska", "Anna")
    first = AgendaItem(event_id=Id(event), day=date(2026, 12, 8), starts=time(9, 30), topic="Otwarcie")
    rows = [
        replace(first, ends=time(10)),
        replace(first, id=Id("x"), starts=time(9), topic="Kawa", organisation="Bar"),
        replace(first, id=Id("y"), starts=time(11), topic="Wykład", speaker_id=speaker),
    ]
    with store.step(_("Agenda")):
        store.save_many(rows)
    said = text(store, "agenda", event=event)
    places = [said.rindex(word) for word in ("8 grudnia 2026 r.", "Kawa", "Otwarcie", "Wykład", "9 grudnia")]
    assert places == sorted(places)
    assert "9:30–10:00" in said
    assert "Anna Dąbrowska" in said


def test_the_internal_list_has_needs_and_contacts_and_who_was_there(store: Store) -> None:
    event = conference(store)
    attend(store, event, 1)
    assert "bez glutenu" in text(store, "participants", event=event)
    present = text(store, "participants", event=event, who="present")
    assert "Osoba2" in present
    assert "Osoba1" not in present
    assert "Osoba1" not in text(store, "participants", event=event, who="absent")
    assert "E-mail" not in text(store, "participants", event=event, contacts="no")
    registering.register(store, "event", event, [make.guest("Gość")])
    assert "Gość" not in text(store, "participants", event=event, who="waiting")


def test_confirmations_go_to_those_who_were_there_with_their_days_and_number(store: Store) -> None:
    woman = make.person(store, "Nowak", "Ewa", gender=Gender.FEMININE)
    man = make.person(store, "Kowal", "Jan", gender=Gender.MASCULINE)
    event = make.event(store, "Spotkanie", make.session("2026-12-08", "9:00-12:00"), place="Piastów")
    newcomers = [registering.Newcomer(person_id=id) for id in (woman, man)]
    make.registered(store, "event", event, *newcomers, make.guest("Gość"), make.guest("Nieobecny"))
    assert "Nie wpisano jeszcze" in text(store, "attendance-confirmation", event=event)
    attend(store, event, 0, 1, 2)
    number, *_others = confirming.give(store, "event", event, papers.DAY)
    assert len(_others) == 2
    assert confirming.give(store, "event", event, papers.DAY) == []
    shown = papers.pages_of(pdf(papers.document(store, "attendance-confirmation", event=event)))
    shown = [page.replace("\N{NO-BREAK SPACE}", " ") for page in shown]
    assert len(shown) == 3
    for wanted in ("Ewa Nowak", "uczestniczyła", "08.12.2026, 9:00–12:00", f"nr {number.text}"):
        assert wanted in shown[0]
    assert "uczestniczył w:" in shown[1]
    assert "uczestniczył(a)" in shown[2]
    only = papers.document(store, "attendance-confirmation", event=event, rows="2")
    assert "Jan Kowal" in papers.text_of(pdf(only))
    assert len(only.blocks) == 1


def columns(store: Store, **options: str) -> list[str]:
    blocks = papers.document(store, "receipt-list", **options).blocks
    [form] = [block for block in blocks if isinstance(block, FormTable)]
    return [papers.say(column.title) for column in form.columns[2:]]


def test_receipts_have_a_column_for_each_thing(store: Store) -> None:
    event = conference(store)
    assert columns(store, event=event) == ["Podpis"]
    assert columns(store, event=event, items="Teczka; Skrypt;") == ["Teczka", "Skrypt"]
    assert columns(store, event=event, what="meals") == ["08.12.2026", "09.12.2026"]
    assert columns(store, event=event, what="certificates") == ["Numer zaświadczenia", "Data", "Podpis"]


def test_the_receipt_of_certificates_has_their_numbers(store: Store) -> None:
    event = conference(store)
    first, second, *_rest = people(store, event)
    one, two = numbering.give(
        store, Series.CERTIFICATE, [("registration", first.id), ("registration", second.id)], papers.DAY
    )
    made = Certificate(registration_id=first.id, number_id=one.id, issued_on=papers.DAY, person_name="x")
    void = replace(made, id=Id("v"), registration_id=second.id, number_id=two.id, voided_on=papers.DAY)
    with store.step(_("Certificates")):
        store.save_many([made, void])
    said = text(store, "receipt-list", event=event, what="certificates")
    assert one.text in said
    assert two.text not in said


def test_forms_are_empty_or_filled_in_with_what_is_known(store: Store) -> None:
    event = conference(store, accessibility="winda")
    empty = papers.document(store, "enrolment-form", event=event)
    assert len(empty.blocks) == 1
    assert "Osoba1" not in papers.text_of(pdf(empty))
    assert "Zapewniamy: winda." in papers.text_of(pdf(empty))
    assert "9 grudnia 2026" in papers.text_of(pdf(empty))
    filled = papers.document(store, "enrolment-form", event=event, who="all")
    assert len(filled.blocks) == 4
    assert "bez glutenu" in papers.text_of(pdf(filled))


def test_the_declaration_names_person_project_and_both_controllers(store: Store) -> None:
    said = text(store, "participant-declaration", event=conference(store), rows="2")
    for wanted in (
        "Osoba2",
        "Deklaracja uczestnictwa",
        "Oświadczenia uczestnika",
        "FEMA.01",
        "Fundacja Próba",
    ):
        assert wanted in said
    assert "Osoba1" not in said


def test_a_consent_slip_is_whole_on_its_page(store: Store) -> None:
    shown = papers.pages_of(pdf(papers.document(store, "consent-slips", event=conference(store, people=7))))
    for page in shown:
        assert page.count("Zgoda na wykorzystanie wizerunku") == page.count("nie wyrażam zgody") > 0


def test_nobody_with_a_seat_is_said(store: Store) -> None:
    event = make.event(store, "Spotkanie", make.session("2026-12-08"))
    assert "Nikt nie ma jeszcze miejsca." in text(store, "consent-slips", event=event)


@pytest.mark.parametrize("name", [*PAPERS, "sign-in-sheet", "event-report"])
def test_names_meant_to_break_it_do_not(name: str, store: Store) -> None:
    event = make.event(store, "<b>Zły\x01 tytuł</b> & " + "x" * 400, make.session("2026-12-08"), place="=1+1")
    make.registered(store, "event", event, *(make.guest(bad, bad, bad) for bad in papers.HOSTILE))
    attend(store, event, *range(len(papers.HOSTILE)))
    who = {"who": "all"} if name == "table-signs" else {}
    for page in pages(papers.document(store, name, "both", event=event, **who)):
        for piece, _left, top in page.placed:
            assert piece.height <= page.size[1]
            assert top <= page.size[1]
    assert pdf(papers.document(store, name, event=event, **who))


def test_a_clause_whose_languages_do_not_run_alike_is_one_paragraph(store: Store) -> None:
    event = conference(store)
    [clause] = store.all(Clause, "key = 'information_coordinator'")
    with store.step(_("Clause")):
        store.save(replace(clause, text="Jeden.\nDwa.", text_en="One."))
    said = text(store, "information-clauses", event=event, signature="yes")
    assert "Dwa." in said
    assert "Zapoznałem/zapoznałam się z tą informacją." in said


def lose_files(store: Store) -> None:
    """The bytes of all files are gone, as after a copy without the file beside the register."""
    with store.step(_("Lose files")):
        store.save_many([replace(file, sha256="0" * 64) for file in store.all(Attachment)])


def test_a_strip_whose_file_is_damaged_is_told_as_missing(store: Store) -> None:
    event = conference(store)
    lose_files(store)
    document = papers.document(store, "agenda", event=event)
    assert [funding.strip for funding in document.funding] == [None]
    assert len(document.lacks) == 1
