"""What the forms of records add to the common ones: lenient numbers, a day for changes, similar records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from grono.domain.dates import PartialDate
from grono.domain.identifiers import Scheme, compact
from grono.domain.text import _
from grono.services import known
from grono.services.doubles import Double
from grono.services.fields import Field, FieldKind
from grono.store.store import Store
from grono.ui.forms.editor import Editor
from grono.ui.forms.lines import DateEditor, LineEditor
from grono.ui.forms.options import RECORDS_OF, Editors
from grono.ui.forms.reading import Unread
from grono.ui.look import Look
from grono.ui.widgets.badge import Avatar
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.select import Select

NUMBERS = {
    FieldKind.NIP: Scheme.NIP,
    FieldKind.REGON: Scheme.REGON,
    FieldKind.KRS: Scheme.KRS,
    FieldKind.EU_VAT: Scheme.EU_VAT,
}
"""Kinds of field whose wrong values are warned of and kept as they were typed."""


class NumberEditor(LineEditor):
    """An official number; a wrong one is a value, too: the office may have nothing better yet."""

    def value(self) -> object:
        try:
            return super().value()
        except Unread:
            return compact(NUMBERS[self.field.kind], self.line.text())


class RecordEditors(Editors):
    """The editors of a record's form, which offer what stands in the register."""

    def __init__(self, look: Look, store: Store, table: str) -> None:
        super().__init__(
            look,
            known=lambda field: known.values(store, table, field.key),
            find=lambda field, typed: known.records(store, RECORDS_OF[field.kind], typed),
        )

    def make(self, field: Field) -> Editor:
        return NumberEditor(self._look, field) if field.kind in NUMBERS else super().make(field)


class WhenChoice(QWidget):
    """From which day a change holds, or that it corrects what was wrong; shown only when it matters."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(look.tr(_("When the change holds")))
        options = (
            ("today", _("holds from today")),
            ("day", _("holds from another day")),
            ("correction", _("corrects a mistake")),
        )
        self._choice = Select(look, _("When the change holds"), options, quiet=True)
        self._day = DateEditor(look, Field("since", _("From the day"), _("Other"), FieldKind.DATE))
        self._day.setFixedWidth(look.px(160))
        self._choice.chosen.connect(self._show_day)
        self.setLayout(
            row(label(look, _("The change"), "secondary"), self._choice, self._day, gap=look.px(8))
        )
        self.choose("today")
        self.hide()

    def choose(self, key: str) -> None:
        """Choose, as a click would."""
        self._choice.set_value(key)
        self._show_day(key)

    def _show_day(self, key: str) -> None:
        self._day.setVisible(key == "day")
        if key == "day":
            self._day.parts()[0].setFocus()

    @property
    def correcting(self) -> bool:
        """Whether what was recorded is mended."""
        return not self.isHidden() and self._choice.value == "correction"

    @property
    def since(self) -> date | None:
        """The other day that was chosen."""
        if self.isHidden() or self._choice.value != "day":
            return None
        value = self._day.value()
        return (
            value.first_day if isinstance(value, PartialDate) else value if isinstance(value, date) else None
        )


class Similar(QWidget):
    """At the side of a form: records that may be the same one."""

    def __init__(self, look: Look, hint: object, show: Callable[[str], object]) -> None:
        super().__init__()
        self.look = look
        self._hint = hint
        self._show = show
        self._told: tuple[str, ...] = ()
        self._other: set[str] = set()
        self._box = column(gap=look.px(10))
        self.setLayout(self._box)

    def tell(self, doubles: Sequence[Double]) -> None:
        """Show these, but for those that were said to be others."""
        shown = [double for double in doubles if double.id not in self._other]
        told = tuple(double.id for double in shown)
        if told == self._told:
            return
        self._told = told
        clear(self._box)
        if not shown:
            return
        look = self.look
        self._box.addWidget(label(look, _("Similar records"), "strong"))
        self._box.addWidget(label(look, self._hint, "caption", wrap=True))
        for double in shown:
            self._box.addWidget(self._card(double, shown))

    def _card(self, double: Double, shown: Sequence[Double]) -> QWidget:
        look = self.look
        note = " · ".join(filter(None, (double.note, look.tr(double.why))))
        names = column(
            label(look, double.title, "strong", wrap=True), label(look, note, "caption", wrap=True), gap=0
        )
        head = row(Avatar(look, double.title, 28), gap=look.px(10))
        head.addLayout(names, 1)
        show = Button(look, _("Open it"), lambda: self._show(double.id), kind=Kind.QUIET, small=True)
        show.setAccessibleName(look.tr(_("Open {name}", name=double.title)))
        other = Button(
            look, _("It is another"), lambda: self._dismiss(double, shown), kind=Kind.GHOST, small=True
        )
        other.setAccessibleName(look.tr(_("{name} is another", name=double.title)))
        ways = row(show, other, None, gap=look.px(4))
        px = look.px
        return holding(
            column(head, ways, gap=px(8), margins=(px(12), px(10))), frame="sunken", name=double.title
        )

    def _dismiss(self, double: Double, shown: Sequence[Double]) -> None:
        self._other.add(double.id)
        self.tell(shown)
