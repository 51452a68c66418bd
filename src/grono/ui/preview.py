"""The real PDF on the screen: what is seen is what is printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.button import IconButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.labels import Wrapped, label
from grono.ui.widgets.layout import column, holding, row

_STEP = 1.2
_LEAST, _MOST = 0.2, 5.0
_PAGE, _WIDTH, _WHOLE = "page", "width", "100"


class _View(QPdfView):
    """Takes the focus by Tab and scrolls by keys."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(look.tr(_("Preview of the print")))
        margin = look.px(20)
        margins = self.documentMargins()
        margins.setLeft(margin)
        margins.setRight(margin)
        margins.setTop(margin)
        margins.setBottom(margin)
        self.setDocumentMargins(margins)
        self.setPageSpacing(look.px(14))
        self._look = look
        look.theme.changed.connect(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint.ring(painter, QRectF(self.viewport().rect()), 0, self._look.colour("focus"))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _dress(self) -> None:
        """The desk that the pages lie on; the view takes it from this role of the palette."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, self._look.colour("desk"))
        self.setPalette(palette)


class PdfPreview(QWidget):
    """Pages, zoom, "page 1 of 6"; bytes in, nothing else known."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.view = _View(look)
        self._document = QPdfDocument(self)
        self.view.setDocument(self._document)
        self._zoom = Segmented(look, _("Zoom"), ((_PAGE, _("Page")), (_WIDTH, _("Width")), (_WHOLE, "100%")))
        self._zoom.choose(_WIDTH, quietly=True)
        self._zoom.chosen.connect(self._zoom_to)
        self._place = label(look, "", "secondary")
        self._before = IconButton(look, "caret-left", _("Previous page"), lambda: self.turn(-1))
        self._after = IconButton(look, "caret-right", _("Next page"), lambda: self.turn(1))
        self._message = Wrapped(look.locale)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._tell_place())
        self._tell_place()

    def _lay_out(self) -> None:
        look = self.look
        smaller = IconButton(look, "minus", _("Smaller"), lambda: self.scale(1 / _STEP))
        larger = IconButton(look, "plus", _("Larger"), lambda: self.scale(_STEP))
        bar = row(self._zoom, smaller, larger, None, self._before, self._place, self._after, gap=look.px(6))
        bar.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        whole = column(holding(bar, frame="header", name=look.tr(_("Pages and zoom"))), gap=0)
        whole.addWidget(self.view, 1)
        whole.addWidget(self._message, 1)
        self._message.hide()
        self.setLayout(whole)

    def show_pdf(self, content: bytes) -> None:
        """Show a document; the place in it is kept where it still exists."""
        page = self.view.pageNavigator().currentPage()
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(content)
        self._buffer.setData(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._message.hide()
        self.view.show()
        if 0 < page < self._document.pageCount():
            self.view.pageNavigator().jump(page, QPointF())
        self._tell_place()

    def show_message(self, words: object) -> None:
        """Say why there is nothing to see."""
        self._message.setText(self.look.tr(words))
        self._message.show()
        self.view.hide()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    @property
    def document(self) -> QPdfDocument:
        """The document that is shown; for printing."""
        return self._document

    def turn(self, by: int) -> None:
        """Some pages on or back."""
        target = self.view.pageNavigator().currentPage() + by
        if 0 <= target < self.pages:
            self.view.pageNavigator().jump(target, QPointF())

    def scale(self, factor: float) -> None:
        """Larger or smaller."""
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(self.view.zoomFactor() * factor, _LEAST), _MOST))

    def _zoom_to(self, key: str) -> None:
        modes = {_PAGE: QPdfView.ZoomMode.FitInView, _WIDTH: QPdfView.ZoomMode.FitToWidth}
        self.view.setZoomMode(modes.get(key, QPdfView.ZoomMode.Custom))
        if key == _WHOLE:
            self.view.setZoomFactor(self.logicalDpiX() / 72)

    def _tell_place(self) -> None:
        if not isValid(self._document):  # on the way out the view turns back to a first page of nothing
            return
        here = self.view.pageNavigator().currentPage() + 1
        self._place.setText(
            self.look.tr(_("page {n} of {total}", n=here, total=self.pages)) if self.pages else ""
        )
        self._before.setEnabled(here > 1)
        self._after.setEnabled(here < self.pages)


def open_file(path: Path) -> bool:
    """Hand a file to the program that the system keeps for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> bool:
    """Show the folder that a file lies in."""
    return open_file(path if path.is_dir() else path.parent)
