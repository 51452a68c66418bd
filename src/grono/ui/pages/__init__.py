"""The pages of the window, in the order of the sidebar; each module is imported when it is first opened."""

from __future__ import annotations

from grono.ui.places import Place

PAGES: tuple[Place, ...] = ()
