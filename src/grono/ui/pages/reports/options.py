"""The options of a report as a panel: made from what the report declares, read as it reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from grono.domain.dates import PartialDate
from grono.domain.text import Text, _
from grono.reports.language import Language
from grono.reports.options import Option, OptionKind
from grono.reports.report import Report, Request
from grono.services.fields import Field, FieldKind
from grono.ui.forms.lines import DateEditor
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.widgets.choices import Check, Segmented
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding
from grono.ui.widgets.select import Select
from grono.ui.widgets.typeahead import TypeAhead, among

Given = dict[str, str]
"""Options as they are typed, by key."""

_LANGUAGES = ((Language.POLISH, "Polski"), (Language.ENGLISH, "English"), (Language.BOTH, _("Both")))


class OptionsPanel(QWidget):
    """As of, language, and a line for each option."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        report: Report,
        given: Mapping[str, str],
        language: str,
        known: Mapping[str, list[str]],
    ) -> None:
        super().__init__()
        self.look = look
        self.report = report
        self._values: dict[str, QWidget] = {}
        self._known = known
        self.day = self._date(_("As of"), date.today())
        self.language = Segmented(look, _("Language of the print"), _LANGUAGES)
        self.language.choose(language, quietly=True)
        self.language.chosen.connect(lambda _key: self.changed.emit())
        box = column(gap=look.px(14))
        box.addWidget(label(look, report.title, "heading", wrap=True))
        box.addWidget(label(look, report.description, "secondary", wrap=True))
        box.addWidget(self._field(_("As of"), self.day))
        box.addWidget(self._field(_("Language of the print"), self.language))
        shown = [option for option in report.options if not option.hidden]
        for option in shown:
            if option.kind is not OptionKind.YES_NO:
                box.addWidget(self._field(option.title, self._editor(option, given)))
        checks = [self._check(option, given) for option in shown if option.kind is OptionKind.YES_NO]
        if checks:
            box.addWidget(self._field(_("What to show"), holding(column(*checks, gap=look.px(4)))))
        self.setLayout(box)

    def _date(self, title: Text, day: date | None) -> DateEditor:
        editor = DateEditor(self.look, Field("day", title, Text(""), FieldKind.DATE))
        editor.set_value(PartialDate(day) if day else None)
        editor.edited.connect(self.changed)
        return editor

    def _field(self, title: object, editor: QWidget) -> QWidget:
        line = column(label(self.look, title, "strong"), gap=self.look.px(4))
        line.addWidget(editor)
        return holding(line)

    def _editor(self, option: Option, given: Mapping[str, str]) -> QWidget:
        value = given.get(option.key, option.default)
        if option.kind is OptionKind.CHOICE:
            select = Select(self.look, option.title, [(one.value, one.title) for one in option.choices])
            select.set_value(value)
            select.chosen.connect(lambda _key: self.changed.emit())
            self._values[option.key] = select
            return select
        if option.kind is OptionKind.DATE:
            day = option.read(value)
            editor = self._date(option.title, day if isinstance(day, date) else None)
            self._values[option.key] = editor
            return editor
        if option.key in self._known:
            names = [(name, name) for name in self._known[option.key]]
            line: QLineEdit = TypeAhead(self.look, option.title, among(names, self.look), free=True)
            line.setPlaceholderText(self.look.tr(option.empty))
        else:
            line = QLineEdit()
            line.setAccessibleName(self.look.tr(option.title))
        line.setText(value)
        line.setCursorPosition(0)
        line.setProperty("key", option.key)
        line.textChanged.connect(lambda _typed: self.changed.emit())
        self._values[option.key] = line
        return line

    def _check(self, option: Option, given: Mapping[str, str]) -> Check:
        check = Check(self.look, option.title)
        check.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        check.setToolTip(check.words)
        check.setChecked(bool(option.read(given.get(option.key, option.default))))
        check.toggled.connect(lambda _on: self.changed.emit())
        self._values[option.key] = check
        return check

    def set_text(self, key: str, text: str) -> None:
        """Type into an option that takes a text."""
        editor = self._values[key]
        if isinstance(editor, QLineEdit):
            editor.setText(text)

    @property
    def given(self) -> Given:
        """What is chosen, as it would be typed."""
        return {key: _typed(editor) for key, editor in self._values.items()}

    @property
    def chosen_language(self) -> str:
        """The language of the print."""
        return self.language.current

    def request(self) -> Request:
        """What the report is asked for; raises UserError for what it does not understand."""
        return self.report.request(self.given, as_of=self._day(), language=self.language.current)

    def _day(self) -> date:
        try:
            value = self.day.value()
        except Unread as unread:
            self.day.set_state("bad", self.look.tr(unread.message))
            return date.today()
        self.day.set_state("", "")
        return value.first_day if isinstance(value, PartialDate) else date.today()


def _typed(editor: object) -> str:
    if isinstance(editor, Check):
        return "yes" if editor.isChecked() else "no"
    return (
        editor.value if isinstance(editor, Select) else editor.text() if isinstance(editor, QLineEdit) else ""
    )
