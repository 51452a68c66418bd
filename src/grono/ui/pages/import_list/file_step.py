"""Step 1: which file, and what kind of list is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from grono.domain.text import Text, _
from grono.exchange.importers import IMPORTERS
from grono.ui.look import Look
from grono.ui.widgets import paint
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.empty import Illustration
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import banner

KINDS: tuple[tuple[Text, str], ...] = (
    (_("Lists"), "*.xlsx *.xlsm *.xls *.ods *.csv *.txt *.tsv"),
    (_("All files"), "*"),
)


class FileStep(QWidget):
    """A place to drop a file on, a button, and the kind of list."""

    file_wanted = Signal()
    stopped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        px = look.px
        centre = Qt.AlignmentFlag.AlignHCenter
        self.kind = Segmented(look, _("What the list is of"), [(one.key, one.title) for one in IMPORTERS])
        self.choose = Button(
            look, _("Choose a file…"), self.file_wanted.emit, icon="folder-open", kind=Kind.PRIMARY
        )
        self._title = label(look, "", "title")
        self._note = label(look, "", "secondary", wrap=True)
        self._note.setAlignment(centre)
        self._stop = Button(look, _("Stop"), self.stopped.emit, kind=Kind.SECONDARY)
        self._said = column(gap=0)
        box = column(None, gap=px(10), margins=px(24))
        for part in (Illustration(look, "table"), self._title, self._note):
            box.addWidget(part, 0, centre)
        box.addLayout(row(None, self.choose, self._stop, None))
        box.addSpacing(px(12))
        kinds = row(None, label(look, _("The list is of"), "secondary"), self.kind, None, gap=px(10))
        box.addLayout(kinds)
        box.addStretch(2)
        self._drop = DropPlace(look)
        self._drop.setLayout(box)
        whole = column(self._said, self._drop, gap=px(12), margins=(px(24), px(20)))
        whole.setStretch(1, 1)
        self.setLayout(column(scrolling(holding(whole), name=look.tr(_("File"))), gap=0))
        self.tell_waiting()

    def tell_waiting(self) -> None:
        """Nothing was chosen yet."""
        note = _(
            "Excel (XLSX, XLS), LibreOffice (ODS) and text (CSV). Title rows, merged cells and totals "
            "do no harm; nothing is written before you have seen what would change."
        )
        self._tell(_("Drop a file here"), note, busy=False)

    def tell_reading(self, path: Path) -> None:
        """A file is being read."""
        self.tell_problem(None)
        self._tell(_("Reading {file}…", file=path.name), _("Large files take a little longer."), busy=True)

    def tell_problem(self, words: object) -> None:
        """Why the last file could not be read."""
        clear(self._said)
        if words is not None:
            self._said.addWidget(banner(self.look, words, "bad"))

    def light(self, *, on: bool) -> None:
        """A file is held over the page."""
        self._drop.set_lit(lit=on)

    def _tell(self, title: Text, note: Text, *, busy: bool) -> None:
        self._title.setText(self.look.tr(title))
        self._note.setText(self.look.tr(note))
        width = self.look.px(520)
        self._note.setFixedWidth(width)
        self._note.setFixedHeight(self._note.heightForWidth(width))
        self.choose.setVisible(not busy)
        self._stop.setVisible(busy)
        self.kind.setEnabled(not busy)


class DropPlace(QFrame):
    """A dashed frame; lit while a file is held over it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_lit(self, *, lit: bool) -> None:
        """Show that a file may be let go here."""
        self._lit = lit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(600), self.look.px(380))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.painter_on(self)
        look, box = self.look, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint.rounded(painter, box, look.px(8), look.colour("selected" if self._lit else "surface"))
        pen = painter.pen()
        pen.setColor(look.colour("focus" if self._lit else "control"))
        pen.setWidthF(2 if self._lit else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.end()
