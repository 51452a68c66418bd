"""The forms: what is enough, what is only warned of, drafts, suggestions, a day for changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.consent import ConsentState
from grono.domain.ids import Id
from grono.domain.membership import MemberState
from grono.domain.organisation import Address
from grono.domain.person import Role
from grono.services import editing, rows
from grono.services.kinds import FIELDS
from grono.store.store import Store
from grono.ui.pages.members import MembersPage
from grono.ui.pages.organisation_form import OrganisationFormPage
from grono.ui.pages.person_form import PersonFormPage
from grono.ui.records.form import RecordFormPage
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Known = Callable[[str], dict[str, object]]


def page_of(window: Window) -> RecordFormPage:
    page = window.book.page
    assert isinstance(page, RecordFormPage)
    return page


def fill(window: Window, key: str, text: str) -> None:
    """Type into a field and leave it."""
    editor = page_of(window).form.boxes[key].editor
    part = editor.parts()[0]
    part.setFocus(Qt.FocusReason.TabFocusReason)
    assert isinstance(part, QLineEdit)
    part.setText(text)
    part.textEdited.emit(text)
    page_of(window).form.focus_field("short_name" if key != "short_name" else "name")
    QApplication.processEvents()


def the_only(store: Store, table: str = "organisation") -> str:
    (row,) = store.query(f"SELECT id FROM {table} WHERE deleted_at IS NULL")
    return row[0]


def test_every_field_stands_in_the_form_once(window: Window) -> None:
    for place, table in (("organisation_form", "organisation"), ("person_form", "person")):
        window.go(place)
        keys = [key for section in page_of(window).form.sections for key in section.keys]
        assert sorted(keys) == sorted(field.key for field in FIELDS[table] if not field.hidden)


def test_a_member_is_added_by_name_and_nip(window: Window, user: User, store: Store, known: Known) -> None:
    window.go("members")
    user.click("Dodaj pierwszego członka")
    user.type("Netika Rozwiązania IT sp. z o.o.")
    user.press(Qt.Key.Key_Tab)
    user.type("9999067907")
    user.press(Qt.Key.Key_S, CTRL)
    values = known(the_only(store))
    assert (values["name"], values["nip"]) == ("Netika Rozwiązania IT sp. z o.o.", "9999067907")
    assert (values["state"], values["joined"]) == (MemberState.MEMBER, date.today().isoformat())
    assert values["legal_form"] == "117"
    assert isinstance(window.book.page, MembersPage)
    assert user.sees("Dodano: Netika Rozwiązania IT sp. z o.o.", "999-906-79-07")
    user.click("Cofnij")
    assert user.sees("Tu będą członkowie klastra")


def test_only_a_missing_name_stops_a_wrong_nip_does_not(
    window: Window, user: User, store: Store, known: Known
) -> None:
    window.go("organisation_form")
    fill(window, "nip", "999-906-79-08")
    assert user.sees("NIP ma błędną cyfrę kontrolną")
    user.press(Qt.Key.Key_S, CTRL)
    assert user.sees("Popraw 1 pole, żeby zapisać")
    assert store.query("SELECT * FROM organisation") == []
    fill(window, "name", "Netika")
    user.press(Qt.Key.Key_S, CTRL)
    assert known(the_only(store))["nip"] == "9999067908"


def test_what_cannot_be_understood_stops_too(window: Window, user: User, store: Store) -> None:
    window.go("organisation_form")
    fill(window, "name", "Netika")
    fill(window, "founded", "31.06.2020")
    user.press(Qt.Key.Key_S, CTRL)
    assert user.sees("czerwiec ma 30 dni")
    assert store.query("SELECT * FROM organisation") == []


def test_the_town_suggests_the_commune_and_the_region(window: Window, user: User) -> None:
    window.go("organisation_form")
    fill(window, "town", "Piastów")
    values = page_of(window).form.read()[0]
    assert (values["gmina"], values["voivodeship"]) == ("1421011", "mazowieckie")
    assert user.sees("Podpowiedziane z tego, co wpisano", "Piastów, pruszkowski")
    fill(window, "town", "Łódź")
    values = page_of(window).form.read()[0]
    assert (values["gmina"], values["voivodeship"]) == ("1061011", "łódzkie")


def test_similar_records_are_shown_and_can_be_said_to_be_others(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("organisation_form")
    fill(window, "name", "Netika rozwiazania IT S.A.")
    user.wait_to_see("Podobne wpisy", "podobna nazwa")
    user.click("To inny wpis")
    assert not user.sees("Podobne wpisy")
    fill(window, "nip", "999-787-78-90")
    user.wait_to_see("PiastSoft sp. z o.o.", "ten sam NIP")
    user.click("Otwórz: PiastSoft sp. z o.o.")
    assert isinstance(window.book.page, MembersPage)
    window.back()
    assert user.sees("Szkic")


def test_one_after_another_without_the_mouse(window: Window, user: User, store: Store) -> None:
    window.go("organisation_form")
    for name in ("Alfa", "Beta"):
        user.settle()
        user.type(name)
        user.press(Qt.Key.Key_Return, CTRL)
    assert [row[0] for row in store.query("SELECT title FROM _rownum ORDER BY sort_key")] == ["Alfa", "Beta"]
    assert isinstance(window.book.page, OrganisationFormPage)
    assert page_of(window).form.read()[0]["name"] is None


def test_a_changed_address_holds_from_today_and_history_stays(
    ids: dict[str, Id], window: Window, user: User, store: Store, known: Known
) -> None:
    window.go("organisation_form", id=ids["Netika"])
    assert not user.sees("obowiązuje od dziś")
    fill(window, "town", "Sochaczew")
    assert page_of(window).when.isVisible()
    user.click("Zapisz organizację")
    assert known(ids["Netika"])["town"] == "Sochaczew"
    towns = [(row.town, row.valid_to) for row in store.all(Address, "organisation_id = ?", (ids["Netika"],))]
    assert towns == [("Teresin", (date.today() - timedelta(days=1)).isoformat()), ("Sochaczew", None)]


def test_a_correction_leaves_no_history_and_a_day_can_be_chosen(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.go("organisation_form", id=ids["Netika"])
    fill(window, "town", "Sochaczew")
    page_of(window).when.choose("correction")
    user.press(Qt.Key.Key_S, CTRL)
    (row,) = store.all(Address, "organisation_id = ?", (ids["Netika"],))
    assert row.town == "Sochaczew"
    window.go("organisation_form", id=ids["Netika"])
    fill(window, "town", "Łowicz")
    page_of(window).when.choose("day")
    user.type("1.9.2024")
    user.press(Qt.Key.Key_S, CTRL)
    towns = [
        (row.town, row.valid_from) for row in store.all(Address, "organisation_id = ?", (ids["Netika"],))
    ]
    assert towns == [("Sochaczew", None), ("Łowicz", "2024-09-01")]


def test_a_telephone_needs_no_day(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("organisation_form", id=ids["Netika"])
    fill(window, "phones", "22 111 22 33")
    assert not page_of(window).when.isVisible()


def test_what_was_not_finished_is_offered_again(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("members")
    window.go("organisation_form", id=ids["Netika"])
    fill(window, "street", "ul. Nowa")
    user.click("Anuluj")
    assert user.sees("Szkic został na tym komputerze.")
    window.go("organisation_form", id=ids["Netika"])
    assert page_of(window).form.read()[0]["street"] == "ul. Nowa"
    user.click("Odrzuć szkic")
    assert page_of(window).form.read()[0]["street"] is None
    window.go("members")
    window.go("organisation_form", id=ids["Netika"])
    assert not user.sees("Odrzuć szkic")


def test_a_draft_can_be_thrown_away_at_once(window: Window, user: User, user_data: Path) -> None:
    window.go("organisation_form")
    fill(window, "name", "Alfa")
    user.click("Anuluj")
    assert list(user_data.rglob("organisation-new.json"))
    user.click("Odrzuć")
    assert not list(user_data.rglob("organisation-new.json"))


def test_a_missing_number_is_completed_from_the_card(ids: dict[str, Id], window: Window, user: User) -> None:
    window.show_record("organisation", ids["Netika"])
    user.settle()
    user.click("REGON: brak — uzupełnij")
    page = page_of(window)
    assert QApplication.focusWidget() is page.form.boxes["regon"].editor.parts()[0]


def test_a_person_gets_a_role_where_they_were_added_from(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.show_record("organisation", ids["PiastSoft"])
    user.settle()
    user.click("Dodaj osobę")
    assert isinstance(window.book.page, PersonFormPage)
    user.type("Zawistowski")
    user.press(Qt.Key.Key_Tab)
    user.type("Maurycy")
    fill_role(window, "prezes zarządu")
    user.press(Qt.Key.Key_S, CTRL)
    (hit,) = store.search("zawistowski", ("person",))
    (role,) = store.of(Role, [hit.id])[hit.id]
    assert (role.organisation_id, role.function) == (ids["PiastSoft"], "prezes zarządu")
    assert user.sees("Maurycy Zawistowski", "prezes zarządu · PiastSoft sp. z o.o.")


def fill_role(window: Window, function: str) -> None:
    editor = page_of(window).form.boxes["function"].editor
    editor.set_value(function)
    editor.edited.emit()


def test_consents_of_a_person_are_kept_with_their_day(
    ids: dict[str, Id], window: Window, store: Store
) -> None:
    window.go("person_form", id=ids["Wolska"])
    form = page_of(window).form
    form.boxes["consent_newsletter"].editor.set_value(ConsentState.GIVEN)
    form.boxes["consent_newsletter_on"].editor.set_value(date(2026, 3, 1))
    page = page_of(window).page
    assert page is not None
    page.save()
    row = rows.person_rows(store, [ids["Wolska"]], date.today())[0]
    assert (row["consent_newsletter"], row["consent_newsletter_on"]) == (ConsentState.GIVEN, date(2026, 3, 1))


def test_the_contact_person_of_a_new_member_becomes_a_person(window: Window, store: Store) -> None:
    window.go("organisation_form")
    form = page_of(window).form
    for key, value in (
        ("name", "Alfa"),
        ("person_name", "dr Ewa Wolska"),
        ("person_emails", ("e@alfa.example",)),
    ):
        form.boxes[key].editor.set_value(value)
    page = page_of(window).page
    assert page is not None
    page.save()
    person = the_only(store, "person")
    assert editing.title_of(store, person) == "Wolska Ewa"
    window.go("organisation_form", id=the_only(store))
    assert "person_name" not in page_of(window).form.boxes


@pytest.mark.parametrize("place", ["organisation_form", "person_form"])
def test_forms_are_reached_by_keyboard(ids: dict[str, Id], window: Window, user: User, place: str) -> None:
    window.go(place)
    user.settle()
    page = page_of(window)
    if place == "organisation_form":
        fill(window, "name", "Netika Rozwiązania IT")
    page._look_for_doubles()
    assert walk.problems(window, page) == []


def test_data_is_pasted_into_empty_fields(window: Window, user: User) -> None:
    window.go("organisation_form")
    fill(window, "name", "Netika")
    text = "Netika Rozwiązania IT sp. z o.o.\nul. Modemowa 14\n96-515 Teresin\nNIP 999-906-79-07"
    QApplication.clipboard().setText(text)
    user.click("Wklej dane")
    values = page_of(window).form.read()[0]
    assert (values["name"], values["nip"], values["street"]) == ("Netika", "9999067907", "ul. Modemowa")
    assert values["gmina"] == "1428082"
    assert user.sees("Uzupełniono 5 pól", "Z wklejonego tekstu")
    user.click("Wklej dane")
    assert user.sees("Niczego nie rozpoznano albo pola są już wypełnione.")
