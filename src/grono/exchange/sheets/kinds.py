"""What a file really is, by its content; its name is never believed."""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

from grono.exchange.sheets.archive import refuse_crowds
from grono.exchange.sheets.encodings import decode
from grono.exchange.sheets.refusals import Refusal

HEAD = 4096

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "word"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3", "database"),
    (b"MIME-Version:", "mail"),
)
_SHORT = {b"BM", b"MZ", b"BZh", b"\x1f\x8b", b"GIF8", b"RIFF"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08]\x00")
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "slides"),
)
_ZIP_PARTS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "word"),
    ("ppt/presentation.xml", "slides"),
    ("index/document.iwa", "numbers"),
)
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f]")
_BOF = b"\x09\x08\x10\x00"
_FILEPASS = 0x2F
_ODF = {"spreadsheet": "ods", "text": "word", "presentation": "slides", "graphics": "picture"}


def kind_of(path: Path) -> str:
    """xlsx, xlsb, xls, ods, html, spreadsheetml or text; raises Refusal for everything else."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Refusal("empty")
    if head.startswith(_OLE):
        return _ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(path)
    if _OLD_BIFF.match(head):
        raise Refusal("kind", "old")
    for magic, kind in _MAGIC:
        if head.startswith(magic) and (magic not in _SHORT or _is_binary(head)):
            raise Refusal("kind", kind)
    return _markup(head) or _text(head)


def _ole(path: Path) -> str:
    data = path.read_bytes()
    for name, kind in _OLE_STREAMS:
        if (name + "\0").encode("utf-16-le") in data:
            if kind == "encrypted" or (kind == "xls" and _has_password(data)):
                raise Refusal("encrypted")
            if kind != "xls":
                raise Refusal("kind", kind)
            return kind
    raise Refusal("kind")


def _has_password(data: bytes) -> bool:
    """Whether the record FILEPASS stands among the first of an XLS workbook's stream."""
    place = data.find(_BOF)
    for _record in range(8):
        if place < 0 or place + 4 > len(data):
            return False
        kind, length = struct.unpack_from("<HH", data, place)
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False


def _zip(path: Path) -> str:
    refuse_crowds(path)
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.casefold() for name in archive.namelist()}
            mime = archive.read("mimetype")[:200].decode("latin-1") if "mimetype" in names else ""
    except (
        zipfile.BadZipFile,
        ValueError,
        KeyError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as reason:
        raise Refusal("damaged") from reason
    if mime.startswith("application/vnd.oasis.opendocument."):
        kind = _ODF.get(mime.split(".")[-1].removesuffix("-template").strip(), "")
    else:
        kind = next((kind for part, kind in _ZIP_PARTS if part in names), "archive")
    if kind in ("xlsx", "xlsb", "ods"):
        return kind
    raise Refusal("kind", kind)


def _markup(head: bytes) -> str | None:
    """A web page or an XML workbook under the name of a spreadsheet; None when it is no markup."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not text.startswith(b"<"):
        return None
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text and not text.startswith(b"<html"):
        return "spreadsheetml"
    if re.match(rb"<(!doctype html|html|head|meta|table|body|style|div|center|font|!--)", text):
        return "html"
    if text.startswith(b"<?xml") or re.match(rb"<[a-z][\w:.-]*[\s>/]", text):
        return "html" if b"<html" in text or b"<table" in text else _refuse_xml()
    return None


def _refuse_xml() -> str:
    raise Refusal("kind", "xml")


def _text(head: bytes) -> str:
    if _is_binary(head):
        raise Refusal("kind")
    if re.match(rb"(\xef\xbb\xbf)?\s*(\{\s*[\"}]|\[\s*[\[{])", head):
        raise Refusal("kind", "json")
    return "text"


def _is_binary(head: bytes) -> bool:
    """Whether control characters show that this is no text; stray zeros alone do not."""
    text = decode(head[: len(head) & ~3])
    return len(_CONTROL.findall(text)) * 100 > len(text) or head.count(0) * 10 > len(head) * 8
