"""The parts of a record's card under each other in a pane, or as cards in two columns on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.page import Desk
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, rule
from grono.ui.widgets.parts import section

_TWO_COLUMNS_FROM = 760
_WIDEST = 1240
_NAMES = 104


def block(look: Look, title: object, *items: QWidget, action: QWidget | None = None) -> QWidget:
    """A heading with what belongs to it."""
    made = holding(column(section(look, title, action), *items, gap=look.px(10)), name=look.tr(title))
    made.setProperty("block", True)
    return made


class Sections(QWidget):
    """Blocks with hairlines between them in a pane; cards side by side where there is room."""

    def __init__(self, look: Look, blocks: Iterable[QWidget], *, page: bool) -> None:
        super().__init__()
        self._look = look
        self._page = page
        self._blocks = [self._framed(made) if page else made for made in blocks]
        self._columns = 0
        px = look.px
        self._boxes: tuple[QVBoxLayout, QVBoxLayout] = (column(gap=px(16)), column(gap=px(16)))
        margins = (px(24), px(16), px(24), px(24)) if page else (px(20), px(14), px(20), px(20))
        self._both = row(gap=0)
        for box in self._boxes:
            self._both.addLayout(box, 1)
        inside = holding(self._both)
        inside.setMaximumWidth(px(_WIDEST))
        self.setLayout(row(inside, margins=margins))
        self._fill(1)

    def _framed(self, made: QWidget) -> QWidget:
        px = self._look.px
        return holding(column(made, margins=(px(16), px(12), px(16), px(14))), frame="card")

    def _fill(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self._both.setStretch(1, columns - 1)
        self._both.setSpacing(self._look.px(16) * (columns - 1))
        for box in self._boxes:
            while (item := box.takeAt(0)) is not None:
                line = item.widget()
                if line is not None and line not in self._blocks:
                    line.deleteLater()
        heights = [0] * columns
        for made in self._blocks:
            least = heights.index(min(heights))
            heights[least] += made.sizeHint().height()
            box = self._boxes[least]
            if box.count() and not self._page:
                box.addWidget(rule())
            box.addWidget(made)
        for box in self._boxes[:columns]:
            box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two = self._page and self.width() >= self._look.px(_TWO_COLUMNS_FROM)
        self._fill(2 if two else 1)


def pairs(look: Look, lines: Sequence[tuple[object, object]]) -> QWidget:
    """Names and values, a line each; names stand at the height of the first line of their values."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(8))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(lines):
        key = label(look, name, "caption", wrap=True)
        key.setFixedWidth(look.px(_NAMES))
        shown = value if isinstance(value, QWidget) else words(look, value)
        gap = look.px(3)
        key.setContentsMargins(0, look.px(4), 0, gap)
        if isinstance(shown, QLabel):
            shown.setContentsMargins(1, gap, 0, gap)
        grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, line, 1, Qt.AlignmentFlag.AlignTop)
    return made


def words(look: Look, text: object) -> QLabel:
    """A text that can be marked with the mouse."""
    made = label(look, text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def copyable(desk: Desk, text: str, name: object, *, run: Callable[[], object] | None = None) -> QWidget:
    """A value with the button that copies it; with run it is a link that opens something."""
    look = desk.look
    shown = LinkButton(look, text, run, strong=False) if run else words(look, text)
    if not run:
        shown.setContentsMargins(1, 0, 0, 0)
    copy = IconButton(look, "copy", name, lambda: copy_text(desk, text), size=24)
    return holding(row(shown, None, copy, gap=look.px(4)) if run else _stretched(look, shown, copy))


def _stretched(look: Look, shown: QWidget, copy: QWidget) -> QVBoxLayout:
    line = row(gap=look.px(4))
    line.addWidget(shown, 1)
    line.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
    whole = column()
    whole.addLayout(line)
    return whole


def copy_text(desk: Desk, text: str) -> None:
    """Put a text on the clipboard and say so."""
    QGuiApplication.clipboard().setText(text)
    desk.toast(_("Copied: {text}", text=text if len(text) <= 40 else f"{text[:39]}…"))


def open_mail(address: str) -> None:
    """Begin a letter in the mail program."""
    QDesktopServices.openUrl(QUrl(f"mailto:{address}"))


def open_site(address: str) -> None:
    """Open a website in the browser."""
    QDesktopServices.openUrl(QUrl.fromUserInput(address))
