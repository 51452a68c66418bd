"""Personal data: which information clauses are in use, how people answered, and what is still open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from grono.domain.text import Text, _, n_
from grono.services import privacy
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, rule
from grono.ui.widgets.parts import card


class PersonalData(Section):
    """Two tables to look at; the answers themselves are recorded with each person."""

    key: ClassVar[str] = "personal"
    title: ClassVar[Text] = _("Personal data")
    icon: ClassVar[str] = "lock-simple"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._clauses = column(gap=0)
        self._answers = column(gap=0)
        self._open = label(look, "", "secondary", wrap=True)
        show = LinkButton(look, _("Show these people"), self._show_people)
        informed = row(self._open, gap=look.px(12))
        informed.setStretch(0, 1)
        informed.addWidget(show)
        told = _(
            "Being informed and agreeing are two things: everybody is given the clause, "
            "a consent is asked for."
        )
        self.cards.addWidget(
            card(
                look,
                label(look, told, "secondary", wrap=True),
                holding(self._clauses),
                holding(informed),
                title=_("Information clauses"),
            )
        )
        self.cards.addWidget(card(look, holding(self._answers), title=_("Consents")))
        self.cards.addStretch(1)

    def refresh(self) -> None:
        store = self.desk.store
        clear(self._clauses)
        clear(self._answers)
        found = privacy.clauses(store)
        if found:
            heads = (_("Clause"), _("Version"), _("People"), _("Given last"))
            lines = [(one.name, one.version, one.people, one.last) for one in found]
            self._clauses.addWidget(self._table(heads, lines))
        else:
            self._clauses.addWidget(label(self.look, _("Nobody was given a clause yet."), "secondary"))
        count = privacy.not_informed(store)
        words = n_("{n} person was not informed.", "{n} people were not informed.", count)
        self._open.setText(self.look.tr(words))
        heads = (_("Question"), _("Given"), _("Refused"), _("Not asked"))
        answers = [(one.purpose, one.given, one.refused, one.not_asked) for one in privacy.answers(store)]
        self._answers.addWidget(self._table(heads, answers))

    def _table(self, heads: Sequence[object], lines: Sequence[Sequence[object]]) -> QWidget:
        look = self.look
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(0, 1)
        for place, words in enumerate(heads):
            grid.addWidget(label(look, words, "caption-strong"), 0, place, _side(place))
        for number, line in enumerate(lines):
            grid.addWidget(rule(), 2 * number + 1, 0, 1, len(heads))
            for place, value in enumerate(line):
                made = label(look, value, "strong" if place == 0 else "", wrap=place == 0)
                grid.addWidget(made, 2 * number + 2, place, _side(place))
        return holding(grid)

    def _show_people(self) -> None:
        self.desk.go("people", view="all", filters=[["missing", ["informed"]]])


def _side(place: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag(0) if place == 0 else Qt.AlignmentFlag.AlignRight
