"""Papers of training, read word by word, and what they refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from tests import make, training
from tests.reports import papers
from tests.reports.test_goldens import compare

from grono.domain.activity import CostItem
from grono.domain.certificate import CertificateLayout
from grono.domain.questions import Questionnaire
from grono.domain.text import UserError, _
from grono.domain.training import CertificateVariant, Programme
from grono.reports import find_report
from grono.reports.document import Document
from grono.reports.language import InBoth
from grono.reports.render.output import rendered
from grono.reports.render.pdf import pdf
from grono.reports.training import about, person_hours
from grono.services.activities import attending
from grono.services.activities.sessions import sessions_of
from grono.services.parts.single import trashed
from grono.services.training import certificate_register, certificates, questions, surveys
from grono.services.training.courses import course
from grono.store.store import Store

DAY = papers.DAY


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, training.Training]]:
    """An edition of a project with attendance, tests, survey, costs and certificates; nobody changes it."""
    folder = tmp_path_factory.mktemp("training")
    with make.register(folder, "Klaster Mały") as store:
        served = training.with_signs(store, training.project(store), folder)
        made = training.training(store, served=served)
        _surveyed(store, made)
        _issued(store, made)
        yield store, made


def _surveyed(store: Store, made: training.Training) -> None:
    asked = questions.survey_of(store, "edition", made.edition.id)
    for sheet, text in enumerate(("54535 10", "44444 9", "5 5 - 4 5 6", "344448"), 1):
        words = {asked[6].question.id: "Więcej ćwiczeń" if sheet > 1 else ""}
        surveys.enter(store, "edition", made.edition.id, sheet, {**surveys.typed(text, asked), **words})
    with store.step(_("Conclusions")):
        store.save(replace(made.edition, conclusions="Grupa osiągnęła zakładane efekty."))


def _issued(store: Store, made: training.Training) -> None:
    """One in each layout; the second with a duplicate, the fourth void, a fifth undone."""
    for place, layout in zip((0, 3, 4), CertificateLayout, strict=True):
        certificates.issue(store, made.edition.id, [made.ids[place]], layout, DAY)
    [lost] = [row.certificate for row in certificate_register.register(store) if row.number.no == 2]
    assert lost
    certificates.duplicate(store, lost, "zgubione", date(2026, 11, 25))
    [wrong] = certificates.issue(store, made.edition.id, [made.ids[5]], on=DAY).certificates
    certificates.void(store, wrong, "błąd w nazwisku", date(2026, 11, 24))
    certificates.issue(store, made.edition.id, [made.ids[5]], on=DAY)
    store.undo()


PAPERS = [
    ("training-schedule", "pl", {"signature": "yes"}),
    ("training-schedule", "en", {}),
    ("class-register", "pl", {}),
    ("certificates", "pl", {}),
    ("certificates", "en", {}),
    ("certificates", "both", {}),
    ("certificate-register", "pl", {"year": "2026"}),
    ("certificate-register", "en", {}),
    ("edition-report", "pl", {}),
    ("edition-report", "en", {"names": "no"}),
    ("person-hours", "pl", {"period": "2026"}),
    ("person-hours", "en", {"period": "2026-09..2026-10", "by": "project"}),
    ("test-form", "pl", {"rows": "1-2"}),
    ("test-form", "en", {"key": "yes", "phase": "post"}),
    ("survey-form", "pl", {}),
    ("survey-form", "en", {}),
]


@pytest.mark.parametrize(("name", "language", "options"), PAPERS, ids=str)
def test_the_words_are_those_that_were_read(
    name: str, language: str, options: dict[str, str], held: tuple[Store, training.Training]
) -> None:
    text = "\n\f\n".join(pages(document(held, name, language, **options)))
    shown = text.replace("\N{NO-BREAK SPACE}", "\N{OPEN BOX}")
    shown = re.sub(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b", "A7F2-91C4", shown)
    compare(f"{name}-{language}.txt", shown + "\n")


def document(
    held: tuple[Store, training.Training], name: str, language: str = "pl", **options: str
) -> Document:
    """A paper about the edition."""
    store, made = held
    known = {option.key for option in find_report(name).options}
    about = {"edition": made.edition.id} if "edition" in known and "certificate" not in options else {}
    return papers.document(store, name, language, **about, **options)


def pages(paper: Document) -> list[str]:
    """The text of its pages."""
    return [page.rstrip() for page in papers.pages_of(pdf(paper))]


@pytest.mark.parametrize("name", ["training-schedule", "class-register", "edition-report", "survey-form"])
def test_the_project_stands_on_every_page_with_its_signs(
    name: str, held: tuple[Store, training.Training]
) -> None:
    content = pdf(document(held, name))
    for page in PdfReader(BytesIO(content)).pages:
        assert "Projekt nr FEMA.01.03-IP.01-0147/25" in page.extract_text().replace("\N{NO-BREAK SPACE}", " ")
        assert len(page.images) == 1


def test_certificates_bear_project_signs_and_a_code_and_void_ones_are_left_out(
    held: tuple[Store, training.Training],
) -> None:
    shown = pages(document(held, "certificates"))
    assert len(shown) == 4  # the detailed one has a back
    assert all("FEMA.01.03-IP.01-0147/25" in page for page in shown)
    assert ["DUPLIKAT" in page for page in shown] == [False, True, False, False]
    assert not any("Żółkiewska" in page for page in shown)
    said = " ".join(shown).replace("\N{NO-BREAK SPACE}", " ")
    assert "ukończyła szkolenie „Cyfrowy handlowiec”" in said
    assert "ukończył(a) szkolenie" in said
    assert "10 września – 15 października 2026 r." in said


def test_one_certificate_is_printed_by_itself(held: tuple[Store, training.Training]) -> None:
    store, _made = held
    row = certificate_register.register(store)[0]
    assert row.certificate
    [page] = pages(document(held, "certificates", certificate=row.certificate.id))
    assert "Katarzyna Bąk-Wojciechowska" in page
    void = certificate_register.register(store)[3]
    assert void.certificate
    with pytest.raises(UserError, match="is void"):
        document(held, "certificates", certificate=void.certificate.id)
    with pytest.raises(UserError, match="no certificate “x”"):
        document(held, "certificates", certificate="x")


def test_who_is_not_among_the_certificates_is_told_with_the_reason(
    held: tuple[Store, training.Training],
) -> None:
    store, made = held
    report = find_report("certificates")
    missing = report.left_out(store, report.request({"edition": made.edition.id}))
    assert [(one.name, papers.say(one.why)) for one in missing] == [
        ("Chmielewski Grzegorz", "obecność 75%, wymagane co najmniej 80%"),
        ("Gżegżółka Stanisław", "obecność 50%, wymagane co najmniej 80%"),
        ("Żółkiewska Anna", "można wydać zaświadczenie"),
    ]
    one = certificate_register.register(store)[0].certificate
    assert one
    assert report.left_out(store, report.request({"certificate": one.id})) == ()


def test_without_being_asked_papers_are_about_what_was_last(held: tuple[Store, training.Training]) -> None:
    store, made = held
    for name in ("certificates", "class-register", "edition-report", "training-schedule"):
        assert made.edition.title in papers.say(papers.document(store, name).subtitle)


@pytest.mark.parametrize(
    "name",
    ["training-schedule", "class-register", "certificates", "edition-report", "test-form", "survey-form"],
)
def test_a_register_without_training_says_so(name: str, empty: Store) -> None:
    assert papers.text_of(pdf(papers.document(empty, name))).strip()
    assert find_report("certificates").left_out(empty, find_report("certificates").request()) == ()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A register to change."""
    with make.register(tmp_path) as made:
        yield made


def test_nothing_is_printed_while_a_required_field_is_empty(store: Store) -> None:
    bur = {
        "certificate": CertificateVariant.BUR,
        "bur_number": "2026/09/10/7/1",
        "bur_title": "Handel w sieci",
    }
    made = training.training(store, **bur, support_id="WND/1", qualification_code="K-12")
    certificates.issue(store, made.edition.id, made.ids, on=DAY)
    said = papers.text_of(pdf(papers.document(store, "certificates")))
    for words in (
        "o zakończeniu udziału w usłudze rozwojowej",
        "zakończyła udział w usłudze rozwojowej „Handel w sieci”",
        "numer usługi: 2026/09/10/7/1 · ID wsparcia: WND/1 · kod kwalifikacji: K-12",
        "KOMPETENCJE SPOŁECZNE",
    ):
        assert words in said.replace("\n", " ")
    with store.step(_("The number is taken out")):
        store.save(replace(made.edition, bur_number=""))
    with pytest.raises(UserError, match="this field is empty: service number in BUR"):
        papers.document(store, "certificates")


def test_an_edition_without_certificates_says_what_to_do(store: Store) -> None:
    training.training(store)
    assert "Najpierw wydaj zaświadczenia" in papers.text_of(pdf(papers.document(store, "certificates")))


def test_long_names_and_many_modules_find_their_place(store: Store) -> None:
    made = training.training(store, title="Edycja " + "bardzo " * 30 + "długa")
    programme = store.get(Programme, made.programme)
    assert programme
    with store.step(_("Long words")):
        store.save(replace(programme, title="Tytuł " * 60, title_en="Title"))
    training.many_modules(store, made.programme, 40)
    for layout, place in zip(CertificateLayout, (0, 3, 4), strict=True):
        certificates.issue(store, made.edition.id, [made.ids[place]], layout, DAY)
    shown = pages(papers.document(store, "certificates", "both"))
    assert (
        sum(
            "Zaświadczenie" in page and "kod kontrolny" in page.replace("\N{NO-BREAK SPACE}", " ")
            for page in shown
        )
        == 3
    )
    assert sum("Modułnr39" in papers.squeezed(page) for page in shown) == 3


def test_a_running_edition_has_no_outcomes_yet(store: Store) -> None:
    training.training(store)
    report = find_report("edition-report")
    request = report.request({}, as_of=date(2026, 9, 20), today=date(2026, 9, 20))
    said = papers.text_of(pdf(report.document(store, request)))
    assert "nie ukończył" not in said


def test_a_report_of_a_bare_edition_leaves_out_what_is_not_known(store: Store) -> None:
    made = training.training(store, attended=False)
    with store.step(_("Nobody comes")):
        store.save_many(map(trashed, made.people))
        store.save_many(map(trashed, store.all(CostItem)))
    said = papers.text_of(pdf(papers.document(store, "edition-report")))
    assert "Ankieta" not in said
    assert "Testy" not in said
    assert "Uczestnicy imiennie" not in said
    assert "Koszty" not in said


def test_words_stand_in_another_text_in_one_language() -> None:
    assert [about.said(InBoth("dni", ""), locale) for locale in ("pl", "en")] == ["dni", "dni"]
    assert about.said(_("Total"), "pl") == "Razem"


def test_few_sheets_of_a_survey_are_not_shown_and_own_questions_are(store: Store) -> None:
    made = training.training(store)
    own = questions.make_own(store, "edition", made.edition.id)
    choice = training.choice(made.edition.id)
    kept = [own[0], own[5], choice, own[6]]
    questions.save_questions(store, "edition", made.edition.id, Questionnaire.SURVEY, kept)
    asked, said = questions.survey_of(store, "edition", made.edition.id), ""
    for sheet, text in enumerate(("5 10 a", "4 0 b", "- 3 a"), 1):
        surveys.enter(store, "edition", made.edition.id, sheet, surveys.typed(text, asked))
        said = papers.text_of(pdf(papers.document(store, "edition-report")))
        assert ("Skąd o nas wiesz?" in said) == (sheet == 3)
    assert "NPS): \N{MINUS SIGN}33" in said
    form = papers.text_of(pdf(papers.document(store, "survey-form")))
    assert "a) z internetu" in form


def test_a_test_without_questions_or_people_says_so(store: Store) -> None:
    made = training.training(store, attended=False)
    questions.save_questions(store, "programme", made.programme, Questionnaire.TEST, [])
    assert "nie ma jeszcze pytań" in papers.text_of(pdf(papers.document(store, "test-form")))
    with store.step(_("Nobody comes")):
        store.save_many(map(trashed, made.people))
    assert "Nikt nie ma jeszcze miejsca" in papers.text_of(pdf(papers.document(store, "test-form")))


def test_the_ledger_is_a_workbook_with_real_numbers(held: tuple[Store, training.Training]) -> None:
    book = load_workbook(BytesIO(rendered(document(held, "person-hours", period="2026"), "xlsx")))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    [katarzyna] = [row for row in rows if "Bąk-Wojciechowska Katarzyna" in row]
    assert 24 in katarzyna
    assert 18 in katarzyna


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-01..2026-06", date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_periods_are_years_months_or_from_one_to_another(typed: str, begins: date, ends: date) -> None:
    assert person_hours.period(typed, DAY) == (begins, ends)


@pytest.mark.parametrize(
    ("typed", "why"), [("last year", "is no period"), ("2026..2025", "before it begins")]
)
def test_a_wrong_period_is_refused(typed: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        person_hours.period(typed, DAY)


@pytest.mark.parametrize("by", ["person", "firm", "size", "programme", "month"])
def test_hours_can_be_added_up_in_every_way(by: str, held: tuple[Store, training.Training]) -> None:
    said = papers.text_of(pdf(document(held, "person-hours", by=by)))
    assert "123" in said


def test_a_wrong_year_of_the_register_is_refused(held: tuple[Store, training.Training]) -> None:
    with pytest.raises(UserError, match="is no year"):
        document(held, "certificate-register", year="26")
    store, _made = held
    [year] = [option for option in find_report("certificate-register").options if option.key == "year"]
    assert year.known is not None
    assert year.known(store, DAY) == ["2026"]


def test_online_sessions_services_and_breaks_say_so(store: Store) -> None:
    bur = {"certificate": CertificateVariant.BUR, "bur_number": "2026/1", "bur_title": "Handel"}
    made = training.training(store, attended=False, breaks_count=True, **bur)
    with store.step(_("Online")):
        store.save_many(replace(one, online=True) for one in sessions_of(store, "edition", made.edition.id))
        store.save(replace(made.edition, place=""))
    said = papers.text_of(pdf(papers.document(store, "training-schedule")))
    for words in ("zdalnie", "usługa nr 2026/1 „Handel”", "Przerwy wliczają się do zajęć."):
        assert words in said


def test_a_course_of_one_day_with_its_own_words_and_no_attendance_yet(store: Store) -> None:
    made = training.training(store, attended=False)
    first, *others = sessions_of(store, "edition", made.edition.id)
    with store.step(_("One day")):
        store.save_many(map(trashed, others))
        store.save(replace(first, topic="Wszystko naraz"))
        module = course(store, made.edition.id).modules[0]
        store.save(replace(module, title_en="Multichannel sales"))
    assert "Wszystko naraz" in papers.text_of(pdf(papers.document(store, "training-schedule")))
    attending.present(store, first, made.ids[:1])
    assert "nie wpisano" in papers.text_of(pdf(papers.document(store, "class-register")))
    certificates.issue(store, made.edition.id, made.ids[:1], on=DAY)
    said = papers.text_of(pdf(papers.document(store, "certificates", "both"))).replace("\n", " ")
    assert "prowadzone w dniu 10 września 2026 r." in said
    assert "Multichannel sales (8 h)" in said
    issued = certificate_register.register(store)[0].certificate
    assert issued
    certificates.duplicate(store, issued)
    assert "duplikat z" in papers.text_of(pdf(papers.document(store, "certificate-register", year="2026")))


def test_a_logo_stands_on_certificates(sample: Store) -> None:
    content = pdf(papers.document(sample, "certificates"))
    assert len(PdfReader(BytesIO(content)).pages[0].images) == 1
