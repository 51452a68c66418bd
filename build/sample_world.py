"""What the generators of the sample's events and editions share: days, chance, people, tables."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import holidays

from sample_people import Somebody, rows

TEXTS = tomllib.loads((Path(__file__).parent / "sample_texts.toml").read_text("utf-8"))
TODAY = date(2026, 11, 24)
LAST = date(2027, 2, 26)
OFFICE = ("Barbara Kosińska", "Tadeusz Wierzejski")
_MARKS = ("organisation", "trainer", "content", "materials", "usefulness")


@dataclass
class World:
    """What the generators share: chance, who there is, and the tables that they fill."""

    chance: random.Random
    people: list[Somebody]
    guests: list[Somebody]
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, table: str, **cells: object) -> None:
        """One more line of a table; cells that are not given stay empty."""
        self.tables.setdefault(table, []).append(cells)

    def crowd(self, count: int, outside: float = 0.0) -> list[Somebody]:
        """Different people, some of them guests."""
        strangers = min(round(count * outside), len(self.guests))
        found = [
            *self.chance.sample(self.people, count - strangers),
            *self.chance.sample(self.guests, strangers),
        ]
        self.chance.shuffle(found)
        return found

    def register(self, subject: str, number: int, who: Somebody, **cells: object) -> str:
        """One registration and its key."""
        key = f"{subject.partition('/')[2]}-{number}"
        person = {"person": who.key, "organisation": who.organisation}
        if not who.key:
            names = {"guest_family_name": who.family, "guest_given_name": who.given, "guest_email": who.email}
            person = {**names, "guest_organisation": who.firm}
        needs = self.chance.choice(TEXTS["needs"]) if self.chance.random() < 0.06 else ""
        self.add("registration", key=key, subject=subject, number=number, needs=needs, **person, **cells)
        return key

    def survey(self, subject: str, sheets: int, liked: float) -> None:
        """Anonymous sheets of the standard survey; liked: how good the mean mark is, from 1 to 5."""
        for sheet in range(1, sheets + 1):
            given = [min(5, max(1, round(self.chance.gauss(liked, 0.7)))) for _mark in _MARKS]
            for name, mark in zip(_MARKS, given, strict=True):
                self.add(
                    "survey_answer", subject=subject, sheet=sheet, question=f"rules:survey-{name}", mark=mark
                )
            would = min(10, max(0, round(2 * sum(given) / len(given) + self.chance.gauss(0, 1))))
            self.add(
                "survey_answer",
                subject=subject,
                sheet=sheet,
                question="rules:survey-recommendation",
                mark=would,
            )
            if self.chance.random() < 0.3:
                words = self.chance.choice(TEXTS["good"] if sum(given) > 18 else TEXTS["better"])
                self.add(
                    "survey_answer", subject=subject, sheet=sheet, question="rules:survey-open", words=words
                )

    def money(self, subject: str, people: int, *, spent: bool) -> None:
        """A few costs in grosz; what was spent differs a little from the plan."""
        for position, name in enumerate(self.chance.sample(TEXTS["costs"], self.chance.randint(2, 4))):
            planned = self.chance.randrange(8, 40) * max(people, 10) * 100
            actual = round(planned * self.chance.uniform(0.85, 1.1)) if spent else ""
            self.add(
                "cost_item", subject=subject, name=name, planned=planned, actual=actual, position=position
            )


@cache
def _names() -> dict[str, str]:
    return {row["organisation"]: row["name"] for row in rows("organisation_name") if not row["valid_to"]}


def firm_name(who: Somebody) -> str:
    """The full name of the firm that somebody comes from."""
    return _names().get(who.organisation, who.firm)


@cache
def free_days(year: int) -> frozenset[date]:
    """The public holidays of Poland, and the days between Christmas and New Year."""
    between = {date(year, 12, day) for day in range(22, 32)}
    return frozenset({*holidays.country_holidays("PL", years=year), *between})


def working_day(day: date) -> date:
    """The day itself, or the next on which people work."""
    while day.weekday() > 4 or day in free_days(day.year):
        day += timedelta(days=1)
    return day


def working_days(first: date, count: int, every: int = 1) -> Iterator[date]:
    """Working days from the first one on, every so many days."""
    day = first
    for _number in range(count):
        day = working_day(day)
        yield day
        day += timedelta(days=every)
