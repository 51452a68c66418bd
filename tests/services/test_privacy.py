"""Personal data at a glance: clauses in use, answers, and who was not informed."""

from __future__ import annotations

from datetime import date

from tests import make

from grono.domain.consent import ConsentState, Purpose
from grono.services import own_data, privacy, registers
from grono.store.store import Store


def test_clauses_answers_and_people_without_either(store: Store) -> None:
    make.person(store, "Żak", clause="RODO", clause_version="2024", clause_given_on=date(2024, 3, 1))
    make.person(store, "Wolska", clause="RODO", clause_version="2024", clause_given_on=date(2025, 3, 1))
    make.person(store, "Nowak", consent_newsletter=ConsentState.GIVEN)
    make.person(store, "Lis", consent_newsletter=ConsentState.REFUSED)

    assert privacy.clauses(store) == [privacy.Clause("RODO", "2024", 2, date(2025, 3, 1))]
    assert privacy.not_informed(store) == 2
    found = {one.purpose: (one.given, one.refused, one.not_asked) for one in privacy.answers(store)}
    assert found[Purpose.NEWSLETTER] == (1, 1, 2)
    assert found[Purpose.IMAGE] == (0, 0, 4)


def test_papers_lack_an_issuer_until_the_coordinator_is_known(store: Store) -> None:
    assert str(own_data.missing_on_papers(store)).startswith("The coordinator is not named")
    own_data.save_coordinator(store, {"name": "Fundacja Splot"})
    assert "NIP or address" in str(own_data.missing_on_papers(store))
    own_data.save_coordinator(store, {"nip": "9996604871", "town": "Piastów"})
    assert own_data.missing_on_papers(store) is None
    assert registers.coordinator(store).name == "Fundacja Splot"
    assert not own_data.save_coordinator(store, {"town": "Piastów"})
