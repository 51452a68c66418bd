"""What the ways through training have in common."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.training import Training

from grono.services.activities.attending import minutes_in
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store
from grono.ui.pages.training.edition import EditionPage
from grono.ui.pages.training.journal import JournalTab
from grono.ui.table.rows_editor import RowsEditor
from grono.ui.window import Window

ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


def edition_page(window: Window) -> EditionPage:
    page = window.book.page
    assert isinstance(page, EditionPage)
    return page


def journal(window: Window) -> JournalTab:
    tab = edition_page(window).tab
    assert isinstance(tab, JournalTab)
    return tab


def marks(store: Store, held: Training, session: int) -> dict[str, int]:
    """Who was at a session for how long, by family name."""
    day = sessions_of(store, "edition", held.edition.id)[session]
    found = minutes_in(store, day)
    names: dict[str, str] = dict(zip(held.ids, ("Bąk", "Chm", "Gże", "Łuk", "Pie", "Żół"), strict=True))
    return {names[id]: row.minutes for id, row in found.items()}


def table_of(window: Window) -> RowsEditor:
    return next(one for one in window.book.page.findChildren(RowsEditor) if one.isVisible())  # type: ignore[union-attr]
