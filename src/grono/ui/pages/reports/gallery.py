"""The gallery: a tile for each report, the ones used lately first, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from grono.domain.folding import fold
from grono.domain.text import _
from grono.reports.report import Report
from grono.ui.filters import SearchField
from grono.ui.look import Look
from grono.ui.thumbnails import draw_sketch
from grono.ui.widgets import paint
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, scrolling
from grono.wording import tied

_TILE = 108
_SHEET = 100


class ReportTile(PaintedButton):
    """The first page and the name."""

    def __init__(self, look: Look, report: Report, image: QImage | None) -> None:
        self._image = image
        super().__init__(look, report.title)
        self.setCheckable(True)
        self.setToolTip(look.tr(report.description))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        pass  # the page says which one is shown

    def set_image(self, image: QImage) -> None:
        """The page as it looks."""
        self._image = image
        self.update()

    def content_size(self) -> QSize:
        return QSize(self.look.px(_TILE), self.look.px(158))

    def ring_box(self) -> QRectF:
        inset = self.look.px(5) if self.isChecked() else 0
        return self.box().adjusted(inset, inset, -inset, -inset)

    def ring_radius(self) -> float:
        return self.look.px(8)

    def draw(self, painter: QPainter) -> None:
        look, box, on, px = self.look, self.box(), self.isChecked(), self.look.px
        if on or self.underMouse():
            paint.rounded(painter, box, px(8), look.colour("selected" if on else "hover"))
        if on:
            paint.rounded(painter, box, px(8), edge=look.colour("focus"), width=2)
        self._draw_page(painter, QRectF(0, px(9), box.width(), px(_SHEET)))
        words = QRectF(px(4), px(114), box.width() - px(8), px(40))
        painter.setFont(look.font("strong" if on else "body"))
        painter.setPen(look.colour("accent-text" if on else "text"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, tied(self.words, look.locale))

    def _draw_page(self, painter: QPainter, room: QRectF) -> None:
        look = self.look
        size = QSize(71, 100) if self._image is None else self._image.size()
        fitted = size.scaled(QSize(look.px(92), int(room.height())), Qt.AspectRatioMode.KeepAspectRatio)
        sheet = QRectF(0, 0, fitted.width(), fitted.height())
        sheet.moveCenter(room.center())
        if self._image is None:
            draw_sketch(look, painter, sheet)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, self._image)
        paint.rounded(painter, sheet, 0, edge=look.colour("border"))


class Gallery(QWidget):
    """Groups of tiles; the field above narrows them."""

    chosen = Signal(str)

    def __init__(self, look: Look, reports: Sequence[Report]) -> None:
        super().__init__()
        self.look = look
        self._reports = reports
        self._images: dict[str, QImage] = {}
        self._recent: list[str] = []
        self._current = ""
        self._columns = 3
        self.tiles: list[tuple[str, ReportTile]] = []
        self.search = SearchField(look, _("Search a print…"))
        self.search.searched.connect(lambda _typed: self.show_tiles())
        self._groups = column(gap=look.px(10))
        inside = column(self._groups, None, margins=(look.px(24), look.px(4), look.px(16), look.px(16)))
        area = scrolling(holding(inside), name=look.tr(_("Prints")))
        head = column(self.search, margins=(look.px(24), look.px(12), look.px(20), look.px(8)))
        whole = column(head, gap=0)
        whole.addWidget(area, 1)
        self.setLayout(whole)

    def set_image(self, name: str, image: QImage) -> None:
        """Show what a report's first page looks like."""
        self._images[name] = image
        for known, tile in self.tiles:
            if known == name:
                tile.set_image(image)

    def has_image(self, name: str) -> bool:
        """Whether the first page of a report was seen."""
        return name in self._images

    def choose(self, name: str, recent: Sequence[str]) -> None:
        """Mark the report that is shown; recent: those used lately, the latest first."""
        self._current = name
        if list(recent) != self._recent or not self.tiles:
            self._recent = list(recent)
            self.show_tiles()
        for known, tile in self.tiles:
            tile.setChecked(known == name)

    def show_tiles(self) -> None:
        """Lay the tiles out anew, narrowed by what was typed."""
        typed = fold(self.search.text())
        found = [one for one in self._reports if typed in fold(self._said(one))]
        by_name = {one.name: one for one in found}
        recent = [by_name[name] for name in self._recent[:3] if name in by_name]
        clear(self._groups)
        self.tiles = []
        if recent and not typed:
            self._add(_("Used lately"), recent)
            found = [one for one in found if one not in recent]
        for group in dict.fromkeys(one.group for one in found):
            self._add(group, [one for one in found if one.group == group])
        if not self.tiles:
            self._groups.addWidget(label(self.look, _("No print is called so."), "secondary"))

    def _said(self, report: Report) -> str:
        return f"{self.look.tr(report.title)} {self.look.tr(report.description)}"

    def _add(self, title: object, reports: Sequence[Report]) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.look.px(8))
        for place, report in enumerate(reports):
            tile = ReportTile(self.look, report, self._images.get(report.name))
            tile.setChecked(report.name == self._current)
            tile.clicked.connect(lambda _on=False, name=report.name: self.chosen.emit(name))
            grid.addWidget(tile, place // self._columns, place % self._columns)
            self.tiles.append((report.name, tile))
        for place in range(self._columns):
            grid.setColumnStretch(place, 1)
        self._groups.addWidget(label(self.look, title, "subtle"))
        self._groups.addLayout(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        columns = max(1, min(3, (event.size().width() - self.look.px(40)) // self.look.px(_TILE)))
        if columns != self._columns:
            self._columns = columns
            self.show_tiles()
        super().resizeEvent(event)
