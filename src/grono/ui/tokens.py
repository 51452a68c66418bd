"""The colours of a theme, read from resources/themes or taken from a high-contrast system."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from grono import paths


class State(NamedTuple):
    """The three colours of a state: its words, the tint behind them, its mark."""

    text: QColor
    tint: QColor
    mark: QColor


@dataclass(frozen=True)
class Tokens:
    """Every colour of one theme by name."""

    dark: bool
    colours: Mapping[str, QColor]
    states: Mapping[str, State]
    charts: tuple[QColor, ...]


@cache
def load(name: str) -> Tokens:
    """The theme of resources/themes/NAME.toml."""
    file = paths.resources_dir() / "themes" / f"{name}.toml"
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return Tokens(
        dark=read["dark"],
        colours={key: QColor(value) for key, value in read["colours"].items()},
        states={key: State(*map(QColor, value)) for key, value in read["states"].items()},
        charts=tuple(map(QColor, read["charts"])),
    )


_CONTRAST_ROLES = {
    QPalette.ColorRole.Window: "window canvas surface sunken hover desk",
    QPalette.ColorRole.WindowText: "text text-2 text-3 border line control scrollbar danger danger-hover",
    QPalette.ColorRole.Highlight: "selected accent accent-hover accent-pressed focus",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Button: "selected-quiet tip",
    QPalette.ColorRole.ButtonText: "on-tip tip-link",
    QPalette.ColorRole.Link: "accent-text",
}


def contrasting(system: QPalette) -> Tokens:
    """The system's own high-contrast colours: no tints, edges as strong as the text."""
    colours = {name: system.color(role) for role, names in _CONTRAST_ROLES.items() for name in names.split()}
    colours["text-off"] = system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    colours["scrim"] = QColor(0, 0, 0, 160)
    colours["shadow"] = QColor(0, 0, 0, 0)
    plain = State(colours["text"], colours["surface"], colours["text"])
    return Tokens(
        dark=colours["window"].lightness() < 128,
        colours=colours,
        states=dict.fromkeys(("ok", "warn", "bad", "info", "neutral", "violet", "teal"), plain),
        charts=(colours["text"],) * 6,
    )
