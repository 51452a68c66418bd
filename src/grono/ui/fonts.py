"""The screen font: the system's own, or Noto Sans where a bare Linux has nothing made for screens."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

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
    from pymupdf_fonts import NotoSans_Bold, NotoSans_Regular

    faces = (NotoSans_Regular.fontbuffer, NotoSans_Bold.fontbuffer)
    return all(QFontDatabase.addApplicationFontFromData(face) >= 0 for face in faces)


def with_even_figures(font: QFont) -> QFont:
    """The font with figures of one width, so that numbers stand under each other."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
