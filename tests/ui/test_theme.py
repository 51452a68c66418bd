"""Theme, text size, fonts and icons follow what is chosen, at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QFontInfo, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grono.ui import fonts, icons
from grono.ui.i18n import QtTexts
from grono.ui.look import Look
from grono.ui.theme import SCALES, Choice
from grono.ui.widgets.button import Button


def test_dark_is_put_on_at_once(look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.theme.changed):
        look.theme.choose(Choice.DARK)
    assert look.theme.dark
    assert QGuiApplication.palette().color(QPalette.ColorRole.Base) == look.colour("surface")


def test_an_icon_follows_the_theme_by_itself(look: Look) -> None:
    icon = look.icon("buildings", "text")
    light = icon.pixmap(QSize(32, 32)).toImage()
    look.theme.choose(Choice.DARK)
    assert icon.pixmap(QSize(32, 32)).toImage() != light


def test_an_icon_is_drawn_for_every_pixel_of_a_dense_screen(look: Look) -> None:
    pixmap = look.icon("printer").pixmap(QSize(16, 16), 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0


def test_a_disabled_icon_is_pale(look: Look) -> None:
    icon = look.icon("printer", "text")
    normal = icon.pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage()
    assert icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage() != normal


def test_icons_come_without_importing_their_package(look: Look) -> None:
    import sys

    look.icon("users")
    assert (icons.fonts_folder() / "phosphor-1.3.0.ttf").is_file()
    assert "qtawesome" not in sys.modules


def test_every_icon_lies_inside_its_square() -> None:
    for name in ("buildings", "users-fill", "caret-down", "check-bold", "warning-circle-fill"):
        box = icons.outline(name).boundingRect()
        assert -0.02 <= box.left() <= box.right() <= 1.02
        assert -0.02 <= box.top() <= box.bottom() <= 1.02


@pytest.mark.parametrize("scale", SCALES)
def test_everything_grows_with_the_text(look: Look, scale: int) -> None:
    before = Button(look, "Zapisz", icon="check").sizeHint()
    look.theme.choose(scale=scale)
    after = Button(look, "Zapisz", icon="check").sizeHint()
    assert after.height() == pytest.approx(before.height() * scale / 100, abs=1)
    assert after.width() >= before.width() * (scale / 100 - 0.1)
    assert look.font("small").pixelSize() >= 11


def test_the_font_of_a_bare_system_is_replaced(look: Look) -> None:
    family = fonts.screen_family()
    assert not family.lower().startswith(("dejavu", "sans serif"))
    assert QFontInfo(look.font("body")).family() == family


def test_figures_have_one_width(look: Look) -> None:
    assert fonts.with_even_figures(look.font("body")).featureTags() != []


def test_qt_speaks_polish_and_english(qapp: QApplication) -> None:
    texts = QtTexts(qapp)
    texts.speak("en")
    assert QLocale().territory() == QLocale.Country.UnitedKingdom
    texts.speak("pl")
    assert QLocale().language() == QLocale.Language.Polish
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Anuluj"
