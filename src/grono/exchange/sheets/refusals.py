"""Why a file is not read: short codes in the child, one sentence each for people."""

from __future__ import annotations

from collections.abc import Callable

from grono.domain.text import Text, UserError, _, p_


class Refusal(Exception):
    """A file that is not read, by the code of its reason and a detail of it."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


def error(code: str, name: str, detail: str = "") -> UserError:
    """The sentence for people; an unknown code counts as damage."""
    if code == "kind":
        return UserError(_wrong_kind(name, detail))
    return UserError(SENTENCES.get(code, SENTENCES["damaged"])(name))


SENTENCES: dict[str, Callable[[str], Text]] = {
    "missing": lambda name: _("There is no file {name}; check its name and place.", name=name),
    "denied": lambda name: _(
        "{name} cannot be opened; check that it is a file and that you may read it.", name=name
    ),
    "empty": lambda name: _("{name} is empty: there is nothing to import.", name=name),
    "blank": lambda name: _("{name} holds no table: every sheet in it is empty.", name=name),
    "encrypted": lambda name: _(
        "{name} is protected by a password; take the password off in Excel, save it and import it again.",
        name=name,
    ),
    "damaged": lambda name: _(
        "{name} is damaged or incomplete; open it in Excel, save it as a new workbook and import that.",
        name=name,
    ),
    "bomb": lambda name: _(
        "{name} unpacks to far more than a list can need, so for safety it was not read.", name=name
    ),
    "entities": lambda name: _(
        "{name} holds XML declarations that no spreadsheet program writes, so for safety it was not read.",
        name=name,
    ),
    "file_size": lambda name: _(
        "{name} is larger than any list (over 500 MB); save only the list as a new workbook.", name=name
    ),
    "cells": lambda name: _(
        "{name} reaches far beyond any list; "
        "delete the stray cells far to the right and below, or save only the list as a new workbook.",
        name=name,
    ),
    "memory": lambda name: _(
        "{name} reaches far beyond any list, or is damaged; "
        "delete the stray cells far to the right and below, or save only the list as a new workbook.",
        name=name,
    ),
    "time": lambda name: _(
        "{name} could not be read in the time that a list may take; save only the list as a new workbook.",
        name=name,
    ),
}


def _wrong_kind(name: str, detail: str) -> Text:
    kind = _KINDS.get(detail)
    if kind is None:
        return _("{name} is not a table that this program can read; save the list as XLSX or CSV.", name=name)
    return _("{name} is {kind}, not a table; save the list as XLSX or CSV.", name=name, kind=kind)


_KINDS = {
    "pdf": p_("is", "a PDF document"),
    "word": p_("is", "a text document"),
    "slides": p_("is", "a presentation"),
    "picture": p_("is", "a picture"),
    "archive": p_("is", "a packed archive"),
    "program": p_("is", "a program"),
    "mail": p_("is", "an e-mail message or a saved web page"),
    "database": p_("is", "a database or a Grono register"),
    "numbers": p_("is", "a document of Apple Numbers"),
    "old": p_("is", "a workbook older than Excel 97"),
    "xml": p_("is", "an XML document"),
    "json": p_("is", "a JSON document"),
}
