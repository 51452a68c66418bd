"""One import in the making: the file, its sheet and header, the mapping, what a person mended and decided."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grono.domain.entity import Entity
from grono.domain.text import UserError, _
from grono.exchange import layouts
from grono.exchange.columns import Assignment, Confidence, assign, find_column, suggest
from grono.exchange.importers import Importer
from grono.exchange.importing import carry_out
from grono.exchange.lines import read_table
from grono.exchange.plan import Plan, Progress
from grono.exchange.planners import Planner, planner_of
from grono.exchange.reading import RowReader, is_own
from grono.exchange.recognition import Recogniser
from grono.exchange.rows import Decision, OnMatch, ReadRow
from grono.exchange.sandbox import read_book
from grono.exchange.sheets import Book, Sheet
from grono.exchange.table import Table
from grono.store.journal import StepKind
from grono.store.store import Store


def open_draft(
    store: Store,
    importer: Importer,
    path: Path,
    planner: Planner | None = None,
    *,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Draft:
    """Read a foreign file and suggest how to import it; nothing is written."""
    return Draft(store, importer, read_book(path, progress=progress, cancelled=cancelled), planner)


class Draft:
    """What the wizard shows and the command line is told; only carry_out changes the register."""

    table: Table
    assignments: tuple[Assignment, ...]
    layout: layouts.Layout | None
    """The layout of the same headers, when such a list was imported before."""

    def __init__(self, store: Store, importer: Importer, book: Book, planner: Planner | None = None) -> None:
        self.store = store
        self._planner = planner or planner_of(store, importer.key)
        self.importer = importer
        self.book = book
        self.on_match = OnMatch.UPDATE
        self.decisions: dict[int, Decision] = {}
        self.mended: dict[tuple[int, int], str] = {}
        self._recogniser = Recogniser(importer)
        self._rows: list[ReadRow] | None = None
        self.choose_sheet(self._best_sheet().name)

    @property
    def sheet(self) -> Sheet:
        """The sheet that the list is on."""
        return self.table.sheet

    @property
    def source(self) -> str:
        """The file's name."""
        return self.book.source

    def beside(self, plan: Plan) -> dict[str, object]:  # noqa: ARG002 - logs and the like have more to tell
        """Nothing beside the rows."""
        return {}

    def choose_sheet(self, name: str, header_row: int = 0) -> None:
        """Take the list from a sheet; its header is found, or stands in the given row."""
        sheet = next((sheet for sheet in self.book.sheets if sheet.name == name), None)
        if sheet is None:
            known = ", ".join(sheet.name for sheet in self.book.sheets)
            raise UserError(
                _("There is no sheet “{name}” in {file}.", name=name, file=self.book.source),
                todo=_("Its sheets are: {known}.", known=known),
            )
        if not 0 <= header_row <= len(sheet.rows):
            raise UserError(_("The sheet “{name}” has no row {row}.", name=name, row=header_row))
        self.table = read_table(sheet, self._recogniser, header_row)
        self.layout = layouts.find(self.store, self.importer, self.table.columns)
        kept = self.layout.mapping if self.layout else None
        self.assignments = suggest(self.table, self.importer, self._recogniser, kept)
        self.decisions.clear()
        self.mended.clear()
        self._rows = None

    def assign(self, column: str, target: str) -> None:
        """Map a column, named by its header or letter, by hand; an empty target leaves it out."""
        self.assignments = assign(self.assignments, column, target, self.importer)
        self._rows = None

    def mend(self, row: int, column: str, text: str) -> None:
        """Type a cell anew, in this import only."""
        index = find_column(self.assignments, column).column.index
        self.mended[row, index] = text
        if self._rows is not None:
            line = next(line for line in self.table.lines if line.number == row)
            fresh = self._reader().row(line, self.mended)
            self._rows = [fresh if read.number == row else read for read in self._rows]

    def decide(self, row: int, decision: Decision | None) -> None:
        """What shall become of a row; None leaves it to the rule again."""
        if decision is None:
            self.decisions.pop(row, None)
        else:
            self.decisions[row] = decision

    def rows(self) -> Sequence[ReadRow]:
        """Every row as it is understood."""
        if self._rows is None:
            with kept_alive():
                self._rows = list(self._reader().rows(self.table.lines, self.mended))
        return self._rows

    def row(self, number: int) -> ReadRow:
        """One row as it is understood, by its number on the sheet."""
        line = next(line for line in self.table.lines if line.number == number)
        return self._reader().row(line, self.mended)

    def plan(self, progress: Progress | None = None) -> Plan:
        """What would become of every row, by the code that writes."""
        if not any(one.target for one in self.assignments):
            raise UserError(
                _(
                    "No column of the sheet “{sheet}” in {file} is understood; name the row of its headers "
                    "or say what the columns hold.",
                    sheet=self.sheet.name,
                    file=self.book.source,
                )
            )
        rows = self.rows()
        with kept_alive():
            return self._planner.plan(rows, self.on_match, self.decisions, progress)

    def carry_out(self, plan: Plan, progress: Progress | None = None) -> bool:
        """Write a plan as one step; False when there was nothing to write.

        The layout is remembered beside it, so that taking the import back does not forget how it was mapped.
        """
        message = self._planner.message(self.book.source)
        with kept_alive():
            written = carry_out(self.store, plan, message, progress)
        if written and not is_own(self.assignments):
            with self.store.step(_("Remember the layout of {file}", file=self.book.source), StepKind.SEED):
                self.store.save_many(self._layout())
        return written

    def _layout(self) -> Iterator[Entity]:
        source, sheet = self.book.source, self.sheet.name
        return layouts.remembered(self.store, self.importer, self.assignments, source, sheet)

    def _reader(self) -> RowReader:
        typed = self.book.kind not in ("text", "html")
        return RowReader(self.table, self.assignments, self.importer, typed=typed)

    def _best_sheet(self) -> Sheet:
        """The visible sheet whose headers are understood best, else the first that holds anything."""
        filled = [sheet for sheet in self.book.sheets if not sheet.is_empty]
        visible = [sheet for sheet in filled if not sheet.hidden] or filled
        return max(visible, key=self._understood) if len(visible) > 1 else visible[0]

    def _understood(self, sheet: Sheet) -> int:
        table = read_table(sheet, self._recogniser)
        return (
            sum(1 for column in table.columns if self._recogniser.known(column.header)) if table.lines else 0
        )


@contextmanager
def kept_alive() -> Iterator[None]:
    """Hundreds of thousands of objects are made here and all stay: no use looking for garbage among them.

    Freezing and thawing makes them old at once, without the look that turning the collector on would bring.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if collecting:
            gc.enable()


def is_settled(assignment: Assignment) -> bool:
    """Whether nobody needs to look at a mapped column."""
    return assignment.confidence not in (Confidence.CHECK, Confidence.CONTENT)
