"""Opening the window from the command line, where there is a screen for it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from grono.cli.words import FILE, Verb, locale_of
from grono.domain.text import UserError, _
from grono.wording import as_text


@click.command("_open", cls=Verb, about=_("Open the window."), hidden=True)
@click.argument("file", type=FILE, required=False)
@click.pass_context
def open_window(ctx: click.Context, file: Path | None) -> int:
    if file is not None and file.suffix != ".grono" and not file.exists():
        said = _("There is no command and no register {name}.", name=str(file))
        raise click.UsageError(as_text(said, locale_of(ctx)), ctx.find_root())
    _require_display()
    if file is not None:
        from grono.store import errors, header

        with suppress(errors.LockedError):  # the window asks for its passphrase
            header.read(file)
    try:
        from grono import app
    except ImportError as error:
        raise UserError(
            _("The window cannot be opened: a library of the system is missing."),
            _("It says: {reason}.", reason=str(error)),
            _("Start it once with python3 build/dev.py run, which says what to install."),
        ) from error
    return app.run(file)


def _require_display() -> None:
    """Said before Qt is touched, which may not even be loadable on a server."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown):
        raise UserError(
            _("There is no screen to open a window on."),
            todo=_("Use the verbs instead: grono --help lists them."),
        )
