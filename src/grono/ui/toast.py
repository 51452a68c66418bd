"""Short news at the bottom of the content, with the way to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from grono.domain.text import _
from grono.ui.announce import announce
from grono.ui.look import Look
from grono.ui.overlay import draw_shadow
from grono.ui.widgets import paint
from grono.ui.widgets.layout import row
from grono.ui.widgets.parts import Picture
from grono.ui.widgets.tipped import TipButton, TipLine

_SECONDS = 8
_EDGE = 16


class Toast(QWidget):
    """One at a time; gone after eight seconds unless the pointer or the focus is on it; errors stay."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._content = parent
        self.floor = 0  # what it leaves free below itself, as a length of the design
        self._run: Callable[[], object] | None = None
        self._sign = Picture(look, "check-circle-fill", "ok.mark", 16)
        self._words = TipLine(look)
        self._action = TipButton(look, "", self._act)
        self._close = TipButton(look, "", self.hide, icon="x", name=_("Close"))
        edge = look.px(_EDGE)
        self._keys = TipLine(look)
        self._keys.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = row(self._sign, self._words, self._action, self._keys, self._close, gap=look.px(8))
        line.setContentsMargins(edge + look.px(14), edge + look.px(6), edge + look.px(8), edge + look.px(6))
        self.setLayout(line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SECONDS * 1000)
        self._timer.timeout.connect(self._time_over)
        self.setAccessibleName(look.tr(_("Message")))
        self.hide()
        parent.installEventFilter(self)

    def say(
        self,
        text: object,
        *,
        action: object = None,
        run: Callable[[], object] | None = None,
        keys: str = "",
        error: bool = False,
    ) -> None:
        """Show some news; an error stays until it is closed. keys: those that do the same as the action."""
        self._run = run
        self._sign.show_icon(
            *(("warning-circle-fill", "bad.mark") if error else ("check-circle-fill", "ok.mark"))
        )
        self._words.set_words(text)
        self._action.set_words(action)
        self._action.setVisible(run is not None)
        self._keys.set_words(keys)
        self._keys.setVisible(bool(keys) and run is not None)
        self.place()
        self.show()
        self.raise_()
        announce(self, self._words.words)
        if error:
            self._timer.stop()
        else:
            self._timer.start()

    def _act(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run:
            run()

    def _time_over(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.hide()

    def place(self) -> None:
        """Go to the middle of the parent's bottom."""
        parent = self._content
        size = self.sizeHint()
        width = min(size.width(), parent.width() - self.look.px(16))
        self.setGeometry(
            (parent.width() - width) // 2,
            parent.height() - size.height() - self.look.px(4 + self.floor),
            width,
            size.height(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        edge = self.look.px(_EDGE)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        draw_shadow(self.look, painter, box, 8)
        paint.rounded(painter, box, self.look.px(8), self.look.colour("tip"))
        painter.end()
