"""Narrowing a list: saved views as tabs, a search field, chips; and the actions on ticked rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget

from grono.domain.text import Text, _, p_
from grono.ui.look import Look
from grono.ui.overlay import below
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.choices import Chip
from grono.ui.widgets.flow import Flow
from grono.ui.widgets.labels import keys, label
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.parts import Picture

_PAUSE = 40  # ms after the last letter: shorter than between two keys, longer than a repeated one
_LONG = 12  # from here on a choice gets a field to search in

Values = tuple[str, ...]
Choices = Callable[[], Sequence[tuple[str, object]]]


class SearchField(QLineEdit):
    """Tells what was typed, a moment after the last letter; Esc clears."""

    searched = Signal(str)

    def __init__(self, look: Look, hint: object, *, width: int = 0) -> None:
        super().__init__()
        self.setProperty("quiet", True)
        self.setPlaceholderText(look.tr(hint))
        self.setAccessibleName(look.tr(hint))
        self._look = look
        self.setTextMargins(look.px(24), 0, 0, 0)
        if width:
            self.setFixedWidth(look.px(width))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textEdited.connect(lambda _text: self._timer.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._look.px(16)
        square = QRectF(self._look.px(9), (self.height() - side) / 2, side, side)
        self._look.draw_icon(painter, "magnifying-glass", square)
        painter.end()

    def empty(self) -> None:
        """Clear and tell."""
        self._timer.stop()
        self.clear()
        self.searched.emit("")


@dataclass(frozen=True)
class FilterSpec:
    """A filter that a list offers: its key, its name, what can be chosen; shown: a chip from the start."""

    key: str
    title: Text
    choices: Choices
    shown: bool = False


class _FilterChip(Chip):
    """ "Field: values", with a menu of ticks and a cross that takes the filter away."""

    changed = Signal()

    def __init__(self, look: Look, spec: FilterSpec) -> None:
        self.spec = spec
        self.values: Values = ()
        super().__init__(look, spec.title, self._open)

    def set_values(self, values: Values) -> None:
        """Filter by these, or by nothing."""
        self.values = values
        known = dict(self.spec.choices()) if values else {}
        chosen = ", ".join(self.look.tr(known.get(value, value)) for value in values)
        words = _("{field}: {values}", field=self.spec.title, values=chosen)
        self.set_words(words if values else self.spec.title)
        self.set_active(active=bool(values))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.on_cross(event.position().x()):
            self.setDown(False)
            self.set_values(())
            self.changed.emit()
            return
        super().mouseReleaseEvent(event)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(self.look.tr(self.spec.title))
        for value, words in self.spec.choices():
            action = menu.addAction(self.look.tr(words).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in self.values)
            action.toggled.connect(lambda on, value=value: self._choose(value, on=on))
        if self.values:
            menu.addSeparator()
            menu.addAction(self.look.tr(_("Take the filter away")), lambda: self._set(()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below(self))

    def _choose(self, value: str, *, on: bool) -> None:
        order = [key for key, _words in self.spec.choices()]
        chosen = {*self.values, value} if on else {*self.values} - {value}
        self._set(tuple(key for key in order if key in chosen))

    def _set(self, values: Values) -> None:
        self.set_values(values)
        self.changed.emit()


class FilterBar(QFrame):
    """Search, chips, "+ Filter", the count; turns into the action bar when rows are ticked."""

    changed = Signal()

    def __init__(self, look: Look, hint: object, specs: Sequence[FilterSpec]) -> None:
        super().__init__()
        self.look = look
        self.search = SearchField(look, hint, width=280)
        self._chips = {spec.key: _FilterChip(look, spec) for spec in specs}
        self._add = Chip(look, _("Filter"), self._open_more, sign="plus")
        self._add.setAccessibleName(look.tr(_("Add a filter")))
        self.count = label(look, "", "caption")
        self.extra = row(gap=look.px(4))
        flow = Flow(look.px(8))
        for part in (self.search, *self._chips.values(), self._add):
            flow.addWidget(part)
        end = row(self.count, gap=look.px(8))
        end.addLayout(self.extra)
        flow.to_the_right(holding(end))
        flow.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(12))
        self.setLayout(flow)
        self.setProperty("frame", "filters")
        self.setAccessibleName(look.tr(_("Filters")))
        self.search.searched.connect(lambda _text: self.changed.emit())
        for chip in self._chips.values():
            chip.setVisible(chip.spec.shown)
            chip.changed.connect(self._chip_changed)

    def _chip_changed(self) -> None:
        self._show_chips()
        self.changed.emit()

    def _show_chips(self) -> None:
        for chip in self._chips.values():
            chip.setVisible(chip.spec.shown or bool(chip.values))
        self._add.setVisible(any(chip.isHidden() for chip in self._chips.values()))

    def _open_more(self) -> None:
        menu = QMenu(self)
        for chip in self._chips.values():
            if chip.isHidden():
                menu.addAction(self.look.tr(chip.spec.title), lambda chip=chip: self._open_chip(chip))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below(self._add))

    def _open_chip(self, chip: _FilterChip) -> None:
        chip.show()
        chip.setFocus()
        QTimer.singleShot(0, chip.click)

    @property
    def filters(self) -> tuple[tuple[str, Values], ...]:
        """What the list is narrowed by: key to accepted values."""
        return tuple((key, chip.values) for key, chip in self._chips.items() if chip.values)

    def set_filters(self, filters: Sequence[tuple[str, Sequence[str]]], search: str = "") -> None:
        """Narrow by these, without a signal."""
        wanted = {key: tuple(values) for key, values in filters}
        for key, chip in self._chips.items():
            chip.set_values(wanted.get(key, ()))
        self.search.setText(search)
        self._show_chips()

    def clear(self) -> None:
        """Everything again."""
        self.set_filters(())
        self.changed.emit()

    def set_count(self, words: object) -> None:
        """ "62 of 64 members"."""
        self.count.setText(self.look.tr(words))


class ActionBar(QFrame):
    """What can be done with the ticked rows."""

    released = Signal()

    def __init__(self, look: Look, buttons: Sequence[Button]) -> None:
        super().__init__()
        self.look = look
        self._words = label(look, "", "strong")
        self._note = label(look, "", "secondary")
        flow = Flow(look.px(8))
        flow.addWidget(
            holding(row(Picture(look, "check-square-fill", "accent", 18), self._words, look.px(8)))
        )
        for button in buttons:
            flow.addWidget(button)
        untick = Button(look, p_("rows", "Untick"), self.released.emit, kind=Kind.GHOST)
        flow.to_the_right(holding(row(self._note, untick, keys(look, "Esc"), gap=look.px(8))))
        flow.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(12))
        self.setLayout(flow)
        self.setProperty("frame", "actions")
        self.setAccessibleName(look.tr(_("Actions on the ticked rows")))

    def tell(self, words: object, note: object = None) -> None:
        """How many are ticked, and a useful sum of them."""
        self._words.setText(self.look.tr(words))
        self._note.setText(self.look.tr(note))


class Bars(QWidget):
    """The filter bar, and the action bar in its place while rows are ticked; as high as what shows."""

    def __init__(self, filters: FilterBar, actions: ActionBar) -> None:
        super().__init__()
        self.filters = filters
        self.ticked = actions
        actions.hide()
        self.setLayout(column(filters, actions, gap=0))

    def show_actions(self, words: object, note: object = None, *, on: bool) -> None:
        """Switch between the two."""
        self.ticked.tell(words, note)
        focused: QWidget | None = self.focusWidget()
        self.filters.setVisible(not on)
        self.ticked.setVisible(on)
        if focused and not on:
            self.filters.search.setFocus()
