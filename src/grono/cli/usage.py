"""What click itself says about usage, in the reader's language: its texts stand here to be translated."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from grono import paths
from grono.domain.text import _, n_

TEXTS = (
    _("Usage:"),
    _("Options"),
    _("Commands"),
    _("Show this message and exit."),
    _("Show the version and exit."),
    _("%(prog)s, version %(version)s"),
    _("Error: {message}"),
    _("Try '{command} {option}' for help."),
    _("Missing argument"),
    _("Missing option"),
    _("Missing command."),
    _("No such command {name!r}."),
    _("No such option {name!r}."),
    _("Invalid value for {param_hint}: {message}"),
    _("{value!r} is not a valid {number_type}."),
    _("{value} is not in the range {range}."),
    _("Option {name!r} does not take a value."),
    _("required"),
    _("default: {default}"),
    n_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
)


@contextmanager
def spoken(locale: str) -> Iterator[None]:
    """Let click speak a language; it asks gettext, which asks the environment."""
    before = os.environ.get("LANGUAGE")
    os.environ["LANGUAGE"] = locale
    gettext.bindtextdomain("grono", str(paths.locale_dir()))
    domain = gettext.textdomain()
    gettext.textdomain("grono")
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before
