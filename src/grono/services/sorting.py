"""What lists can be sorted by: for a column, the SQL of every record's id and value."""

from __future__ import annotations

from grono.domain.membership import MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.services.as_of import holds

_JOINED = """SELECT organisation_id, min(coalesce(valid_from, '0')) FROM membership
    WHERE deleted_at IS NULL AND state IN ('member', 'suspended') GROUP BY 1"""


def _dated(table: str, column: str, more: str = "1") -> str:
    return f"SELECT f.organisation_id, f.{column} FROM {table} f WHERE {more} AND {holds('f')}"


def _ranked(table: str, column: str, values: type[SizeClass | MemberState | OrganisationKind]) -> str:
    ranks = " ".join(f"WHEN '{value}' THEN {rank}" for rank, value in enumerate(values))
    return f"SELECT f.organisation_id, CASE f.{column} {ranks} END FROM {table} f WHERE {holds('f')}"


def _number(scheme: str) -> str:
    return f"SELECT organisation_id, value FROM identifier WHERE scheme = '{scheme}' AND deleted_at IS NULL"


def _first_contact(table: str, kind: str) -> str:
    return (
        "SELECT f.subject_id, f.value FROM contact f"
        f" WHERE f.subject_table = '{table}' AND f.kind = '{kind}' AND f.position = 0 AND {holds('f')}"
    )


ORGANISATION_ORDERS: dict[str, str] = {
    "nip": _number("nip"),
    "regon": _number("regon"),
    "krs": _number("krs"),
    "kind": "SELECT id, kind FROM organisation",
    "founded": "SELECT id, founded FROM organisation",
    "town": _dated("address", "town", "f.use = 'seat'"),
    "postcode": _dated("address", "postcode", "f.use = 'seat'"),
    "voivodeship": _dated("address", "voivodeship", "f.use = 'seat'"),
    "region": _dated("address", "voivodeship", "f.use = 'seat'"),
    "legal_form": _dated("legal_form", "code"),
    "size": _ranked("organisation_size", "size", SizeClass),
    "state": _ranked("membership", "state", MemberState),
    "member_kind": _dated("membership", "kind"),
    "joined": _JOINED,
    "trades": "SELECT organisation_id, name FROM trade WHERE position = 0 AND deleted_at IS NULL",
    "pkd": _dated("activity_code", "code", "f.main = 1"),
    "headcount": "SELECT organisation_id, people FROM headcount WHERE deleted_at IS NULL ORDER BY year",
    "phones": _first_contact("organisation", "phone"),
    "emails": _first_contact("organisation", "email"),
}

PERSON_ORDERS: dict[str, str] = {
    "given_name": "SELECT id, given_name FROM person",
    "organisation": "SELECT f.person_id, r.title FROM role f JOIN _rownum r ON r.id = f.organisation_id"
    f" WHERE {holds('f')}",
    "function": f"SELECT f.person_id, f.function FROM role f WHERE {holds('f')}",
    "phones": _first_contact("person", "phone"),
    "emails": _first_contact("person", "email"),
}
