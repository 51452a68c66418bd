"""The verb that imports a list."""

from __future__ import annotations

import click

from grono.cli.words import Verb
from grono.domain.text import _


@click.command(
    "import", cls=Verb, about=_("Import a list of members or people; one step, undone as a whole.")
)
def import_list() -> None:
    raise NotImplementedError
