"""Ctrl+K: one field over records and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from grono.domain.text import _
from grono.ui.announce import announce
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.palette_lines import Line, Lines, PaletteModel
from grono.ui.palette_list import PaletteDelegate
from grono.ui.widgets.labels import KeyCap, label
from grono.ui.widgets.layout import holding, row, rule
from grono.ui.widgets.parts import Picture

if TYPE_CHECKING:
    from grono.ui.window import Window

_PAUSE = 40  # ms after the last letter: shorter than between two keys, longer than a repeated one
_TOP = 96
_MOST = 460


class Palette(Dialog):
    """Type and press Enter: opens a record, runs a command, or adds what was typed."""

    def __init__(self, look: Look, window: Window) -> None:
        super().__init__(look, _("Search or run a command"), width=680, margins=0)
        self._window = window
        self._lines = Lines(window)
        self.top = look.px(_TOP)
        self.field = self._make_field()
        self.model = PaletteModel()
        self.list = self._make_list()
        head = row(
            Picture(look, "magnifying-glass", "text-2", 20), self.field, KeyCap(look, "Esc"), gap=look.px(14)
        )
        head.setContentsMargins(look.px(20), look.px(12), look.px(14), look.px(12))
        self.body.setSpacing(0)
        for part in (holding(head), rule(), self.list, rule(), self._make_foot()):
            self.body.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        self._search()

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("bare", True)
        field.setPlaceholderText(self.look.tr(_("Name, NIP, town, command…")))
        field.setAccessibleName(self.look.tr(_("Search or run a command")))
        field.textEdited.connect(lambda _text: self._timer.start())
        field.installEventFilter(self)
        return field

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(PaletteDelegate(self.look, made))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMouseTracking(True)
        made.setUniformItemSizes(False)
        made.setAccessibleName(self.look.tr(_("Found")))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.entered.connect(lambda index: self._go(index.row()))
        made.clicked.connect(lambda index: self._run(self.model.lines[index.row()]))
        return made

    def _make_foot(self) -> QWidget:
        look = self.look
        parts: list[QWidget | int | None] = []
        for keys, words in (
            (("↑", "↓"), _("choose")),
            (("Enter",), _("open")),
            (("Ctrl", "Enter"), _("edit")),
        ):
            parts += [*(KeyCap(look, key) for key in keys), label(look, words, "caption"), look.px(8)]
        hint = label(look, _("type “>” to search commands only"), "caption")
        foot = row(*parts, None, hint, gap=look.px(6))
        foot.setContentsMargins(look.px(18), look.px(8), look.px(14), look.px(8))
        return holding(foot)

    def first_focus(self) -> QWidget:
        return self.field

    def _search(self) -> None:
        lines = self._lines.find(self.field.text())
        self.model.show(lines)
        self._go(self._first(0, 1))
        look = self.look
        height = sum(look.px(28 if line.heading else 36) for line in lines) + look.px(12)
        self.list.setFixedHeight(min(height, look.px(_MOST)))
        found = sum(1 for line in lines if not line.heading)
        announce(self, look.tr(_("{n} found", n=found)))
        self.updateGeometry()

    def _first(self, start: int, step: int) -> int:
        lines = self.model.lines
        place = start
        while 0 <= place < len(lines):
            if not lines[place].heading:
                return place
            place += step
        return -1

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.model.lines) and not self.model.lines[place].heading:
            index = self.model.index(place, 0)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(self.model.index(0, 0) if place == self._first(0, 1) else index)
            self.field.setAccessibleDescription(self.model.lines[place].spoken())

    def _run(self, line: Line, *, edit: bool = False) -> None:
        if line.heading:
            return
        run = line.edit if edit and line.edit else line.run
        self._lines.remember(line)
        self.answer(line.key)
        if run:
            run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        place = self.list.currentIndex().row()
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            target = self._first(place + step, step)
            self._go(
                target if target >= 0 else self._first(0 if step > 0 else len(self.model.lines) - 1, step)
            )
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            down = key == Qt.Key.Key_PageDown
            self._go(
                self._first(
                    min(max(place + (8 if down else -8), 0), len(self.model.lines) - 1), 1 if down else -1
                )
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(edit=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return False
        return True

    def _enter(self, *, edit: bool) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._search()
        place = self.list.currentIndex().row()
        if place >= 0:
            self._run(self.model.lines[place], edit=edit)
