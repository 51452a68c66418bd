"""Invented people for the sample: names, the firms they come from, how they are reached."""

from __future__ import annotations

import csv
import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

from grono.domain.folding import fold

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample"

_TEXTS = Path(__file__).parent / "sample_texts.toml"
NAMES: dict[str, list[str]] = tomllib.loads(_TEXTS.read_text("utf-8"))["names"]
_JOBS = (
    ("specjalista ds. sprzedaży", "specjalistka ds. sprzedaży"),
    ("programista", "programistka"),
    ("kierownik projektu", "kierowniczka projektu"),
    ("analityk danych", "analityczka danych"),
    ("asystent zarządu", "asystentka zarządu"),
    ("projektant usług", "projektantka usług"),
    ("konsultant", "konsultantka"),
    ("administrator sieci", "administratorka sieci"),
    ("koordynator szkoleń", "koordynatorka szkoleń"),
    ("inżynier utrzymania ruchu", "inżynierka utrzymania ruchu"),
)
_TRAINERS = ("trener", "trenerka")
_PHONES = iter(range(500, 1000))


@dataclass(frozen=True)
class Somebody:
    """A person of the sample, with the firm they come from; firm is a name where it is no member."""

    key: str
    family: str
    given: str
    gender: str
    organisation: str = ""
    firm: str = ""
    email: str = ""
    phone: str = ""
    job: str = ""


def rows(table: str) -> list[dict[str, str]]:
    """The lines of one of the sample's files that are written by hand."""
    with (SAMPLE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def known_people() -> list[Somebody]:
    """The people who are in the sample already, each with the organisation of today's role."""
    firms = {row["person"]: row["organisation"] for row in rows("role") if not row["valid_to"]}
    return [
        Somebody(row["key"], row["family_name"], row["given_name"], row["gender"], firms.get(row["key"], ""))
        for row in rows("person")
    ]


def members() -> list[str]:
    """Keys of today's members that have a person to contact, the larger ones more often."""
    weights = {"micro": 1, "small": 3, "medium": 6, "large": 9}
    sizes = {row["organisation"]: weights.get(row["size"], 3) for row in rows("organisation_size")}
    belonging = [
        row["organisation"] for row in rows("membership") if row["state"] == "member" and not row["valid_to"]
    ]
    contacted = {
        row["organisation"] for row in rows("role") if row["kind"] == "contact" and not row["valid_to"]
    }
    return [key for key in belonging if key in contacted for _time in range(sizes.get(key, 3))]


class Names:
    """Names that nobody in the sample has yet."""

    def __init__(self, chance: random.Random, taken: list[Somebody]) -> None:
        self._chance = chance
        self._taken = {(one.family, one.given) for one in taken}
        self._keys = {one.key for one in taken}

    def new(self) -> tuple[str, str, str, str]:
        """Key, family name, given name and gender of somebody new."""
        while True:
            woman = self._chance.random() < 0.52
            given = self._chance.choice(NAMES["women" if woman else "men"])
            family = self._family(woman=woman)
            key = fold(f"{family}-{given}").replace(" ", "-")
            if (family, given) not in self._taken and key not in self._keys:
                self._taken.add((family, given))
                self._keys.add(key)
                return key, family, given, "f" if woman else "m"

    def _family(self, *, woman: bool) -> str:
        if self._chance.random() < 0.4:
            return self._chance.choice(NAMES["steady"])
        first = self._chance.choice(NAMES["changing"])
        if not woman:
            return first
        feminine = f"{first[:-1]}a"
        return (
            f"{feminine}-{self._chance.choice(NAMES['steady'])}" if self._chance.random() < 0.15 else feminine
        )


def phone() -> str:
    """The next telephone that is nobody's."""
    number = next(_PHONES)
    return f"22 555 0{number // 100} {number % 100:02}"


def email(given: str, family: str, domain: str) -> str:
    """An address that leads nowhere."""
    return f"{fold(given)}.{fold(family).replace(' ', '-')}@{domain}.example"


def newcomers(chance: random.Random, names: Names, count: int) -> list[Somebody]:
    """People of the members' firms, of whom the first ten are trainers and every fourth can be called."""
    firms = members()
    found: list[Somebody] = []
    for number in range(count):
        key, family, given, gender = names.new()
        firm = chance.choice(firms)
        jobs = _TRAINERS if number < 10 else chance.choice(_JOBS)
        found.append(
            Somebody(
                key, family, given, gender, firm,
                email=email(given, family, firm),
                phone=phone() if number % 4 == 0 else "",
                job=jobs[gender == "f"],
            )
        )  # fmt: skip
    return found


def guests(chance: random.Random, names: Names, firms: list[str], count: int) -> list[Somebody]:
    """People from outside, who stand on lists by name alone."""
    found: list[Somebody] = []
    for _number in range(count):
        key, family, given, gender = names.new()
        domain = fold(family).split("-")[0]
        found.append(
            Somebody(
                "",
                family,
                given,
                gender,
                firm=chance.choice(firms),
                email=f"{fold(given)}.{key[-1]}@{domain}.example",
            )
        )
    return found
