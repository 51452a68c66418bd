"""Cards of one size on sheets of paper: badges and table signs, and the layouts that they come in."""

from __future__ import annotations

from dataclasses import dataclass

from grono.domain.text import Text, _
from grono.reports.document import Block, Words


@dataclass(frozen=True)
class CardLayout:
    """Where cards stand on a sheet; all measures in millimetres.

    faces: the fields of the sheet that one card fills, as (left, top, turned); several where it is folded.
    cut: whether the edges are drawn to cut along; folds: lines to fold along, as (x1, y1, x2, y2).
    """

    key: str
    title: Text
    paper: tuple[float, float]
    width: float
    height: float
    faces: tuple[tuple[tuple[float, float, bool], ...], ...]
    cut: bool = False
    folds: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def per_page(self) -> int:
        """How many cards one sheet holds."""
        return len(self.faces)


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands on a card: over is small above the name, under below it, role in a coloured band."""

    name: str
    over: Words = ""
    under: Words = ""
    role: Words = ""


@dataclass(frozen=True)
class Cards(Block):
    """Cards in the order in which they fill the sheets; the first fields may be left free."""

    layout: CardLayout
    cards: tuple[Card, ...]
    skip: int = 0


def _grid(
    left: float, top: float, width: float, height: float, gap: float = 0.0, across: int = 2, down: int = 5
) -> tuple[tuple[tuple[float, float, bool], ...], ...]:
    return tuple(
        ((left + x * (width + gap), top + y * height, False),) for y in range(down) for x in range(across)
    )


_A4, _ACROSS, _A6 = (210.0, 297.0), (297.0, 210.0), (105.0, 148.0)

BADGES = (
    CardLayout("90x55", _("90 × 55 mm, ten to a page"), _A4, 90, 55, _grid(15, 11, 90, 55), cut=True),
    CardLayout("85x54", _("85 × 54 mm, ten to a page"), _A4, 85, 54, _grid(15, 13.5, 85, 54, gap=10)),
    CardLayout("four", _("A6, four to a page"), _A4, 105, 148.5, _grid(0, 0, 105, 148.5, down=2), cut=True),
    CardLayout("a6", _("A6 paper"), _A6, 105, 148, (((0, 0, False),),)),
    CardLayout(
        "folded",
        _("A4, folded twice"),
        _A4,
        105,
        148.5,
        (((105, 148.5, False), (0, 148.5, False)),),
        folds=((0, 148.5, 210, 148.5), (105, 0, 105, 297)),
    ),
)
"""Badges by their layouts: the one list that options, renderer and tests read."""

TABLE_SIGN = CardLayout(
    "sign",
    _("A4, folded along its length"),
    _ACROSS,
    297,
    105,
    (((0, 105, False), (297, 105, True)),),
    folds=((0, 105, 297, 105),),
)
