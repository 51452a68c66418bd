"""Make the sample's two years of events and editions: resources/sample/activities, always the same."""

from __future__ import annotations

import csv
import random
import sys
from datetime import date, timedelta

import sample_events
import sample_training
from sample_people import SAMPLE, Names, guests, known_people, newcomers
from sample_world import TEXTS, World

FOLDER = SAMPLE / "activities"
PEOPLE = 900
GUESTS = 260


def write(world: World) -> None:
    """One file a table."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.csv"):
        old.unlink()
    for table, lines in world.tables.items():
        heads = list(dict.fromkeys(head for line in lines for head in line))
        with (FOLDER / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, heads, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)


def make() -> World:
    """Everything, in memory."""
    chance = random.Random(20261124)
    known = known_people()
    names = Names(chance, known)
    new = newcomers(chance, names, PEOPLE - len(known))
    world = World(chance, [*known, *new], guests(chance, names, TEXTS["firms"], GUESTS))
    for one in sorted(new, key=lambda one: one.key):
        world.add("person", key=one.key, family_name=one.family, given_name=one.given, gender=one.gender)
        world.add("role", person=one.key, organisation=one.organisation, kind="other", function=one.job)
        world.add("contact", subject=f"person/{one.key}", kind="email", value=one.email, position=0)
        if one.phone:
            world.add("contact", subject=f"person/{one.key}", kind="phone", value=one.phone, position=0)
        if chance.random() < 0.97:
            told = date(2024, 11, 4) + timedelta(days=chance.randrange(60))
            world.add(
                "information",
                person=one.key,
                clause="Informacja dla uczestników wydarzeń",
                text_version="2024-03",
                given_on=told,
            )
    sample_training.make(world, [one for one in new if one.job.startswith("trener")])
    sample_events.make(world)
    return world


def main() -> None:
    """Write the files and say how many lines they have."""
    world = make()
    write(world)
    sys.stdout.writelines(f"{table}: {len(lines)}\n" for table, lines in world.tables.items())


if __name__ == "__main__":
    main()
