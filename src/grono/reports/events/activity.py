"""What every paper of an event or an edition says: title, days, hours, place, who leads, projects served."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from grono.domain.activity import Session, times
from grono.domain.event import Event
from grono.domain.person import Person
from grono.domain.text import Text, _, n_, p_
from grono.domain.training import Edition
from grono.reports import parties, serving
from grono.reports.choosing import EDITION, EVENT, SESSION, Subject, chosen
from grono.reports.document import Block, Document, Paragraph
from grono.reports.language import InBoth, Joined, Words
from grono.reports.report import Report, Request
from grono.services.activities import sessions, taking_part
from grono.services.activities.taking_part import Participant
from grono.store.store import Store
from grono.wording import Kind, as_text

NBSP = "\N{NO-BREAK SPACE}"

GROUP = _("For events and training")
NOTHING = _("There is no event and no training yet.")


@dataclass(frozen=True, kw_only=True)
class Activity:
    """An event or an edition with its sessions; those that a paper was asked for are chosen."""

    store: Store
    record: Event | Edition
    sessions: tuple[Session, ...]
    chosen: tuple[Session, ...]

    @property
    def table(self) -> str:
        """The table of its record."""
        return self.record.table

    @property
    def title(self) -> Words:
        """Its title, in both languages where there are two."""
        return InBoth(self.record.title, getattr(self.record, "title_en", ""))

    @property
    def days(self) -> list[date]:
        """The days of the sessions asked for, each once."""
        return sorted({session.day for session in self.chosen})

    @property
    def place(self) -> str:
        """Where it is: a place, or the platform of an online meeting."""
        return ", ".join(part for part in (self.record.place, self.record.platform) if part)

    def participants(self) -> list[Participant]:
        """Everybody registered, by row number."""
        return taking_part.participants(self.store, self.table, self.record.id)

    def seated(self) -> list[Participant]:
        """Those who have a seat, by row number."""
        return [one for one in self.participants() if one.registration.seated]

    def leader(self, session: Session) -> str:
        """Who leads a session: its trainer, or whoever is in charge of the event."""
        person = self.store.get(Person, session.trainer_id) if session.trainer_id else None
        if person:
            return f"{person.given_name} {person.family_name}".strip()
        return "" if isinstance(self.record, Edition) else self.record.in_charge

    def when(self) -> Words:
        """Its days in words: one, or from the first to the last."""
        return span(self.days)


def asked(store: Store, request: Request, *subjects: Subject) -> Activity | None:
    """The activity that a paper was asked for; None where there is none at all."""
    found = chosen(store, request, subjects or (EVENT, EDITION))
    return None if found is None else loaded(store, *found)


def loaded(store: Store, subject: Subject, id: str) -> Activity:
    """An event or an edition by the id of itself or of one of its sessions."""
    only = store.get(Session, id) if subject is SESSION else None
    table, owner = (only.subject_table, only.subject_id) if only else (subject.key, id)
    [record] = store.all(Edition if table == Edition.table else Event, "id = ?", (owner,))
    all_of_it = tuple(sessions.sessions_of(store, record.table, record.id))
    return Activity(store=store, record=record, sessions=all_of_it, chosen=(only,) if only else all_of_it)


def common(activity: Activity, request: Request) -> dict[str, Any]:
    """What every document about an activity has: the issuer, its projects, and when it was printed."""
    base = parties.common(activity.store, request)
    printed = p_("on paper", "printed on {day}", day=request.today)
    return {
        **base,
        **serving.funded(activity.store, activity.table, activity.record.id),
        "source": Joined((base["issuer"].brand, printed)),
    }


def nothing(store: Store, request: Request, report: Report) -> Document:
    """The paper of a register in which there is neither an event nor a training."""
    blocks: tuple[Block, ...] = (Paragraph(NOTHING),)
    return Document(**parties.common(store, request), name=report.name, title=report.title, blocks=blocks)


def span(days: Sequence[date]) -> Words:
    """Days in words: "24 listopada 2026 r.", or the first and the last of them."""
    if not days:
        return ""
    if days[0] == days[-1]:
        return long_day(days[0])
    return InBoth(*(_span(days[0], days[-1], locale) for locale in ("pl", "en")))


def _span(first: date, last: date, locale: str) -> str:
    """Both ends of a span; the first without the month and the year that it shares with the last."""
    begin, end = (as_text(day, locale, Kind.LONG_DATE).split(NBSP) for day in (first, last))
    if first.year == last.year:
        begin = begin[:1] if first.month == last.month else begin[:2]
    if locale == "pl":
        begin, end = [*begin, *["r."] * (len(begin) == 3)], [*end, "r."]
    return NBSP.join(begin) + ("–" if len(begin) == 1 else " – ") + NBSP.join(end)


def long_day(day: date) -> InBoth:
    """A day with its month in words: "24 listopada 2026 r."."""
    pl, en = (as_text(day, locale, Kind.LONG_DATE) for locale in ("pl", "en"))
    return InBoth(f"{pl} r.", en)


def hours(session: Session) -> Words:
    """From when to when, and the breaks in it: "9:00–15:00, w tym przerwy: 45 min"."""
    if not session.breaks:
        return times(session)
    return Joined(
        (
            times(session),
            n_("including a break of {n} minute", "including breaks of {n} minutes", session.breaks),
        ),
        ", ",
    )


def led_by(name: str) -> Text | str:
    """Who leads: nothing where that is not known."""
    return p_("on paper", "led by: {name}", name=name) if name else ""


def where(activity: Activity, session: Session) -> str:
    """The place of a session, with its room."""
    parts = (activity.place, session.room)
    return ", ".join(dict.fromkeys(part for part in parts if part))
