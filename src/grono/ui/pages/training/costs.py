"""The tab of the costs: planned and actual, item by item, with their sums."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.activity import CostItem
from grono.domain.ids import Id
from grono.domain.text import _
from grono.services.activities import costs
from grono.services.fields import Field, FieldKind
from grono.ui.pages.training.shown import Shown
from grono.ui.pages.training.tab import Tab
from grono.ui.table.rows import Line, Typed
from grono.ui.table.rows_editor import RowsEditor
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding
from grono.wording import Kind as Wording

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

_GROUP = _("Costs")
_COLUMNS = (
    Typed(Field("name", _("What for"), _GROUP, required=True)),
    Typed(Field("planned", _("Planned, zł"), _GROUP, FieldKind.MONEY), 150),
    Typed(Field("actual", _("Spent, zł"), _GROUP, FieldKind.MONEY), 150),
)


class CostsTab(Tab):
    """Every change is saved at once."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        look, px = self.look, self.look.px
        self._known: dict[str, CostItem] = {}
        self._sums = label(look, "", "strong", wrap=True)
        self._hint = label(look, _("Type in the last row to add a cost."), "caption", wrap=True)
        self.table = RowsEditor(look, _COLUMNS, _("Costs"))
        self.table.edited.connect(self.save)
        frame = holding(column(self.table, margins=1), frame="card")
        inside = column(self._sums, self._hint, gap=px(10), margins=(px(24), px(14), px(24), px(16)))
        inside.addWidget(frame, 1)
        self.box.addLayout(inside)

    def show_edition(self, shown: Shown) -> None:
        items = costs.costs_of(shown.store, "edition", shown.id)
        self._known = {one.id: one for one in items}
        lines: list[Line] = [
            {"id": one.id, "name": one.name, "planned": one.planned, "actual": one.actual} for one in items
        ]
        self.table.show_rows(lines, read_only=self.desk.read_only)
        self._hint.setVisible(not self.desk.read_only)
        self._sums.setText(self._said(shown, items))

    def _said(self, shown: Shown, items: list[CostItem]) -> str:
        """The sums, and what a person costs."""
        tr, total = self.look.tr, costs.total(items)
        said: list[str] = []
        if total.planned is not None:
            said.append(tr(_("Planned: {sum}", sum=tr(total.planned, Wording.MONEY))))
        if total.actual is not None:
            said.append(tr(_("Spent: {sum}", sum=tr(total.actual, Wording.MONEY))))
        whole = total.actual if total.actual is not None else total.planned
        if whole is not None and shown.progress.people:
            share = tr(round(whole / shown.progress.people), Wording.MONEY)
            said.append(tr(_("{sum} for each participant", sum=share)))
        return " · ".join(said) or tr(_("No cost is planned yet."))

    def first_focus(self) -> QWidget:
        return self.table

    def save(self) -> None:
        """Keep the table; a row without a name waits for it."""
        made = [self._item(line) for line in self.table.lines if line.get("name")]
        self.writing(lambda: costs.save_costs(self.desk.store, "edition", self.shown.id, made))

    def _item(self, line: Line) -> CostItem:
        name, planned, actual = str(line["name"]), line.get("planned"), line.get("actual")
        given = {
            "name": name,
            "planned": planned if isinstance(planned, int) else None,
            "actual": actual if isinstance(actual, int) else None,
        }
        known = self._known.get(str(line.get("id") or ""))
        if known:
            return replace(known, **given)
        return CostItem(subject_table="edition", subject_id=Id(self.shown.id), **given)  # pyright: ignore[reportArgumentType]
