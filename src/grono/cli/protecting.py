"""Verbs for a register's passphrase: set, changed, taken off."""

from __future__ import annotations

from pathlib import Path

import click

from grono.cli import passphrases
from grono.cli.registers import reading
from grono.cli.voice import Voice
from grono.cli.words import FILE, NEW_PASSPHRASE, Verb, locale_of, noted_file, option, register_argument
from grono.domain.text import UserError, _, n_

_leave = option("--leave-backups", is_flag=True, about=_("Leave the backups made before as they are."))
_discard = option(
    "--discard", is_flag=True, about=_("Delete copies that cannot be brought under the passphrase.")
)


@click.command("encrypt", cls=Verb, about=_("Protect a register and its backups with a passphrase."))
@register_argument()
@_leave
@_discard
@click.pass_obj
def encrypt(voice: Voice, file: Path, leave_backups: bool, discard: bool) -> None:
    from grono.store import header, protecting

    if header.is_encrypted(file):
        raise UserError(
            _("{file} is protected with a passphrase already.", file=file.name),
            todo=_("grono passphrase changes it."),
        )
    protecting.set_passphrase(file, passphrases.chosen(voice, file))
    voice.remark(_("{file} is protected with the passphrase now.", file=file.name))
    voice.remark(_("Keep the passphrase in a safe place: without it nobody can open the register again."))
    _bring_backups(voice, file, leave=leave_backups, discard=discard)


@click.command("passphrase", cls=Verb, about=_("Change the passphrase of a register and its backups."))
@register_argument()
@noted_file(
    "--new-passphrase-file",
    NEW_PASSPHRASE,
    _("File whose first line is the new one; else GRONO_NEW_PASSPHRASE, else it is asked."),
)
@_leave
@_discard
@click.pass_obj
def change_passphrase(voice: Voice, file: Path, leave_backups: bool, discard: bool) -> None:
    from grono.store import protecting

    _require_protected(file)
    passphrases.unlock(voice, file)
    new = passphrases.chosen(voice, file, NEW_PASSPHRASE, passphrases.NEW_VARIABLE)
    protecting.set_passphrase(file, new)
    voice.remark(_("{file} has a new passphrase.", file=file.name))
    _bring_backups(voice, file, leave=leave_backups, discard=discard)


@click.command("decrypt", cls=Verb, about=_("Take the passphrase off a register; its backups keep theirs."))
@register_argument()
@click.pass_obj
def decrypt(voice: Voice, file: Path) -> None:
    from grono.store import protecting

    _require_protected(file)
    passphrases.unlock(voice, file)
    protecting.remove_passphrase(file)
    voice.remark(
        _("{file} opens without a passphrase now; backups made before still need it.", file=file.name)
    )


@click.command("recovery-sheet", cls=Verb, about=_("A page to lock away, with room for the passphrase."))
@register_argument()
@option("--out", type=FILE, required=True, about=_("The PDF to write."))
@click.pass_context
def recovery_sheet(ctx: click.Context, file: Path, out: Path) -> None:
    from grono.reports import recovery_sheet as sheet
    from grono.reports.render.output import save

    _require_protected(file)
    with reading(ctx.obj, file) as store:
        save(sheet.build(store, locale_of(ctx)), out)
    ctx.obj.remark(_("Written: {path}", path=str(out)))


def _require_protected(file: Path) -> None:
    from grono.store import header

    if not header.is_encrypted(file):
        header.read(file)
        raise UserError(
            _("{file} has no passphrase; nothing was changed.", file=file.name),
            todo=_("grono encrypt gives it one."),
        )


def _bring_backups(voice: Voice, file: Path, *, leave: bool, discard: bool) -> None:
    """The backups of before, written anew; what stays as it was is named, or goes."""
    from grono.store import backup

    left = [one.path for one in backup.exposed(file)] + backup.leftovers(file)
    if not leave:
        done = backup.reseal(file)
        left = done.left
        if done.done:
            voice.remark(
                n_(
                    "{n} backup was brought under the passphrase.",
                    "{n} backups were brought under the passphrase.",
                    done.done,
                )
            )
    if discard:
        backup.discard(left)
    for path in left:
        told = (
            _("Deleted: {path}", path=str(path))
            if discard
            else _("Not protected by it: {path}", path=str(path))
        )
        voice.remark(told)
