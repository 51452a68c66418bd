"""What the window remembers between starts: an ini file in the user's data folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from grono import paths

PASSING = "~"
"""Keys that begin so are forgotten with the program, and never written down."""


class Settings:
    """Values by key, written as JSON so that they come back as what they were."""

    def __init__(self, file: Path | None = None) -> None:
        self._passing: dict[str, str] = {}
        self.file = file or paths.data_dir() / "settings.ini"
        self._ini = QSettings(str(self.file), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key; the default when there is none or it cannot be read."""
        raw = self._passing.get(key) if key.startswith(PASSING) else self._ini.value(key)
        if not isinstance(raw, str):
            return default
        try:
            return json.loads(raw)
        except json.JSONDecodeError:
            return default

    def set(self, key: str, value: object) -> None:
        """Keep a value; it is on the disk after save()."""
        said = json.dumps(value, ensure_ascii=False)
        if key.startswith(PASSING):
            self._passing[key] = said
        else:
            self._ini.setValue(key, said)

    def forget(self, key: str) -> None:
        """Take a key and everything below it away."""
        self._ini.remove(key)

    def save(self) -> None:
        """Write to the disk."""
        self._ini.sync()
