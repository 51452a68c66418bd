"""What is no list, is broken or means harm: one sentence, soon, and in little memory."""

from __future__ import annotations

import gc
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grono.domain.text import UserError
from grono.exchange import sandbox
from grono.exchange.sandbox import Cancelled, read_book
from grono.wording import sentence
from grono.wording.catalogue import LOCALES

FILES = Path(__file__).parent / "files"
RawBook = Callable[..., Path]
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
DTD = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ODS_BODY = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="A">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def refusal(path: Path) -> str:
    """The one sentence with which a file is refused, within the bounds that were promised."""
    begun, largest = time.monotonic(), _largest_child()
    with pytest.raises(UserError) as caught:
        read_book(path)
    assert time.monotonic() - begun < 10
    assert len(caught.value.sentences) == 1
    for locale in LOCALES:
        assert path.name in sentence(caught.value, locale)
    assert _largest_child() <= max(largest, _own_memory(), 500 << 10)
    return sentence(caught.value, "en")


def _own_memory() -> int:
    """What this process has had at most, in KB: a child begins as its copy, and is counted as such."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _largest_child() -> int:
    """The memory of the largest child of this process so far, in KB; other tests have children, too."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def ods(path: Path, body: str, *, prologue: str = "", manifest: str = "<manifest/>") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", prologue + ODS_BODY.format(body))
    return path


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("umowa.xlsx", b"%PDF-1.7\n" + b"x" * 300, "is a PDF document, not a table"),
        ("logo.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
        ("lista.xls", b"PK\x03\x04" + b"\0" * 40, "is damaged or incomplete"),
        ("lista.csv", b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", "is a program"),
        ("klaster.grono", b"SQLite format 3\x00" + b"\0" * 90, "is a database or a Grono register"),
        ("lista.xlsx", b"", "is empty"),
        ("lista.csv", b"  \n ; ;\t\n", "every sheet in it is empty"),
        ("lista.xls", b"\x09\x00\x04\x00\x07\x00\x10\x00" + b"x" * 300, "older than Excel 97"),
        ("lista.csv", b'[{"nazwa": "Alfa"}]', "is a JSON document"),
        ("lista.xml", b'<?xml version="1.0"?><lista/>', "is an XML document"),
        ("lista.xls", b"MIME-Version: 1.0\nX: y", "saved web page"),
        ("lista.csv", bytes(range(1, 32)) * 40, "is not a table that this program can read"),
        ("lista.csv", b"\0" * 5000, "is not a table that this program can read"),
    ],
)
def test_another_kind_of_file_is_named(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    assert words in refusal(written(tmp_path / name, data))


def test_a_text_document_is_no_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lista.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "is a text document" in refusal(tmp_path / "lista.xlsx")


def test_what_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "brak.xlsx") == "There is no file brak.xlsx; check its name and place."
    (tmp_path / "folder.xlsx").mkdir()
    assert "cannot be opened" in refusal(tmp_path / "folder.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lista.csv")
    assert "cannot be opened" in refusal(tmp_path / "lista.csv")


def test_passwords_are_named(tmp_path: Path) -> None:
    old = bytearray((FILES / "office.xls").read_bytes())
    packed = old[:512] + "EncryptedPackage\0".encode("utf-16-le").ljust(2048, b"\0")
    begin = old.find(b"\x09\x08\x10\x00") + 20
    old[begin : begin + 2] = struct.pack("<H", 0x2F)
    key = '<manifest xmlns:m="x"><m:encryption-data/></manifest>'
    for path in (
        written(tmp_path / "a.xls", bytes(old)),
        written(tmp_path / "b.xlsx", bytes(packed)),
        ods(tmp_path / "c.ods", "", manifest=key),
    ):
        assert "is protected by a password" in refusal(path)


@pytest.mark.parametrize("name", ["office.xls", "office.ods"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_half_a_file_is_damaged(name: str, share: float, tmp_path: Path) -> None:
    data = (FILES / name).read_bytes()
    path = written(tmp_path / name, data[: int(len(data) * share)])
    try:
        read_book(path)  # an XLS that lost only its end may still be whole
    except UserError:
        assert refusal(path)


def test_a_bomb_is_known_by_its_directory(raw_xlsx: RawBook) -> None:
    letters = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"a" * 60_000_000}</t></is></c></row>'
    assert "unpacks to far more" in refusal(raw_xlsx(letters))


def test_a_crowd_of_members_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lista.xlsx", "w") as archive:
        for number in range(21_000):
            archive.writestr(f"xl/{number}", b"")
    assert "unpacks to far more" in refusal(tmp_path / "lista.xlsx")


def test_a_bomb_that_lies_about_its_size_is_caught_while_it_unpacks(raw_xlsx: RawBook) -> None:
    path = raw_xlsx(f"{ONE}<!--{'a' * 5_000_000}-->")
    data = bytearray(path.read_bytes())
    entry = data.rfind(b"xl/worksheets/sheet1.xml") - 46
    data[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)
    assert "unpacks to far more" in refusal(path)


def test_declared_entities_are_refused_wherever_they_stand(raw_xlsx: RawBook, tmp_path: Path) -> None:
    shared = {"xl/sharedStrings.xml": f"{DTD}<sst><si><t>&b;</t></si></sst>"}
    wide = {
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-16"?>{DTD}<a>&b;</a>'.encode("utf-16")
    }
    old = f'<?xml version="1.0"?>{DTD}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    for path in (
        raw_xlsx(ONE, prologue=DTD),
        raw_xlsx(ONE, parts=shared),
        raw_xlsx(ONE, parts=wide),
        ods(tmp_path / "lista.ods", "", prologue=DTD),
        written(tmp_path / "lista.xls", old.encode()),
    ):
        assert "XML declarations" in refusal(path)


def test_a_cell_in_the_last_corner_is_absurd(raw_xlsx: RawBook) -> None:
    corner = f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "reaches far beyond any list" in refusal(raw_xlsx(corner))
    beyond = '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'
    assert "reaches far beyond any list" in refusal(raw_xlsx(beyond))


def test_rows_repeated_without_end_are_absurd(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert refusal(ods(tmp_path / "lista.ods", row))


def test_rings_inside_an_old_workbook_end(tmp_path: Path) -> None:
    data = bytearray((FILES / "office.xls").read_bytes())
    for place in range(512, 1024, 4):
        data[place : place + 4] = struct.pack("<I", 1)
    assert refusal(written(tmp_path / "lista.xls", bytes(data)))


def test_a_claimed_size_and_styled_emptiness_cost_nothing(raw_xlsx: RawBook) -> None:
    styled = "".join(
        f'<row r="{n}" spans="1:16384"><c r="B{n}"><v>{n}</v></c><c r="XFD{n}" s="1"/></row>'
        for n in range(1, 300)
    )
    sheet = read_book(raw_xlsx(f'<dimension ref="A1:XFD1048576"/>{styled}')).sheets[0]
    assert sheet.rows[0] == [None, 1]
    assert len(sheet.rows) == 299


def test_a_million_empty_columns_of_text_are_dropped(tmp_path: Path) -> None:
    empty = b";" * 1_000_000
    path = written(tmp_path / "lista.csv", b"Nazwa;NIP" + empty + b"\nAlfa;1" + empty + b"\n")
    assert read_book(path).sheets[0].rows == [["Nazwa", "NIP"], ["Alfa", "1"]]


def test_more_rows_than_anybody_lists_are_absurd(tmp_path: Path) -> None:
    path = written(tmp_path / "lista.csv", b"Nazwa;NIP\n" + b"Alfa;1\n" * 120_000)
    assert "reaches far beyond" in refusal(path)


def test_one_endless_line_is_absurd(tmp_path: Path) -> None:
    assert "reaches far beyond" in refusal(written(tmp_path / "lista.csv", b"a" * 3_000_000))


def test_a_parser_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    path = written(tmp_path / "lista.html", b"<html><table><tr><td>x" + b"<" * 10_000_000)
    assert "in the time that a list may take" in refusal(path)


def test_reading_can_be_cancelled_and_leaves_no_child(tmp_path: Path) -> None:
    path = written(tmp_path / "lista.csv", b"a;b\n" * 400_000)
    seen: list[int] = []
    with pytest.raises(Cancelled):
        read_book(path, progress=seen.append, cancelled=lambda: bool(seen))
    assert seen[0] > 0
    gc.collect()  # a pipe or a child left open would warn here, and a warning fails
