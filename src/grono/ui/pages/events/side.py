"""Beside the list of attendance: how many came, from where, and what they were told and agreed to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.consent import ConsentState
from grono.domain.text import Text, _, n_, p_
from grono.services.activities.taking_part import Participant
from grono.services.rows import person_rows
from grono.store.store import Store
from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, rule
from grono.ui.widgets.parts import Picture, section

_FIRMS = 3
_WIDTH = 300
_IMAGE = "consent_image"


class Ring(QWidget):
    """How many of all, as a ring with the number in it."""

    def __init__(self, look: Look, part: int, whole: int) -> None:
        super().__init__()
        self.look = look
        self._part = part
        self._whole = whole
        self._of = look.tr(n_("of {n} person", "of {n} people", whole))
        self.setAccessibleName(f"{part} {self._of}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(104), self.look.px(104))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = paint.painter_on(self)
        width = look.px(9)
        box = QRectF(self.rect()).adjusted(width, width, -width, -width)
        pen = QPen(look.colour("selected-quiet"), width)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if self._part and self._whole:
            pen.setColor(look.colour("accent"))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            share = min(self._part / self._whole, 1)
            painter.drawArc(box, 90 * 16, round(-360 * 16 * share))
        middle = Qt.AlignmentFlag.AlignHCenter
        upper = QRectF(0, box.center().y() - look.px(22), self.width(), look.px(26))
        lower = QRectF(look.px(14), box.center().y() + look.px(4), self.width() - look.px(28), look.px(18))
        number = look.tr(self._part)
        paint.text(painter, upper, number, look.font("title"), look.colour("text"), middle)
        paint.text(painter, lower, self._of, look.font("small-strong"), look.colour("text-2"), middle)
        painter.end()


class Side(QWidget):
    """The pane; `show` in it narrows the list to whoever did not agree to the use of their image."""

    def __init__(self, look: Look, narrow: Callable[[set[str]], object]) -> None:
        super().__init__()
        self.look = look
        self._narrow = narrow
        self._box = column(gap=look.px(12), margins=(look.px(20), look.px(20)))
        self.setLayout(self._box)
        self.setFixedWidth(look.px(_WIDTH))
        self.setAccessibleName(look.tr(_("Attendance in numbers")))

    def tell(self, store: Store, expected: Sequence[Participant], present: Sequence[Participant]) -> None:
        """Count anew."""
        clear(self._box)
        parts = [self._share(len(expected), present), *self._firms(present), *self._told(store, present)]
        for place, part in enumerate(parts):
            if place:
                self._box.addWidget(rule())
            self._box.addWidget(part)
        self._box.addStretch(1)

    def _share(self, expected: int, present: Sequence[Participant]) -> QWidget:
        look = self.look
        firms = {_firm(one) for one in present} - {""}
        outside = sum(1 for one in present if not one.member)
        share = round(100 * len(present) / expected) if expected else 0
        words = column(
            None,
            label(look, _("{share}% of those registered", share=share), "strong", wrap=True),
            label(look, n_("{n} organisation", "{n} organisations", len(firms)), "caption", wrap=True),
            label(
                look,
                n_("{n} person from outside the cluster", "{n} people from outside the cluster", outside),
                "caption",
                wrap=True,
            ),
            None,
            gap=look.px(3),
        )
        line = row(Ring(look, len(present), expected), gap=look.px(14))
        line.addLayout(words, 1)
        return holding(line)

    def _firms(self, present: Sequence[Participant]) -> list[QWidget]:
        counted = Counter(_firm(one) for one in present if _firm(one)).most_common()
        if not counted:
            return []
        shown: list[tuple[object, int]] = list(counted[:_FIRMS])
        rest = counted[_FIRMS:]
        if rest:
            others = n_("{n} other organisation", "{n} other organisations", len(rest))
            shown.append((others, sum(count for _name, count in rest)))
        lines = [self._firm_line(name, count) for name, count in shown]
        title = section(self.look, p_("attendance", "Present by organisation"))
        return [holding(column(title, *lines, gap=self.look.px(6)))]

    def _firm_line(self, name: object, count: int) -> QWidget:
        line = row(gap=self.look.px(8))
        line.addWidget(Line(self.look, name), 1)
        line.addWidget(label(self.look, count, "strong"))
        return holding(line)

    def _told(self, store: Store, present: Sequence[Participant]) -> list[QWidget]:
        known = [one.person_id for one in present if one.person_id]
        if not present:
            return []
        rows = person_rows(store, known, date.today(), (_IMAGE, "clause_given_on"))
        informed = sum(1 for one in rows if one.get("clause_given_on"))
        asked = {str(one["id"]) for one in rows if one.get(_IMAGE) == ConsentState.GIVEN}
        without = {one.registration.id for one in present if one.person_id not in asked}
        lines = [
            self._fact(
                "check-circle-fill" if informed == len(present) else "warning-fill",
                "ok.mark" if informed == len(present) else "warn.mark",
                n_("{n} of {all} was informed", "{n} of {all} were informed", informed, all=len(present)),
            )
        ]
        if without:
            show = LinkButton(self.look, _("Show"), lambda: self._narrow(set(without)))
            show.setAccessibleName(self.look.tr(_("Show who did not agree to the use of image")))
            words = n_(
                "{n} person without consent to the use of image",
                "{n} people without consent to the use of image",
                len(without),
            )
            lines.append(self._fact("warning-fill", "warn.mark", words, show))
        title = section(self.look, _("Information and consents"))
        return [holding(column(title, *lines, gap=self.look.px(8)))]

    def _fact(self, icon: str, colour: str, words: Text, action: QWidget | None = None) -> QWidget:
        line = row(Picture(self.look, icon, colour, 16), gap=self.look.px(8))
        line.addWidget(label(self.look, words, wrap=True), 1)
        if action:
            line.addWidget(action)
        return holding(line)


def _firm(one: Participant) -> str:
    return one.organisation
