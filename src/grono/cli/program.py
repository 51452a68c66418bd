"""Which verbs there are; without one the window opens."""

from __future__ import annotations

from typing import Any

import click

import grono
from grono.cli import (
    backups,
    checking,
    exporting,
    importing,
    letters,
    lists,
    protecting,
    records,
    reports,
    scanning,
)
from grono.cli.voice import LANGUAGES, Voice, system_language
from grono.cli.window import open_window
from grono.cli.words import OneOf, SpokenOption, locale_of
from grono.domain.text import Text, _
from grono.wording import as_text

VERBS: tuple[click.Command, ...] = (
    records.new,
    importing.import_list,
    exporting.export,
    scanning.file_scan,
    records.undo,
    records.redo,
    records.history,
    lists.search,
    lists.list_records,
    reports.list_reports,
    reports.make_report,
    letters.merge_letters,
    letters.write_template,
    letters.number_confirmations,
    backups.back_up,
    backups.restore,
    protecting.encrypt,
    protecting.change_passphrase,
    protecting.decrypt,
    protecting.recovery_sheet,
    checking.check,
)

_ABOUT: Text = _("The desk of a cluster coordinator. Without a verb it opens the window.")


class Program(click.Group):
    """The group of all verbs; a single argument that is none of them is the register to open."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = _without_language(args)
        if not rest:
            args = [*args, open_window.name or ""]
        elif len(rest) == 1 and not rest[0].startswith("-") and rest[0] not in self.commands:
            args = [*args[: len(args) - 1], open_window.name or "", rest[0]]
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = as_text(_ABOUT, locale_of(ctx))
        super().format_help_text(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return ["[FILE] | VERB …"]


def _without_language(args: list[str]) -> list[str]:
    """The arguments after a leading choice of language."""
    if args[:1] == ["--lang"]:
        return args[2:]
    return args[1:] if args and args[0].startswith("--lang=") else args


def _choose_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    ctx.obj = Voice(value or system_language())
    return value


def _test_itself(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from grono.selftest import run

        ctx.exit(run(ctx.obj or Voice(system_language())))


def _make() -> Program:
    parameters: list[Any] = [
        SpokenOption(
            ["--lang"],
            about=_("Language of what is said: pl or en."),
            type=OneOf(LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=_choose_language,
        ),
        SpokenOption(
            ["--self-test"],
            about=_("Try out everything on a register of its own, and say whether it works."),
            is_flag=True,
            expose_value=False,
            callback=_test_itself,
        ),
    ]
    group = Program(params=parameters, callback=lambda: None)
    for verb in (*VERBS, open_window):
        group.add_command(verb)
    return click.version_option(grono.__version__, prog_name="grono")(group)


program = _make()
