"""The places of the sidebar: light descriptions; a page itself is made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grono.domain.text import Labelled, Text, p_

if TYPE_CHECKING:
    from grono.ui.page import Page


class Group(Labelled):
    """The groups of the sidebar, from top to bottom."""

    HOME = "home", p_("sidebar", "Home")
    CLUSTER = "cluster", p_("sidebar", "Cluster")
    ACTIVITIES = "activities", p_("sidebar", "Activities")
    FUNDING = "funding", p_("sidebar", "Funding")
    RESULTS = "results", p_("sidebar", "Results")
    BOTTOM = "bottom", p_("sidebar", "Program")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One page of the window.

    icon: a Phosphor name; its -fill twin shows where one is. shows: tables whose records open here.
    page: imports the page's class. hidden: reached from other pages only. under: the place that is
    marked in the sidebar while this hidden one is shown.
    """

    key: str
    title: Text
    icon: str
    group: Group
    page: Callable[[], type[Page]]
    shows: tuple[str, ...] = ()
    hidden: bool = False
    under: str = ""
