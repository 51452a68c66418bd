"""The ways of the design, counted: clicks and keys from the page that the program opens on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.ids import Id
from grono.store.store import Store
from grono.ui import printing
from grono.ui.pages.members import MembersPage
from grono.ui.pages.organisation_form import OrganisationFormPage
from grono.ui.palette import Palette
from grono.ui.records.write import WriteDialog
from grono.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_telephone_is_found_in_six_keys(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("today")
    user.press(Qt.Key.Key_K, CTRL)
    user.type("neti")
    palette = window.overlay.dialog
    assert isinstance(palette, Palette)
    user.bot.waitUntil(lambda: "Teresin · NIP 999-906-79-07" in palette.model.lines[1].spoken())
    user.press(Qt.Key.Key_Return)
    user.wait_to_see("22 555 01 76", "biuro@netika.example")
    assert (user.keys, user.clicks) == (6, 0)


def test_a_member_is_added_by_one_click_two_fields_and_one_shortcut(
    window: Window, user: User, store: Store
) -> None:
    window.go("today")
    user.click("Nowy członek")
    user.type("PiastSoft sp. z o.o.")
    user.press(Qt.Key.Key_Tab)
    user.type("9997877890")
    user.press(Qt.Key.Key_S, CTRL)
    assert user.clicks == 1
    assert [hit.title for hit in store.search("9997877890")] == ["PiastSoft sp. z o.o."]


def test_the_directory_is_one_click_from_here(
    ids: dict[str, Id], window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second click prints; that is counted with the page of reports."""
    window.go("today")
    page = window.book.page
    assert page is not None
    went: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(page.desk, "go", lambda place, **where: went.append((place, where)))
    user.click("Katalog członków")
    user.click("Lista dla instytucji")
    assert went == [("reports", {"name": "member-directory"}), ("reports", {"name": "member-list"})]


def test_the_palette_offers_to_add_what_it_did_not_find(
    ids: dict[str, Id], window: Window, user: User
) -> None:
    window.go("today")
    user.press(Qt.Key.Key_K, CTRL)
    user.type("Nowa Firma")
    palette = window.overlay.dialog
    assert isinstance(palette, Palette)
    user.bot.waitUntil(lambda: palette.model.lines[-1].spoken() == "Dodaj członka „Nowa Firma”")
    user.press(Qt.Key.Key_Return)
    page = window.book.page
    assert isinstance(page, OrganisationFormPage)
    assert page.form.read()[0]["name"] == "Nowa Firma"


def test_addresses_for_a_blind_copy_and_who_has_none(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("members")
    page = window.book.page
    assert isinstance(page, MembersPage)
    page.tick_all()
    user.click("Napisz", page.area.bars)
    dialog = window.overlay.dialog
    assert isinstance(dialog, WriteDialog)
    assert walk.problems(window, dialog) == []
    assert user.sees("Napisz do 5 odbiorców", "2 odbiorców nie ma adresu e-mail", "Łódzkie Systemy Pomiarowe")
    user.click("Skopiuj adresy")
    assert "biuro@netika.example; biuro@piastsoft.example" in QGuiApplication.clipboard().text()
    assert user.sees("Skopiowano 5 adresów")


def test_a_draft_for_each_with_attachments_into_a_folder(
    ids: dict[str, Id], window: Window, user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "Program.pdf"
    paper.write_bytes(b"%PDF-1.7")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "listy"))
    window.show_record("organisation", ids["Netika"])
    user.settle()
    user.click("Napisz")
    dialog = window.overlay.dialog
    assert isinstance(dialog, WriteDialog)
    user.click("Osobne wiadomości")
    assert walk.problems(window, dialog) == []
    dialog.attach([paper])
    user.settle()
    user.button("Odłącz Program.pdf")
    user.click("Utwórz 1 szkic…")
    user.wait_to_see("1 szkic jest w folderze")
    (draft,) = (tmp_path / "listy").glob("*.eml")
    assert b"biuro@netika.example" in draft.read_bytes()
    assert b"Program.pdf" in draft.read_bytes()


def test_a_record_is_edited_straight_from_the_search(ids: dict[str, Id], window: Window) -> None:
    window.go("today")
    window.edit_record("organisation", ids["Netika"])
    page = window.book.page
    assert isinstance(page, OrganisationFormPage)
    assert page.form.read()[0]["name"] == "Netika Rozwiązania IT sp. z o.o."
    window.back()
    assert isinstance(window.book.page, MembersPage)
    assert window.book.page.current_id() == ids["Netika"]


def test_what_is_ticked_is_printed_as_it_is_shown(
    ids: dict[str, Id], window: Window, user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_file(_parent: object, document: QPdfDocument, title: str) -> QPrinter:
        assert (document.pageCount(), title) == (1, "Organizacje")
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "lista.pdf"))
        return printer

    monkeypatch.setattr(printing, "ask", to_file)
    window.go("members")
    page = window.book.page
    assert isinstance(page, MembersPage)
    page.table.setFocus()
    user.press(Qt.Key.Key_Space)
    user.click("Drukuj", page.area.bars)
    user.bot.waitUntil(lambda: (tmp_path / "lista.pdf").exists(), timeout=20_000)
    user.wait_to_see("Wysłano 1 stronę")
