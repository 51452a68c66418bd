"""The ledger of person-hours: by person, firm, size, programme, project and month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests import training

from grono.domain.activity import ServedProject
from grono.domain.dates import PartialDate
from grono.domain.organisation import OrganisationSize, SizeClass
from grono.domain.text import Labelled, Text, _
from grono.services.activities.registering import Newcomer, register
from grono.services.training import person_hours
from grono.services.training.person_hours import By, Hours
from grono.store.store import Store

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def lines(store: Store, by: By, begins: date = YEAR[0], ends: date = YEAR[1]) -> dict[str, Hours]:
    """The lines of the ledger by their names."""
    return {_said(row.name): row for row in person_hours.ledger(store, begins, ends, by).rows}


def _said(name: str | Text | Labelled) -> str:
    return name.value if isinstance(name, Labelled) else str(name)


def test_hours_are_counted_for_each_person(store: Store) -> None:
    training.training(store)
    found = lines(store, By.PERSON)
    assert list(found) == [
        "Bąk-Wojciechowska Katarzyna",
        "Chmielewski Grzegorz",
        "Gżegżółka Stanisław",
        "Łukasiewicz Jędrzej",
        "Pietrzykowska-Chrząszcz Aleksandra",
        "Żółkiewska Anna",
    ]
    assert [row.hours for row in found.values()] == [24, 18, 12, 24, 21, 24]
    assert found["Gżegżółka Stanisław"].clock_hours == 9
    assert (found["Gżegżółka Stanisław"].people, found["Gżegżółka Stanisław"].activities) == (1, 1)


def test_hours_of_a_firm_a_programme_and_a_month_add_up_to_all(store: Store) -> None:
    training.training(store)
    firms = lines(store, By.FIRM)
    assert {name: row.hours for name, row in firms.items()} == {
        "Automatyka Błonie sp. z o.o.": 99,
        "Kwadrans s.c.": 24,
    }
    assert firms["Automatyka Błonie sp. z o.o."].people == 5
    assert {name: row.hours for name, row in lines(store, By.PROGRAMME).items()} == {
        "Cyfrowy handlowiec": 123
    }
    assert {name: row.hours for name, row in lines(store, By.MONTH).items()} == {"2026-09": 66, "2026-10": 57}
    total = person_hours.ledger(store, *YEAR, By.FIRM).total
    assert (total.people, total.activities, total.hours) == (6, 1, 123)


def test_only_the_days_of_the_period_count(store: Store) -> None:
    training.training(store)
    day = date(2026, 9, 17)
    assert sum(row.hours for row in lines(store, By.PERSON, day, day).values()) == 30
    empty = person_hours.ledger(store, date(2027, 1, 1), date(2027, 12, 31))
    assert (empty.rows, empty.total.people, empty.total.hours) == ((), 0, 0)


def test_sizes_are_those_of_the_time_of_the_training(store: Store) -> None:
    made = training.training(store)
    firm = made.people[0].organisation_id
    assert firm
    with store.step(_("Sizes")):
        store.save_many(
            OrganisationSize(organisation_id=firm, size=size, valid_from=since, valid_to=to)
            for size, since, to in (
                (SizeClass.MICRO, None, PartialDate("2026-09")),
                (SizeClass.SMALL, PartialDate("2026-10-01"), None),
            )
        )
    found = lines(store, By.SIZE)
    assert list(found) == ["micro", "small", "size not given"]
    assert [row.hours for row in found.values()] == [54, 45, 24]


def test_an_edition_of_two_projects_counts_for_both_and_once_in_all(store: Store) -> None:
    served = training.project(store)
    made = training.training(store, served=served)
    other = training.project(store)
    with store.step(_("Another project")):
        store.save(ServedProject(subject_table="edition", subject_id=made.edition.id, project_id=other.id))
    found = person_hours.ledger(store, *YEAR, By.PROJECT)
    assert [row.hours for row in found.rows] == [123, 123]
    assert found.total.hours == 123


def test_without_a_project_or_a_firm_that_is_said(store: Store) -> None:
    made = training.training(store)
    [guest] = register(store, "edition", made.edition.id, [Newcomer(family_name="Nowak")])
    training.attend_all(store, made.edition.id, guest.id)
    assert list(lines(store, By.PROJECT)) == ["no project"]
    assert list(lines(store, By.FIRM))[-1] == "no organisation"


@pytest.mark.parametrize("minutes_per_hour", [45, 60])
def test_a_training_hour_is_as_long_as_the_programme_says(minutes_per_hour: int, store: Store) -> None:
    training.training(store, minutes_per_hour=minutes_per_hour)
    total = person_hours.ledger(store, *YEAR).total
    assert total.clock_hours == Decimal("92.25")
    assert total.hours == total.minutes / Decimal(minutes_per_hour)


def test_a_person_in_two_editions_is_one_person(store: Store) -> None:
    first = training.training(store)
    second = training.training(store)
    [again] = register(store, "edition", second.edition.id, [Newcomer(person_id=first.people[0].person_id)])
    training.attend_all(store, second.edition.id, again.id)
    found = person_hours.ledger(store, *YEAR, By.PERSON).rows
    [person] = [row for row in found if row.key == first.people[0].person_id]
    assert (person.activities, person.hours) == (2, 48)
