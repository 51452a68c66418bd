"""The page of the settings: its parts at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from grono.domain.text import _
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, Where
from grono.ui.pages.settings.about import About
from grono.ui.pages.settings.appearance import Appearance
from grono.ui.pages.settings.backups import BackupSettings
from grono.ui.pages.settings.cluster import ClusterSettings
from grono.ui.pages.settings.personal import PersonalData
from grono.ui.pages.settings.prints import Prints
from grono.ui.pages.settings.section import Section, SectionLine
from grono.ui.pages.settings.security import Security
from grono.ui.pages.settings.shortcuts import Shortcuts
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.layout import column, holding, row
from grono.ui.widgets.select import Select

SECTIONS: tuple[type[Section], ...] = (
    Appearance,
    ClusterSettings,
    Prints,
    Shortcuts,
    BackupSettings,
    Security,
    PersonalData,
    About,
)
_NAV = 226


class SettingsPage(Page):
    """Picture 17. Every change acts at once and is kept."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"cluster", "coordinator", "publication_rule", "attachment", "person", "information", "consent"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._restore = Button(look, _("Restore the defaults"), self._restore_defaults, kind=Kind.QUIET)
        self.body.addWidget(PageHeader(look, _("Settings"), actions=(self._restore,)))
        self._lines: dict[str, SectionLine] = {}
        self._sections: dict[str, Section] = {}
        self._stack = QStackedWidget()
        self._narrow = Select(look, _("Part of the settings"), [(kind.key, kind.title) for kind in SECTIONS])
        self._narrow.chosen.connect(self._choose)
        self._nav = self._make_nav()
        px = look.px
        narrow = holding(row(self._narrow, margins=(px(24), px(12), px(24), 0)))
        beside = row(self._nav, gap=0)
        beside.addLayout(column(narrow, self._stack, gap=0), 1)
        self.body.addLayout(beside, 1)
        self._nav.setVisible(not look.large)
        narrow.setVisible(look.large)
        self._show(SECTIONS[0].key)

    def _make_nav(self) -> QWidget:
        px = self.look.px
        box = column(gap=px(2), margins=(px(16), px(8), px(8), px(8)))
        for kind in SECTIONS:
            line = SectionLine(self.look, kind.title, kind.icon)
            line.clicked.connect(lambda _on=False, key=kind.key: self._choose(key))
            self._lines[kind.key] = line
            box.addWidget(line)
        box.addStretch(1)
        nav = holding(box, frame="side", name=self.look.tr(_("Parts of the settings")))
        nav.setFixedWidth(px(_NAV))
        return nav

    def open(self, where: Where) -> None:
        key = where.get("section", self._current)
        self._show(key if key in self._lines else SECTIONS[0].key)
        if part := where.get("focus"):
            self.section.focus(part)

    def _choose(self, key: str) -> None:
        self.desk.here(section=key)
        self._show(key)

    def _show(self, key: str) -> None:
        self._current = key
        if key not in self._sections:
            kind = next(kind for kind in SECTIONS if kind.key == key)
            self._sections[key] = kind(self.desk)
            self._stack.addWidget(self._sections[key])
        section = self._sections[key]
        section.refresh()
        self._stack.setCurrentWidget(section)
        self._lines[key].setChecked(True)
        self._narrow.set_value(key)
        self._restore.setVisible(section.can_restore())

    @property
    def section(self) -> Section:
        """The part that is shown."""
        return self._sections[self._current]

    def refresh(self) -> None:
        self.section.refresh()

    def _restore_defaults(self) -> None:
        self.section.restore()

    def regions(self) -> Sequence[QWidget]:
        return (self._narrow if self.look.large else self._nav, self._stack)
