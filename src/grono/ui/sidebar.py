"""The sidebar: the cluster, the search field, the places in their groups, the backup, settings and help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from grono.domain.text import _
from grono.ui.look import Look
from grono.ui.places import Group, Place
from grono.ui.widgets import paint
from grono.ui.widgets.badge import badge_width, draw_avatar, draw_badge
from grono.ui.widgets.base import PaintedButton
from grono.ui.widgets.labels import draw_key, key_width, label
from grono.ui.widgets.layout import column, holding, rule, scrolling

WIDE, NARROW = 248, 58


class _SideButton(PaintedButton):
    """What stands in the sidebar: the whole width of it, or only its icon."""

    height_at_100 = 34

    def __init__(self, look: Look, text: object, run: Callable[[], object]) -> None:
        self.narrow = False
        super().__init__(look, text, run)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon only, with the words as a tooltip."""
        self.narrow = narrow
        self.setToolTip(self.words if narrow else "")
        self.updateGeometry()

    def content_size(self) -> QSize:
        return QSize(self.look.px(42), self.look.px(self.height_at_100))

    def icon_box(self, side: float = 18, left: float = 12) -> QRectF:
        """Where the icon goes."""
        box = self.box()
        size = self.look.px(side)
        x = (box.width() - size) / 2 if self.narrow else self.look.px(left)
        return QRectF(x, box.center().y() - size / 2, size, size)


class NavItem(_SideButton):
    """One place."""

    def __init__(self, look: Look, place: Place, run: Callable[[], object]) -> None:
        self.place = place
        self._count = ""
        self._state = "warn"
        super().__init__(look, place.title, run)
        self.setCheckable(True)

    def set_count(self, count: int, state: str = "warn") -> None:
        """How many things wait there."""
        self._count = self.look.tr(count) if count else ""
        self._state = state
        self.setAccessibleName(f"{self.words} {self._count}".strip())
        self.update()

    def nextCheckState(self) -> None:
        pass  # the window says where one is, not the click

    def draw(self, painter: QPainter) -> None:
        look, on = self.look, self.isChecked()
        box = self.box().adjusted(0, 1, 0, -1)
        if on or self.underMouse():
            paint.rounded(painter, box, look.px(6), look.colour("selected" if on else "hover"))
        if on:
            bar = QRectF(0, box.center().y() - look.px(8), look.px(3), look.px(16))
            paint.rounded(painter, bar, look.px(1.5), look.colour("focus"))
        ink = "accent-text" if on else "text-2"
        look.draw_icon(painter, self.place.icon + ("-fill" if on else ""), self.icon_box(), ink)
        if self.narrow:
            return
        words = box.adjusted(look.px(40), 0, -look.px(8), 0)
        font = look.font("strong" if on else "body")
        paint.text(painter, words, self.words, font, look.colour("accent-text" if on else "text"))
        if self._count:
            width = badge_width(look, self._count, mark=False)
            corner = QRectF(box.right() - look.px(8) - width, box.center().y() - look.px(10), 0, 0).topLeft()
            draw_badge(look, painter, corner, self._count, self._state, dot=False)


class ClusterButton(_SideButton):
    """Which cluster is open; a menu of the others."""

    height_at_100 = 48

    def __init__(self, look: Look, run: Callable[[], object]) -> None:
        self._name = ""
        self._note = ""
        super().__init__(look, "", run)

    def show_cluster(self, name: str, note: object) -> None:
        """The name and one line about it."""
        self._name, self._note = name, self.look.tr(note)
        self.words = name
        self.setAccessibleName(self.look.tr(_("Cluster: {name}, {note}", name=name, note=self._note)))
        self.set_narrow(narrow=self.narrow)
        self.update()

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        if self.underMouse():
            paint.rounded(painter, box, look.px(6), look.colour("hover"))
        if not self._name:
            return
        draw_avatar(look, painter, self.icon_box(32, 8), self._name)
        if self.narrow:
            return
        left, right = look.px(48), look.px(28)
        upper = QRectF(left, look.px(5), box.width() - left - right, look.px(20))
        lower = QRectF(left, look.px(24), box.width() - left - right, look.px(17))
        paint.text(painter, upper, self._name, look.font("strong"), look.colour("text"))
        paint.text(painter, lower, self._note, look.font("caption"), look.colour("text-3"))
        side = look.px(14)
        caret = QRectF(box.right() - look.px(8) - side, box.center().y() - side / 2, side, side)
        look.draw_icon(painter, "caret-down", caret)


class SearchButton(_SideButton):
    """Looks like a field and opens the search over everything."""

    height_at_100 = 34
    keys = ("Ctrl", "K")

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        if self.narrow:
            if self.underMouse():
                paint.rounded(painter, box, look.px(6), look.colour("hover"))
            look.draw_icon(painter, "magnifying-glass", self.icon_box())
            return
        paint.rounded(painter, box, look.px(6), look.colour("surface"), look.colour("border"))
        look.draw_icon(painter, "magnifying-glass", self.icon_box(16, 11))
        words = box.adjusted(look.px(34), 0, -look.px(80), 0)
        paint.text(painter, words, self.words, look.font("body"), look.colour("text-3"))
        right = box.right() - look.px(8)
        for key in reversed(self.keys):
            width = key_width(look, key)
            cap = QRectF(right - width, box.center().y() - look.px(10), width, look.px(20))
            draw_key(look, painter, cap, key)
            right -= width + look.px(4)


class BackupLine(_SideButton):
    """When the last good backup was made."""

    height_at_100 = 30

    def __init__(self, look: Look, run: Callable[[], object]) -> None:
        self._state = "neutral"
        super().__init__(look, "", run)

    def show_backup(self, text: object, state: str) -> None:
        """The words and their state: ok, or warn when it is long ago."""
        self._state = state
        self.set_words(text)
        self.setAccessibleName(self.words)
        self.set_narrow(narrow=self.narrow)
        self.setVisible(bool(self.words))

    def draw(self, painter: QPainter) -> None:
        look, box = self.look, self.box()
        if self.underMouse():
            paint.rounded(painter, box, look.px(6), look.colour("hover"))
        sign = "shield-check" if self._state == "ok" else "shield-warning"
        look.draw_icon(painter, sign, self.icon_box(16), f"{self._state}.text")
        if not self.narrow:
            words = box.adjusted(look.px(36), 0, -look.px(4), 0)
            ink = look.colour("text-2" if self._state == "ok" else f"{self._state}.text")
            paint.text(painter, words, self.words, look.font("caption"), ink)


class Sidebar(QFrame):
    """All of it, wide or narrow."""

    wanted = Signal(str)  # the key of a place

    def __init__(self, look: Look, places: Sequence[Place], search: Callable[[], object]) -> None:
        super().__init__()
        self.look = look
        self.narrow = False
        self.setProperty("frame", "sidebar")
        self.setAccessibleName(look.tr(_("Places")))
        self.cluster = ClusterButton(look, self._open_menu)
        self.search = SearchButton(look, _("Search…"), search)
        self.search.setAccessibleName(look.tr(_("Search or run a command")))
        self.backup = BackupLine(look, lambda: self.wanted.emit("backups"))
        self.backup.hide()
        self.items: dict[str, NavItem] = {}
        self._under = {place.key: place.under for place in places if place.under}
        self._heads: list[QLabel] = []
        self.open_menu: Callable[[QWidget], object] = lambda _button: None
        self._lay_out([place for place in places if not place.hidden])
        self.set_narrow(narrow=False)

    def _lay_out(self, places: Sequence[Place]) -> None:
        px = self.look.px
        middle = column(gap=0)
        bottom = column(gap=0)
        for group, members in groupby(places, key=lambda place: place.group):
            box = bottom if group is Group.BOTTOM else middle
            if group not in (Group.HOME, Group.BOTTOM):
                head = label(self.look, self.look.tr(group.label).upper(), "group")
                head.setAccessibleName(head.text())
                head.setContentsMargins(px(12), px(12), 0, px(4))
                self._heads.append(head)
                box.addWidget(head)
            for place in members:
                item = NavItem(self.look, place, lambda key=place.key: self.wanted.emit(key))
                self.items[place.key] = item
                box.addWidget(item)
        middle.addStretch(1)
        self._area = area = scrolling(holding(middle), name=self.look.tr(_("Places")))
        top = column(self.cluster, self.search, gap=px(4))
        foot = column(rule(), px(4), self.backup, bottom, gap=0)
        whole = column(top, area, foot, gap=px(4), margins=(px(8), px(6), px(8), px(8)))
        self.setLayout(whole)

    def _open_menu(self) -> None:
        self.open_menu(self.cluster)

    def set_narrow(self, *, narrow: bool) -> None:
        """58 px of icons, or 248 px with words."""
        self.narrow = narrow
        self.setFixedWidth(self.look.px(NARROW if narrow else WIDE))
        # A bar beside icons would take their room; the wheel and the keys go on scrolling.
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if narrow else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(bar)
        for button in (self.cluster, self.search, self.backup, *self.items.values()):
            button.set_narrow(narrow=narrow)
        for head in self._heads:
            head.setText("" if narrow else head.accessibleName())

    def show_place(self, key: str) -> None:
        """Mark where one is."""
        for name, item in self.items.items():
            item.setChecked(name == self._under.get(key, key))

    def current(self) -> PaintedButton:
        """The place where one is; the search field where there is none."""
        return next((item for item in self.items.values() if item.isChecked()), self.search)
