"""Buttons: primary, secondary, quiet, ghost, link, danger; and those of one icon."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QMenu

from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton


class Kind(StrEnum):
    """How much weight a button has; one primary in each view."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    GHOST = "ghost"
    LINK = "link"
    DANGER = "danger"


class _Style(NamedTuple):
    fill: str
    hover: str
    pressed: str
    edge: str
    text: str
    icon: str
    strong: bool


_STYLES = {
    Kind.PRIMARY: _Style(
        "accent", "accent-hover", "accent-pressed", "", "on-accent", "on-accent", strong=True
    ),
    Kind.DANGER: _Style("danger", "danger-hover", "danger-hover", "", "on-accent", "on-accent", strong=True),
    Kind.SECONDARY: _Style("surface", "hover", "selected-quiet", "control", "text", "text-2", strong=False),
    Kind.QUIET: _Style("surface", "hover", "selected-quiet", "border", "text", "text-2", strong=False),
    Kind.GHOST: _Style("", "hover", "selected-quiet", "", "text-2", "text-2", strong=False),
    Kind.LINK: _Style("", "", "", "", "accent-text", "accent-text", strong=True),
}


class Button(PaintedButton):
    """A button with words, an icon before them if wanted, and a caret when it opens a menu."""

    def __init__(
        self,
        look: Look,
        text: object,
        run: Callable[[], object] | None = None,
        *,
        icon: str = "",
        kind: Kind = Kind.SECONDARY,
        small: bool = False,
    ) -> None:
        self._symbol = icon
        self._style = _STYLES[kind]
        self._kind = kind
        self._small = small
        self._side = 14 if kind is Kind.LINK else 16
        super().__init__(look, text, run)

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._symbol = icon
        self.updateGeometry()
        self.update()

    def open_menu(self, menu: QMenu) -> None:
        """Show this menu on a click, under the button."""
        menu.setParent(self, menu.windowFlags())
        self.setMenu(menu)

    def _font(self) -> QFont:
        return self.look.font("strong" if self._style.strong else "body")

    def _padding(self) -> tuple[int, int]:
        """Left and right; a link begins where the text above it begins."""
        if self._kind is Kind.LINK:
            return 1, self.look.px(4)
        side = self.look.px(10 if self._small else 13)
        return side, side

    def content_size(self) -> QSize:
        look = self.look
        icon = look.px(self._side) + (look.px(8) if self.words else 0) if self._symbol else 0
        caret = look.px(18) if self.menu() else 0
        width = sum(self._padding()) + icon + paint.width_of(self.words, self._font()) + caret
        height = look.px(24 if self._kind is Kind.LINK else 28 if self._small else 32)
        return QSize(width, height)

    def draw(self, painter: QPainter) -> None:
        self._draw_box(painter)
        look = self.look
        ink = self._style.text if self.isEnabled() else "text-off"
        symbol = self._style.icon if self.isEnabled() else "text-off"
        before, after = self._padding()
        box = self.box().adjusted(before, 0, -after, 0)
        content = self.content_size().width() - before - after
        box.setLeft(box.left() + max(0.0, (box.width() - content) / 2))
        if self._symbol:
            look.draw_icon(painter, self._symbol, _square(box.left(), box, look.px(self._side)), symbol)
            box.setLeft(box.left() + look.px(self._side + 8))
        if self.menu():
            look.draw_icon(
                painter, "caret-down", _square(box.right() - look.px(12), box, look.px(12)), symbol
            )
            box.setRight(box.right() - look.px(18))
        paint.text(painter, box, self.words, self._font(), look.colour(ink))
        if self._kind is Kind.LINK and self.underMouse():
            base = box.center().y() + look.px(8)
            width = min(box.width(), paint.width_of(self.words, self._font()))
            painter.drawLine(QPointF(box.left(), base), QPointF(box.left() + width, base))

    def _draw_box(self, painter: QPainter) -> None:
        style, look = self._style, self.look
        fill = style.pressed if self.isDown() else style.hover if self.underMouse() else style.fill
        edge = style.edge
        if not self.isEnabled():
            fill = "sunken" if style.fill else ""
            edge = "border" if style.fill else ""
        paint.rounded(
            painter,
            self.box(),
            look.px(6),
            look.colour(fill) if fill else None,
            look.colour(edge) if edge else None,
        )
        if self.ringed and self._kind in (Kind.PRIMARY, Kind.DANGER):
            inner = self.box().adjusted(1, 1, -1, -1)
            paint.rounded(painter, inner, look.px(5), edge=look.colour("surface"), width=4)


class IconButton(PaintedButton):
    """A button of one icon; its name is spoken and shown as a tooltip."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: object,
        run: Callable[[], object] | None = None,
        *,
        size: int = 28,
        colour: str = "text-2",
    ) -> None:
        self._symbol = icon
        self._size = size
        self._colour = colour
        super().__init__(look, "", run)
        self.name_it(name)

    def set_icon(self, icon: str, colour: str = "") -> None:
        """Change the icon."""
        self._symbol = icon
        self._colour = colour or self._colour
        self.update()

    def open_menu(self, menu: QMenu) -> None:
        """Show this menu on a click, under the button."""
        menu.setParent(self, menu.windowFlags())
        self.setMenu(menu)

    def content_size(self) -> QSize:
        return QSize(self.look.px(self._size), self.look.px(self._size))

    def draw(self, painter: QPainter) -> None:
        if self.underMouse() or self.isDown():
            paint.rounded(painter, self.box(), self.look.px(6), self.look.colour("hover"))
        side = self.look.px(16)
        square = QRectF(0, 0, side, side)
        square.moveCenter(self.box().center())
        self.look.draw_icon(painter, self._symbol, square, self._colour if self.isEnabled() else "text-off")


class LinkButton(Button):
    """Words that go somewhere, in the colour of links."""

    def __init__(
        self,
        look: Look,
        text: object,
        run: Callable[[], object] | None = None,
        *,
        icon: str = "",
        strong: bool = True,
    ) -> None:
        super().__init__(look, text, run, icon=icon, kind=Kind.LINK)
        self._style = self._style._replace(strong=strong)


def _square(left: float, line: QRectF, side: float) -> QRectF:
    """A square in the middle of a line's height."""
    return QRectF(left, line.center().y() - side / 2, side, side)
