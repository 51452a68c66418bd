"""Surveys: a sheet typed in one go, and what all of them say; small groups say nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from grono.domain.questions import QuestionKind
from grono.domain.text import Text, UserError, _, n_, np_
from grono.services.training import questions, surveys
from grono.services.training.questions import Asked
from grono.services.training.surveys import SMALLEST, QuestionSummary
from grono.ui.page import Desk
from grono.ui.widgets.button import Button, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.meter import Meter


class SurveyPart(QWidget):
    """The line for the next sheet; the means of the questions below."""

    def __init__(self, desk: Desk, table: str) -> None:
        super().__init__()
        self.desk = desk
        self._table = table
        self._id = ""
        look = self.look = desk.look
        px = look.px
        self._asked: list[Asked] = []
        self._sheet = 1
        self._head = label(look, "", "strong")
        self.line = QLineEdit()
        self.line.setAccessibleName(look.tr(_("Marks of the next sheet")))
        self.line.returnPressed.connect(self.enter)
        self._hint = label(look, "", "caption", wrap=True)
        self._add = Button(look, _("Enter the sheet"), self.enter)
        self._last = LinkButton(look, _("Remove the last sheet"), self.remove_last)
        entry = row(gap=px(8))
        entry.addWidget(self.line, 1)
        entry.addWidget(self._add)
        self._said = column(gap=px(10))
        forms = LinkButton(look, _("Print the survey"), self._print, icon="printer")
        whole = column(
            row(label(look, _("Survey"), "heading"), None, self._last, gap=px(8)), self._head, gap=px(8)
        )
        whole.addLayout(entry)
        whole.addWidget(self._hint)
        body = column(margins=(px(16), px(12), px(16), px(12)))
        body.addLayout(self._said)
        whole.addWidget(holding(body, frame="card", name=look.tr(_("What the sheets say"))))
        whole.addLayout(row(forms, None))
        whole.addStretch(1)
        self.setLayout(whole)

    def show_survey(self, id: str) -> None:
        """What the sheets of an event or an edition say."""
        self._id = id
        store, look = self.desk.store, self.look
        self._asked = questions.survey_of(store, self._table, id)
        self._sheet = surveys.next_sheet(store, self._table, id)
        found = surveys.summary(store, self._table, id)
        writable = not self.desk.read_only and bool(self._asked)
        for part in (self.line, self._add):
            part.setEnabled(writable)
        self._last.setVisible(writable and found.sheets > 0)
        self._head.setText(look.tr(_("Write {n} on the next sheet", n=self._sheet)))
        self.line.setPlaceholderText(self._example())
        self._tell("", "")
        clear(self._said)
        self._said.addWidget(label(look, _sheets(found.sheets), "strong", wrap=True))
        for one in () if found.hidden else found.questions:
            self._said.addWidget(self._question(one))

    def _example(self) -> str:
        """Marks as they could be typed for these questions."""
        marks = {QuestionKind.SCALE: "5", QuestionKind.RECOMMENDATION: " 10", QuestionKind.CHOICE: "a"}
        said = "".join(marks.get(one.question.kind, "") for one in self._asked).strip()
        return self.look.tr(_("Marks one after another: {example}", example=said)) if said else ""

    def _question(self, one: QuestionSummary) -> QWidget:
        look = self.look
        english = look.locale == "en" and one.asked.question.text_en
        lines = column(label(look, english or one.asked.question.text, "caption", wrap=True), gap=look.px(3))
        if one.hidden:
            few = _("fewer than {n} answers, so nothing is told", n=SMALLEST)
            lines.addWidget(label(look, few, "caption", wrap=True))
        elif one.score is not None:
            said = _("{mean} · NPS {score}", mean=_mean(look.locale, one.mean), score=round(one.score * 100))
            lines.addWidget(self._bar((one.mean or 0) / 10, said))
        elif one.mean is not None:
            lines.addWidget(self._bar(one.mean / 5, Text(_mean(look.locale, one.mean))))
        elif one.words:
            lines.addWidget(label(look, "\n".join(f"„{words}”" for words in one.words), wrap=True))
        else:
            counts = " · ".join(f"{chr(96 + mark)}: {n}" for mark, n in one.distribution.items())
            lines.addWidget(label(look, counts))
        return holding(lines)

    def _bar(self, share: float, words: Text) -> QWidget:
        look = self.look
        line = row(gap=look.px(10))
        line.addWidget(Meter(look, share, words), 1)
        line.addWidget(label(look, words, "strong"))
        return holding(line)

    def enter(self) -> None:
        """Keep the sheet and wait for the next one; what cannot be read stays and says why."""
        text = self.line.text()
        if not text.strip() or self.desk.read_only:
            return
        store, id = self.desk.store, self._id
        try:
            surveys.enter(store, self._table, id, self._sheet, surveys.typed(text, self._asked))
        except UserError as error:
            self._tell(" ".join(map(self.look.tr, error.sentences)), "bad")
            return
        self.line.clear()
        self.line.setFocus()

    def remove_last(self) -> None:
        """Take out the sheet that was entered last."""
        store, id = self.desk.store, self._id
        known = surveys.sheets(store, self._table, id)
        if known and not self.desk.read_only:
            surveys.remove(store, self._table, id, max(known))
            self.desk.toast(_("Sheet {n} is removed", n=max(known)), undo=True)

    def _tell(self, words: str, state: str) -> None:
        hint = _("A dash leaves a question out; questions answered in words are passed over.")
        self._hint.setText(words or self.look.tr(hint))
        self._hint.setProperty("state", state)
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    def _print(self) -> None:
        self.desk.go("reports", name="survey-form", options={self._table: self._id})


def _mean(locale: str, mean: float | None) -> str:
    said = f"{mean or 0:.1f}"
    return said.replace(".", ",") if locale == "pl" else said


def _sheets(n: int) -> Text:
    if not n:
        return _("No sheet is entered yet.")
    if n < SMALLEST:
        return n_(
            "{n} sheet; fewer than three are not shown, so that nobody can be made out.",
            "{n} sheets; fewer than three are not shown, so that nobody can be made out.",
            n,
        )
    return np_("survey", "{n} sheet", "{n} sheets", n)
