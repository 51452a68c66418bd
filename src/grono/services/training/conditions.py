"""Who of an edition may have a certificate, and for each who may not, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from grono.domain.activity import Outcome, ParticipantRole
from grono.domain.certificate import Certificate, CertificateRule
from grono.domain.cluster import Coordinator
from grono.domain.ids import Id
from grono.domain.text import Text, _, n_
from grono.domain.training import Edition
from grono.services import registers
from grono.services.activities.attending import Attended, attended
from grono.services.activities.sessions import attended_sessions
from grono.services.activities.taking_part import Participant, participants
from grono.services.training import required
from grono.services.training.courses import Course, course
from grono.services.training.results import Result, results
from grono.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a participant stands. refusals: every reason against a certificate; certificate: the one that
    holds, issued and not voided."""

    participant: Participant
    attended: Attended
    result: Result
    refusals: tuple[Text, ...]
    certificate: Certificate | None

    @property
    def ready(self) -> bool:
        """Whether a certificate can be issued now."""
        return not self.refusals and self.certificate is None


def standings(store: Store, edition_id: str) -> dict[Id, Standing]:
    """Where everybody registered as a participant stands, by registration, in the order of the rows."""
    return standings_of(store, course(store, edition_id))


def standings_of(store: Store, held: Course) -> dict[Id, Standing]:
    """The same for a course that is at hand."""
    id = held.edition.id
    minutes, reached = attended(store, Edition.table, id), results(store, id)
    people = [
        one
        for one in participants(store, Edition.table, id, held.last)
        if one.registration.role is ParticipantRole.PARTICIPANT
    ]
    valid = certificates_of(store, [one.registration.id for one in people])
    judge = _Judge(
        held,
        registers.coordinator(store),
        required.rules_of(store, held.edition.certificate),
        len(held.sessions) - len(attended_sessions(store, held.sessions)),
    )
    return {
        one.registration.id: Standing(
            participant=one,
            attended=minutes[one.registration.id],
            result=reached[one.registration.id],
            refusals=tuple(judge.against(one, minutes[one.registration.id], reached[one.registration.id])),
            certificate=valid.get(one.registration.id),
        )
        for one in people
    }


def certificates_of(store: Store, registration_ids: list[Id]) -> dict[Id, Certificate]:
    """The certificates that hold, by registration; voided ones are left out."""
    found = store.of(Certificate, registration_ids)
    return {Id(id): row for id, rows in found.items() for row in rows if row.voided_on is None}


@dataclass(frozen=True)
class _Judge:
    """The conditions of one course; open: how many of its sessions have no attendance yet."""

    course: Course
    coordinator: Coordinator
    rules: list[CertificateRule]
    open: int

    def against(self, one: Participant, minutes: Attended, result: Result) -> list[Text]:
        """Every reason against a certificate for a participant."""
        said = required.Said(self.course, self.coordinator, draft(one, minutes))
        empty = required.lacking(self.rules, said)
        return [
            *self._enrolment(one),
            *attendance_refusals(self.course, minutes, self.open),
            *test_refusals(self.course, result),
            *(_("a required field is empty: {field}", field=title) for title in empty),
        ]

    def _enrolment(self, one: Participant) -> list[Text]:
        registration = one.registration
        if not registration.seated:
            return [_("not enrolled: {state}", state=registration.state)]
        if registration.outcome in (Outcome.NOT_COMPLETED, Outcome.NOT_ATTENDED):
            return [_("marked as: {outcome}", outcome=registration.outcome)]
        return []


def draft(one: Participant, minutes: Attended) -> Certificate:
    """The certificate of a participant as it would say today; without a number."""
    return Certificate(
        registration_id=one.registration.id,
        number_id=Id(""),
        issued_on=date.today(),
        person_name=one.full_name,
        organisation_name=one.organisation,
        minutes=minutes.minutes,
        scheduled=minutes.scheduled,
    )


def attendance_refusals(held: Course, minutes: Attended, open: int = 0) -> list[Text]:
    """Why the attendance is not enough; open: how many sessions have no attendance entered yet.

    Shares are counted in whole minutes and shown rounded down, so that 79.9% is never "80%".
    """
    threshold = held.programme.threshold
    if not minutes.scheduled:
        return [_("no sessions are planned")]
    if minutes.minutes * 100 >= threshold * minutes.scheduled:
        return []
    share = minutes.minutes * 100 // minutes.scheduled
    short = _("attended {share}%, at least {threshold}% is required", share=share, threshold=threshold)
    if not open:
        return [short]
    missing = n_(
        "attendance of {n} session is not entered", "attendance of {n} sessions is not entered", open
    )
    return [short, missing]


def test_refusals(held: Course, result: Result) -> list[Text]:
    """Why the test after the training is not enough; nothing where the programme asks for none."""
    mark = held.programme.pass_mark
    if mark is None:
        return []
    if result.post is None:
        return [_("the result of the test after the training is not entered")]
    if result.post.points * 100 >= mark * result.post.maximum:
        return []
    share = result.post.points * 100 // result.post.maximum
    return [_("test result {share}%, at least {mark}% is required", share=share, mark=mark)]
