"""The head of a page: where one came from, the title, a line of facts, the actions at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QWidget

from grono.ui.look import Look
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row


class PageHeader(QFrame):
    """Title and actions; tabs may stand below, on the same ground."""

    def __init__(
        self,
        look: Look,
        title: object,
        *,
        facts: object = None,
        actions: Sequence[QWidget] = (),
        back: tuple[object, Callable[[], object]] | None = None,
        below: QWidget | None = None,
        edge: bool = True,
    ) -> None:
        super().__init__()
        self.look = look
        px = look.px
        self.setProperty("frame", "header" if edge else "canvas")
        self.setAccessibleName(look.tr(title))
        self.title = label(look, title, "title")
        self.facts = label(look, facts, "secondary")
        if facts is None:
            self.facts.hide()  # never show() here: without a parent it would open a window
        words = column(gap=0)
        if back:
            words.addLayout(row(LinkButton(look, *back, icon="arrow-left"), None))
            words.addLayout(row(self.title, self.facts, None, gap=px(16)))
        else:
            words.addWidget(self.title)
            words.addWidget(self.facts)
        self._line = row(gap=px(8))
        self._line.addLayout(words, 1)
        self.buttons = row(*actions, gap=px(8))
        self._line.addLayout(self.buttons)
        whole = column(gap=px(6), margins=(px(24), px(10 if back else 14), px(24), 0 if below else px(12)))
        whole.addLayout(self._line)
        if below:
            whole.addWidget(below)
        self.setLayout(whole)

    def set_title(self, title: object, facts: object = None) -> None:
        """Change the words."""
        self.title.setText(self.look.tr(title))
        self.facts.setText(self.look.tr(facts))
        self.facts.setVisible(facts is not None)
