"""Import of 10,000 organisations beside the plainest way; run: python -m tests.bench.bench_import."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook
from stdnum.pl import nip, regon
from tests.bench import large, table

from grono.domain.entities import BY_TABLE
from grono.exchange.draft import open_draft
from grono.exchange.importers import MEMBERS
from grono.services import registers
from grono.store import index
from grono.store.opening import create_register
from grono.store.rows import codec_of
from grono.store.store import Store

ROWS = 10_000
_HEADERS = (
    "Lp.", "Nazwa podmiotu", "NIP", "REGON", "KRS", "Ulica i nr", "Kod pocztowy", "Miejscowość",
    "Województwo", "Telefon", "E-mail", "www", "Branża", "Rodzaj podmiotu", "Wielkość",
    "Zatrudnienie 2025", "PKD 2025", "Data przystąpienia", "Osoba do kontaktu", "Stanowisko",
)  # fmt: skip
_GIVEN = ("Anna", "Jan", "Ewa", "Piotr", "Maria", "Adam", "Zofia", "Tomasz")
_FAMILY = ("Kowalska", "Nowak", "Wiśniewska", "Wójcik", "Lewandowska", "Zieliński", "Szymańska", "Dąbrowski")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "lista.xlsx"
        _write(source)
        ours, floors = [], []
        for run in range(3):
            spent, store = _import(source, Path(folder) / f"ours{run}.grono")
            ours.append(spent)
            floors.append(_floor(source, store, Path(folder) / f"floor{run}.grono"))
            store.close()
        _show(ours, floors)


def _show(ours: list[dict[str, float]], floors: list[dict[str, float]]) -> None:
    def middle(runs: list[dict[str, float]], phase: str) -> float:
        return table.median([run[phase] for run in runs])

    whole = [sum(run.values()) for run in ours]
    plain = [sum(run.values()) for run in floors]
    figures = [
        table.Figure("import to floor", table.median(whole) / table.median(plain), 2.5, "x"),
        table.Figure("import of 10,000 organisations", table.median(whole), table.median(plain) * 2.5, "s"),
        *(table.Figure(f"  of it: {phase}", middle(ours, phase), 99, "s") for phase in ours[0]),
        *(table.Figure(f"  of the floor: {phase}", middle(floors, phase), 99, "s") for phase in floors[0]),
    ]
    table.show("Import of 10,000 organisations", figures)


def _timed(spent: dict[str, float], phase: str, work: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    result = work()
    spent[phase] = time.perf_counter() - begun
    return result


def _import(source: Path, path: Path) -> tuple[dict[str, float], Store]:
    store = create_register(path, "bench")
    registers.prepare(store, "Klaster")
    spent: dict[str, float] = {}
    draft = _timed(spent, "reading in the child, header, columns", lambda: open_draft(store, MEMBERS, source))
    _timed(spent, "understanding cells", draft.rows)
    plan = _timed(spent, "matching and planning", draft.plan)
    _timed(spent, "writing, journal, search", lambda: draft.carry_out(plan))
    return spent, store


def _floor(source: Path, filled: Store, path: Path) -> dict[str, float]:
    """calamine in the process, check digits, executemany of the same rows, the same words into the search."""
    tables = [
        name for name in BY_TABLE if name not in ("register", "publication_rule", "cluster", "coordinator")
    ]
    rows = {name: _rows_of(filled, name) for name in tables}
    words = [tuple(row) for row in filled.query("SELECT n, kind, id, title, sort_key FROM _rownum")]
    texts = [
        (n, index.entries(filled.connection, kind, [id], date.today())[id][2])
        for n, kind, id, *_rest in words
    ]
    store = create_register(path, "bench")
    connection = store.connection
    spent: dict[str, float] = {}
    cells = _timed(
        spent, "calamine", lambda: CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python()
    )
    _timed(
        spent,
        "check digits",
        lambda: [(nip.is_valid(str(row[2])), regon.is_valid(str(row[3]))) for row in cells],
    )

    def write() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for name, values in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                columns = ", ".join(codec_of(BY_TABLE[name]).columns)
                connection.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", values)
        connection.executemany(
            "INSERT INTO _rownum (n, kind, id, title, sort_key) VALUES (?, ?, ?, ?, ?)", words
        )
        connection.executemany("INSERT INTO _search (rowid, text) VALUES (?, ?)", texts)
        connection.execute("COMMIT")

    _timed(spent, "rows and search", write)
    store.close()
    return spent


def _rows_of(store: Store, name: str) -> list[tuple[Any, ...]]:
    columns = ", ".join(codec_of(BY_TABLE[name]).columns)
    return [tuple(row) for row in store.query(f"SELECT {columns} FROM {name}")]


def _write(path: Path) -> None:
    chance = random.Random(7)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lista")
    sheet.append(_HEADERS)
    for number in range(ROWS):
        sheet.append(_row(number, chance))
    book.save(path)


def _row(number: int, chance: random.Random) -> tuple[object, ...]:
    made = large.values(number, chance)
    tax = str(made["nip"])
    (email,), (phone,), (trade,) = made["emails"], made["phones"], made["trades"]  # type: ignore[misc]
    return (
        number + 1, made["name"], int(tax) if number % 2 else f"{tax[:3]}-{tax[3:6]}-{tax[6:8]}-{tax[8:]}",
        _regon(number), f"{number + 1:010}", f"ul. Przykładowa {number % 200 + 1}/{number % 30 + 1}",
        made["postcode"], made["town"], "mazowieckie", phone, email, f"www.firma-{number}.example",
        trade, "firma", ("mikro", "mała", "średnia", "duża")[number % 4], number % 250, "62.10.B",
        f"{number % 28 + 1}.{number % 12 + 1:02}.{2000 + number % 26}",
        f"{_GIVEN[number % 8]} {_FAMILY[number // 8 % 8]}", "prezes zarządu",
    )  # fmt: skip


def _regon(number: int) -> str:
    digits = f"99{number:06}"
    check = sum(int(d) * w for d, w in zip(digits, (8, 9, 2, 3, 4, 5, 6, 7), strict=True)) % 11
    return f"{digits}{check % 10}"


if __name__ == "__main__":
    main()
