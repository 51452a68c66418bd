"""Results of tests out of a list: points before and after, or the answers to each question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grono.domain.ids import Id
from grono.domain.text import Text, _, n_
from grono.domain.training import Edition, TestPhase
from grono.exchange.activities import answers
from grono.exchange.activities.participants import NOBODY, SEVERAL
from grono.exchange.activities.whoever import People, candidates_of
from grono.exchange.importers import Importer, hint
from grono.exchange.plan import Plan, Progress
from grono.exchange.planners import Message
from grono.exchange.rows import Candidate, Decision, Issue, OnMatch, Outcome, PlannedRow, ReadRow
from grono.exchange.sheets import Cell
from grono.exchange.values import CellProblem, Context
from grono.exchange.values.parsing import PERSON_COMPOSITES, Target
from grono.exchange.values.words import plain
from grono.services.activities.taking_part import participants
from grono.services.editing import title_of
from grono.services.fields import PERSON_FIELDS
from grono.services.training import results
from grono.services.training.courses import course
from grono.services.training.questions import Asked, test_of
from grono.services.training.results import Score
from grono.store.store import Store

_POINTS = re.compile(
    r"(\d{1,4})(?:[.,]0+)?(?:\s*(?:/|z|of|out of)\s*(\d{1,4})(?:[.,]0+)?)?(?:\s*(?:pkt|p)\.?)?"
)
_OF_PERSON = ("family_name", "given_name", "emails")
_HEADERS = {
    "pre": ("pre test", "pretest", "test wstępny", "wynik przed", "przed szkoleniem", "punkty przed"),
    "post": ("post test", "posttest", "test końcowy", "wynik po", "po szkoleniu", "punkty po"),
    "points": ("wynik", "punkty", "liczba punktów", "score", "points", "total points", "suma punktów"),
    "maximum": ("maksimum", "maks", "max", "z ilu", "punktów do zdobycia", "maximum"),
}


def importer(asked: Sequence[Asked]) -> Importer:
    """The list of results of one test; asked: the questions of the programme, if it has any."""
    titles = {
        "pre": _("Points before the training"),
        "post": _("Points after the training"),
        "points": _("Points"),
        "maximum": _("Points that can be reached"),
    }
    return Importer(
        "test",
        _("Test results"),
        "test_result",
        tuple(one for one in PERSON_FIELDS if one.key in _OF_PERSON),
        (
            *PERSON_COMPOSITES,
            hint("registration_id", _("Record id of the registration")),
            *(_of_points(name, title) for name, title in titles.items()),
            *answers.targets(asked),
        ),
        like=("people",),
        words=answers.words(asked) | {word: name for name, said in _HEADERS.items() for word in said},
    )


def _of_points(name: str, title: Text) -> Target:
    return Target(name, title, lambda cell, context: {name: points(cell, context)}, ())


def points(cell: Cell, _context: Context) -> Score:
    """Points, of how many where the cell says so: "12 / 20"; 0 is a maximum that is not told."""
    found = _POINTS.fullmatch(plain(cell).casefold())
    if not found:
        raise CellProblem(
            _("“{value}” is no number of points. Write it like 12 or 12/20.", value=plain(cell))
        )
    return Score(int(found[1]), int(found[2] or 0))


@dataclass(frozen=True)
class TestPlanner:
    """Decides what becomes of the rows of a list of results. phase: of what says neither before nor after."""

    __test__ = False

    store: Store
    edition: str
    phase: TestPhase = TestPhase.POST

    def plan(
        self,
        rows: Sequence[ReadRow],
        on_match: OnMatch,
        decisions: Mapping[int, Decision],
        progress: Progress | None,
    ) -> Plan:
        """Every row beside what its person had before."""
        desk = _Desk(self, on_match)
        planned: list[PlannedRow] = []
        for done, row in enumerate(rows, start=1):
            planned.append(desk.row(row, decisions.get(row.number)))
            if progress:
                progress(done, len(rows))
        return Plan(tuple(planned), (), desk.write if desk.waits else None)

    def message(self, source: str) -> Message:
        """The name of the step."""
        name = title_of(self.store, self.edition)
        return lambda n: n_(
            "Import the test results of {n} person at {name} from {file}",
            "Import the test results of {n} people at {name} from {file}",
            n,
            name=name,
            file=source,
        )


class _Desk:
    """Takes in the results of one person after the other."""

    def __init__(self, wish: TestPlanner, on_match: OnMatch) -> None:
        self._wish, self._on_match = wish, on_match
        self._course = course(wish.store, wish.edition)
        self._asked = test_of(wish.store, self._course.programme.id)
        self._people = People(participants(wish.store, Edition.table, wish.edition))
        self._known = results.results(wish.store, wish.edition)
        self._most = sum(one.question.points for one in self._asked)
        self._scores: dict[TestPhase, dict[Id, Score]] = {phase: {} for phase in TestPhase}
        self._answers: dict[Id, dict[str, int | None]] = {}

    @property
    def waits(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._answers) or any(self._scores.values())

    def write(self) -> None:
        """Enter what was decided."""
        store, edition = self._wish.store, self._wish.edition
        for phase, scores in self._scores.items():
            for most in {score.maximum for score in scores.values()}:
                same: dict[str, int | None] = {
                    id: one.points for id, one in scores.items() if one.maximum == most
                }
                results.record(store, edition, phase, same, most)
        if self._answers:
            results.record_answers(store, self._course, self._wish.phase, {**self._answers})

    def row(self, row: ReadRow, decision: Decision | None) -> PlannedRow:
        """The fate of one row."""
        if decision and decision.outcome is Outcome.SKIPPED:
            return _fate(row, Outcome.SKIPPED)
        if any(issue.refuses for issue in row.issues):
            return _fate(row, Outcome.REFUSED)
        meant = self._people.find(row.values, decision.record if decision else None)
        if len(meant) != 1:
            return _fate(row, Outcome.REFUSED, SEVERAL if meant else NOBODY, candidates_of(meant))
        return self._person(row, meant[0].registration.id)

    def _person(self, row: ReadRow, id: Id) -> PlannedRow:
        marked = self._marked(row.values)
        scores = self._given(row.values, marked)
        if not scores:
            return _fate(row, Outcome.REFUSED, _NOTHING)
        if any(not score.maximum > 0 or score.points > score.maximum for score in scores.values()):
            return _fate(row, Outcome.REFUSED, _OF_HOW_MANY)
        had = self._had(id)
        if all(had.get(phase) == score for phase, score in scores.items()):
            return _fate(row, Outcome.UNCHANGED, id=id)
        if any(phase in had for phase in scores) and self._on_match is OnMatch.SKIP:
            return _fate(row, Outcome.SKIPPED, id=id)
        for phase, score in scores.items():
            if not (marked and phase is self._wish.phase):
                self._scores[phase][id] = score
        if marked:
            self._answers[id] = marked
        changed = any(phase in had for phase in scores)
        return _fate(row, Outcome.CHANGED if changed else Outcome.CREATED, id=id)

    def _marked(self, values: Mapping[str, Any]) -> dict[str, int | None]:
        keys = [answers.question_key(place) for place in range(1, len(self._asked) + 1)]
        if not any(key in values for key in keys):
            return {}
        return {one.question.id: values.get(key) for key, one in zip(keys, self._asked, strict=True)}

    def _given(self, values: Mapping[str, Any], marked: Mapping[str, int | None]) -> dict[TestPhase, Score]:
        """Answers tell more than the points of a form; a column of its own tells the maximum."""
        found: dict[TestPhase, Score] = {}
        most = values["maximum"].points if "maximum" in values else self._most
        for name, phase in (("points", self._wish.phase), ("pre", TestPhase.PRE), ("post", TestPhase.POST)):
            if name in values:
                found[phase] = Score(values[name].points, values[name].maximum or most)
        if marked:
            found[self._wish.phase] = results.scored(self._asked, marked)
        return found

    def _had(self, id: Id) -> dict[TestPhase, Score]:
        result = self._known.get(id)
        had = {TestPhase.PRE: result.pre, TestPhase.POST: result.post} if result else {}
        return {phase: score for phase, score in had.items() if score is not None}


def _fate(
    row: ReadRow,
    outcome: Outcome,
    why: Text | None = None,
    candidates: tuple[Candidate, ...] = (),
    id: Id | None = None,
) -> PlannedRow:
    title = " ".join(str(row.values[key]) for key in ("family_name", "given_name") if row.values.get(key))
    issues = (*row.issues, Issue("", "", why)) if why else row.issues
    return PlannedRow(row.number, outcome, id, title, issues, candidates, hidden=row.hidden)


_NOTHING = _("There is no result in this row.")
_OF_HOW_MANY = _("Of how many points? Write 12/20, or add a column with the points that can be reached.")
