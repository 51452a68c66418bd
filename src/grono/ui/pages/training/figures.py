"""The four figures above a journal: a number, what it counts, and a line below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.text import Text, _, n_, np_, p_
from grono.services.training.editions import Progress
from grono.ui.look import Look
from grono.ui.pages.training.shown import Shown, percent
from grono.ui.records.rows import Tiles
from grono.ui.widgets import paint
from grono.ui.widgets.layout import column


class Figure(QWidget):
    """One figure on a card."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.number = self.words = self.note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, number: object, words: object, note: object) -> None:
        """Change what it says."""
        tr = self.look.tr
        self.number, self.words, self.note = tr(number), tr(words), tr(note)
        self.setAccessibleName(", ".join(filter(None, (f"{self.number} {self.words}", self.note))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self.look
        first = paint.width_of(self.number, look.font("title")) + paint.width_of(
            self.words, look.font("strong")
        )
        wide = max(first + look.px(10), paint.width_of(self.note, look.font("caption")))
        return QSize(wide + look.px(34), look.px(68))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(68))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self.look
        painter = paint.painter_on(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, look.px(8), look.colour("surface"), look.colour("border"))
        left, wide = look.px(16), box.width() - look.px(24)
        upper = QRectF(left, look.px(11), wide, look.px(28))
        paint.text(painter, upper, self.number, look.font("title"), look.colour("text"))
        upper.setLeft(left + paint.width_of(self.number, look.font("title")) + look.px(10))
        paint.text(painter, upper, self.words, look.font("strong"), look.colour("text"))
        lower = QRectF(left, look.px(40), wide, look.px(18))
        paint.text(painter, lower, self.note, look.font("caption"), look.colour("text-3"))
        painter.end()


class Figures(QWidget):
    """People, attendance, what was learned, certificates."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._all = [Figure(look) for _place in range(4)]
        px = look.px
        self.setLayout(
            column(Tiles(look, self._all, least=200, most=4), margins=(px(24), px(12), px(24), px(12)))
        )

    def show_edition(self, shown: Shown) -> None:
        """Tell how an edition stands."""
        progress = shown.progress
        people, attendance, gain, ready = self._all
        people.tell(progress.people, _people(progress), self._seats(progress))
        share = "—" if progress.attendance is None else f"{int(progress.attendance * 100)}%"
        wanted = _("{n}% is required", n=shown.course.programme.threshold)
        attendance.tell(share, p_("figure on a card", "attendance"), wanted)
        gain.tell(*_gain(progress))
        ready.tell(*_certificates(progress))

    def _seats(self, progress: Progress) -> str:
        """ "of 16 seats · 7 women · 2 waiting"."""
        said: list[Text] = []
        if progress.seats is not None:
            said.append(n_("of {n} seat", "of {n} seats", progress.seats))
        said.append(n_("{n} woman", "{n} women", progress.women))
        if progress.waiting:
            said.append(n_("{n} waiting", "{n} waiting", progress.waiting))
        return " · ".join(map(self.look.tr, said))


def _people(progress: Progress) -> Text:
    """The word behind the number, in its form."""
    return np_("figure on a card", "participant", "participants", progress.people)


def _gain(progress: Progress) -> tuple[object, object, object]:
    tests = progress.tests
    if tests.gain is None:
        return "—", _("knowledge gained"), _("nobody has written both tests")
    points = round(tests.gain * 100)
    said = _("{n} pts", n=f"+{points}" if points > 0 else str(points))
    note = _("pre-test {pre}, post-test {post}", pre=percent(tests.pre), post=percent(tests.post))
    return said, _("knowledge gained"), note


def _certificates(progress: Progress) -> tuple[object, object, object]:
    ready, issued, refused = len(progress.ready), len(progress.issued), len(progress.refused)
    if issued and not ready:
        return issued, n_("certificate issued", "certificates issued", issued), _not_met(refused)
    return ready, n_("certificate to issue", "certificates to issue", ready), _not_met(refused)


def _not_met(refused: int) -> Text:
    if not refused:
        return _("everybody meets the conditions")
    return n_("{n} person does not meet the conditions", "{n} people do not meet the conditions", refused)
