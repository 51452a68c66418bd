"""The hand that writes the sample list: every fact in one of the ways that offices use."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count, cycle
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample"
AS_OF = date(2026, 10, 31)

Cell = str | int | date | None
Row = dict[str, str]

LEGAL_FORMS = {
    "117": (
        "sp. z o.o.",
        "Sp. z o.o.",
        "SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ",
        "sp z oo",
        "Sp.z o. o.",
        "sp. z o.o",
    ),
    "116": ("S.A.", "SA", "Spółka Akcyjna", "s.a."),
    "099": ("JDG", "osoba fizyczna prowadząca działalność gospodarczą", "działalność gospodarcza", "jdg"),
    "019": ("s.c.", "spółka cywilna", "S.C."),
    "118": ("sp.j.", "spółka jawna"),
    "120": ("sp. k.", "spółka komandytowa"),
    "PSA": ("P.S.A.",),
    "044": ("uczelnia",),
    "165": ("instytut badawczy",),
    "148": ("fundacja",),
    "155": ("stowarzyszenie",),
    "169": ("izba gospodarcza",),
    "403": ("jednostka samorządu terytorialnego",),
    "429": ("gminna jednostka organizacyjna",),
    "430": ("powiatowa jednostka organizacyjna",),
    "431": ("wojewódzka jednostka organizacyjna",),
}
KINDS = {
    "enterprise": ("firma", "przedsiębiorstwo", "Firma"),
    "university": ("uczelnia",),
    "research": ("instytut badawczy", "Instytut"),
    "local_government": ("JST", "samorząd"),
    "business_support": ("IOB", "instytucja otoczenia biznesu"),
    "ngo": ("NGO",),
}
SIZES = {
    "micro": ("mikro", "Mikro", "mikroprzedsiębiorstwo", "MIKRO"),
    "small": ("mały", "małe", "mała", "małe przedsiębiorstwo"),
    "medium": ("średni", "średnie", "śr.", "średnia"),
    "large": ("duży", "duże", "duża"),
    "": ("-", "nd.", None),
}
MEMBER_KINDS = {
    "founder": "założyciel", "ordinary": "zwyczajny", "supporting": "wspierający",
    "honorary": "honorowy", "observer": "obserwator",
}  # fmt: skip
EMPTY = ("b.d.", "-", "brak", None)
MONTHS = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
FEES = ("opłacona", "opłacona", "opłacona 14.02", "zaległa", "opłacona", "do 30.09")


def nips() -> Iterator[Callable[[str], Cell]]:
    return cycle([
        lambda nip: f"{nip[:3]}-{nip[3:6]}-{nip[6:8]}-{nip[8:]}",
        int,
        lambda nip: f"PL{nip}",
        lambda nip: f"{nip[:3]}-{nip[3:6]}-{nip[6:8]}-{nip[8:]}",
        lambda nip: f"{nip[:3]} {nip[3:6]} {nip[6:8]} {nip[8:]}",
        lambda nip: nip,
        lambda nip: f"PL {nip[:3]}-{nip[3:6]}-{nip[6:8]}-{nip[8:]}",
    ])  # fmt: skip


def regons() -> Iterator[Callable[[str], Cell]]:
    return cycle([int, str, str, lambda regon: f"{regon}00000", int])


def krses() -> Iterator[Callable[[str], Cell]]:
    return cycle([int, str, lambda krs: f"KRS {krs}", int])


def phones() -> Iterator[Callable[[str], Cell]]:
    return cycle([
        str,
        lambda phone: f"(0-22) {phone[3:]}",
        lambda phone: f"(022) {phone[3:].replace(' ', '-')}",
        lambda phone: f"+48 {phone}",
        lambda phone: int(phone.replace(" ", "")),
        lambda phone: f"tel. {phone}",
    ])  # fmt: skip


def websites() -> Iterator[Callable[[str], Cell]]:
    return cycle([str, lambda www: f"http://{www}", str, lambda www: f"https://{www}/", lambda www: www[4:]])


def addresses() -> Iterator[Callable[[Row], Cell]]:
    def number(row: Row, joint: str = "/") -> str:
        return row["house"] + (f"{joint}{row['flat']}" if row["flat"] else "")

    return cycle([
        lambda a: f"{a['street']} {number(a)}, {a['postcode']} {a['town']}",
        lambda a: f"{a['street']} {number(a)}, {a['postcode']} {a['town']}",
        lambda a: f"{a['postcode']} {a['town']}, {a['street']} {number(a)}",
        lambda a: f"{a['street']} {number(a, ' lok. ')}\n{a['postcode']} {a['town']}",
        lambda a: f"{a['street']} {number(a, ' m. ')}, {a['postcode']}  {a['town'].upper()}",
    ])  # fmt: skip


def dates() -> Iterator[Callable[[date], Cell]]:
    return cycle([
        lambda day: day,
        lambda day: f"{day.day}.{day.month}.{day.year} r.",
        lambda day: day.isoformat(),
        lambda day: (day - date(1899, 12, 30)).days,
        lambda day: day,
        lambda day: f"{day.day} {MONTHS.split()[day.month - 1]} {day.year} r.",
        lambda day: f"{day:%d.%m.%Y}",
    ])  # fmt: skip


def headcounts() -> Iterator[Callable[[str], Cell]]:
    return cycle([int, int, lambda people: f"{people} os.", int, lambda people: f"{people} osób"])


@dataclass
class Facts:
    """The sample's CSV files, by organisation."""

    tables: dict[str, dict[str, list[Row]]] = field(default_factory=dict)

    def of(self, table: str, key: str) -> list[Row]:
        """The rows of a table that belong to an organisation or a person."""
        if table not in self.tables:
            found: dict[str, list[Row]] = {}
            with (SAMPLE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    found.setdefault(row.get("organisation") or row.get("subject") or row["key"], []).append(
                        row
                    )
            self.tables[table] = found
        return self.tables[table].get(key, [])

    def now(self, table: str, key: str) -> Row:
        """The row that holds on the day of the list."""
        day = AS_OF.isoformat()
        rows = self.of(table, key)
        return next((row for row in rows if row["valid_from"] <= day and (row["valid_to"] or day) >= day), {})

    def contacts(self, subject: str, kind: str) -> list[str]:
        """Telephones, e-mails or websites."""
        return [row["value"] for row in self.of("contact", subject) if row["kind"] == kind]

    def members(self) -> list[str]:
        """The keys of everybody who belongs to the cluster, in the order of the files."""
        self.of("membership", "")
        keys = self.tables["membership"]
        return [key for key in keys if self.now("membership", key).get("state") in ("member", "suspended")]


class Hand:
    """The clerk's hand: writes each fact in the next of the ways that lists have been seen to use."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.nip, self.regon, self.krs = nips(), regons(), krses()
        self.address, self.phone, self.www = addresses(), phones(), websites()
        self.day, self.people = dates(), headcounts()
        self.turns: dict[str, Iterator[int]] = {}

    def turn(self, options: Sequence[Cell], name: str) -> Cell:
        """The next of several spellings; every list of spellings turns by itself."""
        return options[next(self.turns.setdefault(name, count())) % len(options)]

    def empty(self) -> Cell:
        """One of the ways to say that something is not known."""
        return self.turn(EMPTY, "empty")

    def row(self, key: str) -> list[Cell]:
        """A member's line, without its number."""
        facts = self.facts
        organisation = facts.of("organisation", key)[0]
        form = facts.now("legal_form", key)["code"]
        size = facts.now("organisation_size", key).get("size", "")
        www = facts.contacts(f"organisation/{key}", "www")
        codes = [
            row["code"]
            for row in facts.of("activity_code", key)
            if row["version"] == "2025" and row["main"] == "1"
        ]
        return [
            self.name(key),
            self.turn(LEGAL_FORMS[form], form),
            *self.numbers(key),
            next(self.address)(facts.now("address", key)),
            f"T-{next(self.turns.setdefault('folder', count(101)))}",
            self.trades(key),
            self.turn(KINDS.get(organisation["kind"], ("inne",)), organisation["kind"]),
            self.turn(SIZES[size], f"size {size}"),
            self.headcount(key),
            (codes[0].replace(".", "") if len(key) % 3 == 0 else codes[0]) if codes else self.empty(),
            self.telephone(key),
            self.emails(key),
            next(self.www)(www[0]) if www else self.empty(),
            *self.person(key),
            *self.membership(key),
            self.turn(FEES, "fee") if organisation["kind"] == "enterprise" else "zwolnienie",
            self.remark(key),
        ]

    def name(self, key: str) -> Cell:
        name = self.facts.now("organisation_name", key)["name"]
        return name.upper() if key in ("piastsoft", "megabit") else name

    def numbers(self, key: str) -> list[Cell]:
        known = {row["scheme"]: row["value"] for row in self.facts.of("identifier", key)}
        ways = {"nip": self.nip, "regon": self.regon, "krs": self.krs}
        return [next(way)(known[scheme]) if scheme in known else self.empty() for scheme, way in ways.items()]

    def trades(self, key: str) -> Cell:
        names = [row["name"] for row in self.facts.of("trade", key)]
        return str(self.turn(("; ", "\n", ", "), "trade")).join(names)

    def headcount(self, key: str) -> Cell:
        found = [row["people"] for row in self.facts.of("headcount", key) if row["year"] == "2025"]
        return next(self.people)(found[0]) if found else self.empty()

    def telephone(self, key: str) -> Cell:
        found = self.facts.contacts(f"organisation/{key}", "phone")
        return next(self.phone)(found[0]) if found else self.empty()

    def emails(self, key: str) -> Cell:
        found = self.facts.contacts(f"organisation/{key}", "email")
        joint = str(self.turn(("; ", "\n", ", "), "email")) if len(found) > 1 else ""
        return joint.join(found) or self.empty()

    def person(self, key: str) -> list[Cell]:
        roles = [
            row for row in self.facts.of("role", key) if row["kind"] == "contact" and not row["valid_to"]
        ]
        if not roles:
            return [self.empty(), None]
        person = self.facts.of("person", roles[0]["person"])[0]
        names = (person["academic_title"], person["given_name"], person["family_name"])
        return [" ".join(filter(None, names)), roles[0]["function"]]

    def membership(self, key: str) -> list[Cell]:
        rows = [row for row in self.facts.of("membership", key) if row["state"] in ("member", "suspended")]
        if not rows:
            return [None, None]
        first = rows[-1] if rows[-1]["state"] == "member" else rows[0]
        return [next(self.day)(date.fromisoformat(first["valid_from"])), MEMBER_KINDS[first["kind"]]]

    def remark(self, key: str) -> Cell:
        state = self.facts.now("membership", key).get("state")
        if state == "suspended":
            return "zawieszony od 1.04.2026"
        notes = self.facts.of("note", f"organisation/{key}")
        return notes[0]["text"] if notes else None
