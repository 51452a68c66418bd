"""The verb that writes files for other systems: participants for the funder's, a calendar."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grono.cli.registers import reading
from grono.cli.voice import Voice, as_json
from grono.cli.words import FILE, OneOf, Verb, option, register_argument
from grono.domain.text import UserError, _, n_

if TYPE_CHECKING:
    from grono.services.participants.checking import Checked
    from grono.store.store import Store

WHAT = ("participants", "calendar")


@dataclass(frozen=True)
class _Wish:
    """What was asked for."""

    out: Path
    edition: str
    errors: Path | None
    only_valid: bool


@click.command(
    "export", cls=Verb, about=_("Write a file for other systems: participants of a project, a calendar.")
)
@register_argument()
@click.argument("what", metavar="|".join(WHAT), type=OneOf(WHAT))
@option("--out", type=FILE, required=True, about=_("The file to write."))
@option("--edition", default="", about=_("The edition whose participants are meant, by its id or its title."))
@option("--errors", type=FILE, about=_("Where to write what is wrong with the participants (JSON)."))
@option("--only-valid", is_flag=True, about=_("Leave out the participants whose data are wrong."))
@click.pass_obj
def export(
    voice: Voice, file: Path, what: str, out: Path, edition: str, errors: Path | None, only_valid: bool
) -> int:
    wish = _Wish(out, edition, errors, only_valid)
    if what == "participants" and not edition:
        raise click.UsageError(voice.text(_("The participants of which edition? Say --edition ID.")))
    with reading(voice, file) as store:
        return _participants(voice, store, wish) if what == "participants" else _calendar(voice, store, wish)


def _participants(voice: Voice, store: Store, wish: _Wish) -> int:
    """No row with an error is written; where one is wrong and nobody said --only-valid, no file is."""
    from grono.exchange import participants as files
    from grono.reports.choosing import EDITION
    from grono.services.participants.checking import checked
    from grono.services.participants.layout import columns

    found = checked(store, EDITION.find(store, wish.edition))
    rows = found.valid if wish.only_valid else found.rows
    refused = bool(found.faults) and not wish.only_valid
    told = files.errors(found, 0 if refused else len(rows), voice.locale)
    _write(
        {
            wish.errors: (as_json(told, voice.locale) + "\n").encode(),
            None if refused else wish.out: files.as_csv(rows, columns(store)),
        }
    )
    if wish.errors is None:
        _say_faults(voice, found)
    if refused:
        raise UserError(
            n_(
                "{n} thing would be refused by the system; {file} was not written.",
                "{n} things would be refused by the system; {file} was not written.",
                len(found.faults),
                file=wish.out.name,
            ),
            todo=_("Correct them, or write only the right rows with --only-valid."),
        )
    voice.remark(
        n_(
            "Written {n} participant: {path}",
            "Written {n} participants: {path}",
            len(rows),
            path=str(wish.out),
        )
    )
    return 0


def _say_faults(voice: Voice, found: Checked) -> None:
    for fault in found.faults:
        voice.result(
            _(
                "{row}. {person}, {column}: {message}",
                row=fault.number,
                person=fault.person,
                column=fault.heading,
                message=fault.message,
            )
        )


def _calendar(voice: Voice, store: Store, wish: _Wish) -> int:
    from grono.exchange.calendars.writing import calendar

    content = calendar(store, voice.locale)
    _write({wish.out: content.data})
    voice.remark(
        n_("Written {n} entry: {path}", "Written {n} entries: {path}", content.entries, path=str(wish.out))
    )
    return 0


def _write(files: dict[Path | None, bytes]) -> None:
    """All the files or none of them."""
    from grono.reports.files import whole_file

    with ExitStack() as parts:
        for path, data in files.items():
            if path is not None:
                parts.enter_context(whole_file(path)).write_bytes(data)
