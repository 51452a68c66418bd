"""Verbs for paper and workbooks: which reports there are, and making one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grono.cli.registers import reading
from grono.cli.voice import Voice
from grono.cli.words import DAY, FILE, OneOf, Verb, option, register_argument
from grono.domain.text import UserError, _

if TYPE_CHECKING:
    from grono.reports.report import Report


@click.command("reports", cls=Verb, about=_("Which reports there are, and what can be chosen for each."))
@option("--json", "json_wanted", is_flag=True, about=_("As JSON, for other programs."))
@click.pass_obj
def list_reports(voice: Voice, json_wanted: bool) -> None:
    from grono.reports import REPORTS

    if json_wanted:
        voice.data([_described(report) for report in REPORTS])
        return
    for report in REPORTS:
        voice.result(f"{report.name}  ({', '.join(report.formats)})  {voice.text(report.title)}")
        for one in report.options:
            values = "|".join(choice.value for choice in one.choices) or one.kind.value
            voice.result(f"    {one.key}={values}  {voice.text(one.title)}")


def _described(report: Report) -> dict[str, object]:
    return {
        "name": report.name,
        "title": report.title,
        "formats": report.formats,
        "options": [
            {
                "name": one.key,
                "title": one.title,
                "kind": one.kind.value,
                "choices": [choice.value for choice in one.choices],
                "default": one.default,
            }
            for one in report.options
        ],
    }


@click.command("report", cls=Verb, about=_("Make a report; the file's ending says in which format."))
@register_argument()
@click.argument("name")
@option("--out", type=FILE, required=True, about=_("The file to write: .pdf, .xlsx or .csv."))
@option(
    "--as-of", "day", type=DAY, about=_("As it was on a day, for example 2026-10-31; today if not given.")
)
@option("--lang", "language", type=OneOf(("pl", "en", "both")), default="pl", about=_("Its language."))
@option(
    "--set",
    "options",
    multiple=True,
    metavar="OPTION=VALUE",
    about=_("Choose something; as often as needed."),
)
@click.pass_obj
def make_report(
    voice: Voice, file: Path, name: str, out: Path, day: date | None, language: str, options: tuple[str, ...]
) -> None:
    from grono.reports import find_report
    from grono.reports.render.output import save

    report = find_report(name)
    request = report.request(_pairs(voice, options), as_of=day, language=language)
    ending = out.suffix.lower().lstrip(".")
    if ending not in report.formats:
        raise UserError(
            _("The report “{name}” cannot be made as {file}.", name=name, file=out.name),
            todo=_("Use one of the endings: {known}.", known=", ".join(report.formats)),
        )
    with reading(voice, file) as store:
        document = report.document(store, request)
        save(document, out)
    for lack in document.lacks:
        voice.remark(lack)
    voice.remark(_("Written: {path}", path=str(out)))


def _pairs(voice: Voice, options: tuple[str, ...]) -> dict[str, str]:
    for given in options:
        if "=" not in given:
            raise click.UsageError(voice.text(_("--set takes OPTION=VALUE, not {given}.", given=given)))
    return {key.strip(): value for key, _sign, value in (given.partition("=") for given in options)}
