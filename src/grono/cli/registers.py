"""A register opened for one verb: read beside others, or written alone and backed up after."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grono.cli.passphrases import unlock
from grono.cli.voice import Voice
from grono.domain.text import UserError, _

if TYPE_CHECKING:
    from grono.store.store import Store


def user() -> str:
    """Who does it, for the journal."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@contextmanager
def reading(voice: Voice, file: Path) -> Iterator[Store]:
    """Read a register, even one that is open elsewhere."""
    from grono.store import errors
    from grono.store.opening import open_register

    unlock(voice, file)
    with open_register(file, user(), read_only=True, thorough=True) as store, errors.explained(file):
        _warn(voice, store)
        yield store


@contextmanager
def writing(voice: Voice, file: Path) -> Iterator[Store]:
    """Write a register; what changed is backed up before it is let go."""
    from grono.store import errors
    from grono.store.opening import open_register

    unlock(voice, file)
    with open_register(file, user(), thorough=True) as store, errors.explained(file):
        if store.read_only:
            raise UserError(_("{file} can only be read here; nothing was changed.", file=file.name))
        _warn(voice, store)
        before = store.steps(1)
        yield store
        if store.steps(1) != before:
            _back_up(voice, store.path)


def _warn(voice: Voice, store: Store) -> None:
    for warning in store.warnings:
        voice.remark(warning)


def _back_up(voice: Voice, path: Path) -> None:
    """The work is on the disk already: a backup that fails is told and does not undo it."""
    from grono.store import backup

    try:
        made = backup.make_if_changed(path)
    except UserError as error:
        voice.refusal(error)
        return
    if made is not None:
        voice.remark(_("Backup: {path}", path=str(made)))
