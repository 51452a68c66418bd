"""What must be filled before a certificate of a variant is printed; which fields, the office's rules say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from grono.domain.certificate import Certificate, CertificateRule
from grono.domain.cluster import Coordinator
from grono.domain.text import Text, _
from grono.services import addresses
from grono.services.training.courses import Course
from grono.store.store import Store


@dataclass(frozen=True)
class Said:
    """What a certificate can say: the course, the issuer, and what the certificate itself holds."""

    course: Course
    coordinator: Coordinator
    certificate: Certificate


@dataclass(frozen=True)
class Required:
    """A field that a rule can ask for: its name for people, and what makes it filled."""

    title: Text
    value: Callable[[Said], object]


FIELDS: Mapping[str, Required] = {
    "title": Required(_("title of the training"), lambda said: said.course.programme.title),
    "title_en": Required(_("title of the training in English"), lambda said: said.course.programme.title_en),
    "dates": Required(_("dates of the training"), lambda said: said.course.sessions),
    "hours": Required(_("number of hours"), lambda said: said.certificate.scheduled),
    "modules": Required(_("modules of the programme"), lambda said: said.course.modules),
    "outcomes": Required(_("learning outcomes"), lambda said: said.course.outcomes),
    "aims": Required(_("aims of the programme"), lambda said: said.course.programme.aims),
    "validation": Required(_("validation of the outcomes"), lambda said: said.course.programme.validation),
    "qualification_code": Required(
        _("code of the qualification"), lambda said: said.course.programme.qualification_code
    ),
    "delivery": Required(_("form of delivery"), lambda said: said.course.edition.delivery),
    "place": Required(
        _("place or platform"), lambda said: said.course.edition.place or said.course.edition.platform
    ),
    "trainer": Required(_("trainer"), lambda said: said.course.trainers),
    "person_name": Required(_("the participant's name"), lambda said: said.certificate.person_name),
    "organisation": Required(_("delegating organisation"), lambda said: said.certificate.organisation_name),
    "bur_number": Required(_("service number in BUR"), lambda said: said.course.edition.bur_number),
    "bur_title": Required(_("service title in BUR"), lambda said: said.course.edition.bur_title),
    "support_id": Required(_("support ID"), lambda said: said.course.edition.support_id),
    "project": Required(_("project"), lambda said: said.course.projects),
    "project_number": Required(
        _("project number"), lambda said: [one for one in said.course.projects if one.number]
    ),
    "strip": Required(
        _("the programme's signs of the project"),
        lambda said: [one for one in said.course.projects if one.strip_id],
    ),
    "coordinator": Required(_("the coordinator's name"), lambda said: said.coordinator.name),
    "coordinator_nip": Required(_("the coordinator's NIP"), lambda said: said.coordinator.nip),
    "coordinator_address": Required(
        _("the coordinator's address"), lambda said: addresses.one_line(vars(said.coordinator))
    ),
}
"""Every field that a rule can ask for, by its name."""


def rules_of(store: Store, variant: str) -> list[CertificateRule]:
    """The rules of a variant, as the office left them."""
    return store.all(CertificateRule, "variant = ?", (variant,))


def lacking(rules: Sequence[CertificateRule], said: Said) -> list[Text]:
    """The names of the fields that a variant needs and that are empty, in the order of FIELDS.

    A rule for a field that the program does not know is named as it stands: nobody can fill it.
    """
    order = list(FIELDS)
    known = sorted(rules, key=lambda rule: order.index(rule.field) if rule.field in FIELDS else len(order))
    found: list[Text] = []
    for rule in known:
        field = FIELDS.get(rule.field)
        if field is None:
            found.append(_("“{field}”, which the program does not know", field=rule.field))
        elif not field.value(said):
            found.append(field.title)
    return found
