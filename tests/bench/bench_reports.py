"""The directory and workbooks beside plain floors; run: python -m tests.bench.bench_reports."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas
from tests.bench import table

from grono.domain.folding import sort_key
from grono.reports import find_report
from grono.reports.directory import Chapter, Cover, Directory, Entry, Group, Index
from grono.reports.document import Column, Document, InBoth, Issuer, Table
from grono.reports.render.flow import Page
from grono.reports.render.fonts import regular
from grono.reports.render.frame import Frame
from grono.reports.render.output import rendered
from grono.reports.render.pdf import drawn, pages
from grono.reports.render.style import MARGIN, MM
from grono.reports.render.xlsx import xlsx
from grono.services import registers
from grono.services.sample import fill_sample
from grono.store.opening import create_register, open_register
from grono.wording import Kind

_PROFILE = """Linie montażowe i czujniki przemysłowe dla małych zakładów, prywatna chmura w centrum danych pod
Warszawą, audyty bezpieczeństwa i reagowanie na incydenty, szuka partnerów do pilotażu"""
_WORDS = _PROFILE.split()
_TRADES = ("Automatyka", "Chmura", "Druk", "Informatyka", "Łączność", "Szkolenia", "Żegluga")
_TOWNS = ("Błonie", "Łódź", "Piastów", "Sochaczew", "Teresin", "Warszawa", "Żyrardów")


def warm(work: Callable[[], object], runs: int = 5) -> float:
    """The median time of some runs after one to warm up."""
    work()
    return table.median(table.seconds(work, runs))


def thousand() -> Document:
    """A directory of 1,000 members with contents, three indexes and page totals, without pictures."""
    chance = random.Random(1)
    entries = [
        Entry(
            name=f"{chance.choice(_WORDS).capitalize()} {chance.choice(_WORDS)} {number} sp. z o.o.",
            kind="mała firma",
            town=chance.choice(_TOWNS),
            trades=(chance.choice(_TRADES),),
            tags=("IoT", "B+R"),
            profile=InBoth(" ".join(chance.choices(_WORDS, k=24)), ""),
            phones=(f"22 555 {number // 100:02} {number % 100:02}",),
            emails=(f"biuro@firma{number}.example",),
        )
        for number in range(1000)
    ]
    entries.sort(key=lambda entry: sort_key(entry.name))
    trades = tuple((word, tuple(e for e in entries if word in e.trades)) for word in _TRADES)
    towns = tuple((word, tuple(e for e in entries if e.town == word)) for word in _TOWNS)
    block = Directory(
        cover=Cover(title=("Katalog", "2026"), counts="1 000 wpisów", state="stan na dziś"),
        chapters=(Chapter("Firmy", tuple(Group(word, those) for word, those in trades)),),
        indexes=(Index("Indeks nazw"), Index("Indeks miejscowości", towns), Index("Indeks branż", trades)),
        per_page=10,
    )
    return Document(name="x", title="Katalog", issuer=Issuer(brand="Klaster"), blocks=(block,), source="dziś")


def plain_pass(document: Document, laid_out: list[Page]) -> Callable[[], object]:
    """One single pass that draws the same texts on a canvas, everything being known beforehand."""
    frame = Frame(document)
    texts = []
    for number, page in enumerate(laid_out, 1):
        inner = page.size[0] - 2 * MARGIN
        furniture = [
            (frame.header(inner, page.running), MARGIN, page.size[1]),
            (frame.footer(inner, number, len(laid_out)), MARGIN, 15 * MM),
        ]
        placed = page.placed if page.bare else [*furniture, *page.placed]
        texts.append(
            [
                (x + left, top - y, text, style)
                for piece, left, top in placed
                for x, y, text, style in piece.texts
            ]
        )

    def draw() -> None:
        canvas = Canvas(io.BytesIO(), laid_out[0].size, pageCompression=1)
        for page in texts:
            for x, y, text, style in page:
                canvas.setFont(style.face.name, style.size)
                canvas.setFillColor(style.colour)
                canvas.drawString(x, y, text)
            canvas.showPage()
        canvas.save()

    return draw


def directory() -> table.Figure:
    """The directory of 1,000 against the single pass."""
    regular()
    laid_out = pages(thousand())
    floor = warm(plain_pass(thousand(), laid_out))
    fresh = [thousand() for _run in range(6)]
    ours = warm(lambda: drawn(document := fresh.pop(), pages(document)))
    return _ratio(f"directory of 1,000, {len(laid_out)} pages, over one pass", ours, floor, 1.5)


def _ratio(name: str, ours: float, floor: float, bound: float) -> table.Figure:
    return table.Figure(name, ours / floor, bound, "x", f"{ours * 1000:.0f} ms beside {floor * 1000:.0f} ms")


def workbook() -> table.Figure:
    """10,000 typed rows against bare cells."""
    rows = [
        (
            f"Firma {n} sp. z o.o.",
            f"999{n:07}",
            f"{n:010}",
            "mazowieckie",
            "mała",
            date(2015, 1 + n % 12, 1),
            n,
        )
        for n in range(10_000)
    ]
    kinds = (Kind.TEXT, Kind.NIP, Kind.IDENTIFIER, Kind.TEXT, Kind.TEXT, Kind.DATE, Kind.NUMBER)
    columns = [Column(f"k{at}", lambda row, at=at: row[at], kind) for at, kind in enumerate(kinds)]
    document = Document(name="x", title="x", issuer=Issuer(brand="x"), blocks=(Table("x", columns, rows),))

    def bare() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(io.BytesIO())

    return _ratio("10,000 rows typed, over bare cells", warm(lambda: xlsx(document), 3), warm(bare, 3), 1.6)


def preview(path: str) -> None:
    """In a fresh process: the first preview of the sample's directory and the slowest of the next ones."""
    store = open_register(Path(path), "bench", read_only=True)
    report = find_report("member-directory")
    times = []
    for per_page in ("8", "10", "8", "6"):
        begun = time.perf_counter()
        rendered(report.document(store, report.request({"per_page": per_page})), "pdf")
        times.append(time.perf_counter() - begun)
    store.close()
    sys.stdout.write(f"{times[0]} {max(times[1:])}\n")


def previews() -> list[table.Figure]:
    """The first and the next preview of 110 members with logos and QR codes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.grono"
        store = create_register(path, "bench")
        registers.prepare(store)
        fill_sample(store)
        store.close()
        command = [sys.executable, "-m", "tests.bench.bench_reports", str(path)]
        runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(3)]
    first, following = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    return [
        table.Figure(
            "first preview, imports and fonts included", table.median(list(first)) * 1000, 1500, "ms"
        ),
        table.Figure("next preview with other options", table.median(list(following)) * 1000, 300, "ms"),
    ]


def main() -> None:
    """Measure and print."""
    table.show("Papers and workbooks", [directory(), *previews(), workbook()])


if __name__ == "__main__":
    preview(sys.argv[1]) if len(sys.argv) > 1 else main()
