"""The tab of the journal: figures, the matrix, row numbers of a signed sheet, the conditions at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.activity import Session
from grono.domain.text import Text, _, p_
from grono.services import editing
from grono.services.activities import attending
from grono.services.kinds import FIELDS
from grono.ui.look import Look
from grono.ui.pages.training.figures import Figures
from grono.ui.pages.training.journal_cells import ABSENT, draw_absent
from grono.ui.pages.training.journal_table import JournalTable
from grono.ui.pages.training.sheet_rows import SheetRows
from grono.ui.pages.training.shown import Shown
from grono.ui.pages.training.tab import Tab
from grono.ui.records.asking import FieldsDialog
from grono.ui.widgets import paint
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.flow import Flow
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import holding, row
from grono.ui.widgets.parts import Picture

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

_CONDITIONS = ("threshold", "pass_mark")
_HERE, _AWAY = p_("journal", "present"), p_("journal", "absent")


class JournalTab(Tab):
    """Everything about who was there, and what comes of it."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        look = self.look
        self.figures = Figures(look)
        if look.large:  # the overview has them
            self.figures.hide()
        self.table = JournalTable(look)
        self.rows = SheetRows(self)
        self.rows.hide()
        self._conditions = Line(look, "", "caption", "text-2")
        self._empty = empty_state(
            look,
            "calendar-blank",
            _("The journal begins with people and sessions"),
            _("Plan the sessions and enrol people; then attendance is entered here."),
        )
        self.table.writable = lambda: not self.desk.read_only
        self.table.marked.connect(self.mark)
        self.table.opened.connect(self._open_person)
        self.box.addWidget(self.figures)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self._empty, 1)
        self.box.addWidget(self.rows)
        self.box.addWidget(self._foot())

    def _foot(self) -> QWidget:
        look, px = self.look, self.look.px
        flow = Flow(px(14))
        here = row(Picture(look, "check-bold", "ok.text", 14), _caption(look, _HERE), gap=px(6))
        away = row(_AbsentSign(look), _caption(look, _AWAY), gap=px(6))
        for sign in (holding(here), holding(away)):
            if look.large:
                sign.hide()
            flow.addWidget(sign)
        flow.addWidget(self._conditions)
        self.enter_rows = LinkButton(look, _("Enter a signed sheet"), self.toggle_rows)
        change = LinkButton(look, _("Change the conditions"), self.change_conditions)
        for link in (self.enter_rows, change):
            link.setEnabled(not self.desk.read_only)
        flow.to_the_right(holding(row(self.enter_rows, change, gap=px(16))))
        flow.setContentsMargins(px(24), px(8), px(24), px(8))
        return holding(flow, frame="footer", name=look.tr(_("Conditions")))

    def show_edition(self, shown: Shown) -> None:
        self.figures.show_edition(shown)
        self.table.show_edition(shown)
        filled = bool(shown.course.sessions and shown.seated)
        self.table.setVisible(filled)
        self._empty.setVisible(not filled)
        self.enter_rows.setEnabled(filled and not self.desk.read_only)
        self.rows.show_edition(shown)
        self._conditions.set_words(_said(shown))

    def first_focus(self) -> QWidget:
        return self.table if not self.table.isHidden() else self

    def mark(self, session: Session, registration: str, minutes: int | None) -> None:
        """Enter how long somebody was at a session."""
        self.writing(lambda: attending.mark(self.desk.store, session, {registration: minutes}))

    def toggle_rows(self) -> None:
        """Show or hide the line for row numbers of a signed sheet."""
        if self.table.isHidden():
            return
        self.rows.setVisible(self.rows.isHidden())
        if not self.rows.isHidden():
            self.rows.begin(self.table.journal.session(self.table.currentIndex().column()))
        else:
            self.table.setFocus()

    def change_conditions(self) -> None:
        """Ask for the share of attendance and the result of the test."""
        shown = self.shown
        fields = [field for field in FIELDS["programme"] if field.key in _CONDITIONS]
        programme = shown.course.programme
        known: dict[str, object] = {key: getattr(programme, key) for key in _CONDITIONS}
        title = _("Conditions of a certificate: {programme}", programme=programme.title)
        dialog = FieldsDialog(self.look, title, fields, _("Change the conditions"), values=known)
        note = _("They hold for every edition of the programme that has no certificates yet.")
        dialog.body.insertWidget(1, label(self.look, note, "caption", wrap=True))

        def then(answer: str) -> None:
            if answer == "save":
                values = dialog.values()
                self.writing(lambda: editing.save_record(self.desk.store, "programme", programme.id, values))

        self.desk.ask(dialog, then)

    def _open_person(self, registration: str) -> None:
        standing = self.shown.progress.standings.get(registration)  # pyright: ignore[reportArgumentType]
        if standing and standing.participant.person_id:
            self.desk.show_record("person", standing.participant.person_id)


class _AbsentSign(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = paint.width_of(self.look.tr(ABSENT), self.look.font("caption-strong"))
        return QSize(wide + self.look.px(14), self.look.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        draw_absent(self.look, painter, QPointF(self.width() / 2, self.height() / 2))
        painter.end()


def _caption(look: Look, words: Text) -> QWidget:
    return label(look, words, "caption")


def _said(shown: Shown) -> Text:
    """The conditions in one sentence."""
    programme = shown.course.programme
    if programme.pass_mark is None:
        return _("Conditions: attendance of at least {n}%.", n=programme.threshold)
    return _(
        "Conditions: attendance of at least {n}% and a final test of at least {mark}%.",
        n=programme.threshold,
        mark=programme.pass_mark,
    )
