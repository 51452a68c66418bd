"""An edition as its page shows it, and the words that its tabs share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from grono.domain.activity import Session, times
from grono.domain.text import Text, _, n_
from grono.domain.training import EditionState
from grono.services.training import certificates
from grono.services.training.conditions import Standing, attendance_refusals, test_refusals
from grono.services.training.courses import Course, course
from grono.services.training.editions import Progress, progress
from grono.services.training.results import Score
from grono.store.store import Store

STATE_COLOURS = {
    EditionState.PLANNED: "neutral",
    EditionState.RECRUITING: "info",
    EditionState.RUNNING: "ok",
    EditionState.ENDED: "warn",
    EditionState.SETTLED: "neutral",
    EditionState.CANCELLED: "bad",
}


@dataclass(frozen=True)
class Shown:
    """One edition, read once for all that its page tells."""

    store: Store
    course: Course
    progress: Progress

    @property
    def id(self) -> str:
        """The id of the edition."""
        return self.course.edition.id

    @property
    def seated(self) -> list[Standing]:
        """The participants with a seat, by their names."""
        from grono.domain.folding import sort_key

        found = [one for one in self.progress.standings.values() if one.participant.registration.seated]
        return sorted(found, key=lambda one: sort_key(one.participant.name))

    @property
    def next_session(self) -> Session | None:
        """The session of today or the next one; after all of them the last one."""
        sessions = self.course.sessions
        return next((one for one in sessions if one.day >= date.today()), sessions[-1] if sessions else None)


def read(store: Store, id: str) -> Shown:
    """The edition of an id. Raises UserError when it is not there."""
    return Shown(store, course(store, id), progress(store, id))


def percent(share: float | None) -> str:
    """A share in whole percent; a dash where it is not known."""
    return "—" if share is None else f"{round(share * 100)}%"


def score(found: Score | None) -> str:
    """A test's result in percent."""
    return percent(found.share if found else None)


def session_words(session: Session) -> Text:
    """ "10.09, 9:00–14:00"."""
    day = f"{session.day.day}.{session.day.month:02}.{session.day.year}"
    return Text("{day}, {times}", {"day": day, "times": times(session)})


def certificate_state(shown: Shown, one: Standing) -> tuple[Text | str, str]:
    """What the journal says about a certificate, and its colour: ready, its number, or why not."""
    if one.certificate:
        return certificates.number_of(shown.store, one.certificate).text, "info"
    if one.ready:
        return _("ready"), "ok"
    if len(one.refusals) > 1:
        return n_("{n} gap", "{n} gaps", len(one.refusals)), "bad"
    if attendance_refusals(shown.course, one.attended):
        share = one.attended.minutes * 100 // one.attended.scheduled if one.attended.scheduled else 0
        return _("attendance {n}%", n=share), "bad"
    if test_refusals(shown.course, one.result) and one.result.post is None:
        return _("no final test"), "bad"
    if test_refusals(shown.course, one.result):
        return _("test {share}", share=score(one.result.post)), "bad"
    return _("data missing"), "bad"
