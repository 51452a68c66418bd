"""Confirmations that people took part: one page for each who was there."""

from __future__ import annotations

from grono.domain.activity import Session, times
from grono.domain.certificate import IssuedNumber
from grono.domain.person import Gender
from grono.domain.text import Text, _, p_
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import Block, Document, Heading, Paragraph, Sheet, Signature, Signatures
from grono.reports.events import activity as about
from grono.reports.events import picked
from grono.reports.events.activity import Activity
from grono.reports.language import InBoth, Joined
from grono.reports.report import Report, Request
from grono.services.activities import confirming
from grono.services.activities.taking_part import Participant
from grono.store.store import Store
from grono.wording import Kind, as_text


def build(store: Store, request: Request) -> Document:
    """A sheet for everybody with attendance, by row number."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, REPORT)
    there = [one for one in activity.participants() if any(one.minutes.values())]
    numbers = confirming.numbers(store)
    sheets = tuple(
        _sheet(activity, request, one, numbers.get(one.registration.id))
        for one in picked.rows_of(there, request)
    )
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        blocks=sheets or (Paragraph(_NOBODY),),
    )


def _sheet(activity: Activity, request: Request, one: Participant, number: IssuedNumber | None) -> Sheet:
    attended = [session for session in activity.sessions if one.minutes.get(session.id)]
    blocks: list[Block] = [
        Paragraph(p_("confirmation", "It is confirmed that")),
        Heading(one.full_name, aside=one.organisation),
        Paragraph(_took_part(one.gender)),
        Heading(activity.title),
        Paragraph(Joined((about.span(sorted({session.day for session in attended})), activity.place))),
        Paragraph(Joined(tuple(_day(session) for session in attended), "; "), note=True),
    ]
    place = about.long_day(request.today)
    signature = Signature(place, _("on behalf of the coordinator: name, position, signature"), 80)
    return Sheet(
        title=REPORT.title,
        subtitle=p_("confirmation", "no. {number}", number=number.text) if number else "",
        running=activity.title,
        blocks=(*blocks, Signatures((signature,))),
    )


def _took_part(gender: Gender | None) -> Text:
    if gender is Gender.FEMININE:
        return p_("confirmation, a woman", "took part in")
    if gender is Gender.MASCULINE:
        return p_("confirmation, a man", "took part in")
    return p_("confirmation", "took part in")


def _day(session: Session) -> InBoth:
    """A day with its hours: "08.12.2026, 9:00–12:00"."""
    hours = as_text(times(session), "pl")
    return InBoth(*(f"{as_text(session.day, locale, Kind.DATE)}, {hours}" for locale in ("pl", "en")))


_NOBODY = _("Nobody's attendance is entered yet. Mark who was there, then print the confirmations.")

REPORT = Report(
    name="attendance-confirmation",
    title=_("Confirmation of attendance"),
    description=_("A page for everybody who was there, with the days and hours that they attended."),
    formats=("pdf",),
    options=(EVENT.option(), EDITION.option(), picked.ROWS),
    build=build,
    group=about.GROUP,
)
