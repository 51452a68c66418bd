"""The tab of tests and surveys: points or answers per person, sheets in one go, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from grono.domain.folding import sort_key
from grono.domain.text import UserError, _, n_, p_
from grono.domain.training import TestPhase
from grono.services.fields import Field
from grono.services.training import questions, results
from grono.services.training.conditions import Standing
from grono.services.training.questions import Asked
from grono.ui.pages.training.shown import Shown, score
from grono.ui.pages.training.tab import Tab
from grono.ui.records.survey import SurveyPart
from grono.ui.table.rows import Line, Typed
from grono.ui.table.rows_editor import RowsEditor
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, scrolling

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

_GROUP = _("Tests")
_MAXIMUM = 20
_POINTS, _ANSWERS = "points", "answers"
_PHASES = {"pre": TestPhase.PRE, "post": TestPhase.POST}


class TestsTab(Tab):
    """Tests at the left, surveys at the right; below each other where the window is narrow."""

    __test__ = False

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        look, px = self.look, self.look.px
        self._asked: list[Asked] = []
        self._people: list[Standing] = []
        self.way = Segmented(
            look,
            _("How results are entered"),
            ((_POINTS, p_("entered", "points")), (_ANSWERS, p_("entered", "answers"))),
        )
        self.way.chosen.connect(lambda _key: self.show_edition(self.shown))
        self.maximum = QLineEdit(str(_MAXIMUM))
        self.maximum.setFixedWidth(px(56))
        self.maximum.setAccessibleName(look.tr(_("The most points that can be reached")))
        self._of = label(look, _("The most points"), "secondary")
        self.table = RowsEditor(look, self._columns(), _("Results of the tests"), growing=False)
        self.table.rows.cell_edited.connect(self.enter)
        self._hint = label(look, "", "caption", wrap=True)
        self.survey = SurveyPart(self.desk, "edition")
        head = row(label(look, _("Tests"), "heading"), None, self._of, self.maximum, self.way, gap=px(8))
        forms = LinkButton(look, _("Print the test"), self._print, icon="printer")
        frame = holding(column(self.table, margins=1), frame="card")
        tests = column(head, self._hint, gap=px(10))
        tests.addWidget(frame, 1)
        tests.addLayout(row(forms, None))
        beside = self.survey
        both = column(gap=px(24)) if look.large else row(gap=px(24))
        both.setContentsMargins(px(24), px(14), px(24), px(16))
        both.addLayout(tests, 3)
        both.addWidget(beside, 2)
        self._area: QScrollArea = scrolling(holding(both), name=look.tr(_("Tests and surveys")))
        self.box.addWidget(self._area)

    def _columns(self) -> tuple[Typed, ...]:
        return (
            Typed(Field("name", _("Participant"), _GROUP), fixed=True),
            Typed(Field("pre", _("Pre-test"), _GROUP), 130),
            Typed(Field("post", _("Post-test"), _GROUP), 130),
            Typed(Field("result", _("Result"), _GROUP), 140, fixed=True),
        )

    def show_edition(self, shown: Shown) -> None:
        self._asked = questions.test_of(shown.store, shown.course.programme.id)
        self._people = sorted(shown.seated, key=lambda one: sort_key(one.participant.name))
        self.way.setVisible(bool(self._asked))
        answers = bool(self._asked) and self.way.current == _ANSWERS
        self._of.setHidden(answers)
        self.maximum.setHidden(answers)
        if most := self._most():
            self.maximum.setText(str(most))
        self._hint.setText(self.look.tr(self._said(answers=answers)))
        lines = [self._line(one, answers=answers) for one in self._people]
        self.table.show_rows(lines, read_only=self.desk.read_only)
        self.survey.show_survey(shown.id)

    def _said(self, *, answers: bool) -> object:
        if not self._people:
            return _("Enrol people; then their results are entered here.")
        if answers:
            return n_(
                "Type the marked letters in one go, such as ab-; the test has {n} question.",
                "Type the marked letters in one go, such as bacd-a; the test has {n} questions.",
                len(self._asked),
            )
        return _("Type the points; Enter goes on to the next field.")

    def _most(self) -> int | None:
        for one in self._people:
            for found in (one.result.pre, one.result.post):
                if found:
                    return found.maximum
        return sum(one.question.points for one in self._asked) or None

    def _line(self, one: Standing, *, answers: bool) -> Line:
        line: Line = {"id": one.participant.registration.id, "name": one.participant.name}
        for key, phase in _PHASES.items():
            found = one.result.pre if key == "pre" else one.result.post
            line[key] = str(found.points) if found else None
            if answers:
                line[key] = self._letters(one, phase)
        pre, post = one.result.pre, one.result.post
        line["result"] = " → ".join((score(pre), score(post))) if pre or post else ""
        return line

    def _letters(self, one: Standing, phase: TestPhase) -> str:
        """The answers of somebody as they were typed."""
        marked = results.answers_of(self.desk.store, one.participant.registration.id, phase)
        signs = [marked.get(asked.question.id) for asked in self._asked]
        return "".join(results.letter(sign) if sign else "-" for sign in signs) if marked else ""

    def first_focus(self) -> QWidget:
        self.table.setCurrentIndex(self.table.rows.index(0, self._first_open()))
        return self.table

    def _first_open(self) -> int:
        """The test that is entered next."""
        if any(one.result.post is None for one in self._people) and all(
            one.result.pre is not None for one in self._people
        ):
            return 2
        return 1

    def enter(self, place: int, key: str) -> None:
        """Keep what was typed for a person; what cannot be read stays and says why."""
        line = self.table.rows.lines[place]
        typed = str(line.get(key) or "")
        answers = bool(self._asked) and self.way.current == _ANSWERS
        keep = self._keep_answers if answers else self._keep_points
        try:
            keep(str(line["id"]), _PHASES[key], typed.strip())
        except UserError as error:
            self.table.rows.refuse(place, key, typed, " ".join(map(self.look.tr, error.sentences)))
            self._hint.setText(" ".join(map(self.look.tr, error.sentences)))

    def _keep_points(self, registration: str, phase: TestPhase, typed: str) -> None:
        most = self.maximum.text().strip()
        if (typed and not typed.isdecimal()) or not most.isdecimal():
            raise UserError(_("Points are whole numbers."), todo=_("Correct the number."))
        points = int(typed) if typed else None
        results.record(self.desk.store, self.shown.id, phase, {registration: points}, int(most))

    def _keep_answers(self, registration: str, phase: TestPhase, typed: str) -> None:
        marked = results.typed(typed, self._asked) if typed else {}
        results.record_answers(self.desk.store, self.shown.course, phase, {registration: marked})

    def _print(self) -> None:
        self.desk.go("reports", name="test-form", options={"edition": self.shown.id})
