"""Verbs that read records: search, list."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from grono.cli.registers import reading
from grono.cli.voice import Voice, as_json
from grono.cli.words import DAY, FILE, OneOf, Verb, option, register_argument
from grono.domain.text import Text, UserError, _

if TYPE_CHECKING:
    from grono.services.tables import Table
    from grono.store.store import Store

OWN = ("members", "organisations", "people")
"""The lists that come back by an import without loss."""
NARROWED = ("sessions", "enrolments", "attendance", "certificates")
LISTS = (*OWN, "events", "programmes", "editions", "projects", *NARROWED)
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
@option("--event", about=_("Only what belongs to the event of this record id."))
@option("--edition", about=_("Only what belongs to the edition of this record id."))
@option("--format", "wanted", type=OneOf(FORMATS), about=_("By default as the file's ending says."))
@option("--out", type=FILE, about=_("The file to write; else csv and json go to the screen."))
@click.pass_obj
def list_records(
    voice: Voice,
    file: Path,
    name: str,
    day: date | None,
    event: str | None,
    edition: str | None,
    wanted: str | None,
    out: Path | None,
) -> None:
    form = wanted or _form_of(out)
    if form == "xlsx" and out is None:
        raise click.UsageError(voice.text(_("A workbook needs --out PATH.")))
    activity = _activity(voice, name, event, edition)
    with reading(voice, file) as store, _written(voice, out) as sink:
        if name in OWN:
            sink.write(_content(voice, store, name, day or date.today(), form))
            return
        from grono.exchange.tabular import write
        from grono.services.tables import Asked

        write(sink, store, _table_of(name), Asked(day, activity), form, voice.locale)


def _activity(voice: Voice, name: str, event: str | None, edition: str | None) -> tuple[str, str] | None:
    """The event or edition that a list is narrowed to."""
    given = [(table, id) for table, id in (("event", event), ("edition", edition)) if id]
    if given and (len(given) > 1 or name not in NARROWED):
        known = ", ".join(NARROWED)
        raise click.UsageError(voice.text(_("One of --event and --edition goes with: {known}.", known=known)))
    return given[0] if given else None


def _table_of(name: str) -> Table:
    from grono.services.kinds import LISTS as KNOWN
    from grono.services.tables import TABLES, of_list

    tables = {table.key: table for table in TABLES}
    return tables[name] if name in tables else of_list(next(known for known in KNOWN if known.key == name))


@contextmanager
def _written(voice: Voice, out: Path | None) -> Iterator[BinaryIO]:
    """Where a list goes: the screen, or a file that takes its place when it is whole."""
    if out is None:
        yield sys.stdout.buffer
        return
    from grono.reports.files import whole_file

    with whole_file(out) as part, part.open("wb") as sink:
        yield sink
    voice.remark(_("Written: {path}", path=str(out)))


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
