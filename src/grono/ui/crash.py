"""Errors that nobody caught: into the log, and onto the screen as an error or as a bug."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from grono import paths
from grono.domain.text import UserError

_LOG = logging.getLogger("grono")
_KEPT = 1_000_000


def start_log() -> None:
    """Write warnings and worse to the log file in the user's folder; a large one starts anew."""
    file = paths.log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > _KEPT:
        file.replace(file.with_suffix(".old.log"))
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.WARNING)


def catch_all(show: Callable[[BaseException], object]) -> None:
    """Show whatever a slot lets through; a second error while showing goes to the log only."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, UserError):
            _LOG.error("unexpected", exc_info=(kind, error, trace))
        if showing:
            return
        showing = True
        try:
            show(error)
        finally:
            showing = False

    sys.excepthook = hook
