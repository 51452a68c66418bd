"""Row numbers of a signed sheet, typed at the speed of the keyboard: "1-12, 15, 18" and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit

from grono.domain.activity import Session
from grono.domain.text import UserError, _, n_
from grono.services.activities import attending
from grono.ui.pages.training.shown import Shown, session_words
from grono.ui.widgets.button import Button, IconButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, row
from grono.ui.widgets.select import Select

if TYPE_CHECKING:
    from grono.ui.pages.training.journal import JournalTab


class SheetRows(QFrame):
    """A session, the numbers of those who signed, and the end of the list."""

    def __init__(self, tab: JournalTab) -> None:
        super().__init__()
        self._tab = tab
        look = self.look = tab.look
        px = look.px
        self.setProperty("frame", "actions")
        self.setAccessibleName(look.tr(_("A signed sheet")))
        self.session = Select(look, _("Session"))
        self.session.setFixedWidth(px(230))
        self.session.chosen.connect(lambda _key: self._tell_closed())
        self.line = QLineEdit()
        self.line.setAccessibleName(look.tr(_("Rows that were signed")))
        self.line.setPlaceholderText(look.tr(_("Rows that were signed: 1-12, 15, 18")))
        self.line.returnPressed.connect(self.enter)
        self._wrong = label(look, "", "caption", state="bad")
        self._wrong.hide()
        self._close = Button(look, _("Close the list"), self.close_list)
        self._close.setToolTip(look.tr(_("Everybody else was absent; unused rows are struck through.")))
        hide = IconButton(look, "x", _("Hide this line"), tab.toggle_rows)
        present = Button(look, _("Mark as present"), self.enter)
        line = row(self.session, gap=px(8))
        line.addWidget(self.line, 1)
        for button in (present, self._close, hide):
            line.addWidget(button)
        self.setLayout(column(line, self._wrong, gap=px(4), margins=(px(24), px(8), px(24), px(8))))

    def show_edition(self, shown: Shown) -> None:
        """The sessions of an edition."""
        value = self.session.value
        options = [(one.id, session_words(one)) for one in shown.course.sessions]
        self.session.set_options(options)
        self.session.set_value(value if value in dict(options) else (options[0][0] if options else ""))
        self._tell_closed()

    def begin(self, session: Session | None) -> None:
        """Ready for the numbers of a session."""
        if session:
            self.session.set_value(session.id)
        self._tell_closed()
        self.line.setFocus()

    def _session(self) -> Session | None:
        return next((one for one in self._tab.shown.course.sessions if one.id == self.session.value), None)

    def _tell_closed(self) -> None:
        session = self._session() if self._tab.page.shown else None
        closed = session is not None and session.closed_on is not None
        self._close.set_words(_("Open the list again") if closed else _("Close the list"))

    def enter(self) -> None:
        """Mark the rows as present; what cannot be read stays and says why."""
        session, text = self._session(), self.line.text()
        if session is None or not text.strip():
            return
        try:
            found = attending.present_rows(self._tab.desk.store, session, text)
        except UserError as error:
            self._wrong.setText(" ".join(map(self.look.tr, error.sentences)))
            self._wrong.show()
            return
        self._wrong.hide()
        self.line.clear()
        said = n_("{n} person is marked as present", "{n} people are marked as present", len(found))
        self._tab.desk.toast(said, undo=True)

    def close_list(self) -> None:
        """Whoever is not marked was absent; or open it again."""
        session = self._session()
        if session is None:
            return
        run = attending.close if session.closed_on is None else attending.reopen
        if self._tab.writing(lambda: run(self._tab.desk.store, session)) and session.closed_on is None:
            self._tab.desk.toast(_("The list of {day} is closed", day=session.day), undo=True)
