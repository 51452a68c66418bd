"""Step 5: what was done, by the counts of the code that wrote it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from grono.domain.text import Text, _, n_, p_
from grono.exchange.draft import Draft
from grono.exchange.plan import Plan
from grono.exchange.rows import Outcome
from grono.ui.look import Look
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import Pairs, Picture, card

_WORDS: tuple[tuple[Outcome, Text], ...] = (
    (Outcome.CREATED, p_("rows", "Added")),
    (Outcome.CHANGED, p_("rows", "Completed or changed")),
    (Outcome.UNCHANGED, p_("rows", "Unchanged")),
    (Outcome.SKIPPED, p_("rows", "Left out")),
    (Outcome.REFUSED, p_("rows", "Not taken, to mend")),
)


class DoneStep(QWidget):
    """Counts, Undo, and what to do next."""

    undo_wanted = Signal()
    show_wanted = Signal()
    refused_wanted = Signal()
    layout_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        px = look.px
        self._box = column(gap=px(16))
        inside = holding(column(self._box, None))
        inside.setMaximumWidth(px(720))
        middle = row(gap=0, margins=(px(24), px(20)))
        middle.addWidget(inside, 1)
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(scrolling(holding(middle), name=look.tr(_("Done"))), gap=0))
        self.undo = Button(look, _("Undo"))

    def show_result(self, draft: Draft, plan: Plan) -> None:
        """Say what was written."""
        clear(self._box)
        counts = plan.counts
        touched = counts[Outcome.CREATED] + counts[Outcome.CHANGED]
        title = (
            n_("{n} record imported", "{n} records imported", touched)
            if touched
            else _("Nothing had to be changed")
        )
        self._box.addLayout(self._head(title, "check-circle-fill", "ok.mark"))
        read = sum(counts.values())
        lines: list[tuple[object, object]] = [(words, counts[outcome]) for outcome, words in _WORDS]
        lines.append((_("Rows read"), read))
        if draft.table.ignored:
            lines.append((_("Not read: titles, blanks, totals"), len(draft.table.ignored)))
        where = _("{file}, sheet “{sheet}”", file=draft.book.source, sheet=draft.sheet.name)
        told = card(self.look, Pairs(self.look, lines, width=220), title=where)
        self._box.addWidget(told)
        self._box.addWidget(self._ways(touched=bool(touched), refused=counts[Outcome.REFUSED]))

    def show_undone(self) -> None:
        """The import was taken back."""
        clear(self._box)
        self._box.addLayout(self._head(_("The import was undone"), "arrow-u-up-left", "text-2"))
        words = _(
            "The register is as it was before. The file and the columns are still here: "
            "go back and try again."
        )
        self._box.addWidget(label(self.look, words, "secondary", wrap=True))
        more = Button(self.look, _("Import another file"), self.more_wanted.emit, icon="table")
        self._box.addLayout(row(more, None))

    def _head(self, title: Text, icon: str, colour: str) -> QHBoxLayout:
        line = row(Picture(self.look, icon, colour, 28), gap=self.look.px(12))
        line.addWidget(label(self.look, title, "title", wrap=True), 1)
        return line

    def _ways(self, *, touched: bool, refused: int) -> QWidget:
        look = self.look
        box = column(gap=look.px(10))
        self.undo = Button(look, _("Undo the import"), self.undo_wanted.emit, icon="arrow-u-up-left")
        show = Button(look, _("Show the list"), self.show_wanted.emit, icon="list-bullets", kind=Kind.PRIMARY)
        first = row(show, gap=look.px(8))
        if touched:
            first.addWidget(self.undo)
        first.addStretch(1)
        box.addLayout(first)
        second = row(gap=look.px(8))
        if refused:
            words = n_("Save {n} row to mend (.xlsx)", "Save {n} rows to mend (.xlsx)", refused)
            second.addWidget(
                Button(look, words, self.refused_wanted.emit, icon="download-simple", kind=Kind.QUIET)
            )
        back = Button(
            look, _("Give it back in my layout…"), self.layout_wanted.emit, icon="export", kind=Kind.QUIET
        )
        second.addWidget(back)
        second.addWidget(
            Button(look, _("Import another file"), self.more_wanted.emit, icon="table", kind=Kind.QUIET)
        )
        second.addStretch(1)
        box.addLayout(second)
        return holding(box)
