"""The registers opened lately, newest first, as the start screen and the cluster's menu list them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from grono.ui.settings import Settings

KEPT = 8
_KEY = "recent"


class Recent:
    """Paths with the cluster's name and when they were opened; kept in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[dict[str, str]]:
        """Entries of "path", "name" and "opened"."""
        return self._settings.get(_KEY, [])

    def paths(self) -> list[Path]:
        """Where they lie."""
        return [Path(entry["path"]) for entry in self.all()]

    def remember(self, path: Path, name: str) -> None:
        """Put a register on top."""
        place = str(path.resolve())
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        others = [entry for entry in self.all() if entry["path"] != place]
        entry = {"path": place, "name": name or path.stem, "opened": now}
        self._settings.set(_KEY, [entry, *others][:KEPT])
        self._settings.save()

    def forget(self, path: Path) -> None:
        """Take a register off the list; its file stays."""
        self._settings.set(_KEY, [entry for entry in self.all() if entry["path"] != str(path)])
