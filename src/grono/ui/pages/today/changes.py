"""What was done lately, and the way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.text import Text, _
from grono.services import today
from grono.store.journal import Step, StepKind
from grono.ui.moments import moment
from grono.ui.page import Desk
from grono.ui.pages.today.calm import calm
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import Line
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.parts import Picture, card

_MOST = 5
_SIGNS = {StepKind.UNDO: "arrow-u-up-left", StepKind.REDO: "arrow-u-up-right"}


def changes_card(desk: Desk) -> QFrame:
    """The latest steps, the newest with the button that undoes it."""
    look, store = desk.look, desk.store
    title = _("Recent changes")
    steps = today.recent(store, _MOST)
    if not steps:
        return calm(look, _("Nothing has been changed yet."), title)
    action = LinkButton(look, _("Whole history"), lambda: desk.go("history"))
    undoable = store.next_undo
    told = [_step(desk, step, undoable=undoable is not None and step.id == undoable.id) for step in steps]
    return card(look, holding(column(*told, gap=look.px(10))), title=title, action=action)


def _step(desk: Desk, step: Step, *, undoable: bool) -> QWidget:
    look = desk.look
    when = " · ".join(filter(None, (look.tr(moment(step.at, date.today())), step.who)))
    words = column(Line(look, _told(step), "body"), Line(look, when, "caption", "text-3"), gap=look.px(1))
    line = row(Picture(look, _SIGNS.get(step.kind, "pencil-simple"), size=18), gap=look.px(12))
    line.addLayout(words, 1)
    if undoable and not desk.read_only:
        line.addWidget(LinkButton(look, _("Undo"), lambda: desk.do("undo")))
    return holding(line)


def _told(step: Step) -> Text:
    if step.kind is StepKind.UNDO:
        return _("Undone: {what}", what=step.message)
    return _("Redone: {what}", what=step.message) if step.kind is StepKind.REDO else step.message
