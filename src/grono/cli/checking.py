"""The verb that looks a register through."""

from __future__ import annotations

from pathlib import Path

import click

from grono.cli.passphrases import unlock
from grono.cli.registers import writing
from grono.cli.voice import Voice
from grono.cli.words import Verb, option, register_argument
from grono.domain.text import _


@click.command("check", cls=Verb, about=_("Look the register through; what is found is listed."))
@register_argument()
@option(
    "--repair", is_flag=True, about=_("Make search and lists anew; take out rows that belong to nothing.")
)
@click.pass_obj
def check(voice: Voice, file: Path, repair: bool) -> int:
    from grono.store import checking

    unlock(voice, file)
    found = checking.check(file)
    if repair and any(finding.repairable for finding in found):
        with writing(voice, file) as store:
            mended = checking.repair(store, found)
        for finding in found:
            if finding.repairable:
                voice.remark(_("Repaired: {finding}", finding=finding.text))
        for sentence in mended:
            voice.remark(sentence)
        found = checking.check(file)
    for finding in found:
        voice.result(finding.text)
    if not found:
        voice.result(_("{file} is in order.", file=file.name))
    return 1 if found else 0
