"""Lists on which people sign for what they received: materials, meals, certificates."""

from __future__ import annotations

from collections.abc import Callable

from grono.domain.certificate import Certificate, IssuedNumber
from grono.domain.text import Text, _, p_
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import Document, FormColumn, FormTable, Paragraph, Signature, Signatures
from grono.reports.events import activity as about
from grono.reports.events import clauses, picked
from grono.reports.events.activity import Activity
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import Choice, Option, OptionKind
from grono.reports.report import Report, Request
from grono.services.activities.taking_part import Participant
from grono.store.store import Store
from grono.wording import as_text


def build(store: Store, request: Request) -> Document:
    """Everybody with a seat, and room to sign for each thing."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, REPORT)
    people = picked.rows_of(activity.seated(), request)
    what = str(request.options["what"])
    title = _TITLES[what]
    return Document(
        **about.common(activity, request),
        name=REPORT.name,
        title=title,
        subtitle=activity.title,
        filters=(Joined((activity.when(), activity.place)),),
        blocks=(
            FormTable(
                columns=_columns(activity, what, str(request.options["items"])),
                rows=tuple((one.registration.number, one) for one in people),
                tail=(*_statement(activity), Signatures((Signature("", _HANDED, 80),))),
            ),
        ),
        landscape=True,
    )


def _statement(activity: Activity) -> tuple[Paragraph, ...]:
    """What a signature says, in the office's words, and who is responsible for the data."""
    texts = clauses.of_project(activity, "receipt")
    said = [InBoth(clause.text, clause.text_en) for clause in texts]
    return (Paragraph(Joined((*said, *clauses.controllers(activity)), " "), note=True),)


def _columns(activity: Activity, what: str, items: str) -> tuple[FormColumn, ...]:
    named = (
        FormColumn(p_("sign-in sheet", "Family name and given name"), 58, lambda one: one.name, strong=True),
        FormColumn(p_("sign-in sheet", "Company or institution"), 60, lambda one: one.organisation),
    )
    things: list[Words] = [part.strip() for part in items.split(";") if part.strip()]
    if what == "certificates":
        number = FormColumn(_("Number of the certificate"), 32, _certificates(activity))
        return (*named, number, FormColumn(_("Date"), 24), FormColumn(_SIGN, 60))
    if not things and what == "meals":
        things = [as_text(day, "pl") for day in activity.days]
    things = things or [_SIGN]
    return (*named, *(FormColumn(thing, 130 / len(things)) for thing in things))


def _certificates(activity: Activity) -> Callable[[Participant], str]:
    """The number of each person's certificate that was not taken back."""
    ids = [one.registration.id for one in activity.participants()]
    numbers = {one.id: one.text for one in activity.store.all(IssuedNumber)}
    found = {
        owner: numbers.get(one.number_id, "")
        for owner, rows in activity.store.of(Certificate, ids).items()
        for one in rows
        if one.voided_on is None
    }
    return lambda one: found.get(one.registration.id, "")


_SIGN = p_("sign-in sheet", "Signature")
_HANDED = _("who handed it out: date and signature")
_TITLES: dict[str, Text] = {
    "materials": _("Receipt of materials"),
    "meals": _("Receipt of meals"),
    "certificates": _("Receipt of certificates"),
}

REPORT = Report(
    name="receipt-list",
    title=_("Receipt list"),
    description=_("A list to sign for materials, meals or certificates."),
    formats=("pdf",),
    options=(
        EVENT.option(),
        EDITION.option(),
        Option(
            key="what",
            title=_("For what"),
            choices=(
                Choice("materials", _("materials")),
                Choice("meals", _("meals, a column for each day")),
                Choice("certificates", _("certificates, with their numbers")),
            ),
            default="materials",
        ),
        Option(key="items", title=_("What was given, parted by ;"), kind=OptionKind.TEXT),
        picked.ROWS,
    ),
    build=build,
    group=about.GROUP,
)
