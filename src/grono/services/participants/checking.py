"""Everything that the funder's system would refuse, found row by row before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from grono.domain.folding import fold
from grono.domain.participant import ExportColumn
from grono.domain.person import is_email
from grono.domain.text import Text, _
from grono.services.participants import pesel
from grono.services.participants.layout import Dictionaries, columns, dictionaries
from grono.services.participants.places import place_problems
from grono.services.participants.prefilling import OF_FIRM, POLAND
from grono.services.participants.records import Row, rows_of
from grono.store.store import Store

Found = Iterator[tuple[str, Text]]
"""The field of the layout and what is wrong with it."""

_DASHES = re.compile("[-\u2010-\u2015\u2212]")
_POSTCODE = re.compile(r"\d{2}-\d{3}")
_FEWEST_DIGITS = 9
_ABROAD = ("voivodeship", "powiat", "gmina", "postcode")
_OLDEST, _YOUNGEST = 120, 0


@dataclass(frozen=True)
class Fault:
    """One thing that the system would refuse. number: the row of the person on printed sheets.

    value: what stands there, a PESEL masked. heading: the column as the system calls it.
    """

    number: int
    registration: str
    person: str
    field: str
    heading: str
    value: str
    message: Text


@dataclass(frozen=True)
class Checked:
    """The participants of an edition, and everything that is wrong with them."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    @property
    def valid(self) -> tuple[Row, ...]:
        """The rows without any fault."""
        wrong = {fault.registration for fault in self.faults}
        return tuple(row for row in self.rows if row.participant.registration.id not in wrong)


def checked(store: Store, edition: str) -> Checked:
    """The participants of an edition with every fault, in the order of rows and columns."""
    rows = rows_of(store, edition)
    layout, known = columns(store), dictionaries(store)
    return Checked(tuple(rows), tuple(fault for row in rows for fault in _faults(row, layout, known)))


def _faults(row: Row, layout: list[ExportColumn], known: Dictionaries) -> Iterator[Fault]:
    places = {column.field: place for place, column in reversed(list(enumerate(layout))) if column.field}
    found = [*_missing(row, layout), *_misspelt(row, layout, known)]
    found += [one for rule in _RULES for one in rule(row)]
    who = row.participant
    for field, message in sorted(found, key=lambda one: places.get(one[0], len(layout))):
        value = row.told(field)
        yield Fault(
            number=who.registration.number,
            registration=who.registration.id,
            person=who.name,
            field=field,
            heading=layout[places[field]].heading if field in places else "",
            value=pesel.masked(value) if field == "identifier" and row.values.get("pesel") else value,
            message=message,
        )


def _missing(row: Row, layout: list[ExportColumn]) -> Found:
    abroad = row.told("country") not in ("", POLAND)
    for column in layout:
        if column.required and not row.told(column.field) and not (abroad and column.field in _ABROAD):
            yield column.field, _WITHOUT.get(column.field, _("This is missing; the system demands it."))


_WITHOUT = {
    "identifier": _("Neither a PESEL nor another identifier is known."),
    "age": _("The age follows from the day of birth and the day of joining; one of them is missing."),
    "joined_on": _("The day of the first support is missing: enter the attendance, or type the day."),
    "phone": _("The telephone is missing; the system demands one."),
    "email": _("The e-mail is missing; the system demands one."),
    "project_number": _("The project has no number. Type it in the project."),
}


def _misspelt(row: Row, layout: list[ExportColumn], known: Dictionaries) -> Found:
    """Values that are not letter for letter what the dictionary has."""
    for field in dict.fromkeys(column.field for column in layout):
        value = row.told(field)
        if not value or not known.holds(field):
            continue
        options = known.of(field, row.told(_ABOVE.get(field, "")))
        if value not in options:
            yield field, _unlike(value, options)


_ABOVE = {"status_detail": "status", "support_detail": "support_kind"}


def _unlike(value: str, options: list[str]) -> Text:
    for option in options:
        if _DASHES.sub("-", value) == _DASHES.sub("-", option):
            return _(
                "A hyphen stands where the system wants a dash (–). Write it exactly: “{value}”.",
                value=option,
            )
        if _bare(value) == _bare(option):
            return _("The system wants it letter for letter: “{value}”.", value=option)
    if not options:
        return _("Nothing can be chosen here under the value of the column before.")
    return _("This is not in the dictionary. Choose one of: {values}.", values="; ".join(options))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _guests(row: Row) -> Found:
    if row.participant.person_id is None:
        yield (
            "family_name",
            _("This is a guest without a record. Add the guest to the register, then type the data."),
        )


def _identity(row: Row) -> Found:
    number, birth = str(row.values.get("pesel") or ""), row.values.get("born_on")
    if not number:
        return
    if wrong := pesel.problem(number):
        yield "identifier", wrong
        return
    if (sex := row.told("sex")) and fold(sex) != fold(pesel.sex_of(number)):
        yield "sex", _("The PESEL says {sex}. Correct one of the two.", sex=pesel.sex_of(number))
    if isinstance(birth, date) and birth != pesel.born(number):
        yield "age", _("The PESEL says that the day of birth is another than {day}.", day=birth)


def _age(row: Row) -> Found:
    age = row.told("age")
    if age and not _YOUNGEST <= int(age) <= _OLDEST:
        yield "age", _("Nobody is {age} years old. Correct the day of birth or of joining.", age=age)


def _places(row: Row) -> Found:
    if row.told("country") == POLAND:
        yield from place_problems(row.told("voivodeship"), row.told("powiat"), row.told("gmina"))
        postcode = row.told("postcode")
        if postcode and not _POSTCODE.fullmatch(postcode):
            yield "postcode", _("A Polish postcode looks like 05-820.")


def _contacts(row: Row) -> Found:
    email, phone = row.told("email"), row.told("phone")
    if email and not (email.isascii() and is_email(email)):
        yield (
            "email",
            _("This is no e-mail address that the system takes: one @, a domain, no Polish letters."),
        )
    if phone and sum(map(str.isdigit, phone)) < _FEWEST_DIGITS:
        yield "phone", _("A telephone has at least nine digits.")


_ORDER = (
    ("joined_on", "left_on", _("The project was left before it was joined.")),
    ("joined_on", "support_from", _("The support began before the project was joined.")),
    ("support_from", "left_on", _("The project was left before the support began.")),
    ("born_on", "business_since", _("The business is older than the person.")),
)


def _days(row: Row) -> Found:
    for earlier, later, message in _ORDER:
        before, after = row.values.get(earlier), row.values.get(later)
        if isinstance(before, date) and isinstance(after, date) and after < before:
            yield later, message
    joined, project = row.values.get("joined_on"), row.project
    if isinstance(joined, date) and project.starts_on and joined < project.starts_on:
        yield "joined_on", _("The project began only on {day}.", day=project.starts_on)
    if isinstance(joined, date) and project.ends_on and joined > project.ends_on:
        yield "joined_on", _("The project ended on {day}.", day=project.ends_on)


def _firm(row: Row) -> Found:
    if row.told("kind") == OF_FIRM and not row.told("organisation"):
        yield "organisation", _("Whoever is sent by an institution needs its name.")


_RULES: tuple[Callable[[Row], Found], ...] = (_guests, _identity, _age, _places, _contacts, _days, _firm)
