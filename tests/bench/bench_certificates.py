"""500 certificates beside plain reportlab; run: python -m tests.bench.bench_certificates."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas
from tests.bench import table
from tests.bench.bench_reports import warm

from grono.domain.certificate import CertificateLayout
from grono.reports.diplomas import Diploma, Diplomas, Part, Syllabus
from grono.reports.document import Document, Issuer
from grono.reports.render.codes import CodeMark
from grono.reports.render.flow import Page
from grono.reports.render.pdf import drawn, pages, pdf
from grono.reports.render.piece import Box, Rule

COUNT = 500
_GIVEN = ("Żaneta", "Łukasz", "Małgorzata", "Jędrzej", "Aleksandra", "Stanisław", "Ewelina", "Zbigniew")
_FAMILY = (
    "Pietrzykowska-Chrząszcz",
    "Gżegżółka",
    "Bąk-Wojciechowska",
    "Krzyżanowski",
    "Święcicka",
    "Rżewski",
)
_FIRMS = (
    "Płocka Fabryka Czujników sp. z o.o.",
    "Automatyka Błonie S.A.",
    "Kwadrans s.c.",
    "MPI „Łącznik” S.A.",
)


def hall(*, codes: bool) -> Document:
    """The certificates of a hall of people: everybody with a name, number and code of their own."""
    syllabus = Syllabus(
        modules=Part("Program", tuple(f"Moduł {at}: sprzedaż wielokanałowa (8 godz.)" for at in range(1, 6))),
        outcomes=tuple(
            Part(kind, ("opisuje kanały sprzedaży i ich koszty", "dobiera kanał do klienta"))
            for kind in ("WIEDZA", "UMIEJĘTNOŚCI", "KOMPETENCJE SPOŁECZNE")
        ),
        back=(),
    )
    diplomas = tuple(_one(number, syllabus, codes=codes) for number in range(1, COUNT + 1))
    issuer = Issuer(brand="Mazowiecki Klaster ICT", name="Fundacja", nip="999-773-23-64", address="Piastów")
    return Document(name="certificates", title="Zaświadczenia", issuer=issuer, blocks=(Diplomas(diplomas),))


def _one(number: int, syllabus: Syllabus, *, codes: bool) -> Diploma:
    day = date(2026, 11, 23).isoformat()
    return Diploma(
        layout=CertificateLayout.ORNATE,
        number=f"nr {number}/2026",
        dated="Piastów, 23 listopada 2026 r.",
        title="Zaświadczenie",
        kind="o ukończeniu szkolenia",
        name=f"{_GIVEN[number % 8]} {_FAMILY[number // 8 % 6]} {number}",
        organisation=_FIRMS[number % 4],
        sentence="ukończyła szkolenie „Cyfrowy handlowiec”, prowadzone w okresie 10 września – "
        "15 października 2026 r., w wymiarze 36 godz. po 45 minut.",
        facts=("forma świadczenia: stacjonarna · miejsce: Teresin",),
        syllabus=syllabus,
        signers=(("Marta Wiśniewska-Źrebięcka", "podpis osoby prowadzącej"), ("", "w imieniu koordynatora")),
        code=f"GRONO:C:{number}/2026 {day} {number:04X}-91C4" if codes else "",
        check=f"kod kontrolny {number:04X}-91C4",
    )


def plain(laid_out: list[Page], codes: list[str]) -> Callable[[], object]:
    """Canvas.drawString for every text, rect and line for every shape, reportlab's own widget for codes."""
    marks = [
        (
            page.size,
            [
                (left + x, top - y, text, style)
                for piece, left, top in page.placed
                for x, y, text, style in piece.texts
            ],
            [(shape, left, top) for piece, left, top in page.placed for shape in piece.shapes],
        )
        for page in laid_out
    ]

    def draw() -> None:
        canvas = Canvas(io.BytesIO(), laid_out[0].size, pageCompression=1)
        for at, (size, texts, shapes) in enumerate(marks):
            canvas.setPageSize(size)
            for shape, left, top in shapes:
                if isinstance(shape, CodeMark):
                    _code(canvas, codes[at], left + shape.x, top - shape.y - shape.size, shape.size)
                elif isinstance(shape, Box | Rule):
                    shape.draw(canvas, left, top)
            for x, y, text, style in texts:
                canvas.setFont(style.face.name, style.size)
                canvas.setFillColor(style.colour)
                canvas.drawString(x, y, text)
            canvas.showPage()
        canvas.save()

    return draw


def _code(canvas: Canvas, text: str, x: float, y: float, size: float) -> None:
    widget = QrCodeWidget(text, barLevel="M", barWidth=size, barHeight=size, barBorder=0)
    drawing = Drawing(size, size)
    drawing.add(widget)
    renderPDF.draw(drawing, canvas, x, y)


def certificates(*, codes: bool) -> table.Figure:
    """Laid out and drawn, against the same pages drawn with everything known beforehand."""
    document = hall(codes=codes)
    laid_out = pages(document)
    [block] = document.blocks
    texts = [one.code for one in block.diplomas] if isinstance(block, Diplomas) else []
    floor = warm(plain(laid_out, texts), 3)
    ours = warm(lambda: pdf(hall(codes=codes)), 3)
    name = f"{COUNT} certificates {'with' if codes else 'without'} QR codes, over plain reportlab"
    remark = f"{ours * 1000:.0f} ms beside {floor * 1000:.0f} ms; {len(drawn(document, laid_out)) // 1024} kB"
    return table.Figure(name, ours / floor, 1.5, "x", remark)


def main() -> None:
    """Measure and print."""
    table.show("Certificates", [certificates(codes=True), certificates(codes=False)])


if __name__ == "__main__":
    main()
