"""How the journal is painted: signs, minutes being typed, shares, the state of a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from grono.domain.text import p_
from grono.services.training.conditions import attendance_refusals
from grono.ui.look import Look
from grono.ui.pages.training.shown import certificate_state, score
from grono.ui.widgets import paint
from grono.ui.widgets.badge import draw_badge

if TYPE_CHECKING:
    from grono.ui.pages.training.journal_table import JournalModel, JournalTable

Index = QModelIndex | QPersistentModelIndex
_CENTRE, _LEFT, _RIGHT = (
    Qt.AlignmentFlag.AlignHCenter,
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
)
ABSENT = p_("journal", "abs.")


def draw_absent(look: Look, painter: QPainter, middle: QPointF) -> None:
    """The sign of somebody who was not there."""
    words, font = look.tr(ABSENT), look.font("caption-strong")
    text, tint, _mark = look.theme.state("bad")
    width = paint.width_of(words, font) + look.px(12)
    box = QRectF(middle.x() - width / 2, middle.y() - look.px(10), width, look.px(20))
    paint.rounded(painter, box, look.px(4), tint)
    paint.text(painter, box, words, font, text, _CENTRE)


class JournalHead(QHeaderView):
    """Days over their columns, as in the tables of the program."""

    def __init__(self, look: Look, journal: JournalModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._journal = journal
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(look.px(40))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(34))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look, box = self._look, QRectF(rect)
        painter.save()
        painter.fillRect(box, look.colour("sunken"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("border"))
        align, inner = placed(look, box, self._journal.kind(logicalIndex))
        words = str(self._journal.headerData(logicalIndex, Qt.Orientation.Horizontal))
        paint.text(painter, inner, words, look.font("caption-strong"), look.colour("text-2"), align)
        painter.restore()


def placed(look: Look, box: QRectF, kind: str) -> tuple[Qt.AlignmentFlag, QRectF]:
    """Where the words of a column stand in its cells."""
    if kind == "name":
        return _LEFT, box.adjusted(look.px(24), 0, -look.px(8), 0)
    if kind == "session":
        return _CENTRE, box
    if kind == "certificate":
        return _LEFT, box.adjusted(look.px(16), 0, -look.px(8), 0)
    return _RIGHT, box.adjusted(0, 0, -look.px(8), 0)


class JournalCells(QStyledItemDelegate):
    """Paints every cell of the journal."""

    def __init__(self, view: JournalTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, look = self._view, self._view.look
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        current = view.currentIndex()
        here = current.row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "selected" if here and view.hasFocus() else "selected-quiet" if here else "surface"
        painter.fillRect(box, look.colour(ground))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("line"))
        if here and index.column() == 0 and view.hasFocus():
            painter.fillRect(QRectF(0, box.top(), look.px(3), box.height() - 1), look.colour("focus"))
        getattr(self, f"_{view.journal.kind(index.column())}", self._test)(painter, box, index)
        if here and current.column() == index.column() and view.hasFocus():
            paint.ring(painter, box.adjusted(2, 2, -2, -3), look.px(5), look.colour("focus"))
        painter.restore()

    def _name(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, one = self._view.look, self._view.journal.people[index.row()].participant
        _align, inner = placed(look, box, "name")
        middle = inner.center().y()
        upper = QRectF(inner.left(), middle - look.px(18), inner.width(), look.px(19))
        lower = QRectF(inner.left(), middle, inner.width(), look.px(17))
        if not one.organisation:
            upper = inner
        paint.text(painter, upper, one.name, look.font("strong"), look.colour("text"))
        paint.text(painter, lower, one.organisation, look.font("caption"), look.colour("text-3"))

    def _session(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, journal = self._view.look, self._view.journal
        row, column, typed = journal.typed
        if typed and (row, column) == (index.row(), index.column()):
            paint.text(painter, box, f"{typed}▏", look.font("strong"), look.colour("accent-text"), _CENTRE)
            return
        minutes = journal.minutes(index.row(), index.column())
        if minutes is None:
            paint.text(painter, box, "·", look.font("body"), look.colour("text-3"), _CENTRE)
        elif not minutes:
            draw_absent(look, painter, box.center())
        elif minutes == journal.full(index.column()):
            side = look.px(16)
            square = QRectF(0, 0, side, side)
            square.moveCenter(box.center())
            look.draw_icon(painter, "check-bold", square, "ok.text")
        else:
            paint.text(painter, box, str(minutes), look.font("strong"), look.colour("warn.text"), _CENTRE)

    def _attendance(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, journal = self._view.look, self._view.journal
        one = journal.people[index.row()]
        short = bool(journal.shown and attendance_refusals(journal.shown.course, one.attended))
        align, inner = placed(look, box, "attendance")
        ink = look.colour("bad.text" if short else "text")
        paint.text(painter, inner, journal.share(index.row()), look.font("strong"), ink, align)

    def _test(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, kind = self._view.look, self._view.journal.kind(index.column())
        result = self._view.journal.people[index.row()].result
        align, inner = placed(look, box, kind)
        after = kind == "post"
        font, ink = look.font("strong" if after else "body"), look.colour("text" if after else "text-2")
        paint.text(painter, inner, score(result.post if after else result.pre), font, ink, align)

    def _certificate(self, painter: QPainter, box: QRectF, index: Index) -> None:
        look, journal = self._view.look, self._view.journal
        if journal.shown is None:
            return
        words, state = certificate_state(journal.shown, journal.people[index.row()])
        _align, inner = placed(look, box, "certificate")
        corner = QPointF(inner.left(), inner.center().y() - look.px(10))
        draw_badge(look, painter, corner, look.tr(words), state)
