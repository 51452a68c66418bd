"""The fields of a participant's record: what its form shows and a list of participants fills."""

from __future__ import annotations

from grono.domain.text import _
from grono.services.fields import Field, FieldKind

_WHO = _("Person")
_LIVES = _("Address and contact")
_PROJECT = _("In the project")
_LABOUR = _("On the labour market")
_SUPPORT = _("Support")
_SENSITIVE = _("Statements")

PARTICIPANT_FIELDS: tuple[Field, ...] = (
    Field("kind", _("Kind of participant"), _WHO, lookup=True),
    Field("citizenship", _("Citizenship"), _WHO, lookup=True),
    Field("pesel", _("PESEL"), _WHO, help=_("Kept only in a register with a passphrase.")),
    Field("other_identifier", _("Other identifier"), _WHO),
    Field("technical_id", _("Technical identifier"), _WHO),
    Field("sex", _("Sex"), _WHO, lookup=True),
    Field("born_on", _("Born on"), _WHO, FieldKind.DAY),
    Field("education", _("Education"), _WHO, lookup=True),
    Field("country", _("Country"), _LIVES),
    Field("voivodeship", _("Voivodeship"), _LIVES),
    Field("powiat", _("County"), _LIVES),
    Field("gmina", _("Commune"), _LIVES),
    Field("town", _("Town"), _LIVES),
    Field("postcode", _("Postcode"), _LIVES),
    Field("degurba", _("Degree of urbanisation (DEGURBA)"), _LIVES, lookup=True),
    Field("phone", _("Telephone"), _LIVES),
    Field("email", _("E-mail"), _LIVES),
    Field("joined_on", _("Joined the project on"), _PROJECT, FieldKind.DAY),
    Field("left_on", _("Left the project on"), _PROJECT, FieldKind.DAY),
    Field("situation", _("Situation on leaving"), _PROJECT, lookup=True),
    Field("on_path", _("Ended as planned"), _PROJECT, lookup=True),
    Field("status", _("Status on the labour market"), _LABOUR, lookup=True),
    Field("status_detail", _("Status: of which"), _LABOUR, lookup=True),
    Field("education_ends_on", _("Education planned to end on"), _LABOUR, FieldKind.DAY),
    Field("business_since", _("In business since"), _LABOUR, FieldKind.DAY),
    Field("support_scope", _("Scope of support"), _SUPPORT, lookup=True),
    Field("support_kind", _("Kind of support"), _SUPPORT, lookup=True),
    Field("support_detail", _("Support: of which"), _SUPPORT, lookup=True),
    Field("support_from", _("Support from"), _SUPPORT, FieldKind.DAY),
    Field("foreign_origin", _("Of foreign origin"), _SENSITIVE, lookup=True),
    Field("third_country", _("Citizen of a third country"), _SENSITIVE, lookup=True),
    Field("minority", _("Minority"), _SENSITIVE, lookup=True),
    Field("homeless", _("Homelessness"), _SENSITIVE, lookup=True),
    Field("disability", _("Disability"), _SENSITIVE, lookup=True),
    Field("remarks", _("Remarks"), _SENSITIVE, FieldKind.LONG_TEXT),
)

DATES = tuple(one.key for one in PARTICIPANT_FIELDS if one.kind is FieldKind.DAY)
"""The fields that hold a day."""
