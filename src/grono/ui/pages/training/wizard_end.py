"""The last steps: the conditions, which are copied and may stay, and what was made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grono.domain.text import _, n_
from grono.domain.training import Edition
from grono.services import editing
from grono.services.activities.fields import EDITION_FIELDS
from grono.ui.forms import Form, Section
from grono.ui.page import Desk
from grono.ui.records.form_parts import RecordEditors
from grono.ui.widgets.button import Button
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.layout import clear, column, holding, scrolling

_WHAT = Section(
    "edition", _("Edition"), ((("title", 12),), (("delivery", 6), ("certificate", 6)), (("place", 12),))
)
_TERMS = Section(
    "terms",
    _("Conditions"),
    (
        (("minimum", 6), ("maximum", 6)),
        (("price", 6), ("recruitment_until", 6)),
        (("in_charge", 12),),
    ),
)
_NUMBERS = ("minimum", "maximum", "price", "recruitment_until")


class ConditionsStep(QWidget):
    """A short form, filled from the latest edition."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        px = look.px
        wanted = {key for section in (_WHAT, _TERMS) for key in section.keys}
        fields = [field for field in EDITION_FIELDS if field.key in wanted]
        editors = RecordEditors(look, desk.store, "edition")
        self.form = Form(look, fields, check=editing.problems, editors=editors, sections=(_WHAT, _TERMS))
        self.form.setMaximumWidth(px(860))
        whole = column(self.form, margins=(px(24), px(16), px(24), px(16)))
        self.setLayout(column(scrolling(holding(whole), name=look.tr(_("Conditions"))), gap=0))

    def show_draft(self, draft: Edition) -> None:
        """The conditions of the next edition as they would be."""
        self.form.set_values({key: getattr(draft, key) for key in self.form.boxes})

    def columns(self) -> dict[str, Any] | None:
        """What was filled in; None where something is wrong, which is then marked."""
        if not self.form.validate():
            return None
        values, _problems = self.form.read()
        return {key: value if value is not None or key in _NUMBERS else "" for key, value in values.items()}


class DoneStep(QWidget):
    """What was made, and what can be done next."""

    again = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._box = column(gap=0)
        self.setLayout(self._box)

    def show_edition(self, made: Edition, sessions: int, people: int) -> None:
        """Tell what was made."""
        look, desk = self.desk.look, self.desk
        said = [
            n_("{n} session", "{n} sessions", sessions),
            n_("{n} participant", "{n} participants", people),
        ]
        print_it = Button(
            look,
            _("Print the schedule"),
            lambda: desk.go("reports", name="training-schedule", options={"edition": made.id}),
            icon="printer",
        )
        again = Button(look, _("One more edition"), self.again.emit, icon="plus")
        clear(self._box)
        words = " · ".join(map(look.tr, said))
        self._box.addWidget(empty_state(look, "graduation-cap", made.title, words, (print_it, again)))
