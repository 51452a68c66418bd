"""Editors of several values: lines that are added and taken away, numbers by year."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from grono.domain.text import Text, _, p_
from grono.services.fields import Field, FieldKind
from grono.ui.forms.editor import Editor
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row

_ADD: dict[FieldKind, Text] = {
    FieldKind.PHONE: _("Add a telephone"),
    FieldKind.EMAIL: _("Add an e-mail"),
    FieldKind.WWW: _("Add a website"),
    FieldKind.LONG_TEXT: p_("button", "Add a note"),
    FieldKind.YEAR_COUNTS: _("Add a year"),
}


class ManyEditor(Editor):
    """Any number of values, each in an editor of its own; Enter adds one, an empty one counts for nothing."""

    def __init__(self, look: Look, field: Field, make: Callable[[], Editor]) -> None:
        super().__init__(look, field)
        self._make = make
        self._editors: list[Editor] = []
        self._lines: dict[Editor, QWidget] = {}
        self._removers: dict[Editor, IconButton] = {}
        self._box = column(gap=look.px(6))
        self._put()
        self._add = LinkButton(look, _ADD.get(field.kind, _("Add another")), self._more, icon="plus")
        self.setLayout(column(self._box, row(self._add, None), gap=look.px(4)))

    def _put(self) -> Editor:
        editor = self._make()
        number = len(self._editors) + 1
        remove = IconButton(
            self.look, "x", _("Take away: {field}", field=self.name), lambda: self._drop(editor)
        )
        line = row(editor, gap=self.look.px(4))
        line.setStretch(0, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        made = holding(line)
        for part in editor.parts():
            part.setAccessibleName(f"{self.name} {number}" if number > 1 else self.name)
        editor.edited.connect(self.edited)
        editor.left.connect(self.left)
        self._editors.append(editor)
        self._lines[editor] = made
        self._removers[editor] = remove
        self._box.addWidget(made)
        return editor

    def _more(self) -> None:
        last = self._removers[self._editors[-1]]
        editor = self._put()
        stops = [last, *editor.parts(), self._removers[editor]]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, editor: Editor) -> None:
        if len(self._editors) == 1:
            editor.set_value(None)
        else:
            self._editors.remove(editor)
            line = self._lines.pop(editor)
            self._removers.pop(editor)
            line.hide()
            line.deleteLater()
        self._editors[0].setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _show_number(self, number: int) -> None:
        while len(self._editors) < max(number, 1):
            self._put()
        while len(self._editors) > max(number, 1):
            editor = self._editors.pop()
            self._removers.pop(editor)
            line = self._lines.pop(editor)
            line.hide()
            line.deleteLater()

    def value(self) -> object:
        values: list[object] = []
        for editor in self._editors:
            value = editor.value()
            values += value if isinstance(value, tuple | list) else [value]
        return tuple(dict.fromkeys(value for value in values if value not in (None, "")))

    def set_value(self, value: object) -> None:
        values = list(value) if isinstance(value, tuple | list) else []
        self._show_number(len(values))
        for editor, one in zip(self._editors, values or [None], strict=False):
            editor.set_value(one)

    def raw(self) -> object:
        return [editor.raw() for editor in self._editors]

    def set_raw(self, raw: object) -> None:
        lines = list(raw) if isinstance(raw, list) else []
        self._show_number(len(lines))
        for editor, one in zip(self._editors, lines, strict=False):
            editor.set_raw(one)

    def parts(self) -> list[QWidget]:
        return [part for editor in self._editors for part in editor.parts()]


class YearCountEditor(Editor):
    """A year and how many there were."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self._year = self._line(_("Year: {field}", field=field.title), 72)
        self._count = self._line(_("Number: {field}", field=field.title), 96)
        word = label(look, _("people"), "secondary")
        self.setLayout(row(self._year, self._count, word, None, gap=look.px(8)))
        self.setFocusProxy(self._year)

    def _line(self, name: Text, width: int) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(self.look.tr(name))
        line.setPlaceholderText(self.look.tr(_("year")) if width < 80 else "")
        line.setFixedWidth(self.look.px(width))
        line.textEdited.connect(lambda _text: self.edited.emit())
        self.watch(line)
        return line

    def value(self) -> object:
        year, count = self._year.text().strip(), self._count.text().strip().replace(" ", "")
        if not year and not count:
            return ()
        if not (year.isdecimal() and len(year) == 4 and count.isdecimal()):
            raise Unread(_("Type a year of four digits and a whole number, or delete the line."))
        return ((int(year), int(count)),)

    def set_value(self, value: object) -> None:
        year, count = value if isinstance(value, tuple | list) else ("", "")
        self._year.setText(str(year))
        self._count.setText(str(count))

    def raw(self) -> object:
        return [self._year.text(), self._count.text()]

    def set_raw(self, raw: object) -> None:
        self.set_value(raw)

    def parts(self) -> list[QWidget]:
        return [self._year, self._count]
