"""A file is written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from grono.domain.text import UserError
from grono.reports.files import refused, whole_file
from grono.wording import sentence


def test_the_file_takes_its_place_only_when_all_went_well(tmp_path: Path) -> None:
    target = tmp_path / "katalog.pdf"
    target.write_text("stare")
    with pytest.raises(ZeroDivisionError):
        _write_half(target)
    assert target.read_text() == "stare"
    with whole_file(target) as part:
        part.write_text("nowe")
    assert target.read_text() == "nowe"
    assert list(tmp_path.iterdir()) == [target]


def _write_half(target: Path) -> None:
    with whole_file(target) as part:
        part.write_text("połowa")
        raise ZeroDivisionError


def test_a_missing_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught, whole_file(tmp_path / "nie ma" / "a.pdf"):
        pass
    said = sentence(caught.value, "pl")
    assert said.startswith("Nie udało się zapisać pliku „a.pdf”. Folder „")
    assert said.endswith("nie istnieje. Wskaż inny folder.")


def test_a_folder_in_the_way_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(UserError) as caught, whole_file(tmp_path / "a.pdf") as part:
        part.write_text("x")
    assert "Jest już folder o tej nazwie." in sentence(caught.value, "pl")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "x"), "Na dysku nie ma miejsca. Zwolnij miejsce albo wskaż inny dysk."),
        (PermissionError(errno.EACCES, "x"), "Zapis w tym miejscu jest niedozwolony. Wskaż inny folder."),
        (OSError(errno.EIO, "zły sektor"), "System odpowiedział: zły sektor. Wskaż inny folder."),
    ],
)
def test_every_reason_has_its_sentence(error: OSError, said: str, tmp_path: Path) -> None:
    assert (
        sentence(refused(tmp_path / "a.pdf", error), "pl") == f"Nie udało się zapisać pliku „a.pdf”. {said}"
    )


def test_a_file_that_windows_has_open_is_said_in_the_words_of_the_design(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "denied")
    error.winerror = 32  # type: ignore[attr-defined]
    assert sentence(refused(tmp_path / "katalog_2026.pdf", error), "pl") == (
        "Nie udało się zapisać pliku „katalog_2026.pdf”. Jest otwarty w innym programie. "
        "Zamknij go i spróbuj ponownie albo zapisz pod inną nazwą."
    )
