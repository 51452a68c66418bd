"""The schedule of an edition: what is taught when, by whom, where, and for how many hours."""

from __future__ import annotations

from grono.domain.activity import Session, times
from grono.domain.text import Text, _, p_
from grono.reports.choosing import EDITION
from grono.reports.document import Block, Column, Document, Paragraph, Signature, Table
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import yes_no
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.services.training.courses import Course
from grono.store.store import Store
from grono.wording import Kind


def build(store: Store, request: Request) -> Document:
    """One row for each session, with the total of hours."""
    held = about.asked(store, request)
    if held is None:
        return about.nothing(store, request, REPORT)
    return Document(
        **about.common(store, request, held),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=held.edition.title,
        filters=tuple(line for line in (summary(held), *bur(held)) if line),
        part=held.edition.title,
        blocks=(
            Table(_("Sessions"), columns(held), held.sessions, total=_total(held), numbered=True),
            *_notes(held),
            *([Signature(_SIGN, _CAPTION)] if request.options["signature"] else []),
        ),
        landscape=True,
    )


def summary(held: Course) -> Words:
    """Days, place, form and length in one line."""
    return Joined((about.when(held), about.place(held), held.edition.delivery, about.hours(held)))


def bur(held: Course) -> tuple[Words, ...]:
    """The service's number and title in the database of training services; nothing where it is not there."""
    edition = held.edition
    if not edition.bur_number:
        return ()
    number, title = edition.bur_number, edition.bur_title
    return (p_("on paper", "service no. {number} “{title}”", number=number, title=title),)


def columns(held: Course) -> tuple[Column, ...]:
    """Of a table of sessions."""
    return (
        Column(_("Date"), lambda one: one.day, Kind.DATE, 90),
        Column(p_("on paper", "From–to"), times, Kind.IDENTIFIER, 100),
        Column(_("Hours"), lambda one: held.in_hours(held.minutes(one)), Kind.NUMBER, 70),
        Column(_("Module or topic"), lambda one: _topic(held, one), width=300),
        Column(_("Trainer"), held.trainer, width=170),
        Column(p_("on paper", "Place, room"), lambda one: _where(held, one), width=150),
    )


def _topic(held: Course, one: Session) -> Words:
    """The topic; the module's title stands in both languages where it has them."""
    module = next((module for module in held.modules if module.id == one.module_id), None)
    if one.topic or module is None:
        return one.topic
    return InBoth(module.title, module.title_en)


def _where(held: Course, one: Session) -> Words:
    if one.online:
        return held.edition.platform or _("online")
    place, room = held.edition.place, one.room
    return place if room in place else ", ".join(filter(None, (place, room)))


def _total(held: Course) -> tuple[object, ...]:
    return (_("Total"), "", held.hours, "", "", "") if held.sessions else ()


def _notes(held: Course) -> list[Block]:
    """How long an hour is, and how breaks are counted."""
    programme = held.programme
    breaks: Text = _BREAKS_COUNT if programme.breaks_count else _BREAKS_OUT
    length = _("An hour has {n} minutes.", n=programme.minutes_per_hour)
    return [Paragraph(Joined((length, breaks), " "), note=True)]


_BREAKS_COUNT = _("Breaks count as teaching.")
_BREAKS_OUT = _("Breaks do not count as teaching.")
_SIGN = _("I confirm the schedule.")
_CAPTION = _("date and signature on behalf of the coordinator")

REPORT = Report(
    name="training-schedule",
    title=p_("report", "Training schedule"),
    description=_("When what is taught, by whom, where and for how many hours."),
    formats=("pdf", "xlsx"),
    options=(EDITION.option(), yes_no("signature", _("Place for a signature"), default=False)),
    build=build,
    group=about.GROUP,
)
