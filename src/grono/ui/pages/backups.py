"""Backups: the days one can go back to, what would change, and the way back; also without a register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QBoxLayout, QWidget

from grono.domain.text import Text, _
from grono.services import comparing
from grono.store import backup
from grono.store.backup import Backup, shelf
from grono.ui.file_dialogs import FileDialogs
from grono.ui.header import PageHeader
from grono.ui.moments import moment
from grono.ui.page import Desk, Page, Where
from grono.ui.restoring import BackupRow, Difference, said_shortly
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.parts import Picture, banner

_PACKED = ((_("Backups of Grono"), "*.grono-backup"),)
_REGISTERS = ((_("Registers of Grono"), "*.grono"),)
_SIDE = 400


class BackupsPage(Page):
    """Picture 18: the list at the left, the comparison and the promise at the right."""

    tables: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._chosen: Backup | None = None
        self._target: Path | None = None
        self._foreign: Backup | None = None
        self._rows: dict[Path, BackupRow] = {}
        self._list = column(gap=look.px(4), margins=(look.px(24), look.px(16)))
        self._side = column(gap=look.px(12), margins=(look.px(20), look.px(16)))
        self._area = scrolling(holding(self._list), name=look.tr(_("Backups")))
        self._pane = scrolling(holding(self._side), name=look.tr(_("What changes")))
        pane = holding(row(self._pane), frame="pane")
        if not look.large:
            pane.setFixedWidth(look.px(_SIDE))
        self.body.addWidget(self._header())
        both = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if look.large else QBoxLayout.Direction.LeftToRight
        )
        both.setSpacing(0)
        both.addWidget(self._area, 1)
        both.addWidget(pane, 1 if look.large else 0)
        self.body.addLayout(both, 1)

    def _header(self) -> PageHeader:
        look, desk = self.look, self.desk
        choose = Button(look, _("Choose a file…"), self._choose_file, icon="folder-open", kind=Kind.QUIET)
        actions = [choose]
        if desk.is_open and not desk.read_only:
            now = Button(
                look,
                _("Make a backup now"),
                lambda: desk.do("backup_now"),
                icon="shield-check",
                kind=Kind.QUIET,
            )
            actions.append(now)
        back = None if desk.is_open else (_("Start"), lambda: desk.go("start"))
        return PageHeader(
            look,
            _("Bring back from a backup"),
            facts=_("Choose the day to go back to."),
            actions=actions,
            back=back,
        )

    def open(self, where: Where) -> None:
        if path := where.get("file"):
            self._foreign = shelf.read(Path(path))
        self.stale = True

    def refresh(self) -> None:
        """The list anew; what was chosen stays chosen."""
        found = self._backups()
        clear(self._list)
        self._rows.clear()
        for one in found:
            line = BackupRow(self.look, one, named=not self.desk.is_open)
            line.clicked.connect(lambda _on=False, one=one: self._choose(one))
            self._rows[one.path] = line
            self._list.addWidget(line)
        if not found:
            self._list.addWidget(self._nothing(), 1)
        self._list.addStretch(1)
        known = [one.path for one in found]
        before = self._chosen.path if self._chosen else None
        self._choose(found[known.index(before) if before in known else 0] if found else None)

    def _backups(self) -> list[Backup]:
        if self.desk.is_open:
            kept = backup.backups_of(self.desk.store.path, comparing.register_id(self.desk.store))
        else:
            kept = backup.all_backups()
        return [self._foreign, *kept] if self._foreign else kept

    def _nothing(self) -> QWidget:
        words = _("Backups appear here by themselves: on closing, before an import, before a restore.")
        return empty_state(self.look, "shield-check", _("There is no backup yet"), words)

    def _choose(self, one: Backup | None) -> None:
        self._chosen = one
        self._target = None
        if one:
            self._rows[one.path].setChecked(True)
        self._show_side()

    def _show_side(self) -> None:
        clear(self._side)
        one = self._chosen
        if one is None:
            return
        look = self.look
        store = self.desk.store if self.desk.is_open else None
        found = comparing.compare(store, one.manifest)
        if found.other_register:
            words = _("This is a backup of another register: {name}.", name=one.manifest.name)
            self._side.addWidget(banner(look, words, "warn"))
        self._side.addWidget(Difference(look, found, one.manifest))
        if store is None or found.other_register:
            self._side.addWidget(self._place(one))
        self._side.addLayout(self._promise(found))
        if not self.desk.read_only:
            self._side.addLayout(row(None, self._button(one, found)))
        self._side.addStretch(1)

    def _place(self, one: Backup) -> QWidget:
        look = self.look
        told = Line(look, str(self._goal(one)), "caption", "text-3")
        other = Button(
            look, _("Another place…"), lambda: self._choose_place(one), kind=Kind.QUIET, small=True
        )
        words = label(look, _("The register will lie here"), "strong")
        return holding(column(words, row(told, other), gap=look.px(4)))

    def _promise(self, found: comparing.Comparison) -> QBoxLayout:
        look = self.look
        kept = _("The state of now is kept as a backup first, so you can come back to it as well.")
        fresh = _("Nothing that is there is overwritten.")
        words = label(
            look, fresh if found.other_register or not self.desk.is_open else kept, "caption", wrap=True
        )
        line = row(gap=look.px(10))
        line.addLayout(column(Picture(look, "shield-check", "ok.mark", 18), None))
        line.addWidget(words, 1)
        return line

    def _button(self, one: Backup, found: comparing.Comparison) -> Button:
        when = said_shortly(one.manifest.made_at)
        if self.desk.is_open and not found.other_register:
            text = _("Bring back the state of {day}", day=when)
        else:
            text = _("Bring back and open")
        return Button(self.look, text, lambda: self._restore(one, found), kind=Kind.PRIMARY)

    def _goal(self, one: Backup) -> Path:
        """Where a register that is not open here will lie: its old place if that is free, else beside it."""
        if self._target:
            return self._target
        old = Path(one.manifest.path)
        folder = old.parent if old.parent.is_dir() else self._files().folder("registers")
        names = [old.name, *(f"{old.stem} {n}.grono" for n in range(2, 1000))]
        return next(folder / name for name in names if not (folder / name).exists())

    def _restore(self, one: Backup, found: comparing.Comparison) -> None:
        own = self.desk.is_open and not found.other_register
        goal = self.desk.store.path if own else self._goal(one)
        said: Text = moment(one.manifest.made_at, date.today())
        self.desk.restore(one.path, goal, said)

    def _files(self) -> FileDialogs:
        return FileDialogs(self.look, self.desk.settings)

    def _choose_file(self) -> None:
        if path := self._files().to_open(self.window(), "packed", _("Choose a backup"), _PACKED):
            self._foreign = shelf.read(path)
            self._chosen = self._foreign
            self.refresh()

    def _choose_place(self, one: Backup) -> None:
        name = self._goal(one).name
        if path := self._files().to_save(
            self.window(), "registers", _("Where to keep the register"), _REGISTERS, name
        ):
            self._target = path
            self._show_side()

    def regions(self) -> Sequence[QWidget]:
        return (self._area, self._pane)
