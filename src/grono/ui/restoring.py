"""A backup as a line to choose, and what it would change."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from grono.domain.text import Text, _, n_
from grono.services.comparing import Comparison
from grono.store.backup import Backup, Manifest, Reason
from grono.ui.look import Look
from grono.ui.moments import day, moment
from grono.ui.widgets import paint
from grono.ui.widgets.badge import badge_width, draw_badge
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.choices import draw_dot
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column
from grono.wording import Kind

_TOLD = {
    Reason.CLOSE: _("automatic, on closing"),
    Reason.MANUAL: _("kept until you delete its file"),
    Reason.RESTORE: _("kept until you delete its file"),
}
_STATES = {Reason.IMPORT: "info", Reason.DELETION: "warn", Reason.MIGRATION: "violet", Reason.RESTORE: "info"}


class BackupRow(PaintedButton):
    """When and why it was made, and how large it is; one of several."""

    def __init__(self, look: Look, backup: Backup, *, named: bool = False) -> None:
        manifest = backup.manifest
        self._badge = "" if manifest.reason is Reason.CLOSE else look.tr(manifest.reason)
        self._state = _STATES.get(manifest.reason, "neutral")
        told = manifest.note or _TOLD.get(manifest.reason, "")
        register = manifest.name if named else ""
        self._note = " · ".join(look.tr(part) for part in (register, told) if part)
        self._size = look.tr(backup.size, Kind.FILE_SIZE)
        super().__init__(look, moment(manifest.made_at, date.today(), weekday=True))
        self.setAccessibleName(
            ", ".join(part for part in (self.words, self._badge, self._note, self._size) if part)
        )
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def content_size(self) -> QSize:
        return QSize(self.look.px(280), self.look.px(54))

    def draw(self, painter: QPainter) -> None:
        look, box, on, px = self.look, self.box(), self.isChecked(), self.look.px
        if on or self.underMouse():
            paint.rounded(painter, box, px(6), look.colour("selected" if on else "hover"))
        side = px(17)
        draw_dot(look, painter, QRectF(px(12), box.center().y() - side / 2, side, side), on=on)
        right = Qt.AlignmentFlag.AlignRight
        paint.text(
            painter,
            box.adjusted(0, 0, -px(12), 0),
            self._size,
            look.font("caption"),
            look.colour("text-3"),
            right,
        )
        room = box.width() - px(46) - px(24) - paint.width_of(self._size, look.font("caption"))
        upper = QRectF(px(46), px(8), room, px(20))
        paint.text(painter, upper, self.words, look.font("strong"), look.colour("text"))
        if self._badge:
            left = upper.left() + paint.width_of(self.words, look.font("strong")) + px(10)
            if left + badge_width(look, self._badge, mark=False) < upper.right():
                corner = QRectF(left, upper.top(), 0, 0).topLeft()
                draw_badge(look, painter, corner, self._badge, self._state, dot=False)
        lower = QRectF(px(46), px(28), room, px(18))
        paint.text(painter, lower, self._note, look.font("caption"), look.colour("text-3"))


class Difference(QFrame):
    """Now and in the backup, side by side, and one sentence about what disappears."""

    def __init__(self, look: Look, found: Comparison, manifest: Manifest) -> None:
        super().__init__()
        self.setProperty("frame", "sunken")
        self.setAccessibleName(look.tr(_("What changes")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(0, 1)
        known = found.counted[0].now is not None
        heads = (_("Now"), _("In the backup"), _("Change")) if known else (_("In the backup"),)
        for place, words in enumerate(heads, 1):
            grid.addWidget(label(look, words, "caption"), 0, place, Qt.AlignmentFlag.AlignRight)
        for line, one in enumerate(found.counted, 1):
            grid.addWidget(label(look, one.title, "strong"), line, 0)
            numbers: list[object] = (
                [one.then] if one.now is None else [one.now, one.then, _signed(look, one.then - one.now)]
            )
            for place, number in enumerate(numbers, 1):
                less = place == 3 and one.now is not None and one.then < one.now
                grid.addWidget(
                    label(look, number, state="bad" if less else ""), line, place, Qt.AlignmentFlag.AlignRight
                )
        box = column(label(look, _("What changes"), "heading"), gap=look.px(8), margins=look.px(16))
        box.addLayout(grid)
        if known and not found.other_register:
            state = "" if found.same else "bad"
            box.addWidget(label(look, lost(found, manifest), "strong", wrap=True, state=state))
        self.setLayout(box)


def _signed(look: Look, change: int) -> str:
    return f"+{look.tr(change)}" if change > 0 else look.tr(change)


def said_shortly(made: datetime) -> Text:
    """The day of a backup; its moment, where it is of today."""
    today = date.today()
    on = made.astimezone().date()
    return moment(made, today) if on == today else day(on, today)


def lost(found: Comparison, manifest: Manifest) -> Text:
    """What disappears, in one sentence."""
    when = said_shortly(manifest.made_at)
    if found.same:
        return _("Nothing disappears: the register is as it was then.")
    changes = n_("{n} change", "{n} changes", found.steps)
    gone = (*found.lost, changes) if found.steps else found.lost
    return _("Will disappear: {what}, made after the backup of {day}.", what=gone, day=when)
