"""A card with nothing to say shrinks to one calm sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from grono.ui.look import Look
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import holding, row
from grono.ui.widgets.parts import Picture


def calm(look: Look, sentence: object, title: object) -> QFrame:
    """One line on a card; title is its name for a screen reader."""
    words = label(look, sentence, "secondary", wrap=True)
    line = row(
        Picture(look, "check-circle", "ok.mark", 18), gap=look.px(10), margins=(look.px(16), look.px(10))
    )
    line.addWidget(words, 1)
    return holding(line, frame="card", name=look.tr(title))
