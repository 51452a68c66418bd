"""The look of the moment: colours, sizes and fonts, light or dark, at the chosen text size."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from grono.ui import fonts, stylesheet, tokens
from grono.ui.tokens import State, Tokens


class Choice(StrEnum):
    """What the user chose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


SCALES = (100, 115, 130, 150, 200)

_FONTS = {
    "display": (28, True),
    "title": (20, True),
    "heading": (15, True),
    "strong": (13, True),
    "body": (13, False),
    "caption": (12, False),
    "caption-strong": (12, True),
    "small": (11, False),
    "small-strong": (11, True),
}

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on-accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Link: "accent-text",
    QPalette.ColorRole.LinkVisited: "accent-text",
    QPalette.ColorRole.ToolTipBase: "tip",
    QPalette.ColorRole.ToolTipText: "on-tip",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
}


class Theme(QObject):
    """Colours, sizes and fonts; `changed` comes after each change, live ones included."""

    changed = Signal()

    def __init__(self, choice: Choice = Choice.SYSTEM, scale: int = 100) -> None:
        super().__init__()
        self.choice = choice
        self.scale = scale
        self.reduced_motion = False
        self.sheet = ""  # for the window, not the application: with that, every widget built is dressed anew
        self._family = ""
        self._fonts: dict[str, QFont] = {}
        self._tokens = tokens.load("dark" if self._wants_dark() else "light")
        self._system_palette: QPalette | None = None

    @property
    def dark(self) -> bool:
        """Whether light text stands on dark."""
        return self._tokens.dark

    @property
    def tokens(self) -> Tokens:
        """All colours of the theme."""
        return self._tokens

    def colour(self, name: str) -> QColor:
        """A colour by its token, or "STATE.text|tint|mark"."""
        state, dot, part = name.partition(".")
        return getattr(self._tokens.states[state], part) if dot else self._tokens.colours[name]

    def state(self, name: str) -> State:
        """The three colours of a state: ok, warn, bad, info, neutral, violet, teal."""
        return self._tokens.states[name]

    def px(self, size: float) -> int:
        """A length of the design at the chosen text size."""
        return max(1, round(size * self.scale / 100))

    def font(self, role: str = "body") -> QFont:
        """A font by its role: display, title, heading, strong, body, caption, small (…-strong)."""
        if role not in self._fonts:
            size, strong = _FONTS[role]
            font = QFont(self._family) if self._family else QFont()
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            self._fonts[role] = font
        return self._fonts[role]

    def apply(self) -> None:
        """Dress the application, and follow the system from now on."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):
            accessibility = hints.accessibility()
            for name in ("contrastPreferenceChanged", "motionPreferenceChanged"):
                if hasattr(accessibility, name):
                    getattr(accessibility, name).connect(self._system_changed)
        self._system_palette = QGuiApplication.palette()
        QApplication.setStyle("Fusion")
        self._family = fonts.screen_family()
        self._dress()

    def choose(self, choice: Choice | None = None, scale: int | None = None) -> None:
        """Change the theme or the text size; takes effect at once."""
        self.choice = choice or self.choice
        self.scale = scale or self.scale
        self._dress()
        self.changed.emit()

    def _system_changed(self) -> None:
        self._dress()
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self.choice is Choice.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self.choice is Choice.DARK

    def _dress(self) -> None:
        self._follow_choice()
        self.reduced_motion = _prefers("motionPreference", "ReducedMotion")
        if _prefers("contrastPreference", "HighContrast") and self._system_palette:
            self._tokens = tokens.contrasting(self._system_palette)
        else:
            self._tokens = tokens.load("dark" if self._wants_dark() else "light")
        self._fonts.clear()
        QApplication.setPalette(self._palette())
        QApplication.setFont(self.font("body"))
        self.sheet = stylesheet.build(self._tokens, self.scale)

    def _follow_choice(self) -> None:
        schemes = {Choice.LIGHT: Qt.ColorScheme.Light, Choice.DARK: Qt.ColorScheme.Dark}
        wanted = schemes.get(self.choice, Qt.ColorScheme.Unknown)
        hints = QGuiApplication.styleHints()
        blocked = hints.blockSignals(True)
        hints.setColorScheme(wanted)
        hints.blockSignals(blocked)

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        off = self.colour("text-off")
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, off)
        return palette


def _prefers(question: str, answer: str) -> bool:
    """Whether the system asks for something that only newer versions of Qt can tell."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    accessibility = hints.accessibility()
    if not hasattr(accessibility, question):
        return False
    return getattr(accessibility, question)().name == answer
