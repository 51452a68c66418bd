"""Closed lists: a word in a cell to the value it means, in Polish, English or as this program writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from grono.domain.consent import ConsentState
from grono.domain.membership import MemberKind, MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.person import Gender, RoleKind
from grono.domain.text import Labelled, _
from grono.exchange.sheets import Cell
from grono.exchange.values.context import CellProblem, Context
from grono.exchange.values.numbers import decimal
from grono.exchange.values.words import plain, words
from grono.services.reference.tables import key
from grono.wording import as_text
from grono.wording.catalogue import LOCALES

_LISTS: Mapping[type[Labelled], str] = {
    ConsentState: "consent",
    Gender: "gender",
    MemberKind: "member_kind",
    MemberState: "state",
    OrganisationKind: "kind",
    RoleKind: "role_kind",
    SizeClass: "size",
}
_BY_ONE_WORD = (OrganisationKind, SizeClass)
_YES = ("tak", "t", "yes", "y", "1", "x", "true", "prawda")
_NO = ("nie", "n", "no", "0", "false", "falsz")
_TICKS = ("+", "✓", "✔", "√", "☑")


@cache
def _known(choices: type[Labelled]) -> dict[str, Labelled]:
    """Every word for the values of a list: the office's words, the program's in both languages, the codes."""
    office = words(_LISTS[choices]) if choices in _LISTS else {}
    found = {word: choices(value) for word, value in office.items()}
    for choice in choices:
        for name in (choice.value, *(as_text(choice, locale) for locale in LOCALES)):
            found[key(name)] = choice
    return found


def choice(cell: Cell, choices: type[Labelled]) -> Labelled:
    """The value that a cell means."""
    text = plain(cell)
    if choices is ConsentState and isinstance(cell, bool):
        return ConsentState.GIVEN if cell else ConsentState.REFUSED
    if choices is ConsentState and text in _TICKS:
        return ConsentState.GIVEN
    found = _meaning(text, choices)
    if found is None and choices is SizeClass:
        found = _size_of_number(cell)
        if found is None and key(text) in words("size_unsaid"):
            raise CellProblem(_("“{value}” does not say which size class; it is left open.", value=text), {})
    if found is None:
        options = tuple(one.label for one in choices)
        raise CellProblem(
            _("“{value}” is none of: {options}. Type one of them.", value=text, options=options),
        )
    return found


def yes_no(cell: Cell, _context: Context) -> bool:
    """Whether a cell says yes."""
    if isinstance(cell, bool):
        return cell
    text = key(plain(cell))
    if text in _YES or plain(cell) in _TICKS:
        return True
    if text in _NO:
        return False
    raise CellProblem(_("“{value}” is neither yes nor no. Type one of them.", value=plain(cell)))


def _meaning(text: str, choices: type[Labelled]) -> Labelled | None:
    """The value of a whole text, of what stands before its bracket, of its first words or one known word."""
    known = _known(choices)
    for candidate in (key(text), key(text.split("(")[0])):
        if candidate in known:
            return known[candidate]
    parts = key(text).split()
    meant = {known[word] for word in parts if word in known} if choices in _BY_ONE_WORD else set()
    if meant:
        return meant.pop() if len(meant) == 1 else None
    for length in range(len(parts) - 1, 0, -1):
        if found := known.get(" ".join(parts[:length])):
            return found
    return None


def _size_of_number(cell: Cell) -> Labelled | None:
    """The class by headcount alone, where a list gives the number of people instead."""
    number = decimal(cell)
    if number is None or number < 0:
        return None
    limits = sorted((int(limit), size) for limit, size in words("size_up_to").items())
    return next((SizeClass(size) for limit, size in limits if number <= limit), None)


def is_word_for(text: str, choices: type[Labelled]) -> bool:
    """Whether a text is one of the known words for a value of a list."""
    return key(text) in _known(choices)
