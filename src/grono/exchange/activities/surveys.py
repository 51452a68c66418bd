"""Survey sheets out of a list: a row a sheet, a column a question; what was entered already stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from grono.domain.text import Text, UserError, _, n_
from grono.exchange.activities import answers
from grono.exchange.importers import Importer
from grono.exchange.plan import Plan, Progress
from grono.exchange.planners import Message
from grono.exchange.rows import Decision, Issue, OnMatch, Outcome, PlannedRow, ReadRow
from grono.exchange.values import numbers
from grono.exchange.values.parsing import Target
from grono.services.activities.registering import capacity
from grono.services.editing import title_of
from grono.services.training import surveys
from grono.services.training.questions import Asked, survey_of
from grono.store.store import Store

Answers = Mapping[str, surveys.Answer]
Sheets = Mapping[int, Mapping[Any, surveys.Answer]]


def importer(asked: Sequence[Asked]) -> Importer:
    """The list of sheets of one survey: its columns are the questions, and perhaps the sheet's number."""
    sheet = Target(
        "sheet", _("Number of the sheet"), lambda cell, _context: {"sheet": numbers.people(cell)}, ()
    )
    return Importer(
        "survey",
        _("Survey sheets"),
        "survey_answer",
        (),
        (*answers.targets(asked), sheet),
        words=answers.words(asked) | dict.fromkeys(_NUMBERED, "sheet"),
    )


_NUMBERED = (
    "nr ankiety",
    "numer ankiety",
    "nr arkusza",
    "numer arkusza",
    "sheet",
    "id odpowiedzi",
    "response id",
)


@dataclass(frozen=True)
class SurveyPlanner:
    """Decides what becomes of the rows of a survey of an event or an edition."""

    store: Store
    table: str
    id: str

    def __post_init__(self) -> None:
        capacity(self.store, self.table, self.id)
        if not self.asked:
            raise UserError(_("The survey has no questions."), todo=_("Write its questions first."))

    @property
    def asked(self) -> list[Asked]:
        """The questions of the survey."""
        return survey_of(self.store, self.table, self.id)

    def plan(
        self,
        rows: Sequence[ReadRow],
        on_match: OnMatch,
        decisions: Mapping[int, Decision],
        progress: Progress | None,
    ) -> Plan:
        """A sheet without a number is new unless one with the same answers was entered before."""
        known = surveys.sheets(self.store, self.table, self.id)
        desk = _Desk(self.asked, known, on_match)
        planned: list[PlannedRow] = []
        for done, row in enumerate(rows, start=1):
            planned.append(desk.row(row, decisions.get(row.number)))
            if progress:
                progress(done, len(rows))
        then = partial(surveys.enter_many, self.store, self.table, self.id, desk.entered)
        return Plan(tuple(planned), (), then if desk.entered else None)

    def message(self, source: str) -> Message:
        """The name of the step."""
        name = title_of(self.store, self.id)
        return lambda n: n_(
            "Import {n} survey sheet of {name} from {file}",
            "Import {n} survey sheets of {name} from {file}",
            n,
            name=name,
            file=source,
        )


class _Desk:
    """Takes in sheets one after the other."""

    def __init__(
        self, asked: Sequence[Asked], known: Mapping[int, Mapping[Any, surveys.Answer]], on_match: OnMatch
    ) -> None:
        self._ids = {answers.question_key(place): one.question.id for place, one in enumerate(asked, start=1)}
        self._known: dict[int, Answers] = {sheet: dict(found) for sheet, found in known.items()}
        self._on_match = on_match
        self._unmet = dict(self._known)
        self.entered: dict[int, Answers] = {}

    def row(self, row: ReadRow, decision: Decision | None) -> PlannedRow:
        """The fate of one row."""
        if decision and decision.outcome is Outcome.SKIPPED:
            return _fate(row, Outcome.SKIPPED)
        if any(issue.refuses for issue in row.issues):
            return _fate(row, Outcome.REFUSED)
        given: dict[str, surveys.Answer] = {
            self._ids[key]: value
            for key, value in row.values.items()
            if key in self._ids and isinstance(value, int | str)
        }
        if not given:
            return _fate(row, Outcome.REFUSED, _EMPTY)
        number = row.values.get("sheet")
        return self._numbered(row, number, given) if isinstance(number, int) else self._unnumbered(row, given)

    def _numbered(self, row: ReadRow, sheet: int, given: dict[str, surveys.Answer]) -> PlannedRow:
        if sheet < 1 or sheet in self.entered:
            return _fate(row, Outcome.REFUSED, _NUMBER_TWICE)
        old = self._known.get(sheet)
        if old == given:
            return _fate(row, Outcome.UNCHANGED)
        if old is not None and self._on_match is OnMatch.SKIP:
            return _fate(row, Outcome.SKIPPED)
        self.entered[sheet] = given
        return _fate(row, Outcome.CREATED if old is None else Outcome.CHANGED)

    def _unnumbered(self, row: ReadRow, given: dict[str, surveys.Answer]) -> PlannedRow:
        same = next((sheet for sheet, found in self._unmet.items() if found == given), None)
        if same is not None:
            del self._unmet[same]
            return _fate(row, Outcome.UNCHANGED, _("The same answers as sheet {n}.", n=same), refuses=False)
        self.entered[max((*self._known, *self.entered), default=0) + 1] = given
        return _fate(row, Outcome.CREATED)


def _fate(row: ReadRow, outcome: Outcome, why: Text | None = None, *, refuses: bool = True) -> PlannedRow:
    issues = (*row.issues, Issue("", "", why, refuses)) if why else row.issues
    return PlannedRow(row.number, outcome, None, "", issues, hidden=row.hidden)


_EMPTY = _("No question is answered on this sheet.")
_NUMBER_TWICE = _("This number of a sheet stands here already, or is none.")
