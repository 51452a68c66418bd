"""The sample's training: programmes, editions, who was enrolled, attended, learned and got a certificate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import sample_world as base

if TYPE_CHECKING:
    from sample_people import Somebody
    from sample_world import World

_LENGTH, _BREAKS = 345, 30
"""From 9:00 to 14:45, breaks in it."""
_TAUGHT = _LENGTH - _BREAKS
_STARTS = {
    ("handlowiec", 1): date(2025, 3, 4),
    ("handlowiec", 2): date(2025, 11, 4),
    ("handlowiec", 3): date(2026, 10, 27),
    ("handlowiec", 4): date(2027, 1, 12),
    ("cyber", 3): date(2026, 10, 21),
    ("ai", 3): date(2026, 11, 16),
}
_PROJECTS = {("handlowiec", 3): "kompetencje", ("cyber", 3): "kompetencje", ("python", 2): "kompetencje"}
_BUR = {("dane", 2): "2026/05/00000/0000001", ("przetargi", 2): "2026/09/00000/0000002"}
_CANCELLED = ("dostepnosc", 2)
_UNSETTLED = ("cyber", 3)
_TESTED = "handlowiec"
_LEAD = "wisniewska-zrebiecka-m"


@dataclass
class _Edition:
    """One edition on its way through the generator."""

    programme: dict[str, Any]
    number: int
    days: list[date]
    people: list[Somebody] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.programme['key']}-{self.number}"

    @property
    def which(self) -> tuple[str, int]:
        return self.programme["key"], self.number

    @property
    def state(self) -> str:
        if self.which == _CANCELLED:
            return "cancelled"
        first, last = self.days[0], self.days[-1]
        if last < base.TODAY:
            return "ended" if self.which == _UNSETTLED else "settled"
        if first <= base.TODAY:
            return "running"
        return "recruiting" if first < base.TODAY + timedelta(days=40) else "planned"

    @property
    def scheduled(self) -> int:
        return len(self.days) * _TAUGHT


def make(world: World, trainers: list[Somebody]) -> None:
    """Projects, programmes, editions and what came of them."""
    _projects(world)
    editions: list[_Edition] = []
    programmes = base.TEXTS["programme"]
    for place, programme in enumerate(programmes):
        _programme(world, programme)
        for number in range(1, programme["editions"] + 1):
            share = (number - 1 + (place + 0.5) / len(programmes)) / programme["editions"]
            first = _STARTS.get(
                (programme["key"], number), date(2025, 1, 14) + timedelta(days=round(share * 740))
            )
            days = list(base.working_days(first, len(programme["modules"]), 7))
            editions.append(_Edition(programme, number, days))
    editions.sort(key=lambda one: (one.days[-1], one.key))
    _test(world)
    numbers: dict[int, int] = {}
    for place, edition in enumerate(editions):
        _edition(world, edition, trainers[place % len(trainers)])
        _enrolled(world, edition, numbers)
    _later(world)


def _projects(world: World) -> None:
    """Two projects that do not exist, with numbers and a strip that say so."""
    world.add(
        "project", key="kompetencje", code="KOMPETENCJE",
        title="Cyfrowe kompetencje w klastrze (projekt przykładowy)",
        title_en="Digital skills in the cluster (an example project)", number="WZÓR.01.01-00-0001/25",
        programme="Program przykładowy 2021–2027", authority="Instytucja Przykładowa (wzór)",
        starts_on="2025-01-01", ends_on="2027-06-30", strip="pasek",
    )  # fmt: skip
    world.add(
        "project", key="eksport", code="EKSPORT", title="Klaster za granicą (projekt przykładowy)",
        title_en="The cluster abroad (an example project)", number="WZÓR.02.03-00-0002/25",
        programme="Program przykładowy 2021–2027", authority="", starts_on="2025-03-01",
        ends_on="2027-02-28", strip="",
    )  # fmt: skip
    world.add(
        "attachment", key="pasek", subject="project/kompetencje", file_name="pasek.png", sha256="", size=0
    )


def _programme(world: World, text: dict[str, Any]) -> None:
    """A programme with its modules and outcomes."""
    key = text["key"]
    world.add(
        "programme", key=key, title=text["title"], title_en=text["title_en"], aims=text["aims"],
        aims_en=text["aims_en"],
        target_group=text["for"], methods="ćwiczenia, rozmowa, praca na przykładach uczestników",
        entry="brak" if key != "angielski" else "poziom B1", validation="test i obserwacja ćwiczeń",
        minutes_per_hour=text.get("minutes", 45), breaks_count=0, threshold=80,
        pass_mark=text.get("pass", ""),
    )  # fmt: skip
    for position, module in enumerate(text["modules"], start=1):
        title, title_en = module.split("|")
        world.add(
            "module", key=f"{key}-{position}", programme=key, position=position, title=title,
            title_en=title_en,
            minutes=_TAUGHT, content="",
        )  # fmt: skip
    for position, outcome in enumerate(text["outcomes"], start=1):
        kind, said, english, criteria = outcome.split("|")
        world.add(
            "learning_outcome", programme=key, position=position, kind=kind, text=said, text_en=english,
            criteria=criteria,
            validation="test" if kind == "knowledge" else "obserwacja w warunkach symulowanych",
        )  # fmt: skip


def _test(world: World) -> None:
    """The test of one programme; the right option of each question is marked with a star."""
    for position, question in enumerate(base.TEXTS["question"], start=1):
        key = f"test-{position}"
        world.add(
            "question", key=key, subject=f"programme/{_TESTED}", questionnaire="test", kind="choice",
            position=position, text=question["text"], points=1,
        )  # fmt: skip
        for number, option in enumerate(question["options"], start=1):
            world.add(
                "question_option", question=key, position=number, text=option.lstrip("*"),
                right=int(option.startswith("*")),
            )  # fmt: skip


def _edition(world: World, edition: _Edition, trainer: Somebody) -> None:
    """An edition and its sessions, one for each module."""
    key, last = edition.key, edition.days[-1]
    online = edition.programme["key"] == "ai"
    project = edition.which in _PROJECTS
    bur = _BUR.get(edition.which, "")
    world.add(
        "edition", key=key, programme=edition.programme["key"], number=edition.number,
        title=f"{edition.programme['title']}, edycja {edition.number}", state=edition.state,
        delivery="remote_live" if online else "on_site", platform="Microsoft Teams" if online else "",
        link=f"https://spotkania.mklict.example/{key}" if online else "",
        place="" if online else "Piastów, biuro klastra, ul. Bajtowa 7, sala 2",
        price=0 if project else world.chance.randrange(600, 1800, 100) * 100, minimum=8, maximum=20,
        recruitment_until=edition.days[0] - timedelta(days=7),
        certificate="bur" if bur else "project" if project else "own", bur_number=bur,
        bur_title=edition.programme["title"] if bur else "", in_charge=base.OFFICE[edition.number % 2],
        reported_on=last + timedelta(days=5) if edition.state == "settled" else "",
        conclusions=world.chance.choice(base.TEXTS["conclusions"]) if edition.state == "settled" else "",
    )  # fmt: skip
    leads = _LEAD if edition.which == ("handlowiec", 3) else trainer.key
    for number, day in enumerate(edition.days, start=1):
        closed = day + timedelta(days=1) if day < base.TODAY - timedelta(days=10) else ""
        world.add(
            "session", key=f"{key}-s{number}", subject=f"edition/{key}", day=day, starts="09:00",
            ends="14:45",
            breaks=_BREAKS, module=f"{edition.programme['key']}-{number}", trainer=leads,
            room="" if online else "sala 2", online=int(online), closed_on=closed,
        )  # fmt: skip
    if project:
        world.add("served_project", subject=f"edition/{key}", project=_PROJECTS[edition.which], position=0)
        world.money(f"edition/{key}", 16, spent=edition.state == "settled")


def _enrolled(world: World, edition: _Edition, numbers: dict[int, int]) -> None:
    """Who is enrolled, and once sessions were held, who attended and what came of it."""
    counts = {"planned": 2, "recruiting": 9, "cancelled": 5}
    edition.people = world.crowd(counts.get(edition.state, world.chance.randint(16, 20)))
    held = [number for number, day in enumerate(edition.days, start=1) if day < base.TODAY]
    for number, who in enumerate(edition.people, start=1):
        state = (
            "resigned" if held and number == len(edition.people) else "confirmed" if held else "registered"
        )
        joined = min(edition.days[0], base.TODAY) - timedelta(days=world.chance.randint(8, 30))
        row = world.register(
            f"edition/{edition.key}", number, who, state=state, role="participant", delegated=1,
            registered_at=f"{joined}T10:{number:02}:00+00:00",
            agreed_on=joined + timedelta(days=2) if held else "",
        )  # fmt: skip
        if state == "confirmed":
            minutes = _attended(world, edition, row, held)
            points = _tested(world, edition, row, number, finished=len(held) == len(edition.days))
            if edition.state == "settled":
                _certified(world, edition, row, who, minutes, points, numbers)
    if edition.state in ("settled", "ended"):
        world.survey(f"edition/{edition.key}", len(edition.people) * 3 // 4, 4.4)


def _attended(world: World, edition: _Edition, row: str, held: list[int]) -> int:
    """Minutes in all sessions held; some people miss much, most nothing."""
    careless = world.chance.random() < 0.08
    source = "log" if edition.programme["key"] == "ai" else "signed"
    total = 0
    for number in held:
        chance = world.chance.random() / (4 if careless else 1)
        minutes = (
            0
            if chance < 0.07
            else _TAUGHT - world.chance.randrange(30, 121, 15)
            if chance < 0.15
            else _TAUGHT
        )
        total += minutes
        world.add(
            "attendance", session=f"{edition.key}-s{number}", registration=row, minutes=minutes, source=source
        )
    return total


def _tested(world: World, edition: _Edition, row: str, number: int, *, finished: bool) -> int | None:
    """Points of the test after the training; None where there is none, or it is still missing."""
    if not edition.programme.get("pass"):
        return None
    questions = len(base.TEXTS["question"])
    points: int | None = None
    for phase, share in (("pre", 0.42), ("post", 0.86)):
        if phase == "post" and (not finished or (edition.which == _UNSETTLED and number % 4 == 0)):
            return None
        if edition.programme["key"] == _TESTED:
            points, greatest = _answered(world, row, phase, share), questions
        else:
            greatest = 20
            points = min(greatest, max(0, round(world.chance.gauss(share * greatest, 2.5))))
        world.add("test_result", registration=row, phase=phase, points=points, maximum=greatest)
    return points


def _answered(world: World, row: str, phase: str, share: float) -> int:
    """The answers that somebody marked, and how many are right."""
    rights = 0
    for position, question in enumerate(base.TEXTS["question"], start=1):
        right = next(n for n, option in enumerate(question["options"], start=1) if option.startswith("*"))
        wrong = [n for n in range(1, len(question["options"]) + 1) if n != right]
        marked = right if world.chance.random() < share else world.chance.choice(wrong)
        rights += marked == right
        world.add("test_answer", registration=row, phase=phase, question=f"test-{position}", marked=marked)
    return rights


def _certified(
    world: World,
    edition: _Edition,
    row: str,
    who: Somebody,
    minutes: int,
    points: int | None,
    numbers: dict[int, int],
) -> None:
    """A certificate with the next number of its year, where the conditions are met."""
    greatest = len(base.TEXTS["question"]) if edition.programme["key"] == _TESTED else 20
    passed = points is None or points * 100 >= edition.programme["pass"] * greatest
    completed = minutes * 100 >= 80 * edition.scheduled and passed
    world.tables["registration"][-1]["outcome"] = (
        "completed" if completed else "not_completed" if minutes else "not_attended"
    )
    if not completed:
        return
    day = base.working_day(edition.days[-1] + timedelta(days=3))
    no = numbers[day.year] = numbers.get(day.year, 0) + 1
    key = f"{no}-{day.year}"
    world.add(
        "issued_number",
        key=key,
        subject=f"registration/{row}",
        series="certificate",
        year=day.year,
        no=no,
        given_on=day,
    )
    world.add(
        "certificate", key=key, registration=row, number=key, issued_on=day, layout="ornate",
        person_name=f"{who.given} {who.family}", organisation_name=base.firm_name(who), minutes=minutes,
        scheduled=edition.scheduled, voided_on="", void_reason="",
    )  # fmt: skip


def _later(world: World) -> None:
    """One certificate was taken back, another one lost and printed again."""
    certificates = world.tables["certificate"]
    certificates[40]["voided_on"] = certificates[40]["issued_on"] + timedelta(days=6)
    certificates[40]["void_reason"] = "pomyłka w nazwisku"
    lost = certificates[12]
    world.add(
        "certificate_duplicate", certificate=lost["key"],
        issued_on=lost["issued_on"] + timedelta(days=90),
        reason="oryginał zaginął",
    )  # fmt: skip
