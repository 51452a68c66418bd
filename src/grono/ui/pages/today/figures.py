"""The cluster in figures; each opens what it counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.text import Text, _, np_
from grono.services.lists import ORGANISATIONS, PEOPLE, Listing, Query
from grono.services.views import STANDARD
from grono.ui.page import Desk
from grono.ui.records.rows import Tiles
from grono.ui.widgets.parts import Tile, card

_FIGURES: tuple[tuple[str, Callable[[int], Text]], ...] = (
    ("members", lambda n: np_("figure", "member", "members", n)),
    ("sme", lambda n: np_("figure", "SME", "SMEs", n)),
    ("candidates", lambda n: np_("figure", "candidate", "candidates", n)),
)


def figures_card(desk: Desk) -> QFrame:
    """How many members, SMEs, candidates and people there are."""
    store, go, look = desk.store, desk.go, desk.look
    organisations = Listing(store, ORGANISATIONS)
    views = {key: filters for key, _title, filters in STANDARD[ORGANISATIONS.key]}
    tiles: list[QWidget] = []
    for key, name in _FIGURES:
        count = organisations.count(Query(filters=views[key]))
        tiles.append(Tile(look, count, name(count), lambda key=key: go("members", view=key)))
    people = Listing(store, PEOPLE).count(Query())
    tiles.append(
        Tile(look, people, np_("figure", "person", "people", people), lambda: go("people", view="all"))
    )
    title = _("The cluster in figures")
    return card(look, Tiles(look, tiles, least=76, most=4, gap=8), title=title)
