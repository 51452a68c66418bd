"""The side of the reports: options, and who is not in the report and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.text import Text, _, n_
from grono.reports.report import Missing
from grono.ui.overlay import Dialog
from grono.ui.page import Desk
from grono.ui.pages.reports.options import OptionsPanel
from grono.ui.widgets.button import Button, IconButton, Kind, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import Picture, RowButton


class Side(QFrame):
    """A pane that scrolls."""

    options: OptionsPanel

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.look = look = desk.look
        self.setProperty("frame", "pane")
        self.setAccessibleName(look.tr(_("Options of the print")))
        px = look.px
        self._box = column(gap=px(14))
        self._warning = column(gap=0)
        self._lacks = column(gap=0)
        self._issuer = column(gap=0)
        self._missing: Sequence[Missing] = ()
        inside = column(
            self._box, self._warning, self._lacks, self._issuer, None, gap=px(16), margins=(px(16), px(16))
        )
        self.setLayout(column(scrolling(holding(inside), name=look.tr(_("Options of the print"))), gap=0))

    def show_options(self, panel: OptionsPanel) -> None:
        """The options of another report."""
        clear(self._box)
        clear(self._warning)
        clear(self._lacks)
        self.options = panel
        self._box.addWidget(panel)

    def tell_missing(self, missing: Sequence[Missing]) -> None:
        """Say before it is printed who is not in it."""
        self._missing = missing
        clear(self._warning)
        if not missing:
            return
        look = self.look
        words = n_("{n} member is not in it", "{n} members are not in it", len(missing))
        why = _("They refused, were not asked, or are suspended.")
        who = LinkButton(look, _("Who, and why"), self._tell_all)
        self._warning.addWidget(self._card(words, why, who))

    def tell_lacks(self, lacks: Sequence[Text]) -> None:
        """Say before it is printed what is missing on it."""
        clear(self._lacks)
        for lack in dict.fromkeys(lacks):
            self._lacks.addWidget(self._card(_("Something is missing on it"), lack))

    def tell_issuer(self, lacking: Text | None) -> None:
        """Say what papers lack about those who issue them."""
        clear(self._issuer)
        if lacking is not None:
            go = LinkButton(self.look, _("Complete"), lambda: self._desk.go("settings", section="cluster"))
            self._issuer.addWidget(self._card(_("Data is missing"), lacking, go))

    def _card(self, title: Text, note: Text, link: LinkButton | None = None) -> QFrame:
        look = self.look
        head = row(Picture(look, "warning-fill", "warn.mark", 16), gap=look.px(8))
        head.addWidget(label(look, title, "strong", wrap=True), 1)
        told = label(look, note, "secondary", wrap=True)
        below = [row(link, None)] if link else []
        box = column(head, told, *below, gap=look.px(4), margins=look.px(12))
        return holding(box, frame="warn", name=look.tr(title))

    def _tell_all(self) -> None:
        self._desk.ask(MissingDialog(self._desk, self._missing))


class MissingDialog(Dialog):
    """Who is not in a report and why; a line opens the record."""

    def __init__(self, desk: Desk, missing: Sequence[Missing]) -> None:
        look = desk.look
        super().__init__(look, _("Not in the print"), width=600)
        self._desk = desk
        close = IconButton(look, "x", _("Close"), self.answer)
        self.body.addLayout(row(label(look, _("Not in the print"), "heading"), None, close))
        box = column(gap=0)
        for place, one in enumerate(missing):
            open_it = self._opening(one.id)
            box.addWidget(RowButton(look, one.name, open_it, note=one.why, first=place == 0))
        box.addStretch(1)
        area = scrolling(holding(box), name=look.tr(_("Not in the print")))
        area.setMinimumHeight(look.px(min(54 * len(missing), 420)))
        self.body.addWidget(area, 1)
        self.default = Button(look, _("Close"), self.answer, kind=Kind.PRIMARY)
        self.body.addLayout(row(None, self.default))

    def _opening(self, id: str) -> Callable[[], object]:
        def go() -> None:
            self.answer()
            self._desk.show_record("organisation", id)

        return go

    def first_focus(self) -> QWidget | None:
        return self.default
