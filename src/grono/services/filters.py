"""What lists can be narrowed by; each filter is a condition on the record's id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from grono.domain.consent import ConsentState, Purpose
from grono.domain.folding import sort_key
from grono.domain.membership import MemberKind, MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.person import RoleKind
from grono.domain.text import Labelled, Text, _
from grono.services.as_of import holds
from grono.store.store import Store

Choices = Callable[[Store, date], list[tuple[str, Text | str]]]
"""The values that a filter can take and what they are called."""


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list.

    condition: SQL about r.id; {values} stands for the accepted values and :day for the day.
    choices: the values it can take and what they are called.
    """

    key: str
    title: Text
    condition: str
    choices: Choices


def closed(labels: type[Labelled]) -> Choices:
    """The values of a closed list."""
    return lambda _store, _day: [(label.value, label.label) for label in labels]


def present(sql: str) -> Choices:
    """The values that stand in the register on the day, in Polish order."""

    def choices(store: Store, day: date) -> list[tuple[str, Text | str]]:
        values = {row[0] for row in store.query(sql, {"day": day.isoformat()}) if row[0]}
        return [(value, value) for value in sorted(values, key=sort_key)]

    return choices


def _child(table: str, column: str, owner: str = "organisation_id", more: str = "") -> str:
    condition = f"f.{column} IN {{values}} {more}"
    return f"r.id IN (SELECT f.{owner} FROM {table} f WHERE {condition} AND {holds('f')})"


_REGION = f"SELECT DISTINCT f.voivodeship FROM address f WHERE f.use = 'seat' AND {holds('f')}"
_TOWN = f"SELECT DISTINCT f.town FROM address f WHERE f.use = 'seat' AND {holds('f')}"


def tagged(table: str) -> Filter:
    """Records of a table by their tags."""
    return Filter(
        "tags",
        _("Tag"),
        f"r.id IN (SELECT subject_id FROM tag WHERE subject_table = '{table}' AND deleted_at IS NULL"
        " AND name IN {values})",
        present(f"SELECT DISTINCT name FROM tag WHERE subject_table = '{table}' AND deleted_at IS NULL"),
    )


def lacks_number(scheme: str) -> str:
    """Organisations without a number of a scheme."""
    return (
        "r.id NOT IN (SELECT organisation_id FROM identifier"
        f" WHERE scheme = '{scheme}' AND deleted_at IS NULL)"
    )


def _lacks_contact(table: str, kind: str) -> str:
    return (
        "r.id NOT IN (SELECT f.subject_id FROM contact f"
        f" WHERE f.subject_table = '{table}' AND f.kind = '{kind}' AND {holds('f')})"
    )


def _lacks_answer(table: str) -> str:
    """Records that were not asked whether they may stand in the printed directory."""
    return (
        "r.id NOT IN (SELECT subject_id FROM consent"
        f" WHERE subject_table = '{table}' AND purpose = '{Purpose.DIRECTORY}'"
        f" AND state <> '{ConsentState.NOT_ASKED}' AND deleted_at IS NULL)"
    )


def _dated_gap(table: str) -> str:
    return f"r.id NOT IN (SELECT f.organisation_id FROM {table} f WHERE {holds('f')})"


_ENTERPRISES = "r.id IN (SELECT id FROM organisation WHERE kind = 'enterprise')"
_COUNTED_LATELY = """r.id IN (SELECT organisation_id FROM headcount
    WHERE deleted_at IS NULL AND year >= CAST(substr(:day, 1, 4) AS INTEGER) - 1)"""

ORGANISATION_GAPS: dict[str, tuple[Text, str]] = {
    "nip": (_("No NIP"), lacks_number("nip")),
    "regon": (_("No REGON"), lacks_number("regon")),
    "email": (_("No e-mail"), _lacks_contact("organisation", "email")),
    "size": (
        _("Enterprises without a size class"),
        _ENTERPRISES + " AND " + _dated_gap("organisation_size"),
    ),
    "pkd": (_("No PKD code"), _dated_gap("activity_code")),
    "profile": (_("No profile"), "r.id IN (SELECT id FROM organisation WHERE profile_pl = '')"),
    "headcount": (_("No employees for the last year"), f"NOT {_COUNTED_LATELY}"),
    "person": (_("No contact person"), _dated_gap("role")),
    "consent": (_("Not asked about the directory"), _lacks_answer("organisation")),
}
"""What may be missing about an organisation: the words and the condition."""

PERSON_GAPS: dict[str, tuple[Text, str]] = {
    "email": (_("No e-mail"), _lacks_contact("person", "email")),
    "informed": (
        _("Not informed"),
        "r.id NOT IN (SELECT person_id FROM information WHERE deleted_at IS NULL)",
    ),
    "consent": (_("Not asked about the directory"), _lacks_answer("person")),
}
"""What may be missing about a person."""


def _missing(gaps: dict[str, tuple[Text, str]]) -> Filter:
    cases = " OR ".join(f"('{key}' IN {{values}} AND {gap})" for key, (_words, gap) in gaps.items())
    known: list[tuple[str, Text | str]] = [(key, words) for key, (words, _gap) in gaps.items()]
    return Filter("missing", _("Missing"), f"({cases})", lambda _store, _day: known)


ORGANISATION_FILTERS: tuple[Filter, ...] = (
    Filter("state", _("Membership"), _child("membership", "state"), closed(MemberState)),
    Filter("size", _("Size"), _child("organisation_size", "size"), closed(SizeClass)),
    Filter(
        "trades",
        _("Trade"),
        "r.id IN (SELECT organisation_id FROM trade WHERE name IN {values} AND deleted_at IS NULL)",
        present("SELECT DISTINCT name FROM trade WHERE deleted_at IS NULL"),
    ),
    Filter(
        "kind",
        _("Kind"),
        "r.id IN (SELECT id FROM organisation WHERE kind IN {values})",
        closed(OrganisationKind),
    ),
    Filter("member_kind", _("Kind of membership"), _child("membership", "kind"), closed(MemberKind)),
    Filter(
        "voivodeship",
        _("Region"),
        _child("address", "voivodeship", more="AND f.use = 'seat'"),
        present(_REGION),
    ),
    Filter("town", _("Town"), _child("address", "town", more="AND f.use = 'seat'"), present(_TOWN)),
    tagged("organisation"),
    _missing(ORGANISATION_GAPS),
)

PERSON_FILTERS: tuple[Filter, ...] = (
    Filter("role_kind", _("Role"), _child("role", "kind", owner="person_id"), closed(RoleKind)),
    Filter(
        "consent_newsletter",
        _("Newsletter"),
        """r.id IN (SELECT c.subject_id FROM consent c
            WHERE c.subject_table = 'person' AND c.state IN {values} AND c.id = (
                SELECT n.id FROM consent n WHERE n.subject_id = c.subject_id
                AND n.purpose = 'newsletter' AND n.deleted_at IS NULL
                ORDER BY n.decided_on DESC, n.id DESC LIMIT 1))""",
        closed(ConsentState),
    ),
    tagged("person"),
    _missing(PERSON_GAPS),
)
