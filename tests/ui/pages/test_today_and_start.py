"""The first screens: what to do today, and how to begin where no register is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui import walk
from tests.ui.pages.conftest import User

from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.services import attached, editing
from grono.store.store import Store
from grono.ui.pages.members import MembersPage
from grono.ui.pages.start import StartPage
from grono.ui.window import Window


def test_a_quiet_day_is_told_in_calm_sentences(window: Window, user: User) -> None:
    window.go("today")
    assert user.sees("Nie ma nic do zrobienia.", "Nie ma zaplanowanych wydarzeń.")
    assert user.sees("Jeszcze nic się nie zmieniło.", "Niczego nie brakuje.")


def test_what_is_missing_opens_the_list_filtered(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("today")
    assert user.sees("Brak numeru REGON", "Do uzupełnienia")
    user.click("Brak adresu e-mail, 2")
    page = window.book.page
    assert isinstance(page, MembersPage)
    assert page.views.current.key == "members"
    assert user.sees("2 z 7 członków", "Braki: Brak adresu e-mail")
    window.back()
    assert user.sees("Do uzupełnienia")


def test_a_task_is_ticked_and_leads_to_its_record(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    window.go("today")
    names = [name for name in user.screen() if name.startswith("Uzupełnić REGON, Netika")]
    assert "po terminie" in names[0]
    user.click(names[0])
    assert isinstance(window.book.page, MembersPage)
    assert window.book.page.current_id() == ids["Netika"]
    window.back()
    user.click("Oznacz jako zrobione: Uzupełnić REGON")
    assert attached.hanging(store, ids["Netika"]).open_tasks == 0
    assert user.sees("Zrobione: Uzupełnić REGON", "Nie ma nic do zrobienia.")


def test_recent_changes_end_with_a_way_back(
    ids: dict[str, Id], window: Window, user: User, store: Store
) -> None:
    editing.save_organisation(store, ids["Netika"], {"short_name": "Netika"})
    window.go("today")
    assert user.sees("Zmiana: Netika Rozwiązania IT sp. z o.o.", "tester")
    user.click("Cofnij")
    assert user.sees("Cofnięto: Zmiana: Netika Rozwiązania IT sp. z o.o.")


def test_figures_open_what_they_count(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("today")
    user.click("6 MŚP")
    assert isinstance(window.book.page, MembersPage)
    assert window.book.page.views.current.key == "sme"


def test_today_is_reached_by_keyboard(ids: dict[str, Id], window: Window, user: User) -> None:
    window.go("today")
    user.settle()
    page = window.book.page
    assert page is not None
    assert walk.problems(window, page) == []


@pytest.mark.parametrize(("width", "height", "scale"), [(1180, 720, 100), (1440, 900, 200), (1024, 640, 115)])
def test_nothing_is_wider_than_the_page(
    ids: dict[str, Id], window: Window, user: User, width: int, height: int, scale: int
) -> None:
    window.look.theme.choose(scale=scale)
    window.resize(width, height)
    for place in ("today", "deadlines", "members", "people", "organisation_form", "person_form", "start"):
        window.go(place)
        user.settle()
        page = window.book.page
        assert page is not None
        assert page.minimumSizeHint().width() <= window.book.width(), place


# Start


def start(window: Window) -> StartPage:
    window.show_start()
    QApplication.processEvents()
    page = window.book.page
    assert isinstance(page, StartPage)
    return page


def test_the_first_start_offers_every_way(window: Window, user: User) -> None:
    start(window)
    assert user.sees("Od czego zaczynamy?", "Mam listę członków w Excelu", "Zaczynam od pustego rejestru")
    assert user.sees("Mam już rejestr", "Chcę obejrzeć przykładowy klaster", "Mam kopię zapasową")
    assert user.sees("Polski", "English", "200%", "Jak system")
    assert window.sidebar.isHidden()


def test_registers_opened_lately_come_with_day_and_size(window: Window, user: User, tmp_path: Path) -> None:
    file = tmp_path / "klaster.grono"
    file.write_bytes(b"x" * 37_000)
    gone = tmp_path / "dawny" / "dawny.grono"
    entries = [
        {"path": str(file), "name": "Mazowiecki Klaster ICT", "opened": "2020-11-23T08:02:00+01:00"},
        {"path": str(gone), "name": "Dawny klaster", "opened": "2019-01-02T08:02:00+01:00"},
    ]
    window.settings.set("recent", entries)
    start(window)
    assert user.sees("Na czym dziś pracujemy?", "37 kB", "23 listopada 2020", "Dawny klaster", "brak pliku")


def test_what_cannot_be_opened_is_said_on_the_page(
    window: Window, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = start(window)

    def fail(_command: str) -> None:
        raise UserError(_("{file} is no register of Grono; it was not touched.", file="zdjęcie.grono"))

    monkeypatch.setattr(window, "do", fail)
    user.click(next(name for name in user.screen() if name.startswith("Mam już rejestr.")))
    assert user.sees("zdjęcie.grono")
    monkeypatch.undo()
    page.run("open_register")
    assert not user.sees("zdjęcie.grono")


def test_every_choice_is_a_command(window: Window, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    start(window)
    asked: list[str] = []
    monkeypatch.setattr(window, "do", asked.append)
    for words in ("English", "150%", "Ciemny"):
        user.click(words)
    for words in ("Mam listę członków w Excelu", "Chcę obejrzeć przykładowy klaster", "Mam kopię zapasową"):
        user.click(next(name for name in user.screen() if name.startswith(f"{words}.")))
    assert asked == [
        "language_en",
        "text_150",
        "theme_dark",
        "import_excel_first",
        "open_sample",
        "restore_backup",
    ]


def test_start_is_reached_by_keyboard(window: Window, user: User) -> None:
    page = start(window)
    user.settle()
    assert walk.problems(window, page) == []
