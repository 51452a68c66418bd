"""Verbs for backups: making a packed one, restoring any."""

from __future__ import annotations

from pathlib import Path

import click

from grono.cli import passphrases
from grono.cli.voice import Voice
from grono.cli.words import FILE, Verb, option, register_argument
from grono.domain.text import _, n_


@click.command("backup", cls=Verb, about=_("Pack the register and its attachments into one file."))
@register_argument()
@option("--to", type=FILE, about=_("The file or folder to write; else among the other backups."))
@click.pass_obj
def back_up(voice: Voice, file: Path, to: Path | None) -> None:
    from grono.store import backup, header, probe

    passphrases.unlock(voice, file)
    probe.refuse_damaged(file, header.read(file).version, thorough=True)
    voice.remark(_("Backup: {path}", path=str(backup.pack(file, to))))


@click.command("restore", cls=Verb, about=_("Bring a register back from a backup; its state of now is kept."))
@click.argument("copy", metavar="BACKUP", type=FILE)
@register_argument()
@click.pass_obj
def restore(voice: Voice, copy: Path, file: Path) -> None:
    from grono.store import backup

    passphrases.unlock_backup(voice, copy)
    passphrases.unlock_if_known(voice, file)
    done = backup.restore(copy, file)
    if done.kept is not None:
        voice.remark(_("Backup: {path}", path=str(done.kept)))
    made_at = done.manifest.made_at.astimezone().replace(tzinfo=None)
    voice.remark(_("{file} is as it was on {moment}.", file=file.name, moment=made_at))
    if done.missing:
        voice.remark(
            n_(
                "{n} attachment was not in the backup.",
                "{n} attachments were not in the backup.",
                done.missing,
            )
        )
