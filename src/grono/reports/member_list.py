"""The list of members that funders ask for: who belongs on a day, with official numbers."""

from __future__ import annotations

from grono.domain.text import _, n_
from grono.reports import parties
from grono.reports.document import Column, Document, Signature, Table
from grono.reports.language import Joined
from grono.reports.options import Choice, Option, yes_no
from grono.reports.report import Report, Request
from grono.services.columns import Row
from grono.services.lists import MEMBERS, Listing, Query
from grono.store.store import Store
from grono.wording import Kind

_KEYS = ("name", "nip", "krs", "voivodeship", "kind", "size", "joined", "pkd_2025", "pkd_2007", "country")


def build(store: Store, request: Request) -> Document:
    """The members on the day, in Polish order of names unless another order is asked for."""
    listing = Listing(store, MEMBERS)
    order = str(request.options["order"])
    ids = listing.ids(Query(sort="" if order == "name" else order, day=request.as_of))
    rows = listing.rows(ids, request.as_of, _KEYS)
    count = n_("{n} member", "{n} members", len(rows))
    return Document(
        **parties.common(store, request),
        name="member-list",
        title=REPORT.title,
        subtitle=Joined((parties.as_of(request.as_of), count)),
        part=parties.as_of(request.as_of),
        blocks=(
            Table(_("Members"), COLUMNS, rows, numbered=True),
            *([Signature(_SIGN, _CAPTION)] if request.options["signature"] else []),
        ),
        landscape=True,
    )


def _activity(row: Row) -> object:
    """The main code with the edition of the classification it belongs to: a bare code means nothing."""
    for version in ("2025", "2007"):
        codes = row.get(f"pkd_{version}")
        if isinstance(codes, tuple) and codes:
            return f"{codes[0]} (PKD {version})"
    return None


_SIGN = _("I confirm that the list agrees with the register of members.")
_CAPTION = _("place, date and signature on behalf of the coordinator")

COLUMNS = (
    Column(_("Name"), lambda row: row.get("name"), width=320),
    Column(_("NIP"), lambda row: row.get("nip"), Kind.NIP, 110),
    Column(_("KRS"), lambda row: row.get("krs"), Kind.IDENTIFIER, 100),
    Column(_("Region"), lambda row: row.get("voivodeship"), width=130),
    Column(_("Kind"), lambda row: row.get("kind"), width=180),
    Column(_("Size"), lambda row: row.get("size"), width=80),
    Column(_("Joined"), lambda row: row.get("joined"), Kind.DATE, 100),
    Column(_("PKD"), _activity, Kind.IDENTIFIER, 140),
)

REPORT = Report(
    name="member-list",
    title=_("List of members"),
    description=_("Members on a day with official numbers, kind, size and activity, as funders ask for it."),
    formats=("pdf", "xlsx"),
    options=(
        Option(
            key="order",
            title=_("Order"),
            choices=(
                Choice("name", _("by name")),
                Choice("joined", _("by day of joining")),
                Choice("voivodeship", _("by region")),
                Choice("kind", _("by kind")),
                Choice("size", _("by size")),
            ),
            default="name",
        ),
        yes_no("signature", _("Place for a signature"), default=False),
    ),
    build=build,
    group=_("For institutions"),
)
