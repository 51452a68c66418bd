"""The questions of surveys and tests: the standard survey, an activity's own, a programme's test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grono.domain.cluster import Register
from grono.domain.ids import Id, new_id
from grono.domain.questions import Question, Questionnaire, QuestionOption
from grono.domain.text import UserError, _
from grono.domain.training import Programme
from grono.services.editing import title_of
from grono.services.parts.single import trashed
from grono.store.store import Store


@dataclass(frozen=True)
class Asked:
    """A question with its possible answers, which only a choice has."""

    question: Question
    options: tuple[QuestionOption, ...] = ()

    @property
    def right(self) -> int | None:
        """The position of the right answer, from 1; None where there is none."""
        return next((option.position for option in self.options if option.right), None)


def survey_of(store: Store, table: str, id: str) -> list[Asked]:
    """The survey of an event or an edition: its own questions, or else the standard ones."""
    return _asked(store, table, id, Questionnaire.SURVEY) or standard_survey(store)


def has_own_survey(store: Store, table: str, id: str) -> bool:
    """Whether an event or an edition asks its own questions."""
    return bool(_asked(store, table, id, Questionnaire.SURVEY))


def standard_survey(store: Store) -> list[Asked]:
    """The questions of the register itself."""
    where = "subject_table = ? AND questionnaire = ?"
    return _with_options(store, store.all(Question, where, (Register.table, Questionnaire.SURVEY), _ORDER))


def test_of(store: Store, programme_id: str) -> list[Asked]:
    """The questions of a programme's test; empty where only points are entered."""
    return _asked(store, Programme.table, programme_id, Questionnaire.TEST)


def save_questions(
    store: Store, table: str, id: str, questionnaire: Questionnaire, asked: Sequence[Asked]
) -> None:
    """Let a record ask exactly these questions, in this order; those that fall away go to the trash.

    A question that was answered stays in the register with its answers. Raises UserError for an empty one.
    """
    for one in asked:
        for problem in one.question.problems().values():
            raise UserError(problem)
    before = _asked(store, table, id, questionnaire)
    rows = [_placed(one, table, id, questionnaire, at) for at, one in enumerate(asked, start=1)]
    kept = {one.question.id for one in rows} | {option.id for one in rows for option in one.options}
    old = [row for one in before for row in (one.question, *one.options)]
    with store.step(_("Questions of {name}", name=title_of(store, id))):
        store.save_many([one.question for one in rows])
        store.save_many([option for one in rows for option in one.options])
        store.save_many([trashed(row) for row in old if row.id not in kept])


def copied(asked: Sequence[Asked]) -> list[Asked]:
    """The same questions as new rows, to be saved for another record."""
    return [_copy(one) for one in asked]


def make_own(store: Store, table: str, id: str) -> list[Asked]:
    """Give an event or an edition the standard questions as its own, to be changed."""
    if not has_own_survey(store, table, id):
        save_questions(store, table, id, Questionnaire.SURVEY, copied(standard_survey(store)))
    return survey_of(store, table, id)


def _copy(one: Asked) -> Asked:
    question = replace(one.question, id=new_id())
    options = (replace(option, id=new_id(), question_id=question.id) for option in one.options)
    return Asked(question, tuple(options))


def _placed(one: Asked, table: str, id: str, questionnaire: Questionnaire, position: int) -> Asked:
    question = replace(
        one.question,
        subject_table=table,
        subject_id=Id(id),
        questionnaire=questionnaire,
        position=position,
    )
    options = tuple(
        replace(option, question_id=question.id, position=at)
        for at, option in enumerate(one.options, start=1)
    )
    return Asked(question, options)


def _asked(store: Store, table: str, id: str, questionnaire: Questionnaire) -> list[Asked]:
    where = "subject_table = ? AND subject_id = ? AND questionnaire = ?"
    return _with_options(store, store.all(Question, where, (table, id, questionnaire), _ORDER))


def _with_options(store: Store, questions: list[Question]) -> list[Asked]:
    options = store.of(QuestionOption, [one.id for one in questions])
    return [
        Asked(one, tuple(sorted(options.get(one.id, []), key=lambda option: option.position)))
        for one in questions
    ]


_ORDER = "position, id"
