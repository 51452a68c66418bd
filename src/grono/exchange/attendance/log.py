"""The log of a meeting understood: Teams of three generations, Zoom, ClickMeeting, in Polish and English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from grono.domain.text import UserError, _
from grono.exchange.attendance.stays import Stay, duration
from grono.exchange.importers import Importer, hint
from grono.exchange.recognition import Recogniser
from grono.exchange.sheets import Book, Cell, Row, Sheet
from grono.exchange.table import Column, Line, Reason, Table
from grono.exchange.values.moments import readings
from grono.exchange.values.words import plain
from grono.services.reference.tables import key

ATTENDANCE = Importer(
    "attendance",
    _("Attendance at an online meeting"),
    "attendance",
    (),
    (
        hint("name", _("Name shown")),
        hint("email", _("E-mail")),
        hint("joined", _("Joined the meeting")),
        hint("left", _("Left the meeting")),
        hint("first_joined", _("Joined the meeting first")),
        hint("last_left", _("Left the meeting last")),
        hint("duration", _("Duration")),
        hint("action", _("What happened")),
        hint("at", _("When")),
        hint("waiting", _("In the waiting room")),
    ),
)

_TIMED = ("joined", "first_joined", "duration", "action")
_YES = ("yes", "tak", "true", "prawda")
_LEFT = re.compile(r"left|leave|opu|wysz|rozl", re.IGNORECASE)
_SECTION = re.compile(r"\d\. \S.*")


@dataclass(frozen=True)
class Join:
    """A line of the log: the name shown, the e-mail where there is one, and the stay."""

    number: int
    name: str
    email: str
    stay: Stay


@dataclass(frozen=True)
class Log:
    """The lines of one meeting, the table that they stand in, and what each column of it holds."""

    table: Table
    fields: Mapping[int, str]
    joins: tuple[Join, ...]


def read_log(book: Book, day: date, ends: time) -> Log:
    """The joins of a log; day and ends: the session's, for times without a day and for who never left.

    Raises UserError when the file is no such log.
    """
    recogniser = Recogniser(ATTENDANCE)
    blocks = [block for sheet in book.sheets for block in _blocks(sheet, recogniser)]
    blocks = [block for block in blocks if block[0].lines]
    if not blocks:
        raise UserError(
            _("{file} is no list of a meeting's participants.", file=book.source),
            todo=_("Download the attendance report of Teams, Zoom or ClickMeeting and import it as it is."),
        )
    table, fields = max(blocks, key=lambda block: _detail(block[1]))
    close = datetime.combine(day, ends)
    return Log(table, fields, tuple(_joins(table, fields, close)))


def _detail(fields: Mapping[int, str]) -> int:
    """Each join by itself tells more than the first and the last moment, and that more than a duration."""
    found = set(fields.values())
    ranks = ({"joined", "left"}, {"action", "at"}, {"joined"}, {"first_joined"}, {"duration"})
    return next((len(ranks) - place for place, wanted in enumerate(ranks) if wanted <= found), 0)


def _blocks(sheet: Sheet, recogniser: Recogniser) -> Iterator[tuple[Table, dict[int, str]]]:
    """Every list on a sheet that begins with a row of known headers; it ends at a blank row."""
    number = 0
    while number < len(sheet.rows):
        fields = _header(sheet.rows[number], recogniser)
        if not fields:
            number += 1
            continue
        begin = number + 1
        end = next((n for n in range(begin, len(sheet.rows)) if _ends(sheet.rows[n])), len(sheet.rows))
        yield _table(sheet, begin, end), fields
        number = end


def _header(cells: Row, recogniser: Recogniser) -> dict[int, str]:
    """What the columns hold, if a row is the header of a list of joins; the first of a kind counts."""
    fields: dict[int, str] = {}
    for index, cell in enumerate(cells):
        guess = recogniser.known(plain(cell)) if isinstance(cell, str) else None
        if guess and guess.target and guess.target not in fields.values():
            fields[index] = guess.target
    found = set(fields.values())
    return fields if "name" in found and found & set(_TIMED) else {}


def _ends(cells: Row) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return not filled or (len(filled) == 1 and _SECTION.fullmatch(plain(filled[0])) is not None)


def _table(sheet: Sheet, begin: int, end: int) -> Table:
    """The list between two rows; what stands around it is ignored."""
    names = [plain(cell) for cell in sheet.rows[begin - 1]]
    columns = tuple(Column(index, name or f"({index + 1})") for index, name in enumerate(names))
    lines = tuple(Line(number + 1, sheet.rows[number]) for number in range(begin, end))
    ignored = [
        (number, _reason(sheet.rows[number - 1], header=number == begin))
        for number in range(1, len(sheet.rows) + 1)
        if not begin < number <= end
    ]
    return Table(sheet, begin, columns, lines, tuple(ignored))


def _reason(cells: Row, *, header: bool) -> Reason:
    if header:
        return Reason.HEADER
    return Reason.TITLE if any(cell is not None for cell in cells) else Reason.BLANK


def _joins(table: Table, fields: Mapping[int, str], close: datetime) -> Iterator[Join]:
    lines = [(line.number, _cells(line.cells, fields)) for line in table.lines]
    lines = [(number, cells) for number, cells in lines if plain(cells.get("name"))]
    if "action" in fields.values():
        yield from _of_actions(lines, close)
        return
    for number, cells in lines:
        if key(plain(cells.get("waiting"))) not in _YES and (stay := _stay(cells, close)):
            yield Join(number, plain(cells["name"]), plain(cells.get("email")), stay)


def _cells(cells: Row, fields: Mapping[int, str]) -> dict[str, Cell]:
    return {field: cells[index] for index, field in fields.items() if index < len(cells)}


def _stay(cells: Mapping[str, Cell], close: datetime) -> Stay | None:
    """The stay of one line: from joining to leaving; where one is missing, by the duration."""
    length = duration(cells.get("duration"))
    begin = _at(cells.get("joined") or cells.get("first_joined"), close)
    end = _at(cells.get("left") or cells.get("last_left"), close)
    outer = "joined" not in cells and "first_joined" in cells
    if begin is None:
        return Stay(close - length, close, length) if length is not None else None
    if end is None:
        end = begin + length if length is not None else max(begin, close)
    return Stay(begin, end, length if outer else None)


def _at(cell: Cell, close: datetime) -> datetime | None:
    """A moment; of the days that it may mean, the one nearest to the session's."""
    found = readings(cell, close.date())
    return min(found, key=lambda one: abs(one - close)) if found else None


def _of_actions(lines: list[tuple[int, dict[str, Cell]]], close: datetime) -> Iterator[Join]:
    """The oldest logs of Teams: a line for each joining and each leaving."""
    inside: dict[str, tuple[int, datetime]] = {}
    for number, cells in lines:
        name, at = plain(cells["name"]), _at(cells.get("at"), close)
        if at is None:
            continue
        if not _LEFT.search(key(plain(cells.get("action")))):
            inside.setdefault(name, (number, at))
        elif name in inside:
            first, begin = inside.pop(name)
            yield Join(first, name, "", Stay(begin, at))
    for name, (number, begin) in inside.items():
        yield Join(number, name, "", Stay(begin, max(close, begin)))


def days_of(log: Log) -> list[date]:
    """The days on which somebody was in the meeting, the commonest first."""
    counted: dict[date, timedelta] = {}
    for join in log.joins:
        day = join.stay.begin.date()
        counted[day] = counted.get(day, timedelta()) + (join.stay.end - join.stay.begin)
    return sorted(counted, key=lambda day: counted[day], reverse=True)
