"""Tests before and after a training: points or marked answers in, gain and what is missing out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import fmean

from grono.domain.entity import Entity
from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _
from grono.domain.training import Edition, TestAnswer, TestPhase, TestResult
from grono.services.activities.taking_part import registrations_of
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.services.training.courses import Course
from grono.services.training.questions import Asked, test_of
from grono.store.store import Store


@dataclass(frozen=True)
class Score:
    """Points of so many."""

    points: int
    maximum: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.points / self.maximum


@dataclass(frozen=True)
class Result:
    """What a person reached before and after; None is not known."""

    pre: Score | None = None
    post: Score | None = None

    @property
    def gain(self) -> float | None:
        """How much was learned, as a share of all points: post - pre; None without both tests."""
        return self.post.share - self.pre.share if self.pre and self.post else None

    @property
    def normalised_gain(self) -> float | None:
        """Of what could still be learned, how much was: (post - pre) / (max - pre).

        None without both tests, and where nothing could be learned any more, since pre was all points.
        Source: R. R. Hake, American Journal of Physics 66 (1998) 64.
        """
        if not self.pre or self.gain is None or self.pre.points == self.pre.maximum:
            return None
        return self.gain / (1 - self.pre.share)


@dataclass(frozen=True)
class Comparison:
    """Means of a group. n wrote both tests, and pre, post and gain are theirs; the normalised gain is of
    those for whom it is defined. Shares between 0 and 1, None where nobody counts."""

    n: int
    pre: float | None
    post: float | None
    gain: float | None
    normalised_gain: float | None


def results(store: Store, edition_id: str) -> dict[Id, Result]:
    """What everybody registered for an edition reached, by registration."""
    ids = [one.id for one in registrations_of(store, Edition.table, edition_id)]
    found = store.of(TestResult, ids)
    return {id: _result(found.get(id, [])) for id in ids}


def compare(found: Iterable[Result]) -> Comparison:
    """The means of those who wrote both tests."""
    both = [one for one in found if one.gain is not None]
    normalised = [one.normalised_gain for one in both if one.normalised_gain is not None]
    return Comparison(
        n=len(both),
        pre=_mean(one.pre.share for one in both if one.pre),
        post=_mean(one.post.share for one in both if one.post),
        gain=_mean(one.gain for one in both if one.gain is not None),
        normalised_gain=_mean(normalised),
    )


def tested(store: Store, course: Course) -> bool:
    """Whether an edition has tests: a pass mark, questions, or a result that was entered."""
    if course.programme.pass_mark is not None or test_of(store, course.programme.id):
        return True
    return any(one.pre or one.post for one in results(store, course.edition.id).values())


def missing(store: Store, course: Course) -> dict[TestPhase, list[Id]]:
    """The registrations with a seat whose result is not entered, by phase; none where there are no tests."""
    if not tested(store, course):
        return {phase: [] for phase in TestPhase}
    known = results(store, course.edition.id)
    seated = [one.id for one in registrations_of(store, Edition.table, course.edition.id) if one.seated]
    return {
        TestPhase.PRE: [id for id in seated if known[id].pre is None],
        TestPhase.POST: [id for id in seated if known[id].post is None],
    }


def record(
    store: Store, edition_id: str, phase: TestPhase, points: Mapping[str, int | None], maximum: int
) -> None:
    """Enter points by registration, of so many at most; None clears what was entered. One step.

    Raises UserError when points are less than none or more than the maximum.
    """
    with store.step(_entering(store, edition_id, phase)):
        _write(store, phase, {id: None if n is None else Score(n, maximum) for id, n in points.items()})


def record_answers(
    store: Store,
    course: Course,
    phase: TestPhase,
    marked: Mapping[str, Mapping[str, int | None]],
) -> dict[str, Score]:
    """Enter the marked answers by registration and question; they become points. One step.

    An answer is the position of its option, from 1; None is a question left out. Answers entered before for
    the same person and phase are replaced. Raises UserError for an option that the question does not have.
    """
    asked = test_of(store, course.programme.id)
    scores = {id: scored(asked, answers) for id, answers in marked.items()}
    rows = [row for id, answers in marked.items() for row in _answers(store, id, phase, answers)]
    with store.step(_entering(store, course.edition.id, phase)):
        store.save_many(rows)
        _write(store, phase, dict(scores))
    return scores


def answers_of(store: Store, registration_id: str, phase: TestPhase) -> dict[Id, int]:
    """The answers that a person marked, by question; empty where only points were entered."""
    found = store.of(TestAnswer, [registration_id]).get(registration_id, [])
    return {row.question_id: row.marked for row in found if row.phase is phase}


def scored(asked: Iterable[Asked], answers: Mapping[str, int | None]) -> Score:
    """The points of some marked answers. Raises UserError for an option that is not there."""
    points = maximum = 0
    for place, one in enumerate(asked, start=1):
        maximum += one.question.points
        marked = answers.get(one.question.id)
        if marked is not None and not 1 <= marked <= len(one.options):
            raise UserError(
                _("Question {place} has no answer {marked}.", place=place, marked=letter(marked)),
                todo=_("Look at the sheet again and type the letter that is marked there."),
            )
        if marked is not None and marked == one.right:
            points += one.question.points
    if not maximum:
        raise UserError(
            _("The programme has no test questions."), todo=_("Enter points, or write the questions first.")
        )
    return Score(points, maximum)


def typed(text: str, asked: Iterable[Asked]) -> dict[str, int | None]:
    """Answers typed in one go: "bacd-a" or "2134-1", one sign for a question, a dash for one left out.

    Raises UserError for another sign, or when there are more or fewer signs than questions.
    """
    questions = list(asked)
    signs = [sign for sign in text.casefold() if not sign.isspace() and sign not in ",;"]
    if len(signs) != len(questions):
        raise UserError(
            _("{given} answers were typed for {n} questions.", given=len(signs), n=len(questions)),
            todo=_("Type one letter for each question, and a dash for one that was left out."),
        )
    return {one.question.id: _position(sign) for one, sign in zip(questions, signs, strict=True)}


def letter(position: int) -> str:
    """The letter under which an option is printed: 1 is a."""
    return chr(ord("a") + position - 1) if 1 <= position <= 26 else str(position)


def _position(sign: str) -> int | None:
    if sign in "-–.0":
        return None
    if sign in "123456789":
        return int(sign)
    if "a" <= sign <= "z":
        return ord(sign) - ord("a") + 1
    raise UserError(
        _("“{sign}” is no answer.", sign=sign), todo=_("Type letters such as a, b, c, or a dash.")
    )


def _answers(store: Store, id: str, phase: TestPhase, answers: Mapping[str, int | None]) -> Iterator[Entity]:
    """The rows that change so that a person marked exactly these answers."""
    found = store.of(TestAnswer, [id]).get(id, [])
    known = {row.question_id: row for row in found if row.phase is phase}
    for question, row in known.items():
        marked = answers.get(question)
        yield trashed(row) if marked is None else replace(row, marked=marked)
    for question, marked in answers.items():
        if marked is not None and question not in known:
            yield TestAnswer(registration_id=Id(id), phase=phase, question_id=Id(question), marked=marked)


def _result(rows: Iterable[TestResult]) -> Result:
    by_phase = {row.phase: Score(row.points, row.maximum) for row in rows}
    return Result(by_phase.get(TestPhase.PRE), by_phase.get(TestPhase.POST))


def _write(store: Store, phase: TestPhase, scores: Mapping[str, Score | None]) -> None:
    old = {id: row for id, rows in store.of(TestResult, scores).items() for row in rows if row.phase is phase}
    rows: list[Entity] = []
    for id, score in scores.items():
        known = old.get(id)
        if score is None:
            rows += [trashed(known)] if known else []
            continue
        new = TestResult(registration_id=Id(id), phase=phase, points=score.points, maximum=score.maximum)
        row = replace(known, points=score.points, maximum=score.maximum) if known else new
        for problem in row.problems().values():
            raise UserError(problem)
        rows.append(row)
    store.save_many(rows)


def _entering(store: Store, edition_id: str, phase: TestPhase) -> Text:
    return _("Results of the test {phase}: {name}", phase=phase, name=title_of(store, edition_id))


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return fmean(known) if known else None
