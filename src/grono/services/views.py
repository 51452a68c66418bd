"""Saved views: a list's filters, search and order under a name."""

from __future__ import annotations

from dataclasses import replace

from grono.domain.membership import BELONGING, CANDIDATES, FORMER
from grono.domain.text import Text, UserError, _
from grono.domain.views import SavedFilter, SavedView
from grono.services.lists import Query
from grono.services.parts.single import trashed
from grono.store.store import Store

Filters = tuple[tuple[str, tuple[str, ...]], ...]

STANDARD: dict[str, tuple[tuple[str, Text, Filters], ...]] = {
    "organisations": (
        ("members", _("Members"), (("state", BELONGING),)),
        ("sme", _("SME"), (("state", BELONGING), ("size", ("micro", "small", "medium")))),
        ("candidates", _("Candidates"), (("state", CANDIDATES),)),
        ("former", _("Former"), (("state", FORMER),)),
        ("consent", _("Not asked about the directory"), (("state", BELONGING), ("missing", ("consent",)))),
        ("all", _("All"), ()),
    ),
    "people": (
        ("all", _("All"), ()),
        ("newsletter", _("Newsletter"), (("consent_newsletter", ("given",)),)),
        ("consent", _("Not asked about the directory"), (("missing", ("consent",)),)),
    ),
    "events": (
        ("coming", _("To come"), (("when", ("coming", "now")),)),
        ("over", _("Over"), (("when", ("over",)),)),
        ("all", _("All"), ()),
    ),
    "programmes": (("all", _("All"), ()),),
    "editions": (
        ("coming", _("To come and under way"), (("when", ("coming", "now")),)),
        ("over", _("Over"), (("when", ("over",)),)),
        ("all", _("All"), ()),
    ),
    "projects": (("all", _("All"), ()),),
}
"""The views that every register has, by list."""


def saved(store: Store, list_key: str) -> list[tuple[SavedView, Query]]:
    """The office's own views of a list, in their order."""
    views = store.all(SavedView, "list_key = ?", (list_key,), "position, id")
    filters = store.of(SavedFilter, [view.id for view in views])
    return [(view, _query(view, filters.get(view.id, []))) for view in views]


def save(store: Store, list_key: str, name: str, query: Query) -> SavedView:
    """Keep a query under a name; a view of the same name is replaced."""
    position = len(store.all(SavedView, "list_key = ?", (list_key,)))
    view = SavedView(
        list_key=list_key,
        name=name.strip(),
        search=query.search,
        sort_by=query.sort,
        descending=query.descending,
        position=position,
    )
    for problem in view.problems().values():
        raise UserError(problem)
    with store.step(_("Save the view {name}", name=view.name)):
        for old in store.all(SavedView, "list_key = ? AND name = ?", (list_key, view.name)):
            remove(store, old)
        store.save(view)
        store.save_many(
            SavedFilter(view_id=view.id, field=key, value=value)
            for key, values in query.filters
            for value in values
        )
    return view


def rename(store: Store, view: SavedView, name: str) -> None:
    """Give a view another name."""
    with store.step(_("Rename the view {name}", name=view.name)):
        store.save(replace(view, name=name.strip()))


def remove(store: Store, view: SavedView) -> None:
    """Delete a view; the records in it stay."""
    with store.step(_("Delete the view {name}", name=view.name)):
        store.save_many(trashed(row) for row in store.all(SavedFilter, "view_id = ?", (view.id,)))
        store.save(trashed(view))


def _query(view: SavedView, rows: list[SavedFilter]) -> Query:
    values: dict[str, list[str]] = {}
    for row in rows:
        values.setdefault(row.field, []).append(row.value)
    filters = tuple((key, tuple(accepted)) for key, accepted in values.items())
    return Query(search=view.search, filters=filters, sort=view.sort_by, descending=view.descending)
