"""Bytes of a text table to its letters: BOM, UTF-16 without one, UTF-8, then Polish code pages."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16

# ą Ą ś Ś ź Ź stand at these places of the two code pages; every other Polish letter is the same in both.
_CP1250 = re.compile(rb"[\xa5\xb9\x8c\x9c\x8f\x9f]")
_ISO_8859_2 = re.compile(rb"[\xa1\xb1\xa6\xb6\xac\xbc]")
_C1 = re.compile(rb"[\x80-\x9f]")
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> str:
    """The text without its BOM and without NULs; bytes that mean nothing become U+FFFD."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _clean(data[len(bom) :].decode(encoding, "replace"))
    wide = _utf16(data[:_SAMPLE])
    if wide:
        return _clean(data.decode(wide, "replace"))
    try:
        return _clean(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _clean(data.decode(_narrow(data), "replace"))


def _clean(text: str) -> str:
    return text.replace("\0", "").removesuffix("\x1a")


def _utf16(sample: bytes) -> str:
    """UTF-16 by its zeros: most letters of a Polish table are ASCII, so every other byte is 0."""
    pairs = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if pairs and odd * 10 > pairs * 4 and even * 10 < odd:
        return "utf-16-le"
    if pairs and even * 10 > pairs * 4 and odd * 10 < even:
        return "utf-16-be"
    return ""


def _narrow(data: bytes) -> str:
    """UTF-8 with a few broken letters, or one of the two Polish code pages."""
    letters = len(_UTF8_LETTER.findall(data))
    broken = len(_HIGH.findall(_UTF8_LETTER.sub(b"", data)))
    if letters > 5 * broken:
        return "utf-8"
    if _C1.search(data):
        return "cp1250"
    return "iso-8859-2" if len(_ISO_8859_2.findall(data)) > len(_CP1250.findall(data)) else "cp1250"
