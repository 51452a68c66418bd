"""The history of a record as a tab: what changed, when, by whom, and the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _, n_
from grono.services import changes, reverting
from grono.services.changes import Entry, Line
from grono.store.journal import Step, StepKind
from grono.ui.look import Look
from grono.ui.moments import moment
from grono.ui.records.kinds import Told
from grono.ui.records.sections import Sections
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row

if TYPE_CHECKING:
    from grono.ui.records.holder import Holder

_MOST_ENTRIES = 40
_MOST_LINES = 6
_LONGEST_VALUE = 60
_NO_WAY_BACK = (StepKind.SEED, StepKind.MIGRATE)


def build(card: Holder, told: Told) -> QWidget:
    """What happened to a record, newest first."""
    entries = changes.history(card.desk.store, told.table, told.id)[:_MOST_ENTRIES]
    made = [_entry(card, told, entry) for entry in entries if entry.lines]
    if not made:
        made = [label(card.look, _("Nothing has been changed yet."), "secondary")]
    return Sections(card.look, made, page=card.page)


def _entry(card: Holder, told: Told, entry: Entry) -> QWidget:
    look = card.look
    step = entry.step
    said = " · ".join(filter(None, (look.tr(moment(step.at, date.today())), step.who)))
    head = row(gap=look.px(8))
    head.addWidget(label(look, named(step), "strong", wrap=True), 1)
    if step.kind not in _NO_WAY_BACK and not card.desk.read_only:
        button = LinkButton(look, _("Take back"), lambda: _take_back(card, told, step))
        button.setAccessibleName(look.tr(_("Take back: {what}", what=named(step))))
        head.addWidget(button)
    box = column(gap=look.px(4))
    box.addLayout(head)
    box.addWidget(label(look, said, "caption"))
    for line in entry.lines[:_MOST_LINES]:
        for text in told_line(look, line):
            box.addWidget(label(look, text, "secondary", wrap=True))
    rest = len(entry.lines) - _MOST_LINES
    if rest > 0:
        box.addWidget(label(look, n_("and {n} more change", "and {n} more changes", rest), "caption"))
    return holding(box, name=look.tr(named(step)))


def named(step: Step) -> Text:
    """What a step did, undoing and redoing told as such."""
    if step.kind is StepKind.UNDO:
        return _("Undone: {what}", what=step.message)
    return _("Redone: {what}", what=step.message) if step.kind is StepKind.REDO else step.message


def told_line(look: Look, line: Line) -> list[Text]:
    """A changed row in words: what was added or removed, or each value before and after."""
    if line.added or line.removed:
        values = (new if line.added else old for _column, old, new in line.columns)
        told = _short(", ".join(_short(look.tr(value), _LONGEST_VALUE) for value in values))
        if line.added:
            return [_("{what}, added: {values}", what=line.what, values=told)]
        return [_("{what}, removed: {values}", what=line.what, values=told)]
    return [_changed(look, line, *column) for column in line.columns]


def _changed(look: Look, line: Line, column: Text, old: object, new: object) -> Text:
    before, after = (_short(look.tr(value), _LONGEST_VALUE) for value in (old, new))
    if not before:
        return _("{what}, {column}: {new}", what=line.what, column=column, new=after)
    return _("{what}, {column}: {old} → {new}", what=line.what, column=column, old=before, new=after or "—")


def _short(text: str, most: int = 120) -> str:
    """A text that does not take over the tab; the whole of it stands on the card."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _take_back(card: Holder, told: Told, step: Step) -> None:
    store = card.desk.store
    reverting.revert(store, told.table, told.id, step.id)
    card.desk.toast(_("Taken back: {what}", what=named(step)), undo=True)
