"""What the cells of one row mean together: names in two columns, a county, a foreign address."""

from __future__ import annotations

import re
from collections.abc import Callable

from grono.exchange.rows import Issue
from grono.services.reference.territory import teryt_for

_POLISH_LOOK = re.compile(r"\d{2}-\d{3}")

Values = dict[str, object]
Issues = list[tuple[str, Issue]]
"""What is wrong with a row's cells, each with the target of its column."""

Finish = Callable[[Values, Issues], None]


def _members(values: Values, issues: Issues) -> None:
    _person(values)
    _county(values)
    if values.get("country") not in (None, "PL"):
        _foreign_postcodes(values, issues)


def _person(values: Values) -> None:
    """A person named in two columns; contacts of nobody are those of the organisation."""
    given, family = values.pop("person_given_name", ""), values.pop("person_family_name", "")
    if family and "person_name" not in values:
        values["person_name"] = f"{given} {family}".strip()
    if "person_name" in values:
        return
    for own, general in (("person_phones", "phones"), ("person_emails", "emails")):
        if isinstance(more := values.pop(own, None), tuple):
            present = values.get(general)
            values[general] = tuple(dict.fromkeys((*(present if isinstance(present, tuple) else ()), *more)))


def _county(values: Values) -> None:
    county = str(values.pop("powiat", ""))
    town = str(values.get("town", ""))
    known = teryt_for(town, str(values.get("voivodeship", "")), county) if county and town else None
    if known and "gmina" not in values:
        values["gmina"] = known


def _foreign_postcodes(values: Values, issues: Issues) -> None:
    """A postcode that is none in Poland is right abroad, and 10115 in Berlin is no 10-115."""
    for target, issue in list(issues):
        if target == "postcode":
            issues.remove((target, issue))
            values["postcode"] = issue.value
    if _POLISH_LOOK.fullmatch(code := str(values.get("postcode", ""))):
        values["postcode"] = code.replace("-", "")


def _people(values: Values, _issues: Issues) -> None:
    """An organisation named by its id, its NIP or its name."""
    id = values.pop("organisation_id", "")
    if id:
        values["organisation"] = id


def _as_they_are(_values: Values, _issues: Issues) -> None:
    """Nothing follows from a row as a whole."""


FINISHES: dict[str, Finish] = {
    "members": _members,
    "people": _people,
    "registrations": _as_they_are,
    "participants": _as_they_are,
    "survey": _as_they_are,
    "test": _as_they_are,
}
