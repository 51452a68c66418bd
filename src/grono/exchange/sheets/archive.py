"""A packed workbook looked through before anything parses it: sizes, ratios, forbidden declarations."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from grono.exchange.sheets.refusals import Refusal

MOST_UNPACKED = 400 << 20
MOST_MEMBERS = 20_000
SMALL_MEMBER = 30 << 20
HIGHEST_RATIO = 200

_LONGEST_END = 22 + (1 << 16)
_CHUNK = 1 << 20
_OVERLAP = 32
_LOCAL_HEADER = 30
_NOT_READ = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".svg", ".wdp", ".bin")
_MANIFEST = "META-INF/manifest.xml"
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def inspect(path: Path) -> frozenset[str]:
    """The parts that mention "hidden" or hold errors; refuses a bombed, encrypted or entity-laden archive."""
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            members = archive.infolist()
            _check_directory(members)
            read = [m for m in members if not m.filename.lower().endswith(_NOT_READ)]
            return frozenset(m.filename for m in read if _is_suspect(file, m))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError) as reason:
        raise Refusal("damaged") from reason


def refuse_crowds(path: Path) -> None:
    """Refuse an archive that says it has more members than a workbook can, before its directory is read."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _LONGEST_END))
        end = file.read()
    place = end.rfind(b"PK\x05\x06")
    if place >= 0 and int.from_bytes(end[place + 10 : place + 12], "little") > MOST_MEMBERS:
        raise Refusal("bomb")


def unpacked(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a member, counted while they are unpacked: never more than the directory promised."""
    left = member.file_size
    for chunk in _raw(file, member):
        left -= len(chunk)
        if left < 0:
            raise Refusal("bomb")
        yield chunk


def _check_directory(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise Refusal("encrypted")
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Refusal("bomb")
    for member in members:
        if member.file_size > SMALL_MEMBER and member.file_size > HIGHEST_RATIO * max(
            member.compress_size, 1
        ):
            raise Refusal("bomb")


def _raw(file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise Refusal("damaged")
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    file.seek(skip, 1)
    if member.compress_type == zipfile.ZIP_STORED:
        yield from _stored(file, member.compress_size)
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        yield from _deflated(file, member.compress_size)
    else:
        raise Refusal("damaged")


def _stored(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left > 0 and (chunk := file.read(min(_CHUNK, left))):
        left -= len(chunk)
        yield chunk


def _deflated(file: BinaryIO, left: int) -> Iterator[bytes]:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _stored(file, left):
        while packed and not machine.eof:
            yield machine.decompress(packed, _CHUNK)
            packed = machine.unconsumed_tail
    while not machine.eof:
        rest = machine.decompress(b"", _CHUNK)
        if not rest and not machine.eof:
            raise Refusal("damaged")
        yield rest


def _is_suspect(file: BinaryIO, member: zipfile.ZipInfo) -> bool:
    """Whether a part may hide rows or hold errors; refuses one that declares a document type or entities."""
    found = False
    tail = b""
    for number, chunk in enumerate(unpacked(file, member)):
        if number == 0 and chunk.startswith(_WIDE):
            found = True  # UTF-16: left to the parser, which forbids declarations by itself
        window = tail + chunk
        if _FORBIDDEN.search(window):
            raise Refusal("entities")
        if member.filename == _MANIFEST and b"encryption-data" in window:
            raise Refusal("encrypted")
        found = found or b"hidden" in window or b't="e"' in window
        tail = window[-_OVERLAP:]
    return found
