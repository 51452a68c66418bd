"""A picture as it stands on paper: a logo, a strip of signs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from grono.domain.text import Text, _
from grono.ui.look import Look
from grono.ui.widgets import paint

PICTURES = ((_("Pictures"), "*.png *.jpg *.jpeg *.gif *.webp *.bmp"),)


class Sheet(QWidget):
    """A piece of paper with a picture on it, named with it and without it."""

    def __init__(self, look: Look, names: tuple[Text, Text]) -> None:
        super().__init__()
        self.look = look
        self._names = names
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_picture(None)

    def show_picture(self, data: bytes | None) -> None:
        """Another picture, or none."""
        self._picture = QPixmap()
        if data:
            self._picture.loadFromData(data)
        self.setAccessibleName(self.look.tr(self._names[0 if data else 1]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(240), self.look.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        look, box = self.look, QRectF(self.rect())
        paint.rounded(painter, box, look.px(6), QColor("white"), look.colour("border"))
        if self._picture.isNull():
            side = look.px(28)
            square = QRectF(0, 0, side, side)
            square.moveCenter(box.center())
            look.draw_icon(painter, "image", square, "control")
        else:
            room = box.adjusted(look.px(16), look.px(12), -look.px(16), -look.px(12))
            size = self._picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        painter.end()
