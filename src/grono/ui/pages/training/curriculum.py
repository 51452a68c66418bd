"""Modules, learning outcomes and test questions of a programme, each as a table to type into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.ids import Id
from grono.domain.questions import Question, QuestionKind, Questionnaire, QuestionOption
from grono.domain.text import Text, UserError, _, p_
from grono.domain.training import LearningOutcome, Module, OutcomeKind
from grono.services.fields import Field, FieldKind
from grono.services.training import curriculum, questions, results
from grono.services.training.courses import modules_of
from grono.services.training.questions import Asked
from grono.ui.page import Desk
from grono.ui.table.rows import Line, Typed
from grono.ui.table.rows_editor import RowsEditor
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding

_GROUP = _("Programme")
_OPTIONS = 5


class RowsPart(QWidget):
    """A table under a sentence; every change is saved at once, in one step."""

    title: ClassVar[Text] = _("Rows")
    hint: ClassVar[Text] = _("Type in the last row to add one; Alt+Up and Alt+Down move a row.")
    columns: ClassVar[Sequence[Typed]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        look = desk.look
        px = look.px
        self.id = ""
        self.table = RowsEditor(look, self.columns, self.title)
        self.table.edited.connect(self._save)
        hint = label(look, self.hint, "caption", wrap=True)
        if desk.read_only:
            hint.hide()
        whole = column(hint, gap=px(10), margins=(px(24), px(14), px(24), px(16)))
        whole.addWidget(holding(column(self.table, margins=1), frame="card"), 1)
        self.setLayout(whole)

    def show_programme(self, id: str) -> int:
        """Show the rows of a programme; returns how many there are."""
        self.id = id
        found = self.lines()
        self.table.show_rows(found, read_only=self.desk.read_only)
        return len(found)

    def _save(self) -> None:
        if self.desk.read_only:
            return
        try:
            self.save(self.table.lines)
        except UserError as error:
            self.desk.error(error)

    def lines(self) -> list[Line]:
        """The rows as they are known."""
        raise NotImplementedError

    def save(self, lines: Sequence[Mapping[str, object]]) -> None:
        """Keep the rows that are filled."""
        raise NotImplementedError


class ModulesPart(RowsPart):
    """What is taught, and for how long."""

    title = _("Modules")
    columns = (
        Typed(Field("title", p_("column", "Module"), _GROUP, required=True)),
        Typed(Field("minutes", _("Minutes"), _GROUP, FieldKind.NUMBER), 100),
        Typed(Field("content", _("What it is about"), _GROUP)),
        Typed(Field("title_en", _("Title in English"), _GROUP), 220),
    )

    def lines(self) -> list[Line]:
        self._known = {one.id: one for one in modules_of(self.desk.store, self.id)}
        return [
            {"id": one.id, **{column.key: getattr(one, column.key) for column in self.columns}}
            for one in self._known.values()
        ]

    def save(self, lines: Sequence[Mapping[str, object]]) -> None:
        made: list[Module] = []
        for place, line in enumerate(line for line in lines if line.get("title")):
            minutes = line.get("minutes")
            given = {
                "title": str(line["title"]),
                "title_en": str(line.get("title_en") or ""),
                "content": str(line.get("content") or ""),
                "minutes": minutes if isinstance(minutes, int) else 0,
            }
            known = self._known.get(Id(str(line.get("id") or "")))
            new = Module(programme_id=Id(self.id), position=place, title="")
            made.append(replace(known or new, **given))
        curriculum.save_modules(self.desk.store, self.id, made)


class OutcomesPart(RowsPart):
    """What a participant knows or can do afterwards."""

    title = _("Learning outcomes")
    columns = (
        Typed(Field("text", _("The participant…"), _GROUP, required=True)),
        Typed(Field("kind", p_("column", "Kind"), _GROUP, FieldKind.CHOICE, choices=OutcomeKind), 180),
        Typed(Field("criteria", _("Criteria"), _GROUP), 240),
        Typed(Field("validation", _("Validation"), _GROUP), 180),
    )

    def lines(self) -> list[Line]:
        self._known = {one.id: one for one in curriculum.outcomes_of(self.desk.store, self.id)}
        return [
            {"id": one.id, **{column.key: getattr(one, column.key) for column in self.columns}}
            for one in self._known.values()
        ]

    def save(self, lines: Sequence[Mapping[str, object]]) -> None:
        made: list[LearningOutcome] = []
        for place, line in enumerate(line for line in lines if line.get("text")):
            kind = line.get("kind")
            given = {
                "text": str(line["text"]),
                "kind": kind if isinstance(kind, OutcomeKind) else OutcomeKind.KNOWLEDGE,
                "criteria": str(line.get("criteria") or ""),
                "validation": str(line.get("validation") or ""),
            }
            known = self._known.get(Id(str(line.get("id") or "")))
            new = LearningOutcome(
                programme_id=Id(self.id), position=place, kind=OutcomeKind.KNOWLEDGE, text=""
            )
            made.append(replace(known or new, **given))
        curriculum.save_outcomes(self.desk.store, self.id, made)


def _option(position: int) -> Typed:
    letter = results.letter(position)
    return Typed(Field(letter, Text(letter), _GROUP), 118)


class QuestionsPart(RowsPart):
    """The test before and after: a question, its answers, which of them is right."""

    title = _("Test questions")
    columns = (
        Typed(Field("text", _("Question"), _GROUP, required=True)),
        *(_option(position) for position in range(1, _OPTIONS + 1)),
        Typed(
            Field("right", p_("column", "Right"), _GROUP),
            80,
            lambda: [("", ""), *((str(at), results.letter(at)) for at in range(1, _OPTIONS + 1))],
        ),
        Typed(Field("points", p_("column", "Points"), _GROUP, FieldKind.NUMBER), 80),
    )

    def lines(self) -> list[Line]:
        self._known = {one.question.id: one for one in questions.test_of(self.desk.store, self.id)}
        return [_line(one) for one in self._known.values()]

    def save(self, lines: Sequence[Mapping[str, object]]) -> None:
        made = [self._asked(line) for line in lines if line.get("text")]
        questions.save_questions(self.desk.store, "programme", self.id, Questionnaire.TEST, made)

    def _asked(self, line: Mapping[str, object]) -> Asked:
        known = self._known.get(Id(str(line.get("id") or "")))
        points = line.get("points")
        question = (
            known.question
            if known
            else Question(
                subject_table="programme",
                subject_id=Id(self.id),
                questionnaire=Questionnaire.TEST,
                kind=QuestionKind.CHOICE,
                position=0,
                text="",
            )
        )
        question = replace(question, text=str(line["text"]), points=points if isinstance(points, int) else 1)
        before = {option.position: option for option in known.options} if known else {}
        right = str(line.get("right") or "")
        options = [
            replace(
                before.get(at) or QuestionOption(question_id=question.id, position=at, text=""),
                text=str(text),
                right=str(at) == right,
            )
            for at in range(1, _OPTIONS + 1)
            if (text := line.get(results.letter(at)))
        ]
        return Asked(question, tuple(options))


def _line(one: Asked) -> Line:
    line: Line = {
        "id": one.question.id,
        "text": one.question.text,
        "points": one.question.points,
        "right": str(one.right or ""),
    }
    return line | {results.letter(option.position): option.text for option in one.options}
