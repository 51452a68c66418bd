"""The page of people: contacts, representatives, whoever is known to the office."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.consent import ConsentState, Purpose
from grono.domain.text import Text, _, n_, p_
from grono.services.columns import Row
from grono.services.lists import PEOPLE, Query
from grono.ui.page import Desk
from grono.ui.pages.people import card
from grono.ui.records.kinds import Action, Part, RecordKind, Words
from grono.ui.records.page import RecordPage
from grono.ui.records.page_commands import page_commands
from grono.ui.records.source import ShownSource
from grono.ui.records.states import CONSENT_COLOURS
from grono.ui.table import Cell

_CONSENTS = tuple(f"consent_{purpose}" for purpose in Purpose)


class PeopleSource(ShownSource):
    """An answer that nobody gave is told as such."""

    def rows(self, numbers: Sequence[int]) -> Sequence[Row]:
        unasked = dict.fromkeys(_CONSENTS, ConsentState.NOT_ASKED)
        return [unasked | dict(row) for row in super().rows(numbers)]


def _counted(shown: int, total: int, _query: Query) -> Text:
    if shown == total:
        return n_("{n} person", "{n} people", total)
    return n_("{shown} of {n} person", "{shown} of {n} people", total, shown=shown)


def _consent_cell(key: str) -> Cell:
    return Cell(badge=lambda row: CONSENT_COLOURS[ConsentState(str(row[key]))])


def _parts() -> tuple[Part, ...]:
    from grono.ui.pages.people import data
    from grono.ui.records import files, history, notes, took_part

    return (
        Part("data", _("Data"), data.build),
        Part("took_part", p_("tab", "Took part"), took_part.of_person, took_part.count_of_person),
        Part("notes", p_("tab", "Notes"), notes.build, notes.count),
        Part("files", _("Files"), files.build, files.count),
        Part("history", _("History"), history.build),
    )


def _to_event(desk: Desk, ids: Sequence[str]) -> None:
    from grono.ui.records import to_event

    to_event.ask(desk, ids)


KIND = RecordKind(
    records=PEOPLE,
    place="people",
    form="person_form",
    imported_as="people",
    icon="users",
    words=Words(
        title=_("People"),
        new=_("New person"),
        hint=_("Name, organisation, e-mail…"),
        counted=_counted,
        ticked=lambda n: n_("{n} person ticked", "{n} people ticked", n),
        deleted=lambda n: n_("{n} person is in the trash", "{n} people are in the trash", n),
        nothing=_("Nobody matches the filters"),
        empty=_("The people of the cluster will be here"),
        about=_(
            "Contacts and representatives of members, what they were told and what they agreed to."
            " From them come letters and the contact persons of the directory."
        ),
        first=_("Add the first person"),
    ),
    cells={
        "title": Cell(second=lambda row: row.get("function"), avatar=True, stretch=True),
        **{key: _consent_cell(key) for key in _CONSENTS},
    },
    always=("title", "function"),
    chips=("role_kind", "consent_newsletter"),
    shown=("title", "organisation", "emails"),
    tell=card.tell,
    parts=_parts,
    changeable=("gender", *_CONSENTS),
    source=PeopleSource,
    actions=(Action("to_event", _("To the event…"), "ticket", _to_event),),
)


class PeoplePage(RecordPage):
    """Everybody that the office knows."""

    declared = page_commands(KIND)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, KIND)
