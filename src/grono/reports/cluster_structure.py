"""The structure of the cluster: counts and shares on a day, and who came and went in a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grono.domain.dates import PartialDate
from grono.domain.text import Text, UserError, _, n_
from grono.reports import parties
from grono.reports.document import (
    Block,
    Chart,
    ChartKind,
    Column,
    Document,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
)
from grono.reports.options import Option, OptionKind, yes_no
from grono.reports.report import Report, Request
from grono.services import statistics
from grono.services.statistics import Movement, Share, Structure
from grono.store.store import Store
from grono.wording import Kind

_YEARS = 10


def build(store: Store, request: Request) -> Document:
    """The figures, a table and a chart for each grouping, and the movements of the period."""
    begins, ends = _period(request)
    found = statistics.structure(store, ends)
    came, went = statistics.joined(store, begins, ends), statistics.left(store, begins, ends)
    charts = bool(request.options["charts"])
    return Document(
        **{**parties.common(store, request), "as_of": ends},
        name="cluster-structure",
        title=REPORT.title,
        subtitle=parties.as_of(ends),
        part=_("{begins} – {ends}", begins=begins, ends=ends),
        blocks=(
            _figures(found, came, went),
            *_grouping(_("By kind"), _("Kind"), found.by_kind, parts=charts),
            *_grouping(_("By size"), _("Size"), found.by_size, parts=charts),
            Paragraph(_SIZES, note=True),
            *_grouping(_("By region"), _("Region"), found.by_region, bars=charts),
            *_grouping(_("By trade"), _("Trade"), found.by_trade, bars=charts, adds_up=False),
            Paragraph(_TRADES, note=True),
            *([_growth(store, ends)] if charts else []),
            *_movement(_("Who joined"), came, _("Nobody joined in this period.")),
            *_movement(_("Who left"), went, _("Nobody left in this period.")),
        ),
    )


def _period(request: Request) -> tuple[date, date]:
    ends, begins = request.options["to"], request.options["from"]
    ends = ends if isinstance(ends, date) else request.as_of
    begins = begins if isinstance(begins, date) else date(ends.year, 1, 1)
    if ends < begins:
        raise UserError(
            _("The period ends before it begins: {begins} – {ends}.", begins=begins, ends=ends),
            todo=_("Correct one of the two dates."),
        )
    return begins, ends


def _figures(found: Structure, came: Sequence[Movement], went: Sequence[Movement]) -> KeyFigures:
    enterprises = sum(share.count for share in found.by_size)
    part = enterprises / found.total if found.total else 0.0
    return KeyFigures(
        (
            Figure(found.total, _("Members")),
            Figure(
                part,
                _("Share of enterprises"),
                n_("{n} enterprise", "{n} enterprises", enterprises),
                Kind.PERCENT,
            ),
            Figure(len(came), _("Joined in the period")),
            Figure(len(went), _("Left in the period")),
        )
    )


def _grouping(
    title: Text,
    column: Text,
    shares: Sequence[Share],
    *,
    parts: bool = False,
    bars: bool = False,
    adds_up: bool = True,
) -> list[Block]:
    """A table of counts and shares; parts adds one bar of all of them, bars one to each."""
    total = sum(share.count for share in shares)
    columns = (
        Column(column, lambda share: share.name, width=260),
        Column(_("Number"), lambda share: share.count, Kind.NUMBER, 90),
        Column(_("Share"), lambda share: share.share, Kind.PERCENT, 90, bar=bars),
    )
    table = Table(title, columns, shares, total=(_("Total"), total, 1.0) if adds_up and total else ())
    picture = Chart(ChartKind.SHARE, "", tuple((share.name, share.count) for share in shares))
    return [Heading(title), table, *([picture] if parts and total else [])]


def _growth(store: Store, ends: date) -> Chart:
    """Members at the end of each of the last years, and on the last day of the period."""
    days = [date(year, 12, 31) for year in range(ends.year - _YEARS, ends.year)]
    items = [(str(day.year), statistics.member_count(store, day)) for day in days]
    while items and items[0][1] == 0:
        items.pop(0)
    now = (str(ends.year), statistics.member_count(store, ends))
    return Chart(ChartKind.STEPS, _("Number of members"), (*items, now), unit=_("at the end of the year"))


def _movement(title: Text, moved: Sequence[Movement], nobody: Text) -> list[Block]:
    if not moved:
        return [Heading(title), Paragraph(nobody)]
    columns = (
        Column(_("Name"), lambda one: one.name, width=360),
        Column(_("Date"), lambda one: PartialDate(one.on), Kind.DATE, 110),
    )
    return [Heading(title), Table(title, columns, moved, numbered=True)]


_SIZES = _("Sizes are counted among enterprises; the basis is what each member declared.")
_TRADES = _("A member may have several trades, so the shares add up to more than 100%.")

REPORT = Report(
    name="cluster-structure",
    title=_("Structure of the cluster"),
    description=_("Counts and shares by kind, size, region and trade, and who joined and left in a period."),
    formats=("pdf", "xlsx"),
    options=(
        Option(key="from", title=_("Period from"), kind=OptionKind.DATE),
        Option(key="to", title=_("Period to"), kind=OptionKind.DATE),
        yes_no("charts", _("Charts"), default=True),
    ),
    build=build,
    group=_("For institutions"),
)
