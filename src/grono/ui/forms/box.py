"""One field on the form: its label, its editor, and one line of help, warning or error below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from grono.domain.text import Text, _
from grono.ui.forms.editor import Editor
from grono.ui.look import Look
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row
from grono.ui.widgets.parts import Picture

_SIGNS = {"bad": "warning-circle-fill", "warn": "warning-fill", "ok": "check-circle-fill"}


class FieldBox(QWidget):
    """Label above, editor, message below; optional: whether the label says that it may stay empty."""

    def __init__(self, look: Look, editor: Editor, *, optional: bool = False) -> None:
        super().__init__()
        self.look = look
        self.editor = editor
        self.state = ""
        field = editor.field
        self._label = label(look, field.title, "strong")
        self._label.setBuddy(editor.parts()[0])
        head = row(self._label, gap=look.px(8))
        if optional:
            head.addWidget(label(look, _("(optional)"), "caption"))
        head.addStretch(1)
        self._below: _Below | None = None
        self._column = column(head, editor, None, gap=look.px(4))
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if field.help:
            self.tell("", None)

    def tell(self, state: str, message: Text | None) -> None:
        """Show an error ("bad"), a warning ("warn"), a confirmation ("ok"), or the help again ("")."""
        words = self.look.tr(message or self.editor.field.help)
        if self._below is None and words:
            self._below = _Below(self.look)
            self._column.insertWidget(2, self._below)
        if self._below:
            self._below.tell(state, words)
        self.state = state
        self.editor.set_state("bad" if state == "bad" else "", words)


class _Below(QWidget):
    """A sign and a sentence under a field; made when there is first something to say."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sign = Picture(look, "info", "text-3", 14)
        self._words = label(look, "", "caption", wrap=True)
        line = row(gap=look.px(5))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        self.setLayout(line)

    def tell(self, state: str, words: str) -> None:
        """Say something in the colour of a state, or nothing."""
        self._sign.setVisible(bool(state))
        if state:
            self._sign.show_icon(_SIGNS[state], f"{state}.mark")
        self._words.setText(words)
        _restyle(self._words, state)
        if self.parentWidget():
            self.setVisible(bool(words))


def _restyle(words: QLabel, state: str) -> None:
    if words.property("state") != state:
        words.setProperty("state", state)
        words.style().unpolish(words)
        words.style().polish(words)
