"""Answers to questions out of cells: marks, positions of options, words; columns of a questionnaire."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from grono.domain.questions import QuestionKind
from grono.domain.text import Text, _
from grono.exchange.sheets import Cell
from grono.exchange.values import CellProblem, Context
from grono.exchange.values.parsing import Target
from grono.exchange.values.words import plain
from grono.services.reference.tables import key
from grono.services.training.questions import Asked
from grono.services.training.surveys import possible

_NUMBER = re.compile(r"(\d{1,2})(?:\s*[-–—.:)/].*)?")
_LETTER = re.compile(r"([a-z])(?:\s*[-–—.:)].*)?", re.IGNORECASE)


def question_key(place: int) -> str:
    """The field that holds the answer to a question, by its place from 1."""
    return f"q{place}"


def targets(asked: Sequence[Asked]) -> tuple[Target, ...]:
    """A target a question, titled by its text."""
    return tuple(
        Target(name, Text(one.question.text), _reader(name, one), (name,))
        for place, one in enumerate(asked, start=1)
        if (name := question_key(place))
    )


def words(asked: Sequence[Asked]) -> dict[str, str]:
    """Other headers of the questions: the English text, "1", "Pytanie 1", "Q1"."""
    found: dict[str, str] = {}
    for place, one in enumerate(asked, start=1):
        names = [one.question.text_en, f"pytanie {place}", f"question {place}", f"p{place}", str(place)]
        found |= {name: question_key(place) for name in names if name}
    return found


def _reader(name: str, one: Asked) -> Callable[[Cell, Context], dict[str, object]]:
    return lambda cell, _context: {name: answer(one, cell)}


def answer(one: Asked, cell: Cell) -> int | str:
    """What a cell answers: a mark of the scale, the position of an option, or words."""
    text = plain(cell)
    if one.question.kind is QuestionKind.OPEN:
        return cell.strip() if isinstance(cell, str) else text
    mark = _option(one, text) if one.question.kind is QuestionKind.CHOICE else _leading(text)
    marks = possible(one)
    if mark is None or mark not in marks:
        least, greatest = marks.start, marks.stop - 1
        raise CellProblem(
            _("“{value}” is no answer: a mark from {least} to {greatest}.",
              value=text, least=least, greatest=greatest)
        )  # fmt: skip
    return mark


def _leading(text: str) -> int | None:
    """The number that a mark begins with: "5 - bardzo dobrze"."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def _option(one: Asked, text: str) -> int | None:
    """The position of an option by its text in either language, its letter or its number."""
    for option in one.options:
        if key(text) in {key(option.text), key(option.text_en)} - {""}:
            return option.position
    letter = _LETTER.fullmatch(text)
    return ord(letter[1].lower()) - ord("a") + 1 if letter else _leading(text)
