"""The fields of events, programmes, editions and projects."""

from __future__ import annotations

from grono.domain.event import EventKind, EventState
from grono.domain.text import _, p_
from grono.domain.training import CertificateVariant, Delivery, EditionState
from grono.services.fields import Field, FieldKind

_EVENT = _("Event")
_PLACE = _("Place")
_PEOPLE = _("People")
_AFTER = _("After the event")
_PROGRAMME = _("Programme")
_CONDITIONS = _("Conditions")
_EDITION = _("Edition")
_PAPERS = p_("form", "Papers")
_PROJECT = _("Project")

EVENT_FIELDS: tuple[Field, ...] = (
    Field("id", _("Record id"), _EVENT, FieldKind.ID, hidden=True),
    Field("title", _("Title"), _EVENT, required=True),
    Field("title_en", _("Title in English"), _EVENT),
    Field("kind", _("Kind of event"), _EVENT, FieldKind.CHOICE, choices=EventKind, required=True),
    Field("state", _("State"), _EVENT, FieldKind.CHOICE, choices=EventState, required=True),
    Field("day", _("First day"), _EVENT, FieldKind.DAY),
    Field("starts", _("From"), _EVENT, FieldKind.TIME),
    Field("ends", _("To"), _EVENT, FieldKind.TIME),
    Field("series", _("Series"), _EVENT, lookup=True),
    Field("aim", _("Aim"), _EVENT, FieldKind.LONG_TEXT),
    Field("place", _("Place"), _PLACE, lookup=True),
    Field("platform", _("Platform"), _PLACE, lookup=True),
    Field("link", _("Link"), _PLACE),
    Field("zone", _("Time zone"), _PLACE, required=True),
    Field("capacity", _("Seats"), _PEOPLE, FieldKind.NUMBER),
    Field("registration_until", _("Registration until"), _PEOPLE, FieldKind.DAY),
    Field("target_group", _("Target group"), _PEOPLE),
    Field("accessibility", _("Accessibility"), _PEOPLE, FieldKind.LONG_TEXT),
    Field("catering", _("Catering and diets"), _PEOPLE, FieldKind.LONG_TEXT),
    Field("in_charge", _("Person in charge"), _PEOPLE, lookup=True),
    Field("results", _("Results"), _AFTER, FieldKind.LONG_TEXT),
    Field("conclusions", _("Conclusions"), _AFTER, FieldKind.LONG_TEXT),
)

PROGRAMME_FIELDS: tuple[Field, ...] = (
    Field("id", _("Record id"), _PROGRAMME, FieldKind.ID, hidden=True),
    Field("title", _("Title"), _PROGRAMME, required=True),
    Field("title_en", _("Title in English"), _PROGRAMME),
    Field("aims", _("Aims"), _PROGRAMME, FieldKind.LONG_TEXT),
    Field("aims_en", _("Aims in English"), _PROGRAMME, FieldKind.LONG_TEXT),
    Field("target_group", _("Target group"), _PROGRAMME, FieldKind.LONG_TEXT),
    Field("methods", _("Methods"), _PROGRAMME, FieldKind.LONG_TEXT),
    Field("entry", _("Requirements for participants"), _PROGRAMME, FieldKind.LONG_TEXT),
    Field("validation", _("Validation"), _PROGRAMME, FieldKind.LONG_TEXT),
    Field("qualification_code", _("Code of the qualification"), _PROGRAMME),
    Field("minutes_per_hour", _("Minutes of an hour"), _CONDITIONS, FieldKind.NUMBER, required=True),
    Field("breaks_count", _("Breaks count as teaching"), _CONDITIONS, FieldKind.YES_NO),
    Field("threshold", _("Attendance for a certificate, %"), _CONDITIONS, FieldKind.NUMBER, required=True),
    Field("pass_mark", _("Result of the final test, %"), _CONDITIONS, FieldKind.NUMBER),
)

EDITION_FIELDS: tuple[Field, ...] = (
    Field("id", _("Record id"), _EDITION, FieldKind.ID, hidden=True),
    Field("title", _("Title"), _EDITION, required=True),
    Field("state", _("State"), _EDITION, FieldKind.CHOICE, choices=EditionState, required=True),
    Field("delivery", p_("training", "Form"), _EDITION, FieldKind.CHOICE, choices=Delivery, required=True),
    Field("place", _("Place"), _PLACE, lookup=True),
    Field("platform", _("Platform"), _PLACE, lookup=True),
    Field("link", _("Link"), _PLACE),
    Field("price", _("Price for a person, zł"), _CONDITIONS, FieldKind.MONEY),
    Field("minimum", _("At least this many people"), _CONDITIONS, FieldKind.NUMBER),
    Field("maximum", _("Seats"), _CONDITIONS, FieldKind.NUMBER),
    Field("recruitment_until", _("Recruitment until"), _CONDITIONS, FieldKind.DAY),
    Field("in_charge", _("Person in charge"), _CONDITIONS, lookup=True),
    Field(
        "certificate", _("Certificate"), _PAPERS, FieldKind.CHOICE, choices=CertificateVariant, required=True
    ),
    Field("bur_number", _("Number of the service in BUR"), _PAPERS),
    Field("bur_title", _("Title of the service in BUR"), _PAPERS),
    Field("support_id", _("Id of the support"), _PAPERS),
    Field("reported_on", _("Report sent on"), _PAPERS, FieldKind.DAY),
    Field("conclusions", _("Conclusions"), _PAPERS, FieldKind.LONG_TEXT),
)

PROJECT_FIELDS: tuple[Field, ...] = (
    Field("id", _("Record id"), _PROJECT, FieldKind.ID, hidden=True),
    Field("title", _("Title"), _PROJECT, required=True),
    Field("title_en", _("Title in English"), _PROJECT),
    Field("code", _("Short name"), _PROJECT),
    Field("number", _("Number of the agreement"), _PROJECT),
    Field("programme", _("Programme"), _PROJECT, lookup=True),
    Field("authority", _("Authority of the programme"), _PROJECT, lookup=True),
    Field("starts_on", _("From"), _PROJECT, FieldKind.DAY),
    Field("ends_on", _("To"), _PROJECT, FieldKind.DAY),
)

FIELDS = {
    "event": EVENT_FIELDS,
    "programme": PROGRAMME_FIELDS,
    "edition": EDITION_FIELDS,
    "project": PROJECT_FIELDS,
}
