"""Verbs that read and print: search, list, reports, report; import, which is tried deeper with exchange."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from tests.cli.conftest import Grono

MESSY = Path(__file__).parents[2] / "resources" / "sample" / "lista-czlonkow.xlsx"


def test_search_finds_without_marks_as_lines_and_as_json(grono: Grono, sample: Path) -> None:
    lines = grono("search", sample, "lodz").out.splitlines()
    told = grono("search", sample, "lodz", "--json").json
    assert all(hit.keys() == {"kind", "id", "title"} for hit in told)
    assert lines == [f"{hit['title']}\t{hit['kind']}\t{hit['id']}" for hit in told]
    assert any("Łódzkie" in hit["title"] for hit in told)


def test_search_without_a_hit_says_so_and_is_no_failure(grono: Grono, sample: Path) -> None:
    said = grono("search", sample, "nigdzie")
    assert (said.code, said.out, said.err) == (0, "", "Nothing was found.\n")
    assert grono("search", sample, '"*" NEAR(x', "--json").json == []


def test_members_as_json_have_what_a_program_needs(grono: Grono, sample: Path) -> None:
    members = grono("list", sample, "members", "--format", "json").json
    assert len(members) > 100
    wanted = {"id", "name", "nip", "regon", "krs", "town", "kind", "size", "joined"}
    assert all(wanted <= member.keys() for member in members)
    firm = next(member for member in members if member["name"].startswith("PiastSoft"))
    assert firm["nip"].startswith("999")
    assert (firm["town"], firm["kind"]) == ("Piastów", "enterprise")
    date.fromisoformat(firm["joined"])


@pytest.mark.parametrize("name", ["members", "organisations", "people"])
def test_every_list_comes_in_every_format(grono: Grono, sample: Path, tmp_path: Path, name: str) -> None:
    rows = grono("list", sample, name, "--format", "json").json
    text = grono("list", sample, name).out
    assert text.startswith("\ufeff")
    assert grono("list", sample, name, "--out", "list.xlsx").code == 0
    sheet = load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert sheet.max_row == len(rows) + 1
    grono("list", sample, name, "--out", "list.json")
    assert json.loads((tmp_path / "list.json").read_text("utf-8")) == rows
    grono("list", sample, name, "--format", "csv", "--out", "list.txt")
    assert (tmp_path / "list.txt").read_bytes().decode("utf-8") == text.replace("\n", "\r\n").replace(
        "\r\r", "\r"
    )


def test_a_list_holds_as_of_a_day(grono: Grono, sample: Path) -> None:
    now = {member["id"] for member in grono("list", sample, "members", "--format", "json").json}
    then = {
        member["id"]
        for member in grono("list", sample, "members", "--format", "json", "--as-of", "2016-06-01").json
    }
    assert 0 < len(then) < len(now)
    assert grono("list", sample, "members", "--format", "json", "--as-of", "1990-01-01").json == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["members", "--format", "xlsx"],
        ["members", "--as-of", "2026-13-01"],
        ["members", "--format", "doc"],
        ["cars"],
        [],
    ],
)
def test_a_list_that_cannot_be_meant_is_a_matter_of_usage(
    grono: Grono, sample: Path, arguments: list[str]
) -> None:
    said = grono("list", sample, *arguments)
    assert (said.code, said.out) == (2, "")
    assert "Usage" in said.err


def test_a_file_that_cannot_be_written_is_said_so(grono: Grono, sample: Path, tmp_path: Path) -> None:
    said = grono("list", sample, "members", "--out", "nowhere/list.csv")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert grono("list", sample, "members", "--out", "list.doc").code == 1
    (tmp_path / "folder.csv").mkdir()
    assert grono("list", sample, "members", "--out", "folder.csv").code == 1


# Reports


def test_the_reports_are_told_with_their_options(grono: Grono) -> None:
    told = grono("reports", "--json").json
    assert {report["name"] for report in told} >= {"member-directory", "member-list", "cluster-structure"}
    assert all(report.keys() == {"name", "title", "formats", "options"} for report in told)
    assert all(report["name"] in grono("reports").out for report in told)
    assert grono("--lang", "pl", "reports", "--json").json[0]["title"] == "Katalog członków"


@pytest.mark.parametrize("language", ["pl", "en", "both"])
def test_a_report_is_printed_in_a_language(grono: Grono, sample: Path, tmp_path: Path, language: str) -> None:
    said = grono("report", sample, "member-list", "--out", "list.pdf", "--lang", language)
    assert (said.code, said.out) == (0, "")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "list.pdf").pages)
    assert "PiastSoft" in text


def test_a_report_takes_options_and_a_day(grono: Grono, sample: Path, tmp_path: Path) -> None:
    arguments = ["--as-of", "2020-01-01", "--set", "list=people"]
    assert grono("report", sample, "listing", "--out", "people.csv", *arguments).code == 0
    assert "Nazwisko" in (tmp_path / "people.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nothing", "--out", "x.pdf"], 1),
        (["member-list", "--out", "x.doc"], 1),
        (["member-list", "--out", "x"], 1),
        (["member-list", "--out", "nowhere/x.pdf"], 1),
        (["member-list", "--out", "x.pdf", "--set", "colour=red"], 1),
        (["member-list", "--out", "x.pdf", "--set", "colour"], 2),
        (["member-list", "--out", "x.pdf", "--lang", "de"], 2),
        (["member-list"], 2),
    ],
)
def test_a_report_that_cannot_be_made_leaves_nothing(
    grono: Grono, sample: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    said = grono("report", sample, *arguments)
    assert (said.code, said.out) == (code, "")
    assert said.err
    assert not list(tmp_path.glob("x*"))


# Import


@pytest.fixture
def empty(grono: Grono, tmp_path: Path) -> Path:
    grono("new", "klaster.grono")
    return tmp_path / "klaster.grono"


def test_the_messy_list_is_imported_and_its_report_adds_up(grono: Grono, empty: Path, tmp_path: Path) -> None:
    said = grono("import", empty, MESSY, "--refused", "refused.xlsx")
    report = said.json
    assert said.code == 0
    assert report["read"] == sum(
        report[name] for name in ("created", "changed", "unchanged", "skipped", "refused")
    )
    assert report["refused"] > 0
    outcomes = [row["outcome"] for row in report["rows"]]
    assert all(outcomes.count(name) == report[name] for name in ("created", "refused", "ignored"))
    assert load_workbook(tmp_path / "refused.xlsx").worksheets[0].max_row > report["refused"]
    assert "Backup: " in said.err
    assert len(grono("list", empty, "members", "--format", "json").json) == report["created"]


def test_a_dry_run_writes_nothing_but_its_report(grono: Grono, empty: Path, tmp_path: Path) -> None:
    before = empty.read_bytes()
    said = grono("import", empty, MESSY, "--dry-run", "--report", "report.json")
    assert (said.code, said.out) == (0, "")
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["created"] > 0
    assert empty.read_bytes() == before


def test_the_programs_own_list_comes_back_unchanged(grono: Grono, empty: Path) -> None:
    grono("import", empty, MESSY)
    grono("list", empty, "members", "--out", "own.xlsx")
    report = grono("import", empty, "own.xlsx").json
    assert report["unchanged"] == report["read"] > 0


def test_columns_and_rules_can_be_given(grono: Grono, empty: Path, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Ktoś;Cokolwiek\nPiastSoft;7740001454\n", "utf-8")
    arguments = ["--header-row", "1", "--map", "Ktoś=name", "--map", "Cokolwiek=nip"]
    assert grono("import", empty, source, *arguments).json["created"] == 1
    assert grono("import", empty, source, *arguments, "--on-match", "skip").json["skipped"] == 1
    assert (
        grono(
            "import", empty, source, "--as", "people", "--header-row", "1", "--map", "Ktoś=family_name"
        ).code
        == 0
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["list.csv", "--sheet", "Arkusz9"], 1),
        (["list.csv", "--header-row", "99"], 1),
        (["list.csv", "--map", "Nic=name"], 1),
        (["list.csv", "--map", "Nazwa=nic"], 1),
        (["list.csv", "--report", "nowhere/report.json"], 1),
        (["list.csv", "--refused", "nowhere/refused.xlsx"], 1),
        (["none.csv"], 1),
        (["list.csv", "--map", "Nazwa"], 2),
        (["list.csv", "--header-row", "0"], 2),
        (["list.csv", "--on-match", "guess"], 2),
        (["list.csv", "--as", "cars"], 2),
        ([], 2),
    ],
)
def test_an_import_that_cannot_be_done_changes_nothing(
    grono: Grono, empty: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "list.csv").write_text("Nazwa;NIP\nPiastSoft;7740001454\n", "utf-8")
    before = empty.read_bytes()
    said = grono("import", empty, *arguments)
    assert (said.code, said.out) == (code, "")
    assert said.err
    assert empty.read_bytes() == before
