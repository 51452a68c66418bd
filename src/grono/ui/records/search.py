"""What the palette finds among records, and the line that makes a new one of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grono.domain.text import Text, _
from grono.ui.hooks import Hit

if TYPE_CHECKING:
    from grono.store.store import Store
    from grono.ui.window import Window

KINDS: dict[str, tuple[Text, str]] = {
    "organisation": (_("Organisations"), "buildings"),
    "person": (_("People"), "user"),
    "event": (_("Events"), "ticket"),
    "edition": (_("Editions of training"), "graduation-cap"),
    "programme": (_("Training programmes"), "graduation-cap"),
    "project": (_("Projects"), "puzzle-piece"),
}


def search(store: Store, text: str) -> list[Hit]:
    """Records for what was typed, each with a line that tells it from others."""
    from grono.services.finding import find

    return [Hit(found.kind, found.id, found.title, found.note) for found in find(store, text)]


def add(window: Window, typed: str) -> None:
    """The form of a new member with the name filled in."""
    window.go("organisation_form", typed={"name": typed})


def add_text(typed: str) -> Text:
    """What the last line of the palette says."""
    return _("Add the member “{name}”", name=typed)


HOOKS_OF_RECORDS: dict[str, Any] = {"search": search, "kinds": KINDS, "add": add, "add_text": add_text}
"""For Hooks(…, **HOOKS_OF_RECORDS)."""
