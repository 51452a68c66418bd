"""The frame of a wizard: a head with its steps, one step at a time, a footer with Back and Next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from grono.domain.text import _
from grono.ui.header import PageHeader
from grono.ui.look import Look
from grono.ui.regions import first_inside
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import Line, keys
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.stepper import Stepper


class WizardFrame(QWidget):
    """Steps in a stack. What a step holds and whether one may go on is the page's business."""

    next_wanted = Signal(int)  # the step one is on; the page goes on with go() when all is well
    arrived = Signal(int)  # the step that is shown now

    def __init__(
        self,
        look: Look,
        title: object,
        steps: Sequence[object],
        *,
        back: tuple[object, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self.stepper = Stepper(look, steps)
        self.header = PageHeader(look, title, back=back, actions=(self.stepper,))
        self._stack = QStackedWidget()
        self._fact = Line(look, "", "caption", "text-3")
        self._extra = row(gap=look.px(8))
        self._back = Button(look, _("Back"), self.go_back)
        self._next = Button(look, _("Next"), self._press_next, kind=Kind.PRIMARY)
        self._caps = keys(look, "Ctrl+Return")
        foot = row(self._fact, self._extra, self._back, self._next, self._caps, gap=look.px(8))
        foot.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(12))
        whole = column(self.header, gap=0)
        whole.addWidget(self._stack, 1)
        whole.addWidget(holding(foot, frame="footer", name=look.tr(_("Steps"))))
        self.setLayout(whole)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self._press_next)
        self._no_way_back = 0

    @property
    def step(self) -> int:
        """The step one is on, from 0."""
        return self._stack.currentIndex()

    def add(self, step: QWidget) -> None:
        """Add a step at the end."""
        self._stack.addWidget(step)

    def go(self, step: int, *, for_good: bool = False) -> None:
        """Show a step. for_good: what lies behind is done, and Back does not return to it."""
        self._no_way_back = step if for_good else min(self._no_way_back, step)
        self._stack.setCurrentIndex(step)
        self.stepper.go(step)
        self._back.setEnabled(step > self._no_way_back)
        self._back.setVisible(not for_good)
        self.arrived.emit(step)
        shown = self._stack.currentWidget()
        if shown and shown.isAncestorOf(QApplication.focusWidget() or self):
            return  # the page has put it where it is wanted
        if shown and (target := first_inside(shown)):
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """The step before."""
        if self.step > self._no_way_back:
            self.go(self.step - 1)

    def tell(self, fact: object, next_text: object, *, icon: str = "", ready: bool = True) -> None:
        """The line at the left of the footer, and what the next button does."""
        self._fact.set_words(fact)
        self._next.set_words(next_text)
        self._next.set_icon(icon)
        self._next.setEnabled(ready)
        self._next.setVisible(next_text is not None)
        self._caps.setVisible(next_text is not None)

    def set_extra(self, *buttons: QWidget) -> None:
        """More buttons in the footer, before Back."""
        while (item := self._extra.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for button in buttons:
            self._extra.addWidget(button)

    def _press_next(self) -> None:
        if self._next.isEnabled() and self._next.isVisible():
            self.next_wanted.emit(self.step)
