"""A list as it is on the screen: its rows in their order, its columns, and the filters in words."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import Text, UserError, _
from grono.reports import parties
from grono.reports.document import Document, Table, TableColumn, Words
from grono.reports.language import Joined
from grono.reports.options import Choice, Option, OptionKind, yes_no
from grono.reports.report import Report, Request
from grono.services.columns import Row
from grono.services.kinds import LISTS
from grono.services.lists import Listing, Query, RecordList
from grono.store.store import Store

_PORTRAIT = 760
"""Pixels of columns, at 100 %, that stand well on an upright page."""


def document(
    store: Store,
    request: Request,
    records: RecordList,
    columns: Sequence[TableColumn],
    rows: Sequence[Row],
    filters: Sequence[Words] = (),
) -> Document:
    """The rows of a list with its columns; filters say in words what was left out."""
    return Document(
        **parties.common(store, request),
        name=records.key,
        title=records.title,
        subtitle=Joined((parties.as_of(request.as_of), records.count_text(len(rows)))),
        part=parties.as_of(request.as_of),
        filters=tuple(filters),
        blocks=(Table(records.title, columns, rows, numbered=True),),
        landscape=sum(column.width for column in columns) > _PORTRAIT,
    )


def build(store: Store, request: Request) -> Document:
    """A list of the program without a window: by its name, with the columns and the order asked for."""
    options = {key: value for key, value in request.options.items() if isinstance(value, str)}
    records = next(known for known in LISTS if known.key == options["list"])
    columns = _columns(records, options["columns"])
    sort = _known(options["sort"], records.orders) if options["sort"] else ""
    query = Query(options["search"], (), sort, bool(request.options["descending"]), request.as_of)
    listing = Listing(store, records)
    rows = listing.rows(listing.ids(query), request.as_of)
    filters = [_("Search: {text}", text=options["search"])] if options["search"].strip() else []
    return document(store, request, records, columns, rows, filters)


def _columns(records: RecordList, keys: str) -> list[TableColumn]:
    known = {column.key: column for column in records.columns}
    if not keys:
        return [column for column in records.columns if column.shown]
    return [known[_known(key.strip(), known)] for key in keys.split(",")]


def _known(key: str, known: object) -> str:
    keys = [str(one) for one in known] if isinstance(known, dict) else []
    if key not in keys:
        raise UserError(
            _("There is no column “{key}”.", key=key), todo=_("Use one of: {known}.", known=", ".join(keys))
        )
    return key


def _choices() -> tuple[Choice, ...]:
    return tuple(Choice(records.key, records.title) for records in LISTS)


_TITLE: Text = _("List as on the screen")

REPORT = Report(
    name="listing",
    title=_TITLE,
    description=_("Any list with its columns, order and filters, as it is on the screen."),
    formats=("pdf", "xlsx", "csv"),
    options=(
        Option(key="list", title=_("List"), choices=_choices(), default="members"),
        Option(key="columns", title=_("Columns"), kind=OptionKind.TEXT, hidden=True),
        Option(key="search", title=_("Search"), kind=OptionKind.TEXT),
        Option(key="sort", title=_("Sort by"), kind=OptionKind.TEXT, hidden=True),
        yes_no("descending", _("Descending"), default=False),
    ),
    build=build,
    group=_("Lists"),
)
