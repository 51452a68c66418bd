"""Satisfaction surveys: anonymous sheets entered at the keyboard or imported, and what they say together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean

from grono.domain.ids import Id
from grono.domain.questions import SCALES, QuestionKind, SurveyAnswer
from grono.domain.text import UserError, _, n_
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.services.training.questions import Asked, survey_of
from grono.store.store import Store

SMALLEST = 3
"""Answers of fewer people than this are not shown, so that nobody can be made out."""

Answer = int | str | None
"""A mark, or words where the question is open; None is a question left out."""

_SIGNS = re.compile(r"[\s,;]+")
_ANSWER = re.compile(r"10|\d|[a-z]|[-–.]")


@dataclass(frozen=True, kw_only=True)
class QuestionSummary:
    """What a group answered to one question. n: how many answered it. hidden: fewer than SMALLEST did, and
    nothing else is told. distribution: how many gave each mark, those that nobody gave too. score: the share
    of 9 and 10 less the share of 0 to 6 (NPS, between -1 and 1); only for a recommendation."""

    asked: Asked
    n: int
    hidden: bool
    mean: float | None = None
    distribution: Mapping[int, int] = field(default_factory=dict[int, int])
    score: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SurveySummary:
    """What the sheets of a survey say together. hidden: there are fewer sheets than SMALLEST."""

    sheets: int
    questions: tuple[QuestionSummary, ...]

    @property
    def hidden(self) -> bool:
        """Whether there are too few sheets to say anything."""
        return self.sheets < SMALLEST


def sheets(store: Store, table: str, id: str) -> dict[int, dict[Id, Answer]]:
    """The answers by sheet and question, in the order of the sheets' numbers."""
    found: dict[int, dict[Id, Answer]] = {}
    for row in _rows(store, table, id):
        found.setdefault(row.sheet, {})[row.question_id] = row.words if row.mark is None else row.mark
    return dict(sorted(found.items()))


def next_sheet(store: Store, table: str, id: str) -> int:
    """The number to write on the sheet that is entered next."""
    return max(sheets(store, table, id), default=0) + 1


def enter(store: Store, table: str, id: str, sheet: int, answers: Mapping[str, Answer]) -> None:
    """Enter one sheet by question; what was entered for it before is replaced. One step."""
    enter_many(store, table, id, {sheet: answers})


def enter_many(store: Store, table: str, id: str, entered: Mapping[int, Mapping[str, Answer]]) -> None:
    """Enter sheets by their numbers, each by question; what was entered for them before is replaced.

    One step. Raises UserError for a mark outside the question's scale, and for a sheet number below 1.
    """
    asked = {one.question.id: one for one in survey_of(store, table, id)}
    for sheet, answers in entered.items():
        if sheet < 1:
            raise UserError(_("Sheets are numbered from 1."), todo=_("Correct the number of the sheet."))
        for question, answer in answers.items():
            if one := asked.get(Id(question)):
                _check(one, answer)
    rows = _rows(store, table, id)
    known = {(row.sheet, row.question_id): row for row in rows if row.sheet in entered}
    changed = [
        replace(
            known.get((sheet, Id(question)))
            or SurveyAnswer(subject_table=table, subject_id=Id(id), sheet=sheet, question_id=Id(question)),
            mark=answer if isinstance(answer, int) else None,
            words=answer if isinstance(answer, str) else "",
        )
        for sheet, answers in entered.items()
        for question, answer in answers.items()
        if question in asked and not _is_empty(answer)
    ]
    kept = {row.id for row in changed}
    name = title_of(store, id)
    with store.step(
        n_("Enter {n} survey sheet: {name}", "Enter {n} survey sheets: {name}", len(entered), name=name)
    ):
        store.save_many([*changed, *(trashed(row) for row in known.values() if row.id not in kept)])


def remove(store: Store, table: str, id: str, sheet: int) -> None:
    """Take out a sheet that was entered by mistake."""
    rows = [row for row in _rows(store, table, id) if row.sheet == sheet]
    with store.step(_("Remove survey sheet {sheet}: {name}", sheet=sheet, name=title_of(store, id))):
        store.save_many(map(trashed, rows))


def typed(text: str, asked: Sequence[Asked]) -> dict[str, Answer]:
    """The marks of one sheet typed in one go: "54535 10", a dash for a question left out.

    Open questions are passed over; letters stand for the options of a choice. Raises UserError when a mark is
    outside its scale, or when there are more or fewer marks than questions.
    """
    marked = [one for one in asked if one.question.kind is not QuestionKind.OPEN]
    signs = [sign for part in _SIGNS.split(text.casefold()) for sign in _signs(part)]
    if len(signs) != len(marked):
        raise UserError(
            _("{given} marks were typed for {n} questions.", given=len(signs), n=len(marked)),
            todo=_("Type one mark for each question, and a dash for one that was left out."),
        )
    answers: dict[str, Answer] = {}
    for one, sign in zip(marked, signs, strict=True):
        answers[one.question.id] = _mark(sign)
        _check(one, answers[one.question.id])
    return answers


def summary(store: Store, table: str, id: str) -> SurveySummary:
    """What the sheets of an event or an edition say together; groups that are too small say nothing."""
    entered = sheets(store, table, id)
    return SurveySummary(
        sheets=len(entered),
        questions=tuple(
            summarised(one, [answers.get(one.question.id) for answers in entered.values()])
            for one in survey_of(store, table, id)
        ),
    )


def summarised(one: Asked, answers: Iterable[Answer]) -> QuestionSummary:
    """What the answers to one question say together."""
    given = [answer for answer in answers if not _is_empty(answer)]
    if len(given) < SMALLEST:
        return QuestionSummary(asked=one, n=len(given), hidden=True)
    marks = [answer for answer in given if isinstance(answer, int)]
    words = tuple(sorted(answer for answer in given if isinstance(answer, str)))
    counts = Counter(marks)
    return QuestionSummary(
        asked=one,
        n=len(given),
        hidden=False,
        mean=fmean(marks) if marks and one.question.kind in SCALES else None,
        distribution={mark: counts[mark] for mark in possible(one)},
        score=_score(marks) if marks and one.question.kind is QuestionKind.RECOMMENDATION else None,
        words=words,
    )


def possible(one: Asked) -> range:
    """The marks that a question takes: its scale, or the positions of its options from 1."""
    if one.question.kind in SCALES:
        least, greatest = SCALES[one.question.kind]
        return range(least, greatest + 1)
    return range(1, len(one.options) + 1)


def _score(marks: Sequence[int]) -> float:
    promoters = sum(1 for mark in marks if mark >= 9)
    detractors = sum(1 for mark in marks if mark <= 6)
    return (promoters - detractors) / len(marks)


def _check(one: Asked, answer: Answer) -> None:
    if not isinstance(answer, int) or answer in possible(one):
        return
    marks = possible(one)
    raise UserError(
        _(
            "“{question}” takes a mark from {least} to {greatest}, not {mark}.",
            question=one.question.text,
            least=marks.start,
            greatest=marks.stop - 1,
            mark=answer,
        ),
        todo=_("Look at the sheet again and correct the mark."),
    )


def _signs(part: str) -> list[str]:
    found = _ANSWER.findall(part)
    if "".join(found) != part:
        raise UserError(_("“{part}” is no mark.", part=part), todo=_("Type digits, letters and dashes only."))
    return found


def _mark(sign: str) -> int | None:
    if sign in "-–.":
        return None
    return int(sign) if sign.isdigit() else ord(sign) - ord("a") + 1


def _is_empty(answer: Answer) -> bool:
    return answer is None or (isinstance(answer, str) and not answer.strip())


def _rows(store: Store, table: str, id: str) -> list[SurveyAnswer]:
    return store.all(SurveyAnswer, "subject_table = ? AND subject_id = ?", (table, id), "sheet, id")
