"""Questions that are asked on paper: tests of programmes, surveys of events and editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from grono.domain.attached import Attached
from grono.domain.entity import Entity, Problems
from grono.domain.ids import Id
from grono.domain.text import Labelled, _


class QuestionKind(Labelled):
    """How a question is answered."""

    SCALE = "scale", _("from 1 to 5")
    RECOMMENDATION = "recommendation", _("recommendation from 0 to 10")
    OPEN = "open", _("in one's own words")
    CHOICE = "choice", _("one of several answers")


class Questionnaire(Labelled):
    """What a question belongs to."""

    SURVEY = "survey", _("survey")
    TEST = "test", _("test")


SCALES = {QuestionKind.SCALE: (1, 5), QuestionKind.RECOMMENDATION: (0, 10)}
"""The least and the greatest mark of what is answered by a number."""


@dataclass(frozen=True, kw_only=True)
class Question(Attached):
    """One question. Those of the register itself are the standard survey, which holds where an event or an
    edition has no own; those of a programme are its test. points: what the right option is worth."""

    table: ClassVar[str] = "question"

    questionnaire: Questionnaire
    kind: QuestionKind
    position: int
    text: str
    text_en: str = ""
    points: int = 1

    def problems(self) -> Problems:
        return {} if self.text.strip() else {"text": _("The question is empty. Type it or remove the row.")}


@dataclass(frozen=True, kw_only=True)
class QuestionOption(Entity):
    """A possible answer; positions are counted from 1 and printed as a, b, c."""

    table: ClassVar[str] = "question_option"
    owner: ClassVar[str] = "question_id"

    question_id: Id
    position: int
    text: str
    text_en: str = ""
    right: bool = False


@dataclass(frozen=True, kw_only=True)
class SurveyAnswer(Attached):
    """One answer on one anonymous sheet; sheet: the number that the office wrote on it, from 1."""

    table: ClassVar[str] = "survey_answer"

    sheet: int
    question_id: Id
    mark: int | None = None
    words: str = ""
