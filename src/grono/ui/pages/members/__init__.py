"""The page of members: organisations in every state, with their cards."""

from __future__ import annotations

from grono.domain.membership import BELONGING
from grono.domain.text import Text, _, n_, p_
from grono.services.lists import ORGANISATIONS, Query
from grono.ui.page import Desk
from grono.ui.pages.members import card
from grono.ui.records.kinds import Part, RecordKind, Words
from grono.ui.records.page import RecordPage
from grono.ui.records.page_commands import page_commands
from grono.ui.records.states import state_colour
from grono.ui.table import Cell


def _counted(shown: int, total: int, query: Query) -> Text:
    """Members where only they are listed, else organisations."""
    states = dict(query.filters).get("state", ())
    of_members = bool(states) and set(states) <= set(BELONGING)
    if of_members and shown == total:
        return n_("{n} member", "{n} members", total)
    if of_members:
        return n_("{shown} of {n} member", "{shown} of {n} members", total, shown=shown)
    if shown == total:
        return n_("{n} organisation", "{n} organisations", total)
    return n_("{shown} of {n} organisation", "{shown} of {n} organisations", total, shown=shown)


def _parts() -> tuple[Part, ...]:
    from grono.ui.pages.members import data, people
    from grono.ui.records import files, history, notes, took_part

    return (
        Part("data", _("Data"), data.build),
        Part("people", _("People"), people.build, people.count),
        Part("took_part", p_("tab", "Took part"), took_part.of_firm, took_part.count_of_firm),
        Part("notes", p_("tab", "Notes"), notes.build, notes.count),
        Part("files", _("Files"), files.build, files.count),
        Part("history", _("History"), history.build),
    )


KIND = RecordKind(
    records=ORGANISATIONS,
    place="members",
    form="organisation_form",
    imported_as="members",
    icon="buildings",
    words=Words(
        title=_("Members"),
        new=_("New member"),
        hint=_("Name, NIP, town, person…"),
        counted=_counted,
        ticked=lambda n: n_("{n} organisation ticked", "{n} organisations ticked", n),
        deleted=lambda n: n_("{n} organisation is in the trash", "{n} organisations are in the trash", n),
        nothing=_("No organisation matches the filters"),
        empty=_("The members of the cluster will be here"),
        about=_(
            "Companies, universities, local authorities, candidates and former members."
            " From them come the directory, the lists for funders and the figures of the cluster."
        ),
        first=_("Add the first member"),
    ),
    cells={
        "name": Cell(second=lambda row: row.get("town"), avatar=True, stretch=True),
        "state": Cell(badge=lambda row: state_colour(row.get("state"))),
    },
    always=("name", "town"),
    chips=("size", "trades"),
    tell=card.tell,
    parts=_parts,
    changeable=(
        "state",
        "member_kind",
        "size",
        "kind",
        "trades",
        "voivodeship",
        "resolution",
        "consent_directory",
    ),
)


class MembersPage(RecordPage):
    """Members, candidates and former members."""

    declared = page_commands(KIND)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, KIND)
