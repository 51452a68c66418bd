"""The form of an organisation: new member or a known organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from grono.domain.dates import PartialDate
from grono.domain.membership import MemberState
from grono.domain.text import _, n_
from grono.services import completion, doubles, editing, rows
from grono.services.doubles import Double
from grono.services.parts.base import Values
from grono.services.reference.legal_forms import split_legal_form
from grono.ui.forms import Form, Section
from grono.ui.page import Where
from grono.ui.records.form import RecordFormPage
from grono.ui.records.form_parts import WhenChoice
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row

_REGISTRATION = Section(
    "registration",
    _("Registration data"),
    (
        (("name", 12),),
        (("nip", 6), ("regon", 6)),
        (("krs", 6), ("legal_form", 6)),
        (("short_name", 6), ("kind", 6)),
        (("founded", 6), ("eu_vat", 6)),
        (("foreign_number", 6),),
    ),
)
_SEAT = Section(
    "seat",
    _("Address"),
    (
        (("street", 6), ("house", 3), ("flat", 3)),
        (("town", 6), ("postcode", 3), ("post_office", 3)),
        (("gmina", 6), ("voivodeship", 6)),
        (("country", 6),),
    ),
)
_CONTACT = Section("contact", _("Contact"), ((("phones", 6), ("emails", 6)), (("www", 6),)))
_MEMBERSHIP = Section(
    "membership",
    _("Membership"),
    (
        (("state", 6), ("member_kind", 6)),
        (("joined", 6), ("resolution", 6)),
        (("state_since", 6), ("left", 6)),
    ),
)
_ACTIVITY = Section(
    "activity",
    _("Activity"),
    (
        (("trades", 6), ("tags", 6)),
        (("pkd_2025", 12),),
        (("pkd_2007", 12),),
        (("profile_pl", 12),),
        (("profile_en", 12),),
        (("products", 12),),
    ),
)
_SIZE = Section("size", _("Size"), ((("size", 6), ("size_basis", 6)), (("headcounts", 12),)))
_PERSON = Section(
    "person",
    _("Contact person"),
    ((("person_name", 6), ("person_function", 6)), (("person_phones", 6), ("person_emails", 6))),
)
_LETTERS = Section(
    "letters",
    _("Address for letters"),
    (
        (("mail_street", 6), ("mail_house", 3), ("mail_flat", 3)),
        (("mail_town", 6), ("mail_postcode", 3)),
    ),
)
_CONSENTS = Section("consents", _("Consents"), ((("consent_directory", 6), ("consent_directory_on", 6)),))
_NOTES = Section("notes", _("Notes"), ((("notes", 12),),))


class OrganisationFormPage(RecordFormPage):
    """Sections in the order in which an office gets to know a member."""

    table = "organisation"
    list_place = "members"
    list_title = _("Members")
    new_title = _("New member")
    save_words = _("Save the organisation")
    looked_at = ("name", "nip", "regon", "krs")
    together = (frozenset({"consent_directory", "consent_directory_on"}),)

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        own = (_REGISTRATION, _SEAT, _CONTACT, _MEMBERSHIP, _ACTIVITY, _SIZE)
        person = () if values.get("person_id") else (_PERSON,)
        return (*own, *person, _LETTERS, _CONSENTS, *((_NOTES,) if new else ()))

    def values_of(self, id: str) -> dict[str, object]:
        return dict(rows.organisation_rows(self.desk.store, [id], date.today())[0])

    def first_values(self, where: Where) -> dict[str, object]:
        return {"state": MemberState.MEMBER, "joined": PartialDate(date.today())}

    def doubles(self, values: Values, but: str | None) -> list[Double]:
        return doubles.organisations(self.desk.store, values, but)

    def title_of(self, values: Values) -> str:
        return str(values.get("name") or "")

    def keep(self, id: str | None, values: Values, when: WhenChoice) -> str:
        return editing.save_organisation(
            self.desk.store, id, values, correcting=when.correcting, since=when.since
        )

    def connect_form(self, form: Form) -> None:
        self._town = str(form.read()[0].get("town") or "")
        for key in ("gmina", "voivodeship", "country"):
            form.boxes[key].editor.left.connect(lambda: self._suggest(self._address(form)))
        form.boxes["town"].editor.left.connect(lambda: self._town_left(form))
        form.boxes["name"].editor.left.connect(lambda: self._suggest(self._form_of_name(form)))

    def _town_left(self, form: Form) -> None:
        """Another town lies in another commune: the one known for the town before is no longer right."""
        town = str(form.read()[0].get("town") or "")
        if town != self._town:
            self._town = town
            for key in ("gmina", "voivodeship"):
                form.boxes[key].editor.set_value(None)
                form.boxes[key].editor.edited.emit()
        self._suggest(self._address(form))

    def _address(self, form: Form) -> dict[str, str]:
        return completion.address(form.read()[0])

    def _form_of_name(self, form: Form) -> dict[str, str]:
        code = split_legal_form(str(form.read()[0].get("name") or ""))[1]
        return {"legal_form": code} if code else {}

    def _suggest(self, found: Mapping[str, object]) -> None:
        self.suggest(found, _("Suggested by what you typed"))

    def side_help(self) -> QWidget:
        look = self.look
        hint = _("Copy its text. The program recognises the name, the numbers, the address and the contacts.")
        self._paste_result = label(look, "", "caption", wrap=True)
        paste = Button(look, _("Paste data"), self.paste, icon="clipboard-text", kind=Kind.QUIET)
        title = label(look, _("Do you have an extract from KRS or CEIDG?"), "strong", wrap=True)
        ways = (title, label(look, hint, "caption", wrap=True), row(paste, None), self._paste_result)
        return holding(column(*ways, gap=look.px(8)))

    def paste(self) -> None:
        """Take what the clipboard holds into the fields that are empty."""
        from grono.exchange.pasting import recognise

        found = recognise(QGuiApplication.clipboard().text())
        count = self.suggest(found, _("From the pasted text"))
        told = n_("{n} field filled in", "{n} fields filled in", count)
        nothing = _("Nothing was recognised, or the fields are filled in already.")
        self._paste_result.setText(self.look.tr(told if count else nothing))
        if count:
            self.form.boxes["town"].editor.left.emit()
