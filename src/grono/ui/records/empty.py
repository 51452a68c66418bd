"""What stands in the middle of a page of records while there is nothing to list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.records.kinds import Words
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.empty import empty_state


def nothing_yet(
    look: Look,
    words: Words,
    icon: str,
    add: Callable[[], object],
    load: Callable[[], object] | None,
    example: Callable[[], object],
    *,
    read_only: bool,
) -> QWidget:
    """An empty register: what will be here and the ways to begin."""
    ways = [Button(look, words.first, add, icon="plus", kind=Kind.PRIMARY)]
    if load:
        ways.append(Button(look, _("Load from Excel"), load, icon="table"))
    link = LinkButton(look, _("Look at the sample cluster"), example)
    return empty_state(look, f"{icon}-fill", words.empty, words.about, () if read_only else tuple(ways), link)


def nothing_matches(look: Look, words: Words, icon: str, clear: Callable[[], object]) -> QWidget:
    """Filters that leave nothing."""
    again = Button(look, _("Clear filters"), clear, icon="x")
    hint = _("Take a filter away, or search with fewer letters.")
    return empty_state(look, icon, words.nothing, hint, (again,))
