"""What papers of training have in common: which edition they are about, its projects, and words for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grono.domain.text import Text, _, p_
from grono.domain.training import Edition
from grono.reports import parties, serving
from grono.reports.choosing import EDITION, chosen
from grono.reports.document import Document, Paragraph
from grono.reports.events.activity import span
from grono.reports.language import InBoth, Joined, Words
from grono.reports.report import Report, Request
from grono.services.training.courses import Course, course
from grono.store.store import Store
from grono.wording import as_text

GROUP = _("For events and training")
NOTHING = _("There is no edition of a training yet.")


def asked(store: Store, request: Request) -> Course | None:
    """The edition that a paper was asked for; by default the next or the last one, None without any."""
    found = chosen(store, request, (EDITION,))
    return course(store, found[1]) if found else None


def asked_begun(store: Store, request: Request) -> Course | None:
    """The same for a paper about what was: by default the edition that began last."""
    if not request.options[EDITION.key] and (id := last_begun(store, request)):
        return course(store, id)
    return asked(store, request)


def last_begun(store: Store, request: Request) -> str | None:
    """The edition whose first session is the latest that is not to come; None without one."""
    sql = """SELECT e.id FROM edition e JOIN session s ON s.subject_id = e.id AND s.deleted_at IS NULL
             WHERE e.deleted_at IS NULL GROUP BY e.id HAVING min(s.day) <= ?
             ORDER BY min(s.day) DESC, e.id DESC LIMIT 1"""
    rows = store.query(sql, (request.as_of.isoformat(),))
    return rows[0][0] if rows else None


def common(store: Store, request: Request, held: Course) -> dict[str, Any]:
    """What every document about an edition has: the issuer, its projects, and when it was printed."""
    base = parties.common(store, request)
    printed = p_("on paper", "printed on {day}", day=request.today)
    return {
        **base,
        **serving.funded(store, Edition.table, held.edition.id),
        "source": Joined((base["issuer"].brand, printed)),
    }


def nothing(store: Store, request: Request, report: Report) -> Document:
    """The paper of a register without any edition."""
    blocks = (Paragraph(NOTHING),)
    return Document(**parties.common(store, request), name=report.name, title=report.title, blocks=blocks)


def when(held: Course) -> Words:
    """From the first to the last day of a course."""
    return span([one.day for one in held.sessions])


def place(held: Course) -> str:
    """Where it is given: a place, a platform, or both."""
    return ", ".join(filter(None, (held.edition.place, held.edition.platform)))


def hours(held: Course) -> Text:
    """How long it is, in hours of its own length: "24 godz. (1 godz. = 45 min)"."""
    return p_(
        "on paper",
        "{hours} h (1 h = {minutes} min)",
        hours=held.hours,
        minutes=held.programme.minutes_per_hour,
    )


def in_both(words: Callable[[str], Text]) -> InBoth:
    """A text whose arguments themselves depend on the language, in both."""
    return InBoth(as_text(words("pl"), "pl"), as_text(words("en"), "en"))


def said(words: Words, locale: str) -> str:
    """Words in one language, to stand in another text."""
    if isinstance(words, InBoth):
        return words.pl or words.en if locale == "pl" else words.en or words.pl
    return as_text(words, locale)
