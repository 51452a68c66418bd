"""The head of an event's page: title and state, day and place, what can be done, the tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.event import EventState
from grono.domain.text import Text, _, p_
from grono.ui.look import Look
from grono.ui.pages.events.shown import Shown
from grono.ui.records.states import EVENT_COLOURS
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.choices import Tabs
from grono.ui.widgets.labels import Line
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.select import Select


class EventHeader(QFrame):
    """Buttons stand at the right, below the words where the text is large; so do the tabs as a list."""

    def __init__(
        self,
        look: Look,
        back: Callable[[], object],
        buttons: Sequence[QWidget],
        tabs: Sequence[tuple[str, Text]],
    ) -> None:
        super().__init__()
        self.look = look
        px = look.px
        self.setProperty("frame", "header")
        self.title = Line(look, "", "title")
        self.line = Line(look, "", "body", "text-2")
        self.badge = Badge(look, "", "neutral")
        self.tabs = Tabs(look, _("Parts of the event"))
        for key, words in tabs:
            self.tabs.add(key, words)
        self.select = Select(look, _("Parts of the event"), list(tabs))
        self._names = dict(tabs)
        way_back = row(LinkButton(look, back_words(), back, icon="arrow-left"), None)
        words = column(way_back, self.title, row(self.badge, self.line, gap=px(10)), gap=px(2))
        head = row(gap=px(12))
        head.addLayout(words, 1)
        head.addLayout(column(row(*buttons, gap=px(8)), None))
        below = self.select if look.large else holding(row(self.tabs, None))
        (self.tabs if look.large else self.select).hide()
        bottom = px(6) if look.large else 0
        self.setLayout(column(head, below, gap=px(8), margins=(px(24), px(10), px(24), bottom)))

    def tell(self, shown: Shown) -> None:
        """Say which event it is."""
        event = shown.event
        self.setAccessibleName(event.title)
        self.title.set_words(event.title)
        self.line.set_words(shown.told.line)
        self.badge.set_words(*standing(shown, date.today()))

    def count(self, counts: dict[str, int]) -> None:
        """Numbers behind the names of tabs."""
        tr = self.look.tr
        at = self.select.value
        self.select.set_options(
            [
                (key, f"{tr(words)} {counts[key]}" if counts.get(key) else words)
                for key, words in self._names.items()
            ]
        )
        self.select.set_value(at)
        for key, number in counts.items():
            self.tabs.set_count(key, number or None)

    def choose(self, key: str) -> None:
        """Mark a tab, quietly."""
        self.tabs.choose(key, quietly=True)
        self.select.set_value(key)


def standing(shown: Shown, today: date) -> tuple[Text | EventState, str]:
    """The state of an event and its colour; on its days it is under way."""
    state = EventState(shown.event.state)
    waits = state in (EventState.PLANNED, EventState.OPEN)
    if waits and any(one.day == today for one in shown.sessions):
        return p_("event", "under way"), "ok"
    return state, EVENT_COLOURS[state]


def back_words() -> Text:
    """Where the page comes from."""
    return _("Events")
