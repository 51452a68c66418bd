"""What must be filled before a certificate of a variant is printed; which fields, the office's rules say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grono.domain.certificate import Certificate, CertificateRule
from grono.domain.cluster import Coordinator
from grono.domain.entity import Entity
from grono.domain.text import Text, _
from grono.services.training.courses import Course
from grono.store.store import Store

TITLES: Mapping[str, Text] = {
    "certificate.person_name": _("the participant's name"),
    "certificate.organisation_name": _("delegating organisation"),
    "certificate.scheduled": _("number of hours"),
    "programme.title": _("title of the training"),
    "programme.title_en": _("title of the training in English"),
    "programme.aims": _("aims of the programme"),
    "programme.minutes_per_hour": _("minutes of a training hour"),
    "programme.validation": _("validation of the outcomes"),
    "programme.qualification_code": _("code of the qualification"),
    "module.title": _("modules of the programme"),
    "learning_outcome.text": _("learning outcomes"),
    "session.day": _("dates of the training"),
    "session.trainer_id": _("trainer"),
    "edition.delivery": _("form of delivery"),
    "edition.place": _("place"),
    "edition.bur_number": _("service number in BUR"),
    "edition.bur_title": _("service title in BUR"),
    "edition.support_id": _("support ID"),
    "project.number": _("project number"),
    "project.title": _("project title"),
    "project.strip_id": _("the programme's signs of the project"),
    "coordinator.name": _("the coordinator's name"),
    "coordinator.nip": _("the coordinator's NIP"),
    "coordinator.town": _("the coordinator's address"),
}
"""What fields that a rule can ask for are called; any other column can be asked for by its name."""


@dataclass(frozen=True)
class Said:
    """What a certificate can say, by table and column: the course, the issuer, and the certificate itself."""

    course: Course
    coordinator: Coordinator
    certificate: Certificate

    def rows(self, table: str) -> Sequence[Entity]:
        """The records of a table that the certificate speaks of; none for a table that it does not know."""
        held = self.course
        known: Mapping[str, Sequence[Entity]] = {
            "certificate": (self.certificate,),
            "programme": (held.programme,),
            "module": held.modules,
            "learning_outcome": held.outcomes,
            "session": held.sessions,
            "edition": (held.edition,),
            "project": held.projects[:1],
            "coordinator": (self.coordinator,),
        }
        return known.get(table, ())


def rules_of(store: Store, variant: str) -> list[CertificateRule]:
    """The rules of a variant, as the office left them."""
    return store.all(CertificateRule, "variant = ?", (variant,))


def lacking(rules: Sequence[CertificateRule], said: Said) -> list[Text]:
    """The names of the fields that a variant needs and that are empty, each once.

    A field is TABLE.COLUMN and filled where any record has it; one that nobody knows is never filled.
    """
    return [_title(rule.field) for rule in rules if not _filled(rule.field, said)]


def _filled(field: str, said: Said) -> bool:
    table, _dot, column = field.partition(".")
    return any(getattr(row, column, None) for row in said.rows(table))


def _title(field: str) -> Text:
    return TITLES.get(field) or Text(field)
