"""Commands about registers, the look and the language: they belong to the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grono.domain.text import Text, _
from grono.services.commands import Command, Menu
from grono.ui.theme import SCALES, Choice

if TYPE_CHECKING:
    from grono.ui.preferences import Preferences
    from grono.ui.session import Session
    from grono.ui.window import Window

Run = Callable[[], object]

LANGUAGES: tuple[tuple[str, str], ...] = (("pl", "Polski"), ("en", "English"))
"""Each language is named in itself."""

THEMES: tuple[tuple[Choice, Text], ...] = (
    (Choice.SYSTEM, _("As the system")),
    (Choice.LIGHT, _("Light")),
    (Choice.DARK, _("Dark")),
)

_NEED_NO_REGISTER = frozenset(
    (
        "new_register",
        "import_excel_first",
        "open_register",
        "open_sample",
        "restore_backup",
        "quit",
        "shortcuts",
        "next_region",
    )
)
_WINDOW_TELLS = frozenset({"undo", "redo", "back", "forward"})
_ALWAYS = ("theme_", "language_", "text_", "open_recent_")


def program_commands(session: Session, preferences: Preferences) -> list[Command[Window]]:
    """All of them, for a new window."""
    return [*_registers(session), *_files(session), *_protection(session), *_look(preferences)]


def tell_shown(session: Session) -> None:
    """Another register is shown, or none: which ones were open lately, and what can be run."""
    actions = session.window.actions_
    for command in _recent(session):
        actions.replace(command)
    for command in actions.every():
        free = command.id in _NEED_NO_REGISTER or command.id.startswith(_ALWAYS)
        if command.id not in _WINDOW_TELLS:
            actions.action(command.id).setEnabled(session.store is not None or free)


def _registers(session: Session) -> list[Command[Window]]:
    def first_list() -> None:
        session.ask_for_new(lambda: session.window.go("import_list"))

    return [
        _command("new_register", _("New register…"), session.ask_for_new, icon="plus-circle"),
        _command("open_register", _("Open a register…"), session.ask_for_file, "Ctrl+O", "folder-open"),
        _command("import_excel_first", _("New register from a list in Excel…"), first_list, icon="table"),
        _command("open_sample", _("Open the sample cluster"), session.open_sample, icon="eye"),
        _command("backup_now", _("Make a backup now"), session.back_up, icon="shield-check"),
        _command(
            "restore_backup",
            _("Bring back from a backup…"),
            lambda: session.window.go("backups"),
            icon="clock-counter-clockwise",
        ),
        _command("close_register", _("Close the register"), session.close_register, "Ctrl+W", "x"),
        _going(session, "import_list", _("Import a list…"), Menu.LIST, "Ctrl+Shift+I", "table"),
        _going(session, "trash", _("Trash"), Menu.EDIT, "", "trash"),
        _going(
            session, "history", _("History of the register"), Menu.EDIT, "Ctrl+H", "clock-counter-clockwise"
        ),
        _command(
            "about",
            _("About Grono"),
            lambda: session.window.go("settings", section="about"),
            icon="info",
            menu=Menu.HELP,
        ),
    ]


def _files(session: Session) -> list[Command[Window]]:
    """What comes in from a scanner and goes out to Word; what does it is loaded when it is asked for."""

    def scan() -> None:
        from grono.ui.scanning import ask_and_file

        if not session.window.read_only:
            ask_and_file(session.window)

    def template() -> None:
        from grono.ui.merging import save_template

        save_template(session.window)

    return [
        _command("letter_template", _("Word template for letters…"), template, icon="file-text"),
        _command("file_scan", _("File a scanned list…"), scan, icon="qr-code", menu=Menu.LIST),
    ]


def _protection(session: Session) -> list[Command[Window]]:
    """The passphrase of the register; what does it is loaded when it is asked for."""

    def run(name: str) -> Run:
        def go() -> object:
            from grono.ui import protection

            return getattr(protection, name)(session)

        return go

    return [
        _command("set_passphrase", _("Passphrase of the register…"), run("choose"), icon="lock-key"),
        _command("remove_passphrase", _("Take the passphrase off…"), run("remove"), icon="lock-key-open"),
        _command("protect_backups", _("Protect the backups too"), run("reseal"), icon="shield-check"),
        _command("recovery_sheet", _("Recovery sheet…"), run("sheet"), icon="printer"),
    ]


def _going(session: Session, place: str, text: Text, menu: Menu, shortcut: str, icon: str) -> Command[Window]:
    return _command(place, text, lambda: session.window.go(place), shortcut, icon, menu)


def _recent(session: Session) -> list[Command[Window]]:
    entries = zip(session.recent.all(), session.recent.paths(), strict=True)
    return [_opening(session, number, entry["name"], path) for number, (entry, path) in enumerate(entries)]


def _opening(session: Session, number: int, name: str, path: Path) -> Command[Window]:
    text = _("Open {name}", name=name)
    return _command(f"open_recent_{number}", text, lambda: session.open(path), icon="buildings")


def _look(choose: Preferences) -> list[Command[Window]]:
    return [
        *(
            _choosing(
                f"theme_{choice}", _("Theme: {name}", name=name), choose.choose_theme, choice, "palette"
            )
            for choice, name in THEMES
        ),
        *(
            _choosing(
                f"language_{key}", _("Language: {name}", name=name), choose.choose_language, key, "translate"
            )
            for key, name in LANGUAGES
        ),
        *(
            _choosing(f"text_{scale}", _("Text size: {n}%", n=scale), choose.choose_scale, scale, "text-aa")
            for scale in SCALES
        ),
    ]


def _choosing(
    id: str, text: Text, choose: Callable[[Any], object], value: object, icon: str
) -> Command[Window]:
    return _command(id, text, lambda: choose(value), icon=icon, menu=Menu.VIEW)


def _command(
    id: str, text: Text, run: Run, shortcut: str = "", icon: str = "", menu: Menu = Menu.FILE
) -> Command[Any]:
    return Command(id=id, text=text, run=lambda _window: run(), menu=menu, shortcut=shortcut, icon=icon)
