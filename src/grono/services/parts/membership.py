"""The part that says how an organisation stands to the cluster and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from grono.domain.dates import PartialDate
from grono.domain.entity import Entity
from grono.domain.membership import BELONGING, FORMER, MemberKind, Membership, MemberState
from grono.services.as_of import current, day_after, day_before
from grono.services.parts.base import Edit, Held, Values


@dataclass(frozen=True)
class Memberships:
    """State, kind, resolution, the day of joining and, of former members, the last day."""

    keys: tuple[str, ...] = ("state", "member_kind", "joined", "left", "resolution", "state_since")
    entities: tuple[type[Entity], ...] = (Membership,)

    def read(self, held: Held, day: date) -> Values:
        rows = held.of(Membership)
        now = current(rows, day)
        if now is None:
            return {}
        belonging = [
            row for row in rows if row.state in BELONGING and (row.valid_from or "") <= (now.valid_from or "")
        ]
        values: dict[str, object] = {
            "state": now.state,
            "member_kind": now.kind,
            "resolution": now.resolution,
        }
        if belonging:
            values["joined"] = _joined(belonging, now)
        if now.state in FORMER and belonging:
            values["left"] = max((row.valid_to or "" for row in belonging), default="") or None
        elif now.state is not MemberState.MEMBER or values.get("joined") != now.valid_from:
            values["state_since"] = now.valid_from
        return values

    def write(self, held: Held, values: Values, edit: Edit) -> Iterator[Entity]:
        if not any(key in values for key in self.keys):
            return
        before = dict(self.read(held, edit.day))
        wanted: dict[str, Any] = before | {key: values[key] for key in self.keys if key in values}
        wanted["state"] = _state(wanted, given=values.get("state") is not None)
        if wanted == before or (not before and wanted["state"] is None):
            return
        now = current(held.of(Membership), edit.day)
        if now is None:
            yield from _history(held, wanted, None if held.new else edit.on)
        elif wanted["state"] is now.state:
            yield from _corrections(held.of(Membership), now, before, wanted)
        else:
            since = (
                wanted.get("left")
                if wanted["state"] in FORMER
                else (wanted.get("state_since") if "state_since" in values else None)
            )
            yield from _moved_on(held, now, wanted, since or edit.on)


def _state(wanted: dict[str, Any], *, given: bool) -> MemberState | None:
    """The state that is meant: a member who has a last day has resigned unless something else is said."""
    state: MemberState | None = wanted.get("state")
    if not given and wanted.get("left") and (state is None or state in BELONGING):
        return MemberState.RESIGNED
    if state is None and any(wanted.get(key) for key in ("joined", "member_kind", "resolution")):
        return MemberState.MEMBER
    return state


def _history(held: Held, wanted: dict[str, Any], since: PartialDate | None) -> Iterator[Membership]:
    """The rows of a membership told at once: belonging from joined, then the state if it is another."""
    state: MemberState = wanted["state"]
    joined, left = wanted.get("joined"), wanted.get("left")
    begins = wanted.get("state_since") or (day_after(left) if left else None)
    common: dict[str, Any] = {
        "organisation_id": held.id,
        "kind": wanted.get("member_kind") or MemberKind.ORDINARY,
        "resolution": wanted.get("resolution") or "",
    }
    if state is MemberState.MEMBER:
        yield Membership(**common, valid_from=joined or begins or since)
        return
    if joined:
        ends = left or (day_before(begins) if begins else None)
        yield Membership(**common, valid_from=joined, valid_to=ends)
    yield Membership(**common, state=state, valid_from=begins or (None if joined else since))


def _corrections(
    rows: list[Membership], now: Membership, before: dict[str, object], wanted: dict[str, Any]
) -> Iterator[Membership]:
    changed: dict[str, Any] = {}
    if wanted.get("member_kind") and wanted["member_kind"] != now.kind:
        changed["kind"] = wanted["member_kind"]
    if (wanted.get("resolution") or "") != now.resolution:
        changed["resolution"] = wanted.get("resolution") or ""
    moves = wanted.get("joined") != before.get("joined")
    first = _first_belonging(rows, now) if moves else now
    if moves and first is now:
        changed["valid_from"] = wanted.get("joined")
    elif moves:
        yield replace(first, valid_from=wanted.get("joined"))
    if changed:
        yield replace(now, **changed)


def _moved_on(
    held: Held, now: Membership, wanted: dict[str, Any], since: PartialDate | None
) -> Iterator[Membership]:
    former = wanted["state"] in FORMER
    if since is None:
        yield replace(now, state=wanted["state"])
        return
    begins = day_after(since) if former and wanted.get("left") else since
    if wanted["state"] is MemberState.MEMBER:
        begins = wanted.get("joined") or begins
    yield replace(now, valid_to=wanted["left"] if former and wanted.get("left") else day_before(begins))
    yield Membership(
        organisation_id=held.id,
        state=wanted["state"],
        kind=wanted.get("member_kind") or now.kind,
        resolution=wanted.get("resolution") or "",
        valid_from=begins,
    )


def _joined(belonging: list[Membership], now: Membership) -> PartialDate | None:
    return _first_belonging(belonging, now).valid_from


def _first_belonging(rows: list[Membership], now: Membership) -> Membership:
    """Where the unbroken run of belonging begins that the present row continues or that came before it."""
    run = sorted((row for row in rows if row.state in BELONGING), key=lambda row: row.valid_from or "")
    if not run:
        return now
    first = run[-1]
    for row in reversed(run[:-1]):
        if row.valid_to and first.valid_from and day_after(row.valid_to) >= first.valid_from:
            first = row
    return first
