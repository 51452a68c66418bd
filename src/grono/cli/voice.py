"""What the command line says, in whose language, and where: results to stdout, everything else to stderr."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import TextIOWrapper
from typing import Any

import click

from grono.domain.text import Text, UserError
from grono.wording import as_text, sentence

LANGUAGES = ("pl", "en")
_POLISH = 0x15  # the primary language of Windows' number for Polish

_OBEYED = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")
"""Signs that a terminal would obey instead of showing them; names come from anybody's lists."""


@dataclass(frozen=True)
class Voice:
    """Says things in one language."""

    locale: str

    def text(self, value: object) -> str:
        """Any value in words."""
        return as_text(value, self.locale)

    def result(self, value: Text | str) -> None:
        """A line of what was asked for."""
        click.echo(self.text(value).translate(_OBEYED))

    def remark(self, value: Text) -> None:
        """A line beside it: what was done, where a backup lies, what is worth knowing."""
        click.echo(self.text(value).translate(_OBEYED), err=True)

    def refusal(self, error: UserError) -> None:
        """Why nothing was done."""
        click.echo(sentence(error, self.locale).translate(_OBEYED), err=True)

    def data(self, value: object) -> None:
        """A result for other programs."""
        click.echo(as_json(value, self.locale))


def as_json(value: object, locale: str) -> str:
    """Readable JSON; texts in words, dates as ISO."""
    return json.dumps(_plain(value, locale), ensure_ascii=False, indent=1)


def _plain(value: Any, locale: str) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one, locale) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one, locale) for one in value]
    if isinstance(value, Text):
        return as_text(value, locale)
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def system_language() -> str:
    """Polish where the system or the terminal speaks Polish, else English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "pl" if value.casefold().startswith("pl") else "en"
    if sys.platform == "win32":
        number = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009 - Windows only
        return "pl" if number & 0x3FF == _POLISH else "en"
    return "en"


def use_utf8() -> None:
    """UTF-8 on every console and in every pipe; what cannot be written is shown as its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
