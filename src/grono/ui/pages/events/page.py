"""The page of one event."""

from __future__ import annotations

from grono.ui.page import Page


class EventPage(Page):
    """Opened from the list, from today and from the palette."""
