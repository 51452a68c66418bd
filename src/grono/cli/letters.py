"""Verbs for letters from Word templates, and for the numbers of confirmations of attendance."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from grono.cli.registers import reading, writing
from grono.cli.voice import Voice
from grono.cli.words import FILE, OneOf, Verb, option, register_argument
from grono.domain.text import UserError, _, n_


@click.command("letters", cls=Verb, about=_("Merge a letter for everybody of an event or an edition."))
@register_argument()
@option("--event", about=_("The event, by its id or its title."))
@option("--edition", about=_("The edition, by its id or its title."))
@option("--template", type=FILE, about=_("A Word template; the program's invitation if not given."))
@option("--out", type=FILE, required=True, about=_("The folder to write to."))
@option(
    "--who",
    type=OneOf(("all", "seated", "invited")),
    default="all",
    about=_("Everybody who has not resigned, who has a seat, or who is only invited."),
)
@option("--rows", default="", about=_("Only these row numbers, such as 1-12, 15."))
@option("--pdf", "as_pdf", is_flag=True, about=_("PDFs as well; this needs LibreOffice."))
@option("--lang", "language", type=OneOf(("pl", "en")), default="pl", about=_("The language of dates."))
@click.pass_obj
def merge_letters(
    voice: Voice,
    file: Path,
    event: str | None,
    edition: str | None,
    template: Path | None,
    out: Path,
    who: str,
    rows: str,
    as_pdf: bool,
    language: str,
) -> None:
    from grono.reports.letters import sample
    from grono.reports.letters import writing as files
    from grono.reports.letters.addressed import addressed

    key, typed = _asked(event, edition)
    content = template.read_bytes() if template else sample.sample()
    with reading(voice, file) as store:
        letters = addressed(store, key, typed, who=who, rows=rows, today=date.today(), language=language)
        written = files.write(content, letters, out, as_pdf=as_pdf)
    count = len(written.documents)
    voice.remark(n_("Written: {n} letter in {path}", "Written: {n} letters in {path}", count, path=str(out)))


def _asked(event: str | None, edition: str | None) -> tuple[str, str]:
    """Which of the two was given, and what."""
    if bool(event) == bool(edition):
        raise UserError(_("Give either --event or --edition."))
    return ("event", event) if event else ("edition", edition or "")


@click.command(
    "number-confirmations",
    cls=Verb,
    about=_("Give everybody who was there the number of their confirmation; numbers never come back."),
)
@register_argument()
@option("--event", about=_("The event, by its id or its title."))
@option("--edition", about=_("The edition, by its id or its title."))
@click.pass_obj
def number_confirmations(voice: Voice, file: Path, event: str | None, edition: str | None) -> None:
    from grono.reports.choosing import EDITION, EVENT
    from grono.services.activities import confirming

    key, typed = _asked(event, edition)
    subject = EVENT if key == EVENT.key else EDITION
    with writing(voice, file) as store:
        given = confirming.give(store, key, subject.find(store, typed), date.today())
    for number in given:
        voice.result(number.text)
    voice.remark(n_("Given: {n} number", "Given: {n} numbers", len(given)))


@click.command("letter-template", cls=Verb, about=_("Write a Word template to begin with; list its fields."))
@click.argument("out", type=FILE)
@click.pass_obj
def write_template(voice: Voice, out: Path) -> None:
    from grono.reports.files import whole_file
    from grono.reports.letters.fields import FIELDS
    from grono.reports.letters.sample import sample

    with whole_file(out) as part:
        part.write_bytes(sample())
    for field in FIELDS:
        voice.result(f"{{{{ {field.name} }}}}  {voice.text(field.title)}")
    voice.remark(_("Written: {path}", path=str(out)))
