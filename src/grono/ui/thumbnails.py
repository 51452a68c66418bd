"""Small pictures of first pages: drawn as a sketch until the page itself was seen, then kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from grono import paths
from grono.ui.look import Look
from grono.ui.widgets import paint

LONG_SIDE = 240  # pixels of a kept picture
_INK, _PALE, _ACCENT = QColor("#5B667B"), QColor("#D5DAE2"), QColor("#1F4E79")


def first_page(content: bytes) -> QImage:
    """The first page of a PDF as a small picture."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    points = document.pagePointSize(0)
    size = points.toSize().scaled(QSize(LONG_SIDE, LONG_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    drawn = document.render(0, size)
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    document.close()
    return page


def folder_of(register: Path) -> Path:
    """Where the pictures of a register lie."""
    from grono.ui.answers import plain_key

    return paths.data_dir() / "thumbnails" / plain_key(register)


class Thumbnails:
    """The pictures of one register, in the user's data folder; of an encrypted one none are kept."""

    def __init__(self, register: Path) -> None:
        from grono.store import keys

        self._closed = bool(keys.salt_of(register))
        self._folder = folder_of(register)

    def get(self, name: str) -> QImage | None:
        """The picture of a report, if its page was seen once."""
        image = QImage(str(self._file(name)))
        return None if image.isNull() else image

    def keep(self, name: str, image: QImage) -> None:
        """Remember a picture; where the disk refuses there is a sketch again."""
        if self._closed:
            return
        file = self._file(name)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        image.save(str(file))

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.png"


def draw_sketch(look: Look, painter: QPainter, box: QRectF) -> None:
    """A page as one draws it: a head, a title, lines."""
    px = look.px
    painter.fillRect(box, QColor("white"))
    inner = box.adjusted(px(8), px(9), -px(8), -px(9))
    painter.fillRect(QRectF(inner.left(), inner.top(), px(9), px(6)), _ACCENT)
    painter.fillRect(QRectF(inner.left() + px(13), inner.top() + px(2), inner.width() * 0.5, px(2)), _PALE)
    painter.fillRect(QRectF(inner.left(), inner.top() + px(11), inner.width(), px(1)), _ACCENT)
    painter.fillRect(QRectF(inner.left(), inner.top() + px(17), inner.width() * 0.7, px(4)), _INK)
    top = inner.top() + px(28)
    while top + px(3) < inner.bottom():
        paint.rounded(painter, QRectF(inner.left(), top, inner.width(), px(2)), 1, _PALE)
        top += px(8)
