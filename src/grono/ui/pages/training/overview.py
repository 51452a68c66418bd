"""The tab of the overview: figures, what the edition is, its programme, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from grono.domain.text import Text, _, p_
from grono.services.training.outcomes import counts, outcomes, report_due
from grono.ui.pages.training.figures import Figures
from grono.ui.pages.training.shown import Shown, session_words
from grono.ui.pages.training.tab import Tab
from grono.ui.records.sections import Sections, block, pairs, words
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import holding, row, scrolling
from grono.wording import Kind as Wording

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

Pair = tuple[object, object]


class OverviewTab(Tab):
    """Cards side by side."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        self.figures = Figures(self.look)
        self._area: QScrollArea = scrolling(QWidget(), name=self.look.tr(_("Overview")))
        self.box.addWidget(self.figures)
        self.box.addWidget(self._area, 1)

    def show_edition(self, shown: Shown) -> None:
        self.figures.show_edition(shown)
        made = Sections(self.look, self._blocks(shown), page=True)
        made.setObjectName("body")
        self._area.setWidget(made)

    def _blocks(self, shown: Shown) -> Iterator[QWidget]:
        look = self.look
        edit = LinkButton(look, p_("verb", "Edit"), self.page.edit, icon="pencil-simple")
        edit.setEnabled(not self.desk.read_only)
        yield block(look, _("Edition"), pairs(look, list(_edition(shown))), action=edit)
        programme = shown.course.programme
        name = LinkButton(look, programme.title, lambda: self.desk.show_record("programme", programme.id))
        facts: list[Pair] = [(_("Programme"), holding(row(name, None)))]
        facts += [(_("Modules"), "\n".join(one.title for one in shown.course.modules))]
        facts += [(_("Learning outcomes"), "\n".join(one.text for one in shown.course.outcomes))]
        yield block(look, _("Programme"), pairs(look, [pair for pair in facts if pair[1]]))
        yield block(look, _("Sessions"), *self._sessions(shown))
        yield block(look, _("After the training"), pairs(look, list(self._after(shown))))

    def _sessions(self, shown: Shown) -> Iterator[QWidget]:
        look, course = self.look, shown.course
        if not course.sessions:
            yield label(look, _("No session is planned yet."), "secondary")
        lines: list[Pair] = [
            (look.tr(session_words(one)), words(look, course.topic(one) or one.room))
            for one in course.sessions
        ]
        if lines:
            yield pairs(look, lines)

    def _after(self, shown: Shown) -> Iterator[Pair]:
        look = self.look
        ended = counts(outcomes(shown.store, shown.course))
        for outcome, count in ended.items():
            yield outcome, str(count)
        due = report_due(shown.store, shown.course)
        if due:
            yield _("To be reported by"), look.tr(due, Wording.LONG_DATE)
        if shown.course.edition.reported_on:
            yield _("Reported on"), look.tr(shown.course.edition.reported_on, Wording.LONG_DATE)
        for project in shown.course.projects:
            title = project.code or project.title
            link = LinkButton(look, title, partial(self.desk.show_record, "project", project.id))
            yield _("Project"), holding(row(link, None))


def _edition(shown: Shown) -> Iterator[Pair]:
    edition = shown.course.edition
    given: list[tuple[Text, object]] = [
        (_("State"), edition.state),
        (p_("training", "Form"), edition.delivery),
        (_("Place"), edition.place),
        (_("Platform"), edition.platform),
        (_("Seats"), str(edition.maximum) if edition.maximum else None),
        (_("Certificate"), edition.certificate),
        (_("Number of the service in BUR"), edition.bur_number),
        (_("Person in charge"), edition.in_charge),
    ]
    yield from ((name, value) for name, value in given if value)
