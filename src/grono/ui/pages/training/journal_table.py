"""The journal as a matrix: people in rows, sessions in columns, entered by keys alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from grono.domain.activity import Session
from grono.domain.text import Text, _, n_, p_
from grono.services.training.conditions import Standing
from grono.ui.look import Look
from grono.ui.pages.training.journal_cells import JournalCells, JournalHead
from grono.ui.pages.training.shown import Shown, certificate_state, score, session_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TOOLTIP, _ACCESSIBLE = 3, 11
AFTER = ("attendance", "pre", "post", "certificate")
_NAMES: dict[str, Text] = {
    "attendance": _("Attendance"),
    "pre": _("Pre-test"),
    "post": _("Post-test"),
    "certificate": _("Certificate"),
}


class JournalModel(QAbstractTableModel):
    """Who was where for how long, what came of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.shown: Shown | None = None
        self.people: list[Standing] = []
        self.sessions: tuple[Session, ...] = ()
        self.typed: tuple[int, int, str] = (-1, -1, "")

    def show(self, shown: Shown) -> None:
        """Show an edition; where rows and columns stay the same, the view stays where it is."""
        same = [one.participant.registration.id for one in self.people] == [
            one.participant.registration.id for one in shown.seated
        ] and [one.id for one in self.sessions] == [one.id for one in shown.course.sessions]
        if not same:
            self.beginResetModel()
        self.shown, self.people, self.sessions = shown, shown.seated, shown.course.sessions
        if not same:
            self.endResetModel()
        elif self.people:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.people) - 1, self.columnCount() - 1))

    def session(self, column: int) -> Session | None:
        """The session of a column; None for the others."""
        return self.sessions[column - 1] if 1 <= column <= len(self.sessions) else None

    def kind(self, column: int) -> str:
        """ "name", "session", or one of the columns behind."""
        after = column - 1 - len(self.sessions)
        return "name" if column == 0 else "session" if after < 0 else AFTER[after]

    def minutes(self, row: int, column: int) -> int | None:
        """How long somebody was at a session; None where it is not known."""
        session = self.session(column)
        return self.people[row].participant.minutes.get(session.id) if session else None

    def full(self, column: int) -> int:
        """The minutes of the session of a column."""
        session = self.session(column)
        return self.shown.course.minutes(session) if self.shown and session else 0

    def said(self, row: int, column: int) -> str:
        """What a cell says in words."""
        kind, one, tr = self.kind(column), self.people[row], self.look.tr
        if kind == "name":
            return ", ".join(filter(None, (one.participant.name, one.participant.organisation)))
        if kind == "session":
            return self._attended(row, column)
        if kind == "certificate" and self.shown:
            why = "; ".join(map(tr, one.refusals))
            return ", ".join(filter(None, (tr(certificate_state(self.shown, one)[0]), why)))
        if kind == "attendance":
            return self.share(row)
        return score(one.result.pre if kind == "pre" else one.result.post)

    def share(self, row: int) -> str:
        """Attended of all that was scheduled, in whole percent rounded down; a dash before anything is."""
        attended = self.people[row].attended
        return f"{attended.minutes * 100 // attended.scheduled}%" if attended.scheduled else "—"

    def _attended(self, row: int, column: int) -> str:
        minutes, tr = self.minutes(row, column), self.look.tr
        if minutes is None:
            return tr(_("not entered"))
        if not minutes:
            return tr(p_("journal", "absent"))
        if minutes == self.full(column):
            return tr(p_("journal", "present"))
        return tr(n_("{n} minute", "{n} minutes", minutes))

    # What Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(self.sessions) + len(AFTER)

    def data(self, index: Index, role: int = 0) -> object:
        if role == _ACCESSIBLE:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal, _ACCESSIBLE)
            name = self.people[index.row()].participant.name
            return f"{name}, {title}: {self.said(index.row(), index.column())}"
        return self.said(index.row(), index.column()) if role in (0, _TOOLTIP) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Vertical or role not in (0, _TOOLTIP, _ACCESSIBLE):
            return None
        session, tr = self.session(section), self.look.tr
        if session is None:
            kind = self.kind(section)
            return tr(_("Participant") if kind == "name" else _NAMES[kind])
        if role == 0:
            return f"{session.day.day}.{session.day.month:02}"
        topic = self.shown.course.topic(session) if self.shown else ""
        return ", ".join(filter(None, (tr(session_words(session)), topic)))


class JournalTable(QTableView):
    """Space turns present and absent over, digits are minutes, Enter goes down, Del forgets."""

    marked = Signal(object, str, object)  # the session, the registration, minutes or None
    opened = Signal(str)  # the registration whose row Enter was pressed on outside the sessions

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.journal = JournalModel(look)
        self.writable: Callable[[], bool] = lambda: True
        self.setModel(self.journal)
        self.setItemDelegate(JournalCells(self))
        self.head = JournalHead(look, self.journal)
        self.setHorizontalHeader(self.head)
        self.setAccessibleName(look.tr(_("Journal")))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        look.theme.changed.connect(self.measure)
        self.measure()

    def measure(self) -> None:
        """Give rows and columns their sizes at this text size; the names take what is left."""
        look = self.look
        self.verticalHeader().setDefaultSectionSize(look.px(42))
        self.verticalHeader().setMinimumSectionSize(look.px(42))
        widths = {"session": 62, "attendance": 84, "pre": 84, "post": 84, "certificate": 176}
        taken = 0
        for column in range(1, self.journal.columnCount()):
            wide = look.px(widths[self.journal.kind(column)])
            self.setColumnWidth(column, wide)
            taken += wide
        if self.journal.columnCount():
            self.setColumnWidth(0, max(look.px(200), self.viewport().width() - taken))

    def show_edition(self, shown: Shown) -> None:
        """Show an edition, with the cursor where it was, or at the next session."""
        at = self.currentIndex()
        self.journal.show(shown)
        self.measure()
        if not self.currentIndex().isValid() and self.journal.people:
            column = at.column() if at.isValid() else self._first_column()
            place = min(max(at.row(), 0), len(self.journal.people) - 1)
            self.setCurrentIndex(self.journal.index(place, min(column, self.journal.columnCount() - 1)))

    def _first_column(self) -> int:
        """The session that is entered next: the first one where nothing is known."""
        for column in range(1, len(self.journal.sessions) + 1):
            if all(self.journal.minutes(row, column) is None for row in range(len(self.journal.people))):
                return column
        return min(1, len(self.journal.sessions))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.currentIndex(), event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain or not at.isValid() or not self._enter(at, key, event.text()):
            self._finish()
            super().keyPressEvent(event)

    def _enter(self, at: QModelIndex, key: int, text: str) -> bool:
        """What a key means in a cell; whether it means anything."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            if self.journal.session(at.column()) is None:
                self.opened.emit(self.journal.people[at.row()].participant.registration.id)
            self._down(at)
            return True
        if self.journal.session(at.column()) is None or not self.writable():
            return False
        if text.isdecimal() and len(text) == 1 and text.isascii():
            self._type(at, text)
            return True
        return self._press(at, key)

    def _press(self, at: QModelIndex, key: int) -> bool:
        before = self.journal.typed[2]
        if key == Qt.Key.Key_Backspace and before:
            self._type(at, "")
        elif key == Qt.Key.Key_Escape and before:
            self._forget()
        elif key == Qt.Key.Key_Space:
            self.toggle(at)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._mark(at, None)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._mark(at, self.journal.full(at.column()) if key == Qt.Key.Key_Plus else 0)
            self._down(at)
        else:
            return False
        return True

    def _type(self, at: QModelIndex, digit: str) -> None:
        row, column, before = self.journal.typed
        known = before if (row, column) == (at.row(), at.column()) else ""
        text = (known + digit)[:4] if digit else known[:-1]
        self.journal.typed = (at.row(), at.column(), text) if text else (-1, -1, "")
        self.viewport().update()

    def _forget(self) -> None:
        self.journal.typed = (-1, -1, "")
        self.viewport().update()

    def _finish(self) -> None:
        """What was typed counts now."""
        row, column, text = self.journal.typed
        self._forget()
        if text:
            self._mark(self.journal.index(row, column), int(text))

    def toggle(self, at: Index) -> None:
        """Turn present and absent over; whoever is not known yet is present."""
        minutes = self.journal.minutes(at.row(), at.column())
        self._mark(at, self.journal.full(at.column()) if not minutes else 0)

    def _mark(self, at: Index, minutes: int | None) -> None:
        session = self.journal.session(at.column())
        if session is not None:
            self.marked.emit(session, self.journal.people[at.row()].participant.registration.id, minutes)

    def _down(self, at: QModelIndex) -> None:
        if at.row() + 1 < len(self.journal.people):
            self.setCurrentIndex(self.journal.index(at.row() + 1, at.column()))

    # Mouse, focus and size

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if self.journal.session(at.column()) is not None and self.writable():
            self.toggle(at)
        elif at.isValid():
            self.opened.emit(self.journal.people[at.row()].participant.registration.id)

    def currentChanged(self, current: Index, previous: Index) -> None:
        self._finish()
        super().currentChanged(current, previous)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._finish()
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()
