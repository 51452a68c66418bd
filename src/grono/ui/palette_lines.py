"""What the palette offers for a typed text: recent records, hits by kind, commands, a new record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from grono.domain.folding import fold
from grono.domain.text import _
from grono.services.commands import Command
from grono.ui.hooks import Hit

if TYPE_CHECKING:
    from grono.ui.window import Window

_RECENT = 8
_COMMANDS_SHOWN = 6


@dataclass(frozen=True)
class Line:
    """One line of the palette, or the heading of a group."""

    key: str
    title: str
    subtitle: str = ""
    icon: str = ""
    shortcut: str = ""
    typed: str = ""
    heading: bool = False
    run: Callable[[], object] | None = None
    edit: Callable[[], object] | None = None

    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.subtitle, self.shortcut) if part)


class Lines:
    """Finds lines for what was typed."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._tr = window.look.tr

    def find(self, typed: str) -> list[Line]:
        """The lines for a text; ">" limits to commands, nothing shows what was opened lately."""
        text = typed.strip()
        if text.startswith(">"):
            return self._commands(text[1:].strip(), limit=1000)
        if not text:
            return [*self._recent(), *self._commands("", limit=1000)]
        return [*self._records(text), *self._commands(text, limit=_COMMANDS_SHOWN), *self._add(text)]

    def _records(self, text: str) -> list[Line]:
        hooks = self._window.hooks
        hits: dict[str, list[Hit]] = {}
        for hit in hooks.search(self._window.store, text) if self._window.is_open else ():
            hits.setdefault(hit.kind, []).append(hit)
        lines: list[Line] = []
        for kind, (title, icon) in hooks.kinds.items():
            found = hits.get(kind, [])
            lines += [self._heading(title)] if found else []
            lines += [self._record(hit, icon, text) for hit in found]
        return lines

    def _record(self, hit: Hit, icon: str, typed: str) -> Line:
        window = self._window
        return Line(
            key=f"{hit.kind}:{hit.id}",
            title=hit.title,
            subtitle=self._tr(hit.subtitle),
            icon=icon,
            typed=typed,
            run=lambda: window.show_record(hit.kind, hit.id),
            edit=lambda: window.edit_record(hit.kind, hit.id),
        )

    def _recent(self) -> list[Line]:
        kinds = self._window.hooks.kinds
        hits = [Hit(*known) for known in self._window.recent() if known[0] in kinds][:_RECENT]
        lines = [self._record(hit, kinds[hit.kind][1], "") for hit in hits]
        return [self._heading(_("Recently opened")), *lines] if lines else []

    def _commands(self, text: str, limit: int) -> list[Line]:
        wanted = fold(text).split()
        found = [c for c in self._window.actions_.all() if c.id != "search" and self._matches(c, wanted)][
            :limit
        ]
        if not found:
            return []
        return [self._heading(_("Commands")), *(self._command(command, text) for command in found)]

    def _matches(self, command: Command[Any], wanted: Sequence[str]) -> bool:
        words = fold(f"{self._tr(command.text)} {self._tr(command.menu)} {command.words}")
        return all(word in words for word in wanted)

    def _command(self, command: Command[Any], typed: str) -> Line:
        actions = self._window.actions_
        return Line(
            key=f"command:{command.id}",
            title=actions.action(command.id).text(),
            subtitle=self._tr(command.menu),
            icon=command.icon or "arrow-elbow-down-right",
            shortcut=actions.shortcut(command).split(" | ")[0],
            typed=typed,
            run=lambda: actions.do(command.id),
        )

    def _add(self, text: str) -> list[Line]:
        hooks = self._window.hooks
        add, words = hooks.add, hooks.add_text
        if add is None or words is None or not self._window.is_open or self._window.read_only:
            return []
        return [
            Line("add", self._tr(words(text)), icon="plus", shortcut="", run=lambda: add(self._window, text))
        ]

    def _heading(self, title: object) -> Line:
        return Line("", self._tr(title), heading=True)

    def remember(self, line: Line) -> None:
        """Keep an opened record among the recent ones."""
        kind, _colon, id = line.key.partition(":")
        if kind in self._window.hooks.kinds:
            self._window.remember(Hit(kind, id, line.title, line.subtitle))


class PaletteModel(QAbstractListModel):
    """The lines for the list view."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if role == 0:
            return self.lines[index.row()].title
        return self.lines[index.row()].spoken() if role == 11 else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if self.lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
