"""Satisfaction surveys: sheets at keyboard speed, means, and small groups that say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import training

from grono.domain.ids import Id
from grono.domain.questions import Question, QuestionKind, Questionnaire
from grono.domain.text import UserError
from grono.services.training import questions, surveys
from grono.services.training.questions import Asked
from grono.store.store import Store

SHEETS = ("54535 10", "44444 9", "5 5 - 4 5 6", "3,4,4,4,4,8")


def entered(store: Store) -> str:
    """An edition with four sheets of the standard survey; its id."""
    edition = training.training(store, attended=False).edition.id
    asked = questions.survey_of(store, "edition", edition)
    for text in SHEETS:
        sheet = surveys.next_sheet(store, "edition", edition)
        answers = surveys.typed(text, asked)
        surveys.enter(store, "edition", edition, sheet, {**answers, asked[6].question.id: f"uwaga {sheet}"})
    return edition


def test_the_standard_survey_asks_what_offices_ask(store: Store) -> None:
    """Organisation, trainer, content, materials, usefulness, recommendation, open (domain.md 3.4)."""
    kinds = [one.question.kind for one in questions.standard_survey(store)]
    assert kinds == [QuestionKind.SCALE] * 5 + [QuestionKind.RECOMMENDATION, QuestionKind.OPEN]


def test_sheets_are_counted_into_means_distributions_and_the_score(store: Store) -> None:
    found = surveys.summary(store, "edition", entered(store))
    assert (found.sheets, found.hidden) == (4, False)
    first, third, sixth, last = (found.questions[at] for at in (0, 2, 5, 6))
    assert first.mean == pytest.approx((5 + 4 + 5 + 3) / 4)
    assert first.distribution == {1: 0, 2: 0, 3: 1, 4: 1, 5: 2}
    assert third.n == 3
    # 10 and 9 recommend, 8 is neutral, 6 does not: (2 - 1) / 4
    assert sixth.score == pytest.approx(0.25)
    assert last.words == ("uwaga 1", "uwaga 2", "uwaga 3", "uwaga 4")
    assert last.mean is None


def test_fewer_than_three_answers_say_nothing(store: Store) -> None:
    edition = entered(store)
    surveys.remove(store, "edition", edition, 1)
    surveys.remove(store, "edition", edition, 2)
    found = surveys.summary(store, "edition", edition)
    assert found.hidden
    assert all(one.hidden and one.mean is None and not one.words for one in found.questions)
    assert {one.n for one in found.questions} == {1, 2}


def test_a_sheet_entered_again_replaces_what_it_said(store: Store) -> None:
    edition = entered(store)
    asked = questions.survey_of(store, "edition", edition)
    surveys.enter(store, "edition", edition, 2, surveys.typed("1-1115", asked))
    assert list(surveys.sheets(store, "edition", edition)[2].values()) == [1, 1, 1, 1, 5]
    assert surveys.next_sheet(store, "edition", edition) == 5
    store.undo()
    assert surveys.sheets(store, "edition", edition)[2][asked[0].question.id] == 4


@pytest.mark.parametrize(
    ("text", "why"),
    [("5453510 1", "7 marks were typed for 6"), ("64535 9", "from 1 to 5, not 6"), ("5453x? 1", "no mark")],
)
def test_wrong_marks_are_refused_with_the_reason(text: str, why: str, store: Store) -> None:
    with pytest.raises(UserError, match=why):
        surveys.typed(text, questions.standard_survey(store))


def test_nothing_is_entered_where_one_sheet_is_wrong(store: Store) -> None:
    edition = entered(store)
    first = questions.standard_survey(store)[0].question.id
    with pytest.raises(UserError, match="from 1 to 5, not 7"):
        surveys.enter_many(store, "edition", edition, {8: {first: 5}, 9: {first: 7}})
    with pytest.raises(UserError, match="numbered from 1"):
        surveys.enter(store, "edition", edition, 0, {})
    surveys.enter(store, "edition", edition, 8, {"unknown": 5})
    assert max(surveys.sheets(store, "edition", edition)) == 4


def test_own_questions_begin_as_the_standard_ones_and_can_be_changed(store: Store) -> None:
    edition = training.training(store, attended=False).edition.id
    own = questions.make_own(store, "edition", edition)
    assert [one.question.text for one in questions.make_own(store, "edition", edition)] == [
        one.question.text for one in own
    ]
    kept = [Asked(replace(own[1].question, text="Prowadząca?")), own[0]]
    questions.save_questions(store, "edition", edition, Questionnaire.SURVEY, kept)
    found = questions.survey_of(store, "edition", edition)
    assert [(one.question.position, one.question.text) for one in found] == [
        (1, "Prowadząca?"),
        (2, own[0].question.text),
    ]
    empty = [Asked(replace(own[0].question, text=" "))]
    with pytest.raises(UserError, match="question is empty"):
        questions.save_questions(store, "edition", edition, Questionnaire.SURVEY, empty)


def recommendation() -> Asked:
    """A question from 0 to 10."""
    subject = {"subject_table": "register", "subject_id": Id("x")}
    kinds = {"questionnaire": Questionnaire.SURVEY, "kind": QuestionKind.RECOMMENDATION}
    return Asked(Question(position=1, text="?", **subject, **kinds))


@given(st.lists(st.integers(0, 10), max_size=30))
def test_the_score_lies_between_all_against_and_all_for(marks: list[int]) -> None:
    found = surveys.summarised(recommendation(), marks)
    assert found.n == len(marks)
    if len(marks) < surveys.SMALLEST:
        assert found.hidden
        assert (found.mean, found.score, dict(found.distribution)) == (None, None, {})
    else:
        assert found.score is not None
        assert -1 <= found.score <= 1
        assert sum(found.distribution.values()) == len(marks)
