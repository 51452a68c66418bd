"""The colours of both themes, computed: text is readable on everything it may stand on, marks can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from tests.ui.walk import contrast

from grono.ui import stylesheet, tokens

THEMES = ("light", "dark")
GROUNDS = ("window", "canvas", "surface", "sunken", "hover", "selected", "selected-quiet")
CALM_GROUNDS = ("window", "canvas", "surface", "sunken", "hover")
STATES = ("ok", "warn", "bad", "info", "neutral", "violet", "teal")


@pytest.mark.parametrize("name", THEMES)
def test_text_has_at_least_4_8_to_1(name: str) -> None:
    """The bound of ux.md 5.1, above the 4.5 of WCAG 2.2 AA."""
    colour = tokens.load(name).colours
    pairs = [(text, ground) for text in ("text", "text-2") for ground in GROUNDS]
    pairs += [("text-3", ground) for ground in CALM_GROUNDS]
    pairs += [("accent-text", ground) for ground in (*CALM_GROUNDS, "selected")]
    pairs += [("on-accent", "accent"), ("on-accent", "accent-hover"), ("on-accent", "accent-pressed")]
    pairs += [("on-accent", "danger"), ("on-accent", "danger-hover"), ("on-tip", "tip"), ("tip-link", "tip")]
    assert {pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 4.75} == set()


@pytest.mark.parametrize("name", THEMES)
def test_edges_and_rings_have_at_least_3_to_1(name: str) -> None:
    colour = tokens.load(name).colours
    pairs = [(edge, ground) for edge in ("control", "focus") for ground in ("canvas", "surface", "sunken")]
    assert {pair for pair in pairs if contrast(colour[pair[0]], colour[pair[1]]) < 3} == set()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", THEMES)
def test_a_state_can_be_read_on_its_tint_and_seen_on_a_surface(name: str, state: str) -> None:
    theme = tokens.load(name)
    text, tint, mark = theme.states[state]
    assert contrast(text, tint) >= 4.8
    assert contrast(text, theme.colours["surface"]) >= 4.8
    assert contrast(mark, theme.colours["surface"]) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_lines_of_charts_can_be_seen(name: str) -> None:
    theme = tokens.load(name)
    assert len(theme.charts) == 6
    assert min(contrast(colour, theme.colours["surface"]) for colour in theme.charts) >= 3.7


def test_both_themes_have_the_same_names() -> None:
    light, dark = tokens.load("light"), tokens.load("dark")
    assert set(light.colours) == set(dark.colours)
    assert set(light.states) == set(dark.states)


def test_high_contrast_takes_the_colours_of_the_system_and_no_tints() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("black"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("yellow"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    made = tokens.contrasting(system)
    assert made.dark
    assert set(made.colours) >= set(tokens.load("light").colours)
    assert made.colours["surface"] == QColor("black")
    assert made.colours["control"] == QColor("yellow")
    assert made.states["bad"].tint == made.colours["surface"]


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_filled_completely(name: str) -> None:
    sheet = stylesheet.build(tokens.load(name), 100)
    assert "@" not in sheet


def test_the_style_sheet_grows_with_the_text_and_keeps_its_hairlines() -> None:
    sheet = stylesheet.build(tokens.load("light"), 200)
    assert "font-size: 40px" in sheet
    assert "border: 1px solid" in sheet
    assert "border: 2px solid" in sheet
