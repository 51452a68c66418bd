"""A field over a long list: type any part of a word, marks and case aside, and choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView

from grono.domain.folding import fold
from grono.ui.look import Look
from grono.ui.widgets import paint

Options = Sequence[tuple[str, object]]
Search = Callable[[str], Options]
_SHOWN = 50
_ROWS = 8


def among(options: Options | Callable[[], Options], look: Look) -> Search:
    """A search through a list: what begins with the typed text first, then what contains it.

    The list is asked for, and made comparable, only when somebody types.
    """
    folded: list[tuple[str, object, str]] = []

    def search(typed: str) -> Options:
        if not folded:
            given = options() if callable(options) else options
            folded.extend((key, words, fold(look.tr(words))) for key, words in given)
        wanted = fold(typed.strip())
        first = [(key, words) for key, words, text in folded if text.startswith(wanted)]
        rest = [
            (key, words) for key, words, text in folded if wanted in text[1:] and not text.startswith(wanted)
        ]
        return [*first, *rest][:_SHOWN]

    return search


class TypeAhead(QLineEdit):
    """The list opens while typing, on Alt+Down and on Down. Free: text that is on no list is kept."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: object,
        search: Search,
        *,
        free: bool = False,
        words_of: Callable[[str], object] = str,
    ) -> None:
        super().__init__()
        self.look = look
        self._search = search
        self._free = free
        self._words_of = words_of
        self._found: list[tuple[str, str]] = []
        self._key = ""
        self.setAccessibleName(look.tr(name))
        if not free:
            self.setTextMargins(0, 0, look.px(20), 0)
        self._model = QStringListModel(self)
        self._list = self._make_list(name)
        self.textEdited.connect(self._typed)

    def _make_list(self, name: object) -> QListView:
        made = QListView()
        made.setParent(self, Qt.WindowType.ToolTip)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setProperty("popup", True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setModel(self._model)
        made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self.look.tr(name))
        made.clicked.connect(lambda index: self._take(index.row()))
        return made

    @property
    def value(self) -> str:
        """The key of what stands in the field; the text itself where it is free."""
        if self._key or not self._free:
            return self._key
        return self.text().strip()

    def set_value(self, key: str) -> None:
        """Show the words of a key."""
        self._key = key
        self.setText(self.look.tr(self._words_of(key)) if key else "")
        self.setCursorPosition(0)

    def open_list(self) -> None:
        """Show what there is."""
        self._show("" if self._key else self.text())

    def _typed(self, typed: str) -> None:
        self._key = ""
        if typed.strip():
            self._show(typed)
        else:
            self._list.hide()

    def _show(self, typed: str) -> None:
        self._found = [(key, self.look.tr(words)) for key, words in self._search(typed)]
        self._model.setStringList([words for _key, words in self._found])
        if not self._found:
            self._list.hide()
            return
        height = min(len(self._found), _ROWS) * self.look.px(30) + self.look.px(12)
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        self._list.setGeometry(corner.x(), corner.y(), max(self.width(), self.look.px(200)), height)
        if not self._free:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.show()

    def _take(self, place: int) -> None:
        key, words = self._found[place]
        self._key = key
        self.setText(words)
        self._list.hide()
        self.chosen.emit(key)

    def _settle(self) -> None:
        """On leaving: what can only mean one line of the list becomes that line."""
        self._list.hide()
        typed = fold(self.text().strip())
        if self._key or not typed:
            return
        found = [(key, self.look.tr(words)) for key, words in self._search(self.text())]
        same = [pair for pair in found if fold(pair[1]) == typed]
        sure = same or (found if len(found) == 1 and not self._free else [])
        if sure:
            self._key = sure[0][0]
            self.setText(sure[0][1])
            self.chosen.emit(self._key)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._wants(event)
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self._settle()
        return super().event(event)

    def _wants(self, event: QKeyEvent) -> bool:
        """Keys that are about the open list and no shortcuts of the form."""
        about = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return about and self._list.isVisible() and not event.modifiers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._list.isVisible():
            if event.key() == Qt.Key.Key_Down:
                self.open_list()
            else:
                super().keyPressEvent(event)
            return
        place = self._list.currentIndex().row()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key()), 0
        )
        if step:
            target = min(max(place + step, 0), len(self._found) - 1)
            self._list.setCurrentIndex(self._model.index(target, 0))
            self.setAccessibleDescription(self._found[target][1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place >= 0:
            self._take(place)
        elif event.key() == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self._free and event.position().x() > self.width() - self.look.px(28):
            self.open_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._free:
            return
        painter = paint.painter_on(self)
        side = self.look.px(12)
        square = QRectF(self.width() - self.look.px(10) - side, (self.height() - side) / 2, side, side)
        self.look.draw_icon(painter, "caret-down", square)
        painter.end()
