"""Editors that choose: a short list, a long one that finds as you type, a record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from grono.domain.text import _
from grono.services.fields import Field
from grono.ui.forms.editor import Editor
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.widgets.layout import row
from grono.ui.widgets.select import Select
from grono.ui.widgets.typeahead import TypeAhead

Options = Sequence[tuple[str, object]]
Search = Callable[[str], Options]
SHORT = 7  # from here on a list is searched by typing


class ChoiceEditor(Editor):
    """One of a short list, or nothing."""

    def __init__(self, look: Look, field: Field, options: Options) -> None:
        super().__init__(look, field)
        self._classes = field.choices
        none = [] if field.required else [("", _("not chosen"))]
        self.select = Select(look, field.title, [*none, *options])
        self.select.chosen.connect(lambda _key: self.edited.emit())
        self.setLayout(row(self.select))
        self.setFocusProxy(self.select)
        self.watch(self.select)

    def value(self) -> object:
        key = self.select.value
        if not key:
            return None
        return self._classes(key) if self._classes else key

    def set_value(self, value: object) -> None:
        self.select.set_value(str(value or ""))

    def raw(self) -> object:
        return self.select.value

    def set_raw(self, raw: object) -> None:
        self.select.set_value(str(raw or ""))

    def parts(self) -> list[QWidget]:
        return [self.select]


class FindEditor(Editor):
    """One of a long list, found by typing any part of it; free text too where the list only helps."""

    def __init__(
        self,
        look: Look,
        field: Field,
        search: Search,
        *,
        free: bool = False,
        words_of: Callable[[str], object] = str,
    ) -> None:
        super().__init__(look, field)
        self._free = free
        self._classes = field.choices
        self.line = TypeAhead(look, field.title, search, free=free, words_of=words_of)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.chosen.connect(lambda _key: self.edited.emit())
        self.setLayout(row(self.line))
        self.setFocusProxy(self.line)
        self.watch(self.line)

    def value(self) -> object:
        key = self.line.value
        if not key and self.line.text().strip():
            raise Unread(
                _("“{typed}” is not on the list. Choose a line from it.", typed=self.line.text().strip())
            )
        if not key:
            return None
        return self._classes(key) if self._classes else key

    def set_value(self, value: object) -> None:
        self.line.set_value(str(value or ""))

    def raw(self) -> object:
        return [self.line.value, self.line.text()]

    def set_raw(self, raw: object) -> None:
        key, text = raw if isinstance(raw, list) else ("", "")
        self.line.set_value(str(key))
        if not key:
            self.line.setText(str(text))

    def parts(self) -> list[QWidget]:
        return [self.line]
