"""The sample template: an invitation to begin with, made by the program."""

from __future__ import annotations

import io
from typing import Any


def sample() -> bytes:
    """An invitation as DOCX whose fields can be moved, left out and added to in Word."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    document.core_properties.author = "Grono"
    document.core_properties.title = ""
    document.add_paragraph("{{ cluster }}")
    document.add_paragraph("{{ coordinator }} · NIP {{ nip }} · {{ address }}")
    document.add_paragraph("{{ today }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("{{ name }}\n{{ organisation }}")
    document.add_heading("Zaproszenie", level=1)
    document.add_paragraph(
        "{% if gender == 'f' %}Szanowna Pani{% elif gender == 'm' %}Szanowny Panie{% else %}Szanowni Państwo"
        "{% endif %},"
    )
    document.add_paragraph("zapraszamy na wydarzenie:")
    document.add_heading("{{ title }}", level=2)
    document.add_paragraph("Termin: {{ days }}, godz. {{ hours }}")
    document.add_paragraph("Miejsce: {{ place }}")
    document.add_paragraph(
        "{% if until %}Na zgłoszenia czekamy do {{ until }} pod adresem {{ email }}.{% endif %}"
    )
    _agenda(document)
    document.add_paragraph()
    document.add_paragraph("Z poważaniem\n{{ in_charge }}")
    document.add_paragraph("{{ project }}")
    document.add_paragraph("{{ strip }}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _agenda(document: Any) -> None:
    """A table whose middle row is repeated for every row of the agenda."""
    document.add_heading("Program", level=2)
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    texts = (
        ("{%tr for row in agenda %}", "", ""),
        ("{{ row.day }}, {{ row.time }}", "{{ row.topic }}", "{{ row.speaker }}"),
        ("{%tr endfor %}", "", ""),
    )
    for cells, words in zip(table.rows, texts, strict=True):
        for cell, text in zip(cells.cells, words, strict=True):
            cell.text = text
