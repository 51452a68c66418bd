"""Every report on every register: all names are there, nothing is missing, off the page or overlapping."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from tests.reports import papers

from grono.reports import REPORTS
from grono.reports.document import Document
from grono.reports.render.flow import Page
from grono.reports.render.frame import Frame
from grono.reports.render.output import rendered
from grono.reports.render.pdf import drawn, pages, pdf
from grono.reports.render.style import MARGIN
from grono.services import registers
from grono.services.lists import MEMBERS, Listing, Query
from grono.store.store import Store

REGISTERS = ("empty", "small", "sample", "hostile")
PAPERS = [
    ("member-directory", {"per_page": "1"}),
    ("member-directory", {"per_page": "2", "order": "town"}),
    ("member-directory", {"per_page": "6", "order": "alphabet", "left_out": "yes"}),
    ("member-directory", {"per_page": "8"}),
    ("member-directory", {"per_page": "10", "codes": "no"}),
    ("member-list", {"signature": "yes"}),
    ("cluster-structure", {"from": "2020-01-01"}),
    ("listing", {"list": "members"}),
    ("listing", {"list": "people"}),
]
Mark = tuple[float, float, float, float, str]
"""Left, bottom, right, top and text."""


@pytest.fixture(params=REGISTERS)
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue(request.param)


def marks(page: Page) -> Iterator[Mark]:
    """The texts of a page as boxes from a little under the baseline to the height of small letters."""
    for piece, left, top in page.placed:
        for x, y, text, (face, size, _colour) in piece.texts:
            begins, base = left + x, top - y
            yield begins, base - size * 0.1, begins + face.width(text) * size, base + size * 0.45, text


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Texts of one page that touch each other."""
    found: list[tuple[str, str]] = []
    boxes = sorted(marks(page), key=lambda mark: mark[1])
    for at, (left, bottom, right, top, text) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other[1] >= top:
                break
            if other[0] < right - 0.5 and left < other[2] - 0.5 and other[3] > bottom:
                found.append((text, other[4]))
    return found


@pytest.mark.parametrize("language", ["pl", "both"])
@pytest.mark.parametrize(("name", "options"), PAPERS, ids=lambda value: str(value))
def test_nothing_lies_off_the_page_or_overlaps(
    name: str, options: dict[str, str], language: str, store: Store
) -> None:
    document = papers.document(store, name, language, **options)
    for page in pages(document):
        lowest, highest = (0.0, page.size[1]) if page.bare else (page.size[1] * 0.07, page.size[1] * 0.9)
        for left, bottom, right, top, text in marks(page):
            assert left >= MARGIN - 0.1, text
            assert right <= page.size[0] - MARGIN + 0.6, text
            assert bottom >= lowest, text
            assert top <= highest + 12, text
        assert overlapping(page) == []


def names(store: Store) -> list[str]:
    """The names of all members."""
    listing = Listing(store, MEMBERS)
    return [
        str(row["name"]) for row in listing.rows(listing.ids(Query(day=papers.DAY)), papers.DAY, ("name",))
    ]


def body(document: Document) -> str:
    """What stands on the pages apart from headers and footers, one piece after another."""
    placed = (piece for page in pages(document) for piece, _x, _y in page.placed)
    return papers.drawn("".join(text for piece in placed for _l, _b, text, _s in piece.texts))


@pytest.mark.parametrize("per_page", ["1", "2", "6", "8", "10"])
def test_a_directory_holds_every_name_that_may_be_printed(per_page: str, store: Store) -> None:
    text = body(papers.document(store, "member-directory", left_out="yes", per_page=per_page))
    missing = [name[:40] for name in names(store) if papers.as_printed(name) not in text]
    assert missing == []


@pytest.mark.parametrize("report", ["member-list", "listing"])
def test_a_list_holds_every_name(report: str, store: Store) -> None:
    text = body(papers.document(store, report))
    columns = [name for name in names(store) if len(name) < 1000]
    assert [name for name in columns if papers.as_printed(name) not in text] == []
    assert text.count("Ab") >= 20_000 * any(len(name) == 40_000 for name in names(store))


def test_the_file_gives_the_names_back_to_who_reads_it(hostile: Store) -> None:
    text = papers.squeezed(papers.text_of(pdf(papers.document(hostile, "member-directory"))))
    for name in names(hostile):
        if len(name) < 300 and "בית" not in name:
            assert papers.as_printed(name) in text
    for word in ("בית", "תוכנה", "شركة"):
        assert word in text


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_every_format_can_be_made(report: object, store: Store) -> None:
    for format in report.formats:  # type: ignore[attr-defined]
        for language in ("pl", "en", "both"):
            assert rendered(papers.document(store, report.name, language), format)  # type: ignore[attr-defined]


def test_fonts_are_embedded_as_subsets_and_there_are_no_others(sample: Store) -> None:
    reader = PdfReader(io.BytesIO(pdf(papers.document(sample, "member-directory"))))
    fonts: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"].get_object()
        fonts.update({key: font.get_object() for key, font in resources["/Font"].items()})
    assert fonts
    for font in fonts.values():
        assert re.fullmatch(r"/[A-Z]{6}\+(FiraGO|NotoSans)-(Regular|Bold)", font["/BaseFont"])
        assert "/FontFile2" in font["/FontDescriptor"]


def test_the_file_says_what_it_is(sample: Store) -> None:
    reader = PdfReader(io.BytesIO(pdf(papers.document(sample, "member-directory", "en"))))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (
        "Member directory 2026",
        "Mazowiecki Klaster ICT",
    )
    assert reader.root_object["/Lang"] == "en"


def test_the_same_document_gives_the_same_bytes(small: Store) -> None:
    document = papers.document(small, "member-directory")
    assert pdf(document, invariant=True) == pdf(document, invariant=True)


def test_every_page_of_the_sample_says_so_and_no_page_of_another(sample: Store, small: Store) -> None:
    for report in REPORTS:
        if "pdf" in report.formats:
            shown = papers.pages_of(pdf(papers.document(sample, report.name)))
            assert all("Dane przykładowe" in page for page in shown)
            own = papers.pages_of(pdf(papers.document(small, report.name)))
            assert not any("Dane przykładowe" in page for page in own)


def test_pages_are_numbered_out_of_their_total(sample: Store) -> None:
    shown = papers.pages_of(pdf(papers.document(sample, "member-list")))
    for number, page in enumerate(shown, 1):
        assert f"strona {number} z {len(shown)}" in page


def test_the_issuer_stands_on_every_page(sample: Store) -> None:
    document = papers.document(sample, "member-list")
    header = Frame(document).header(700, "")
    said = " ".join(text for _x, _y, text, _style in header.texts).replace("\N{NO-BREAK SPACE}", " ")
    assert registers.coordinator(sample).name in said
    assert "NIP 999-773-23-64" in said
    assert drawn(document, pages(document))
