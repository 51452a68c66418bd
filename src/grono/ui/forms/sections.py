"""The list of sections at the left of a form, with the state of each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy

from grono.domain.text import Text, _
from grono.ui.forms.form import Form, Section
from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.layout import column

_SIGNS = {
    "bad": ("warning-circle-fill", "bad.mark"),
    "ok": ("check-circle-fill", "ok.mark"),
    "": ("circle", "control"),
}
_SAID: dict[str, Text] = {"bad": _("to be corrected"), "ok": _("filled in"), "": _("empty")}


class _Item(PaintedButton):
    def __init__(self, look: Look, section: Section, run: Callable[[], object]) -> None:
        self.state = ""
        super().__init__(look, section.title, run)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        self.state = state
        self.setAccessibleName(f"{self.words}: {self.look.tr(_SAID[state])}")
        self.update()

    def nextCheckState(self) -> None:
        pass  # the form says which section one is in

    def content_size(self) -> QSize:
        return QSize(self.look.px(160), self.look.px(36))

    def draw(self, painter: QPainter) -> None:
        look, box, on = self.look, self.box().adjusted(0, 1, 0, -1), self.isChecked()
        if on or self.underMouse():
            paint.rounded(painter, box, look.px(6), look.colour("selected" if on else "hover"))
        side = look.px(18)
        square = QRectF(look.px(10), box.center().y() - side / 2, side, side)
        look.draw_icon(painter, _SIGNS[self.state][0], square, _SIGNS[self.state][1])
        words = box.adjusted(look.px(38), 0, -look.px(6), 0)
        font = look.font("strong" if on else "body")
        paint.text(painter, words, self.words, font, look.colour("accent-text" if on else "text"))


class SectionList(QFrame):
    """One line for each section; pressing it goes to the section's first field."""

    def __init__(self, look: Look, form: Form, go: Callable[[Section], object]) -> None:
        super().__init__()
        self._form = form
        self._items = {
            section.key: _Item(look, section, lambda section=section: go(section))
            for section in form.sections
        }
        self.setLayout(column(*self._items.values(), None, gap=0))
        self.setFixedWidth(look.px(200))
        self.setAccessibleName(look.tr(_("Sections of the form")))
        form.checked.connect(self.refresh)
        form.edited.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how each section stands."""
        for section in self._form.sections:
            self._items[section.key].show_state(self._form.state_of(section))

    def show_current(self, key: str) -> None:
        """Mark the section one is in."""
        for known, item in self._items.items():
            item.setChecked(known == key)
