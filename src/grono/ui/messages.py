"""What is said over the window: questions named by their action, errors in three rows, bugs to copy."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from grono import paths
from grono.domain.text import Text, UserError, _
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, rule
from grono.ui.widgets.parts import Pairs, Picture

Answer = tuple[str, object, Kind]
"""The key of an answer, the words on its button, and how much weight it has."""


class Message(Dialog):
    """A sign, a title, what there is to say, and buttons named by what they do."""

    def __init__(
        self,
        look: Look,
        title: object,
        answers: Sequence[Answer],
        *,
        width: int = 640,
        sign: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(look, title, width=width)
        px = look.px
        heading = label(look, title, "heading", wrap=True)
        self.inside = column(heading, gap=px(8))
        head = row(gap=px(16))
        if sign:
            head.addLayout(column(Picture(look, *sign, 26), None))
        head.addLayout(self.inside, 1)
        self.body.addLayout(head)
        self.body.addStretch(1)
        self.body.addWidget(rule())
        self.buttons = row(None, gap=px(8))
        self._made: dict[str, Button] = {}
        self.body.addLayout(self.buttons)
        for key, words, kind in answers:
            button = Button(look, words, lambda key=key: self.answer(key), kind=kind)
            self.buttons.addWidget(button)
            self._made[key] = button
            if kind is Kind.PRIMARY:
                self.default = button

    def tell(self, widget: QWidget) -> None:
        """Add something below the title."""
        self.inside.addWidget(widget)


class Confirm(Message):
    """A question whose buttons say what happens; only where there is no way back."""

    def __init__(
        self, look: Look, question: object, explanation: object, action: object, *, destructive: bool = False
    ) -> None:
        kind = Kind.DANGER if destructive else Kind.PRIMARY
        answers = (("", _("Cancel"), Kind.SECONDARY), ("yes", action, kind))
        super().__init__(look, question, answers, width=480)
        self.tell(label(look, explanation, "secondary", wrap=True))
        self._first = self._made[""] if destructive else None

    def first_focus(self) -> QWidget | None:
        return self._first or self.default


class ErrorDialog(Message):
    """What happened, why, and what to do; the data is safe, and the title says what failed."""

    def __init__(
        self, look: Look, error: UserError, answers: Sequence[Answer] = (), details: str = ""
    ) -> None:
        given = answers or (("", _("Close"), Kind.PRIMARY),)
        title = error.what if error.why or error.todo else _("That did not work")
        super().__init__(look, title, given, sign=("warning-circle-fill", "bad.mark"))
        safe = _("Nothing was changed. The data in the register is safe.")
        happened = safe if title is error.what else error.what
        rows = ((_("What happened"), happened), (_("Why"), error.why), (_("What to do"), error.todo))
        self.tell(Pairs(look, [(name, text) for name, text in rows if text], strong=True))
        if details:
            self.tell(Details(look, details))


class Details(QWidget):
    """Technical details, folded, with a button that copies them."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._text = text
        self._fold = LinkButton(look, _("Technical details"), self.toggle, icon="caret-right")
        self._shown = QPlainTextEdit(text)
        self._shown.setReadOnly(True)
        self._shown.setTabChangesFocus(True)
        self._shown.setFixedHeight(look.px(140))
        self._shown.setAccessibleName(look.tr(_("Technical details")))
        self._copy = Button(look, _("Copy"), self.copy, icon="copy", kind=Kind.QUIET, small=True)
        below = column(self._shown, row(self._copy, None), gap=look.px(8))
        self._below = holding(below)
        self._below.hide()
        self.setLayout(column(row(self._fold, None), self._below, gap=look.px(8)))

    def toggle(self) -> None:
        """Fold or unfold."""
        self._below.setVisible(self._below.isHidden())
        self._fold.set_icon("caret-right" if self._below.isHidden() else "caret-down")
        if parent := self.parentWidget():
            parent.updateGeometry()

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)


class BugDialog(Message):
    """Something that should not happen: say so, keep calm, offer the text to send."""

    def __init__(self, look: Look, error: BaseException) -> None:
        title = _("The program made a mistake")
        super().__init__(
            look, title, (("", _("Close"), Kind.PRIMARY),), sign=("warning-circle-fill", "bad.mark")
        )
        self.tell(
            Pairs(
                look,
                (
                    (
                        _("What happened"),
                        _("The last action was not finished. What was saved before is safe."),
                    ),
                    (_("Why"), _("It is a fault of the program, not yours.")),
                    (_("What to do"), _("Try again. If it comes back, copy the details and report them.")),
                    (_("Log"), str(paths.log_file())),
                ),
                strong=True,
            )
        )
        self.tell(Details(look, report(error)))


def report(error: BaseException) -> str:
    """What helps to find a bug: versions and the way through the code; no data of the register."""
    from grono import __version__

    where = "".join(traceback.format_exception(error))
    return f"Grono {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n{where}"


def could_not(what: Text, error: OSError) -> UserError:
    """An error of the system about a file, told in three sentences."""
    reason = _("The system says: {reason}.", reason=error.strerror or str(error))
    return UserError(what, reason, _("Close the file elsewhere, or choose another place, and try again."))
