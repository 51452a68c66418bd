"""Verbs on the register itself: a new one, undo, redo, history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grono.cli import passphrases
from grono.cli.registers import reading, user, writing
from grono.cli.voice import Voice
from grono.cli.words import Verb, option, register_argument
from grono.domain.text import Text, _

if TYPE_CHECKING:
    from grono.store.journal import Step


@click.command("new", cls=Verb, about=_("Make a new register; an existing file is never touched."))
@register_argument()
@option("--sample", is_flag=True, about=_("Fill it with an invented cluster to try things on."))
@option("--encrypt", "protect", is_flag=True, about=_("Protect it with a passphrase from the start."))
@click.pass_obj
def new(voice: Voice, file: Path, sample: bool, protect: bool) -> None:
    from grono.services import registers
    from grono.services.sample import fill_sample
    from grono.store.files import files_of
    from grono.store.opening import create_register

    store = create_register(file, user(), passphrases.chosen(voice, file) if protect else None)
    try:
        with store:
            registers.prepare(store)
            if sample:
                fill_sample(store)
    except BaseException:
        for made in (file, files_of(file)):
            made.unlink(missing_ok=True)
        raise
    for warning in store.warnings:
        voice.remark(warning)
    voice.remark(_("Made {file}.", file=str(file)))


@click.command("undo", cls=Verb, about=_("Take back the latest step."))
@register_argument()
@click.pass_obj
def undo(voice: Voice, file: Path) -> None:
    with writing(voice, file) as store:
        voice.result(_("Undone: {step}", step=store.undo()))


@click.command("redo", cls=Verb, about=_("Do the step that was undone last again."))
@register_argument()
@click.pass_obj
def redo(voice: Voice, file: Path) -> None:
    with writing(voice, file) as store:
        voice.result(_("Done again: {step}", step=store.redo()))


@click.command("history", cls=Verb, about=_("What was done in the register, newest first."))
@register_argument()
@option("--json", "as_json", is_flag=True, about=_("As JSON, for other programs."))
@click.pass_obj
def history(voice: Voice, file: Path, as_json: bool) -> None:
    with reading(voice, file) as store:
        steps = store.steps(limit=-1)
    if as_json:
        voice.data(
            [
                {"id": step.id, "at": step.at, "who": step.who, "kind": step.kind, "step": step.message}
                for step in steps
            ]
        )
        return
    for step in steps:
        at = voice.text(step.at.astimezone().replace(tzinfo=None))
        voice.result(f"{at}  {step.who}  {voice.text(_said(step))}")


def _said(step: Step) -> Text:
    """The name of a step, and whether it took another one back."""
    if step.kind.value == "undo":
        return _("Undone: {step}", step=step.message)
    return _("Done again: {step}", step=step.message) if step.kind.value == "redo" else step.message
