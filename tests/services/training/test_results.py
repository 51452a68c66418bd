"""Tests before and after: points, marked answers, gain and what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import training

from grono.domain.questions import Questionnaire
from grono.domain.text import UserError, _
from grono.domain.training import Programme, TestPhase
from grono.services.training import questions, results
from grono.services.training.courses import course
from grono.services.training.editions import new_edition
from grono.services.training.results import Result, Score
from grono.store.store import Store

scores = st.integers(1, 100).flatmap(lambda most: st.builds(Score, st.integers(0, most), st.just(most)))


@given(pre=scores, post=scores)
def test_gain_is_what_was_learned_of_all_and_of_what_was_left(pre: Score, post: Score) -> None:
    found = Result(pre, post)
    assert found.gain == post.share - pre.share
    if pre.points == pre.maximum:
        assert found.normalised_gain is None
    else:
        assert found.normalised_gain is not None
        assert found.normalised_gain <= 1 + 1e-9
        assert found.normalised_gain == pytest.approx((post.share - pre.share) / (1 - pre.share))


@pytest.mark.parametrize("found", [Result(), Result(Score(1, 2)), Result(None, Score(1, 2))])
def test_without_both_tests_there_is_no_gain(found: Result) -> None:
    assert found.gain is None
    assert found.normalised_gain is None


def test_the_means_are_of_those_who_wrote_both(store: Store) -> None:
    made = training.training(store)
    found = results.compare(results.results(store, made.edition.id).values())
    # 8, 7, 8, 14 and 9 of 20 before; 17, 14, 13, 19 and 17 after; the sixth did not write the second
    assert found.n == 5
    assert found.pre == pytest.approx(46 / 100)
    assert found.post == pytest.approx(80 / 100)
    assert found.gain == pytest.approx(0.34)
    assert found.normalised_gain == pytest.approx((9 / 12 + 7 / 13 + 5 / 12 + 5 / 6 + 8 / 11) / 5)
    nobody = results.compare([])
    assert (nobody.n, nobody.pre, nobody.gain, nobody.normalised_gain) == (0, None, None, None)


def test_what_is_missing_is_named_only_where_there_are_tests(store: Store) -> None:
    made = training.training(store)
    held = course(store, made.edition.id)
    assert results.missing(store, held) == {TestPhase.PRE: [], TestPhase.POST: [made.ids[5]]}
    with store.step(_("A programme without tests")):
        bare = store.save(Programme(title="Bez testu"))
    edition = new_edition(store, bare.id, training.sessions())
    training.register_one(store, edition.id)
    assert not any(results.missing(store, course(store, edition.id)).values())


def test_points_can_be_corrected_and_cleared(store: Store) -> None:
    made = training.training(store)
    results.record(store, made.edition.id, TestPhase.PRE, {made.ids[0]: 10, made.ids[1]: None}, 20)
    found = results.results(store, made.edition.id)
    assert found[made.ids[0]].pre == Score(10, 20)
    assert found[made.ids[1]].pre is None
    results.record(store, made.edition.id, TestPhase.PRE, {made.ids[1]: None}, 20)
    with pytest.raises(UserError, match="points lie between"):
        results.record(store, made.edition.id, TestPhase.PRE, {made.ids[0]: 21}, 20)
    store.undo()
    assert results.results(store, made.edition.id)[made.ids[1]].pre == Score(7, 20)


def test_marked_answers_become_points_in_one_step(store: Store) -> None:
    made = training.training(store, attended=False)
    held = course(store, made.edition.id)
    asked = questions.test_of(store, made.programme)
    marked = results.typed("b2", asked)
    first = results.record_answers(store, held, TestPhase.PRE, {made.ids[0]: marked})
    assert first == {made.ids[0]: Score(1, 2)}
    again = results.record_answers(store, held, TestPhase.PRE, {made.ids[0]: results.typed("b -", asked)})
    assert again == {made.ids[0]: Score(1, 2)}
    assert results.answers_of(store, made.ids[0], TestPhase.PRE) == {asked[0].question.id: 2}
    assert results.answers_of(store, made.ids[0], TestPhase.POST) == {}
    results.record_answers(store, held, TestPhase.PRE, {made.ids[0]: results.typed("aa", asked)})
    assert results.results(store, made.edition.id)[made.ids[0]].pre == Score(1, 2)
    store.undo()
    store.undo()
    assert results.answers_of(store, made.ids[0], TestPhase.PRE) == {
        one.question.id: position for one, position in zip(asked, (2, 2), strict=True)
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [("b", "1 answers were typed for 2"), ("bc", "Question 2 has no answer c"), ("b!", "no answer")],
)
def test_wrong_answers_are_refused_with_the_reason(text: str, why: str, store: Store) -> None:
    made = training.training(store, attended=False)
    asked = questions.test_of(store, made.programme)
    with pytest.raises(UserError, match=why):
        results.scored(asked, results.typed(text, asked))


def test_a_programme_without_questions_takes_points_only(store: Store) -> None:
    made = training.training(store, attended=False)
    questions.save_questions(store, "programme", made.programme, Questionnaire.TEST, [])
    with pytest.raises(UserError, match="no test questions"):
        results.scored(questions.test_of(store, made.programme), {})
    assert [results.letter(at) for at in (1, 3, 26, 27)] == ["a", "c", "z", "27"]
