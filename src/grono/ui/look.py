"""What every widget is given: colours, sizes, fonts, icons and words of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QIcon, QPainter

from grono.ui import icons
from grono.ui.theme import Theme
from grono.wording import Kind, as_text


class Look:
    """The theme, the icons and the language, in one thing that is passed along."""

    def __init__(self, theme: Theme, locale: str = "pl") -> None:
        self.theme = theme
        self.locale = locale
        self._icons = icons.Icons(theme.colour)

    def tr(self, value: object, kind: Kind | None = None) -> str:
        """Any value in the window's language."""
        return as_text(value, self.locale, kind)

    def colour(self, name: str) -> QColor:
        """A colour by its token."""
        return self.theme.colour(name)

    def px(self, size: float) -> int:
        """A length of the design at the chosen text size."""
        return self.theme.px(size)

    def font(self, role: str = "body") -> QFont:
        """A font by its role."""
        return self.theme.font(role)

    def icon(self, name: str, colour: str = "text-2") -> QIcon:
        """A QIcon that follows the theme."""
        return self._icons.icon(name, colour)

    def draw_icon(self, painter: QPainter, name: str, box: QRectF, colour: str = "text-2") -> None:
        """Paint an icon into a box."""
        icons.paint(painter, name, box, self.theme.colour(colour))

    @property
    def large(self) -> bool:
        """Whether text is so large that everything goes into one column."""
        return self.theme.scale >= 150
