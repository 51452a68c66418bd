"""What can be done with somebody on the list of an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.activity import ParticipantRole, Registration, RegistrationState
from grono.domain.text import Labelled, Text, _, n_
from grono.services.activities import registering
from grono.services.activities.taking_part import Participant
from grono.ui.page import Desk
from grono.ui.pages.events.door import tell_moved

_STATES = (
    RegistrationState.INVITED,
    RegistrationState.REGISTERED,
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.RESIGNED,
)


def person_menu(desk: Desk, parent: QWidget, chosen: Sequence[Participant]) -> QMenu:
    """The menu of a row, or of the ticked rows."""
    look = desk.look
    tr = look.tr
    menu = QMenu(parent)
    one = chosen[0] if len(chosen) == 1 else None
    if one and one.person_id:
        opens = partial(desk.show_record, "person", one.person_id)
        menu.addAction(look.icon("user"), tr(_("Open the person's card")), opens)
    if desk.read_only or not chosen:
        return menu
    registrations = [each.registration for each in chosen]
    if one and not one.person_id:
        words = tr(_("Make a person of the register"))
        menu.addAction(look.icon("user-plus"), words, partial(_become, desk, one))
    if any(each.state is RegistrationState.WAITING for each in registrations):
        words = tr(_("Give a seat beyond the limit"))
        menu.addAction(look.icon("plus-circle"), words, partial(_overbook, desk, registrations))
    menu.addMenu(_choices(desk, menu, _("State"), _STATES, partial(_set_state, desk, registrations)))
    if one:
        menu.addMenu(_choices(desk, menu, _("Role"), ParticipantRole, partial(_set_role, desk, one)))
    menu.addSeparator()
    menu.addAction(look.icon("trash"), tr(_("Take off the list")), partial(_remove, desk, registrations))
    return menu


def _choices(
    desk: Desk, menu: QMenu, title: Text, values: Iterable[Labelled], run: Callable[..., object]
) -> QMenu:
    made = QMenu(desk.look.tr(title), menu)
    for value in values:
        made.addAction(desk.look.tr(value), partial(run, value))
    return made


def _set_state(desk: Desk, registrations: Sequence[Registration], state: RegistrationState) -> None:
    up = registering.set_state(desk.store, registrations, state)
    count = len(registrations)
    tell_moved(desk, up, n_("{n} person: {state}", "{n} people: {state}", count, state=state))


def _set_role(desk: Desk, one: Participant, role: ParticipantRole) -> None:
    registering.change(desk.store, one.registration, role=role)
    desk.toast(_("{name}: {role}", name=one.full_name, role=role), undo=True)


def _become(desk: Desk, one: Participant) -> None:
    person = registering.become_person(desk.store, one.registration)
    opens = (_("Open the card"), lambda: desk.show_record("person", person))
    desk.toast(_("In the register now: {name}", name=one.full_name), action=opens)


def _overbook(desk: Desk, registrations: Sequence[Registration]) -> None:
    waiting = [one for one in registrations if one.state is RegistrationState.WAITING]
    registering.overbook(desk.store, waiting)
    desk.toast(n_("{n} person has a seat now", "{n} people have a seat now", len(waiting)), undo=True)


def _remove(desk: Desk, registrations: Sequence[Registration]) -> None:
    up = registering.remove(desk.store, registrations)
    count = len(registrations)
    tell_moved(desk, up, n_("{n} person is off the list", "{n} people are off the list", count))
