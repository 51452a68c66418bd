"""Certificates: who may have one, numbers that never come back, void ones, duplicates, the register."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests import make, training

from grono.domain.activity import Outcome, Registration, RegistrationState
from grono.domain.certificate import (
    Certificate,
    CertificateDuplicate,
    CertificateLayout,
    CertificateRule,
    IssuedNumber,
    Series,
)
from grono.domain.ids import Id
from grono.domain.text import UserError, _
from grono.domain.training import CertificateVariant, TestPhase
from grono.services import numbering
from grono.services.activities import attending, registering
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.parts.single import trashed
from grono.services.training import certificate_register, certificates, conditions, outcomes, results
from grono.services.training.courses import course
from grono.store import checking
from grono.store.checking import Finding
from grono.store.store import Store

DAY = date(2026, 11, 23)


def issue(store: Store, made: training.Training, *places: int, on: date = DAY) -> certificates.Issued:
    """Issue certificates to the people of some rows."""
    return certificates.issue(store, made.edition.id, [made.ids[at] for at in places], on=on)


def reasons(store: Store, made: training.Training, place: int) -> list[str]:
    """Why a person is refused."""
    found = conditions.standings(store, made.edition.id)[made.ids[place]]
    return [str(one) for one in found.refusals]


def test_certificates_are_issued_to_those_who_may_have_one_and_refused_with_reasons(store: Store) -> None:
    made = training.training(store)
    issued = issue(store, made, 0, 1, 2, 3)
    assert [one.person_name for one in issued.certificates] == [
        "Katarzyna Bąk-Wojciechowska",
        "Jędrzej Łukasiewicz",
    ]
    assert {id: [str(one) for one in why] for id, why in issued.refused.items()} == {
        made.ids[1]: ["attended 75%, at least 80% is required"],
        made.ids[2]: ["attended 50%, at least 80% is required"],
    }
    numbers = [certificates.number_of(store, one).text for one in issued.certificates]
    assert numbers == ["1/2026", "2/2026"]
    [first, _second] = issued.certificates
    assert (first.minutes, first.scheduled) == (1080, 1080)
    assert first.organisation_name == "Automatyka Błonie sp. z o.o."


def test_undoing_leaves_the_numbers_void_and_the_next_ones_are_new(store: Store) -> None:
    made = training.training(store)
    issue(store, made, 0, 3)
    assert str(store.undo()) == "Issue 2 certificates: Cyfrowy handlowiec, edycja 2"
    rows = certificate_register.register(store)
    assert [(row.number.text, row.void, str(row.void_reason)) for row in rows] == [
        ("1/2026", True, "the issue was undone"),
        ("2/2026", True, "the issue was undone"),
    ]
    assert [row.person_name for row in rows] == ["Katarzyna Bąk-Wojciechowska", "Jędrzej Łukasiewicz"]
    assert rows[0].hours is None
    [again] = issue(store, made, 0).certificates
    assert certificates.number_of(store, again).text == "3/2026"


def test_undone_and_done_again_a_certificate_has_its_own_number(store: Store) -> None:
    made = training.training(store)
    [first] = issue(store, made, 0).certificates
    store.undo()
    store.redo()
    assert store.all(Certificate) == [first]
    assert not certificate_register.register(store)[0].void


def test_numbers_run_in_their_year(store: Store) -> None:
    made = training.training(store)
    for place, day in ((0, date(2026, 12, 31)), (3, date(2027, 1, 4)), (4, date(2026, 12, 31))):
        issue(store, made, place, on=day)
    assert [row.number.text for row in certificate_register.register(store)] == ["1/2026", "2/2026", "1/2027"]
    assert [row.number.text for row in certificate_register.register(store, 2027)] == ["1/2027"]
    assert certificate_register.register(store, edition_id="another") == []
    assert len(certificate_register.register(store, 2026, made.edition.id)) == 2


def test_a_second_certificate_is_a_duplicate_and_not_another_number(store: Store) -> None:
    made = training.training(store)
    [first] = issue(store, made, 0).certificates
    again = issue(store, made, 0)
    assert again.certificates == ()
    assert "has the certificate 1/2026 already" in str(again.refused[made.ids[0]][0])
    certificates.duplicate(store, first, " zgubione ", DAY)
    [row] = certificate_register.register(store)
    assert [(one.issued_on, one.reason) for one in row.duplicates] == [(DAY, "zgubione")]
    assert len(store.all(IssuedNumber)) == 1


def test_a_void_certificate_stays_in_the_register_and_makes_room_for_another(store: Store) -> None:
    made = training.training(store)
    [first] = issue(store, made, 0).certificates
    with pytest.raises(UserError, match="reason is missing"):
        certificates.void(store, first, " ")
    void = certificates.void(store, first, "błąd w nazwisku", DAY)
    with pytest.raises(UserError, match="is void"):
        certificates.duplicate(store, void)
    [second] = issue(store, made, 0).certificates
    rows = certificate_register.register(store)
    assert [(row.number.text, row.void, row.void_reason) for row in rows] == [
        ("1/2026", True, "błąd w nazwisku"),
        ("2/2026", False, ""),
    ]
    assert conditions.standings(store, made.edition.id)[made.ids[0]].certificate == second


def test_certificates_say_what_was_true_when_they_were_issued(store: Store) -> None:
    made = training.training(store)
    [first] = issue(store, made, 0).certificates
    [session, *_others] = sessions_of(store, "edition", made.edition.id)
    attending.mark(store, session, {made.ids[0]: 0})
    assert store.get(Certificate, first.id) == first


def test_somebody_of_another_edition_is_refused(store: Store) -> None:
    made = training.training(store)
    found = certificates.issue(store, made.edition.id, ["somebody"], CertificateLayout.PLAIN)
    assert [str(one) for one in found.refused[Id("somebody")]] == ["not enrolled in this edition"]
    assert store.all(IssuedNumber) == []


def test_a_test_below_the_pass_mark_is_told(store: Store) -> None:
    made = training.training(store, pass_mark=80)
    assert reasons(store, made, 0) == []
    results.record(store, made.edition.id, TestPhase.POST, {made.ids[0]: 15}, 20)
    assert reasons(store, made, 0) == ["test result 75%, at least 80% is required"]
    assert reasons(store, made, 5) == ["the result of the test after the training is not entered"]
    held = course(store, made.edition.id)
    assert outcomes.outcomes(store, held)[made.ids[0]] is Outcome.NOT_COMPLETED


def test_shares_are_rounded_down_and_a_bare_threshold_is_enough(store: Store) -> None:
    made = training.training(store)
    sessions = sessions_of(store, "edition", made.edition.id)
    for session, minutes in zip(sessions, (270, 270, 270, 54), strict=True):
        attending.mark(store, session, {made.ids[1]: minutes})
    assert reasons(store, made, 1) == []  # 864 of 1080 are 80 %
    attending.mark(store, sessions[3], {made.ids[1]: 53})
    assert reasons(store, made, 1) == ["attended 79%, at least 80% is required"]


def test_whether_breaks_count_the_programme_decides(store: Store) -> None:
    made = training.training(store, breaks_count=True)
    found = conditions.standings(store, made.edition.id)
    assert found[made.ids[0]].attended.scheduled == 4 * 300
    assert found[made.ids[0]].attended.minutes == 4 * 300


def test_sessions_without_attendance_are_told(store: Store) -> None:
    made = training.training(store, attended=False)
    assert reasons(store, made, 0) == [
        "attended 0%, at least 80% is required",
        "attendance of 4 sessions is not entered",
    ]
    registering.set_state(store, [made.people[0]], RegistrationState.RESIGNED)
    assert reasons(store, made, 0)[0] == "not enrolled: resigned"


@pytest.mark.parametrize(
    ("variant", "columns", "missing"),
    [
        (CertificateVariant.BUR, {}, ["service number in BUR", "service title in BUR"]),
        (CertificateVariant.BUR, {"bur_number": "2026/09/10/1/2", "bur_title": "Handel"}, []),
        (CertificateVariant.PROJECT, {}, ["project", "project number"]),
    ],
)
def test_what_a_variant_requires_is_named(
    variant: CertificateVariant, columns: dict[str, Any], missing: list[str], store: Store
) -> None:
    made = training.training(store, certificate=variant, **columns)
    assert reasons(store, made, 0) == [f"a required field is empty: {name}" for name in missing]


def test_the_office_may_require_more_and_a_field_nobody_knows_is_told(store: Store) -> None:
    made = training.training(store)
    with store.step(_("Rules")):
        store.save(CertificateRule(variant="own", field="qualification_code"))
        store.save(CertificateRule(variant="own", field="shoe_size"))
    assert reasons(store, made, 0) == [
        "a required field is empty: code of the qualification",
        "a required field is empty: “shoe_size”, which the program does not know",
    ]


def test_without_sessions_nobody_has_a_certificate(store: Store) -> None:
    made = training.training(store, attended=False)
    with store.step(_("No sessions")):
        store.save_many(map(trashed, sessions_of(store, "edition", made.edition.id)))
    assert "no sessions are planned" in reasons(store, made, 0)


def test_a_printed_code_is_checked_offline(store: Store) -> None:
    made = training.training(store)
    [first] = issue(store, made, 0).certificates
    number = certificates.number_of(store, first)
    code = certificate_register.check_code(first, number)
    found = certificate_register.check(store, f"GRONO:C:{number.text} 2026-11-23 {code}")
    assert found is not None
    assert found.certificate == first
    assert certificate_register.check(store, f"{number.text} {code.lower()}") == found
    wrong = "0000-0000" if code != "0000-0000" else "1111-1111"
    assert certificate_register.check(store, f"{number.text} {wrong}") is None
    assert certificate_register.check(store, "nothing") is None
    with store.step(_("Somebody changes the name")):
        store.save(replace(first, person_name="Kto Inny"))
    assert certificate_register.check(store, f"{number.text} {code}") is None


def test_a_number_stays_when_even_the_enrolment_was_undone(store: Store) -> None:
    made = training.training(store)
    [late] = registering.register(store, "edition", made.edition.id, [Newcomer(family_name="Nowak")])
    training.attend_all(store, made.edition.id, late.id)
    certificates.issue(store, made.edition.id, [late.id], on=DAY)
    while store.get(Registration, late.id):
        store.undo()
    assert checking.check(store.path) == []
    checking.repair(store, [Finding(_("{n} row", n=1), repairable=True)])
    [row] = certificate_register.register(store)
    assert (row.number.text, row.void, row.person_name) == ("1/2026", True, "")
    assert certificates.number_of(store, issue(store, made, 0).certificates[0]).text == "2/2026"


def test_numbers_are_never_given_inside_another_step(store: Store) -> None:
    made = training.training(store)
    with pytest.raises(RuntimeError, match="step of their own"), store.step(_("Outer")):
        issue(store, made, 0)
    assert store.all(IssuedNumber) == []


def test_a_certificate_without_its_number_is_a_mistake_of_the_program(store: Store) -> None:
    made = training.training(store)
    [one] = issue(store, made, 0).certificates
    with pytest.raises(LookupError):
        certificates.number_of(store, replace(one, number_id=Id("nothing")))
    assert certificate_register.row_of(store, "nothing") is None


@contextmanager
def opened() -> Iterator[Store]:
    """A register that is gone afterwards."""
    with TemporaryDirectory() as folder, make.register(Path(folder)) as store:
        yield store


class Numbers(RuleBasedStateMachine):
    """Issue, undo, redo and void in any order."""

    seen: dict[str, Id]

    def __init__(self) -> None:
        super().__init__()
        self._opened = opened()
        self.store = self._opened.__enter__()
        self.made = training.training(self.store)
        self.seen = {}

    @initialize()
    def begin(self) -> None:
        """Everything before is not undone."""
        self.before = self.store.next_undo

    @rule(places=st.sets(st.sampled_from((0, 3, 4, 5)), min_size=1))
    def issue(self, places: set[int]) -> None:
        issue(self.store, self.made, *sorted(places))

    @rule()
    def undo(self) -> None:
        if self.store.next_undo != self.before:
            self.store.undo()

    @rule()
    def redo(self) -> None:
        if self.store.next_redo:
            self.store.redo()

    @rule(place=st.integers(0, 3))
    def void(self, place: int) -> None:
        held = [one for one in self.store.all(Certificate) if one.voided_on is None]
        if held:
            certificates.void(self.store, held[place % len(held)], "pomyłka", DAY)

    @rule()
    def duplicate(self) -> None:
        held = [one for one in self.store.all(Certificate) if one.voided_on is None]
        if held:
            certificates.duplicate(self.store, held[0])

    @invariant()
    def numbers_never_come_back(self) -> None:
        numbers = self.store.all(IssuedNumber)
        texts = [one.text for one in numbers]
        assert len(set(texts)) == len(texts)
        assert [one.no for one in numbers] == list(range(1, len(numbers) + 1))
        given = {one.text: one.id for one in numbers}
        assert given.items() >= self.seen.items()
        self.seen = given

    @invariant()
    def every_certificate_has_a_number_of_its_own_and_every_person_one_at_most(self) -> None:
        held = self.store.all(Certificate)
        assert len({one.number_id for one in held}) == len(held)
        valid = [one.registration_id for one in held if one.voided_on is None]
        assert len(set(valid)) == len(valid)

    @invariant()
    def the_register_has_every_number_once(self) -> None:
        rows = certificate_register.register(self.store)
        assert [row.number.text for row in rows] == list(self.seen)
        valid = {row.certificate.id for row in rows if row.certificate and not row.void}
        assert valid == {one.id for one in self.store.all(Certificate) if one.voided_on is None}
        duplicates = self.store.all(CertificateDuplicate)
        assert sum(len(row.duplicates) for row in rows) == len(duplicates)

    def teardown(self) -> None:
        self._opened.__exit__(None, None, None)


Numbers.TestCase.settings = settings(
    max_examples=8, stateful_step_count=14, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestNumbers = Numbers.TestCase


def test_the_register_of_certificates_knows_no_other_series(store: Store) -> None:
    made = training.training(store)
    numbering.give(store, Series.CONFIRMATION, [("registration", made.ids[0])], DAY)
    assert certificate_register.register(store) == []
