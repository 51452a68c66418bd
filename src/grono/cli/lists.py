"""Verbs that read records: search, list."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grono.cli.registers import reading
from grono.cli.voice import Voice, as_json
from grono.cli.words import DAY, FILE, OneOf, Verb, option, register_argument
from grono.domain.text import Text, UserError, _

if TYPE_CHECKING:
    from grono.store.store import Store

LISTS = ("members", "organisations", "people")
FORMATS = ("csv", "json", "xlsx")
_MANY = 1_000_000
_KINDS: Mapping[str, Text] = {"organisation": _("organisation"), "person": _("person")}


@click.command("search", cls=Verb, about=_("Find records by words of their name, address, numbers or tags."))
@register_argument()
@click.argument("text")
@option("--json", "json_wanted", is_flag=True, about=_("As JSON, for other programs."))
@click.pass_obj
def search(voice: Voice, file: Path, text: str, json_wanted: bool) -> None:
    with reading(voice, file) as store:
        hits = store.search(text, limit=_MANY)
    if json_wanted:
        voice.data([{"kind": hit.kind, "id": hit.id, "title": hit.title} for hit in hits])
        return
    for hit in hits:
        voice.result(f"{hit.title}\t{voice.text(_KINDS[hit.kind])}\t{hit.id}")
    if not hits:
        voice.remark(_("Nothing was found."))


@click.command("list", cls=Verb, about=_("Write a list of records as they are, or were on a day."))
@register_argument()
@click.argument("name", metavar="|".join(LISTS), type=OneOf(LISTS))
@option(
    "--as-of", "day", type=DAY, about=_("As it was on a day, for example 2026-10-31; today if not given.")
)
@option("--format", "wanted", type=OneOf(FORMATS), about=_("By default as the file's ending says."))
@option("--out", type=FILE, about=_("The file to write; else csv and json go to the screen."))
@click.pass_obj
def list_records(
    voice: Voice, file: Path, name: str, day: date | None, wanted: str | None, out: Path | None
) -> None:
    form = wanted or _form_of(out)
    if form == "xlsx" and out is None:
        raise click.UsageError(voice.text(_("A workbook needs --out PATH.")))
    with reading(voice, file) as store:
        content = _content(voice, store, name, day or date.today(), form)
    if out is not None:
        from grono.reports.files import whole_file

        with whole_file(out) as part:
            part.write_bytes(content)
        voice.remark(_("Written: {path}", path=str(out)))
    else:
        sys.stdout.buffer.write(content)


def _form_of(out: Path | None) -> str:
    """The format that a file's ending asks for."""
    ending = out.suffix.lower().lstrip(".") if out else "csv"
    if ending not in FORMATS:
        raise UserError(
            _("It is not clear in which format {file} is wanted.", file=out.name if out else ""),
            todo=_("Say --format csv, json or xlsx."),
        )
    return ending


def _content(voice: Voice, store: Store, name: str, day: date, form: str) -> bytes:
    if form == "json":
        return as_json(_objects(store, name, day), voice.locale).encode() + b"\n"
    return _table(voice, store, name, day, form)


def _objects(store: Store, name: str, day: date) -> list[dict[str, object]]:
    """Every record with all its columns; what is not known is null."""
    from grono.services.kinds import LISTS as KNOWN
    from grono.services.lists import Listing, Query

    records = next(known for known in KNOWN if known.key == name)
    listing = Listing(store, records)
    rows = listing.rows(listing.ids(Query(day=day)), day)
    return [{"id": row["id"]} | {column.key: column.value(row) for column in records.columns} for row in rows]


def _table(voice: Voice, store: Store, name: str, day: date, form: str) -> bytes:
    """Every field that can be imported, and the id, so that it comes back without loss."""
    from grono.exchange.export import as_csv, as_xlsx

    return (as_csv if form == "csv" else as_xlsx)(store, name, voice.locale, day)
