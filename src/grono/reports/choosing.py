"""Which record a paper is about: by its id, or as a person picks it from a list of titles and days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from grono.domain.text import Text, UserError, _
from grono.reports.options import Option, OptionKind
from grono.reports.report import Request
from grono.store.store import Store
from grono.wording import as_text


@dataclass(frozen=True)
class Subject:
    """A kind of record that can be asked for: its option, its table, and what to say when it is not there."""

    key: str
    title: Text
    sql: str
    none: Callable[[str], Text]
    listed: str

    def option(self) -> Option:
        """The option by which it is chosen; empty is the next one, or the last one held."""
        return Option(
            key=self.key,
            title=self.title,
            kind=OptionKind.RECORD,
            known=lambda store, _day: list(self.labels(store)),
            empty=_("the next one"),
            named=self.named,
        )

    def labels(self, store: Store) -> dict[str, str]:
        """What can be picked, the latest first: the words that a person sees, and the id."""
        found: dict[str, str] = {}
        for id, title, day, starts in store.query(self.sql):
            parts = (title, as_text(date.fromisoformat(day), "pl") if day else "", starts or "")
            found.setdefault(" · ".join(part for part in parts if part), id)
        return found

    def named(self, store: Store, typed: str) -> str:
        """The words of an id; what is no id stays as it is."""
        return next((words for words, id in self.labels(store).items() if id == typed), typed)

    def find(self, store: Store, typed: str) -> str:
        """The id of what was typed: an id, a label, or a title that only one has; raises UserError."""
        labels = self.labels(store)
        rows = store.query(self.sql)
        if typed in {row[0] for row in rows}:
            return typed
        named = [row[0] for row in rows if row[1].casefold() == typed.casefold()]
        if typed in labels or len(named) == 1:
            return labels.get(typed) or named[0]
        raise UserError(
            self.none(typed),
            todo=_("List them with: grono list FILE {list}.", list=self.listed),
        )

    def default(self, store: Store, day: date) -> str | None:
        """The next one from a day on; where nothing comes any more, the last one; None without any."""
        rows = [(row[2] or "", row[0]) for row in store.query(self.sql)]
        coming = [row for row in rows if row[0] >= day.isoformat()]
        return min(coming)[1] if coming else max(rows)[1] if rows else None


_EVENTS = """SELECT e.id, e.title, min(s.day) AS day, NULL FROM event e
    LEFT JOIN session s ON s.subject_id = e.id AND s.deleted_at IS NULL
    WHERE e.deleted_at IS NULL GROUP BY e.id ORDER BY day DESC, e.id DESC"""
_SESSIONS = """SELECT s.id, e.title, s.day, substr(s.starts, 1, 5) FROM session s
    JOIN (SELECT id, title, deleted_at FROM event UNION ALL SELECT id, title, deleted_at FROM edition) e
        ON e.id = s.subject_id AND e.deleted_at IS NULL
    WHERE s.deleted_at IS NULL ORDER BY s.day DESC, s.starts DESC, s.id DESC"""

EVENT = Subject(
    "event", _("Event"), _EVENTS, lambda typed: _("There is no event “{name}”.", name=typed), "events"
)
EDITION = Subject(
    "edition",
    _("Edition"),
    _EVENTS.replace("event e", "edition e"),
    lambda typed: _("There is no edition “{name}”.", name=typed),
    "editions",
)
SESSION = Subject(
    "session",
    _("Day or session"),
    _SESSIONS,
    lambda typed: _("There is no session “{name}”.", name=typed),
    "sessions",
)


def chosen(store: Store, request: Request, subjects: tuple[Subject, ...]) -> tuple[Subject, str] | None:
    """What was asked for; where nothing was, the default of the first kind that has any.

    Raises UserError when two different things were asked for, or one that is not there.
    """
    given = [(one, str(request.options.get(one.key, "")).strip()) for one in subjects]
    asked = [(one, typed) for one, typed in given if typed]
    if len(asked) > 1:
        keys = ", ".join(one.key for one, _typed in asked)
        raise UserError(_("Only one of these can be asked for: {keys}.", keys=keys))
    if asked:
        subject, typed = asked[0]
        return subject, subject.find(store, typed)
    for subject in subjects:
        if id := subject.default(store, request.as_of):
            return subject, id
    return None
