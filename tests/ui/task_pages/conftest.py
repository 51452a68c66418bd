"""The whole program, as app.py connects it, over a small office; files are chosen without a dialog."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import walk
from tests.ui.pages import office

from grono.app import Program
from grono.ui.page import Page
from grono.ui.settings import Settings
from grono.ui.window import Window

_LINES_READ = 40
CTRL = Qt.KeyboardModifier.ControlModifier
MESSY = Path(__file__).parents[3] / "resources" / "sample" / "lista-czlonkow.xlsx"


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    with office.register(folder) as store:
        office.fill(store)
    return folder / "test.grono"


@pytest.fixture
def register(_filled: Path, tmp_path: Path) -> Path:
    """A register with the office in it, closed."""
    return Path(shutil.copy(_filled, tmp_path / "test.grono"))


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path | None], Program]]:
    """Starts the program on a register, or on the start screen; all of them are closed at the end."""
    made: list[Program] = []
    hook = sys.excepthook

    def start(register: Path | None) -> Program:
        settings = Settings()
        settings.set("language", settings.get("language", "pl"))
        settings.set("theme", settings.get("theme", "light"))
        program = Program()
        made.append(program)
        program.furnish()
        sys.excepthook = hook  # errors fail the test instead of being shown
        program.window.resize(1440, 900)
        program.window.show()
        program.session.start(register)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        return program

    yield start
    for program in made:
        program.window.tasks.stop()
        program.session.let_go()
        program.window.retire()
        program.app.aboutToQuit.disconnect(program.session.let_go)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def program(start: Callable[[Path | None], Program], register: Path) -> Program:
    """The program on the office's register."""
    return start(register)


class Person:
    """Somebody at the whole program, who counts clicks and keys."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.bot = qtbot
        self.clicks = 0
        self.keys = 0

    @property
    def window(self) -> Window:
        """The window that is there now; another language makes a new one."""
        return self.program.window

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.window.book.page
        assert page is not None
        return page

    def settle(self) -> None:
        """Let everything that waits for the next turns of the loop happen."""
        for _turn in range(3):
            QApplication.processEvents()

    def wait(self) -> None:
        """Wait until nothing is worked on."""
        self.bot.waitUntil(lambda: not self.window.tasks.running, timeout=20_000)
        self.settle()

    def button(self, words: str) -> QPushButton:
        """The visible button of these words, of this name, or else whose words begin so."""
        buttons = [button for button in self.window.findChildren(QPushButton) if button.isVisible()]
        exact = [one for one in buttons if words in (getattr(one, "words", ""), one.accessibleName())]
        begun = [one for one in buttons if getattr(one, "words", "").startswith(words)]
        assert exact or begun, f"there is no button “{words}”: {[getattr(b, 'words', '') for b in buttons]}"
        return (exact or begun)[-1]

    def click(self, words: str) -> None:
        """Press a button, as soon as it is there."""
        self.clicks += 1
        self.bot.waitUntil(lambda: self.sees(words), timeout=10_000)
        self.bot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self.keys += 1
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        self.bot.keyClick(target, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters where the focus is."""
        self.keys += len(text)
        walk.type_text(QApplication.focusWidget() or self.window, text)
        self.settle()

    def sees(self, *texts: str) -> bool:
        """Whether all of these stand on the screen, as words or as names."""
        self.settle()
        told = self.screen()
        return all(any(text in one for one in told) for text in texts)

    def screen(self) -> list[str]:
        """Everything that can be read."""
        visible = (widget for widget in self.window.findChildren(QWidget) if widget.isVisible())
        return [one for widget in visible for one in _said(widget) if one]

    def wait_to_see(self, *texts: str) -> None:
        """Wait until these stand on the screen."""
        self.bot.waitUntil(lambda: self.sees(*texts), timeout=20_000)

    def drop(self, path: Path, on: QWidget) -> None:
        """Drag a file from the desktop and let it go over a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        middle, none = on.rect().center(), Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, actions, data, buttons, none)
        QApplication.sendEvent(on, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(on, QDropEvent(QPointF(middle), actions, data, buttons, none))


def _said(widget: QWidget) -> list[str]:
    text = getattr(widget, "text", None)
    shown = text() if callable(text) else ""
    told = [str(shown), widget.accessibleName(), getattr(widget, "words", "") or ""]
    if isinstance(widget, QAbstractItemView) and (model := widget.model()):
        root = QModelIndex()
        lines = min(model.rowCount(root), _LINES_READ)
        columns = model.columnCount(root) if isinstance(widget, QTableView) else 1
        cells = (model.index(line, column).data() for line in range(lines) for column in range(columns))
        told += [str(cell) for cell in cells if cell]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in told]


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    """Somebody who uses the program on the office's register."""
    return Person(program, qtbot)


@pytest.fixture
def choose_file(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers every file dialog from now on with a path."""

    def choose(path: Path) -> None:
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_args: (str(path), ""))

    return choose


def page_of(window: Window, kind: type[Page]) -> Page:
    """The page that is shown, which must be of a kind."""
    page = window.book.page
    assert isinstance(page, kind)
    return page
