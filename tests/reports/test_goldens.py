"""What is printed about the small register, word by word; GRONO_WRITE_GOLDEN=1 writes it anew, to be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.reports import papers

from grono.reports.render.output import rendered
from grono.reports.render.pdf import pdf
from grono.store.store import Store

GOLDEN = Path(__file__).parent.parent / "golden"
PAPERS = [
    ("member-directory", "pl", {"left_out": "yes"}),
    ("member-directory", "both", {"per_page": "2"}),
    ("member-list", "pl", {"signature": "yes"}),
    ("member-list", "en", {}),
    ("cluster-structure", "both", {"from": "2020-01-01"}),
    ("listing", "pl", {"columns": "name,town,joined,phones", "sort": "town"}),
]


@pytest.mark.parametrize(("name", "language", "options"), PAPERS, ids=str)
def test_the_words_are_those_that_were_read(
    name: str, language: str, options: dict[str, str], small: Store
) -> None:
    pages = papers.pages_of(pdf(papers.document(small, name, language, **options)))
    shown = [page.replace("\N{NO-BREAK SPACE}", "\N{OPEN BOX}").rstrip() for page in pages]
    compare(f"{name}-{language}.txt", "\n\f\n".join(shown) + "\n")


def test_the_csv_is_the_one_that_was_read(small: Store) -> None:
    content = rendered(papers.document(small, "listing", columns="name,nip,joined"), "csv")
    compare("listing.csv", content.decode("utf-8-sig").replace("\r\n", "\n"))


def compare(file: str, text: str) -> None:
    """The text against the kept one."""
    path = GOLDEN / file
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    if os.environ.get("GRONO_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
