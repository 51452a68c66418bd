"""Drop-down lists that paint themselves; long ones find as you type, blind to Polish marks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, QSortFilterProxyModel, QStringListModel, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from grono.domain.folding import fold
from grono.ui.look import Look
from grono.ui.widgets import paint

Options = Iterable[tuple[str, object]]


class Select(QComboBox):
    """A list to choose one from; for lists of at most a dozen."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: object, options: Options = (), *, quiet: bool = False) -> None:
        super().__init__()
        self.look = look
        self._quiet = quiet
        self.setAccessibleName(look.tr(name))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        popup = QListView()
        popup.setProperty("popup", True)
        popup.setAccessibleName(look.tr(name))
        self.setView(popup)
        self.set_options(options)
        self.activated.connect(lambda _row: self.chosen.emit(self.value))

    def set_options(self, options: Options) -> None:
        """Replace the list."""
        self.clear()
        for key, words in options:
            self.addItem(self.look.tr(words), key)

    @property
    def value(self) -> str:
        """The key of what is chosen."""
        return self.currentData() or ""

    def set_value(self, key: str) -> None:
        """Choose by key, without a signal; nothing when there is no such key."""
        self.setCurrentIndex(self.findData(key))

    def set_state(self, state: str) -> None:
        """Mark as wrong ("bad") or not ("")."""
        self.setProperty("state", state)
        self.update()

    def sizeHint(self) -> QSize:
        font = self.look.font("body")
        longest = max((paint.width_of(self.itemText(i), font) for i in range(self.count())), default=0)
        return QSize(longest + self.look.px(44), self.look.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(96), self.look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = paint.painter_on(self)
        box = QRectF(self.rect())
        bad = self.property("state") == "bad"
        edge = "focus" if self.hasFocus() else "bad.mark" if bad else "border" if self._quiet else "control"
        width = 2 if self.hasFocus() or bad else 1
        fill = look.colour("surface" if self.isEnabled() else "sunken")
        paint.rounded(painter, box, look.px(6), fill, look.colour(edge), width)
        ink = look.colour("text" if self.isEnabled() else "text-off")
        words = self.currentText() or self.placeholderText()
        if not self.currentText():
            ink = look.colour("text-3")
        paint.text(painter, box.adjusted(look.px(11), 0, -look.px(30), 0), words, look.font("body"), ink)
        side = look.px(12)
        square = QRectF(box.right() - look.px(10) - side, box.center().y() - side / 2, side, side)
        look.draw_icon(painter, "caret-down", square)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; the value does not change by accident

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class _Folded(QSortFilterProxyModel):
    """Keeps what contains the typed letters, marks and case aside; beginnings first by the source's order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""

    def type_in(self, typed: str) -> None:
        self._typed = fold(typed.strip())
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: object) -> bool:
        words = self.sourceModel().index(row, 0).data()
        return self._typed in fold(words)


class TypeAhead(QLineEdit):
    """A field over a long list: type any part of a word; what is not on the list is kept only if allowed."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: object, options: Options = (), *, free: bool = False) -> None:
        super().__init__()
        self.look = look
        self._free = free
        self._keys: dict[str, str] = {}
        self.setAccessibleName(look.tr(name))
        self._words = QStringListModel(self)
        self._found = _Folded(self)
        self._found.setSourceModel(self._words)
        self._completer = QCompleter(self._found, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(8)
        self._list = QListView()
        self._list.setProperty("popup", True)
        self._list.setAccessibleName(look.tr(name))
        self._completer.setPopup(self._list)
        self._completer.setWidget(self)
        self._list.clicked.connect(lambda index: self._take(index.data()))
        self.textEdited.connect(self._search)
        self.editingFinished.connect(self._settle)
        self.set_options(options)

    def set_options(self, options: Options) -> None:
        """Replace the list."""
        self._keys = {self.look.tr(words): key for key, words in options}
        self._words.setStringList(list(self._keys))

    @property
    def value(self) -> str:
        """The key of what stands in the field; the text itself where free text is allowed."""
        return self._keys.get(self.text(), self.text() if self._free else "")

    def set_value(self, key: str) -> None:
        """Show the words of a key."""
        words = next((words for words, known in self._keys.items() if known == key), "")
        self.setText(words or (key if self._free else ""))

    def open_list(self) -> None:
        """Show the whole list."""
        self._found.type_in("")
        self._show()

    def _search(self, typed: str) -> None:
        self._found.type_in(typed)
        self._show()

    def _show(self) -> None:
        if self._found.rowCount():
            self._completer.complete()
        else:
            self._list.hide()

    def _take(self, words: str) -> None:
        self.setText(words)
        self.chosen.emit(self.value)

    def _settle(self) -> None:
        if self._free or not self.text() or self.text() in self._keys:
            return
        self._found.type_in(self.text())
        only = self._found.index(0, 0).data() if self._found.rowCount() == 1 else ""
        self._take(only)
