"""The sign-in sheet of a day or a session: signed by hand, entered by row numbers, filed by its code."""

from __future__ import annotations

from datetime import time
from itertools import count

from grono.domain.activity import Session
from grono.domain.folding import sort_key
from grono.domain.text import Text, _, p_
from grono.domain.training import Edition
from grono.reports.choosing import EDITION, EVENT, SESSION
from grono.reports.document import (
    Document,
    FormColumn,
    FormTable,
    Paragraph,
    Sheet,
    Signature,
    Signatures,
)
from grono.reports.events import activity as about
from grono.reports.events import clauses
from grono.reports.events.activity import Activity
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import Choice, Option, yes_no
from grono.reports.report import Report, Request
from grono.services.activities.taking_part import Participant
from grono.store.store import Store
from grono.wording import as_text

CODE = "GRONO:S:"
"""What stands before the session's id in the code of a sheet."""

_NOON, _AFTERNOON = time(12), time(13)


def build(store: Store, request: Request) -> Document:
    """A sheet for the session asked for, or one for each session; empty rows are numbered on through all."""
    activity = about.asked(store, request, SESSION, EVENT, EDITION)
    if activity is None:
        return about.nothing(store, request, REPORT)
    people = activity.seated()
    if request.options["order"] == "name":
        people.sort(key=lambda one: sort_key(one.name))
    numbers = count(1 + max((one.registration.number for one in activity.participants()), default=0))
    blank = int(str(request.options["blank"]))
    sheets = [
        _sheet(activity, request, session, people, tuple(next(numbers) for _row in range(blank)))
        for session in activity.chosen
    ]
    if request.options["clauses"]:
        sheets.extend(clauses.sheets(activity))
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=REPORT.title,
        subtitle=activity.title,
        blocks=tuple(sheets) or (Paragraph(_NO_SESSION),),
        landscape=True,
    )


def _sheet(
    activity: Activity, request: Request, session: Session, people: list[Participant], blank: tuple[int, ...]
) -> Sheet:
    leader = activity.leader(session)
    day = about.long_day(session.day)
    place = about.where(activity, session)
    return Sheet(
        title=activity.title,
        subtitle=Joined((day, about.hours(session), place, about.led_by(leader))),
        lines=tuple(line for line in (session.topic, _service(activity)) if line),
        size=15.0,
        running=Joined((activity.title, as_text(session.day, "pl"))),
        foot=_FOOT,
        code=CODE + session.id,
        blocks=(
            FormTable(
                columns=_columns(activity, request, session),
                rows=tuple((one.registration.number, one) for one in people),
                blank=blank,
                crossed=_absent(session, people),
                unused=session.closed_on is not None,
                tail=(_signatures(activity, leader), Paragraph(_controllers(activity), note=True)),
            ),
        ),
    )


def _service(activity: Activity) -> Words:
    """The number and title under which the training stands in the database of services (BUR)."""
    record = activity.record
    if not isinstance(record, Edition) or not record.bur_number:
        return ""
    title = record.bur_title or record.title
    return p_("on paper", "Service no. {number} in BUR: {title}", number=record.bur_number, title=title)


def _absent(session: Session, people: list[Participant]) -> frozenset[int]:
    """The rows of those who did not come, once the sheet is closed."""
    if session.closed_on is None:
        return frozenset()
    return frozenset(one.registration.number for one in people if not one.minutes.get(session.id))


def _columns(activity: Activity, request: Request, session: Session) -> tuple[FormColumn, ...]:
    options = request.options
    columns = [FormColumn(_NAME, 62, lambda one: one.name, strong=True)]
    if options["organisation"]:
        columns.append(FormColumn(_FIRM, 70, lambda one: one.organisation))
    if options["role"]:
        columns.append(FormColumn(_("Role"), 28, lambda one: one.registration.role))
    wanted = str(options["signing"])
    return (*columns, *_SIGNING[_usual(activity, session) if wanted == "usual" else wanted])


def _usual(activity: Activity, session: Session) -> str:
    """For events the time of coming and a signature; for training one column per half-day."""
    if activity.table != Edition.table:
        return "arrival"
    return "halves" if session.starts < _NOON and session.ends > _AFTERNOON else "one"


def _signatures(activity: Activity, leader: str) -> Signatures:
    training = activity.table == Edition.table
    own = clauses.of_project(activity, "trainer_statement") if training else []
    words = InBoth(own[0].text, own[0].text_en) if own else _TRAINER if training else _LEADER
    first = _("{name}, date and signature", name=leader) if leader else _("date and signature")
    return Signatures(
        (
            Signature(words, first, 80),
            Signature(_COUNTED, _("on behalf of the coordinator: date and signature"), 80),
        )
    )


def _controllers(activity: Activity) -> Words:
    """Who is responsible for the participants' data, by name."""
    return Joined((*clauses.controllers(activity), _MORE, _EMPTY_ROWS), " ")


_NAME = p_("sign-in sheet", "Family name and given name")
_FIRM = p_("sign-in sheet", "Company or institution")
_FOOT = _("present on this page: …………   not on the list: …………")
_NO_SESSION = _("No day is planned yet. Plan the days, then print the sheets.")
_TRAINER = _(
    "I confirm that the training took place as planned, in the hours given, and that the participants signed "
    "in my presence."
)
_LEADER = _("I confirm that the event took place as planned and that the participants signed in my presence.")
_COUNTED = _("Participants who signed: ………………   not on the list: ………………")
_MORE = _("A signature confirms attendance. The full information (GDPR, art. 13) is with the organiser.")
_EMPTY_ROWS = _("The empty rows are for people who are not on the list.")
_SIGN = p_("sign-in sheet", "Signature")
_SIGNING = {
    "one": (FormColumn(_SIGN, 70),),
    "arrival": (FormColumn(_("Time of arrival"), 28), FormColumn(_SIGN, 66)),
    "halves": (FormColumn(_("Signature: morning"), 52), FormColumn(_("Signature: afternoon"), 52)),
    "in_out": (
        FormColumn(_("In: time"), 20),
        FormColumn(_("In: signature"), 42),
        FormColumn(_("Out: time"), 20),
        FormColumn(_("Out: signature"), 42),
    ),
}

REPORT = Report(
    name="sign-in-sheet",
    title=p_("report", "Sign-in sheet"),
    description=_("A sheet to sign for each day or session, with the code by which its scan is filed."),
    formats=("pdf",),
    options=(
        SESSION.option(),
        EVENT.option(),
        EDITION.option(),
        Option(
            key="signing",
            title=_("Columns to sign"),
            choices=(
                Choice("usual", _("as usual for it")),
                Choice("one", _("one signature")),
                Choice("arrival", _("time of arrival and signature")),
                Choice("halves", _("morning and afternoon")),
                Choice("in_out", _("in and out")),
            ),
            default="usual",
        ),
        Option(
            key="blank",
            title=_("Empty rows"),
            choices=tuple(Choice(str(n), Text(str(n))) for n in (0, 2, 5, 8)),
            default="5",
        ),
        Option(
            key="order",
            title=_("Order"),
            choices=(Choice("number", _("by row number")), Choice("name", _("by name"))),
            default="number",
        ),
        yes_no("organisation", _("Company or institution"), default=True),
        yes_no("role", _("Role"), default=False),
        yes_no("clauses", _("Information clauses on the last page"), default=False),
    ),
    build=build,
    group=about.GROUP,
)
