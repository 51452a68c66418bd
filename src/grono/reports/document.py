"""What a report says, before anybody thinks of pages or cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from grono.domain.text import Text
from grono.reports.language import InBoth, Joined, Language, Voice, Words
from grono.wording import Kind

__all__ = ["InBoth", "Joined", "Language", "Voice", "Words"]


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who answers for a paper: the coordinator's legal name, with the cluster's brand beside it."""

    brand: str
    name: str = ""
    nip: str = ""
    address: str = ""
    logo: bytes | None = None
    colour: str = "#1F4E79"


@dataclass(frozen=True)
class Funding:
    """A project that a paper serves: its number and title in a line, and its programme's strip of signs."""

    line: Words
    strip: bytes | None = None


class Block:
    """A part of a document."""


@dataclass(frozen=True)
class Heading(Block):
    """A title within the document; level 1 is a section."""

    words: Words
    level: int = 1
    aside: Words = ""


@dataclass(frozen=True)
class Paragraph(Block):
    """Running text; a note is smaller and grey."""

    words: Words
    note: bool = False


@dataclass(frozen=True)
class Figure:
    """A number with what it counts and, if need be, a line that explains it."""

    value: object
    label: Words
    note: Words = ""
    kind: Kind | None = None


@dataclass(frozen=True)
class KeyFigures(Block):
    """Numbers that are read before anything else."""

    figures: tuple[Figure, ...]


class TableColumn(Protocol):
    """A column as lists declare it once for screen, paper and workbook."""

    @property
    def title(self) -> Words: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def width(self) -> int: ...
    def value(self, row: Any, /) -> object: ...


@dataclass(frozen=True)
class Column:
    """A column of a report's own table; width is in pixels at 100 %, as on the screen."""

    title: Words
    value: Callable[[Any], object]
    kind: Kind = Kind.TEXT
    width: int = 120
    bar: bool = False


@dataclass(frozen=True)
class Table(Block):
    """Rows under columns; the name is the sheet's in a workbook. total is a last row of values."""

    name: Words
    columns: Sequence[TableColumn]
    rows: Sequence[Any]
    total: Sequence[object] = ()
    numbered: bool = False


class ChartKind(StrEnum):
    """How values are drawn."""

    BARS = "bars"
    SHARE = "share"
    STEPS = "steps"


@dataclass(frozen=True)
class Chart(Block):
    """Labelled values as a picture; the title says the message, the unit what is counted.

    whole: what shares are of, where the values do not add up to it; 0 is their sum.
    """

    kind: ChartKind
    title: Words
    items: tuple[tuple[Words, int], ...]
    unit: Words = ""
    whole: int = 0


@dataclass(frozen=True)
class Signature(Block):
    """A sentence, and a line under it to sign on, so many millimetres long; the caption says who signs."""

    words: Words
    caption: Words
    long: int = 66


@dataclass(frozen=True)
class Signatures(Block):
    """Several signatures beside each other."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class Together(Block):
    """Blocks that stand on one page; cut: a line to cut along follows."""

    blocks: tuple[Block, ...]
    cut: bool = False


@dataclass(frozen=True)
class Blank:
    """A field of a form: a line to write on, with what is known already; width is its share of the row."""

    label: Words
    value: object = ""
    width: float = 1.0


@dataclass(frozen=True)
class Fields(Block):
    """Fields of a form beside each other."""

    fields: tuple[Blank, ...]


@dataclass(frozen=True)
class Ticks(Block):
    """Boxes to tick, each with its words."""

    words: tuple[Words, ...]


@dataclass(frozen=True)
class PageBreak(Block):
    """What follows begins a new page."""


@dataclass(frozen=True)
class FormColumn:
    """A column of a table that is filled in by hand; width is its share of the paper.

    value None: the cells are left empty for a pen.
    """

    title: Words
    width: float
    value: Callable[[Any], object] | None = None
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class FormTable(Block):
    """Numbered rows with room to write, each at least height millimetres high.

    blank: numbers of empty rows at the end, which stay on one page together with tail, what follows them;
    all but two are left out where they would begin a page.
    crossed: numbers of rows whose cells for a pen are crossed out; unused: so are the empty rows.
    """

    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[int, Any], ...]
    blank: tuple[int, ...] = ()
    height: float = 10.0
    crossed: frozenset[int] = frozenset()
    unused: bool = False
    tail: tuple[Block, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet(Block):
    """A paper within a file: it begins a page, has its own title and counts its own pages.

    size: of the title's letters. running: what stands in its heads. foot: what is filled in at the foot of
    every page. code: the text of the code in its heads. Where a document has sheets, it has nothing else.
    """

    title: Words
    blocks: tuple[Block, ...]
    subtitle: Words = ""
    lines: tuple[Words, ...] = ()
    size: float = 20.0
    running: Words = ""
    foot: Words = ""
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A paper or a workbook: what it is called, who issues it, for when it holds, and its blocks.

    funding: the projects it serves, named on every page. lacks: what is missing on it, told before printing.
    """

    name: str
    title: Words
    issuer: Issuer
    blocks: tuple[Block, ...]
    language: Language = Language.POLISH
    subtitle: Words = ""
    part: Words = ""
    source: Words = ""
    filters: tuple[Words, ...] = ()
    as_of: date | None = None
    made_on: date | None = None
    sample: bool = False
    landscape: bool = False
    funding: tuple[Funding, ...] = ()
    lacks: tuple[Text, ...] = ()
    voice: Voice = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "voice", Voice(self.language))

    @property
    def tables(self) -> list[Table]:
        """The tables in order, as a workbook has them."""
        return [block for block in self.flat if isinstance(block, Table)]

    @property
    def flat(self) -> list[Block]:
        """All blocks in order, those of sheets among them."""
        parts = ([block, *block.blocks] if isinstance(block, Sheet) else [block] for block in self.blocks)
        return [block for part in parts for block in part]

    @property
    def sheets(self) -> list[Sheet]:
        """The papers in this file; a document without sheets is one."""
        own = [block for block in self.blocks if isinstance(block, Sheet)]
        return own or [
            Sheet(title=self.title, subtitle=self.subtitle, lines=self.filters, blocks=self.blocks)
        ]
