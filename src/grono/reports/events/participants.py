"""The list of those who take part, for the office alone."""

from __future__ import annotations

from grono.domain.activity import RegistrationState
from grono.domain.text import _, n_, p_
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import Column, Document, Paragraph, Table
from grono.reports.events import activity as about
from grono.reports.language import Joined
from grono.reports.options import Choice, Option, yes_no
from grono.reports.report import Report, Request
from grono.services.activities.taking_part import Participant
from grono.store.store import Store
from grono.wording import Kind

_GROUPS = {
    "seated": lambda one: one.registration.seated,
    "all": lambda _one: True,
    "waiting": lambda one: one.registration.state is RegistrationState.WAITING,
    "present": lambda one: any(one.minutes.values()),
    "absent": lambda one: one.registration.seated and bool(one.minutes) and not any(one.minutes.values()),
}


def build(store: Store, request: Request) -> Document:
    """Everybody of the group asked for, with contacts and needs where they are wanted."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, REPORT)
    people = list(filter(_GROUPS[str(request.options["who"])], activity.participants()))
    contacts = bool(request.options["contacts"])
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        filters=(Joined((activity.when(), activity.place, n_("{n} person", "{n} people", len(people)))),),
        blocks=(
            Table(REPORT.title, (*_COLUMNS, *(_CONTACTS if contacts else ()), *_MORE), people),
            Paragraph(_INTERNAL, note=True),
        ),
        landscape=True,
    )


def _hours(one: Participant) -> object:
    return sum(one.minutes.values()) if one.minutes else None


_COLUMNS = (
    Column(_("No."), lambda one: one.registration.number, Kind.NUMBER, 40),
    Column(p_("sign-in sheet", "Family name and given name"), lambda one: one.name, width=200),
    Column(_("Organisation"), lambda one: one.organisation, width=240),
    Column(_("Member"), lambda one: one.member, width=70),
)
_CONTACTS = (
    Column(_("E-mail"), lambda one: one.email, width=180),
    Column(_("Phone"), lambda one: one.phone, Kind.IDENTIFIER, 110),
)
_MORE = (
    Column(_("Role"), lambda one: one.registration.role, width=100),
    Column(_("State"), lambda one: one.registration.state, width=100),
    Column(_("Needs"), lambda one: one.registration.needs, width=160),
    Column(_("Minutes"), _hours, Kind.NUMBER, 70),
)
_INTERNAL = _(
    "For the organiser alone: the list holds personal data and is neither hung up nor passed round."
)

REPORT = Report(
    name="participants",
    title=p_("report", "List of participants"),
    description=_("Who takes part, with organisation, contacts, needs and attendance; for the office alone."),
    formats=("pdf", "xlsx", "csv"),
    options=(
        EVENT.option(),
        EDITION.option(),
        Option(
            key="who",
            title=_("Who"),
            choices=(
                Choice("seated", _("who has a seat")),
                Choice("all", _("everybody, the waiting and the resigned too")),
                Choice("waiting", _("the waiting list")),
                Choice("present", _("who was there")),
                Choice("absent", _("who was absent")),
            ),
            default="seated",
        ),
        yes_no("contacts", _("E-mail and phone"), default=True),
    ),
    build=build,
    group=about.GROUP,
)
