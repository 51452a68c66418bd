"""Pictures of every page of the window, on the sample cluster, in both themes and languages."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_RECORDS = {
    "event": "giełda współpracy 2026",
    "edition": "cyfrowy handlowiec edycja 3",
    "programme": "cyfrowy handlowiec",
    "project": "cyfrowe kompetencje",
    "organisation": "piastsoft",
    "person": "wiśniewska-źrebięcka",
}
"""What is looked for on the sample to open a page with, by table."""
_IN_PARTS = ("event", "programme", "edition", "deadlines")
"""The pages of which every part is taken."""


def main(arguments: list[str]) -> int:
    """Take one round of pictures for each theme and language, each in a process of its own."""
    asked = _asked(arguments)
    if asked.one:
        return _take(asked)
    for theme, language in product(("light", "dark"), ("pl", "en")):
        own = ["--one", "--theme", theme, "--language", language]
        if subprocess.call([sys.executable, __file__, *arguments, *own]):
            return 1
    print(f"Pictures are in {asked.folder}")
    return 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py pictures", description="Pictures of every page")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "out" / "pictures")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--ratio", type=float, default=1.0)
    for hidden in ("--theme", "--language"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _take(asked: argparse.Namespace) -> int:
    folder = Path(tempfile.mkdtemp())
    width, height = map(int, asked.size.split("x"))
    _prepare_screen(folder, asked.ratio)
    os.environ["GRONO_DATA"] = str(folder / "data")
    from grono.app import Program
    from grono.services.sample import fill_sample
    from grono.store.opening import create_register
    from grono.ui.settings import Settings

    register = folder / "klaster.grono"
    store = create_register(register, "pictures")
    fill_sample(store)
    store.close()
    settings = Settings()
    for key, value in (("theme", asked.theme), ("scale", asked.scale), ("language", asked.language)):
        settings.set(key, value)
    settings.save()
    program = Program()
    program.furnish()
    sys.excepthook = sys.__excepthook__
    program.window.resize(width, height)
    program.window.show()
    program.session.start(None)
    asked.folder.mkdir(parents=True, exist_ok=True)
    stem = f"-{asked.size}-{asked.scale}-{asked.theme}-{asked.language}.png"
    _shoot(program, asked.folder / f"start{stem}")
    program.session.start(register)
    from grono.ui.pages import PAGES

    for place in (place for place in PAGES if place.key != "start"):
        program.window.go(place.key, **_where(program.session.store, place))
        _shoot(program, asked.folder / f"{place.key}{stem}")
        for name, button in _parts(program.window.book.page) if place.key in _IN_PARTS else []:
            button.click()
            _shoot(program, asked.folder / f"{place.key}-{name}{stem}")
    program.session.let_go()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def _where(store: Any, place: Any) -> dict[str, str]:
    """What a page is opened with: a record that has something to show, where the page is about one."""
    kind = {"participants": "edition"}.get(place.key, place.key.removesuffix("_form"))
    table = next(iter(place.shows), kind)
    if table not in _RECORDS:
        return {}
    hit = store.search(_RECORDS[table], (table,), 1)[0]
    known = {"table": table, "id": hit.id}
    return known | {"edition": hit.id} if place.key == "participants" else known


def _parts(page: Any) -> list[tuple[int, Any]]:
    """The buttons of the parts of a page that is divided into some, but for the one that is shown."""
    from PySide6.QtWidgets import QAbstractButton

    from grono.ui.widgets.choices import Choice

    choice = next((one for one in page.findChildren(Choice) if one.isVisible()), None)
    buttons = choice.findChildren(QAbstractButton) if choice else []
    return [(number, button) for number, button in enumerate(buttons, start=1) if not button.isChecked()]


def _prepare_screen(folder: Path, ratio: float) -> None:
    screen = {"name": "desk", "x": 0, "y": 0, "width": 2560, "height": 1600, "dpr": ratio}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    configuration = folder / "screen.json"
    configuration.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={configuration}"


def _shoot(program: object, path: Path) -> None:
    """Wait until nothing moves any more, then take the picture."""
    from PySide6.QtCore import QEventLoop, QTimer

    window = program.window  # pyright: ignore[reportAttributeAccessIssue]
    for _round in range(100):
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()
        if not window.tasks.running and _round > 6:
            break
    window.grab().save(str(path))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
