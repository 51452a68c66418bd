"""An event beside the list: when and where, how many people, and the way to its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.event import Event, EventState
from grono.domain.text import Text, _, p_
from grono.services.activities.rows import event_rows
from grono.services.activities.sessions import sessions_of
from grono.services.activities.taking_part import letters_to
from grono.services.columns import Row
from grono.store.store import Store
from grono.ui.pages.events.telling import day_line, facts
from grono.ui.records.kinds import Mark, Told
from grono.ui.records.sections import Sections, block, pairs
from grono.ui.records.states import EVENT_COLOURS
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.parts import Tile, tiles

if TYPE_CHECKING:
    from grono.ui.records.card import Card

_COUNTS: tuple[tuple[str, Text], ...] = (
    ("seated", p_("people", "registered")),
    ("present", p_("people", "present")),
    ("waiting", p_("people", "waiting")),
    ("invited", p_("people", "invited")),
)


def tell(store: Store, id: str, tr: Callable[..., str]) -> Told | None:
    """The event of an id; None when it is gone."""
    event = store.get(Event, id)
    if event is None or event.deleted_at:
        return None
    row = event_rows(store, [id], date.today(), None)[0]
    line = day_line(event, sessions_of(store, Event.table, id), tr)
    mark = Mark(event.state, EVENT_COLOURS[EventState(event.state)])
    return Told(Event.table, id, event.title, line, (mark,), row)


def recipients(store: Store, rows: Sequence[Row]) -> Sequence[Row]:
    """Whom a letter about events goes to: everybody on their lists, each address once."""
    return letters_to(store, [(Event.table, str(row["id"])) for row in rows])


def counts(row: Row) -> list[tuple[str, int, Text]]:
    """How many people are what they are at an event: key, number, words."""
    return [(key, int(str(row.get(key) or 0)), words) for key, words in _COUNTS]


def build(card: Card, told: Told) -> QWidget:
    """People first, then what is recorded."""
    look = card.look
    opening = LinkButton(look, _("Open the event"), lambda: card.desk.show_record(told.table, told.id))
    numbers = tiles(look, *(Tile(look, number, words) for _key, number, words in counts(told.row)))
    return Sections(
        look,
        (
            block(look, _("People"), numbers, action=opening),
            block(look, _("Event"), pairs(look, facts(told.row))),
        ),
        page=card.page,
    )
