"""How a line of the palette is painted: icon, title with the typed part bold, a quiet line, keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from grono.domain.folding import fold
from grono.ui.look import Look
from grono.ui.palette_lines import Line, PaletteModel
from grono.ui.widgets import paint
from grono.ui.widgets.labels import draw_key, key_names, key_width

Index = QModelIndex | QPersistentModelIndex


class PaletteDelegate(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self.look = look
        self._view = view

    def _line(self, index: Index) -> Line:
        model = self._view.model()
        assert isinstance(model, PaletteModel)  # noqa: S101
        return model.lines[index.row()]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.look.px(100), self.look.px(28 if self._line(index).heading else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, line = self.look, self._line(index)
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.heading:
            words = box.adjusted(look.px(18), look.px(4), 0, 0)
            paint.text(painter, words, line.title, look.font("caption-strong"), look.colour("text-3"))
        else:
            self._paint_line(painter, box, line, chosen=index.row() == self._view.currentIndex().row())
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRectF, line: Line, *, chosen: bool) -> None:
        look, px = self.look, self.look.px
        if chosen:
            ground = box.adjusted(px(6), 0, -px(6), 0)
            paint.rounded(painter, ground, px(6), look.colour("selected"))
            painter.fillRect(QRectF(ground.left(), ground.top() + px(8), px(3), px(20)), look.colour("focus"))
        square = QRectF(box.left() + px(18), box.center().y() - px(9), px(18), px(18))
        look.draw_icon(painter, line.icon, square, "accent-text" if chosen else "text-2")
        right = box.right() - px(16)
        for key in reversed(key_names(line.shortcut) or (["Enter"] if chosen else [])):
            width = key_width(look, key)
            draw_key(look, painter, QRectF(right - width, box.center().y() - px(10), width, px(20)), key)
            right -= width + px(4)
        words = QRectF(box.left() + px(48), box.top(), right - box.left() - px(56), box.height())
        used = self._paint_title(painter, words, line)
        words.setLeft(words.left() + used + px(12))
        if words.width() > px(30):
            paint.text(painter, words, line.subtitle, look.font("caption"), look.colour("text-3"))

    def _paint_title(self, painter: QPainter, box: QRectF, line: Line) -> float:
        """Paint the title, what was typed in bold; returns the width used."""
        look = self.look
        left = box.left()
        for words, bold in split(line.title, line.typed):
            font = look.font("strong" if bold else "body")
            part = QRectF(left, box.top(), max(box.right() - left, 1), box.height())
            paint.text(painter, part, words, font, look.colour("text"))
            left += paint.width_of(words, font) - 1
        return min(left - box.left(), box.width())


def split(title: str, typed: str) -> list[tuple[str, bool]]:
    """The title in parts; True where it is what was typed, marks and case aside."""
    wanted = fold(typed.strip())
    letters = [fold(letter) for letter in title]
    at = "".join(letters).find(wanted) if wanted else -1
    if at < 0 or any(len(letter) != 1 for letter in letters):
        return [(title, False)]
    parts = ((title[:at], False), (title[at : at + len(wanted)], True), (title[at + len(wanted) :], False))
    return [(words, bold) for words, bold in parts if words]
