"""A row of the file as the record that it will become."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from grono.domain.text import Text, _
from grono.exchange.draft import Draft
from grono.exchange.rows import ReadRow
from grono.services.fields import FieldKind
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, row
from grono.ui.widgets.parts import Pairs
from grono.wording import Kind

_MOST = 24
_LONGEST = 160


def told(look: Look, draft: Draft, key: str, value: object) -> str:
    """A value of a field in words."""
    field = draft.importer.field.get(key)
    if field and field.kind is FieldKind.YEAR_COUNTS and isinstance(value, tuple):
        return ", ".join(f"{people} ({year})" for year, people in value)
    if field and field.kind is FieldKind.LEGAL_FORM:
        from grono.services.reference.legal_forms import legal_forms

        known = legal_forms().get(str(value))
        return known.name(look.locale) if known else str(value)
    words = look.tr(value, Kind.NIP if field and field.kind is FieldKind.NIP else None)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def title_of(draft: Draft, key: str) -> Text | str:
    """What a field or another target is called."""
    target = draft.importer.targets.get(key)
    return target.title if target else key


class RecordCard(QFrame):
    """One row at a time; the arrows go to the row before and after."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._draft: Draft | None = None
        self._at = 0
        self.setProperty("frame", "card")
        self._title = label(look, "", "heading")
        before = IconButton(look, "caret-left", _("Row before"), lambda: self._move(-1))
        after = IconButton(look, "caret-right", _("Row after"), lambda: self._move(1))
        self._body = column(gap=look.px(4))
        self.stops = (before, after)
        head = row(self._title, None, before, after, gap=look.px(4))
        self.setLayout(column(head, self._body, gap=look.px(6), margins=look.px(16)))

    def show_draft(self, draft: Draft) -> None:
        """The row that is shown stays the same where it exists."""
        self._draft = draft
        self._at = min(self._at, max(len(draft.table.lines) - 1, 0))
        self._show()

    def _move(self, by: int) -> None:
        if self._draft and 0 <= self._at + by < len(self._draft.table.lines):
            self._at += by
            self._show()

    def _show(self) -> None:
        clear(self._body)
        draft = self._draft
        if draft is None or not draft.table.lines:
            self._title.setText(self.look.tr(_("No rows")))
            return
        number = draft.table.lines[self._at].number
        self._title.setText(self.look.tr(_("Row {row} will look like this", row=number)))
        read = draft.row(number)
        self.setAccessibleName(self._title.text())
        self._body.addWidget(Pairs(self.look, self._lines(draft, read), width=104))
        for issue in read.issues:
            state = "bad" if issue.refuses else "warn"
            self._body.addWidget(label(self.look, issue.message, "caption", wrap=True, state=state))

    def _lines(self, draft: Draft, read: ReadRow) -> list[tuple[object, object]]:
        order = [key for key in draft.importer.targets if key in read.values]
        return [
            (title_of(draft, key), told(self.look, draft, key, read.values[key])) for key in order[:_MOST]
        ]
