"""Charts: the same drawing on paper and on the screen."""

from __future__ import annotations

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from grono.domain.text import _
from grono.reports.document import Chart, ChartKind, Language, Voice
from grono.reports.render.charts import Palette, drawing, screen_palette, svg
from grono.reports.render.style import INK, WHITE, accent, colour, contrast

POLISH = Voice(Language.POLISH)
ITEMS = (("Usługi <IT> & „Łącza”", 31), ("中文", 7), ("brak", 0))


def texts(source: str) -> list[str]:
    """The words of a drawing."""
    root = ElementTree.fromstring(source)
    return [element.text or "" for element in root.iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_says_its_labels_and_values(kind: ChartKind) -> None:
    shown = " ".join(texts(svg(Chart(kind, "", ITEMS), POLISH)))
    assert "31" in shown
    assert "Usługi" in shown


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("items", [(), (("x", 0),), (("x", 10**9),), tuple((str(n), n) for n in range(60))])
def test_no_chart_breaks_on_few_or_many_values(kind: ChartKind, items: tuple[tuple[str, int], ...]) -> None:
    found = drawing(Chart(kind, "", items), POLISH, 400, Palette(accent("#1F4E79")))
    assert found.height >= 0


def test_shares_are_of_the_whole_that_is_given() -> None:
    shown = texts(svg(Chart(ChartKind.BARS, "", (("a", 31), ("b", 22)), whole=111), POLISH))
    assert "28%" in shown


def test_what_is_too_much_is_counted_together() -> None:
    items = tuple((f"branża {n}", 100 - n) for n in range(30))
    shown = texts(svg(Chart(ChartKind.BARS, "", items), POLISH))
    assert "pozostałe" in shown
    assert sum(text.startswith("branża") for text in shown) == 13


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.usefixtures("qtbot")
def test_the_screen_draws_it_in_the_colours_of_its_theme(kind: ChartKind) -> None:
    palette = screen_palette("#7E9FFF", "#FFFFFF", "#AAAAAA", "#333333", "#101010")
    source = svg(Chart(kind, "", ITEMS), Voice(Language.BOTH), 480, palette=palette)
    assert "clip" not in source
    assert "font-family: FiraGO;" in source
    renderer = QSvgRenderer(QByteArray(source.encode()))
    assert renderer.isValid()
    image = QImage(480, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#101010"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    pixels = [image.pixelColor(x, y) for x in range(0, 480, 2) for y in range(0, 200, 2)]
    assert any(abs(one.red() - 0x7E) + abs(one.green() - 0x9F) + abs(one.blue() - 0xFF) < 6 for one in pixels)
    assert not any(one.lightness() == 0 for one in pixels)


@given(st.integers(0, 0xFFFFFF))
def test_the_accent_can_always_be_read_on_white(code: int) -> None:
    assert contrast(accent(f"#{code:06X}"), WHITE) >= 4.5


def test_a_legible_colour_is_left_alone() -> None:
    assert accent("#1F4E79") == colour("#1F4E79")
    assert contrast(INK, WHITE) > 12


def test_labels_are_in_both_languages_where_there_is_room() -> None:
    chart = Chart(ChartKind.BARS, "", ((_("Regions"), 3),))
    assert "Województwa / Regions" in texts(svg(chart, Voice(Language.BOTH)))
