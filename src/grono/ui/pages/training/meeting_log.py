"""The log of an online meeting: names that nobody is known by are matched by hand, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.activity import Session
from grono.domain.text import UserError, _, n_
from grono.exchange.attendance.draft import LogDraft
from grono.services.activities.taking_part import participants
from grono.ui.file_dialogs import FileDialogs
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.pages.training.shown import session_words
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.select import Select

if TYPE_CHECKING:
    from grono.ui.pages.training.tab import Tab

_KINDS = ((_("Logs of meetings"), "*.csv *.xlsx *.txt"),)


class MatchDialog(Dialog):
    """One line for each name that is not known: who it is, or nobody."""

    def __init__(self, look: Look, names: list[str], people: list[tuple[str, object]], found: int) -> None:
        title = _("Who is who in the meeting")
        super().__init__(look, title, width=620)
        self.choices: dict[str, Select] = {}
        said = n_("{n} person was recognised.", "{n} people were recognised.", found)
        rest = n_(
            "{n} name is not known; what you choose is remembered.",
            "{n} names are not known; what you choose is remembered.",
            len(names),
        )
        self.body.addWidget(label(look, title, "heading"))
        words = look.tr(said) if not names else f"{look.tr(said)} {look.tr(rest)}"
        self.body.addWidget(label(look, words, "secondary", wrap=True))
        lines = column(gap=look.px(6))
        for name in names:
            choice = Select(look, _("Who is {name}", name=name), [("", _("nobody of them")), *people])
            choice.set_value("")
            self.choices[name] = choice
            line = row(gap=look.px(10))
            line.addWidget(Line(look, name), 1)
            line.addWidget(choice, 1)
            lines.addWidget(holding(line))
        area = scrolling(holding(lines), name=look.tr(_("Names")))
        area.setMinimumHeight(look.px(min(38 * len(names), 320)))
        self.body.addWidget(area, 1)
        if not names:
            area.hide()
        self.default = Button(
            look, _("Enter the attendance"), lambda: self.answer("enter"), kind=Kind.PRIMARY
        )
        cancel = Button(look, _("Cancel"), self.answer)
        self.body.addLayout(row(None, cancel, self.default, gap=look.px(8)))

    def first_focus(self) -> QWidget | None:
        return next(iter(self.choices.values()), self.default)


def import_log(tab: Tab, session: Session) -> None:
    """Ask for a file, match its names, enter the minutes."""
    dialogs = FileDialogs(tab.look, tab.desk.settings)
    title = _("Log of the meeting of {session}", session=session_words(session))
    path = dialogs.to_open(tab.window(), "imports", title, _KINDS)
    if path is None:
        return
    store = tab.desk.store
    try:
        draft = LogDraft(store, session.id, path)
        names = draft.unmatched(draft.plan())
    except UserError as error:
        tab.desk.error(error)
        return
    people: list[tuple[str, object]] = [
        (one.registration.id, one.name) for one in participants(store, "edition", tab.shown.id)
    ]
    dialog = MatchDialog(tab.look, names, people, len(draft.minutes()))

    def then(answer: str) -> None:
        if answer != "enter":
            return
        for name, choice in dialog.choices.items():
            draft.match(name, choice.value or None)
        if tab.writing(lambda: draft.carry_out(draft.plan())):
            count = len(draft.minutes())
            said = n_("Attendance of {n} person entered", "Attendance of {n} people entered", count)
            tab.desk.toast(said, undo=True)

    tab.desk.ask(dialog, then)
