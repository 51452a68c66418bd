"""Rows that are typed into a table: every column is a field, the last row waits for a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from grono.domain.text import Labelled, _
from grono.services.fields import Field, FieldKind
from grono.ui.forms.reading import Unread, read, show
from grono.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
Line = dict[str, object]
Options = Callable[[], Sequence[tuple[str, object]]]
_ROOT = QModelIndex()
_DISPLAY, _EDIT, _TOOLTIP, _ACCESSIBLE = 0, 2, 3, 11
_RIGHT = (FieldKind.NUMBER, FieldKind.MONEY, FieldKind.TIME)


@dataclass(frozen=True)
class Typed:
    """A column of typed rows. width 0 takes the space that is left; options: what can be chosen, as key and
    words, where the field's own choices do not say it; fixed: only shown."""

    field: Field
    width: int = 0
    options: Options | None = None
    fixed: bool = False

    @property
    def key(self) -> str:
        """The key of its values in a line."""
        return self.field.key

    @property
    def right(self) -> bool:
        """Whether it stands at the right."""
        return self.field.kind in _RIGHT

    def choices(self) -> Sequence[tuple[str, object]]:
        """What can be chosen; nothing where it is typed."""
        if self.options:
            return self.options()
        if self.field.kind is FieldKind.YES_NO:
            return (("", _("no")), ("yes", _("yes")))
        return [(str(one), one) for one in self.field.choices or ()]


class RowsModel(QAbstractTableModel):
    """Lines of values by key; what cannot be read stays as it was typed, and says why.

    growing: rows are added and removed; else only their values change.
    """

    edited = Signal()
    cell_edited = Signal(int, str)  # the row and the key of a value that was typed and can be read

    def __init__(self, look: Look, columns: Sequence[Typed], *, growing: bool = True) -> None:
        super().__init__()
        self.look = look
        self.growing = growing
        self.columns = tuple(columns)
        self.lines: list[Line] = []
        self.wrong: dict[tuple[int, str], tuple[str, str]] = {}
        self.open = True

    def show(self, lines: Sequence[Mapping[str, object]]) -> None:
        """Show these lines; what is typed and could not be read stays in the lines of the same id."""
        wrong = {
            (self.lines[row].get("id"), key): said
            for (row, key), said in self.wrong.items()
            if row < len(self.lines)
        }
        self.beginResetModel()
        self.lines = [dict(line) for line in lines]
        places = {line.get("id"): place for place, line in enumerate(self.lines)}
        self.wrong = {(places[id], key): said for (id, key), said in wrong.items() if id in places}
        self.endResetModel()

    def refuse(self, place: int, key: str, typed: str, why: object) -> None:
        """Let what was typed stand in a cell, marked as wrong."""
        self.wrong[place, key] = (typed, self.look.tr(why))
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def remove(self, place: int) -> None:
        """Take a line out."""
        if 0 <= place < len(self.lines):
            self.beginResetModel()
            del self.lines[place]
            self.wrong = {(row, key): said for (row, key), said in self.wrong.items() if row < place}
            self.endResetModel()
            self.edited.emit()

    def swap(self, place: int, by: int) -> bool:
        """Move a line up (-1) or down (1)."""
        other = place + by
        if not (0 <= place < len(self.lines) and 0 <= other < len(self.lines)) or self.wrong:
            return False
        self.lines[place], self.lines[other] = self.lines[other], self.lines[place]
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        self.edited.emit()
        return True

    def words(self, place: int, column: Typed) -> str:
        """What stands in a cell, right or wrong."""
        if (place, column.key) in self.wrong:
            return self.wrong[place, column.key][0]
        if place >= len(self.lines):
            return ""
        value = self.lines[place].get(column.key)
        choices = column.choices()
        if choices:
            known = dict(choices)
            return self.look.tr(known.get(_key(value), value if isinstance(value, str | Labelled) else ""))
        return show(self.look, column.field, value)

    def take(self, place: int, column: Typed, typed: str) -> None:
        """What was typed or chosen goes into a cell; the last row becomes a line."""
        was_wrong = (place, column.key) in self.wrong
        value = self._value(place, column, typed)
        if place >= len(self.lines):
            if not typed.strip():
                return
            self.beginInsertRows(_ROOT, place + 1, place + 1)
            self.lines.append({column.key: value})
            self.endInsertRows()
        elif self.lines[place].get(column.key) == value and not was_wrong:
            return
        else:
            self.lines[place][column.key] = value
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))
        if (place, column.key) not in self.wrong:
            self.cell_edited.emit(place, column.key)
        if not self.wrong:
            self.edited.emit()

    def _value(self, place: int, column: Typed, typed: str) -> object:
        """The value of what was typed or chosen; None where it cannot be read, which is noted."""
        if column.choices():
            if column.field.kind is FieldKind.YES_NO:
                return typed == "yes"
            return column.field.choices(typed) if column.field.choices and typed else typed
        try:
            self.wrong.pop((place, column.key), None)
            return read(column.field, typed)
        except Unread as unread:
            self.wrong[place, column.key] = (typed, self.look.tr(unread.message))
            return None

    # What Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines) + (1 if self.open and self.growing else 0)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        column = self.columns[index.column()]
        if role in (_DISPLAY, _EDIT):
            return self.words(index.row(), column)
        if role == _TOOLTIP:
            return self.wrong.get((index.row(), column.key), ("", ""))[1]
        if role == _ACCESSIBLE:
            said = self.words(index.row(), column) or self.look.tr(_("none"))
            wrong = self.wrong.get((index.row(), column.key), ("", ""))[1]
            return ", ".join(filter(None, (f"{self.look.tr(column.field.title)}: {said}", wrong)))
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        if role == _EDIT:
            self.take(index.row(), self.columns[index.column()], str(value or ""))
        return role == _EDIT

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is Qt.Orientation.Horizontal and role in (_DISPLAY, _ACCESSIBLE):
            return self.look.tr(self.columns[section].field.title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        shared = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.open and not self.columns[index.column()].fixed
        return shared | Qt.ItemFlag.ItemIsEditable if editable else shared


def _key(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value) if value is not None else ""
