"""The directory prints a field only where there is a basis for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests import make

from grono.domain.consent import Basis, Publication, PublicationRule, PublishedField
from grono.domain.membership import MemberState
from grono.domain.text import _
from grono.services import publication
from grono.store.store import Store
from grono.wording import as_text

EVERYTHING = frozenset(PublishedField)


@pytest.fixture
def strict(store: Store) -> Store:
    """A register in which telephones, e-mails and people need a consent and the rest does not."""
    wanted = {PublishedField.PHONE, PublishedField.EMAIL, PublishedField.PERSON}
    with store.step(_("Rules of the program")):
        for rule in store.all(PublicationRule):
            store.delete(rule)
        for field in PublishedField:
            basis = Basis.CONSENT if field in wanted else Basis.PUBLIC_REGISTER
            store.save(PublicationRule(field=field, basis=basis))
    return store


def _permission(store: Store, firm: str, day: date | None = None) -> publication.Permission:
    return publication.permissions(store, [firm], day or make.today())[firm]


def test_with_consent_everything_is_printed(strict: Store) -> None:
    firm = make.organisation(strict, "A", consent_directory="given")
    assert _permission(strict, firm) == publication.Permission(EVERYTHING, None, ())


def test_without_an_answer_the_entry_is_reduced_and_says_why(strict: Store) -> None:
    permission = _permission(strict, make.organisation(strict, "A"))
    assert permission.fields == EVERYTHING - {PublishedField.PHONE, PublishedField.EMAIL}
    assert permission.left_out is None
    assert [(field, as_text(why, "pl")) for field, why in permission.reduced] == [
        (PublishedField.PHONE, "nie zapytano o zgodę"),
        (PublishedField.EMAIL, "nie zapytano o zgodę"),
    ]


def test_who_refused_is_left_out(strict: Store) -> None:
    permission = _permission(strict, make.organisation(strict, "A", consent_directory="refused"))
    assert permission.fields == frozenset()
    assert as_text(permission.left_out, "pl") == "odmowa publikacji w katalogu"


def test_an_answer_counts_from_its_day(strict: Store) -> None:
    firm = make.organisation(strict, "A", consent_directory="refused", consent_directory_on=make.today())
    assert _permission(strict, firm, make.today() - timedelta(days=1)).left_out is None


@pytest.mark.parametrize("field", [PublishedField.WWW, PublishedField.PERSON])
def test_the_office_may_withhold_a_field(strict: Store, field: PublishedField) -> None:
    firm = make.organisation(strict, "A", consent_directory="given")
    with strict.step(_("Change {name}", name="A")):
        strict.save(Publication(organisation_id=firm, field=field, basis=Basis.WITHHELD))
    permission = _permission(strict, firm)
    assert permission.fields == EVERYTHING - {field}


def test_withholding_the_name_leaves_the_firm_out(strict: Store) -> None:
    firm = make.organisation(strict, "A")
    with strict.step(_("Change {name}", name="A")):
        strict.save(Publication(organisation_id=firm, field=PublishedField.NAME, basis=Basis.WITHHELD))
    assert _permission(strict, firm).left_out is not None


def test_a_person_is_printed_only_with_the_persons_own_consent(strict: Store) -> None:
    yes = make.person(strict, "Nowak", consent_directory="given")
    no = make.person(strict, "Kowal", consent_directory="refused")
    silent = make.person(strict, "Cichy")
    asked = publication.may_print_people(strict, [yes, no, silent], make.today())
    assert asked == {yes: True, no: False, silent: False}


def test_a_suspended_member_is_not_printed() -> None:
    assert publication.left_out_state(MemberState.SUSPENDED) is not None
    assert publication.left_out_state(MemberState.MEMBER) is None
