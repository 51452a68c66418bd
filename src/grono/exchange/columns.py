"""Which column fills which field: by its header, by its content, as remembered, by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from grono.domain.text import Labelled, UserError, _
from grono.exchange import content
from grono.exchange.importers import Importer
from grono.exchange.recognition import NOTHING, Recogniser
from grono.exchange.sheets import Cell
from grono.exchange.table import Column, Table
from grono.exchange.values.numbers import year_in
from grono.services.reference.tables import key
from grono.wording import as_text
from grono.wording.catalogue import LOCALES


class Confidence(Labelled):
    """How a column came to its field."""

    SURE = "sure", _("sure")
    CONTENT = "content", _("by content")
    CHECK = "check", _("check")
    SKIPPED = "skipped", _("skipped")
    HAND = "hand", _("by hand")


@dataclass(frozen=True)
class Assignment:
    """A column and what it fills; an empty target is a column left out. example: what a cell of it says."""

    column: Column
    target: str
    confidence: Confidence
    example: str = ""


_PERSON_GROUPS = ("osob", "przedstawiciel", "reprezentant", "person", "representative")
_MAIL_GROUPS = ("korespond", "correspond", "mailing")
_OF_PERSON = {"emails": "person_emails", "phones": "person_phones", "name": "person_name"}
_OF_MAIL = {name: f"mail_{name}" for name in ("street", "house", "flat", "postcode", "town", "address")} | {
    "street_line": "mail_street_line",
    "postcode_town": "mail_town",
}
_IDS = ("id", "person_id", "organisation_id")
_LOOKED_AT = 1000
_CONSENT = "consent_"  # nobody agreed to what a header only resembles
_STREETS = ("street", "mail_street")
_ONLY_NUMBER = ("nr", "numer", "no")
_DAY_OF_CONSENT = ("data zgody", "data wyrazenia zgody", "data", "consent date")
_POOR_FIT = 0.5


def suggest(
    table: Table, importer: Importer, recogniser: Recogniser, kept: Mapping[str, str] | None = None
) -> tuple[Assignment, ...]:
    """What every column most likely fills; kept: header to target, as this layout was mapped before."""
    cells = {column.index: _cells(table, column) for column in table.columns}
    found = [
        _by_header(column, cells[column.index], importer, recogniser, kept or {}) for column in table.columns
    ]
    found = _settled(_beside_their_neighbours(found, importer), importer)
    taken = {one.target for one in found}
    for place, one in enumerate(found):
        if not one.target and one.confidence is Confidence.CHECK:
            found[place] = _by_content(one, cells[one.column.index], importer, taken)
            taken.add(found[place].target)
    return tuple(_with_whole_streets(found))


def assign(
    assignments: Sequence[Assignment], column: str, target: str, importer: Importer
) -> tuple[Assignment, ...]:
    """The assignments with one column mapped by hand; raises UserError for an unknown column or field."""
    chosen = find_column(assignments, column).column.index
    target = target_named(target, importer)
    single = target and not importer.targets[target].many
    found: list[Assignment] = []
    for one in assignments:
        if one.column.index == chosen:
            by_hand = Confidence.HAND if target else Confidence.SKIPPED
            found.append(replace(one, target=target, confidence=by_hand))
        elif single and one.target == target:
            found.append(replace(one, target="", confidence=Confidence.SKIPPED))
        else:
            found.append(one)
    return tuple(found)


def target_named(name: str, importer: Importer) -> str:
    """The key of a target by its key or its title in any language; raises UserError when there is none."""
    if not name or name in importer.targets:
        return name
    for target in importer.targets.values():
        if key(name) in {key(as_text(target.title, locale)) for locale in LOCALES}:
            return target.key
    known = ", ".join(importer.targets)
    raise UserError(_("There is no field “{name}”.", name=name), todo=_("Use one of: {known}.", known=known))


def find_column(assignments: Sequence[Assignment], name: str) -> Assignment:
    """The column of a header or a letter; headers are compared blind to case and marks."""
    by_header = [one for one in assignments if key(one.column.header) == key(name)]
    by_letter = [one for one in assignments if one.column.letter == name.strip().upper()]
    for found in (*by_header, *by_letter):
        return found
    known = ", ".join(one.column.header for one in assignments)
    raise UserError(
        _("There is no column “{name}”.", name=name), todo=_("The columns are: {known}.", known=known)
    )


def _cells(table: Table, column: Column) -> list[Cell]:
    at = column.index
    return [line.cells[at] for line in table.lines[:_LOOKED_AT] if at < len(line.cells)]


def _by_header(
    column: Column, cells: list[Cell], importer: Importer, recogniser: Recogniser, kept: Mapping[str, str]
) -> Assignment:
    """CHECK without a target asks for the content; SKIPPED is settled."""
    example = next(iter(content.samples(cells[: content.SAMPLE])), "")
    nothing = Assignment(column, "", Confidence.SKIPPED, example)
    if column.header in kept:
        target = kept[column.header]
        return replace(nothing, target=target, confidence=Confidence.SURE) if target else nothing
    guess = recogniser.guess(column.header)
    if guess is None:
        return replace(nothing, confidence=Confidence.CHECK)
    target = _in_group(guess.target, column.group, importer)
    if target == NOTHING or not (example or guess.sure) or (not guess.sure and target.startswith(_CONSENT)):
        return nothing
    share = content.fit(cells, importer.targets[target])
    if target in _IDS and not content.is_id(example):
        return nothing
    if share == 0:
        return replace(nothing, confidence=Confidence.CHECK)
    sure = guess.sure and share >= _POOR_FIT
    return Assignment(column, target, Confidence.SURE if sure else Confidence.CHECK, example)


def _beside_their_neighbours(found: list[Assignment], importer: Importer) -> list[Assignment]:
    """Headers that mean something only behind another: a number behind a street, a date behind a consent."""
    told = list(found)
    for place in range(1, len(told)):
        before, header = told[place - 1].target, key(told[place].column.header)
        target = told[place].target
        if before in _STREETS and header in _ONLY_NUMBER:
            target = before.replace("street", "house")
        elif before.startswith(_CONSENT) and header in _DAY_OF_CONSENT:
            target = f"{before}_on"
        if target != told[place].target and target in importer.targets:
            told[place] = replace(told[place], target=target, confidence=Confidence.SURE)
    return told


def _in_group(target: str, group: str, importer: Importer) -> str:
    """The same field of the contact person or the correspondence address, where the group says so."""
    folded = key(group)
    moved = target
    if any(word in folded for word in _PERSON_GROUPS):
        moved = _OF_PERSON.get(target, target)
    elif any(word in folded for word in _MAIL_GROUPS):
        moved = _OF_MAIL.get(target, target)
    return moved if moved in importer.targets else target


def _settled(found: list[Assignment], importer: Importer) -> list[Assignment]:
    """A field of one value takes one column: the surest, the first of those; the others are left out."""
    best: dict[str, int] = {}
    for place, one in enumerate(found):
        if one.target and (one.target not in best or _rank(one) > _rank(found[best[one.target]])):
            best[one.target] = place
    settled: list[Assignment] = []
    for place, one in enumerate(found):
        if not one.target or best[one.target] == place:
            settled.append(one)
        elif importer.targets[one.target].many:
            settled.append(_of_person_beside(one, settled, importer))
        else:
            settled.append(replace(one, target="", confidence=Confidence.SKIPPED))
    return settled


def _rank(one: Assignment) -> tuple[bool, bool]:
    return bool(one.example), one.confidence is Confidence.SURE


def _of_person_beside(one: Assignment, before: Iterable[Assignment], importer: Importer) -> Assignment:
    """A second e-mail or telephone behind the contact person's name is most likely that person's."""
    person = _OF_PERSON.get(one.target, "")
    named = any(other.target.startswith("person_") and "name" in other.target for other in before)
    if named and person in importer.targets:
        return replace(one, target=person, confidence=Confidence.CHECK)
    return one


def _by_content(one: Assignment, cells: list[Cell], importer: Importer, taken: set[str]) -> Assignment:
    """A header that says something else is believed: not every day is the day of joining."""
    target = "" if content.is_numbering(cells) else content.meaning(cells, importer)
    named_otherwise = one.column.header != one.column.letter and (
        target == "joined" or (target == "phones" and year_in(one.column.header) is not None)
    )
    if not target or named_otherwise or (target in taken and not importer.targets[target].many):
        return replace(one, confidence=Confidence.SKIPPED)
    return replace(one, target=target, confidence=Confidence.CONTENT)


def _with_whole_streets(found: list[Assignment]) -> list[Assignment]:
    """A column of streets holds the house numbers too, unless these have a column of their own."""
    targets = {one.target for one in found}
    whole = {
        f"{prefix}street": f"{prefix}street_line"
        for prefix in ("", "mail_")
        if not targets & {f"{prefix}house", f"{prefix}street_line"}
    }
    return [replace(one, target=whole.get(one.target, one.target)) for one in found]
