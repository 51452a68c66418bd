"""What the person chose for the whole program: theme, text size, language. Changes act at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from grono.ui.i18n import QtTexts, system_language
from grono.ui.look import Look
from grono.ui.settings import Settings
from grono.ui.theme import SCALES, Choice, Theme


class Preferences(QObject):
    """Read at the start, kept on every change; rebuilt asks for the window to be made anew."""

    rebuilt = Signal()

    def __init__(self, settings: Settings, texts: QtTexts) -> None:
        super().__init__()
        self._settings = settings
        self._texts = texts
        theme, scale = settings.get("theme", Choice.SYSTEM), settings.get("scale", 100)
        language = settings.get("language") or system_language()
        self.theme = Theme(
            Choice(theme) if theme in set(Choice) else Choice.SYSTEM, scale if scale in SCALES else 100
        )
        self.theme.apply()
        self.look = Look(self.theme, "en" if language == "en" else "pl")
        self._texts.speak(self.look.locale)

    def choose_theme(self, choice: Choice) -> None:
        """Light, dark, or as the system."""
        self._settings.set("theme", str(choice))
        self.theme.choose(choice)

    def choose_scale(self, scale: int) -> None:
        """How large the text is, with everything around it."""
        if scale != self.theme.scale:
            self._settings.set("scale", scale)
            self.theme.choose(scale=scale)
            self.rebuilt.emit()

    def choose_language(self, language: str) -> None:
        """The window's language; papers have their own."""
        if language != self.look.locale:
            self._settings.set("language", language)
            self._texts.speak(language)
            self.look = Look(self.theme, language)
            self.rebuilt.emit()
