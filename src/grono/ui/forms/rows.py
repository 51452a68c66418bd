"""A short table whose cells are edited in place: days, rows of a programme, costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from grono.domain.ids import Id, new_id
from grono.domain.text import Text, _
from grono.services.editing import problems
from grono.services.fields import Field
from grono.services.parts.base import is_empty
from grono.ui.forms.editor import Editor
from grono.ui.forms.options import Editors
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row

Values = Mapping[str, object]
Given = tuple[Id, Values]


class _Line:
    """One row: an editor for each field, and the button that takes it away."""

    def __init__(self, id: Id, editors: dict[str, Editor], remove: IconButton) -> None:
        self.id = id
        self.editors = editors
        self.remove = remove

    def read(self) -> tuple[dict[str, object], dict[str, Text]]:
        """The values, and what cannot be understood."""
        values: dict[str, object] = {}
        wrong: dict[str, Text] = {}
        for key, editor in self.editors.items():
            try:
                values[key] = editor.value()
            except Unread as unread:
                wrong[key] = unread.message
        return values, wrong

    def parts(self) -> list[QWidget]:
        """Everything of it that can be seen."""
        return [*self.editors.values(), self.remove]


class RowsEditor(QWidget):
    """Rows of fields with their shares of twelve; what is right is saved when a cell is left."""

    changed = Signal(list)  # every row that is not empty, as (id, values)

    def __init__(
        self,
        look: Look,
        name: Text,
        fields: Sequence[tuple[Field, int]],
        add: Text,
        editors: Editors | None = None,
        *,
        first: Values | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(look.tr(name))
        self._fields = [field for field, _share in fields]
        self._shares = {field.key: share for field, share in fields}
        self._editors = editors or Editors(look)
        self._first = dict(first or {})
        self._lines: list[_Line] = []
        self._kept: dict[Id, Values] = {}
        self._box: QVBoxLayout = column(gap=look.px(8))
        self._wrong = label(look, "", "caption", wrap=True, state="bad")
        self.add = LinkButton(look, add, self.add_line, icon="plus")
        self.setLayout(column(self._box, self._wrong, row(self.add, None), gap=look.px(8)))
        self._wrong.hide()

    # What is shown

    def show_rows(self, given: Sequence[Given], *, first: Values | None = None) -> None:
        """Show these rows; what stands there already keeps its cells and the focus."""
        self._first = dict(first if first is not None else self._first)
        kept = {id: dict(values) for id, values in given}
        if kept == self._kept and kept.keys() <= {line.id for line in self._lines}:
            return
        shown = {line.id: line.read()[0] for line in self._lines if not self._empty(line)}
        self._kept = {id: dict(values) for id, values in given}
        if shown.keys() == kept.keys() and all(self._same(shown[id], kept[id]) for id in kept):
            return
        self._lines = [self._made(id, values) for id, values in given]
        self._lay_out()

    def _same(self, one: Values, other: Values) -> bool:
        keys = [field.key for field in self._fields]
        return all((one.get(key) or None) == (other.get(key) or None) for key in keys)

    def forget(self) -> None:
        """Have what is shown next built anew, whatever was typed."""
        self._kept = {}
        self._lines = []

    def add_line(self) -> None:
        """An empty row at the end, ready to be typed into."""
        before = self._lines[-1].read()[0] if self._lines else {}
        values = {key: before.get(key) or value for key, value in self._first.items()}
        self._lines.append(self._made(new_id(), values))
        self._lay_out()
        first = next(iter(self._lines[-1].editors.values()))
        first.parts()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, id: Id, values: Values) -> _Line:
        editors = {field.key: self._editors.make(field) for field in self._fields}
        remove = IconButton(self.look, "trash", _("Delete the row"))
        line = _Line(id, editors, remove)
        remove.clicked.connect(lambda: self._remove(line))
        for key, editor in editors.items():
            editor.set_value(values.get(key))
            editor.left.connect(self._left)
        return line

    def _lay_out(self) -> None:
        keep = [part for line in self._lines for part in line.parts()]
        for part in keep:
            part.setParent(None)
        clear(self._box)
        if not self._lines:
            return
        large = self.look.large
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.look.px(8))
        grid.setVerticalSpacing(self.look.px(6))
        (self._one_below_another if large else self._side_by_side)(grid)
        self._box.addWidget(holding(grid))
        for number, line in enumerate(self._lines, start=1):
            for editor in line.editors.values():
                for part in editor.parts():
                    part.setAccessibleName(f"{editor.name} {number}")
            line.remove.name_it(_("Delete row {n}", n=number))

    def _side_by_side(self, grid: QGridLayout) -> None:
        for place, field in enumerate(self._fields):
            grid.addWidget(label(self.look, field.title, "caption-strong"), 0, place)
            grid.setColumnStretch(place, self._shares[field.key])
        for number, line in enumerate(self._lines, start=1):
            for place, part in enumerate(line.parts()):
                grid.addWidget(part, number, place)

    def _one_below_another(self, grid: QGridLayout) -> None:
        at = 0
        for line in self._lines:
            for field in self._fields:
                grid.addWidget(QLabel(self.look.tr(field.title)), at, 0)
                grid.addWidget(line.editors[field.key], at, 1)
                at += 1
            grid.addWidget(line.remove, at, 1)
            at += 1

    # What is typed

    def _left(self) -> None:
        QTimer.singleShot(0, self, self._tell)

    def _remove(self, line: _Line) -> None:
        self._lines.remove(line)
        for part in line.parts():
            part.hide()
            part.deleteLater()
        self._lay_out()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _empty(self, line: _Line) -> bool:
        values, wrong = line.read()
        typed = {key: value for key, value in values.items() if key not in self._first}
        return not wrong and all(is_empty(value) for value in typed.values()) and line.id not in self._kept

    def _tell(self) -> None:
        lines = [line for line in self._lines if not self._empty(line)]
        good = [self._checked(line) for line in lines]
        self._wrong.setVisible(not all(good))
        if not all(good):
            return
        rows = [(line.id, line.read()[0]) for line in lines]
        known = dict(rows)
        same = known.keys() == self._kept.keys() and all(
            self._same(values, self._kept[id]) for id, values in rows
        )
        if not same:
            self.changed.emit(rows)

    def _checked(self, line: _Line) -> bool:
        values, wrong = line.read()
        found = problems(self._fields, values) | wrong
        for key, editor in line.editors.items():
            message = self.look.tr(found.get(key))
            editor.set_state("bad" if message else "", message)
        if found:
            self._wrong.setText(self.look.tr(next(iter(found.values()))))
        return not found
