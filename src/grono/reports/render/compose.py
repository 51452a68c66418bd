"""Blocks into pieces, whatever block it is."""

from __future__ import annotations

from collections.abc import Iterable

from grono.reports.document import (
    Block,
    Chart,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)
from grono.reports.render.blocks import Setter
from grono.reports.render.charts import chart
from grono.reports.render.flow import BREAK
from grono.reports.render.piece import Piece
from grono.reports.render.tables import table


def compose(setter: Setter, blocks: Iterable[Block]) -> list[Piece]:
    """The blocks' pieces in order."""
    return [piece for block in blocks for piece in _pieces(setter, block)]


def _pieces(setter: Setter, block: Block) -> list[Piece]:
    match block:
        case Heading():
            return setter.heading(block)
        case Paragraph():
            return setter.paragraph(block)
        case KeyFigures():
            return setter.figures(block)
        case Table():
            return table(setter, block)
        case Chart():
            return chart(setter, block)
        case Signature():
            return setter.signature(block)
        case PageBreak():
            return [BREAK]
        case _:
            raise TypeError(block)
