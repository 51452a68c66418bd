"""One value for many records: which field, and what it is from today."""

from __future__ import annotations

from grono.domain.text import Text, _, n_
from grono.services.fields import Field
from grono.services.kinds import FIELDS
from grono.ui.forms.editor import Editor
from grono.ui.forms.options import Editors
from grono.ui.forms.reading import Unread
from grono.ui.overlay import Dialog
from grono.ui.page import Desk
from grono.ui.records.kinds import RecordKind
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.select import Select


class ChangeDialog(Dialog):
    """A list of fields and, below it, the editor of the chosen one."""

    def __init__(self, desk: Desk, kind: RecordKind, count: int) -> None:
        look = desk.look
        title = n_("Change in {n} record", "Change in {n} records", count)
        super().__init__(look, title, width=520)
        fields = {field.key: field for field in FIELDS[kind.table]}
        self._fields = [fields[key] for key in kind.changeable]
        self._maker = Editors(look)
        self._field = self._fields[0]
        self._editor: Editor | None = None
        self._select = Select(look, _("What to change"), [(field.key, field.title) for field in self._fields])
        self._select.chosen.connect(self._show_field)
        self._box = column(gap=look.px(4))
        self._wrong = label(look, "", "caption", wrap=True, state="bad")
        self._wrong.hide()
        note = _(
            "The new value holds from today; an empty one takes the value away. One undo takes all back."
        )
        self.body.addWidget(label(look, title, "heading"))
        self.body.addWidget(
            holding(column(label(look, _("What to change"), "strong"), self._select, gap=look.px(4)))
        )
        self.body.addWidget(
            holding(column(label(look, _("New value"), "strong"), self._box, self._wrong, gap=look.px(4)))
        )
        self.body.addWidget(label(look, note, "caption", wrap=True))
        self.default = Button(
            look, n_("Change in {n} record", "Change in {n} records", count), self._save, kind=Kind.PRIMARY
        )
        self.body.addLayout(row(None, Button(look, _("Cancel"), self.answer), self.default, gap=look.px(8)))
        self._show_field(self._field.key)

    def first_focus(self) -> Select:
        return self._select

    def _show_field(self, key: str) -> None:
        self._field = next(field for field in self._fields if field.key == key)
        if self._editor:
            self._box.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = self._maker.make(self._field)
        self._box.addWidget(self._editor)
        self._wrong.hide()

    def chosen(self) -> dict[str, object]:
        """The field and its value."""
        return {self._field.key: self._editor.value() if self._editor else None}

    def _save(self) -> None:
        message = self._problem(self._field)
        self._wrong.setText(self.look.tr(message))
        self._wrong.setVisible(message is not None)
        if message is None:
            self.answer("save")

    def _problem(self, field: Field) -> Text | None:
        try:
            return field.problem(self.chosen()[field.key])
        except Unread as error:
            return error.message
