"""Events, programmes, editions and projects in forms and lists."""

from __future__ import annotations

from datetime import date, time

import pytest
from tests import make

from grono.domain.event import EventKind, EventState
from grono.domain.text import UserError
from grono.services import editing, trash
from grono.services.activities import served
from grono.services.activities.lists import EDITIONS, EVENTS, PROGRAMMES, PROJECTS
from grono.services.activities.records import EVENT
from grono.services.activities.sessions import sessions_of
from grono.services.kinds import FIELDS, LISTS, RECORDS
from grono.services.lists import Listing, Query, RecordList
from grono.store.store import Store

TODAY = date(2026, 11, 24)


def titles(
    store: Store, records: RecordList, *filters: tuple[str, tuple[str, ...]], sort: str = ""
) -> list[object]:
    """The titles of a list, narrowed and in an order."""
    listing = Listing(store, records)
    ids = listing.ids(Query(filters=filters, sort=sort, day=TODAY))
    return [row["title"] for row in listing.rows(ids, TODAY)]


@pytest.fixture
def events(store: Store) -> Store:
    """One over, one under way, one to come, one without a day."""
    make.event(store, "Żniwa", make.session("2026-08-01"), kind=EventKind.FAIR)
    make.event(store, "Misja", make.session("2026-11-23"), make.session("2026-11-25"), kind=EventKind.MISSION)
    make.event(store, "Ćwiczenia", make.session("2026-12-01"), state=EventState.OPEN)
    make.event(store, "Bez dnia")
    return store


@pytest.mark.parametrize(
    ("when", "found"), [("coming", ["Ćwiczenia"]), ("now", ["Misja"]), ("over", ["Żniwa"])]
)
def test_events_by_when_they_are(events: Store, when: str, found: list[str]) -> None:
    assert titles(events, EVENTS, ("when", (when,))) == found


def test_events_in_order_of_their_days(events: Store) -> None:
    assert titles(events, EVENTS, sort="first_day") == ["Żniwa", "Misja", "Ćwiczenia", "Bez dnia"]
    assert titles(events, EVENTS, ("year", ("2026",)), ("kind", ("fair", "mission")), sort="kind") == [
        "Żniwa",
        "Misja",
    ]


def test_every_order_and_filter_of_every_list_can_be_asked_for(events: Store) -> None:
    for records in LISTS:
        listing = Listing(events, records)
        for key in records.orders:
            assert len(listing.numbers(Query(sort=key))) == len(listing.numbers(Query()))
        for one in records.filters:
            values = [value for value, _words in one.choices(events, TODAY)]
            found = [len(listing.numbers(Query(filters=((one.key, (value,)),)))) for value in values]
            assert all(count <= len(listing.numbers(Query())) for count in found)


def test_an_event_counts_its_people(store: Store) -> None:
    event = make.event(store, "Śniadanie", make.session("2026-12-01"), capacity=2)
    make.registered(store, "event", event, *(make.guest(name) for name in ("Lis", "Wilk", "Sowa")))
    (row,) = Listing(store, EVENTS).rows([event], TODAY)
    assert (row["seated"], row["waiting"], row["capacity"]) == (2, 1, 2)
    assert "present" not in row


def test_the_form_of_an_event_asks_for_its_first_day(store: Store) -> None:
    values = {"title": "Śniadanie", "day": date(2026, 12, 1), "starts": time(8, 30)}
    event = editing.save_record(store, "event", None, values)
    (day,) = sessions_of(store, "event", event)
    assert (day.starts, day.ends) == (time(8, 30), time(15))
    editing.save_record(store, "event", event, {"day": date(2026, 12, 8), "ends": time(12)})
    (day,) = sessions_of(store, "event", event)
    assert (day.day, day.starts, day.ends) == (date(2026, 12, 8), time(8, 30), time(12))
    read = EVENT.read(EVENT.load(store, [event])[event], TODAY)
    assert (read["day"], read["starts"]) == (date(2026, 12, 8), time(8, 30))
    editing.save_record(store, "event", event, {"day": date(2026, 12, 8)})
    assert str(store.steps(1)[0].message) == "Change Śniadanie"


def test_an_event_may_have_no_day_yet(store: Store) -> None:
    event = editing.save_record(store, "event", None, {"title": "Kiedyś"})
    assert sessions_of(store, "event", event) == []


def test_what_cannot_be_is_told_and_not_saved(store: Store) -> None:
    with pytest.raises(UserError, match="time zone"):
        editing.save_record(store, "event", None, {"title": "Śniadanie", "zone": "Radom"})
    assert titles(store, EVENTS) == []


def test_an_edition_names_its_programme(store: Store) -> None:
    edition = make.edition(store, "Excel, edycja 1", make.session("2026-12-01"))
    (row,) = Listing(store, EDITIONS).rows([edition], TODAY)
    assert row["programme"] == titles(store, PROGRAMMES)[0]
    assert (row["number"], row["first_day"]) == (1, date(2026, 12, 1))
    assert titles(store, EDITIONS, ("programme", (str(row["programme_id"]),))) == ["Excel, edycja 1"]


def test_what_serves_a_project_is_found_by_it(store: Store) -> None:
    first, second = make.project(store, "Splot"), make.project(store, "Nić")
    event = make.event(store, "Śniadanie", make.session("2026-12-01"))
    served.serve(store, "event", event, [second, first])
    assert [one.title for one in served.projects_of(store, "event", event)] == ["Nić", "Splot"]
    served.serve(store, "event", event, [first])
    assert [one.title for one in served.projects_of(store, "event", event)] == ["Splot"]
    assert titles(store, EVENTS, ("project", (first,))) == ["Śniadanie"]
    assert titles(store, EVENTS, ("project", (second,))) == []
    assert titles(store, PROJECTS) == ["Nić", "Splot"]


def test_the_strip_of_a_project_is_its_picture(store: Store) -> None:
    with_strip = make.project(store, "Splot", strip=b"picture")
    project = next(one for one in _projects(store) if one.id == with_strip)
    assert served.strip(store, project) == b"picture"
    bare = make.project(store, "Nić")
    assert served.strip(store, next(one for one in _projects(store) if one.id == bare)) is None


def test_clauses_name_the_coordinator_and_the_project(store: Store) -> None:
    from grono.domain.project import Clause
    from grono.domain.text import _

    with store.step(_("Texts")):
        clause = Clause(
            key="own", version="1", title="Informacja", text="{coordinator}; {authority}; {project}"
        )
        store.save(clause)
    (said,) = served.clauses(store, ["own", "unknown"])
    assert said.text.count("…") > 0
    project = make.project(store, "Splot", number="FERS.01", authority="PARP")
    (said,) = served.clauses(store, ["own"], next(one for one in _projects(store) if one.id == project))
    assert said.text.endswith("PARP; FERS.01 Splot")


def _projects(store: Store) -> list:
    from grono.domain.project import Project

    return store.all(Project)


def test_deleted_events_wait_in_the_trash_under_their_title(store: Store) -> None:
    event = make.event(store, "Śniadanie", make.session("2026-12-01"))
    editing.delete(store, "event", [event])
    assert titles(store, EVENTS) == []
    (thing,) = trash.in_trash(store)
    assert (thing.title, thing.table) == ("Śniadanie", "event")
    trash.bring_back(store, [thing])
    assert titles(store, EVENTS) == ["Śniadanie"]


def test_every_kind_of_record_has_fields_and_parts() -> None:
    assert {records.table for records in LISTS} == set(FIELDS) == set(RECORDS)
    for table, fields in FIELDS.items():
        own = {field.key for field in fields} - {"id", "organisation"}
        if table not in ("organisation", "person"):
            assert own <= set(RECORDS[table].keys)
