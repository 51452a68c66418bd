"""What a verb writes never takes the place of a register or of the list that is read."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Grono

LIST = "Nazwa;NIP\nAlfa sp. z o.o.;\n"


def test_a_register_is_not_written_over_by_what_comes_out_of_it(grono: Grono, tmp_path: Path) -> None:
    grono("new", "a.grono")
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    before = (tmp_path / "a.grono").read_bytes()
    for arguments in (
        ("import", "a.grono", "list.csv", "--dry-run", "--report", "a.grono"),
        ("import", "a.grono", "list.csv", "--refused", "a.grono"),
        ("list", "a.grono", "members", "--format", "csv", "--out", "a.grono"),
        ("backup", "a.grono", "--to", "a.grono"),
    ):
        assert grono(*arguments).code == 1, arguments
        assert (tmp_path / "a.grono").read_bytes() == before, arguments


def test_the_list_itself_is_not_written_over(grono: Grono, tmp_path: Path) -> None:
    grono("new", "a.grono")
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    for option in ("--report", "--refused"):
        assert grono("import", "a.grono", "list.csv", option, tmp_path / "list.csv").code == 1
    both = "--report", "out.x", "--refused", "out.x"
    assert grono("import", "a.grono", "list.csv", "--dry-run", *both).code == 1
    assert (tmp_path / "list.csv").read_text("utf-8") == LIST


def test_what_may_not_be_read_is_said_in_one_sentence(grono: Grono, tmp_path: Path) -> None:
    (tmp_path / "folder.grono").mkdir()
    said = grono("list", "folder.grono", "members")
    assert said.code == 1
    assert len(said.err.strip().splitlines()) == 1


def test_a_name_gives_the_terminal_no_orders(grono: Grono, tmp_path: Path) -> None:
    grono("new", "a.grono")
    (tmp_path / "list.csv").write_text("Nazwa;NIP\nAlfa \x1b[31m Beta;\n", "utf-8")
    assert grono("import", "a.grono", "list.csv").code == 0
    found = grono("search", "a.grono", "alfa").out
    assert "Alfa" in found
    assert "\x1b" not in found
