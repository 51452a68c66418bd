"""Rows that cannot be taken as they are: each wrong cell in a field of its own, candidates to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QSizePolicy, QWidget

from grono.domain.ids import Id
from grono.domain.text import Text, _, n_
from grono.exchange.draft import Draft
from grono.exchange.rows import Decision, Issue, Outcome, PlannedRow
from grono.services.editing import title_of
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, rule, scrolling
from grono.ui.widgets.parts import Picture
from grono.ui.widgets.select import Select

_MOST = 60
_NEW, _OUT = "new", "out"


class RefusedList(QWidget):
    """A line for each problem; leaving a mended cell checks it at once."""

    mended = Signal(int, str, str)  # the row, the header of its column, the new text
    decided = Signal(int, object)  # the row, a Decision

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        px = look.px
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(12), 0, px(8), px(4))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, px(56))
        for place, share in ((1, 9), (2, 14), (3, 7)):
            self._grid.setColumnStretch(place, share)
        self._more = label(look, "", "caption")
        self._more.setContentsMargins(px(12), px(4), 0, px(8))
        inside = column(self._grid, self._more, None, gap=0)
        area = scrolling(holding(inside), name=look.tr(_("To mend")))
        self.setLayout(column(holding(row(area, margins=1), frame="card"), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.cells: dict[tuple[int, str], QLineEdit] = {}
        self.choices: dict[int, Select] = {}
        self.stops: list[QWidget] = []
        self._last = (0, "")

    def show_rows(self, draft: Draft, rows: Sequence[PlannedRow]) -> None:
        """Show the rows; the focus, when it was here, goes on from the cell that was mended."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        clear(self._grid)
        self.cells.clear()
        self.choices.clear()
        self.stops.clear()
        heads = (_("Row"), _("Name"), _("What is wrong and what to do"), _("Value in the file"), None)
        for place, words in enumerate(heads):
            head = label(self.look, words, "caption-strong")
            head.setContentsMargins(0, self.look.px(9), 0, self.look.px(9))
            self._grid.addWidget(head, 0, place)
        line = 1
        for planned in rows[:_MOST]:
            line = self._add(draft, planned, line)
        rest = len(rows) - _MOST
        self._more.setText(
            self.look.tr(n_("and {n} more row", "and {n} more rows", rest)) if rest > 0 else ""
        )
        self._more.setVisible(rest > 0)
        if inside:
            QTimer.singleShot(0, self._focus)

    def _focus(self) -> None:
        """Go on where one was: the same cell if it is still wrong, else the next one below."""
        stay = self.cells.get(self._last)
        below = [cell for (number, _header), cell in self.cells.items() if number >= self._last[0]]
        target = stay or next(iter((*below, *self.cells.values(), *self.choices.values())), None)
        if target:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, draft: Draft, planned: PlannedRow, line: int) -> int:
        px = self.look.px
        issues = [issue for issue in planned.issues if issue.refuses] or list(planned.issues)
        outs: list[QWidget] = []
        for number, issue in enumerate(issues):
            self._grid.addWidget(rule(), line, 0, 1, 5)
            if number == 0:
                self._grid.addWidget(label(self.look, str(planned.number), "secondary"), line + 1, 0)
                self._grid.addWidget(self._name(planned), line + 1, 1)
                out = IconButton(
                    self.look, "x", _("Leave row {row} out", row=planned.number), self._leaving(planned)
                )
                self._grid.addWidget(out, line + 1, 4)
                outs = [out]
            self._grid.addWidget(self._problem(issue), line + 1, 2)
            if editor := self._editor(draft, planned, issue):
                self._grid.addWidget(editor, line + 1, 3)
                self.stops.append(editor)
            self._grid.setRowMinimumHeight(line + 1, px(50))
            line += 2
        self.stops += outs
        return line

    def _name(self, planned: PlannedRow) -> QWidget:
        name = Line(self.look, planned.title or _("no name"), "strong")
        if not planned.hidden:
            return name
        note = Line(self.look, _("hidden row of the sheet"), "caption", "warn.text")
        return holding(column(name, note, gap=0))

    def _problem(self, issue: Issue) -> QWidget:
        line = row(gap=self.look.px(8), margins=(0, self.look.px(6)))
        line.addWidget(
            Picture(self.look, "warning-circle-fill", "bad.mark", 16), 0, Qt.AlignmentFlag.AlignVCenter
        )
        line.addWidget(label(self.look, issue.message, wrap=True), 1)
        return holding(line)

    def _editor(self, draft: Draft, planned: PlannedRow, issue: Issue) -> QWidget | None:
        if planned.candidates and not issue.column:
            return self._candidates(draft, planned)
        header = next(
            (one.column.header for one in draft.assignments if one.target == issue.column), issue.column
        )
        known = any(one.column.header == header for one in draft.assignments)
        return self._cell(planned, header, issue.value) if known else None

    def _cell(self, planned: PlannedRow, header: str, value: str) -> QLineEdit:
        cell = QLineEdit(value)
        cell.setProperty("state", "bad")
        cell.setCursorPosition(0)
        words = _("{column} in row {row}", column=header, row=planned.number)
        cell.setAccessibleName(self.look.tr(words))
        cell.setToolTip(header)

        def left() -> None:
            if cell.text() != value:
                self._last = (planned.number, header)
                self.mended.emit(planned.number, header, cell.text())

        cell.editingFinished.connect(left)
        self.cells[planned.number, header] = cell
        return cell

    def _candidates(self, draft: Draft, planned: PlannedRow) -> Select:
        """Records of the register; those that only this list would make cannot be chosen."""
        words = _("Which record row {row} means", row=planned.number)
        options: list[tuple[str, Text | str]] = [("", _("Choose…"))]
        there = [one for one in planned.candidates if title_of(draft.store, one.id)]
        options += [(one.id, one.title) for one in there]
        options += [(_NEW, _("Add as a new record")), (_OUT, _("Leave out"))]
        select = Select(self.look, words, options)
        select.set_state("bad")
        select.chosen.connect(lambda key: self._choose(planned.number, key))
        self.choices[planned.number] = select
        return select

    def _choose(self, number: int, key: str) -> None:
        decisions = {_NEW: Decision(Outcome.CREATED), _OUT: Decision(Outcome.SKIPPED)}
        if key:
            self.decided.emit(number, decisions.get(key, Decision(Outcome.CHANGED, Id(key))))

    def _leaving(self, planned: PlannedRow) -> Callable[[], object]:
        return lambda: self.decided.emit(planned.number, Decision(Outcome.SKIPPED))
