"""Papers that serve a project, that are filled in by hand, and several of them in one file."""

from __future__ import annotations

import io

from PIL import Image
from pypdf import PdfReader
from tests.reports import papers

from grono.reports.document import Column as TableColumn
from grono.reports.document import (
    Document,
    FormColumn,
    FormTable,
    Funding,
    Issuer,
    Paragraph,
    Sheet,
    Signature,
    Signatures,
    Table,
)
from grono.reports.render.output import rendered
from grono.reports.render.pdf import pages, pdf
from grono.reports.render.piece import Rule
from grono.reports.render.style import FOOT, MM

ISSUER = Issuer(brand="Klaster", name="Fundacja Próba", nip="999-773-23-64")
PROJECT = "Projekt nr FEMA.01.03 „Splot kompetencji”"


def picture(colour: str = "navy") -> bytes:
    """A strip as funders give it: wide and low."""
    made = io.BytesIO()
    Image.new("RGB", (1600, 110), colour).save(made, "PNG")
    return made.getvalue()


def document(*blocks: object, **more: object) -> Document:
    return Document(name="x", title="Lista", issuer=ISSUER, blocks=blocks, **more)  # type: ignore[arg-type]


def form(rows: int, blank: int, **more: object) -> FormTable:
    columns = (FormColumn("Nazwisko i imię", 60, lambda row: row), FormColumn("Podpis", 60))
    named = tuple((number, f"Osoba {number}") for number in range(1, rows + 1))
    numbers = tuple(range(rows + 1, rows + 1 + blank))
    return FormTable(columns=columns, rows=named, blank=numbers, **more)  # type: ignore[arg-type]


def images_on(content: bytes) -> list[int]:
    """How many pictures each page draws."""
    return [len(page.images) for page in PdfReader(io.BytesIO(content)).pages]


def test_the_projects_line_and_strip_stand_on_every_page() -> None:
    words = Paragraph("Słowo " * 3000)
    made = pdf(document(words, funding=(Funding(PROJECT, picture()),)))
    assert len(papers.pages_of(made)) > 2
    assert all(PROJECT in page.replace("\N{NO-BREAK SPACE}", " ") for page in papers.pages_of(made))
    assert set(images_on(made)) == {1}


def test_a_strip_of_several_projects_of_one_programme_stands_once_and_one_of_another_beside_it() -> None:
    same = (Funding("A", picture()), Funding("B", picture()))
    assert images_on(pdf(document(Paragraph("x"), funding=same))) == [1]
    other = (*same, Funding("C", picture("red")))
    made = pdf(document(Paragraph("x"), funding=other))
    assert images_on(made) == [2]
    assert all(line in papers.text_of(made) for line in "ABC")


def test_what_cannot_be_read_as_a_picture_is_left_out() -> None:
    made = pdf(document(Paragraph("x"), funding=(Funding(PROJECT, b"GIF"),)))
    assert images_on(made) == [0]
    assert PROJECT in papers.text_of(made)


def test_text_stays_above_the_strip() -> None:
    laid_out = pages(document(Paragraph("Słowo " * 3000), funding=(Funding(PROJECT, picture()),)))
    lowest = min(top - piece.height for page in laid_out for piece, _left, top in page.placed)
    assert lowest >= FOOT + 11 * MM + 3.6 * MM


def test_a_workbook_names_the_project() -> None:
    table = Table("Lista", (TableColumn("Nazwa", str),), ("a",))
    assert rendered(document(table, funding=(Funding(PROJECT),)), "xlsx")


def test_sheets_of_a_file_count_their_own_pages_and_have_their_own_heads() -> None:
    sheets = tuple(
        Sheet(title=f"Dzień {n}", running=f"dzień {n}", foot="obecni: ....", blocks=(form(30, 2),))
        for n in (1, 2)
    )
    shown = papers.pages_of(pdf(document(*sheets)))
    assert [page.count("obecni: ....") for page in shown] == [1] * len(shown)
    assert "strona 1 z 2" in shown[0].replace("\N{NO-BREAK SPACE}", " ")
    assert "strona 1 z 2" in shown[2].replace("\N{NO-BREAK SPACE}", " ")
    assert "dzień 2" in shown[2].replace("\N{NO-BREAK SPACE}", " ")


def test_empty_rows_stand_on_the_last_page_only_with_what_is_signed() -> None:
    for count in range(10, 30):
        signed = Signatures((Signature("Potwierdzam.", "podpis"), Signature("", "podpis")))
        block = form(count, 4, tail=(signed, Paragraph("Administrator danych.", note=True)))
        shown = [
            [text for piece, _l, _t in page.placed for _x, _y, text, _s in piece.texts]
            for page in pages(document(block, landscape=True))
        ]
        numbers = [[int(text) for text in page if text.isdecimal()] for page in shown]
        printed = [n for page in numbers for n in page]
        assert printed == list(range(1, len(printed) + 1))
        assert count + 2 <= len(printed) <= count + 4
        assert set(range(count + 1, len(printed) + 1)) <= set(numbers[-1])
        assert "Potwierdzam." in shown[-1]
        assert "Administrator danych." in shown[-1]


def test_rows_have_room_to_sign_and_grow_with_a_long_name() -> None:
    block = FormTable(
        columns=(FormColumn("Nazwa", 20, str), FormColumn("Podpis", 80)),
        rows=((1, "Krótka"), (2, "Bardzo długa nazwa przedsiębiorstwa wielobranżowego " * 4)),
    )
    rows = [piece for page in pages(document(block)) for piece, _l, _t in page.placed if piece.role == "TR"]
    assert rows[1].height == 10 * MM
    assert rows[2].height > 10 * MM


def crossed(block: FormTable) -> int:
    """How many cells are crossed out."""
    pieces = [piece for page in pages(document(block)) for piece, _l, _t in page.placed]
    return sum(isinstance(shape, Rule) and shape.thick == 0.9 for p in pieces for shape in p.shapes)


def test_unused_rows_are_crossed_out_and_only_the_pens_cells_of_who_was_absent() -> None:
    assert crossed(form(3, 2)) == 0
    assert crossed(form(3, 2, unused=True)) == 2 * 2
    assert crossed(form(3, 2, unused=True, crossed=frozenset({1}))) == 2 * 2 + 1
