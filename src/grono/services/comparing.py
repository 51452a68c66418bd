"""A register now and in a backup: what would be there, what would be gone, in plain counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grono.domain.text import Text, _, n_
from grono.store import snapshot
from grono.store.backup import Manifest
from grono.store.journal import StepKind
from grono.store.store import Store

KINDS: tuple[tuple[str, Text, Callable[[int], Text]], ...] = (
    ("organisation", _("Organisations"), lambda n: n_("{n} organisation", "{n} organisations", n)),
    ("person", _("People"), lambda n: n_("{n} person", "{n} people", n)),
    ("attachment", _("Files"), lambda n: n_("{n} file", "{n} files", n)),
)
_MOST_STEPS = 5000
_COUNTED = (StepKind.DO, StepKind.UNDO, StepKind.REDO)


@dataclass(frozen=True)
class Counted:
    """One kind of thing: how many there are now, None where no register is there, and in the backup."""

    title: Text
    now: int | None
    then: int


@dataclass(frozen=True)
class Comparison:
    """now and then by kind; what disappears in words; how many lines of the journal came after the backup."""

    counted: tuple[Counted, ...]
    lost: tuple[Text, ...]
    steps: int
    other_register: bool

    @property
    def same(self) -> bool:
        """Whether nothing was changed since."""
        return not self.steps and not self.lost and not self.other_register


def register_id(store: Store) -> str:
    """What a register and its backups are known by, wherever they lie."""
    return snapshot.describe(store.connection).register_id


def compare(store: Store | None, manifest: Manifest) -> Comparison:
    """The register that is open, or none, against a backup."""
    then = manifest.alive
    if store is None:
        counted = tuple(Counted(title, None, then.get(key, 0)) for key, title, _words in KINDS)
        return Comparison(counted, (), 0, other_register=False)
    here = snapshot.describe(store.connection)
    counted = tuple(Counted(title, here.alive.get(key, 0), then.get(key, 0)) for key, title, _words in KINDS)
    lost = tuple(
        words(fewer)
        for key, _title, words in KINDS
        if (fewer := here.alive.get(key, 0) - then.get(key, 0)) > 0
    )
    other = bool(manifest.register_id) and manifest.register_id != here.register_id
    steps = [
        step for step in store.steps(_MOST_STEPS) if step.id > manifest.last_step and step.kind in _COUNTED
    ]
    return Comparison(counted, lost, len(steps), other_register=other)
