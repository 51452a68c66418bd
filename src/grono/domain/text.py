"""Texts that travel untranslated, and the one error that is meant for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


@dataclass(frozen=True)
class Text:
    """A message in English with its arguments; it becomes a string only where somebody reads it."""

    msgid: str
    args: Mapping[str, object] = field(default_factory=dict[str, object])
    plural: str = ""
    context: str = ""

    def __str__(self) -> str:
        """The English text, for logs and tests; screens and papers use wording.as_text."""
        singular = not self.plural or self.args.get("n") == 1
        return fill(self.msgid if singular else self.plural, self.args)

    def __hash__(self) -> int:
        return hash((self.msgid, self.context))


def fill(template: str, args: Mapping[str, object]) -> str:
    """The template with its {names} filled in; without arguments it is left as it stands."""
    return template.format_map(args) if args else template


def _(msgid: str, **args: object) -> Text:
    """Mark a text for translation."""
    return Text(msgid, args)


def n_(singular: str, plural: str, n: int, **args: object) -> Text:
    """Mark a text that depends on a count; the count is the argument {n}."""
    return Text(singular, {"n": n, **args}, plural=plural)


def p_(context: str, msgid: str, **args: object) -> Text:
    """Mark a text whose translation depends on where it stands."""
    return Text(msgid, args, context=context)


def np_(context: str, singular: str, plural: str, n: int, **args: object) -> Text:
    """Mark a text that depends on a count and whose translation depends on where it stands."""
    return Text(singular, {"n": n, **args}, plural=plural, context=context)


class Coded(str):  # noqa: SLOT000 - a str can hold no slots with names
    """A code from an official dictionary that people read as a name in their language."""

    names: Mapping[str, str]

    def __new__(cls, code: str, pl: str, en: str = "") -> Self:
        coded = super().__new__(cls, code)
        coded.names = {"pl": pl, "en": en or pl}
        return coded


class UserError(Exception):
    """Something a person can understand and mend: what happened, why, and what to do."""

    def __init__(self, what: Text, why: Text | None = None, todo: Text | None = None) -> None:
        super().__init__(" ".join(str(part) for part in (what, why, todo) if part))
        self.what = what
        self.why = why
        self.todo = todo

    @property
    def sentences(self) -> tuple[Text, ...]:
        """The parts that were given, in reading order."""
        return tuple(part for part in (self.what, self.why, self.todo) if part)


class Labelled(StrEnum):
    """A closed list of values; each has a name for people."""

    label: Text

    def __new__(cls, value: str, label: Text) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
