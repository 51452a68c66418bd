"""Theme, text size, language of the window."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPainterPath
from PySide6.QtWidgets import QSlider, QWidget

from grono.domain.text import Text, _
from grono.ui import tokens
from grono.ui.look import Look
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.program_commands import LANGUAGES, THEMES
from grono.ui.theme import SCALES, Choice
from grono.ui.tokens import Tokens
from grono.ui.widgets import paint
from grono.ui.widgets.badge import Avatar, Badge
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.choices import draw_dot
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.parts import card
from grono.ui.widgets.select import Select

_PAUSE = 500  # ms after the last key before the window is made anew


class Appearance(Section):
    """Picture 17."""

    key: ClassVar[str] = "look"
    title: ClassVar[Text] = _("Look and language")
    icon: ClassVar[str] = "palette"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._tiles = {choice: ThemeTile(look, choice, name) for choice, name in THEMES}
        for choice, tile in self._tiles.items():
            tile.clicked.connect(lambda _on=False, choice=choice: self.desk.do(f"theme_{choice}"))
        note = _("It changes at once. A high-contrast theme of the system is always respected.")
        self.cards.addWidget(
            card(
                look,
                label(look, note, "caption", wrap=True),
                holding(row(*self._tiles.values(), None, gap=look.px(16))),
                title=_("Theme"),
            )
        )
        self.text_size = TextSize(desk)
        self.cards.addWidget(card(look, self.text_size, title=_("Text size")))
        self.language = Select(look, _("Language of the program"), LANGUAGES)
        self.language.chosen.connect(self._speak)
        words = label(look, _("Language of the program"), "strong")
        hint = _("Papers have a language of their own, chosen with each print.")
        chooser = column(words, self.language, label(look, hint, "caption", wrap=True), gap=look.px(4))
        inside = holding(chooser)
        inside.setMaximumWidth(look.px(360))
        self.cards.addWidget(card(look, inside, title=_("Language")))
        self.cards.addStretch(1)

    def refresh(self) -> None:
        self._tiles[self.look.theme.choice].setChecked(True)
        self.text_size.show_scale(self.look.theme.scale)
        self.language.set_value(self.look.locale)

    def can_restore(self) -> bool:
        return True

    def restore(self) -> None:
        self.desk.do(f"theme_{Choice.SYSTEM}")
        self._tiles[Choice.SYSTEM].setChecked(True)
        self.desk.here(section=self.key)
        QTimer.singleShot(0, lambda: self.desk.do(f"text_{SCALES[0]}"))

    def focus(self, part: str) -> None:
        target = {"size": self.text_size.slider, "language": self.language}.get(part)
        if target:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self, language: str) -> None:
        self.desk.here(section=self.key, focus="language")
        QTimer.singleShot(0, lambda: self.desk.do(f"language_{language}"))


class ThemeTile(PaintedButton):
    """A small window in the colours of a theme, and a round choice below it."""

    def __init__(self, look: Look, choice: Choice, name: Text) -> None:
        self._choice = choice
        super().__init__(look, name)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def content_size(self) -> QSize:
        return QSize(self.look.px(168), self.look.px(134))

    def ring_radius(self) -> float:
        return self.look.px(8)

    def draw(self, painter: QPainter) -> None:
        look = self.look
        window = QRectF(1, 1, look.px(166), look.px(102))
        left = QRectF(window)
        if self._choice is Choice.SYSTEM:
            left.setRight(window.center().x())
            self._window(painter, window, tokens.load("dark"), window)
        self._window(painter, window, tokens.load("dark" if self._choice is Choice.DARK else "light"), left)
        on = self.isChecked()
        paint.rounded(
            painter, window, look.px(8), edge=look.colour("focus" if on else "border"), width=2 if on else 1
        )
        side = look.px(17)
        line = QRectF(0, look.px(108), self.width(), look.px(24))
        draw_dot(look, painter, QRectF(1, line.center().y() - side / 2, side, side), on=on)
        paint.text(painter, line.adjusted(look.px(26), 0, 0, 0), self.words, look.font(), look.colour("text"))

    def _window(self, painter: QPainter, box: QRectF, colours: Tokens, part: QRectF) -> None:
        px, paper = self.look.px, colours.colours
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(box, px(8), px(8))
        painter.setClipPath(clip)
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.fillRect(box, paper["canvas"])
        painter.fillRect(QRectF(box.left(), box.top(), px(40), box.height()), paper["window"])
        for line in range(5):
            bar = QRectF(box.left() + px(7), box.top() + px(11 + 14 * line), px(26), px(5))
            paint.rounded(painter, bar, px(2), paper["accent" if line == 1 else "border"])
        sheet = QRectF(box.left() + px(53), box.top() + px(14), px(100), px(72))
        paint.rounded(painter, sheet, px(4), paper["surface"], paper["border"])
        for top, width, name in ((13, 54, "text"), (27, 78, "text-3"), (39, 58, "text-3")):
            bar = QRectF(sheet.left() + px(10), sheet.top() + px(top), px(width), px(4 if top > 13 else 6))
            paint.rounded(painter, bar, px(2), paper[name])
        button = QRectF(sheet.left() + px(10), sheet.top() + px(54), px(34), px(11))
        paint.rounded(painter, button, px(3), paper["accent"])
        painter.restore()


class TextSize(QWidget):
    """A slider with the sizes that there are, and a line as lists will show it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = look = desk.look
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(SCALES) - 1)
        self.slider.setPageStep(1)
        self.slider.setFixedSize(look.px(280), look.px(26))
        self.slider.setAccessibleName(look.tr(_("Text size")))
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(self._settle)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._settle)
        self._percent = label(look, "", "strong")
        self._name = label(look, "Netika Rozwiązania IT sp. z o.o.", "heading")
        self._note = label(look, _("This is how text in lists will look"), "caption")
        sample = row(
            Avatar(look, "Netika Rozwiązania", 32), gap=look.px(12), margins=(look.px(16), look.px(12))
        )
        sample.addLayout(column(self._name, self._note, gap=0), 1)
        sample.addWidget(Badge(look, _("member"), "ok"))
        small, large = label(look, "A", "caption"), label(look, "A", "title")
        sizes = row(small, self.slider, large, look.px(16), self._percent, None, gap=look.px(12))
        self.setLayout(column(sizes, holding(sample, frame="sunken"), gap=look.px(12)))

    def show_scale(self, scale: int) -> None:
        """Show a size without changing anything."""
        was = self.slider.blockSignals(True)
        self.slider.setValue(SCALES.index(scale))
        self.slider.blockSignals(was)
        self._tell()

    def _tell(self) -> None:
        scale = SCALES[self.slider.value()]
        self._percent.setText(f"{scale}%")
        self.slider.setAccessibleDescription(f"{scale}%")
        for part, pixels, strong in ((self._name, 15, True), (self._note, 12, False)):
            weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
            part.setStyleSheet(f"font-size: {round(pixels * scale / 100)}px; font-weight: {int(weight)};")

    def _moved(self) -> None:
        self._tell()
        if not self.slider.isSliderDown():
            self._timer.start()

    def _settle(self) -> None:
        self._timer.stop()
        scale = SCALES[self.slider.value()]
        if scale != self.look.theme.scale:
            self.desk.here(section=Appearance.key, focus="size")
            QTimer.singleShot(0, lambda: self.desk.do(f"text_{scale}"))
