"""The sample's events: series of every kind, who came, what was on the agenda, what it cost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import sample_world as base

if TYPE_CHECKING:
    from sample_people import Somebody
    from sample_world import World

_STARTS = {
    "meeting": date(2025, 1, 21),
    "webinar": date(2025, 1, 16),
    "working_group": date(2025, 1, 23),
    "training": date(2025, 1, 30),
    "conference": date(2025, 3, 26),
    "assembly": date(2025, 5, 28),
    "mission": date(2025, 4, 8),
    "fair": date(2025, 6, 3),
}
_EXCHANGES = ((date(2025, 10, 9), "settled"), (date(2026, 12, 3), "open"))
_CANCELLED = ("webinar-2025-06-13", "training-2026-03-13")
_FULL = "training"
_SEATS = 20


def make(world: World) -> None:
    """All events, the two exchanges of contacts among them."""
    for kind in base.TEXTS["event"]:
        first, number = _STARTS[kind["kind"]], 0
        while (day := base.working_day(first + timedelta(days=number * kind["every"]))) <= base.LAST:
            _event(world, kind, day, number)
            number += 1
    for day, state in _EXCHANGES:
        _exchange(world, day, state)


def _event(world: World, kind: dict[str, Any], day: date, number: int) -> None:
    """One event of a kind, with everything that hangs on it."""
    key = f"{kind['kind']}-{day}"
    state = "cancelled" if key in _CANCELLED else _state(day)
    full = kind["kind"] == _FULL and state == "open" and day > base.TODAY and not _is_there(world, _FULL)
    topic = kind["topics"][number % len(kind["topics"])]
    online = not kind["places"]
    size = world.chance.randint(*kind["people"])
    world.add(
        "event",
        key=key,
        title=f"{kind['titles'][0]} {topic}"
        if topic[0].islower() or topic[0] == "„"
        else f"{kind['titles'][0]}: {topic}",
        kind=kind["kind"],
        state=state,
        zone="Europe/Warsaw",
        place="" if online else kind["places"][number % len(kind["places"])],
        platform="Microsoft Teams" if online else "",
        link=f"https://spotkania.mklict.example/{key}" if online else "",
        capacity=_SEATS if full else "" if online else -(-size // 10) * 10 + 10,
        registration_until=day - timedelta(days=3),
        target_group="członkowie klastra i zaproszeni goście",
        aim=_AIMS.get(kind["kind"], ""),
        accessibility="" if online else "wejście bez stopni, toaleta na parterze",
        catering="" if online else "kawa i kanapki, w tym wegetariańskie",
        in_charge=base.OFFICE[number % 2],
        results=world.chance.choice(base.TEXTS["results"]) if state == "settled" else "",
        conclusions=world.chance.choice(base.TEXTS["conclusions"]) if state == "settled" else "",
        series=kind["series"],
    )
    sessions = _sessions(world, key, kind, day)
    _agenda(world, key, kind, sessions)
    _what_came_of_it(world, kind, key, size, sessions, state="full" if full else state)


def _what_came_of_it(
    world: World,
    kind: dict[str, Any],
    key: str,
    size: int,
    sessions: list[tuple[str, date, int]],
    *,
    state: str,
) -> None:
    """Who registered and came, what they thought, what it cost."""
    day = sessions[0][1]
    if state == "full":
        _full_house(world, key)
    elif state in ("held", "settled"):
        unmarked = kind["kind"] == "working_group" and day > base.TODAY - timedelta(days=20)
        _people_came(world, key, sessions, world.crowd(size, 0.12), marked=not unmarked)
    elif state == "open":
        _people_registered(world, key, world.crowd(max(4, size * 2 // 3), 0.1), day)
    if state in ("held", "settled") and kind["kind"] in ("conference", "training"):
        world.survey(f"event/{key}", size // 3, 4.3)
    if kind["kind"] in ("conference", "mission", "fair", "assembly", "training"):
        world.money(f"event/{key}", size, spent=state == "settled")
    if kind["kind"] == "mission":
        world.add("served_project", subject=f"event/{key}", project="eksport", position=0)


_AIMS = {
    "meeting": "Poznanie nowych członków i jeden temat, który dotyczy wszystkich.",
    "webinar": "Krótka wiedza do zastosowania następnego dnia.",
    "working_group": "Wspólna praca nad jednym zagadnieniem.",
    "training": "Ćwiczenie umiejętności w małej grupie.",
    "conference": "Pokazanie dorobku klastra i rozmowa z otoczeniem.",
    "assembly": "Przyjęcie sprawozdań i wybór kierunków.",
    "mission": "Kontakty z firmami i klastrami za granicą.",
    "fair": "Wspólna promocja rozwiązań członków.",
}


def _state(day: date) -> str:
    if day < base.TODAY - timedelta(days=60):
        return "settled"
    if day < base.TODAY:
        return "held"
    return "open" if day < base.TODAY + timedelta(days=60) else "planned"


def _is_there(world: World, kind: str) -> bool:
    return any(row["kind"] == kind and row["capacity"] == _SEATS for row in world.tables.get("event", []))


def _sessions(world: World, key: str, kind: dict[str, Any], day: date) -> list[tuple[str, date, int]]:
    """The days of an event: key, day and minutes."""
    starts, ends = kind["hours"]
    minutes = (int(ends[:2]) - int(starts[:2])) * 60 + int(ends[3:]) - int(starts[3:])
    found: list[tuple[str, date, int]] = []
    for number, on in enumerate(base.working_days(day, kind.get("days", 1)), start=1):
        closed = on + timedelta(days=1) if on < base.TODAY - timedelta(days=20) else ""
        world.add(
            "session", key=f"{key}-d{number}", subject=f"event/{key}", day=on, starts=starts, ends=ends,
            breaks=0, online=int(not kind["places"]), closed_on=closed,
        )  # fmt: skip
        found.append((f"{key}-d{number}", on, minutes))
    return found


def _agenda(world: World, key: str, kind: dict[str, Any], sessions: list[tuple[str, date, int]]) -> None:
    """Rows of the programme, one after another; a speaker where somebody speaks."""
    hour, minute = map(int, kind["hours"][0].split(":"))
    for _session, day, minutes in sessions:
        step = minutes // len(kind["agenda"]) // 5 * 5
        for number, topic in enumerate(kind["agenda"]):
            at, then = (hour * 60 + minute + step * count for count in (number, number + 1))
            speaks = topic.startswith(("Wykład", "Temat", "Otwarcie konf", "Wprowadzenie", "Panel"))
            who = world.chance.choice([one for one in world.people if one.organisation]) if speaks else None
            world.add(
                "agenda_item", event=key, day=day, starts=_clock(at), ends=_clock(then), topic=topic,
                speaker=f"{who.given} {who.family}" if who else "", speaker_id=who.key if who else "",
            )  # fmt: skip


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _when(world: World, before: date) -> str:
    """The moment of a registration, some days before."""
    day = min(before, base.TODAY) - timedelta(days=world.chance.randint(2, 25))
    return f"{day}T{world.chance.randint(6, 17):02}:{world.chance.randint(0, 59):02}:00+00:00"


def _people_came(
    world: World, key: str, sessions: list[tuple[str, date, int]], people: list[Somebody], *, marked: bool
) -> None:
    """Most of those registered came, a few did not, a few had resigned."""
    source = "log" if key.startswith("webinar") else "signed"
    for number, who in enumerate(people, start=1):
        chance = world.chance.random()
        state = "resigned" if chance > 0.95 else "absent" if chance > 0.86 else "present"
        if not marked and state != "resigned":
            state = "confirmed"
        role = "speaker" if number == 1 else "participant"
        walked_in = int(marked and number > len(people) - 2)
        row = world.register(
            f"event/{key}", number, who, state=state, role=role, walk_in=walked_in,
            registered_at="" if walked_in else _when(world, sessions[0][1]),
        )  # fmt: skip
        for session, _day, minutes in sessions if marked and state != "resigned" else []:
            here = state == "present" and (
                len(sessions) == 1 or session.endswith("d1") or world.chance.random() < 0.9
            )
            world.add("attendance", session=session, registration=row, minutes=minutes * here, source=source)


def _people_registered(world: World, key: str, people: list[Somebody], day: date) -> None:
    """Registration is open: some confirmed, some only invited."""
    for number, who in enumerate(people, start=1):
        state = (
            world.chance.choices(("registered", "confirmed", "invited"), (5, 3, 2))[0]
            if who.key
            else "registered"
        )
        at = "" if state == "invited" else _when(world, day)
        world.register(f"event/{key}", number, who, state=state, role="participant", registered_at=at)


def _full_house(world: World, key: str) -> None:
    """All seats are taken, one knowingly above the number, and five people wait."""
    for number, who in enumerate(world.crowd(_SEATS + 6), start=1):
        state = "waiting" if number > _SEATS + 1 else "registered"
        at = f"2026-11-{number % 20 + 1:02}T09:{number:02}:00+00:00"
        over = int(number == _SEATS + 1)
        world.register(
            f"event/{key}", number, who, state=state, role="participant", registered_at=at, overbooked=over
        )


def _exchange(world: World, day: date, state: str) -> None:
    """An exchange of contacts: a room with tables, and who wants to meet whom."""
    key = f"gielda-{day}"
    kind = {
        "hours": ["10:00", "14:00"],
        "places": ["x"],
        "agenda": ["Powitanie", "Rozmowy, część I", "Przerwa", "Rozmowy, część II"],
    }
    world.add(
        "event", key=key, title=f"Giełda współpracy {day.year}",
        title_en=f"Co-operation exchange {day.year}", kind="b2b",
        state=state, zone="Europe/Warsaw", place="Warszawa, Park „Nowa Utrata”, hol", capacity=40,
        registration_until=day - timedelta(days=6), target_group="firmy szukające partnerów",
        in_charge=base.OFFICE[0],
        aim="Dwudziestominutowe rozmowy firm, które chcą się poznać.", series="Giełdy współpracy",
    )  # fmt: skip
    sessions = _sessions(world, key, kind, day)
    _agenda(world, key, kind, sessions)
    people = world.crowd(24, 0.1)
    if state == "settled":
        _people_came(world, key, sessions, people, marked=True)
    else:
        _people_registered(world, key, people, day)
    world.add("meeting_plan", event=key, day=day, starts="10:30", minutes=20, pause=5, slots=6, tables=6)
    for one in range(1, len(people) + 1):
        for other in world.chance.sample(
            [number for number in range(1, len(people) + 1) if number != one], 3
        ):
            world.add("meeting_wish", registration=f"{key}-{one}", wanted=f"{key}-{other}")
    world.add("served_project", subject=f"event/{key}", project="eksport", position=0)
