"""The pages of the window, in the order of the sidebar; each module is imported when it is first opened."""

from __future__ import annotations

from grono.domain.text import _
from grono.ui.page import Desk, Page
from grono.ui.places import Group, Place


def _today(desk: Desk) -> Page:
    from grono.ui.pages.today import TodayPage

    return TodayPage(desk)


PAGES: tuple[Place, ...] = (
    Place(key="today", title=_("Today"), icon="sun-horizon", group=Group.HOME, make=_today),
)
