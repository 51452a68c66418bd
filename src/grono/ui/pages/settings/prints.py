"""What the printed directory may say, and on which basis; the usual language of papers."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from grono.domain.consent import Basis, PublicationRule
from grono.domain.text import Text, _
from grono.services import own_data
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding
from grono.ui.widgets.parts import card
from grono.ui.widgets.select import Select

LANGUAGES: tuple[tuple[str, object], ...] = (
    ("last", _("The last one chosen for each print")),
    ("pl", _("Polish")),
    ("en", _("English")),
    ("both", _("Polish and English")),
)


class Prints(Section):
    """A line for each field of the directory."""

    key: ClassVar[str] = "prints"
    title: ClassVar[Text] = _("Prints")
    icon: ClassVar[str] = "printer"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.language = Select(look, _("Language of prints"), LANGUAGES)
        self.language.chosen.connect(
            lambda key: self.desk.settings.set("print_language", "" if key == "last" else key)
        )
        chooser = holding(
            column(label(look, _("Language of prints"), "strong"), self.language, gap=look.px(4))
        )
        chooser.setMaximumWidth(look.px(360))
        self.cards.addWidget(card(look, chooser, title=_("Language")))
        words = _(
            "The directory prints a field only on the basis chosen here. "
            "A member's own decision, on its card, comes first; a refusal always holds."
        )
        self._rules = QGridLayout()
        self._rules.setContentsMargins(0, 0, 0, 0)
        self._rules.setHorizontalSpacing(look.px(12))
        self._rules.setVerticalSpacing(look.px(8))
        self._rules.setColumnMinimumWidth(0, look.px(130))
        self._rules.setColumnStretch(2, 1)
        body = card(
            look,
            label(look, words, "secondary", wrap=True),
            holding(self._rules),
            title=_("Member directory"),
        )
        self.cards.addWidget(body)
        self.cards.addStretch(1)
        self._shown: list[PublicationRule] = []
        self.bases: dict[str, Select] = {}

    def refresh(self) -> None:
        self.language.set_value(self.desk.settings.get("print_language") or "last")
        rules = own_data.publication_rules(self.desk.store)
        if rules != self._shown:
            self._shown = rules
            self._lay_out(rules)

    def _lay_out(self, rules: list[PublicationRule]) -> None:
        look = self.look
        focused = next((key for key, select in self.bases.items() if select.hasFocus()), "")
        clear(self._rules)
        self.bases.clear()
        for place, words in enumerate((_("Field"), _("Basis"), _("Where it is said"))):
            self._rules.addWidget(label(look, words, "caption-strong"), 0, place)
        for line, rule in enumerate(rules, 1):
            self._rules.addWidget(label(look, rule.field), line, 0)
            for place, part in enumerate(self._parts(rule), 1):
                self._rules.addWidget(part, line, place)
        if focused in self.bases:
            self.bases[focused].setFocus()

    def _parts(self, rule: PublicationRule) -> tuple[QWidget, QWidget]:
        look, name = self.look, self.look.tr(rule.field)
        basis = Select(look, _("Basis: {field}", field=name), [(str(one), one) for one in Basis])
        basis.set_value(str(rule.basis))
        source = QLineEdit(rule.source)
        source.setCursorPosition(0)
        source.setAccessibleName(look.tr(_("Where it is said: {field}", field=name)))
        basis.chosen.connect(lambda key: self._change(rule, Basis(key), source.text()))
        source.editingFinished.connect(lambda: self._change(rule, Basis(basis.value), source.text()))
        for part in (basis, source):
            part.setEnabled(not self.desk.read_only)
        self.bases[str(rule.field)] = basis
        return basis, source

    def _change(self, rule: PublicationRule, basis: Basis, source: str) -> None:
        if (basis, source.strip()) != (rule.basis, rule.source):
            own_data.change_rule(self.desk.store, rule, basis, source)
            self.desk.toast(_("The directory follows the new rule"), undo=True)
