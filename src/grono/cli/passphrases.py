"""Where a passphrase comes from: a file, the environment or the keyboard, never the command itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from grono.cli.voice import Voice
from grono.cli.words import PASSPHRASE
from grono.domain.text import Text, UserError, _

VARIABLE, NEW_VARIABLE = "GRONO_PASSPHRASE", "GRONO_NEW_PASSPHRASE"
_TRIES = 3


def unlock(voice: Voice, file: Path) -> None:
    """Ask for the passphrase of a register, where it has one that was not given yet."""
    from grono.store import encryption

    if encryption.is_locked(file):
        _unlock(voice, file, encryption.unlock)


def unlock_backup(voice: Voice, copy: Path) -> None:
    """The same for a backup."""
    from grono.store import encryption

    if encryption.is_backup_locked(copy):
        _unlock(voice, copy, encryption.unlock_backup)


def unlock_if_known(voice: Voice, file: Path) -> None:
    """The same for a register that may be replaced though its passphrase is lost."""
    from grono.store import encryption, errors

    if encryption.is_locked(file):
        said = _given(PASSPHRASE, VARIABLE) or _typed(
            voice, _("Passphrase of {file}, nothing if lost", file=file.name)
        )
        try:
            encryption.unlock(file, said)
        except errors.WrongPassphraseError:
            voice.remark(_("{file} stays closed; it is kept as it is beside its backups.", file=file.name))


def chosen(voice: Voice, file: Path, source: str = PASSPHRASE, variable: str = VARIABLE) -> str:
    """A passphrase that a register is to have; typed twice where it is typed."""
    said = _given(source, variable)
    if said is not None:
        return said
    _require_keyboard(file, variable)
    first = _typed(voice, _("New passphrase of {file}", file=file.name))
    if first != _typed(voice, _("Once more")):
        raise UserError(_("You typed two different passphrases; nothing was changed."))
    return first


def _unlock(voice: Voice, file: Path, attempt: Callable[[Path, str], None]) -> None:
    from grono.store import errors

    said = _given(PASSPHRASE, VARIABLE)
    if said is not None:
        attempt(file, said)
        return
    _require_keyboard(file, VARIABLE)
    for left in reversed(range(_TRIES)):
        try:
            attempt(file, _typed(voice, _("Passphrase of {file}", file=file.name)))
            return
        except errors.WrongPassphraseError as error:
            if not left:
                raise
            voice.refusal(error)


def _given(source: str, variable: str) -> str | None:
    """The first line of the file that an option named, else what the environment says."""
    context = click.get_current_context(silent=True)
    file: Path | None = context.meta.get(source) if context else None
    if file is None:
        return os.environ.get(variable)
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise UserError(_("The file with the passphrase, {file}, cannot be read.", file=str(file))) from error


def _require_keyboard(file: Path, variable: str) -> None:
    if not sys.stdin.isatty():
        raise UserError(
            _("{file} needs a passphrase, and nobody can be asked for it here.", file=file.name),
            todo=_("Set {variable}, or name a file that holds it.", variable=variable),
        )


def _typed(voice: Voice, question: Text) -> str:
    if not sys.stdin.isatty():
        return ""
    return click.prompt(voice.text(question), hide_input=True, default="", show_default=False, err=True)
