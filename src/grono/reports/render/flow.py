"""Pieces onto pages, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from grono.reports.render.piece import Piece
from grono.reports.render.style import A4, BOTTOM, MARGIN, TOP

Size = tuple[float, float]


@dataclass(slots=True)
class Page:
    """One page: pieces with their top left corner, measured from the bottom left of the paper.

    number: its own and that of its sheet's last page, where the file has several sheets.
    """

    size: Size = A4
    placed: list[tuple[Piece, float, float]] = field(default_factory=list)
    running: str = ""
    bare: bool = False
    foot: str = ""
    code: str = ""
    number: tuple[int, int] | None = None

    def put(self, piece: Piece, left: float, down: float) -> None:
        """Place a piece; down is measured from the top of the paper."""
        self.placed.append((piece, left, self.size[1] - down))


BREAK = Piece("Break")
"""What follows begins a new page."""


def flow(pieces: Sequence[Piece], size: Size = A4, running: str = "", bottom: float = BOTTOM) -> list[Page]:
    """The pieces under each other on as many pages as they need, above a margin of bottom."""
    pages = [Page(size, running=running)]
    limit = size[1] - bottom
    down = TOP
    for whole in _groups(pieces):
        group = _without_spare(whole, limit - down)
        needed = _height(group)
        fresh = down <= TOP
        if group[0] is BREAK or (not fresh and down + needed > limit and needed <= limit - TOP):
            pages, down = _begun(pages, size, running)
        for piece in group:
            if down > TOP and down + piece.before + piece.height > limit:
                pages, down = _begun(pages, size, running)
            down = _placed(pages[-1], piece, down)
    return pages


def _height(group: Sequence[Piece]) -> float:
    return sum(piece.before + piece.height for piece in group)


def _without_spare(group: list[Piece], room: float) -> list[Piece]:
    """The group, without as many of its spare pieces as keep it from fitting, if it then fits."""
    kept = list(group)
    while _height(kept) > room and (spare := next((one for one in reversed(kept) if one.spare), None)):
        kept.remove(spare)
    return kept if _height(kept) <= room else group


def _placed(page: Page, piece: Piece, down: float) -> float:
    at_top = not page.placed
    if at_top and piece.head and piece.head is not piece:
        page.put(piece.head, MARGIN, down)
        down += piece.head.height
        at_top = False
    down += 0 if at_top else piece.before
    if piece is not BREAK:
        page.put(piece, MARGIN, down)
    return down + piece.height


def _begun(pages: list[Page], size: Size, running: str) -> tuple[list[Page], float]:
    if pages[-1].placed:
        pages.append(Page(size, running=running))
    return pages, TOP


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
