"""A thin line above the page: the sample, read-only, or a warning about the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from grono.ui.look import Look
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import Line
from grono.ui.widgets.layout import row
from grono.ui.widgets.parts import Picture


class Strip(QFrame):
    """One sentence and, at its right, what can be done about it."""

    def __init__(
        self,
        look: Look,
        text: object,
        action: tuple[object, Callable[[], object]] | None = None,
        *,
        state: str = "info",
    ) -> None:
        super().__init__()
        self.setProperty("frame", "strip" if state == "info" else "strip-warn")
        sign = "info" if state == "info" else "warning-fill"
        line = row(
            Picture(look, sign, f"{state}.mark", 16), gap=look.px(10), margins=(look.px(24), look.px(3))
        )
        line.addWidget(Line(look, text, "body", f"{state}.text"), 1)
        if action:
            line.addWidget(LinkButton(look, *action))
        self.setLayout(line)
        self.setAccessibleName(look.tr(text))
