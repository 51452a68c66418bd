"""The verb that imports a list."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grono.cli.registers import reading, writing
from grono.cli.voice import Voice, as_json
from grono.cli.words import FILE, OneOf, Verb, option, register_argument
from grono.domain.text import Text, UserError, _

if TYPE_CHECKING:
    from grono.exchange.plan import Plan
    from grono.exchange.report import Bringing
    from grono.store.store import Store

KINDS = ("members", "people", "registrations", "attendance", "participants", "survey", "test", "events")
_PLACES = {
    "registrations": ("event", "edition"),
    "attendance": ("session",),
    "participants": ("edition",),
    "survey": ("event", "edition"),
    "test": ("edition",),
}
_COUNTED = ("read", "created", "changed", "unchanged", "skipped", "refused", "ignored")


@dataclass(frozen=True)
class _Wish:
    """What was asked for."""

    source: Path
    kind: str
    event: str
    edition: str
    session: str
    phase: str
    matches: tuple[tuple[str, str], ...]
    sheet: str
    header_row: int
    mapping: tuple[tuple[str, str], ...]
    on_match: str
    report: Path | None
    refused: Path | None


@click.command("import", cls=Verb, about=_("Import a list or a log; one step, undone as a whole."))
@register_argument()
@click.argument("source", type=FILE)
@option("--as", "kind", type=OneOf(KINDS), default="members", about=_("What it lists."))
@option("--event", default="", about=_("The event that it belongs to, by its id or its title."))
@option("--edition", default="", about=_("The edition that it belongs to, by its id or its title."))
@option("--session", default="", about=_("The session whose attendance it logs, by its id."))
@option(
    "--phase",
    type=OneOf(("pre", "post")),
    default="post",
    about=_("Results of the test before or after the training."),
)
@option("--match", "matches", multiple=True, metavar="NAME=ID", about=_("Whose registration a name means."))
@option("--sheet", default="", about=_("The sheet; else the one that is understood best."))
@option("--header-row", type=click.IntRange(min=1), default=None, about=_("Its row of headers, from 1."))
@option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD", about=_("What a column holds."))
@option(
    "--on-match",
    type=OneOf(("update", "fill", "skip")),
    default="update",
    about=_("What happens to records that are there: update them, fill what is empty, or skip them."),
)
@option("--dry-run", is_flag=True, about=_("Say what would happen and write nothing."))
@option("--report", type=FILE, about=_("Where to write the report (JSON); else it goes to the screen."))
@option("--refused", type=FILE, about=_("Where to write the refused rows (XLSX), to mend them."))
@click.pass_obj
def import_list(voice: Voice, file: Path, header_row: int | None, dry_run: bool, **wished: Any) -> None:
    pairs = {name: _pairs(voice, wished.pop(name)) for name in ("mapping", "matches")}
    wish = _Wish(header_row=header_row or 0, **pairs, **wished)
    _require_place(voice, wish)
    _spare_source(wish)
    with reading(voice, file) if dry_run else writing(voice, file) as store:
        draft = _read(store, _found(store, wish))
        plan = draft.plan()
        told = _outcome(voice, store, draft, plan, wish, write=not dry_run)
    if wish.report is None:
        voice.data(told)
    if dry_run:
        voice.remark(_("Nothing was written: this was a dry run."))
    voice.remark(_summary(told))


def _spare_source(wish: _Wish) -> None:
    """Nothing is written over the list itself, and no two files into one."""
    files = [path.resolve() for path in (wish.source, wish.report, wish.refused) if path is not None]
    if doubled := next((path for path in files if files.count(path) > 1), None):
        raise UserError(_("{file} would be written over.", file=doubled.name), todo=_("Choose another name."))


def _pairs(voice: Voice, mapping: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    for given in mapping:
        if "=" not in given:
            raise click.UsageError(
                voice.text(_("--map and --match take NAME=VALUE, not {given}.", given=given))
            )
    parts = (given.rpartition("=") for given in mapping)
    return tuple((column.strip(), field.strip()) for column, _sign, field in parts)


def _require_place(voice: Voice, wish: _Wish) -> None:
    """What belongs to an event, an edition or a session needs to be told which."""
    needed = _PLACES.get(wish.kind, ())
    if needed and not any(getattr(wish, name) for name in needed):
        wanted = ", ".join(f"--{name}" for name in needed)
        said = _("Where does it belong? --as {kind} needs {options} ID.", kind=wish.kind, options=wanted)
        raise click.UsageError(voice.text(said))


def _found(store: Store, wish: _Wish) -> _Wish:
    """The same with ids where titles were given; raises UserError for what is not there."""
    from grono.reports.choosing import EDITION, EVENT, SESSION

    given = {subject.key: getattr(wish, subject.key) for subject in (EVENT, EDITION, SESSION)}
    return replace(
        wish,
        **{one.key: one.find(store, given[one.key]) for one in (EVENT, EDITION, SESSION) if given[one.key]},
    )


def _read(store: Store, wish: _Wish) -> Bringing:
    """The file read as it was asked for."""
    if wish.kind == "attendance":
        return _log(store, wish)
    if wish.kind == "events":
        from grono.exchange.calendars.draft import CalendarDraft

        return CalendarDraft(store, wish.source)
    return _list(store, wish)


def _log(store: Store, wish: _Wish) -> Bringing:
    """A meeting's log, with the names that were settled by hand; NAME= leaves a name out."""
    from grono.exchange.attendance.draft import LogDraft

    draft = LogDraft(store, wish.session, wish.source)
    for name, id in wish.matches:
        draft.match(name, id or None)
    return draft


def _list(store: Store, wish: _Wish) -> Bringing:
    """A list read and mapped as it was asked for."""
    from grono.domain.training import TestPhase
    from grono.exchange.activities.opening import Belongs, open_list
    from grono.exchange.rows import OnMatch

    table, id = ("event", wish.event) if wish.event else ("edition", wish.edition)
    draft = open_list(store, wish.kind, wish.source, Belongs(table, id, TestPhase(wish.phase)))
    draft.on_match = OnMatch(wish.on_match)
    if wish.sheet or wish.header_row:
        draft.choose_sheet(wish.sheet or draft.sheet.name, wish.header_row)
    for column, field in wish.mapping:
        draft.assign(column, field)
    return draft


def _outcome(
    voice: Voice, store: Store, draft: Bringing, plan: Plan, wish: _Wish, *, write: bool
) -> dict[str, Any]:
    """Do it; what is written beside the register takes its place only when the register is written too."""
    from grono.exchange.refused import write_refused
    from grono.exchange.report import report
    from grono.reports.files import whole_file

    told = report(draft, plan, voice.locale)
    with ExitStack() as parts:
        if wish.report is not None:
            part = parts.enter_context(whole_file(wish.report))
            part.write_text(as_json(told, voice.locale) + "\n", "utf-8")
        if wish.refused is not None:
            part = parts.enter_context(whole_file(wish.refused))
            write_refused(part, draft.table, plan.rows, draft.mended, voice.locale)
        if write:
            _carry_out(voice, store, draft, plan)
    return told


def _carry_out(voice: Voice, store: Store, draft: Bringing, plan: Plan) -> None:
    from grono.store import backup

    if plan.writes:
        made = backup.make(store.path, backup.Reason.IMPORT, note=draft.source)
        voice.remark(_("Backup: {path}", path=str(made)))
        draft.carry_out(plan)


def _summary(told: dict[str, Any]) -> Text:
    return _(
        "Read {read}: created {created}, changed {changed}, unchanged {unchanged}, skipped {skipped}, "
        "refused {refused}; ignored lines: {ignored}.",
        **{name: told[name] for name in _COUNTED},
    )
