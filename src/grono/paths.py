"""Where resources, translations, data, logs and backups live, frozen or not."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP_NAME = "Grono"


def is_frozen() -> bool:
    """Whether this is the packed program and not a checkout."""
    return bool(getattr(sys, "frozen", False))


def root() -> Path:
    """The checkout, or the folder of the packed program's files."""
    return Path(getattr(sys, "_MEIPASS", "")) if is_frozen() else Path(__file__).resolve().parents[2]


def resources_dir() -> Path:
    """What ships beside the code: themes, templates, rules, help, the sample."""
    return root() / "resources"


def locale_dir() -> Path:
    """Compiled catalogues, as LANGUAGE/LC_MESSAGES/grono.mo; never kept in the history."""
    return root() / "locale" if is_frozen() else root() / "build" / "out" / "locale"


def data_dir() -> Path:
    """The user's own place for drafts, settings, logs and backups; GRONO_DATA overrides it."""
    given = os.environ.get("GRONO_DATA")
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def backups_dir() -> Path:
    """Backups of every register that was opened here."""
    return data_dir() / "backups"


def log_file() -> Path:
    """The log that an error report names."""
    return data_dir() / "logs" / "grono.log"
