"""Logos and codes: whatever was recorded, the page is printed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from tests import make

from grono.domain.attached import Attachment
from grono.domain.text import UserError, _
from grono.reports import parties
from grono.reports.document import Document, Issuer, Paragraph
from grono.reports.render import images
from grono.reports.render.codes import code
from grono.reports.render.images import Picture, logo
from grono.reports.render.output import rendered, save
from grono.services import registers
from grono.store.store import Store


def drawn(size: tuple[int, int] = (400, 200), mode: str = "RGB", format: str = "PNG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, format)
    return out.getvalue()


def paper(**issuer: object) -> Document:
    return Document(
        name="x",
        title="Próba",
        issuer=Issuer(brand="Klaster", **issuer),  # type: ignore[arg-type]
        blocks=(Paragraph("Tekst."),),
    )


@pytest.mark.parametrize(
    ("mode", "format"), [("RGB", "JPEG"), ("RGBA", "PNG"), ("P", "GIF"), ("1", "PNG"), ("LA", "PNG")]
)
def test_a_logo_fits_its_room_and_keeps_its_shape(mode: str, format: str) -> None:
    found = logo(drawn(mode=mode, format=format), 100, 30)
    assert found is not None
    assert (round(found.width), round(found.height)) == (60, 30)


def test_what_is_transparent_is_white_on_paper() -> None:
    found = logo(drawn(mode="RGBA"), 10, 10)
    assert found is not None
    assert found.reader._image.getpixel((0, 0)) == (255, 255, 255)  # type: ignore[attr-defined]


@pytest.mark.parametrize("data", [b"", b"no picture", drawn()[:60], None])
def test_what_is_no_picture_is_left_out(data: bytes | None) -> None:
    assert logo(data, 10, 10) is None
    assert rendered(paper(logo=data), "pdf")


def test_a_picture_of_absurd_size_is_left_out() -> None:
    assert logo(drawn((9000, 9000), "1"), 10, 10) is None


def test_the_same_logo_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "_KEPT", 0)
    monkeypatch.setattr(images, "_ready", {})
    first = logo(drawn(), 20, 20)
    assert logo(drawn(), 20, 20) is first
    assert logo(drawn((10, 10)), 20, 20) is not first
    canvas = Canvas(io.BytesIO())
    assert first is not None
    Picture(first, 0, 0).draw(canvas, 0, 100)
    assert canvas.getPageNumber() == 1


def test_a_code_is_one_path_and_only_of_what_can_be_scanned() -> None:
    found = code("https://www.netika.example")
    assert found is not None
    assert found.path.count(" re") > 100
    assert found.path.endswith(" f")
    assert code("") is None
    assert code("x" * 2000) is None


def test_a_logo_whose_bytes_are_lost_does_not_stop_the_paper(tmp_path: Path) -> None:
    store: Store = make.register(tmp_path)
    cluster = registers.cluster(store)
    lost = Attachment(
        subject_table="cluster", subject_id=cluster.id, file_name="a.png", sha256="0" * 64, size=1
    )
    with store.step(_("Attach")):
        store.save(lost)
    assert parties.logos(store, [lost.id, None]) == {}
    store.close()


def test_a_paper_is_saved_by_the_ending_of_its_name(tmp_path: Path) -> None:
    for ending, begins in (("pdf", b"%PDF"), ("XLSX", b"PK"), ("csv", b"\xef\xbb\xbf")):
        save(paper(), tmp_path / f"próba.{ending}")
        assert (tmp_path / f"próba.{ending}").read_bytes().startswith(begins)
    with pytest.raises(UserError, match="pdf, xlsx, csv"):
        save(paper(), tmp_path / "próba.docx")
