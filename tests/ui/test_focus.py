"""Everything that takes the focus can be reached, heard and seen."""

from __future__ import annotations

import pytest
from tests.ui import gallery, walk

from grono.domain.text import Text, UserError
from grono.ui.window import Window


@pytest.mark.parametrize("place", [place.key for place in gallery.PLACES])
def test_every_page_of_the_gallery(window: Window, place: str) -> None:
    window.go(place)
    assert walk.problems(window, window) == []


def test_a_dialog_keeps_the_focus_inside(window: Window) -> None:
    window.error(UserError(Text("Nie udało się."), Text("Plik jest otwarty."), Text("Zamknij go.")))
    dialog = window.overlay.dialog
    assert dialog is not None
    assert walk.problems(window, dialog) == []
    assert all(dialog.isAncestorOf(stop) for stop in walk.tab_stops(window))


def test_a_bug_report_can_be_copied_by_keyboard(window: Window) -> None:
    window.show_problem(ZeroDivisionError("1/0"))
    dialog = window.overlay.dialog
    assert dialog is not None
    assert walk.problems(window, dialog) == []


def test_the_card_of_shortcuts(window: Window) -> None:
    window.show_shortcuts()
    dialog = window.overlay.dialog
    assert dialog is not None
    assert walk.problems(window, dialog) == []


@pytest.mark.usefixtures("nothing_flashes")
def test_nothing_appears_as_a_window_of_its_own(window: Window) -> None:
    for place in gallery.PLACES:
        window.go(place.key)
    window.show_shortcuts()
    window.open_palette()
