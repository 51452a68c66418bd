"""Blocks into pieces, whatever block it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from grono.reports.document import (
    Block,
    Chart,
    Fields,
    FormTable,
    Heading,
    KeyFigures,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Ticks,
    Together,
)
from grono.reports.render.blocks import Setter
from grono.reports.render.charts import chart
from grono.reports.render.flow import BREAK
from grono.reports.render.forms import fields, form, ticks, together
from grono.reports.render.piece import Piece
from grono.reports.render.tables import table

_MADE: dict[type[Block], Callable[[Setter, Any], list[Piece]]] = {
    Heading: Setter.heading,
    Paragraph: Setter.paragraph,
    KeyFigures: Setter.figures,
    Table: table,
    Chart: chart,
    Signature: Setter.signature,
    Signatures: Setter.signatures,
    FormTable: lambda setter, block: form(setter, block, compose(setter, block.tail)),
    Fields: fields,
    Ticks: ticks,
    Together: lambda setter, block: together(setter, compose(setter, block.blocks), cut=block.cut),
    PageBreak: lambda _setter, _block: [BREAK],
}


def compose(setter: Setter, blocks: Iterable[Block]) -> list[Piece]:
    """The blocks' pieces in order."""
    return [piece for block in blocks for piece in _MADE[type(block)](setter, block)]
