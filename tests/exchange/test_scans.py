"""Scanned sign-in sheets: pages with the codes that the printed sheets bear, made here."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
import segno
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests import make

from grono.domain.activity import Session
from grono.domain.attached import Attachment
from grono.domain.text import UserError, _
from grono.exchange import pages, scans
from grono.exchange.sheets.refusals import Refusal
from grono.services.activities.sessions import sessions_of
from grono.store.store import Store

GONE = "0190a000-0000-7000-8000-000000000001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An edition with two sessions."""
    store = make.register(tmp_path)
    make.edition(store, "CRM", make.session("2026-03-02"), make.session("2026-03-09"))
    yield store
    store.close()


def sessions(store: Store) -> list[Session]:
    return sessions_of(store, "edition", str(store.query("SELECT id FROM edition")[0][0]))


def code(text: str) -> Image.Image:
    data = io.BytesIO()
    segno.make(text).save(data, kind="png", scale=8)
    return Image.open(io.BytesIO(data.getvalue()))


def sheet(path: Path, codes: Sequence[str], *, size: float = 60) -> Path:
    """A PDF whose pages bear the codes of sessions; "" is a page without one."""
    canvas = Canvas(str(path))
    for number, id in enumerate(codes, start=1):
        canvas.drawString(80, 700, f"Lista, strona {number}")
        if id:
            canvas.drawImage(ImageReader(code(f"GRONO:S:{id}")), 450, 740, size, size)
        canvas.showPage()
    canvas.save()
    return path


def filed(store: Store) -> list[tuple[str, str, str]]:
    return [(one.subject_table, one.subject_id, one.file_name) for one in store.all(Attachment)]


def text_of(store: Store, attachment: Attachment) -> list[str]:
    data = store.files.get(attachment.sha256)
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_a_scan_of_one_session_is_filed_as_it_is(store: Store, tmp_path: Path) -> None:
    first = sessions(store)[0]
    path = sheet(tmp_path / "skan.pdf", [first.id, first.id])
    seen: list[int] = []
    told = scans.file_pages(store, path, scans.read_scan(path, seen.append))
    assert [(one.session.id, one.pages, one.title) for one in told.filed] == [(first.id, (1, 2), "CRM")]
    assert filed(store) == [("session", first.id, "skan.pdf")]
    assert store.files.get(store.all(Attachment)[0].sha256) == path.read_bytes()
    assert (seen, told.unreadable, told.unknown) == ([1, 2], (), ())


def test_pages_of_several_sessions_are_split_and_what_is_unreadable_is_named(
    store: Store, tmp_path: Path
) -> None:
    first, second = sessions(store)
    path = sheet(tmp_path / "skan.pdf", [first.id, second.id, "", first.id, GONE])
    before = len(store.steps())
    told = scans.file_scan(store, path)
    assert {name for _table, _id, name in filed(store)} == {"skan (1, 4).pdf", "skan (2).pdf"}
    by_session = {one.subject_id: text_of(store, one) for one in store.all(Attachment)}
    assert [text.strip() for text in by_session[first.id]] == ["Lista, strona 1", "Lista, strona 4"]
    assert [text.strip() for text in by_session[second.id]] == ["Lista, strona 2"]
    assert (told.unreadable, told.unknown, told.as_json()["unreadable"]) == ((3,), (5,), (3,))
    assert len(store.steps()) == before + 1
    store.undo()
    assert filed(store) == []


def test_the_same_scan_twice_is_filed_once(store: Store, tmp_path: Path) -> None:
    path = sheet(tmp_path / "skan.pdf", [sessions(store)[0].id])
    scans.file_scan(store, path)
    again = scans.file_scan(store, path)
    assert [one.there for one in again.filed] == [True]
    several = sheet(tmp_path / "kilka.pdf", [one.id for one in sessions(store)])
    scans.file_scan(store, several)
    assert [one.there for one in scans.file_scan(store, several).filed] == [True, True]
    assert len(store.all(Attachment)) == 3


def test_a_scan_of_one_session_keeps_the_pages_that_nobody_can_read(store: Store, tmp_path: Path) -> None:
    path = sheet(tmp_path / "skan.pdf", [sessions(store)[0].id, ""])
    told = scans.file_scan(store, path)
    assert (told.filed[0].pages, told.unreadable) == ((1,), (2,))
    assert store.files.get(store.all(Attachment)[0].sha256) == path.read_bytes()


@pytest.mark.parametrize("ending", ["jpg", "png", "tiff"])
def test_a_photograph_that_lies_askew_is_read(store: Store, tmp_path: Path, ending: str) -> None:
    first = sessions(store)[0]
    document = pypdfium2.PdfDocument(sheet(tmp_path / "skan.pdf", [first.id]))
    picture = document[0].render(scale=2).to_pil().convert("RGB")  # pyright: ignore[reportArgumentType]
    document.close()
    path = tmp_path / f"zdjęcie.{ending}"
    picture.rotate(4, expand=True, fillcolor="white").save(path)
    assert [one.session.id for one in scans.file_scan(store, path).filed] == [first.id]
    assert filed(store) == [("session", first.id, path.name)]


def test_a_page_with_the_codes_of_two_sessions_is_nobodys(store: Store, tmp_path: Path) -> None:
    first, second = sessions(store)
    path = tmp_path / "dwa.png"
    whole = Image.new("L", (900, 500), 255)
    for place, one in enumerate((first, second)):
        whole.paste(code(f"GRONO:S:{one.id}").convert("L"), (40 + 430 * place, 40))
    whole.save(path)
    with pytest.raises(UserError, match="bears a readable code"):
        scans.file_scan(store, path)


def test_a_foreign_code_beside_ours_does_no_harm(store: Store, tmp_path: Path) -> None:
    first = sessions(store)[0]
    path = tmp_path / "dwa.png"
    whole = Image.new("L", (900, 500), 255)
    for place, text in enumerate((f"GRONO:S:{first.id}", "https://x.example")):
        whole.paste(code(text).convert("L"), (40 + 430 * place, 40))
    whole.save(path)
    assert len(scans.file_scan(store, path).filed) == 1


def test_sheets_of_another_register_are_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="sessions that are not in this register"):
        scans.file_scan(store, sheet(tmp_path / "skan.pdf", [GONE]))
    first = sessions(store)[0]
    with store.step(_("Delete")):
        store.delete(first)
    with pytest.raises(UserError, match="sessions that are not in this register"):
        scans.file_scan(store, sheet(tmp_path / "skan.pdf", [first.id]))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"Nazwa;NIP", "no PDF and no picture"),
        (b"%PDF-1.4 and nothing more", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "damaged|no PDF and no picture"),
    ],
)
def test_what_is_no_scan_is_refused(store: Store, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "skan.pdf"
    path.write_bytes(data)
    with pytest.raises(UserError, match=said):
        scans.file_scan(store, path)


def test_a_locked_and_a_missing_file_are_refused(store: Store, tmp_path: Path) -> None:
    writer = PdfWriter(sheet(tmp_path / "skan.pdf", [GONE]))
    writer.encrypt("tajne", algorithm="RC4-128")
    writer.write(tmp_path / "zamknięty.pdf")
    with pytest.raises(UserError, match="protected by a password"):
        scans.file_scan(store, tmp_path / "zamknięty.pdf")
    with pytest.raises(UserError, match="There is no file"):
        scans.file_scan(store, tmp_path / "nikt.pdf")


def test_pages_and_pictures_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read without the child: a page too many, a page too large, a picture that unfolds to too much."""
    path = sheet(tmp_path / "skan.pdf", ["", "", ""])
    monkeypatch.setattr(pages, "MOST_PAGES", 2)
    with pytest.raises(Refusal, match="pages"):
        list(pages.frames(path))
    monkeypatch.setattr(pages, "MOST_PAGES", 300)
    monkeypatch.setattr(pages, "MOST_PIXELS", 1_000_000)
    with pytest.raises(Refusal, match="pixels"):
        list(pages.frames(path))
    large = tmp_path / "duży.png"
    Image.new("1", (3000, 3000)).save(large)
    with pytest.raises(Refusal, match="pixels"):
        list(pages.frames(large))


def test_frames_are_the_same_without_a_child(tmp_path: Path) -> None:
    found = list(pages.frames(sheet(tmp_path / "skan.pdf", [GONE, "", "x"])))
    assert [frame.get("session") for frame in found[:3]] == [GONE, "", "x"]
    assert [frame.get("part") for frame in found[3:5]] == [GONE, "x"]
    assert found[-1] == {"end": True}
    picture = tmp_path / "kod.png"
    code(f"GRONO:S:{GONE}").save(picture)
    assert list(pages.frames(picture)) == [{"page": 1, "session": GONE}, {"end": True}]
    broken = tmp_path / "zły.png"
    broken.write_bytes(picture.read_bytes()[:60])
    with pytest.raises(Refusal):
        list(pages.frames(broken))
    other = tmp_path / "inny.png"
    other.write_bytes(b"nic")
    with pytest.raises(Refusal, match="kind"):
        list(pages.frames(other))
