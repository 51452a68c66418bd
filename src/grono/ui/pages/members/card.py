"""An organisation as its card tells it: the line below its name, and its badges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from grono.domain.consent import ConsentState
from grono.domain.membership import BELONGING, FORMER
from grono.domain.organisation import SizeClass
from grono.domain.text import Text, _
from grono.services import rows
from grono.services.columns import Row
from grono.store.store import Store
from grono.ui.records.kinds import Mark, Told
from grono.ui.records.states import state_colour
from grono.wording import Kind

_SIZES = {
    SizeClass.MICRO: _("micro firm"),
    SizeClass.SMALL: _("small firm"),
    SizeClass.MEDIUM: _("medium firm"),
    SizeClass.LARGE: _("large firm"),
}


def tell(store: Store, id: str, tr: Callable[..., str]) -> Told | None:
    """The organisation of an id as it is today; None when it is gone."""
    row = rows.organisation_rows(store, [id], date.today())[0]
    if "kind" not in row:
        return None
    line = " · ".join(filter(None, (str(row.get("town") or ""), tr(_standing(row, tr)))))
    return Told("organisation", id, str(row.get("name") or ""), line, tuple(_marks(row)), row)


def _standing(row: Row, tr: Callable[..., str]) -> Text | None:
    """Since when it belongs, or when it left."""
    state = row.get("state")
    if state in BELONGING and row.get("joined"):
        return _("member since {day}", day=tr(row["joined"], Kind.LONG_DATE))
    if state in FORMER and row.get("left"):
        return _("member until {day}", day=tr(row["left"], Kind.LONG_DATE))
    if state and row.get("state_since"):
        return _("{state} since {day}", state=state, day=tr(row["state_since"], Kind.LONG_DATE))
    return None


def _marks(row: Row) -> Iterator[Mark]:
    state = row.get("state")
    if state:
        yield Mark(state, state_colour(state))
    size = row.get("size")
    if isinstance(size, SizeClass):
        yield Mark(_SIZES[size], "info", dot=False)
    else:
        yield Mark(row["kind"], "teal", dot=False)
    if state in BELONGING:
        answer = row.get("consent_directory")
        if answer is ConsentState.REFUSED:
            yield Mark(_("refused the directory"), "warn", icon="warning-fill")
        elif answer is not ConsentState.GIVEN:
            yield Mark(_("not asked about the directory"), "warn", icon="warning-fill")
