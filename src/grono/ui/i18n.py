"""The window's language: Qt's own texts, number and date habits of widgets."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_TERRITORIES = {"pl": "pl_PL", "en": "en_GB"}


def system_language() -> str:
    """Polish where the system speaks Polish, else English."""
    return "pl" if QLocale.system().language() == QLocale.Language.Polish else "en"


class QtTexts:
    """Qt's own buttons and menus in the window's language."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Switch to a language: "pl" or "en"."""
        if self._translator:
            self._app.removeTranslator(self._translator)
            self._translator = None
        QLocale.setDefault(QLocale(_TERRITORIES[language]))
        if language == "en":
            return
        translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(translator)
            self._translator = translator
