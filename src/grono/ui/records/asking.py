"""Small dialogs of a few fields: a title, the fields, what is wrong, and a named button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from grono.domain.text import Text, _
from grono.services.editing import problems
from grono.services.fields import Field
from grono.ui.forms.editor import Editor
from grono.ui.forms.options import Editors
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row


class FieldsDialog(Dialog):
    """Asks for the values of some fields; answers "save" only when they can be understood."""

    def __init__(
        self,
        look: Look,
        title: object,
        fields: Sequence[Field],
        action: object,
        *,
        editors: Editors | None = None,
        values: dict[str, object] | None = None,
        width: int = 480,
    ) -> None:
        super().__init__(look, title, width=width)
        self._fields = tuple(fields)
        self._editors: dict[str, Editor] = {}
        self._wrong: dict[str, QLabel] = {}
        self.body.addWidget(label(look, title, "heading", wrap=True))
        maker = editors or Editors(look)
        for field in self._fields:
            self._put(field, maker.make(field), (values or {}).get(field.key))
        self.foot = row(None, gap=look.px(8))
        self.foot.addWidget(Button(look, _("Cancel"), self.answer))
        self.default = Button(look, action, self._save, kind=Kind.PRIMARY)
        self.foot.addWidget(self.default)
        self.body.addSpacing(look.px(4))
        self.body.addLayout(self.foot)

    def _put(self, field: Field, editor: Editor, value: object) -> None:
        look = self.look
        editor.set_value(value)
        wrong = label(look, "", "caption", wrap=True, state="bad")
        wrong.hide()
        name = label(look, field.title, "strong")
        name.setBuddy(editor.parts()[0])
        self.body.addWidget(holding(column(name, editor, wrong, gap=look.px(4))))
        self._editors[field.key] = editor
        self._wrong[field.key] = wrong

    def first_focus(self) -> QWidget | None:
        return self._editors[self._fields[0].key].parts()[0]

    def editor(self, key: str) -> Editor:
        """The editor of a field."""
        return self._editors[key]

    def values(self) -> dict[str, object]:
        """What stands in the fields."""
        return {key: editor.value() for key, editor in self._editors.items()}

    def wrong(self) -> dict[str, Text]:
        """What is wrong, by field."""
        found: dict[str, Text] = {}
        values: dict[str, object] = {}
        for key, editor in self._editors.items():
            try:
                values[key] = editor.value()
            except Unread as error:
                found[key] = error.message
        return problems(self._fields, values) | found

    def _save(self) -> None:
        found = self.wrong()
        for key, editor in self._editors.items():
            message = self.look.tr(found.get(key))
            shown = self._wrong[key]
            shown.setVisible(bool(message))
            shown.setText(message)
            editor.set_state("bad" if message else "", message)
        if found:
            self._editors[next(iter(found))].parts()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answer("save")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S):
            self._save()
        else:
            super().keyPressEvent(event)
