"""The screen font: the system's own, or Noto Sans where a bare Linux has nothing made for screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from grono import paths

_BARE = ("dejavu", "sans", "bitstream vera")
_FALLBACK = "Noto Sans"


def screen_family() -> str:
    """The family to use on screen; loads Noto Sans when only the bare fallback fonts are there."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = QFontInfo(system).family()
    if not family.lower().startswith(_BARE):
        return family
    return _FALLBACK if QFontDatabase.hasFamily(_FALLBACK) or _load_noto() else family


def _load_noto() -> bool:
    faces = {"NotoSans-Regular.ttf": _regular, "NotoSans-Bold.ttf": _bold}
    return all(QFontDatabase.addApplicationFont(str(_file(name, face))) >= 0 for name, face in faces.items())


def _regular() -> bytes:
    from pymupdf_fonts import NotoSans_Regular

    return NotoSans_Regular.fontbuffer


def _bold() -> bytes:
    from pymupdf_fonts import NotoSans_Bold

    return NotoSans_Bold.fontbuffer


def _file(name: str, unpack: Callable[[], bytes]) -> Path:
    """The face as a file in the user's folder: unpacking it takes longer than the window needs to appear."""
    file = paths.data_dir() / "fonts" / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(".part")
        beside.write_bytes(unpack())
        beside.replace(file)
    return file


def with_even_figures(font: QFont) -> QFont:
    """The font with figures of one width, so that numbers stand under each other."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
