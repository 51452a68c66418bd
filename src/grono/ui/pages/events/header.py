"""The head of an event's page: title and state, day and place, what can be done, the tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.event import EventState
from grono.domain.text import Text, _
from grono.ui.look import Look
from grono.ui.pages.events.shown import Shown
from grono.ui.records.states import EVENT_COLOURS
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.choices import Tabs
from grono.ui.widgets.flow import Flow
from grono.ui.widgets.labels import label
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
        self.title = label(look, "", "title", wrap=True)
        self.line = label(look, "", "secondary", wrap=True)
        self.badge = Badge(look, "", "neutral")
        self.tabs = Tabs(look, _("Parts of the event"))
        for key, words in tabs:
            self.tabs.add(key, words)
        self.select = Select(look, _("Parts of the event"), list(tabs))
        self._names = dict(tabs)
        flow = Flow(px(8))
        for button in buttons:
            flow.addWidget(button)
        words = column(row(LinkButton(look, back_words(), back, icon="arrow-left"), None), gap=px(2))
        head = row(gap=px(12))
        if look.large:
            words.addWidget(self.title)
            words.addLayout(row(self.badge, None))
            words.addWidget(self.line)
            words.addWidget(holding(flow))
            head.addLayout(words, 1)
        else:
            named = row(gap=px(12))
            named.addWidget(self.title, 1)
            words.addLayout(named)
            words.addLayout(row(self.badge, self.line, gap=px(10)))
            head.addLayout(words, 1)
            head.addLayout(column(row(*buttons, gap=px(8)), None))
        below = self.select if look.large else holding(row(self.tabs, None))
        (self.tabs if look.large else self.select).hide()
        bottom = px(10) if look.large else 0
        self.setLayout(column(head, below, gap=px(8), margins=(px(24), px(10), px(24), bottom)))

    def tell(self, shown: Shown) -> None:
        """Say which event it is."""
        event = shown.event
        self.setAccessibleName(event.title)
        self.title.setText(event.title)
        self.line.setText(self.look.tr(shown.told.line))
        self.badge.set_words(event.state, EVENT_COLOURS[EventState(event.state)])

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


def back_words() -> Text:
    """Where the page comes from."""
    return _("Events")
