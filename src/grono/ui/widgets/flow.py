"""Widgets one after the other that go on in the next line where the room ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """A line that breaks. What comes after `to_the_right` stands at the right end of the last line."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self._right: QWidget | None = None

    def to_the_right(self, widget: QWidget) -> None:
        """Add the one widget that stands at the right."""
        self._right = widget
        self.addWidget(widget)

    # What Qt asks for

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() + self._gap for size in sizes)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        widest = max((size.width() for size in sizes), default=0)
        return self._with_margins(QSize(widest, max((size.height() for size in sizes), default=0)))

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Break into lines; returns the height that is needed."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        top = room.top()
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item in line)
            if place:
                self._place(line, QRect(room.left(), top, room.width(), height))
            top += height + self._gap
        return top - self._gap - rect.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            wide = min(item.sizeHint().width(), width)
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self._gap
        return [line for line in lines if line]

    def _place(self, line: Sequence[QLayoutItem], box: QRect) -> None:
        left = box.left()
        for item in line:
            size = item.sizeHint().boundedTo(QSize(box.width(), box.height()))
            if item.widget() is self._right:
                left = max(left, box.right() + 1 - size.width())
            corner = QPoint(left, box.top() + (box.height() - size.height()) // 2)
            item.setGeometry(QRect(corner, size))
            left += size.width() + self._gap
