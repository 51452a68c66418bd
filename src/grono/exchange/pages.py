"""What is on the pages of a scan, read in the child: the code of each page, and a file for each session."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grono.exchange.sheets.refusals import Refusal

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from pypdfium2 import PdfDocument

CODE = "GRONO:S:"
MOST_PAGES = 300
MOST_PIXELS = 60_000_000
_DPI = (200, 300)
_POINTS_PER_INCH = 72
_LONGEST_SIDE = 5000
_MADE_ON = re.compile(rb"(/CreationDate\()D:\d{14}")
_NAMED = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")

Frame = dict[str, object]


def frames(path: Path) -> Iterator[Frame]:
    """A frame a page with the session of its code ("" where none is read), then a frame a session's file."""
    with path.open("rb") as file:
        is_pdf = b"%PDF" in file.read(1024)
    yield from _of_pdf(path) if is_pdf else _of_picture(path)
    yield {"end": True}


def _of_picture(path: Path) -> Iterator[Frame]:
    """A picture of one sheet, or a TIFF of several."""
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # an error is raised at twice as many
    try:
        with Image.open(path) as picture:
            for number, page in enumerate(ImageSequence.Iterator(picture), start=1):
                _bound(number, page.width, page.height)
                yield {"page": number, "session": _session_on(page.convert("L"))}
    except Image.UnidentifiedImageError as reason:
        raise Refusal("kind") from reason
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as reason:
        raise Refusal("pixels") from reason
    except (OSError, ValueError, SyntaxError, EOFError) as reason:
        raise Refusal("damaged") from reason


def _of_pdf(path: Path) -> Iterator[Frame]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as reason:
        raise Refusal("encrypted" if "password" in str(reason).lower() else "damaged") from reason
    found: dict[str, list[int]] = {}
    try:
        if len(document) > MOST_PAGES:
            raise Refusal("pages")
        for index in range(len(document)):
            session = _session_of(document, index)
            found.setdefault(session, []).append(index)
            yield {"page": index + 1, "session": session}
        yield from _parts(document, found)
    except pypdfium2.PdfiumError as reason:
        raise Refusal("damaged") from reason
    finally:
        document.close()


def _parts(document: PdfDocument, found: dict[str, list[int]]) -> Iterator[Frame]:
    """The pages of each session as a file of their own; a scan of one session stays as it is, whole."""
    import pypdfium2

    if len(found.keys() - {""}) < 2:
        return
    for session, pages in found.items():
        if session:
            part, data = pypdfium2.PdfDocument.new(), io.BytesIO()
            part.import_pages(document, pages)
            part.save(data)
            part.close()
            yield {
                "part": session,
                "data": base64.b64encode(_same_each_time(data.getvalue())).decode("ascii"),
            }


def _same_each_time(data: bytes) -> bytes:
    """A file without the moment at which it was made, so that the same pages are known to be the same."""
    data = _MADE_ON.sub(lambda found: found[1] + b"D:20000101000000", data, count=1)
    return _NAMED.sub(b"/ID[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]", data)


def _session_of(document: PdfDocument, index: int) -> str:
    """The session on a page; a page that is hard to read is looked at once more, larger."""
    page = document[index]
    try:
        width, height = page.get_size()
        for dpi in _DPI:
            scale = min(dpi / _POINTS_PER_INCH, _LONGEST_SIDE / max(width, height, 1))
            _bound(index + 1, int(width * scale), int(height * scale))
            picture = page.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType]
            if session := _session_on(picture.to_pil()):
                return session
    finally:
        page.close()
    return ""


def _session_on(picture: Picture) -> str:
    """The id of the session in a picture's code; "" where there is none, or several that differ."""
    import zxingcpp

    codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    found = {code.text.removeprefix(CODE).strip() for code in codes if code.text.startswith(CODE)}
    return found.pop() if len(found) == 1 else ""


def _bound(page: int, width: int, height: int) -> None:
    if page > MOST_PAGES:
        raise Refusal("pages")
    if width * height > MOST_PIXELS:
        raise Refusal("pixels")
