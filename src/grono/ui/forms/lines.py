"""Editors of text: one line, several lines, a date with its calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QPlainTextEdit, QWidget, QWidgetAction

from grono.domain.dates import PartialDate
from grono.domain.text import _
from grono.services.fields import Field, FieldKind
from grono.ui.forms import reading
from grono.ui.forms.editor import Editor
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.choices import Check
from grono.ui.widgets.layout import row

_FORMATTED = (FieldKind.NIP, FieldKind.POSTCODE)


class LineEditor(Editor):
    """One line; put into its right form while typing only when it becomes right."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.name)
        self.line.textEdited.connect(self._typed)
        self.setLayout(row(self.line))
        self.setFocusProxy(self.line)
        self.watch(self.line)
        self.left.connect(self._tidy)

    def _typed(self, text: str) -> None:
        if self.field.kind in _FORMATTED and self.line.cursorPosition() == len(text):
            formed = reading.right_form(self.look, self.field, text)
            if formed and formed != text:
                self.line.setText(formed)
        self.edited.emit()

    def _tidy(self) -> None:
        formed = reading.right_form(self.look, self.field, self.line.text())
        if formed and formed != self.line.text():
            self.line.setText(formed)

    def value(self) -> object:
        return reading.read(self.field, self.line.text())

    def set_value(self, value: object) -> None:
        self.line.setText(reading.show(self.look, self.field, value))

    def raw(self) -> object:
        return self.line.text()

    def set_raw(self, raw: object) -> None:
        self.line.setText(str(raw or ""))

    def parts(self) -> list[QWidget]:
        return [self.line]


class DateEditor(LineEditor):
    """A date typed as 14.1.27, or chosen from the calendar; Ctrl+; writes today, Alt+Down opens it."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self.line.setPlaceholderText(look.tr(_("day.month.year")))
        self._button = IconButton(
            look, "calendar-blank", _("Calendar: {field}", field=field.title), self.open
        )
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(look.px(4))
            layout.addWidget(self._button)
        for keys, run in (("Ctrl+;", self._today), ("Alt+Down", self.open)):
            shortcut = QShortcut(QKeySequence(keys), self.line)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)

    def parts(self) -> list[QWidget]:
        return [self.line]

    def _today(self) -> None:
        self._choose(date.today())

    def _choose(self, day: date) -> None:
        self.line.setText(self.look.tr(day))
        self.edited.emit()

    def open(self) -> None:
        """Show the calendar under the line."""
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(self.look.tr(_("Calendar: {field}", field=self.field.title)))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        if day := self._day():
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda chosen: self._chosen(chosen, menu))
        calendar.clicked.connect(lambda chosen: self._chosen(chosen, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.setFocus()

    def _chosen(self, chosen: QDate, menu: QMenu) -> None:
        self._choose(date(chosen.year(), chosen.month(), chosen.day()))
        menu.close()
        self.line.setFocus()

    def _day(self) -> date | None:
        try:
            value = self.value()
        except Unread:
            return None
        if isinstance(value, PartialDate):
            return value.first_day
        return value if isinstance(value, date) else None


class YesNoEditor(Editor):
    """A box to tick."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self.check = Check(look, _("yes"))
        self.check.setAccessibleName(self.name)
        self.check.toggled.connect(lambda _on: self.edited.emit())
        self.setLayout(row(self.check, None))
        self.setFocusProxy(self.check)
        self.watch(self.check)

    def value(self) -> object:
        return self.check.isChecked()

    def set_value(self, value: object) -> None:
        self.check.setChecked(bool(value))

    def raw(self) -> object:
        return self.check.isChecked()

    def set_raw(self, raw: object) -> None:
        self.check.setChecked(bool(raw))

    def parts(self) -> list[QWidget]:
        return [self.check]


class _Paragraphs(QPlainTextEdit):
    """Several lines; as high as its text within bounds."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(self.document().lineCount(), 3), 12)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + self._look.px(18))


class LongEditor(Editor):
    """Text of several paragraphs."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self.text = _Paragraphs(look)
        self.text.setAccessibleName(self.name)
        self.text.textChanged.connect(self.edited)
        self.setLayout(row(self.text))
        self.setFocusProxy(self.text)
        self.watch(self.text)

    def value(self) -> object:
        return self.text.toPlainText().strip() or None

    def set_value(self, value: object) -> None:
        self.text.setPlainText(str(value or ""))

    def raw(self) -> object:
        return self.text.toPlainText()

    def set_raw(self, raw: object) -> None:
        self.text.setPlainText(str(raw or ""))

    def parts(self) -> list[QWidget]:
        return [self.text]
