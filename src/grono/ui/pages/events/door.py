"""What happens at the door and before it: people are registered, come in, are new, wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from grono.domain.activity import ParticipantRole, Registration, RegistrationState, Session
from grono.domain.event import Event
from grono.domain.text import Text, _, n_
from grono.services.activities import attending, registering
from grono.services.activities.candidates import Candidate
from grono.services.activities.registering import Newcomer
from grono.services.activities.taking_part import described
from grono.services.fields import Field, FieldKind
from grono.store.store import Store
from grono.ui.messages import Message
from grono.ui.page import Desk
from grono.ui.records.asking import FieldsDialog
from grono.ui.records.record_or_text import RecordOrTextEditors, named
from grono.ui.widgets.button import Kind
from grono.ui.widgets.labels import label

_GUEST = _("Guest")
_FIELDS = (
    Field("family_name", _("Family name"), _GUEST, required=True),
    Field("given_name", _("Given name"), _GUEST),
    Field("organisation", _("Organisation"), _GUEST),
    Field("email", _("E-mail"), _GUEST, FieldKind.EMAIL),
    Field("phone", _("Telephone"), _GUEST, FieldKind.PHONE),
    Field("role", _("Role"), _GUEST, FieldKind.CHOICE, choices=ParticipantRole, required=True),
)


def newcomer(one: Candidate) -> Newcomer:
    """A person of the register who comes in."""
    return Newcomer(person_id=one.person_id, organisation_id=one.organisation_id)


def ask_guest(desk: Desk, typed: str, title: Text, then: Callable[[Newcomer], object]) -> None:
    """Ask who somebody is that nobody knows yet; the typed words are the name to begin with."""
    words = [word[:1].upper() + word[1:] for word in typed.split()]
    dialog = FieldsDialog(
        desk.look,
        title,
        _FIELDS,
        _("Add to the list"),
        editors=RecordOrTextEditors(desk.look, desk.store, {"organisation": "organisation"}),
        values={
            "family_name": " ".join(words[:1]),
            "given_name": " ".join(words[1:]),
            "role": ParticipantRole.PARTICIPANT,
        },
    )

    def done(key: str) -> None:
        if key == "save":
            then(_guest(desk.store, dialog.values()))

    desk.ask(dialog, then=done)


def _guest(store: Store, values: dict[str, Any]) -> Newcomer:
    firm = named(store, values.get("organisation"))
    return Newcomer(
        family_name=str(values["family_name"]).strip(),
        given_name=str(values.get("given_name") or "").strip(),
        email=_first(values.get("email")),
        phone=_first(values.get("phone")),
        organisation_id=firm.id,
        organisation="" if firm.id else firm.words,
        role=ParticipantRole(str(values["role"])),
    )


def _first(value: Any) -> str:
    """One text; the readers of contacts give several."""
    return str(next(iter(value), "")) if isinstance(value, tuple | list) else str(value or "")


def comes_in(desk: Desk, session: Session, registration: str) -> None:
    """Mark somebody of the list as present, with the time where it is today."""
    if session.day == _today():
        attending.arrived(desk.store, session, registration, attending.now())
    else:
        attending.present(desk.store, session, [registration])


def walks_in(desk: Desk, session: Session, who: Newcomer) -> None:
    """Put somebody on the list who came, and say so."""
    made = attending.walk_in(desk.store, session, who)
    if session.day == _today():
        attending.arrived(desk.store, session, made.id, attending.now())
    desk.toast(_("Added and present: {name}", name=name_of(desk.store, made)), undo=True)


def register(desk: Desk, event: Event, who: Newcomer, free: int | None) -> None:
    """Register somebody; where no seat is free, ask once what to do."""
    if free != 0:
        _registered(desk, event, who, overbook=False)
        return
    look = desk.look
    answers = (
        ("", _("Cancel"), Kind.SECONDARY),
        ("over", _("Register beyond the seats"), Kind.QUIET),
        ("wait", _("Put on the waiting list"), Kind.PRIMARY),
    )
    dialog = Message(look, _("No seat is free"), answers, width=560)
    told = n_(
        "The event has {n} seat, and all are taken.",
        "The event has {n} seats, and all are taken.",
        event.capacity or 0,
    )
    dialog.tell(label(look, told, "secondary", wrap=True))

    def then(key: str) -> None:
        if key:
            _registered(desk, event, who, overbook=key == "over")

    desk.ask(dialog, then=then)


def _registered(desk: Desk, event: Event, who: Newcomer, *, overbook: bool) -> None:
    made = registering.register(desk.store, Event.table, event.id, [who], overbook=overbook)
    for one in made:
        name = name_of(desk.store, one)
        waits = one.state is RegistrationState.WAITING
        said = _("On the waiting list: {name}", name=name) if waits else _("Registered: {name}", name=name)
        desk.toast(said, undo=True)
    if not made:
        desk.toast(_("On the list already."))


def tell_moved(desk: Desk, up: Sequence[Registration], otherwise: Text) -> None:
    """Say who moved up from the waiting list, or what else was done."""
    if up:
        names = ", ".join(name_of(desk.store, one) for one in up)
        desk.toast(_("From the waiting list: {names}", names=names), undo=True)
    else:
        desk.toast(otherwise, undo=True)


def name_of(store: Store, registration: Registration) -> str:
    """Who is registered."""
    return described(store, [registration], _today())[0].full_name


def _today() -> date:
    return date.today()
