"""A form as it is filled in: formats, errors, drafts, several values, lists that find as you type."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui import walk

from grono.domain.consent import ConsentState
from grono.domain.dates import PartialDate
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.text import Text, _
from grono.services.editing import problems
from grono.services.fields import ORGANISATION_FIELDS
from grono.ui.drafts import Drafts
from grono.ui.forms import Form, FormPage
from grono.ui.forms.options import Editors
from grono.ui.header import PageHeader
from grono.ui.look import Look

KEYS = (
    "name", "kind", "legal_form", "founded", "nip", "regon", "krs", "town", "voivodeship", "emails",
    "pkd_2025", "profile_pl", "size", "headcounts", "consent_directory", "consent_directory_on",
)  # fmt: skip
FIELDS = tuple(field for field in ORGANISATION_FIELDS if field.key in KEYS)


def line(form: Form, key: str) -> QLineEdit:
    """The field of a key."""
    part = form.boxes[key].editor.parts()[0]
    assert isinstance(part, QLineEdit)
    return part


def write(form: Form, key: str, text: str) -> None:
    """Type into a field and leave it by Tab."""
    field = line(form, key)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.clear()
    walk.type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> FormPage:
    towns = (("Łódź", "Łódź"), ("Piastów", "Piastów"))
    form = Form(look, FIELDS, check=problems, editors=Editors(look, known=lambda _field: towns))
    made = FormPage(
        look, form, PageHeader(look, "Nowa"), save_text="Zapisz", next_text="Zapisz i dodaj kolejną"
    )
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def form(page: FormPage) -> Form:
    return page.form


def a_good_nip() -> str:
    from stdnum.pl import nip

    return next(number for n in range(10) if nip.is_valid(number := f"999478132{n}"))


def test_a_number_takes_its_form_only_when_it_becomes_right(form: Form) -> None:
    good = a_good_nip()
    field = line(form, "nip")
    field.setFocus()
    walk.type_text(field, good[:9])
    assert field.text() == good[:9]
    walk.type_text(field, good[9])
    assert field.text() == f"{good[:3]}-{good[3:6]}-{good[6:8]}-{good[8:]}"
    assert form.changed_values()["nip"] == good


def test_an_error_comes_on_leaving_and_goes_while_typing(form: Form) -> None:
    good = a_good_nip()
    wrong = good[:9] + str((int(good[9]) + 1) % 10)
    field = line(form, "nip")
    field.setFocus()
    walk.type_text(field, wrong)
    assert form.boxes["nip"].state == ""
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert form.boxes["nip"].state == "bad"
    assert "cyfrę kontrolną" in field.accessibleDescription()
    field.setFocus()
    field.selectAll()
    walk.type_text(field, good)
    assert form.boxes["nip"].state == ""


def test_a_field_that_was_only_passed_says_nothing(form: Form) -> None:
    field = line(form, "name")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert form.boxes["name"].state == ""


def test_saving_in_vain_puts_the_focus_on_the_summary_whose_links_lead_to_the_fields(
    page: FormPage, qtbot: QtBot
) -> None:
    form = page.form
    write(form, "regon", "01678832")
    with qtbot.assertNotEmitted(page.saved):
        page.save()
    assert form.summary.isVisible()
    assert QApplication.focusWidget() is form.summary
    assert form.summary.accessibleName() == "Popraw 2 pola, żeby zapisać"
    stops = walk.focusable(form.summary)
    qtbot.mouseClick(stops[0], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is line(form, "name")


def test_only_the_name_is_needed_and_only_changes_are_handed_over(page: FormPage, qtbot: QtBot) -> None:
    write(page.form, "name", "Netika Rozwiązania IT")
    with qtbot.waitSignal(page.saved) as saved:
        qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [{"name": "Netika Rozwiązania IT"}, False]


def test_ctrl_enter_saves_and_asks_for_the_next(page: FormPage, qtbot: QtBot) -> None:
    write(page.form, "name", "Netika")
    with qtbot.waitSignal(page.saved) as saved:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [{"name": "Netika"}, True]


def test_what_is_shown_counts_as_unchanged(form: Form) -> None:
    form.set_values(
        {
            "name": "PiastSoft",
            "nip": a_good_nip(),
            "kind": OrganisationKind.ENTERPRISE,
            "size": SizeClass.SMALL,
            "emails": ("a@piast.example", "b@piast.example"),
            "founded": PartialDate("2009-05"),
            "headcounts": ((2024, 12), (2025, 31)),
            "consent_directory": ConsentState.GIVEN,
            "consent_directory_on": date(2026, 1, 2),
            "voivodeship": "mazowieckie",
            "legal_form": "117",
            "pkd_2025": ("62.10.A",),
        }
    )
    assert not form.changed
    assert form.changed_values() == {"name": "PiastSoft"}
    values, unread = form.read()
    assert unread == {}
    assert values["size"] is SizeClass.SMALL
    assert values["emails"] == ("a@piast.example", "b@piast.example")
    assert values["founded"] == "2009-05"
    assert values["headcounts"] == ((2024, 12), (2025, 31))
    assert values["consent_directory_on"] == date(2026, 1, 2)
    assert values["legal_form"] == "117"
    assert values["pkd_2025"] == ("62.10.A",)
    assert line(form, "nip").text().replace("-", "") == a_good_nip()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("14.1.27", "2027-01-14"),
        ("14.01.2027", "2027-01-14"),
        ("2009", "2009"),
        ("5 maja 2019", "2019-05-05"),
        ("", None),
    ],
)
def test_dates_are_typed_as_people_write_them(form: Form, typed: str, value: str | None) -> None:
    write(form, "founded", typed)
    assert form.read()[0]["founded"] == value


def test_a_day_that_does_not_exist_is_told_so(form: Form) -> None:
    write(form, "founded", "31.06.2020")
    assert form.boxes["founded"].state == "bad"
    assert "czerwiec ma 30 dni" in line(form, "founded").accessibleDescription()


def test_today_is_one_key(form: Form) -> None:
    field = line(form, "founded")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert form.read()[0]["founded"] == date.today().isoformat()


def test_several_addresses_are_added_and_taken_away(form: Form, qtbot: QtBot) -> None:
    editor = form.boxes["emails"].editor
    write(form, "emails", "biuro@netika.example")
    add = next(stop for stop in walk.focusable(editor) if "Dodaj e-mail" in walk.name_of(stop))
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is editor.parts()[1]
    walk.type_text(focused, "zarzad@netika.example, handel@netika.example")
    assert form.read()[0]["emails"] == (
        "biuro@netika.example",
        "zarzad@netika.example",
        "handel@netika.example",
    )
    take_away = next(stop for stop in walk.focusable(editor) if "Usuń" in walk.name_of(stop))
    qtbot.mouseClick(take_away, Qt.MouseButton.LeftButton)
    assert form.read()[0]["emails"] == ("zarzad@netika.example", "handel@netika.example")


def test_a_wrong_address_among_several_is_refused(form: Form) -> None:
    write(form, "emails", "biuro małpa netika")
    assert form.boxes["emails"].state == "bad"


def test_a_long_list_finds_without_polish_marks(form: Form, qtbot: QtBot) -> None:
    field = line(form, "town")
    field.setFocus()
    walk.type_text(field, "lod")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Łódź"
    assert form.read()[0]["town"] == "Łódź"


def test_a_list_that_is_closed_keeps_nothing_else(form: Form) -> None:
    write(form, "voivodeship", "mazow")
    assert form.read()[0]["voivodeship"] == "mazowieckie"
    write(form, "voivodeship", "Bawaria")
    assert form.boxes["voivodeship"].state == "bad"


def test_codes_are_found_by_number_and_by_word(form: Form, qtbot: QtBot) -> None:
    field = line(form, "pkd_2025")
    field.setFocus()
    walk.type_text(field, "62.10")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text().startswith("62.10")
    value = form.read()[0]["pkd_2025"]
    assert isinstance(value, tuple)
    assert value[0].startswith("62.10")


def test_a_year_without_a_number_is_told_so(form: Form) -> None:
    editor = form.boxes["headcounts"].editor
    year = editor.parts()[0]
    year.setFocus()
    walk.type_text(year, "2025")
    QTest.keyClick(year, Qt.Key.Key_Tab)
    assert form.boxes["headcounts"].state == "bad"


def test_sections_say_how_they_stand(form: Form) -> None:
    registers = next(section for section in form.sections if "nip" in section.keys)
    assert form.state_of(registers) == ""
    write(form, "krs", "318842")
    assert form.state_of(registers) == "ok"
    write(form, "regon", "12")
    assert form.state_of(registers) == "bad"


def test_a_warning_does_not_hold_up_saving(look: Look, qtbot: QtBot) -> None:
    form = Form(
        look,
        FIELDS,
        check=lambda _fields, _values: {},
        warn=lambda _fields, values: {"nip": _("No NIP")} if not values["nip"] else {},
    )
    qtbot.addWidget(form)
    assert form.validate()
    assert form.boxes["nip"].state == "warn"


def test_problems_found_while_saving_stand_at_their_fields(form: Form) -> None:
    form.show_problems({"nip": Text("Organizacja z tym NIP-em już jest.")})
    assert form.boxes["nip"].state == "bad"
    assert form.summary.isVisible()


def test_a_draft_outlives_the_window_and_goes_with_the_saving(
    page: FormPage, look: Look, qtbot: QtBot
) -> None:
    drafts = Drafts("klaster")
    page.use_drafts(drafts, "organisation", None)
    write(page.form, "name", "Szkic sp. z o.o.")
    write(page.form, "nip", "999")
    page.keep_draft()
    assert drafts.all() == [("organisation", None)]

    form = Form(look, FIELDS, check=problems)
    again = FormPage(look, form, PageHeader(look, "Nowa"), save_text="Zapisz")
    qtbot.addWidget(again)
    again.use_drafts(drafts, "organisation", None)
    assert line(again.form, "name").text() == "Szkic sp. z o.o."
    assert line(again.form, "nip").text() == "999"
    assert form.boxes["nip"].state == "bad"
    assert form.changed
    again.done()
    assert drafts.all() == []


def test_a_draft_can_be_thrown_away(page: FormPage, qtbot: QtBot) -> None:
    drafts = Drafts("klaster")
    drafts.keep("organisation", "x", {"name": "Nowa nazwa"})
    page.form.set_values({"name": "Stara nazwa"})
    page.use_drafts(drafts, "organisation", "x")
    assert line(page.form, "name").text() == "Nowa nazwa"
    QApplication.processEvents()
    discard = next(stop for stop in walk.focusable(page) if walk.name_of(stop) == "Odrzuć szkic")
    qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert line(page.form, "name").text() == "Stara nazwa"
    assert drafts.load("organisation", "x") is None


def test_a_draft_that_cannot_be_read_is_no_draft() -> None:
    drafts = Drafts("klaster")
    drafts.keep("person", "p", {"family_name": "Nowak"})
    file = drafts._file("person", "p")
    file.write_text("{", encoding="utf-8")
    assert drafts.load("person", "p") is None
    assert drafts.load("person", "q") is None


def test_large_text_puts_everything_into_one_column(look: Look, qtbot: QtBot) -> None:
    look.theme.choose(scale=150)
    form = Form(look, FIELDS, check=problems)
    page = FormPage(look, form, PageHeader(look, "Nowa"), save_text="Zapisz")
    qtbot.addWidget(page)
    page.resize(1180, 720)
    page.show()
    lefts = {form.boxes[key].x() for key in ("nip", "regon", "krs")}
    assert len(lefts) == 1
