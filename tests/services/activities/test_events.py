"""What an event is worked with: who is meant at the door, costs, programme, copies, its end."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.activity import CostItem, RegistrationState, Session
from grono.domain.event import AgendaItem, Event, EventState
from grono.domain.ids import Id
from grono.domain.project import Project
from grono.domain.text import UserError
from grono.services import doubles
from grono.services.activities import attending, served
from grono.services.activities.agenda import agenda_of, save_agenda
from grono.services.activities.candidates import candidates
from grono.services.activities.copying import copy_event, make_series
from grono.services.activities.costs import costs_of, save_costs, total
from grono.services.activities.ending import end_event, reopen_event, unmarked
from grono.services.activities.history import history_of_firm
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.activities.strips import choose_strip, drop_strip, served_by
from grono.services.activities.taking_part import letters_to, participants, registrations_of
from grono.services.finding import find
from grono.store.store import Store

DAY = date(2026, 12, 1)


def an_event(store: Store, *days: str) -> Id:
    return make.event(store, "Śniadanie", *(make.session(day) for day in days or ("2026-12-01",)))


def cost(event: Id, name: str, planned: int | None, actual: int | None) -> CostItem:
    return CostItem(subject_table="event", subject_id=event, name=name, planned=planned, actual=actual)


def test_names_come_before_firms_and_the_list_before_the_register(store: Store) -> None:
    firm = make.organisation(store, "Święta Woda sp. z o.o.")
    listed = make.person(store, "Kowal", "Adam", organisation=firm)
    named = make.person(store, "Święcicka", "Małgorzata")
    colleague = make.person(store, "Lis", "Ewa", organisation=firm)
    event = an_event(store)
    make.registered(store, "event", event, Newcomer(person_id=listed, organisation_id=firm))
    found = candidates(store, participants(store, "event", event), "swie")
    assert [one.person_id for one in found] == [listed, named, colleague]
    assert [one.registration is not None for one in found] == [True, False, False]
    assert found[2].organisation_id == firm
    assert candidates(store, [], "  ") == []


def test_every_typed_word_must_fit(store: Store) -> None:
    make.person(store, "Nowak", "Anna")
    make.person(store, "Nowak", "Piotr")
    assert [one.name for one in candidates(store, [], "nowak pio")] == ["Nowak Piotr"]


def test_costs_are_kept_in_their_order(store: Store) -> None:
    event = an_event(store)
    save_costs(store, "event", event, [cost(event, "Sala", 100, None), cost(event, "Catering", None, 250)])
    assert [one.name for one in costs_of(store, "event", event)] == ["Sala", "Catering"]
    save_costs(store, "event", event, costs_of(store, "event", event)[1:])
    assert [one.name for one in costs_of(store, "event", event)] == ["Catering"]
    with pytest.raises(UserError, match="what the cost is for"):
        save_costs(store, "event", event, [cost(event, " ", 1, 1)])


amounts = st.none() | st.integers(0, 10**9)


@given(st.lists(st.tuples(amounts, amounts), max_size=5))
def test_totals_are_sums_of_what_is_known(pairs: list[tuple[int | None, int | None]]) -> None:
    found = total(cost(Id("e"), "x", planned, actual) for planned, actual in pairs)
    assert (found.planned or 0) == sum(planned or 0 for planned, _actual in pairs)
    assert (found.actual is None) == all(actual is None for _planned, actual in pairs)
    assert found.over == (0 if found.planned is None else max(0, (found.actual or 0) - found.planned))


def test_a_row_of_the_programme_needs_a_topic(store: Store) -> None:
    event = an_event(store)
    with pytest.raises(UserError, match="what this part is about"):
        save_agenda(store, event, [AgendaItem(event_id=event, day=DAY, starts=time(9))])
    save_agenda(store, event, [AgendaItem(event_id=event, day=DAY, starts=time(9), topic="Otwarcie")])
    save_agenda(store, event, [])
    assert agenda_of(store, event) == []


def test_a_copy_takes_everything_but_people_and_results(store: Store) -> None:
    event = make.event(
        store,
        "Śniadanie",
        make.session("2026-12-01"),
        make.session("2026-12-02"),
        state=EventState.HELD,
        results="Było dobrze",
        registration_until=date(2026, 11, 30),
        capacity=40,
    )
    project = make.project(store, "Splot")
    served.serve(store, "event", event, [project])
    save_costs(store, "event", event, [cost(event, "Sala", 100, 120)])
    save_agenda(store, event, [AgendaItem(event_id=event, day=DAY, starts=time(9), topic="Otwarcie")])
    make.registered(store, "event", event, make.guest("Lis"))
    attending.close(store, sessions_of(store, "event", event)[0])
    copy = copy_event(store, event, date(2027, 1, 12))
    made = store.get(Event, copy)
    assert made is not None
    assert (made.state, made.results, made.capacity) == (EventState.PLANNED, "", 40)
    assert made.registration_until == date(2027, 1, 11)
    days = sessions_of(store, "event", copy)
    assert [(one.day, one.closed_on) for one in days] == [
        (date(2027, 1, 12), None),
        (date(2027, 1, 13), None),
    ]
    assert [one.day for one in agenda_of(store, copy)] == [date(2027, 1, 12)]
    assert [(one.planned, one.actual) for one in costs_of(store, "event", copy)] == [(100, None)]
    assert served.projects_of(store, "event", copy)[0].id == project
    assert registrations_of(store, "event", copy) == []
    store.undo()
    assert store.get(Event, copy) is None or store.get(Event, copy).deleted_at  # type: ignore[union-attr]
    assert len(sessions_of(store, "event", event)) == 2


def test_a_series_passes_over_public_holidays(store: Store) -> None:
    """1 and 6 January are public holidays (act of 18 January 1951)."""
    event = an_event(store, "2026-12-16")
    made = make_series(store, event, date(2026, 12, 30), 2, 7)
    days = [sessions_of(store, "event", one)[0].day for one in made]
    assert days == [date(2026, 12, 30), date(2027, 1, 13)]
    events = [store.get(Event, one) for one in (event, *made)]
    assert {one.series for one in events if one} == {"Śniadanie"}


def test_what_is_gone_is_not_copied(store: Store) -> None:
    with pytest.raises(UserError, match="not there any more"):
        copy_event(store, "nowhere", DAY)


def test_ending_marks_the_others_absent_and_can_be_taken_back(store: Store) -> None:
    event = an_event(store)
    lis, wilk = make.registered(store, "event", event, make.guest("Lis"), make.guest("Wilk"))
    day = sessions_of(store, "event", event)[0]
    attending.present(store, day, [lis.id])
    held = store.get(Event, event)
    assert held is not None
    assert unmarked(store, held) == 1
    end_event(store, held, DAY)
    assert [one.state for one in registrations_of(store, "event", event)] == [
        RegistrationState.PRESENT,
        RegistrationState.ABSENT,
    ]
    assert store.all(Session)[0].closed_on == DAY
    now = store.get(Event, event)
    assert now is not None
    assert now.state is EventState.HELD
    reopen_event(store, now)
    assert store.all(Session)[0].closed_on is None
    assert wilk.id


def test_a_firm_has_its_history(store: Store) -> None:
    firm = make.organisation(store, "Netika")
    event = an_event(store)
    one = make.registered(store, "event", event, Newcomer(family_name="Lis", organisation_id=firm))[0]
    make.registered(store, "event", event, Newcomer(family_name="Wilk", organisation_id=firm))
    attending.present(store, sessions_of(store, "event", event)[0], [one.id])
    (told,) = history_of_firm(store, firm)
    assert (told.title, told.first, told.people, told.came) == ("Śniadanie", DAY, 2, 1)


def test_a_letter_reaches_everybody_of_several_events_once(store: Store) -> None:
    anna = make.person(store, "Nowak", "Anna", emails=("anna@example.org",))
    events = [an_event(store), an_event(store)]
    for event in events:
        make.registered(store, "event", event, Newcomer(person_id=anna), make.guest("Lis"))
    rows = letters_to(store, [("event", event) for event in events])
    assert [row.get("emails") for row in rows] == [("anna@example.org",), None, None]


def test_a_strip_is_kept_with_its_project(store: Store, tmp_path: Path) -> None:
    project = make.project(store, "Splot kompetencji")
    picture = tmp_path / "pasek.png"
    picture.write_bytes(b"picture")
    choose_strip(store, project, picture)
    known = store.get(Project, project)
    assert known is not None
    assert served.strip(store, known) == b"picture"
    drop_strip(store, project)
    known = store.get(Project, project)
    assert known is not None
    assert known.strip_id is None
    with pytest.raises(UserError, match="no picture"):
        choose_strip(store, project, tmp_path / "pasek.doc")
    with pytest.raises(UserError, match="not there any more"):
        drop_strip(store, "nowhere")


def test_a_project_names_what_serves_it(store: Store) -> None:
    project = make.project(store, "Splot kompetencji")
    events = [an_event(store, "2026-12-01"), make.event(store, "Bez terminu")]
    for event in events:
        served.serve(store, "event", event, [project])
    assert [(one.title, one.first_day) for one in served_by(store, project)] == [
        ("Śniadanie", DAY),
        ("Bez terminu", None),
    ]


def test_the_same_title_on_another_day_is_another_event(store: Store) -> None:
    event = an_event(store, "2026-12-01")
    assert [one.id for one in doubles.events(store, {"title": "śniadanie"})] == [event]
    assert [one.id for one in doubles.events(store, {"title": "Śniadanie", "day": DAY})] == [event]
    assert doubles.events(store, {"title": "Śniadanie", "day": date(2026, 12, 8)}) == []
    assert doubles.titled(store, "event", {"title": "Śniadanie"}, event) == []


def test_events_and_projects_are_found_by_their_words(store: Store) -> None:
    make.event(store, "Śniadanie biznesowe", make.session("2026-12-01"), place="Piastów")
    make.project(store, "Śniadania w klastrze", number="FERS.01")
    assert [(one.kind, one.note) for one in find(store, "sniad")] == [
        ("event", "01.12.2026 · Piastów"),
        ("project", "FERS.01 · Śniadani"),
    ]
