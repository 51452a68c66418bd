"""The participants of an edition for the funder's system: who is right, what is missing, and the file."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from grono.domain.ids import Id
from grono.domain.text import Text, UserError, _, n_
from grono.services.activities.taking_part import Participant
from grono.services.editing import title_of
from grono.services.participants import records
from grono.services.participants.checking import Checked, Fault, checked
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, Where
from grono.ui.pages.participants.person import PersonPane
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, scrolling
from grono.ui.widgets.parts import RowButton

_LIST = 340


class ParticipantsPage(Page):
    """People at the left with what is wrong; the record of the chosen one at the right."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"participant_record", "registration", "person", "contact", "address", "attendance", "session"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._edition = ""
        self._chosen = ""
        self._checked = Checked((), ())
        self._all = Button(
            look, _("Save the file…"), partial(self._write, only_valid=False), kind=Kind.PRIMARY
        )
        self._right = Button(look, _("Only the right rows…"), partial(self._write, only_valid=True))
        self.header = PageHeader(
            look,
            _("Participants for the funder's system"),
            facts="",
            actions=(self._right, self._all),
            back=(_("Edition"), self.desk.back),
        )
        self._people = column(gap=0)
        self.person = PersonPane(desk, self._save)
        split = QSplitter(Qt.Orientation.Horizontal)
        listed = holding(column(self._people, None, margins=(look.px(16), look.px(12))))
        for part, share in ((scrolling(listed, name=look.tr(_("People"))), 0), (self.person, 1)):
            split.addWidget(part)
            split.setStretchFactor(split.count() - 1, share)
        split.setSizes([look.px(_LIST), look.px(3 * _LIST)])
        self.body.addWidget(self.header)
        self.body.addWidget(split, 1)

    def open(self, where: Where) -> None:
        if where.get("edition"):
            self._edition = str(where["edition"])
            self._chosen = str(where.get("id") or "")
            self.stale = True

    def refresh(self) -> None:
        clear(self._people)
        self._checked = Checked((), ())
        try:
            self._checked = checked(self.desk.store, self._edition)
        except UserError as error:
            self._people.addWidget(label(self.look, error.what, "strong", wrap=True))
            self._people.addWidget(label(self.look, error.todo, "secondary", wrap=True))
        self._tell()
        by_person: dict[str, list[Fault]] = {}
        for fault in self._checked.faults:
            by_person.setdefault(fault.registration, []).append(fault)
        for place, row in enumerate(self._checked.rows):
            faults = by_person.get(row.participant.registration.id, [])
            self._people.addWidget(self._line(row.participant, len(faults), first=place == 0))
        self._show(by_person)

    def _tell(self) -> None:
        rows, wrong = len(self._checked.rows), len(self._checked.rows) - len(self._checked.valid)
        people = n_("{n} person", "{n} people", rows)
        state = n_("{n} with something to correct", "{n} with something to correct", wrong)
        facts = _("{edition} · {people} · {state}", edition=self._title(), people=people, state=state)
        self.header.set_title(_("Participants for the funder's system"), facts)
        self._all.setEnabled(bool(rows))
        self._right.setEnabled(bool(self._checked.valid) and wrong > 0)

    def _title(self) -> str:
        return title_of(self.desk.store, self._edition)

    def _line(self, one: Participant, faults: int, *, first: bool) -> RowButton:
        state = n_("{n} thing to correct", "{n} things to correct", faults) if faults else _("right")
        return RowButton(
            self.look,
            f"{one.registration.number}. {one.name}",
            partial(self._choose, one.registration.id),
            icon="warning" if faults else "check-circle",
            note=self.look.tr(state),
            first=first,
        )

    def _choose(self, registration: str) -> None:
        self._chosen = registration
        self.desk.here(edition=self._edition, id=registration)
        self.refresh()
        self.person.focus_first()

    def _show(self, faults: dict[str, list[Fault]]) -> None:
        wrong = [row for row in self._checked.rows if row.participant.registration.id in faults]
        known = {row.participant.registration.id: row for row in self._checked.rows}
        chosen = known.get(Id(self._chosen)) or next(iter([*wrong, *self._checked.rows]), None)
        self._chosen = chosen.participant.registration.id if chosen else ""
        self.person.show_row(chosen, faults.get(self._chosen, []))

    def _save(self, person: str, values: dict[str, object]) -> None:
        project = records.project_of(self.desk.store, self._edition)
        try:
            records.fill(self.desk.store, project.id, person, values)
        except UserError as error:
            self.desk.error(error)
            return
        self.desk.toast(_("Saved: {name}", name=title_of(self.desk.store, person)), undo=True)

    def _write(self, *, only_valid: bool) -> None:
        """The file, or why it cannot be written yet."""
        from grono.exchange.participants import as_csv
        from grono.reports.files import whole_file
        from grono.services.participants.layout import columns
        from grono.ui.exporting import ask_where, file_name, write

        faults = len(self._checked.faults)
        if faults and not only_valid:
            self.desk.error(UserError(_refused(faults), todo=_TODO))
            return
        target = ask_where(self.desk, file_name(self._title(), "csv"))
        if target is None:
            return
        rows = self._checked.valid if only_valid else self._checked.rows
        content = as_csv(rows, columns(self.desk.store))

        def work(_progress: object) -> None:
            with whole_file(target) as part:
                part.write_bytes(content)

        write(self.desk, _("Participants for the funder's system"), work, target)


def _refused(faults: int) -> Text:
    return n_(
        "{n} thing would be refused by the funder's system; no file was written.",
        "{n} things would be refused by the funder's system; no file was written.",
        faults,
    )


_TODO = _("Correct what stands beside each person, or save only the right rows.")
