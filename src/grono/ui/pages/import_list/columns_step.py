"""Step 3: which column fills which field, and a record as it will look."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from grono.domain.text import Text, _, n_
from grono.exchange.columns import Assignment, Confidence
from grono.exchange.draft import Draft
from grono.exchange.rows import OnMatch
from grono.ui.focus_order import in_order
from grono.ui.look import Look
from grono.ui.pages.import_list.record import RecordCard
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, rule, scrolling
from grono.ui.widgets.parts import Picture, banner
from grono.ui.widgets.select import Select
from grono.ui.widgets.typeahead import TypeAhead, among

_STATES = {
    Confidence.SURE: "ok",
    Confidence.CONTENT: "ok",
    Confidence.HAND: "info",
    Confidence.CHECK: "warn",
    Confidence.SKIPPED: "neutral",
}
_SIDE = 326
_NOTHING = "-"


class ColumnsStep(QWidget):
    """Picture 06: the mapping at the left, the record and the rule at the right."""

    assigned = Signal(str, str)  # the column's letter, the target
    rule_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        px = look.px
        self._said = column(gap=0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(12), 0, px(12), 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(0)
        for place, share in ((0, 10), (1, 13), (3, 14)):
            self._grid.setColumnStretch(place, share)
        self.targets: dict[str, TypeAhead] = {}
        self._badges: dict[str, Badge] = {}
        self.record = RecordCard(look)
        self.rule = Select(look, _("When the record is there already"), [(str(one), one) for one in OnMatch])
        self.rule.chosen.connect(self.rule_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        look, px = self.look, self.look.px
        mapping = holding(column(self._grid, gap=0), frame="card", name=look.tr(_("Columns")))
        left = column(self._said, mapping, None, gap=px(12))
        words = label(look, _("When the record is there already"), "caption", wrap=True)
        rule_card = column(label(look, _("Settings"), "heading"), words, self.rule, gap=px(6), margins=px(16))
        right = column(self.record, holding(rule_card, frame="card"), None, gap=px(12))
        side = holding(right)
        if look.large:
            whole = column(left, side, gap=px(16))
        else:
            side.setFixedWidth(px(_SIDE))
            whole = row(gap=px(16))
            whole.addLayout(left, 1)
            whole.addWidget(side)
        whole.setContentsMargins(px(24), px(16), px(24), px(16))
        self.setLayout(column(scrolling(holding(whole), name=look.tr(_("Columns"))), gap=0))

    def show_draft(self, draft: Draft) -> None:
        """The columns of the chosen sheet."""
        self.rule.set_value(str(draft.on_match))
        self._tell(draft.assignments)
        clear(self._grid)
        self.targets.clear()
        self._badges.clear()
        first = draft.table.lines[0].number if draft.table.lines else 0
        heads = (
            _("Column in the file"),
            _("Example from row {row}", row=first),
            None,
            _("Field"),
            _("Match"),
        )
        for place, words in enumerate(heads):
            head = label(self.look, words, "caption-strong")
            head.setContentsMargins(0, self.look.px(9), 0, self.look.px(9))
            self._grid.addWidget(head, 0, place)
        for number, one in enumerate(draft.assignments):
            self._add(draft, number, one)
        self.record.show_draft(draft)
        in_order(*self.targets.values(), *self.record.stops, self.rule)
        doubtful = (one for one in draft.assignments if one.confidence is Confidence.CHECK)
        first = next(doubtful, None) or next(iter(draft.assignments), None)
        if first:
            self.focus_column(first.column.letter)

    def _add(self, draft: Draft, number: int, one: Assignment) -> None:
        look, line = self.look, 2 * number + 2
        self._grid.addWidget(rule(), line - 1, 0, 1, 5)
        header = f"{one.column.group}: {one.column.header}" if one.column.group else one.column.header
        name = Line(look, header, "strong")
        name.setContentsMargins(0, look.px(5), 0, look.px(5))
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(Line(look, one.example, "body", "text-2"), line, 1)
        self._grid.addWidget(Picture(look, "arrow-right", "text-3", 16), line, 2)
        field = self._target(draft, one)
        self._grid.addWidget(field, line, 3)
        badge = Badge(look, one.confidence, _STATES[one.confidence])
        self._badges[one.column.letter] = badge
        self._grid.addWidget(badge, line, 4, Qt.AlignmentFlag.AlignLeft)
        self._grid.setRowMinimumHeight(line, look.px(44))

    def _target(self, draft: Draft, one: Assignment) -> TypeAhead:
        targets = draft.importer.targets
        options = [(_NOTHING, _("Do not import")), *((key, target.title) for key, target in targets.items())]
        names = {key: target.title for key, target in targets.items()} | {_NOTHING: _("Do not import")}
        words = _("Field for the column {column}", column=one.column.header)
        search = among(options, self.look)
        field = TypeAhead(self.look, words, search, words_of=lambda key: names.get(key, key))
        field.set_value(one.target or _NOTHING)
        field.setProperty("state", "warn" if one.confidence is Confidence.CHECK else "")
        letter = one.column.letter
        field.chosen.connect(lambda key: self.assigned.emit(letter, "" if key == _NOTHING else key))
        field.editingFinished.connect(
            lambda: None if field.value else field.set_value(one.target or _NOTHING)
        )
        self.targets[letter] = field
        return field

    def _tell(self, assignments: tuple[Assignment, ...]) -> None:
        clear(self._said)
        used = sum(1 for one in assignments if one.target)
        doubtful = sum(1 for one in assignments if one.confidence is Confidence.CHECK)
        matched = n_(
            "{used} of {n} column matched.", "{used} of {n} columns matched.", len(assignments), used=used
        )
        look_at: Text = n_("Check the marked one.", "Check the {n} marked.", doubtful)
        words = f"{self.look.tr(matched)} {self.look.tr(look_at)}" if doubtful else matched
        note = _("The program remembers this for files with the same headers.")
        self._said.addWidget(banner(self.look, words, "info", note=note, icon="magic-wand"))

    def tell_assigned(self, draft: Draft) -> None:
        """A column was mapped by hand: what follows from it."""
        self._tell(draft.assignments)
        for one in draft.assignments:
            letter = one.column.letter
            self._badges[letter].set_words(one.confidence, _STATES[one.confidence])
            if self.targets[letter].value != (one.target or _NOTHING):
                self.targets[letter].set_value(one.target or _NOTHING)
        self.record.show_draft(draft)

    def focus_column(self, letter: str) -> None:
        """Put the focus on the field of a column."""
        if letter in self.targets:
            self.targets[letter].setFocus(Qt.FocusReason.OtherFocusReason)
