"""Papers that a participant fills in and signs: enrolment form, declaration, consent slips."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grono.domain.event import Event
from grono.domain.organisation import SizeClass
from grono.domain.text import Text, _, p_
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import (
    Blank,
    Block,
    Document,
    Fields,
    Heading,
    Paragraph,
    Sheet,
    Signature,
    Signatures,
    Ticks,
    Together,
)
from grono.reports.events import activity as about
from grono.reports.events import clauses, picked
from grono.reports.events.activity import Activity
from grono.reports.language import InBoth, Joined, Words
from grono.reports.report import Report, Request
from grono.services.activities.taking_part import Participant
from grono.store.store import Store

Person = Participant | None


def _sheets(
    store: Store,
    request: Request,
    report: Report,
    made: Callable[[Activity, Person], Sequence[Block]],
) -> Document:
    """One paper for each person."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, report)
    occasion = Joined((activity.title, activity.when(), activity.place))
    sheets = tuple(
        Sheet(
            title=report.title, subtitle=occasion, running=activity.title, blocks=tuple(made(activity, one))
        )
        for one in picked.picked(activity, request)
    )
    return _document(activity, request, report, sheets)


def _document(activity: Activity, request: Request, report: Report, blocks: tuple[Block, ...]) -> Document:
    return Document(
        **about.common(activity, request),
        name=report.name,
        title=report.title,
        subtitle=activity.title,
        blocks=blocks or (Paragraph(_NOBODY),),
    )


def build_enrolment(store: Store, request: Request) -> Document:
    """The form by which a person or their firm enrols."""
    return _sheets(store, request, ENROLMENT, _enrolment)


def build_declaration(store: Store, request: Request) -> Document:
    """The participant's declaration and statements, to be signed before the first session."""
    return _sheets(store, request, DECLARATION, _declaration)


def build_slips(store: Store, request: Request) -> Document:
    """A consent to photographs on a slip of its own for each person, to be cut apart."""
    activity = about.asked(store, request)
    if activity is None:
        return about.nothing(store, request, SLIPS)
    people = picked.picked(activity, request)
    return _document(activity, request, SLIPS, tuple(_slip(activity, one) for one in people))


def _enrolment(activity: Activity, one: Person) -> Sequence[Block]:
    firm, needs = (one.organisation, one.registration.needs) if one else ("", "")
    return (
        Heading(_("Participant")),
        _named(one),
        Fields((Blank(_("position"), "", 2), Blank(_("e-mail"), one.email if one else "", 2), _phone(one))),
        Heading(_("Who delegates")),
        Fields((Blank(_("name of the company or institution"), firm, 3), Blank(_("NIP"), "", 1))),
        Paragraph(_("Size of the enterprise:")),
        Ticks(tuple(size.label for size in SizeClass)),
        *_days(activity),
        Heading(_("Needs")),
        *_offered(activity),
        Fields((Blank(_("diet, access, interpreter and other needs"), needs),)),
        Paragraph(Joined((*clauses.controllers(activity), _MORE), " "), note=True),
        Signatures((_signed(_("participant")), _signed(_("on behalf of who delegates")))),
    )


def _days(activity: Activity) -> Sequence[Block]:
    """Which days the person comes, where there are several days of an event."""
    if activity.table != Event.table or len(activity.days) < 2:
        return ()
    return (Heading(_("I come on")), Ticks(tuple(about.long_day(day) for day in activity.days)))


def _offered(activity: Activity) -> Sequence[Block]:
    record = activity.record
    offered = (
        ", ".join(filter(None, (record.accessibility, record.catering))) if isinstance(record, Event) else ""
    )
    return (Paragraph(_("We provide: {what}.", what=offered)),) if offered else ()


def _declaration(activity: Activity, one: Person) -> Sequence[Block]:
    texts = clauses.of_project(activity, "declaration", "statements")
    return (
        _named(one),
        Fields((Blank(_("company or institution"), one.organisation if one else ""),)),
        *(block for clause in texts for block in clauses.set_out(clause)),
        Paragraph(Joined(tuple(clauses.controllers(activity)), " "), note=True),
        Signatures((_signed(_("participant")),)),
    )


def _slip(activity: Activity, one: Person) -> Block:
    texts = clauses.of_project(activity, "image_consent")
    title: Words = InBoth(texts[0].title, texts[0].title_en) if texts else SLIPS.title
    return Together(
        (
            Heading(title, aside=activity.title),
            _named(one),
            *(block for clause in texts for block in clauses.set_out(clause, titled=False)),
            Ticks((p_("consent", "I consent"), p_("consent", "I do not consent"))),
            Signatures((_signed(_("participant")),)),
        ),
        cut=True,
    )


def _named(one: Person) -> Fields:
    family, given = (one.family_name, one.given_name) if one else ("", "")
    return Fields((Blank(_("given name"), given), Blank(_("family name"), family)))


def _phone(one: Person) -> Blank:
    return Blank(_("telephone"), one.phone if one else "")


def _signed(who: Text) -> Signature:
    return Signature("", _("{who}: date and legible signature", who=who), 80)


_NOBODY = _("Nobody has a seat yet.")
_MORE = _("The full information (GDPR, art. 13) comes with this form.")


def _report(name: str, title: Text, description: Text, build: Callable[..., Document], who: str) -> Report:
    return Report(
        name=name,
        title=title,
        description=description,
        formats=("pdf",),
        options=(EVENT.option(), EDITION.option(), picked.who(who), picked.ROWS),
        build=build,
        group=about.GROUP,
    )


ENROLMENT = _report(
    "enrolment-form",
    _("Enrolment form"),
    _("To be filled in by who wants to take part, and by the firm that delegates them."),
    build_enrolment,
    "nobody",
)
DECLARATION = _report(
    "participant-declaration",
    _("Participant's declaration"),
    _("Declaration and statements, filled in with names, to be signed before the first session."),
    build_declaration,
    "all",
)
SLIPS = _report(
    "consent-slips",
    _("Consent slips"),
    _("Consent to photographs and recordings on slips, one for each person, so that nobody sees another's."),
    build_slips,
    "all",
)
