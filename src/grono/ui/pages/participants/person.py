"""The record of one participant: what is wrong with it, and the fields with the words of the dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from grono.domain.text import _
from grono.services.fields import Field, FieldKind
from grono.services.participants.fields import PARTICIPANT_FIELDS
from grono.services.participants.layout import Dictionaries, dictionaries
from grono.ui.forms import Form
from grono.ui.forms.options import Editors
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling

if TYPE_CHECKING:
    from grono.services.participants.checking import Fault
    from grono.services.participants.records import Row
    from grono.ui.page import Desk

_UNDER = {"status_detail": "status", "support_detail": "support_kind"}
"""Fields whose values depend on another field."""


class PersonPane(QWidget):
    """Faults above, fields below, saving at the foot."""

    def __init__(self, desk: Desk, save: Callable[[str, dict[str, object]], object]) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self._keep = save
        self._row: Row | None = None
        self._known: Dictionaries | None = None
        self.form: Form | None = None
        look = self.look
        self.faults = column(gap=look.px(6))
        self._fields = column()
        self._nobody = label(look, _("Nobody takes part yet."), "secondary")
        body = column(self._nobody, self.faults, self._fields, None, gap=look.px(16), margins=look.px(24))
        self.button = Button(look, _("Save"), self.save, kind=Kind.PRIMARY)
        foot = holding(row(None, self.button, margins=(look.px(24), look.px(12))), frame="footer")
        self.setLayout(column(scrolling(holding(body), name=look.tr(_("Participant's data"))), foot, gap=0))
        QShortcut(QKeySequence("Ctrl+S"), self, activated=self.save)  # pyright: ignore[reportCallIssue]

    def show_row(self, shown: Row | None, faults: Sequence[Fault]) -> None:
        """Show a participant; a guest has no record until they are a person of the register."""
        self._row = shown
        clear(self.faults)
        clear(self._fields)
        self.form = None
        self._nobody.setVisible(shown is None)
        writable = shown is not None and shown.participant.person_id is not None
        self.button.setEnabled(writable and not self.desk.read_only)
        if shown is None:
            return
        self.faults.addWidget(label(self.look, shown.participant.full_name, "title"))
        self.faults.addWidget(label(self.look, shown.participant.organisation, "secondary"))
        if writable:
            self._make_form(shown)
        self._tell(faults)

    def _tell(self, faults: Sequence[Fault]) -> None:
        """Each fault at its field; those of no field above."""
        boxes = self.form.boxes if self.form else {}
        for fault in faults:
            if fault.field in boxes:
                boxes[fault.field].tell("bad", fault.message)
            else:
                said = _("{column}: {message}", column=fault.heading, message=fault.message)
                self.faults.addWidget(label(self.look, said, wrap=True, state="bad"))

    def _make_form(self, shown: Row) -> None:
        known = dictionaries(self.desk.store)
        values = dict(shown.values)

        def options(field: Field) -> list[tuple[str, object]]:
            under = str(values.get(_UNDER.get(field.key, "")) or "")
            return [(value, value) for value in known.of(field.key, under)]

        editors = Editors(self.look, known=options)
        self.form = Form(self.look, PARTICIPANT_FIELDS, check=lambda _fields, _values: {}, editors=editors)
        self.form.set_values(values)
        self._fields.addWidget(self.form)

    def focus_first(self) -> None:
        """Begin with the first field."""
        if self.form:
            self.form.focus_field(PARTICIPANT_FIELDS[0].key)

    def save(self) -> None:
        """Keep what was typed; only what differs from what the register says by itself."""
        if self.form is None or self._row is None or not self.button.isEnabled() or not self.form.validate():
            return
        person = self._row.participant.person_id
        days = {field.key for field in PARTICIPANT_FIELDS if field.kind is FieldKind.DAY}
        changed = {
            key: "" if value is None and key not in days else value
            for key, value in self.form.changed_values().items()
        }
        if person and changed:
            self._keep(person, changed)
