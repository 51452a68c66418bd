"""The system's own dialogs for files and folders; each remembers where it was last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from grono.domain.text import Text
from grono.ui.look import Look
from grono.ui.settings import Settings

Kinds = tuple[tuple[Text, str], ...]
"""What may be chosen: words and patterns, "*.xlsx *.csv"."""


def documents() -> Path:
    """The user's folder of documents; the home folder where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


class FileDialogs:
    """Asks for files; key: what the folder is remembered under."""

    def __init__(self, look: Look, settings: Settings) -> None:
        self._look = look
        self._settings = settings

    def to_open(self, parent: QWidget | None, key: str, title: Text, kinds: Kinds) -> Path | None:
        """A file that is there, or None."""
        name, _filter = QFileDialog.getOpenFileName(
            parent, self._look.tr(title), str(self.folder(key)), self._filters(kinds)
        )
        return self._remembered(key, name)

    def to_save(self, parent: QWidget | None, key: str, title: Text, kinds: Kinds, name: str) -> Path | None:
        """Where to write a file; the system asks before it is overwritten."""
        chosen, _filter = QFileDialog.getSaveFileName(
            parent, self._look.tr(title), str(self.folder(key) / name), self._filters(kinds)
        )
        path = self._remembered(key, chosen)
        suffix = Path(name).suffix
        return path.with_name(path.name + suffix) if path and suffix and path.suffix != suffix else path

    def folder(self, key: str) -> Path:
        """Where the last file of a kind was, or the documents."""
        last = Path(self._settings.get(f"folders/{key}", ""))
        return last if last.is_absolute() and last.is_dir() else documents()

    def _filters(self, kinds: Kinds) -> str:
        return ";;".join(f"{self._look.tr(words)} ({patterns})" for words, patterns in kinds)

    def _remembered(self, key: str, name: str) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._settings.set(f"folders/{key}", str(path.parent))
        return path


def show_folder(path: Path) -> None:
    """Open the folder of a file in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent if path.suffix else path)))


def show_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
