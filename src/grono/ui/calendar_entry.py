"""A line of a day in the calendar: a tint with a bar, the time, the words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from grono.ui.look import Look
from grono.ui.widgets import paint

LINE = 19
_MOST_LINES = 4


@dataclass(frozen=True)
class Entry:
    """Its words, the time before them, the state that gives its colours, and whether it is settled."""

    words: str
    time: str = ""
    state: str = "neutral"
    done: bool = False


def entry_height(look: Look, entry: Entry, width: float, *, tall: bool) -> float:
    """One line; a tall one has a line for the time and as many for the words as they need, up to four."""
    if not tall:
        return look.px(LINE)
    lines = len(_wrapped(look, entry.words, width - look.px(11)))
    return look.px(16) * lines + look.px(LINE if entry.time or entry.done else 0) + look.px(6)


def _wrapped(look: Look, words: str, width: float) -> list[str]:
    """The words in lines of a width; the last line takes what is left, and is elided when painted."""
    font = look.font("caption")
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(lines) == _MOST_LINES or paint.width_of(longer, font) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paint_entry(look: Look, painter: QPainter, entry: Entry, box: QRectF, *, tall: bool) -> None:
    """Paint an entry into its box."""
    text, tint, mark = look.theme.state(entry.state)
    paint.rounded(painter, box, look.px(4), tint)
    paint.rounded(painter, QRectF(box.left(), box.top(), look.px(3), box.height()), look.px(1.5), mark)
    strong = look.font("caption-strong")
    line = QRectF(box.left() + look.px(7), box.top(), box.width() - look.px(9), look.px(LINE))
    if entry.done:
        side = look.px(12)
        square = QRectF(line.left(), line.center().y() - side / 2, side, side)
        look.draw_icon(painter, "check-bold", square, f"{entry.state}.text")
        line.setLeft(line.left() + look.px(16))
    paint.text(painter, line, entry.time, strong, text)
    if not tall:
        gap = look.px(4) if entry.time else 0
        line.setLeft(line.left() + (paint.width_of(entry.time, strong) if entry.time else 0) + gap)
        paint.text(painter, line, entry.words, look.font("caption"), text)
        return
    above = look.px((LINE if entry.time or entry.done else 0) + 3)
    line = QRectF(line.left(), box.top() + above, box.width() - look.px(11), look.px(16))
    line.setLeft(box.left() + look.px(7))
    for words in _wrapped(look, entry.words, box.width() - look.px(11)):
        paint.text(painter, line, words, look.font("caption"), text)
        line.translate(0, look.px(16))


def paint_count(look: Look, painter: QPainter, count: int, corner: QPointF, fill: str) -> None:
    """Where there is no room for words, how many entries there are."""
    if count:
        font = look.font("caption-strong")
        pill = QRectF(corner.x(), corner.y(), paint.width_of(str(count), font) + look.px(12), look.px(LINE))
        paint.rounded(painter, pill, look.px(6), look.colour(fill))
        middle = Qt.AlignmentFlag.AlignHCenter
        paint.text(painter, pill, str(count), font, look.colour("accent-text"), middle)
