"""A list with a pane beside it: what the pages of members and people are made of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.layout import column, row

_PANE = 424
_PANE_LEAST = 320
_PAGE_BELOW = 1000


class ListAndPane(QSplitter):
    """The table at the left, the details of its current row at the right; closed by Ctrl+I or the cross."""

    pane_closed = Signal(bool)

    def __init__(self, look: Look, table: QWidget, pane: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.look = look
        self.pane = pane
        self._wanted = True
        self.addWidget(table)
        self.addWidget(pane)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        pane.setMinimumWidth(look.px(_PANE_LEAST))
        self.setSizes([10_000, look.px(_PANE)])

    def toggle(self) -> None:
        """Open or close the pane."""
        self._wanted = not self._wanted
        self._fit()
        self.pane_closed.emit(not self._wanted)

    @property
    def room(self) -> bool:
        """Whether there is room for the pane; where there is none, a record opens as a page."""
        return self.width() >= self.look.px(_PAGE_BELOW) and not self.look.large

    def _fit(self) -> None:
        self.pane.setVisible(self._wanted and self.room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def save_state(self) -> dict[str, Any]:
        """The pane's width, and whether it is open."""
        return {"pane": self._wanted, "width": round(self.sizes()[1] * 100 / self.look.theme.scale)}

    def restore_state(self, state: dict[str, Any]) -> None:
        """As it was left."""
        self._wanted = bool(state.get("pane", True))
        if width := state.get("width"):
            self.setSizes([10_000, self.look.px(width)])
        self._fit()


class Pane(QFrame):
    """The frame of a detail pane: head, tabs, and what scrolls below them."""

    def __init__(self, look: Look, name: object) -> None:
        super().__init__()
        self.look = look
        self.setProperty("frame", "pane")
        self.setAccessibleName(look.tr(name))
        self.box: QVBoxLayout = column(gap=0)
        self.setLayout(self.box)


class PaneHead(QWidget):
    """Avatar, name and one line, badges, actions, tabs."""

    closed = Signal()

    def __init__(
        self, look: Look, avatar: QWidget, name: QWidget, line: QWidget, *, closable: bool = True
    ) -> None:
        super().__init__()
        self.look = look
        px = look.px
        names = column(None, name, line, None, gap=px(2))
        top = row(avatar, gap=px(14))
        top.addLayout(names, 1)
        if closable:
            top.addWidget(
                IconButton(look, "x", _("Close the pane"), self.closed.emit), 0, Qt.AlignmentFlag.AlignTop
            )
        self.badges = row(gap=px(6))
        self.buttons = row(gap=px(8))
        whole = column(top, self.badges, self.buttons, gap=px(10))
        whole.setContentsMargins(px(20), px(14), px(16), px(8))
        self.setLayout(whole)
