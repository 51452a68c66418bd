"""The form of a person: names, role, contacts, what they were told and agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grono.domain.consent import Purpose
from grono.domain.text import _
from grono.services import doubles, editing, rows
from grono.services.doubles import Double
from grono.services.parts.base import Values
from grono.ui.forms import Section
from grono.ui.page import Where
from grono.ui.records.form import RecordFormPage
from grono.ui.records.form_parts import WhenChoice

_NAME = Section(
    "name",
    _("Person"),
    ((("family_name", 6), ("given_name", 6)), (("academic_title", 6), ("gender", 6))),
)
_ROLE = Section(
    "role",
    _("Role"),
    ((("organisation", 12),), (("function", 6), ("role_kind", 6)), (("department", 6),)),
)
_CONTACT = Section("contact", _("Contact"), ((("phones", 6), ("emails", 6)),))
_INFORMED = Section(
    "informed",
    _("Information given"),
    ((("clause", 6), ("clause_version", 3), ("clause_given_on", 3)),),
)
_CONSENTS = Section(
    "consents",
    _("Consents"),
    tuple(((f"consent_{purpose}", 6), (f"consent_{purpose}_on", 6)) for purpose in Purpose),
)
_OTHER = Section("other", _("Other"), ((("tags", 6),),))
_NOTES = Section("notes", _("Notes"), ((("notes", 12),),))


class PersonFormPage(RecordFormPage):
    """Name first; the role says where the person belongs."""

    table = "person"
    list_place = "people"
    list_title = _("People")
    new_title = _("New person")
    save_words = _("Save the person")
    hint = _("The family name is enough. The rest can wait.")
    looked_at = ("family_name", "given_name")
    together = (
        frozenset({"clause", "clause_version", "clause_given_on"}),
        *(frozenset({f"consent_{purpose}", f"consent_{purpose}_on"}) for purpose in Purpose),
    )

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        return (_NAME, _ROLE, _CONTACT, _INFORMED, _CONSENTS, _OTHER, *((_NOTES,) if new else ()))

    def values_of(self, id: str) -> dict[str, object]:
        values = dict(rows.person_rows(self.desk.store, [id], date.today())[0])
        values["organisation"] = values.get("organisation_id")
        return values

    def first_values(self, where: Where) -> dict[str, object]:
        return {"organisation": where.get("organisation")}

    def doubles(self, values: Values, but: str | None) -> list[Double]:
        return doubles.people(self.desk.store, values, but)

    def title_of(self, values: Values) -> str:
        return str(values.get("title") or "")

    def keep(self, id: str | None, values: Values, when: WhenChoice) -> str:
        return editing.save_person(self.desk.store, id, values)
