"""Drafts of forms: in the user's data folder, per register and record; of an encrypted one in memory only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from grono import paths
from grono.services import comparing
from grono.store.store import Store


@dataclass(frozen=True)
class Draft:
    """What stood in the changed fields, and when it was kept."""

    at: datetime
    fields: dict[str, Any]


def folder_of(register: str) -> Path:
    """Where the drafts of a register lie."""
    return paths.data_dir() / "drafts" / register


def drafts_of(store: Store) -> Drafts:
    """The drafts of an open register; nothing of an encrypted one is written down beside it."""
    register = comparing.register_id(store)
    return PassingDrafts(register) if store.encrypted else Drafts(register)


class Drafts:
    """The drafts of one register."""

    def __init__(self, register: str) -> None:
        self._folder = folder_of(register)

    def _file(self, table: str, id: str | None) -> Path:
        return self._folder / f"{table}-{id or 'new'}.json"

    def load(self, table: str, id: str | None) -> Draft | None:
        """The draft of a record (None: of a new one); nothing when there is none or it cannot be read."""
        try:
            kept = json.loads(self._file(table, id).read_text(encoding="utf-8"))
            return Draft(datetime.fromisoformat(kept["at"]), dict(kept["fields"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, table: str, id: str | None, fields: dict[str, Any]) -> datetime:
        """Write a draft, beside the old one and then over it."""
        at = datetime.now().astimezone()
        file = self._file(table, id)
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".part")
        text = json.dumps({"at": at.isoformat(), "fields": fields}, ensure_ascii=False)
        beside.write_text(text, encoding="utf-8")
        beside.replace(file)
        return at

    def drop(self, table: str, id: str | None) -> None:
        """Forget a draft: it was saved, or thrown away."""
        self._file(table, id).unlink(missing_ok=True)

    def all(self) -> list[tuple[str, str | None]]:
        """Table and id of every draft that waits."""
        names = sorted(file.stem for file in self._folder.glob("*.json")) if self._folder.is_dir() else []
        pairs = (name.partition("-") for name in names)
        return [(table, None if id == "new" else id) for table, _dash, id in pairs]


class PassingDrafts(Drafts):
    """Drafts that live as long as the program."""

    _kept: ClassVar[dict[Path, Draft]] = {}

    def load(self, table: str, id: str | None) -> Draft | None:
        return self._kept.get(self._file(table, id))

    def keep(self, table: str, id: str | None, fields: dict[str, Any]) -> datetime:
        kept = self._kept[self._file(table, id)] = Draft(datetime.now().astimezone(), fields)
        return kept.at

    def drop(self, table: str, id: str | None) -> None:
        self._kept.pop(self._file(table, id), None)

    def all(self) -> list[tuple[str, str | None]]:
        pairs = (file.stem.partition("-") for file in sorted(self._kept) if file.parent == self._folder)
        return [(table, None if id == "new" else id) for table, _dash, id in pairs]
