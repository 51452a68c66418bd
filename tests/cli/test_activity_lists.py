"""grono list of events, programmes, editions, and of what belongs to them."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Grono

NAMES = [
    "events",
    "programmes",
    "editions",
    "projects",
    "sessions",
    "enrolments",
    "attendance",
    "certificates",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_comes_in_every_format(grono: Grono, sample: Path, tmp_path: Path, name: str) -> None:
    rows = grono("list", sample, name, "--format", "json").json
    assert rows
    assert len({tuple(row) for row in rows}) == 1, "every object has all keys, in one order"
    assert grono("list", sample, name, "--out", "list.csv").code == 0
    text = io.StringIO((tmp_path / "list.csv").read_bytes().decode("utf-8-sig"), newline="")
    lines = list(csv.reader(text, delimiter=";"))
    assert [len(line) for line in lines] == [len(rows[0])] * (len(rows) + 1)
    assert grono("list", sample, name, "--out", "list.xlsx").code == 0
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert (sheet.max_row, sheet.max_column) == (len(rows) + 1, len(rows[0]))


def test_the_headers_speak_the_language_and_the_keys_do_not(grono: Grono, sample: Path) -> None:
    polish = grono("--lang", "pl", "list", sample, "sessions").out.splitlines()[0]
    assert "Dzień" in polish
    told = grono("--lang", "pl", "list", sample, "sessions", "--format", "json").json[0]
    assert {"id", "activity_kind", "activity_id", "activity", "day", "starts", "ends"} <= told.keys()


def test_what_belongs_to_one_edition(grono: Grono, sample: Path) -> None:
    editions = grono("list", sample, "editions", "--format", "json").json
    edition = next(one for one in editions if one["title"] == "Cyfrowy handlowiec, edycja 3")
    asked = ("--edition", edition["id"], "--format", "json")
    sessions = grono("list", sample, "sessions", *asked).json
    assert len(sessions) == edition["sessions"] == 5
    assert [one["day"] for one in sessions] == sorted(one["day"] for one in sessions)
    assert {one["trainer"] for one in sessions} == {"Marta Wiśniewska-Źrebięcka"}
    enrolled = grono("list", sample, "enrolments", *asked).json
    assert [one["number"] for one in enrolled] == list(range(1, len(enrolled) + 1))
    attended = grono("list", sample, "attendance", *asked).json
    assert {one["session_id"] for one in attended} <= {one["id"] for one in sessions}
    assert {one["registration_id"] for one in attended} <= {one["registration_id"] for one in enrolled}
    assert grono("list", sample, "certificates", *asked).json == []


def test_up_to_a_day(grono: Grono, sample: Path) -> None:
    days = [
        row["day"]
        for row in grono("list", sample, "sessions", "--as-of", "2025-06-30", "--format", "json").json
    ]
    assert days
    assert max(days) <= "2025-06-30"


def test_the_register_of_certificates_has_no_gap_and_names_the_void_one(grono: Grono, sample: Path) -> None:
    rows = grono("list", sample, "certificates", "--format", "json").json
    numbers: dict[str, list[int]] = {}
    for row in rows:
        no, year = row["certificate_number"].split("/")
        numbers.setdefault(year, []).append(int(no))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert Counter(row["void"] for row in rows)[True] == 1
    assert sum(row["duplicates"] for row in rows) == 1


def test_an_event_that_is_not_there_and_options_that_do_not_fit(grono: Grono, sample: Path) -> None:
    missing = grono("list", sample, "attendance", "--event", "nobody")
    assert (missing.code, missing.out) == (1, "")
    assert "There is no event or edition “nobody”." in missing.err
    assert grono("list", sample, "events", "--event", "x").code == 2
    assert grono("list", sample, "sessions", "--event", "x", "--edition", "y").code == 2


def test_a_price_is_money_and_a_day_is_a_day(grono: Grono, sample: Path, tmp_path: Path) -> None:
    grono("list", sample, "editions", "--out", "list.xlsx")
    grono("list", sample, "editions", "--out", "list.json")
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    known = json.loads((tmp_path / "list.json").read_text("utf-8"))
    price = list(known[0]).index("price") + 1
    assert [sheet.cell(row, price).value for row in range(2, 6)] == [one["price"] for one in known[:4]]
    first = sheet.cell(2, 2)
    assert (first.number_format, f"{first.value:%Y-%m-%d}") == ("dd.mm.yyyy", known[0]["first_day"])
