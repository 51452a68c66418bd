"""Survey sheets and test results out of the lists that forms give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import make

from grono.domain.ids import Id
from grono.domain.questions import Question, QuestionKind, Questionnaire, QuestionOption
from grono.domain.text import UserError
from grono.domain.training import TestPhase
from grono.exchange.activities.opening import Belongs, open_list
from grono.exchange.draft import Draft
from grono.exchange.rows import Decision, OnMatch, Outcome
from grono.services.activities.registering import Newcomer
from grono.services.training import questions, results, surveys
from grono.services.training.questions import Asked
from grono.store.store import Store


def asked(kind: QuestionKind, text: str, *options: str, of: Questionnaire = Questionnaire.SURVEY) -> Asked:
    """A question; the first of its options is the right one."""
    one = Question(
        subject_table="",
        subject_id=Id(""),
        questionnaire=of,
        kind=kind,
        position=0,
        text=text,
        text_en=f"{text} EN",
    )
    return Asked(
        one,
        tuple(
            QuestionOption(question_id=one.id, position=place, text=option, right=place == 1)
            for place, option in enumerate(options, start=1)
        ),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An edition with a survey of its own and a test of two questions; two people take part."""
    store = make.register(tmp_path)
    anna = make.person(store, "Kowalska", "Anna", emails=("anna@x.example",))
    edition = make.edition(store, "CRM", make.session("2026-03-02"))
    make.registered(store, "edition", edition, Newcomer(person_id=anna), make.guest("Lis", "Jan"))
    survey = [
        asked(QuestionKind.SCALE, "Jak oceniasz organizację?"),
        asked(QuestionKind.RECOMMENDATION, "Czy polecisz nas innym?"),
        asked(QuestionKind.CHOICE, "Skąd wiesz?", "z maila", "od znajomych"),
        asked(QuestionKind.OPEN, "Co poprawić?"),
    ]
    questions.save_questions(store, "edition", edition, Questionnaire.SURVEY, survey)
    test = [
        asked(QuestionKind.CHOICE, text, "tak", "nie", of=Questionnaire.TEST)
        for text in ("Pierwsze?", "Drugie?")
    ]
    programme = str(store.query("SELECT id FROM programme")[0][0])
    questions.save_questions(store, "programme", programme, Questionnaire.TEST, test)
    yield store
    store.close()


def edition(store: Store) -> str:
    return str(store.query("SELECT id FROM edition")[0][0])


def draft(store: Store, folder: Path, kind: str, text: str, phase: TestPhase = TestPhase.POST) -> Draft:
    path = folder / "odpowiedzi.csv"
    path.write_text(text, "utf-8")
    return open_list(store, kind, path, Belongs("edition", edition(store), phase))


def outcomes(draft: Draft) -> list[str]:
    return [str(row.outcome) for row in draft.plan().rows]


def sheets(store: Store) -> list[list[object]]:
    return [list(found.values()) for found in surveys.sheets(store, "edition", edition(store)).values()]


SHEETS = (
    "Jak oceniasz organizację?;Czy polecisz nas innym?;Skąd wiesz?;Co poprawić?\n"
    "5 - bardzo dobrze;10;od znajomych;więcej kawy\n4;9;a;\n4;9;1;\n"
)


def test_sheets_come_in_once_by_the_texts_of_the_questions(store: Store, tmp_path: Path) -> None:
    found = draft(store, tmp_path, "survey", SHEETS)
    assert outcomes(found) == ["created"] * 3
    found.carry_out(found.plan())
    assert sheets(store) == [[5, 10, 2, "więcej kawy"], [4, 9, 1], [4, 9, 1]]
    again = draft(store, tmp_path, "survey", SHEETS + "4;9;a;\n")
    assert outcomes(again) == ["unchanged", "unchanged", "unchanged", "created"]
    store.undo()
    assert sheets(store) == []


def test_numbered_sheets_are_known_by_their_number(store: Store, tmp_path: Path) -> None:
    numbered = "Nr ankiety;Pytanie 1;P2;3;Co poprawić? EN\n7;5;10;b;nic\n8;1;0;;\n7;1;1;a;\n0;1;1;a;\n"
    found = draft(store, tmp_path, "survey", numbered)
    assert outcomes(found) == ["created", "created", "refused", "refused"]
    found.carry_out(found.plan())
    assert list(surveys.sheets(store, "edition", edition(store))) == [7, 8]
    changed = draft(store, tmp_path, "survey", numbered.replace("7;5;10", "7;4;10"))
    assert outcomes(changed)[:2] == ["changed", "unchanged"]
    changed.on_match = OnMatch.SKIP
    assert outcomes(changed)[:2] == ["skipped", "unchanged"]


def test_wrong_marks_and_empty_sheets_are_refused(store: Store, tmp_path: Path) -> None:
    text = "Nr ankiety;Jak oceniasz organizację?;Czy polecisz nas innym?\n1;6;1\n2;5;11\n3;;\n4;5;5\n5;5;5\n"
    found = draft(store, tmp_path, "survey", text)
    found.decide(6, Decision(Outcome.SKIPPED))
    assert outcomes(found) == ["refused", "refused", "refused", "created", "skipped"]
    assert "from 1 to 5" in str(found.plan().rows[0].issues[0].message)


def test_an_event_has_the_standard_survey(store: Store, tmp_path: Path) -> None:
    event = make.event(store, "Śniadanie", make.session("2026-11-20"))
    path = tmp_path / "ankieta.csv"
    texts = [one.question.text for one in questions.survey_of(store, "event", event)[:2]]
    path.write_text(f'"{texts[0]}","{texts[1]}"\n5,4\n', "utf-8")
    found = open_list(store, "survey", path, Belongs("event", event))
    found.carry_out(found.plan())
    assert len(surveys.sheets(store, "event", event)) == 1


def points(store: Store) -> list[tuple[tuple[int, int] | None, tuple[int, int] | None]]:
    """Points of how many, before and after, by the numbers of the people."""
    order = [row[0] for row in store.query("SELECT id FROM registration ORDER BY number")]
    known = results.results(store, edition(store))
    return [
        (
            (known[id].pre.points, known[id].pre.maximum) if id in known and known[id].pre else None,  # type: ignore[union-attr]
            (known[id].post.points, known[id].post.maximum) if id in known and known[id].post else None,  # type: ignore[union-attr]
        )
        for id in order
    ]


def test_points_before_and_after_come_in(store: Store, tmp_path: Path) -> None:
    text = "Imię i nazwisko;Pre-test;Post-test;Maks\nAnna Kowalska;8;15;20\nLis Jan;5/10;9 z 10;20\n"
    found = draft(store, tmp_path, "test", text)
    assert outcomes(found) == ["created", "created"]
    found.carry_out(found.plan())
    assert points(store) == [((8, 20), (15, 20)), ((5, 10), (9, 10))]
    assert outcomes(draft(store, tmp_path, "test", text)) == ["unchanged", "unchanged"]
    changed = draft(store, tmp_path, "test", text.replace("8;15", "8;16"))
    assert outcomes(changed) == ["changed", "unchanged"]
    changed.on_match = OnMatch.SKIP
    assert outcomes(changed) == ["skipped", "unchanged"]
    store.undo()
    assert points(store) == [(None, None), (None, None)]


def test_answers_of_a_form_become_points_of_the_phase_that_was_said(store: Store, tmp_path: Path) -> None:
    text = (
        "Sygnatura czasowa,Adres e-mail,Wynik,Imię i nazwisko,Pierwsze?,Drugie?\n"
        "2026/03/02 9:01:00,anna@x.example,1 / 2,Anna Kowalska,tak,nie\n"
        "2026/03/02 9:02:00,,2 / 2,Jan Lis,a,a\n"
    )
    found = draft(store, tmp_path, "test", text, TestPhase.PRE)
    found.carry_out(found.plan())
    assert points(store) == [((1, 2), None), ((2, 2), None)]
    (anna, _jan) = [row[0] for row in store.query("SELECT id FROM registration ORDER BY number")]
    assert sorted(results.answers_of(store, anna, TestPhase.PRE).values()) == [1, 2]


def test_results_of_nobody_of_nothing_or_of_too_much_are_refused(store: Store, tmp_path: Path) -> None:
    text = "Imię i nazwisko;Punkty\nObca Ewa;1\nAnna Kowalska;\nJan Lis;3/2\nAnna Kowalska;dużo\nJan Lis;1\n"
    found = draft(store, tmp_path, "test", text)
    assert outcomes(found) == ["refused"] * 4 + ["created"]
    found.decide(6, Decision(Outcome.SKIPPED))
    assert outcomes(found)[-1] == "skipped"


def test_where_there_is_no_edition_there_is_no_test(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Nazwisko;Punkty\nLis;1\n", "utf-8")
    with pytest.raises(UserError, match="There is no edition"):
        open_list(store, "test", tmp_path / "x.csv", Belongs("edition", "x"))
