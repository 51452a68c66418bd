"""A report: declared once, with its options, and built into a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from grono.domain.text import Text, UserError, _
from grono.reports.document import Document
from grono.reports.language import Language, Words
from grono.reports.options import Option, read_options
from grono.store.store import Store


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a report is asked for: the day it holds for, its language, its options, and today."""

    as_of: date
    language: Language
    today: date
    options: Mapping[str, object] = field(default_factory=dict)


class Missing(Protocol):
    """Somebody who is not in a report, and why."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def why(self) -> Words: ...


_ABOUT = _("About the cluster")


def _nobody(_store: Store, _request: Request) -> Sequence[Missing]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """Something that goes to paper or into a workbook. formats: the first is the one that is offered.

    group: where it stands in the gallery. left_out: who is not in it, told before it is printed.
    """

    name: str
    title: Text
    description: Text
    formats: tuple[str, ...]
    options: tuple[Option, ...]
    build: Callable[[Store, Request], Document]
    group: Text = _ABOUT
    left_out: Callable[[Store, Request], Sequence[Missing]] = _nobody

    def request(
        self,
        given: Mapping[str, object] | None = None,
        *,
        as_of: date | None = None,
        language: str = "pl",
        today: date | None = None,
    ) -> Request:
        """A request from options as they are typed; raises UserError that lists what is possible."""
        today = today or date.today()
        return Request(
            as_of=as_of or today,
            language=_language(language),
            today=today,
            options=read_options(self.options, given or {}),
        )

    def document(self, store: Store, request: Request) -> Document:
        """The document for a request."""
        return self.build(store, request)


def _language(name: str) -> Language:
    known = [str(language) for language in Language]
    if name not in known:
        raise UserError(
            _("There is no language “{name}” for reports.", name=name),
            todo=_("Use one of: {known}.", known=", ".join(known)),
        )
    return Language(name)
