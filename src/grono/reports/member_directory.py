"""The printed directory of members: who may stand in it, in which chapter, with which fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from grono.domain.folding import sort_key
from grono.domain.organisation import OrganisationKind
from grono.domain.text import Text, UserError, _, n_, p_
from grono.reports import parties
from grono.reports.directory import Chapter, Cover, Directory, Entry, Group, Index
from grono.reports.directory_entries import LeftOut, Printed, left_out, printed
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
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import Choice, Option, OptionKind, yes_no
from grono.reports.report import Report, Request
from grono.services import registers, statistics
from grono.services.lists import MEMBERS, Listing
from grono.store.store import Store
from grono.wording import Kind

_CHAPTERS: tuple[tuple[Text, tuple[OrganisationKind, ...]], ...] = (
    (
        _("Science and education"),
        (OrganisationKind.UNIVERSITY, OrganisationKind.RESEARCH, OrganisationKind.SCHOOL),
    ),
    (_("Local government"), (OrganisationKind.LOCAL_GOVERNMENT,)),
    (_("Business environment institutions"), (OrganisationKind.BUSINESS_SUPPORT, OrganisationKind.FINANCE)),
    (_("Other organisations"), (OrganisationKind.NGO, OrganisationKind.CLUSTER, OrganisationKind.OTHER)),
)
_RULE = _("The directory prints what each member agreed to, or what a public register says anyway.")
_NOT_GIVEN = {"trade": _("Trade not given"), "town": _("Town not given")}


def build(store: Store, request: Request) -> Document:
    """The directory of those who may be printed on the day."""
    trade, order = str(request.options["trade"]), str(request.options["order"])
    found = printed(store, request.as_of, trade=trade)
    _refuse_unknown_trade(found, trade)
    chapters = _chapters(found, "alphabet" if trade and order == "trade" else order)
    year = str(request.options["edition"]) or str(request.as_of.year)
    title = Joined((REPORT.title, year), " ")
    block = Directory(
        cover=_cover(store, request, found, year),
        before=_about(store, request),
        chapters=chapters,
        indexes=_indexes(found) if request.options["indexes"] else (),
        after=(*(_left_out(found) if request.options["left_out"] else ()), *_imprint(store, request, found)),
        per_page=int(str(request.options["per_page"])),
        logos=bool(request.options["logos"]),
        codes=bool(request.options["codes"]),
    )
    return Document(**parties.common(store, request), name="member-directory", title=title, blocks=(block,))


def _refuse_unknown_trade(found: Printed, trade: str) -> None:
    if trade and not found.entries:
        raise UserError(
            _("No entry has the trade “{trade}”.", trade=trade),
            todo=_("Use one of: {known}.", known=", ".join(found.trades) or "–"),
        )


def _cover(store: Store, request: Request, found: Printed, year: str) -> Cover:
    cluster = registers.cluster(store)
    entries, members = len(found.entries), found.members
    towns = len({entry.town for entry in found.entries if entry.town})
    trades = len({trade for entry in found.entries for trade in entry.trades})
    counted = Joined(
        (n_("{n} entry", "{n} entries", entries), n_("of {n} member", "of {n} members", members)), " "
    )
    more = (n_("{n} trade", "{n} trades", trades), n_("{n} town", "{n} towns", towns))
    return Cover(
        title=(REPORT.title, year),
        counts=Joined((counted, *more)),
        state=parties.long_as_of(request.as_of),
        description=InBoth(cluster.description_pl, cluster.description_en),
    )


def _about(store: Store, request: Request) -> tuple[Block, ...]:
    """The cluster's own words, its figures, and what its members are."""
    cluster = registers.cluster(store)
    found = statistics.structure(store, request.as_of)
    words = InBoth(cluster.description_pl, cluster.description_en)
    enterprises = sum(share.count for share in found.by_size)
    part = enterprises / found.total if found.total else 0.0
    figures = [
        Figure(found.total, _("Members")),
        Figure(part, _("Share of enterprises"), kind=Kind.PERCENT),
        Figure(len(found.by_region), _("Regions")),
    ]
    if cluster.founded:
        figures.append(Figure(cluster.founded.first_day.year, _("Year of foundation"), kind=Kind.YEAR))
    kinds = tuple((share.name, share.count) for share in found.by_kind)
    trades = tuple((share.name, share.count) for share in found.by_trade)
    return (
        Heading(_("About the cluster")),
        *([Paragraph(words)] if words else []),
        KeyFigures(tuple(figures)),
        *([Chart(ChartKind.SHARE, _("Members by kind"), kinds)] if kinds else []),
        *([Chart(ChartKind.BARS, _("Members by trade"), trades, whole=found.total)] if trades else []),
    )


def _chapters(found: Printed, order: str) -> tuple[Chapter, ...]:
    """Companies in the order asked for; institutions apart, by their names."""
    apart = {kind for _title, kinds in _CHAPTERS for kind in kinds}
    companies = [entry for kind, entry in found.of_kind if kind not in apart]
    chapters = [Chapter(_("Companies"), _groups(companies, order))] if companies else []
    for title, kinds in _CHAPTERS:
        those = tuple(entry for kind, entry in found.of_kind if kind in kinds)
        if those:
            chapters.append(Chapter(title, (Group("", those),)))
    return tuple(chapters)


def _groups(entries: Sequence[Entry], order: str) -> tuple[Group, ...]:
    if order == "alphabet":
        return (Group("", tuple(entries)),)
    by_trade = order == "trade"
    words = _sorted_under(entries, lambda entry: entry.trades[:1] if by_trade else (entry.town,))
    rest = tuple(entry for entry in entries if not (entry.trades if by_trade else entry.town))
    groups = [Group(word, those) for word, those in words]
    return (*groups, *([Group(_NOT_GIVEN[order], rest)] if rest else []))


def _sorted_under(
    entries: Sequence[Entry], words: Callable[[Entry], Sequence[str]]
) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The entries under each of their words; both in Polish order, for the entries come in it."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for word in words(entry):
            if word:
                found.setdefault(word, []).append(entry)
    return tuple((word, tuple(found[word])) for word in sorted(found, key=sort_key))


def _indexes(found: Printed) -> tuple[Index, ...]:
    entries = found.entries
    indexes = [Index(_("Index of names"))] if entries else []
    if by_town := _sorted_under(entries, lambda entry: (entry.town,)):
        indexes.append(Index(_("Index of towns"), by_town))
    if by_trade := _sorted_under(entries, lambda entry: entry.trades):
        indexes.append(Index(_("Index of trades"), by_trade))
    return tuple(indexes)


def _left_out(found: Printed) -> tuple[Block, ...]:
    """Who is not in the directory, and whose entry is shorter than it could be; each with the reason."""
    columns = (
        Column(_("Name"), lambda one: one.name, width=300),
        Column(_("Reason"), lambda one: one.why, width=300),
    )
    return (
        Heading(_("Left out of the directory")),
        Table(_("Left out"), columns, found.left_out),
        *(
            [Heading(_("Shortened entries"), 2), Table(_("Shortened"), columns, found.reduced)]
            if found.reduced
            else []
        ),
    )


def _imprint(store: Store, request: Request, found: Printed) -> tuple[Block, ...]:
    party = parties.issuer(store)
    coordinator = registers.coordinator(store)
    nip = f"NIP {party.nip}" if party.nip else ""
    reach = " · ".join(filter(None, (coordinator.phone, coordinator.email, coordinator.www)))
    lines: list[Words] = [
        parties.data_as_of(request.as_of),
        Joined(
            (
                n_("{n} entry", "{n} entries", len(found.entries)),
                n_("of {n} member", "of {n} members", found.members),
            ),
            " ",
        ),
        _RULE,
        Joined((_("Published by"), party.brand), ": "),
        Joined(tuple(filter(None, (party.name, nip, party.address))), ", "),
        reach,
    ]
    return (Heading(_("Imprint")), *(Paragraph(line) for line in lines if line))


def _trades(store: Store, day: date) -> list[str]:
    """The trades that stand in the register."""
    trades = Listing(store, MEMBERS).filter("trades")
    return [value for value, _words in trades.choices(store, day)]


def _missing(store: Store, request: Request) -> Sequence[LeftOut]:
    """Who is not in the directory on the day."""
    return left_out(store, request.as_of)


def _choice(value: str, title: Text) -> Choice:
    return Choice(value, title)


REPORT = Report(
    name="member-directory",
    title=_("Member directory"),
    description=_(
        "The members as a book: cover, entries, institutions apart, three indexes in Polish order."
    ),
    formats=("pdf",),
    options=(
        Option(
            key="order",
            title=_("Entries in order"),
            choices=(
                _choice("trade", p_("order", "by trade")),
                _choice("town", p_("order", "by town")),
                _choice("alphabet", p_("order", "by name")),
            ),
            default="trade",
        ),
        Option(
            key="per_page",
            title=_("Entries on a page"),
            choices=tuple(_choice(str(n), n_("{n} entry", "{n} entries", n)) for n in (1, 2, 6, 8, 10)),
            default="8",
        ),
        Option(key="trade", title=_("Only one trade"), kind=OptionKind.TEXT, known=_trades),
        Option(key="edition", title=_("Year or edition"), kind=OptionKind.TEXT),
        yes_no("logos", _("Logos"), default=True),
        yes_no("codes", _("QR codes"), default=True),
        yes_no("indexes", _("Indexes"), default=True),
        yes_no("left_out", _("List of those left out"), default=False),
    ),
    build=build,
    left_out=_missing,
)
