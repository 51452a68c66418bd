"""What a cell is read with, and how it says that it cannot be understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from grono.domain.text import Text


class CellProblem(Exception):
    """A cell that is not understood: what is wrong and what to do, in one message.

    taken: what was taken all the same; then the message is only to be known.
    """

    def __init__(self, message: Text, taken: dict[str, object] | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.taken = taken


@dataclass(frozen=True)
class Context:
    """What is known about the column a cell stands in.

    typed: the file keeps numbers and dates apart from text, so a text has lost no zeros.
    since_1904: bare numbers count days from 1904. month_first: 05/14/2009 in this column.
    family_first: Kowalska Anna in this column. pkd: the version meant where only a code is given.
    """

    header: str = ""
    typed: bool = True
    since_1904: bool = False
    month_first: bool = False
    family_first: bool = False
    pkd: str = "2025"
    year: int = field(default_factory=lambda: date.today().year)
