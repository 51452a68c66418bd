"""Step 4: what would become of every row; wrong cells are mended in place, nothing is written yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from grono.domain.text import Text, _, n_, p_
from grono.exchange.draft import Draft
from grono.exchange.plan import Plan
from grono.exchange.rows import OnMatch, Outcome
from grono.ui.focus_order import in_order
from grono.ui.look import Look
from grono.ui.pages.import_list.refused import RefusedList
from grono.ui.pages.import_list.rows_table import RowsTable
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.parts import CountTile, banner, tiles
from grono.ui.widgets.select import Select

TILES: tuple[tuple[Outcome, Text, str, str], ...] = (
    (Outcome.CREATED, p_("rows", "new"), "plus-circle", "ok"),
    (Outcome.CHANGED, p_("rows", "completed"), "arrows-clockwise", "info"),
    (Outcome.UNCHANGED, p_("rows", "unchanged"), "equals", "neutral"),
    (Outcome.SKIPPED, p_("rows", "left out"), "minus-circle", "neutral"),
    (Outcome.REFUSED, p_("rows", "to mend"), "warning-circle", "bad"),
)
_NOTES = {
    Outcome.CREATED: _("will be added"),
    Outcome.UNCHANGED: _("the same as in the register"),
    Outcome.SKIPPED: _("your choice, or doubles"),
    Outcome.REFUSED: _("the rest is imported"),
}
_CHANGED_NOTES = {
    OnMatch.UPDATE: _("take the values of the list"),
    OnMatch.FILL: _("only empty fields"),
    OnMatch.SKIP: _("are left as they are"),
}
_TITLES = {
    Outcome.CREATED: _("New records"),
    Outcome.CHANGED: _("Changed fields of records that are there"),
    Outcome.UNCHANGED: _("Rows that change nothing"),
    Outcome.SKIPPED: _("Rows that are left out"),
    Outcome.REFUSED: _("To mend"),
}


class CheckStep(QWidget):
    """Picture 07: tiles that filter what is below them."""

    rule_chosen = Signal(str)
    refused_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._draft: Draft | None = None
        self._plan: Plan | None = None
        self._chosen = False
        self.tiles = {
            outcome: CountTile(look, 0, words, _NOTES.get(outcome, ""), icon, state)
            for outcome, words, icon, state in TILES
        }
        for tile in self.tiles.values():
            tile.clicked.connect(self._choose)
        self.refused = RefusedList(look)
        self.table = RowsTable(look)
        self.changes = RowsTable(look)
        self.rule = Select(
            look, _("When the record is there already"), [(str(one), one) for one in OnMatch], quiet=True
        )
        self.rule.chosen.connect(self.rule_chosen)
        self._download = LinkButton(
            look, _("Save the list to mend (.xlsx)"), self.refused_wanted.emit, icon="download-simple"
        )
        self._titles = {name: label(look, "", "heading") for name in ("table", "changes")}
        self._aside = label(look, "", "caption")
        self._changes_aside = label(look, "", "caption")
        self._lay_out()

    def _lay_out(self) -> None:
        look, px = self.look, self.look.px
        words = _(
            "This is a check without writing. Nothing in the register has changed yet; "
            "the import can be undone."
        )
        counts = tiles(look, *self.tiles.values())
        self._head = self._line(self._titles["table"], self._aside, self.rule, self._download)
        self._changes_head = self._line(self._titles["changes"], self._changes_aside)
        whole: QVBoxLayout = column(
            banner(look, words, "info", icon="shield-check"),
            counts,
            self._head,
            gap=px(12),
            margins=(px(24), px(16)),
        )
        whole.addWidget(self.refused, 4)
        whole.addWidget(self.table, 3)
        whole.addWidget(self._changes_head)
        whole.addWidget(self.changes, 3)
        for part in (self.refused, self.table, self.changes):
            part.setMinimumHeight(px(160))
        if look.large:
            whole = column(scrolling(holding(whole), name=look.tr(_("Check"))), gap=0)
        self.setLayout(whole)

    def _line(self, title: QLabel, *parts: QWidget) -> QWidget:
        return holding(row(title, None, *parts, gap=self.look.px(12)))

    def show_plan(self, draft: Draft, plan: Plan) -> None:
        """What would happen; the tile that was chosen stays chosen while there is something under it."""
        self._draft, self._plan = draft, plan
        self.rule.set_value(str(draft.on_match))
        counts = plan.counts
        for outcome, tile in self.tiles.items():
            tile.set_number(counts[outcome])
        self.tiles[Outcome.CHANGED].set_note(_CHANGED_NOTES[draft.on_match])
        if not self._chosen or not counts[self.chosen]:
            order = (Outcome.REFUSED, Outcome.CREATED, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.SKIPPED)
            first = next((outcome for outcome in order if counts[outcome]), Outcome.CREATED)
            self.tiles[first].setChecked(True)
        self._show()

    @property
    def chosen(self) -> Outcome:
        """What is shown below the tiles."""
        return next((outcome for outcome, tile in self.tiles.items() if tile.isChecked()), Outcome.REFUSED)

    def forget(self) -> None:
        """Another file: the tile is chosen anew."""
        self._chosen = False

    def _choose(self) -> None:
        self._chosen = True
        self._show()

    def _show(self) -> None:
        draft, plan = self._draft, self._plan
        if draft is None or plan is None:
            return
        outcome = self.chosen
        to_mend = outcome is Outcome.REFUSED
        rows = [one for one in plan.rows if one.outcome is outcome]
        self._titles["table"].setText(self.look.tr(_TITLES[outcome]))
        self._aside.setText(self.look.tr(n_("{n} row", "{n} rows", len(rows))))
        self._aside.setVisible(not to_mend)
        self._download.setVisible(to_mend and bool(rows))
        self.rule.setVisible(outcome in (Outcome.CHANGED, Outcome.UNCHANGED))
        self.refused.setVisible(to_mend)
        self.table.setVisible(not to_mend)
        if to_mend:
            self.refused.show_rows(draft, rows)
        else:
            self.table.show_rows(draft, rows, outcome)
        self._show_changes(draft, plan, shown=to_mend)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        tables = [one.table for one in (self.table, self.changes) if one.table]
        in_order(*self.tiles.values(), self.rule, self._download, *self.refused.stops, *tables)

    def _show_changes(self, draft: Draft, plan: Plan, *, shown: bool) -> None:
        rows = [one for one in plan.rows if one.outcome is Outcome.CHANGED]
        shown = shown and bool(rows)
        self._changes_head.setVisible(shown)
        self.changes.setVisible(shown)
        if not shown:
            return
        self._titles["changes"].setText(self.look.tr(_TITLES[Outcome.CHANGED]))
        fields = sum(len(one.changes) for one in rows)
        said = (n_("{n} record", "{n} records", len(rows)), n_("{n} field", "{n} fields", fields))
        self._changes_aside.setText(self.look.tr(said))
        self.changes.show_rows(draft, rows, Outcome.CHANGED)
