"""The parts of an event that every record has; signed lists stand beside its own files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from grono.domain.event import Event
from grono.domain.text import _
from grono.services import attached
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store
from grono.ui.page import Desk
from grono.ui.pages.events.shown import Shown
from grono.ui.pages.events.telling import long_day
from grono.ui.records import files
from grono.ui.records.focus import keeping_focus
from grono.ui.records.holder import Holder
from grono.ui.records.kinds import Told
from grono.ui.records.sections import Sections, block
from grono.ui.records.survey import SurveyPart
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, scrolling


class PartView(Holder):
    """Notes, files or the history of the event."""

    def __init__(self, desk: Desk, build: Callable[[Holder, Told], QWidget]) -> None:
        super().__init__(desk, page=True)
        self._build = build
        self.setProperty("frame", "canvas")
        self._scroll: QScrollArea = scrolling(QWidget())
        self.setLayout(column(self._scroll, gap=0))

    def show_event(self, shown: Shown) -> None:
        """Show the part of an event."""
        self.told = shown.told
        keeping_focus(self, self._show)

    def _show(self) -> None:
        if self.told:
            made = self._build(self, self.told)
            made.setObjectName("body")
            self._scroll.setWidget(made)


class SurveyView(QWidget):
    """The survey of the event: sheets typed one after another, and what they say."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.survey = SurveyPart(desk, Event.table)
        px = desk.look.px
        body = holding(column(self.survey, margins=(px(24), px(16))))
        self.setLayout(column(scrolling(body, name=desk.look.tr(_("Survey"))), gap=0))

    def show_event(self, shown: Shown) -> None:
        """Show what the sheets of an event say."""
        self.survey.show_survey(shown.event.id)


def count_files(store: Store, told: Told) -> int:
    """The files of the event and of its days."""
    days = sessions_of(store, told.table, told.id)
    return files.count(store, told) + sum(len(attached.hanging(store, one.id).files) for one in days)


def build_files(holder: Holder, told: Told) -> QWidget:
    """The event's own files, then what was scanned for each of its days."""
    look, store = holder.look, holder.desk.store
    blocks = [files.own_files(holder, told)]
    for one in sessions_of(store, told.table, told.id):
        kept = attached.hanging(store, one.id).files
        if kept:
            day = label(look, long_day(one.day, look.tr), "caption")
            blocks.append(block(look, _("Signed lists"), day, files.file_lines(holder, kept)))
    return Sections(look, blocks, page=True)
