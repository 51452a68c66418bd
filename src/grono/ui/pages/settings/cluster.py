"""The cluster's name, colour and logo, and the coordinator that issues its papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _
from grono.services import editing, own_data, registers
from grono.services.fields import Field
from grono.store.store import Store
from grono.ui.forms import Form
from grono.ui.page import Desk
from grono.ui.pages.settings.colour import Colour
from grono.ui.pages.settings.logo import Logo
from grono.ui.pages.settings.section import Section
from grono.ui.widgets.layout import row
from grono.ui.widgets.parts import card

Save = Callable[[Store, Mapping[str, object]], bool]


class ClusterSettings(Section):
    """Each field is kept as soon as it is left, as a step that can be undone."""

    key: ClassVar[str] = "cluster"
    title: ClassVar[Text] = _("Cluster and logo")
    icon: ClassVar[str] = "buildings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.cluster = KeptForm(desk, own_data.CLUSTER_FIELDS, own_data.save_cluster)
        self.coordinator = KeptForm(desk, own_data.COORDINATOR_FIELDS, own_data.save_coordinator)
        self.logo = Logo(desk)
        self.colour = Colour(desk)
        looks = row(gap=look.px(16))
        for part, title in ((self.logo, _("Logo")), (self.colour, _("Colour on paper"))):
            looks.addWidget(card(look, part, title=title), 1)
        self.cards.addWidget(self.cluster)
        self.cards.addLayout(looks)
        self.cards.addWidget(self.coordinator)
        self.cards.addStretch(1)

    def refresh(self) -> None:
        store = self.desk.store
        self.cluster.show_values(own_data.values_of(registers.cluster(store), own_data.CLUSTER_FIELDS))
        self.coordinator.show_values(
            own_data.values_of(registers.coordinator(store), own_data.COORDINATOR_FIELDS)
        )
        self.logo.refresh()
        self.colour.refresh()

    def focus(self, part: str) -> None:
        if part in self.cluster.form.boxes:
            self.cluster.form.focus_field(part)


class KeptForm(QWidget):
    """A form without a button to save: what is right is kept when a field is left."""

    def __init__(self, desk: Desk, fields: tuple[Field, ...], save: Save) -> None:
        super().__init__()
        self._desk = desk
        self._save = save
        self._shown: dict[str, object] = {}
        self.form = Form(desk.look, fields, check=editing.problems)
        self.form.setEnabled(not desk.read_only)
        self.setLayout(row(self.form))
        for box in self.form.boxes.values():
            box.editor.left.connect(self._keep)

    def show_values(self, values: dict[str, object]) -> None:
        """Show what is recorded, unless it stands there already."""
        if values != self._shown:
            self._shown = values
            self.form.set_values(values)

    def _keep(self) -> None:
        values, unread = self.form.read()
        if unread or editing.problems(self.form.fields, values) or not self.form.changed:
            return
        self._shown = {key: value or "" for key, value in values.items()}
        if self._save(self._desk.store, values):
            self._desk.toast(_("Saved"), undo=True)
