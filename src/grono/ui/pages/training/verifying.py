"""Whether a certificate that somebody shows is genuine: its number and its code are typed or scanned."""

from __future__ import annotations

from grono.domain.text import Text, _
from grono.services.fields import Field
from grono.services.training import certificate_register
from grono.services.training.certificate_register import RegisterRow
from grono.ui.page import Desk
from grono.ui.records.asking import FieldsDialog

_CODE = Field("code", _("Number and code, as printed beside the QR code"), _("Certificate"), required=True)


def ask_and_check(desk: Desk) -> None:
    """Ask, and say what the register says."""
    dialog = FieldsDialog(desk.look, _("Check a certificate"), (_CODE,), _("Check"))

    def then(answer: str) -> None:
        if answer == "save":
            desk.toast(said(certificate_register.check(desk.store, str(dialog.values()["code"]))))

    desk.ask(dialog, then)


def said(found: RegisterRow | None) -> Text:
    """What the register says about a number and a code."""
    if found is None:
        return _("There is no such certificate in the register.")
    if found.void:
        return _(
            "The certificate {number} of {name} is void.", number=found.number.text, name=found.person_name
        )
    return _(
        "The certificate {number} is genuine: {name}, {edition}.",
        number=found.number.text,
        name=found.person_name,
        edition=found.edition,
    )
