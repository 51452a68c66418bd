"""Verbs, options and arguments of click whose help is spoken in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from grono.cli.voice import Voice, system_language
from grono.domain.text import Text, _
from grono.wording import as_text

F = TypeVar("F", bound=Callable[..., Any])

PASSPHRASE, NEW_PASSPHRASE = "grono.passphrase", "grono.new_passphrase"
"""Under which the context of a run keeps the files that hold one."""

FILE = click.Path(path_type=Path, readable=False)
"""A path; whether it can be read or written is said by what does it, in one sentence."""


def locale_of(ctx: click.Context | None) -> str:
    """The language that was asked for with --lang, else the system's."""
    voice = ctx.find_root().obj if ctx else None
    return voice.locale if isinstance(voice, Voice) else system_language()


class Verb(click.Command):
    """A verb that tells what it does in the reader's language."""

    def __init__(self, *args: Any, about: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = as_text(self.about, locale_of(ctx))
        super().format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        self.help = as_text(self.about, locale_of(click.get_current_context(silent=True)))
        return super().get_short_help_str(limit)


class SpokenOption(click.Option):
    """An option that tells what it is for in the reader's language."""

    def __init__(self, *args: Any, about: Text, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = as_text(self.about, locale_of(ctx))
        return super().get_help_record(ctx)


def option(*names: str, about: Text, **kwargs: Any) -> Callable[[F], F]:
    """An option of a verb."""
    return click.option(*names, cls=SpokenOption, about=about, **kwargs)


def register_argument(name: str = "file", **kwargs: Any) -> Callable[[F], F]:
    """The register that a verb works on, and where its passphrase may stand."""
    argument = click.argument(name, type=FILE, **kwargs)
    about = _("File whose first line is the passphrase; else GRONO_PASSPHRASE, else it is asked.")
    passphrase = noted_file("--passphrase-file", PASSPHRASE, about)
    return lambda verb: argument(passphrase(verb))


def noted_file(name: str, key: str, about: Text) -> Callable[[F], F]:
    """An option that names a file; it is no argument of the verb but kept in the context under a key."""

    def note(ctx: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
        ctx.meta[key] = value

    return option(name, type=FILE, expose_value=False, callback=note, about=about)


class _Day(click.ParamType):
    """A day as 2026-10-31."""

    name = "date"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - as click calls it
        ctx: click.Context | None,
    ) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(as_text(_("{value} is no day; write it as 2026-10-31.", value=value), locale_of(ctx)))


DAY = _Day()


class OneOf(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            known = ", ".join(map(str, self.choices))
            said = _("“{value}” is none of: {known}.", value=str(value), known=known)
            self.fail(as_text(said, locale_of(ctx)), param, ctx)
        return super().convert(value, param, ctx)
