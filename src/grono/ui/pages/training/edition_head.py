"""The head of an edition: its title and state, when and where, what is done with it, its tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QMenu, QWidget

from grono.domain.dates import PartialDate
from grono.domain.text import Text, _, n_, p_
from grono.services.training.courses import Course
from grono.ui.look import Look
from grono.ui.pages.training.shown import STATE_COLOURS, Shown
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.button import Button, IconButton, Kind, LinkButton
from grono.ui.widgets.choices import Tabs
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import column, row
from grono.ui.widgets.select import Select
from grono.wording import Kind as Wording

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage


class EditionHead(QFrame):
    """Stands above every tab."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__()
        from grono.ui.pages.training.edition import TABS

        self._page = page
        self.choice: Select | None = None
        look = self.look = page.look
        px = look.px
        self.setProperty("frame", "header")
        self.setAccessibleName(look.tr(_("Edition")))
        self.title = label(look, "", "title")
        self.badge = Badge(look, "", "neutral")
        self.facts = Line(look, "", "body", "text-2")
        back = LinkButton(look, p_("place", "Training"), lambda: page.desk.go("training"), icon="arrow-left")
        self.tabs = Tabs(look, _("Parts of the edition"))
        for key, title, _tab in TABS:
            self.tabs.add(key, title)
        self.tabs.chosen.connect(page.tab_chosen)
        title_line = row(self.title, self.badge, None, gap=px(12))
        buttons = self._buttons()
        whole = column(gap=px(2), margins=(px(24), px(10), px(24), 0))
        if look.large:  # one line for all actions, and a list in the place of the tabs
            whole.addLayout(row(back, None, self._more(), self.issue, gap=px(8)))
            whole.addLayout(title_line)
            self.facts.setParent(self)
            self.facts.hide()
            whole.addWidget(self._tab_list())
            whole.addSpacing(px(8))
        else:
            whole.addLayout(row(back, None, *buttons, gap=px(8)))
            whole.addLayout(title_line)
            whole.addWidget(self.facts)
            whole.addSpacing(px(6))
            whole.addLayout(row(self.tabs, None))
        self.setLayout(whole)

    def _tab_list(self) -> Select:
        """The tabs as a list to choose from, for large text."""
        from grono.ui.pages.training.edition import TABS

        made = Select(self.look, _("Parts of the edition"), [(key, title) for key, title, _tab in TABS])
        made.chosen.connect(self.tabs.choose)
        self.tabs.chosen.connect(made.set_value)
        self.tabs.setParent(self)
        self.tabs.hide()
        self.choice = made
        return made

    def _more(self) -> IconButton:
        look, page = self.look, self._page
        made = IconButton(look, "dots-three", _("More"), size=32)
        menu = QMenu(made)
        menu.addAction(look.tr(_("Print the list")), page.print_sheet)
        if not page.desk.read_only:
            menu.addAction(look.tr(_("Enter test results")), lambda: page.choose("tests"))
            menu.addAction(look.tr(_("Edit the edition")), page.edit)
        made.open_menu(menu)
        return made

    def _buttons(self) -> list[QWidget]:
        look, page = self.look, self._page
        self.sheet = Button(look, _("Print the list"), page.print_sheet, icon="printer", kind=Kind.QUIET)
        enter = Button(
            look,
            _("Enter test results"),
            lambda: page.choose("tests"),
            icon="pencil-simple",
            kind=Kind.QUIET,
        )
        self.issue = Button(look, _("Issue certificates"), page.issue, icon="medal", kind=Kind.PRIMARY)
        edit = IconButton(look, "pencil-line", _("Edit the edition"), page.edit, size=32)
        if page.desk.read_only:
            for button in (enter, self.issue, edit):
                button.hide()
        return [edit, self.sheet, enter, self.issue]

    def show_edition(self, shown: Shown) -> None:
        """Tell which edition it is."""
        edition, look = shown.course.edition, self.look
        if self.choice:
            self.choice.set_value(self.tabs.current)
        self.title.setText(edition.title)
        self.setAccessibleName(edition.title)
        self.badge.set_words(edition.state, STATE_COLOURS[edition.state])
        self.facts.set_words(" · ".join(filter(None, facts(look, shown.course))))
        ready = len(shown.progress.ready)
        self.issue.set_words(_("Issue certificates ({n})", n=ready) if ready else _("Issue certificates"))
        self.tabs.set_count("people", len(shown.seated) or None)
        self.tabs.set_count("sessions", len(shown.course.sessions) or None)


def facts(look: Look, course: Course) -> list[str]:
    """When, where, by whom, how long."""
    tr, edition = look.tr, course.edition
    found: list[str] = []
    if course.first and course.last:
        found.append(_span(look, course))
    found.append(", ".join(filter(None, (edition.place, edition.platform))))
    if course.trainers:
        found.append(tr(_("taught by {names}", names=", ".join(course.trainers.values()))))
    if course.sessions:
        found.append(tr(_hours(course)))
    return found


def _hours(course: Course) -> Text:
    if course.hours == course.hours.to_integral_value():
        return n_("{n} hour", "{n} hours", int(course.hours))
    return _("{hours} h", hours=course.hours)


def _span(look: Look, course: Course) -> str:
    """ "10 September – 15 October 2026"."""
    from grono.ui.moments import day_of_month

    first, last = course.first, course.last
    if first is None or last is None:
        return ""
    ends = look.tr(PartialDate(last.isoformat()), Wording.LONG_DATE)
    if first == last:
        return ends
    begins = look.tr(day_of_month(first))
    return f"{begins} – {ends}" if first.year == last.year else f"{begins} {first.year} – {ends}"
