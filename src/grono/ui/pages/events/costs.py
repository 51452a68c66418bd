"""What an event costs: planned and actual, with totals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from grono.domain.activity import CostItem
from grono.domain.event import Event
from grono.domain.text import _
from grono.services.activities import costs
from grono.services.fields import Field, FieldKind
from grono.ui.forms.rows import Given, RowsEditor
from grono.ui.page import Desk
from grono.ui.pages.events.shown import Shown
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import Tile, card, tiles
from grono.wording import Kind

_GROUP = _("Costs")
_FIELDS = (
    (Field("name", _("What for"), _GROUP, required=True), 6),
    (Field("planned", _("Planned, zł"), _GROUP, FieldKind.MONEY), 3),
    (Field("actual", _("Actual, zł"), _GROUP, FieldKind.MONEY), 3),
)


class CostsView(QWidget):
    """One table and its sums."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = look = desk.look
        self.shown: Shown | None = None
        self.items = RowsEditor(look, _("Costs"), _FIELDS, _("Add a cost"))
        self.items.changed.connect(self._save)
        self.items.setEnabled(not desk.read_only)
        self._totals = column(gap=0)
        px = look.px
        inside = column(
            holding(self._totals),
            card(look, self.items, title=_("Costs")),
            label(look, _("What is typed is saved as soon as a cell is left."), "caption", wrap=True),
            None,
            gap=px(16),
            margins=(px(24), px(16)),
        )
        body = QWidget()
        body.setLayout(inside)
        self.setLayout(column(scrolling(body, name=look.tr(_("Costs"))), gap=0))

    def show_event(self, shown: Shown) -> None:
        """Show the costs of an event."""
        self.shown = shown
        known = costs.costs_of(self.desk.store, Event.table, shown.event.id)
        keys = [field.key for field, _share in _FIELDS]
        self.items.show_rows([(one.id, {key: getattr(one, key) for key in keys}) for one in known])
        clear(self._totals)
        if known:
            self._totals.addWidget(self._sums(costs.total(known)))

    def _sums(self, total: costs.Total) -> QWidget:
        look = self.look
        shown = [(total.planned, _("planned")), (total.actual, _("actual"))]
        if total.over:
            shown.append((total.over, _("above the plan")))
        made = [Tile(look, look.tr(value, Kind.MONEY) or "—", words) for value, words in shown]
        return holding(row(tiles(look, *made)))

    def _save(self, rows: Sequence[Given]) -> None:
        if self.shown is None:
            return
        event = self.shown.event.id
        known = {one.id: one for one in costs.costs_of(self.desk.store, Event.table, event)}
        made: list[CostItem] = []
        for id, values in rows:
            cells: dict[str, Any] = dict(values)
            position = known[id].position if id in known else len(known)
            made.append(
                CostItem(id=id, subject_table=Event.table, subject_id=event, position=position, **cells)
            )
        costs.save_costs(self.desk.store, Event.table, event, made)
