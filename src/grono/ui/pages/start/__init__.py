"""The start screen: registers opened lately, the ways to begin, language, text size and theme."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, UserError, _, p_
from grono.ui.moments import moment
from grono.ui.overlay import Dialog
from grono.ui.page import Desk, Page, Where
from grono.ui.pages.start.brand import Brand
from grono.ui.pages.start.choices import WayCard
from grono.ui.records.rows import ActionTile, BadgedRow, Tiles, Wrapping
from grono.ui.regions import first_inside
from grono.ui.theme import SCALES
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row, rule, scrolling
from grono.ui.widgets.parts import Picture, banner, card, lines
from grono.wording import Kind, sentence

_BRAND_FROM = 1000
_WIDEST = 788
_MOST_RECENT = 5

_WAYS = (
    (
        "import_excel_first",
        _("I have a list of members in Excel"),
        _("The program reads the sheet, matches its columns and shows what will change before it writes."),
        "table",
        p_("way to begin", "most often"),
    ),
    (
        "new_register",
        _("I start with an empty register"),
        _("Give the name of the cluster and add the first member. It takes two minutes."),
        "plus-circle",
        None,
    ),
    ("open_register", _("I have a register already"), _("Choose its .grono file."), "folder-open", None),
    (
        "open_sample",
        _("I want to look at the sample cluster"),
        _("Invented members, people and finished prints to try everything on."),
        "eye",
        None,
    ),
    (
        "restore_backup",
        _("I have a backup"),
        _("Choose a day or a file from another computer, and everything is back in its place."),
        "clock-counter-clockwise",
        None,
    ),
)

_SHORT_WAYS = (
    ("import_excel_first", _("New register from a list in Excel"), "table"),
    ("new_register", _("New empty register"), "plus-circle"),
    ("open_register", _("Open another register"), "folder-open"),
    ("open_sample", _("Look at the sample cluster"), "eye"),
    ("restore_backup", _("Bring back from a backup"), "clock-counter-clockwise"),
)


class StartPage(Page):
    """Shown while no register is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._brand = Brand(look)
        self._problem = column(gap=0)
        self._content = column(gap=look.px(12))
        inside = column(None, self._problem, self._content, None, gap=look.px(16))
        made = holding(inside)
        made.setMaximumWidth(look.px(_WIDEST))
        middle = row(gap=0, margins=(look.px(32), look.px(24)))
        middle.addStretch(1)
        middle.addWidget(made, 100)
        middle.addStretch(1)
        self._area = scrolling(holding(middle), name=look.tr(_("Start")))
        both = row(gap=0)
        both.addWidget(self._brand, 32)
        both.addWidget(self._area, 68)
        self.body.addLayout(both)

    def open(self, where: Where) -> None:
        clear(self._content)
        recent = [(place, entry) for place, entry in enumerate(self.desk.settings.get("recent", []))]
        if recent:
            self._put(_("Where do you continue?"), None)
            self._content.addWidget(self._recent(recent[:_MOST_RECENT]))
            self._content.addWidget(label(self.look, _("Or begin anew"), "subtle"))
            self._content.addWidget(Tiles(self.look, self._short_ways(), least=260, most=2))
        else:
            self._put(_("Where do you begin?"), _("You can change your mind later."))
            for way in self._ways():
                self._content.addWidget(way)
        self._content.addSpacing(self.look.px(14))
        self._content.addWidget(rule())
        self._content.addSpacing(self.look.px(2))
        self._content.addWidget(self._choices())
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        first, asking = first_inside(self._area), self.window().findChildren(Dialog)
        if first and self.isVisible() and not any(dialog.isVisible() for dialog in asking):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _put(self, title: Text, note: Text | None) -> None:
        self._content.addWidget(label(self.look, title, "display", wrap=True))
        if note:
            self._content.addWidget(label(self.look, note, "secondary", wrap=True))
        self._content.addSpacing(self.look.px(8))

    def _ways(self) -> list[QWidget]:
        look = self.look
        return [
            WayCard(look, words, note, icon, partial(self.run, command), badge=badge)
            for command, words, note, icon, badge in _WAYS
        ]

    def _short_ways(self) -> list[QWidget]:
        return [
            ActionTile(self.look, words, partial(self.run, command), icon)
            for command, words, icon in _SHORT_WAYS
        ]

    def _recent(self, entries: list[tuple[int, dict[str, Any]]]) -> QWidget:
        shown = [self._register(place, entry, first=at == 0) for at, (place, entry) in enumerate(entries)]
        return card(self.look, lines(*shown), title=_("Opened lately"))

    def _register(self, place: int, entry: dict[str, Any], *, first: bool) -> QWidget:
        look, path = self.look, Path(entry["path"])
        told = [str(path.parent)]
        badge: tuple[object, str] | None = (_("file not found"), "warn")
        if path.is_file():
            opened = moment(datetime.fromisoformat(entry["opened"]), date.today())
            told = [look.tr(opened), look.tr(path.stat().st_size, Kind.FILE_SIZE), *told]
            badge = None
        name = entry.get("name") or path.stem
        run = partial(self.run, f"open_recent_{place}")
        return BadgedRow(look, name, run, badge, icon="buildings", note=" · ".join(told), first=first)

    def _choices(self) -> QWidget:
        look = self.look
        theme = look.theme
        languages = (("pl", "Polski"), ("en", "English"))
        sizes = tuple((str(scale), f"{scale}%") for scale in SCALES)
        themes = (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark")))
        made = [
            self._choice("translate", "language", _("Language"), languages, look.locale),
            self._choice("text-aa", "text", _("Text size"), sizes, str(theme.scale)),
            self._choice("circle-half", "theme", _("Theme"), themes, str(theme.choice)),
        ]
        return Wrapping(look, made, gap=14)

    def _choice(
        self, icon: str, prefix: str, name: Text, options: tuple[tuple[str, object], ...], current: str
    ) -> QWidget:
        segments = Segmented(self.look, name, options)
        segments.choose(current, quietly=True)
        segments.chosen.connect(lambda key: self.desk.do(f"{prefix}_{key}"))
        line = row(Picture(self.look, icon, size=18), segments, None, gap=self.look.px(8))
        return holding(line, name=self.look.tr(name))

    # What goes wrong is said here

    def run(self, command: str) -> None:
        """Begin; a register that cannot be opened is told about on this page."""
        clear(self._problem)
        try:
            self.desk.do(command)
        except UserError as error:
            self.tell(error)

    def tell(self, error: UserError) -> None:
        """Say in one place why it did not work."""
        clear(self._problem)
        said = banner(self.look, sentence(error, self.look.locale), "bad")
        said.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._problem.addWidget(said)
        said.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._brand.setVisible(event.size().width() >= self.look.px(_BRAND_FROM))
        super().resizeEvent(event)
