"""The card of one record: who it is, what can be done with it, and its parts under tabs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from grono.domain.text import _, p_
from grono.ui.listview import PaneHead
from grono.ui.page import Desk
from grono.ui.records.focus import keeping_focus
from grono.ui.records.holder import Holder
from grono.ui.records.kinds import Mark, Part, RecordKind
from grono.ui.widgets.badge import Avatar, Badge
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.choices import Tabs
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, rule, scrolling

_PAUSE = 40  # ms in which the arrow keys run past rows without a card being built for each


class Card(Holder):
    """Beside the list as a pane, or as a page of its own; furnished when the first record is told."""

    closed = Signal()
    moved = Signal(int)  # to the next (1) or the previous (-1) record

    def __init__(self, desk: Desk, kind: RecordKind, *, page: bool = False) -> None:
        super().__init__(desk, page=page)
        self.kind = kind
        self._id = ""
        self._version = -1
        self.setProperty("frame", "canvas" if page else "pane")
        self.setAccessibleName(self.look.tr(_("Details")))
        self._box: QVBoxLayout = column(gap=0)
        self.setLayout(self._box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._tell)
        self._parts: tuple[Part, ...] = ()

    def _furnish(self) -> None:
        self._parts = self.kind.parts()
        self._build_head()
        self._scroll: QScrollArea = scrolling(QWidget(), name=self.look.tr(_("Details")))
        self._box.addWidget(self._scroll, 1)

    def _build_head(self) -> None:
        look, px = self.look, self.look.px
        self._avatar = Avatar(look, "", 44)
        self._name = label(look, "", "title" if self.page else "heading", wrap=True)
        self._line = Line(look, "", "caption", "text-3")
        self._head = PaneHead(look, self._avatar, self._name, self._line, closable=not self.page)
        self._head.closed.connect(self.closed)
        self._fill_actions()
        self.tabs = Tabs(look, _("Parts of the card"), gap=16)
        for part in self._parts:
            self.tabs.add(part.key, part.title)
        self.tabs.chosen.connect(lambda _key: self._show_part())
        margins = (px(24 if self.page else 20), 0)
        if self.page:
            self._head.setContentsMargins(px(4), 0, px(8), 0)
            self._box.addWidget(self._way_back())
        self._box.addWidget(self._head)
        self._box.addWidget(holding(row(self.tabs, None, margins=margins)))
        self._box.addWidget(rule())

    def _way_back(self) -> QWidget:
        look, px = self.look, self.look.px
        back = Button(look, self.kind.words.title, self.closed.emit, icon="arrow-left", kind=Kind.LINK)
        before = IconButton(look, "caret-up", _("Previous"), lambda: self.moved.emit(-1))
        after = IconButton(look, "caret-down", _("Next"), lambda: self.moved.emit(1))
        return holding(row(back, None, before, after, gap=px(4), margins=(px(22), px(10), px(24), 0)))

    def _fill_actions(self) -> None:
        look, box = self.look, self._head.buttons
        self._edit = Button(look, p_("verb", "Edit"), lambda: self.edit(), icon="pencil-simple")
        write = Button(look, _("Write"), self._write, icon="envelope-simple", kind=Kind.QUIET)
        self._more = IconButton(look, "dots-three", _("More"), size=32)
        self._more.open_menu(self._menu())
        for button in (self._edit, write, self._more):
            box.addWidget(button)
        box.addStretch(1)

    def _menu(self) -> QMenu:
        from grono.ui.records import actions

        look = self.look
        menu = QMenu(self)
        tr = look.tr
        menu.addAction(look.icon("copy"), tr(_("Copy the data")), lambda: self._with(actions.copy_data))
        menu.addAction(look.icon("tag"), tr(_("Tag…")), lambda: self._with_ids(actions.ask_tag))
        if not self.desk.read_only:
            menu.addSeparator()
            menu.addAction(look.icon("paperclip"), tr(_("Attach files…")), self.attach)
            menu.addAction(look.icon("trash"), tr(_("Move to trash")), lambda: self._with_ids(actions.delete))
        return menu

    def _with(self, run: object) -> None:
        if self.told and callable(run):
            run(self.desk, self.told)

    def _with_ids(self, run: object) -> None:
        if self.told and callable(run):
            run(self.desk, self.kind, [self.told.id])

    def _write(self) -> None:
        from grono.ui.records import actions

        if self.told:
            actions.write_to(self.desk, self.kind.recipients(self.desk.store, [self.told.row]))

    def edit(self, field: str = "") -> None:
        """Open the form, with the focus on a field."""
        if self.told:
            self.desk.go(self.kind.form, id=self.told.id, **({"field": field} if field else {}))

    # What is shown

    @property
    def id(self) -> str:
        """The record that is shown or about to be."""
        return self._id

    def show_record(self, id: str, *, at_once: bool = False) -> None:
        """Tell a record; "" for none. Nothing is built anew for one that is told and has not changed."""
        known = id == self._id and self.told is not None
        if known and self._version == self.desk.store.version:
            return
        self._id = id
        if at_once or known or self.told is None:
            self._tell()
        else:
            self._timer.start()

    def refresh(self) -> None:
        """Tell it anew."""
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        self._version = self.desk.store.version
        same = self.told is not None and self.told.id == self._id
        self.told = self.kind.tell(self.desk.store, self._id, self.look.tr) if self._id else None
        if not self._parts:
            if self.told is None:
                return
            self._furnish()
        self._head.setVisible(self.told is not None)
        self.tabs.setVisible(self.told is not None)
        if self.told is None:
            self._scroll.setWidget(QWidget())
            return
        keeping_focus(self, lambda: self._show_told(same=same))

    def _show_told(self, *, same: bool) -> None:
        told = self.told
        if told is None:
            return
        self._avatar.set_name(told.title)
        self._name.setText(told.title)
        self._line.set_words(told.line)
        self._edit.setEnabled(not self.desk.read_only)
        clear(self._head.badges)
        for mark in told.marks:
            self._head.badges.addWidget(_badge(self, mark))
        self._head.badges.addStretch(1)
        for part in self._parts:
            self.tabs.set_count(part.key, part.count(self.desk.store, told) or None)
        at = self._scroll.verticalScrollBar().value() if same else 0
        self._show_part()
        self._scroll.verticalScrollBar().setValue(at)

    def _show_part(self) -> None:
        part = next(part for part in self._parts if part.key == self.tabs.current)
        if self.told:
            made = part.build(self, self.told)
            made.setObjectName("body")
            self._scroll.setWidget(made)
            self._scroll.setAccessibleName(self.look.tr(part.title))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(424), self.look.px(600))

    def focus_tabs(self) -> None:
        """Put the focus on the tabs."""
        if self._parts and self.tabs.current:
            self.tabs.button(self.tabs.current).setFocus(Qt.FocusReason.OtherFocusReason)


def _badge(card: Card, mark: Mark) -> Badge:
    return Badge(card.look, mark.words, mark.state, dot=mark.dot, icon=mark.icon)
