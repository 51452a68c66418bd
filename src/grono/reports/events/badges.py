"""Badges of those who take part, and signs for the tables of those who speak."""

from __future__ import annotations

from grono.domain.activity import ParticipantRole
from grono.domain.folding import sort_key
from grono.domain.text import Text, _
from grono.reports.cards import BADGES, TABLE_SIGN, Card, CardLayout, Cards
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import Document, Paragraph
from grono.reports.events import activity as about
from grono.reports.language import Joined, Words
from grono.reports.options import Choice, Option
from grono.reports.report import Report, Request
from grono.services.activities.taking_part import Participant
from grono.store.store import Store

_NOBODY = _("Nobody has a seat yet.")
_LAYOUTS = {layout.key: layout for layout in BADGES}
_SPEAKING = (ParticipantRole.SPEAKER, ParticipantRole.PANELLIST, ParticipantRole.HOST)


def build_badges(store: Store, request: Request) -> Document:
    """A badge for everybody who has a seat, by name."""
    layout = _LAYOUTS[str(request.options["layout"])]
    return _cards(store, request, BADGE_REPORT, layout, int(str(request.options["skip"])))


def build_signs(store: Store, request: Request) -> Document:
    """A sign that stands on the table, readable from both sides."""
    return _cards(store, request, SIGN_REPORT, TABLE_SIGN, 0)


def _cards(store: Store, request: Request, report: Report, layout: CardLayout, skip: int) -> Document:
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, report)
    people = sorted(activity.seated(), key=lambda one: sort_key(one.name))
    if request.options["who"] == "speaking":
        people = [one for one in people if one.registration.role in _SPEAKING]
    over = Joined((activity.title, about.span(activity.days)))
    cards = tuple(
        Card(name=one.full_name, over=over, under=one.organisation, role=_role(one)) for one in people
    )
    return Document(
        **about.common(activity, request),
        name=report.name,
        title=report.title,
        subtitle=activity.title,
        blocks=(Cards(layout, cards, skip) if cards else Paragraph(_NOBODY),),
    )


def _role(one: Participant) -> Words:
    role = one.registration.role
    return "" if role is ParticipantRole.PARTICIPANT else role.label


def _who(default: str) -> Option:
    return Option(
        key="who",
        title=_("For whom"),
        choices=(
            Choice("all", _("everybody who takes part")),
            Choice("speaking", _("speakers, panellists and hosts")),
        ),
        default=default,
    )


BADGE_REPORT = Report(
    name="badges",
    title=_("Badges"),
    description=_("Badges with names in large letters, on plain paper or on sheets of labels."),
    formats=("pdf",),
    options=(
        EVENT.option(),
        EDITION.option(),
        Option(
            key="layout",
            title=_("Paper"),
            choices=tuple(Choice(layout.key, layout.title) for layout in BADGES),
            default=BADGES[0].key,
        ),
        _who("all"),
        Option(
            key="skip",
            title=_("Labels already used"),
            choices=tuple(Choice(str(n), Text(str(n))) for n in range(10)),
            default="0",
        ),
    ),
    build=build_badges,
    group=about.GROUP,
)

SIGN_REPORT = Report(
    name="table-signs",
    title=_("Table signs"),
    description=_("Signs with names to fold and stand on a table, readable from both sides."),
    formats=("pdf",),
    options=(EVENT.option(), EDITION.option(), _who("all")),
    build=build_signs,
    group=about.GROUP,
)
