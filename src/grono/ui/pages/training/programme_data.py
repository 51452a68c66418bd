"""The first tab of a programme: what it says about itself, and its editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QScrollArea, QWidget

from grono.domain.text import _
from grono.domain.training import Edition, Programme
from grono.ui.page import Desk
from grono.ui.pages.training.shown import STATE_COLOURS
from grono.ui.records.rows import BadgedRow
from grono.ui.records.sections import Sections, block, pairs
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, scrolling
from grono.ui.widgets.parts import lines

Pair = tuple[object, object]


class DataPart(QWidget):
    """Cards side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._area: QScrollArea = scrolling(QWidget(), name=desk.look.tr(_("Data")))
        self.setLayout(column(self._area, gap=0))

    def show_programme(self, programme: Programme, editions: Sequence[Edition]) -> None:
        """Tell a programme."""
        made = Sections(self.desk.look, self._blocks(programme, editions), page=True)
        made.setObjectName("body")
        self._area.setWidget(made)

    def _blocks(self, programme: Programme, editions: Sequence[Edition]) -> Iterator[QWidget]:
        look = self.desk.look
        yield block(look, _("Conditions"), pairs(look, list(_conditions(programme))))
        told = [pair for pair in _content(programme) if pair[1]]
        nothing = label(look, _("Nothing is written about aims and methods yet."), "secondary", wrap=True)
        yield block(look, _("Aims and methods"), pairs(look, told) if told else nothing)
        rows = [
            BadgedRow(
                look,
                one.title,
                partial(self.desk.show_record, "edition", one.id),
                (one.state, STATE_COLOURS[one.state]),
                note=one.place,
                first=at == 0,
            )
            for at, one in enumerate(reversed(editions))
        ]
        none = label(look, _("There is no edition yet."), "secondary")
        yield block(look, _("Editions"), lines(*rows) if rows else none)


def _conditions(programme: Programme) -> Iterator[Pair]:
    yield _("Attendance"), _("at least {n}%", n=programme.threshold)
    mark = programme.pass_mark
    yield _("Final test"), _("not required") if mark is None else _("at least {n}%", n=mark)
    yield _("Hour"), _("{n} minutes of teaching", n=programme.minutes_per_hour)
    yield _("Breaks"), _("count as teaching") if programme.breaks_count else _("are not teaching")


def _content(programme: Programme) -> Iterator[Pair]:
    yield _("Title in English"), programme.title_en
    yield _("Target group"), programme.target_group
    yield _("Aims"), programme.aims
    yield _("Methods"), programme.methods
    yield _("Requirements"), programme.entry
    yield _("Validation"), programme.validation
    yield _("Qualification"), programme.qualification_code
