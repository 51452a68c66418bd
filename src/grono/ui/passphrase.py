"""Where a passphrase is typed: shown on request, told when Caps Lock is on, and how strong it is in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from grono.domain.text import Text, _
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.meter import Meter
from grono.ui.widgets.parts import banner

_STRENGTHS: tuple[tuple[int, str, Text], ...] = (
    (1, "", _("Four words of your own are easy to remember and hard to guess.")),
    (8, "bad", _("Very weak: so few letters can simply be tried out.")),
    (12, "bad", _("Weak: one more word makes it much better.")),
    (16, "warn", _("Fair: a few letters more make it good.")),
    (22, "ok", _("Good.")),
)
_BEST = _("Very good.")
LOST = _("Nobody can open the register without its passphrase: no service, no maker of the program.")


def strength(passphrase: str) -> tuple[float, str, Text]:
    """How far it is from a very good one (0 to 1), its state, and what is said of it.

    It is the length that counts; signs that come again and again count less.
    """
    length = min(len(passphrase), 2 * len(set(passphrase)))
    for bound, state, words in _STRENGTHS:
        if length < bound:
            return length / _STRENGTHS[-1][0], state, words
    return 1.0, "ok", _BEST


class _Line(QLineEdit):
    """A line of dots that notices Caps Lock by what a key writes."""

    caps = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.emit(False)
        elif len(typed) == 1 and typed.lower() != typed.upper():
            self.caps.emit(typed.isupper() != shift)
        super().keyPressEvent(event)


class Secret(QWidget):
    """A field for a passphrase with an eye that shows it."""

    edited = Signal()

    def __init__(self, look: Look, name: object) -> None:
        super().__init__()
        self.look = look
        self.line = _Line()
        self.line.setAccessibleName(look.tr(name))
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(lambda _typed: self.edited.emit())
        self.line.caps.connect(self._tell_caps)
        self._eye = IconButton(look, "eye", _("Show the passphrase"), self.toggle)
        self._caps = label(look, _("Caps Lock is on."), "caption", state="warn")
        self._caps.hide()
        field = row(self.line, self._eye, gap=look.px(4))
        self.setLayout(column(label(look, name, "strong"), field, self._caps, gap=look.px(4)))
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def toggle(self) -> None:
        """Show what is typed, or hide it again."""
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-slash" if hidden else "eye")
        self._eye.name_it(_("Hide the passphrase") if hidden else _("Show the passphrase"))

    def _tell_caps(self, on: bool) -> None:
        self._caps.setVisible(on)

    def again(self) -> None:
        """Ready to be typed anew."""
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class NewSecret(QWidget):
    """A new passphrase, typed twice, with what it means to lose it."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._first = Secret(look, _("New passphrase"))
        self._second = Secret(look, _("The same once more"))
        self._meter = Meter(look, 0.0, _("Strength"))
        self._told = label(look, "", "caption", wrap=True)
        self._look = look
        for one in (self._first, self._second):
            one.edited.connect(self._judge)
        strong = column(self._meter, self._told, gap=look.px(4))
        warning = banner(look, LOST, "warn", note=_("Print the recovery sheet afterwards and lock it away."))
        self.setLayout(column(self._first, holding(strong), self._second, warning, gap=look.px(12)))
        self.setFocusProxy(self._first)
        self._judge()

    @property
    def text(self) -> str:
        """The passphrase, "" while it was not typed twice the same."""
        return self._first.text if self._first.text == self._second.text else ""

    def _judge(self) -> None:
        share, state, words = strength(self._first.text)
        self._meter.set_share(share, state)
        differ = self._second.text and not self._first.text.startswith(self._second.text)
        self._told.setText(self._look.tr(_("The two are not the same.") if differ else words))
        self.edited.emit()
