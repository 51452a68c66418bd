"""What a person, or the people of an organisation, took part in, as a tab of the card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _, n_
from grono.services.activities.history import FirmTookPart, history_of_firm
from grono.services.activities.taking_part import TookPart, history_of
from grono.store.store import Store
from grono.ui.records.holder import Holder
from grono.ui.records.kinds import Told
from grono.ui.records.rows import BadgedRow
from grono.ui.records.sections import Sections, block
from grono.ui.records.states import REGISTRATION_COLOURS
from grono.ui.widgets.labels import label
from grono.ui.widgets.parts import lines

_ICONS = {"event": "ticket", "edition": "graduation-cap"}


def count_of_person(store: Store, told: Told) -> int:
    """How many events and editions a person was on the list of."""
    return len(history_of(store, told.id))


def of_person(card: Holder, told: Told) -> QWidget:
    """The events and editions of a person."""
    found = history_of(card.desk.store, told.id)
    return _told(card, [_person_line(card, one, first=place == 0) for place, one in enumerate(found)])


def count_of_firm(store: Store, told: Told) -> int:
    """How many events and editions people of a firm were on the list of."""
    return len(history_of_firm(store, told.id))


def of_firm(card: Holder, told: Told) -> QWidget:
    """The events and editions of a firm's people."""
    found = history_of_firm(card.desk.store, told.id)
    return _told(card, [_firm_line(card, one, first=place == 0) for place, one in enumerate(found)])


def _told(card: Holder, found: Sequence[QWidget]) -> QWidget:
    shown: QWidget
    if found:
        shown = lines(*found)
    else:
        words = _("No event and no training yet.")
        shown = label(card.look, words, "secondary", wrap=True)
    return Sections(card.look, (block(card.look, _("Events and training"), shown),), page=card.page)


def _person_line(card: Holder, one: TookPart, *, first: bool) -> QWidget:
    registration = one.registration
    parts = [card.look.tr(one.first) if one.first else "", card.look.tr(_time(one.minutes))]
    return BadgedRow(
        card.look,
        one.title,
        partial(card.desk.show_record, registration.subject_table, registration.subject_id),
        (registration.state, REGISTRATION_COLOURS[registration.state]),
        icon=_ICONS[registration.subject_table],
        note=" · ".join(filter(None, parts)) or None,
        first=first,
    )


def _time(minutes: int) -> Text | None:
    """For how long somebody was there."""
    if not minutes:
        return None
    return _("{hours}:{minutes} h", hours=minutes // 60, minutes=f"{minutes % 60:02}")


def _firm_line(card: Holder, one: FirmTookPart, *, first: bool) -> QWidget:
    people = n_(
        "{n} person on the list, {came} came",
        "{n} people on the list, {came} came",
        one.people,
        came=one.came,
    )
    parts = (card.look.tr(one.first) if one.first else "", card.look.tr(people))
    return BadgedRow(
        card.look,
        one.title,
        partial(card.desk.show_record, one.table, one.id),
        icon=_ICONS[one.table],
        note=" · ".join(filter(None, parts)),
        first=first,
    )
