"""For whom a personal paper is printed: everybody, some rows of the list, or an empty form."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import _
from grono.reports.events.activity import Activity
from grono.reports.options import Choice, Option, OptionKind
from grono.reports.report import Request
from grono.services.activities import attending
from grono.services.activities.taking_part import Participant

ROWS = Option(key="rows", title=_("Only the rows, such as 1-12, 15"), kind=OptionKind.TEXT)


def who(default: str) -> Option:
    """Whether the paper is filled in for those who take part, or empty."""
    return Option(
        key="who",
        title=_("For whom"),
        choices=(Choice("all", _("everybody with a seat")), Choice("nobody", _("an empty form"))),
        default=default,
    )


def picked(activity: Activity, request: Request) -> list[Participant | None]:
    """The people by row number; None is an empty form."""
    if request.options.get("who") == "nobody":
        return [None]
    return [*rows_of(activity.seated(), request)]


def rows_of(people: Sequence[Participant], request: Request) -> list[Participant]:
    """Those of the people who stand in the rows asked for; all of them where none was. Raises UserError."""
    wanted = attending.rows(str(request.options["rows"]))
    return [one for one in people if not wanted or one.registration.number in wanted]
