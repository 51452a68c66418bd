"""The tab of the sessions: a table to type into, what stands in their way, and the log of an online one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from grono.domain.activity import Session
from grono.domain.ids import Id
from grono.domain.text import _, p_
from grono.services.activities import sessions
from grono.services.fields import Field, FieldKind
from grono.store.store import Store
from grono.ui.pages.training.shown import Shown
from grono.ui.pages.training.tab import Tab
from grono.ui.table.rows import Line, Typed
from grono.ui.table.rows_editor import RowsEditor
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.parts import banner

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

_GROUP = _("Sessions")
_TRAINERS = """SELECT n.id, n.title FROM _rownum n WHERE n.kind = 'person' AND (
    n.id IN (SELECT trainer_id FROM session WHERE deleted_at IS NULL)
    OR n.id IN (SELECT subject_id FROM tag WHERE deleted_at IS NULL AND name IN ('trener', 'trenerka')))
    ORDER BY n.sort_key"""


def trainers(store: Store) -> list[tuple[str, str]]:
    """Whoever has taught, and whoever is tagged as a trainer, as id and name."""
    return [(row[0], row[1]) for row in store.query(_TRAINERS)]


class SessionsTab(Tab):
    """Every change is saved at once, in one step; what clashes is said above."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        look, px = self.look, self.look.px
        self._modules: list[tuple[str, str]] = []
        self._known: dict[str, Session] = {}
        self._clashes = column(gap=px(8))
        self.table = RowsEditor(look, self._columns(), _("Sessions"), movable=False)
        self.table.edited.connect(self.save)
        self.log = Button(
            look, _("Import a meeting's log…"), self.import_log, icon="video-camera", kind=Kind.QUIET
        )
        plan = Button(look, _("Print the schedule"), self._print, icon="printer", kind=Kind.QUIET)
        hint = _("Type a day in the last row to plan one more session. Del removes the row.")
        self._hint = label(look, hint, "caption", wrap=True)
        head = row(gap=px(8))
        head.addWidget(self._hint, 1)
        head.addWidget(self.log)
        head.addWidget(plan)
        frame = holding(column(self.table, margins=1), frame="card")
        inside = column(head, gap=px(12), margins=(px(24), px(14), px(24), px(16)))
        inside.addLayout(self._clashes)
        inside.addWidget(frame, 1)
        self.box.addLayout(inside)

    def _columns(self) -> Sequence[Typed]:
        return (
            Typed(Field("day", p_("column", "Day"), _GROUP, FieldKind.DAY, required=True), 112),
            Typed(Field("starts", _("From"), _GROUP, FieldKind.TIME), 76),
            Typed(Field("ends", _("To"), _GROUP, FieldKind.TIME), 76),
            Typed(Field("breaks", _("Breaks, min"), _GROUP, FieldKind.NUMBER), 96),
            Typed(Field("topic", _("Topic"), _GROUP)),
            Typed(Field("module_id", _("Module"), _GROUP), 170, lambda: [("", ""), *self._modules]),
            Typed(
                Field("trainer_id", _("Taught by"), _GROUP),
                190,
                lambda: [("", ""), *trainers(self.desk.store)],
            ),
            Typed(Field("room", _("Room"), _GROUP), 130),
            Typed(Field("online", _("Online"), _GROUP, FieldKind.YES_NO), 70),
        )

    def show_edition(self, shown: Shown) -> None:
        self._modules = [(one.id, one.title) for one in shown.course.modules]
        self._known = {one.id: one for one in shown.course.sessions}
        lines: list[Line] = [
            {"id": one.id, **{column.key: getattr(one, column.key) for column in self.table.rows.columns}}
            for one in shown.course.sessions
        ]
        self.table.show_rows(lines, read_only=self.desk.read_only)
        self.log.setVisible(bool(shown.course.sessions) and not self.desk.read_only)
        self._hint.setVisible(not self.desk.read_only)
        clear(self._clashes)
        for why in dict.fromkeys(
            self.look.tr(one.why) for one in sessions.clashes(shown.store, shown.course.sessions)
        ):
            self._clashes.addWidget(banner(self.look, why, "warn"))

    def first_focus(self) -> QWidget:
        return self.table

    def save(self) -> None:
        """Keep the table; a row without a day waits for it."""
        made = [self._session(line) for line in self.table.lines if line.get("day")]
        self.writing(lambda: sessions.save_sessions(self.desk.store, "edition", self.shown.id, made))

    def _session(self, line: Line) -> Session:
        known = self._known.get(str(line.get("id") or ""))
        before = list(self._known.values())
        like = known or (before[-1] if before else None)
        values: dict[str, Any] = {key: value for key, value in line.items() if key != "id"}
        starts: time = values.get("starts") or (like.starts if like else time(9))
        ends: time = values.get("ends") or (like.ends if like else max(time(15), starts))
        given = {
            "day": values["day"],
            "starts": starts,
            "ends": ends,
            "breaks": values.get("breaks") or 0,
            "topic": str(values.get("topic") or ""),
            "room": str(values.get("room") or ""),
            "online": bool(values.get("online")),
            "module_id": _id(values.get("module_id")),
            "trainer_id": _id(values.get("trainer_id")),
        }
        if known:
            return replace(known, **given)
        if like:
            given |= {key: given[key] or getattr(like, key) for key in ("breaks", "room", "trainer_id")}
        return Session(subject_table="edition", subject_id=Id(self.shown.id), **given)

    def import_log(self) -> None:
        """Read who was in an online meeting, and for how long."""
        from grono.ui.pages.training.meeting_log import import_log

        at = self.table.currentIndex().row()
        held = self.shown.course.sessions
        import_log(self, held[at] if 0 <= at < len(held) else held[0])

    def _print(self) -> None:
        self.desk.go("reports", name="training-schedule", options={"edition": self.shown.id})


def _id(value: object) -> Id | None:
    return Id(str(value)) if value else None
