"""Settings: every change acts at once, is kept, and can be taken back where it is about the register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from tests.ui.task_pages.conftest import Person

from grono.app import Program
from grono.domain.consent import Basis, PublicationRule, PublishedField
from grono.services import own_data, registers
from grono.ui.page import Page
from grono.ui.pages import PAGES
from grono.ui.pages.settings.appearance import Appearance
from grono.ui.pages.settings.cluster import ClusterSettings
from grono.ui.pages.settings.colour import contrast_with_white
from grono.ui.pages.settings.page import SettingsPage
from grono.ui.pages.settings.prints import Prints
from grono.ui.pages.settings.section import Section
from grono.ui.pages.settings.shortcuts import Shortcuts
from grono.ui.places import Place
from grono.ui.records.page import RecordPage
from grono.ui.settings import Settings


def section(person: Person, key: str) -> Section:
    """Go to a part of the settings."""
    person.program.window.go("settings", section=key)
    person.settle()
    page = person.page
    assert isinstance(page, SettingsPage)
    return page.section


def test_the_theme_changes_at_once_and_is_kept(person: Person) -> None:
    section(person, "look")
    person.click("Ciemny")
    assert person.program.preferences.theme.dark
    assert Settings().get("theme") == "dark"
    person.click("Jasny")
    assert not person.program.preferences.theme.dark


def test_another_language_makes_the_window_anew_in_the_same_place(person: Person) -> None:
    shown = section(person, "look")
    assert isinstance(shown, Appearance)
    before = person.window
    gone: list[bool] = []
    before.destroyed.connect(lambda: gone.append(True))
    shown.language.set_value("en")
    shown.language.chosen.emit("en")
    person.bot.waitUntil(lambda: person.program.window is not before)
    assert person.sees("Settings", "Look and language", "Text size")
    person.bot.waitUntil(lambda: gone == [True])
    person.program.window.actions_.do("language_pl")
    person.settle()
    assert person.sees("Ustawienia", "Wygląd i język")


def test_a_window_made_anew_follows_the_register_and_the_old_one_does_not(person: Person) -> None:
    person.window.go("members")
    person.program.preferences.choose_language("en")
    own_data.save_cluster(person.window.store, {"name": "Nowa nazwa"})
    assert person.window.windowTitle() == "Nowa nazwa – Grono"
    assert person.sees("Members")


def test_the_text_grows_by_the_keyboard(person: Person) -> None:
    shown = section(person, "look")
    assert isinstance(shown, Appearance)
    shown.focus("size")
    QTest.keyClick(shown.text_size.slider, Qt.Key.Key_Right)
    assert person.sees("115%")
    person.bot.waitUntil(lambda: person.program.preferences.theme.scale == 115)
    person.settle()
    shown = section(person, "look")
    assert isinstance(shown, Appearance)
    shown.restore()
    person.bot.waitUntil(lambda: person.program.preferences.theme.scale == 100)


def test_the_cluster_is_kept_field_by_field_and_undone(person: Person) -> None:
    shown = section(person, "cluster")
    assert isinstance(shown, ClusterSettings)
    box = shown.cluster.form.boxes["brand"]
    box.editor.set_raw("MK")
    box.editor.edited.emit()
    box.editor.left.emit()
    store = person.window.store
    assert registers.cluster(store).brand == "MK"
    person.click("Cofnij")
    assert registers.cluster(store).brand == ""
    assert box.editor.raw() == ""


def test_a_wrong_number_of_the_coordinator_is_said_and_not_kept(person: Person) -> None:
    shown = section(person, "cluster")
    assert isinstance(shown, ClusterSettings)
    shown.coordinator.form.boxes["name"].editor.set_raw("Fundacja Splot")
    number = shown.coordinator.form.boxes["nip"]
    number.editor.set_raw("9996604870")
    number.editor.edited.emit()
    number.editor.left.emit()
    assert person.sees("NIP ma błędną cyfrę kontrolną")
    assert registers.coordinator(person.window.store).name == ""
    number.editor.set_raw("9996604871")
    number.editor.left.emit()
    assert registers.coordinator(person.window.store).nip == "9996604871"


def test_a_logo_is_chosen_shown_and_taken_away(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    picture = tmp_path / "logo.png"
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#1F4E79"))
    image.save(str(picture))
    choose_file(picture)
    shown = section(person, "cluster")
    assert isinstance(shown, ClusterSettings)
    person.click("Wybierz plik…")
    assert own_data.logo_of(person.window.store) == picture.read_bytes()
    person.click("Usuń")
    assert own_data.logo_of(person.window.store) is None


def test_a_colour_tells_how_well_it_is_read(person: Person) -> None:
    shown = section(person, "cluster")
    assert isinstance(shown, ClusterSettings)
    person.click("Kolor #17683F")
    assert registers.cluster(person.window.store).colour == "#17683F"
    assert person.sees("dobrze czytelny")
    shown.colour.code.setText("FFD700")
    shown.colour.code.editingFinished.emit()
    assert person.sees("za jasny na tekst")


def test_contrast_is_that_of_the_standard() -> None:
    """WCAG 2.2, relative luminance: black on white is 21 to 1, #767676 on white is 4.54 to 1."""
    assert contrast_with_white(QColor("#000000")) == pytest.approx(21)
    assert contrast_with_white(QColor("#767676")) == pytest.approx(4.54, abs=0.01)


def test_what_the_directory_prints_is_decided_field_by_field(person: Person) -> None:
    shown = section(person, "prints")
    assert isinstance(shown, Prints)
    shown.bases[str(PublishedField.PHONE)].set_value(str(Basis.WITHHELD))
    shown.bases[str(PublishedField.PHONE)].chosen.emit(str(Basis.WITHHELD))
    rules = {rule.field: rule.basis for rule in person.window.store.all(PublicationRule)}
    assert rules[PublishedField.PHONE] is Basis.WITHHELD
    person.click("Cofnij")
    assert shown.bases[str(PublishedField.PHONE)].value == str(Basis.CONSENT)


def test_a_key_that_is_taken_is_said_and_not_given(person: Person) -> None:
    shown = section(person, "shortcuts")
    assert isinstance(shown, Shortcuts)
    edit = shown.edits["trash"]
    for keys, said in (("Ctrl+K", "Zajęte przez"), ("Ctrl+Alt+L", "polskie litery"), ("L", "pisze tekst")):
        edit.setKeySequence(QKeySequence(keys))
        edit.editingFinished.emit()
        assert person.sees(said)
    edit.setKeySequence(QKeySequence("Ctrl+Shift+T"))
    edit.editingFinished.emit()
    person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert person.sees("Kosz jest pusty")
    section(person, "shortcuts")
    person.click("Przywróć domyślne")
    assert person.window.actions_.action("trash").shortcuts() == []


def test_keys_of_pages_that_were_not_opened_yet_can_be_changed(person: Person) -> None:
    shown = section(person, "shortcuts")
    assert isinstance(shown, Shortcuts)
    assert {"new_record", "save_pdf", "bring_back", "save_shortcuts"} <= set(shown.edits)


@pytest.mark.parametrize("place", PAGES, ids=lambda place: place.key)
def test_what_can_be_done_on_a_page_is_known_before_it_is_built(place: Place) -> None:
    kind = place.page()
    assert kind.commands is Page.commands or kind.declared
    assert kind.declared or not issubclass(kind, RecordPage)


def test_personal_data_are_told_and_lead_to_the_people(person: Person) -> None:
    section(person, "personal")
    assert person.sees("Klauzule informacyjne", "3 osobom nie przekazano klauzuli.", "katalog drukowany")
    person.click("Pokaż te osoby")
    assert person.sees("Wolska Ewa")


def test_about_names_version_register_and_log(person: Person, register: Path) -> None:
    section(person, "about")
    assert person.sees("0.1.0", str(register), "grono.log", "EUPL-1.2")


def test_a_packed_copy_goes_where_one_wants_it(
    person: Person, tmp_path: Path, choose_file: Callable[[Path], None]
) -> None:
    target = tmp_path / "stick" / "kopia.grono-backup"
    target.parent.mkdir()
    choose_file(target)
    section(person, "backups")
    person.click("Zapisz spakowaną kopię…")
    person.wait()
    assert target.stat().st_size > 0
    assert person.sees("Zapisano: kopia.grono-backup", "Otwórz folder")


@pytest.fixture
def read_only(start: Callable[[Path | None], Program], register: Path) -> Program:
    """The program on a register that it may only read."""
    made = start(None)
    made.session.open(register, read_only=True)
    return made


def test_what_may_only_be_read_cannot_be_changed(read_only: Program) -> None:
    read_only.window.go("settings", section="cluster")
    page = read_only.window.book.page
    assert isinstance(page, SettingsPage)
    shown = page.section
    assert isinstance(shown, ClusterSettings)
    assert not shown.cluster.form.isEnabled()
    assert not shown.logo.isEnabled()
