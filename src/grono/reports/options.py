"""What can be chosen for a report, and reading what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from grono.domain.text import Text, UserError, _
from grono.store.store import Store

_YES = ("yes", "true", "1", "tak", "on")
_NO = ("no", "false", "0", "nie", "off")

_ALL = _("all")


class OptionKind(StrEnum):
    """How an option is asked for."""

    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"
    DATE = "date"
    RECORD = "record"


@dataclass(frozen=True)
class Choice:
    """One value that an option takes, and its name for people."""

    value: str
    title: Text


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something to choose. default: as it is typed; the empty text is "as the report sees fit".

    known: texts that the register offers. hidden: only asked for by name, not shown among the options.
    empty: what an empty text stands for. named: what a person would type for what a program typed.
    """

    key: str
    title: Text
    kind: OptionKind = OptionKind.CHOICE
    choices: tuple[Choice, ...] = ()
    default: str = ""
    known: Callable[[Store, date], list[str]] | None = None
    hidden: bool = False
    empty: Text = _ALL
    named: Callable[[Store, str], str] = lambda _store, typed: typed

    def read(self, typed: object) -> object:
        """The value of what was typed; raises UserError that lists what can be typed."""
        if self.kind is OptionKind.YES_NO:
            return typed if isinstance(typed, bool) else self._yes_no(str(typed))
        if self.kind is OptionKind.DATE:
            return typed if isinstance(typed, date) else self._date(str(typed))
        text = str(typed).strip()
        values = [choice.value for choice in self.choices]
        if self.kind is OptionKind.CHOICE and text not in values:
            raise self._wrong(text, ", ".join(values))
        return text

    def _yes_no(self, text: str) -> bool:
        if text.strip().casefold() not in (*_YES, *_NO):
            raise self._wrong(text, "yes, no")
        return text.strip().casefold() in _YES

    def _date(self, text: str) -> date | None:
        if not text.strip():
            return None
        try:
            return date.fromisoformat(text.strip())
        except ValueError as error:
            raise self._wrong(text, "2026-10-31") from error

    def _wrong(self, text: str, known: str) -> UserError:
        return UserError(
            _("The option {key} cannot be “{value}”.", key=self.key, value=text),
            todo=_("Use one of: {known}.", known=known),
        )


def yes_no(key: str, title: Text, *, default: bool) -> Option:
    """An option that is switched on or off."""
    return Option(key=key, title=title, kind=OptionKind.YES_NO, default="yes" if default else "no")


def read_options(options: Sequence[Option], given: Mapping[str, object]) -> dict[str, object]:
    """The value of every option; raises UserError for one that the report does not have."""
    known = {option.key: option for option in options}
    for key in given:
        if key not in known:
            raise UserError(
                _("This report has no option “{key}”.", key=key),
                todo=_("Use one of: {known}.", known=", ".join(known) or "–"),
            )
    return {key: option.read(given.get(key, option.default)) for key, option in known.items()}
