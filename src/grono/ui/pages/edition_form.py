"""The form of an edition that is there; a new one is made by the wizard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from grono.domain.text import _, p_
from grono.services.activities.saving import save_activity
from grono.services.parts.base import Values
from grono.ui.forms import Section
from grono.ui.page import Where
from grono.ui.records.form_parts import WhenChoice
from grono.ui.records.own_form import OwnRowFormPage

_EDITION = Section("edition", _("Edition"), ((("title", 12),), (("state", 6), ("delivery", 6))))
_PLACE = Section("place", _("Place"), ((("place", 6), ("platform", 6)), (("link", 12),)))
_CONDITIONS = Section(
    "conditions",
    _("Conditions"),
    ((("minimum", 4), ("maximum", 4), ("price", 4)), (("recruitment_until", 6), ("in_charge", 6))),
)
_PAPERS = Section(
    "papers",
    p_("form", "Papers"),
    (
        (("certificate", 12),),
        (("bur_number", 6), ("support_id", 6)),
        (("bur_title", 12),),
        (("reported_on", 6),),
        (("conclusions", 12),),
    ),
)


class EditionFormPage(OwnRowFormPage):
    """What is known about an edition besides its sessions and people."""

    table = "edition"
    list_place = "training"
    list_title = p_("place", "Training")
    new_title = _("New edition")
    save_words = _("Save the edition")

    def open(self, where: Where) -> None:
        if where.get("id"):
            super().open(where)
        else:
            QTimer.singleShot(0, self, lambda: self.desk.go("edition_wizard"))

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        return (_EDITION, _PLACE, _CONDITIONS, _PAPERS)

    def keep(self, id: str | None, values: Values, when: WhenChoice) -> str:
        return save_activity(self.desk.store, self.table, id, values)
