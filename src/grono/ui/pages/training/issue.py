"""Issuing certificates: who gets one, who does not and why; numbers first, then the print."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from grono.domain.certificate import CertificateLayout
from grono.domain.text import Text, _, n_
from grono.services.training import certificates
from grono.services.training.conditions import Standing
from grono.ui.look import Look
from grono.ui.overlay import Dialog
from grono.ui.page import Desk
from grono.ui.pages.training.shown import Shown
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.choices import Check
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.select import Select

_MOST = 380


class IssueDialog(Dialog):
    """Everybody who is ready is ticked; whoever is not has every reason beside their name."""

    def __init__(self, look: Look, shown: Shown) -> None:
        title = _("Certificates: {edition}", edition=shown.course.edition.title)
        super().__init__(look, title, width=640)
        self.checks: dict[str, Check] = {}
        seated = shown.seated
        ready = [one for one in seated if one.ready]
        refused = [one for one in seated if one.refusals and not one.certificate]
        self.body.addWidget(label(look, title, "heading", wrap=True))
        self.body.addWidget(label(look, _summary(len(ready), len(refused)), "secondary", wrap=True))
        lines = column(gap=look.px(2))
        for one in ready:
            lines.addWidget(self._ready(one))
        for one in refused:
            lines.addWidget(self._refused(one))
        lines.addStretch(1)
        area = scrolling(holding(lines), name=look.tr(_("People")))
        rows = 34 * len(ready) + 46 * len(refused) + 8
        area.setMinimumHeight(look.px(min(rows, _MOST)))
        self.body.addWidget(area, 1)
        self.layout_choice = Select(
            look, _("Layout"), [(str(one), one) for one in CertificateLayout], quiet=True
        )
        self.layout_choice.set_value(str(CertificateLayout.ORNATE))
        self.default = Button(look, "", lambda: self.answer("issue"), icon="medal", kind=Kind.PRIMARY)
        cancel = Button(look, _("Cancel"), self.answer)
        self.body.addLayout(row(label(look, _("Layout"), "secondary"), self.layout_choice, gap=look.px(8)))
        self.body.addLayout(row(None, cancel, self.default, gap=look.px(8)))
        self._tell()

    def _ready(self, one: Standing) -> QWidget:
        look = self.look
        check = Check(look, one.participant.name, lambda _on: self._tell())
        check.setChecked(True)
        self.checks[one.participant.registration.id] = check
        return holding(row(check, None, Badge(look, _("ready"), "ok"), gap=look.px(8)))

    def _refused(self, one: Standing) -> QWidget:
        look = self.look
        why = "; ".join(map(look.tr, one.refusals))
        words = column(
            Line(look, one.participant.name, "body", "text-2"), Line(look, why, "caption", "bad.text"), gap=0
        )
        line = row(look.px(28), gap=0)
        line.addLayout(words, 1)
        return holding(line, name=f"{one.participant.name}: {why}")

    @property
    def chosen(self) -> list[str]:
        """The registrations that get one."""
        return [id for id, check in self.checks.items() if check.isChecked()]

    def _tell(self) -> None:
        if self.default:
            count = len(self.chosen)
            self.default.set_words(_("Issue and print ({n})", n=count))  # pyright: ignore[reportAttributeAccessIssue]
            self.default.setEnabled(count > 0)


def _summary(ready: int, refused: int) -> Text:
    if not ready:
        return _("Nobody is ready for a certificate. The reasons stand beside the names.")
    if not refused:
        return _("The numbers are given now and stay in the register.")
    return n_(
        "The numbers are given now and stay in the register. {n} person does not meet the conditions.",
        "The numbers are given now and stay in the register. {n} people do not meet the conditions.",
        refused,
    )


def issue(desk: Desk, shown: Shown) -> None:
    """Ask who gets a certificate, give the numbers, and show the print."""
    dialog = IssueDialog(desk.look, shown)

    def then(answer: str) -> None:
        if answer != "issue":
            return
        layout = CertificateLayout(dialog.layout_choice.value)
        made = certificates.issue(desk.store, shown.id, dialog.chosen, layout)
        said = n_("{n} certificate issued", "{n} certificates issued", len(made.certificates))
        desk.go("reports", name="certificates", options={"edition": shown.id})
        desk.toast(said, undo=True)

    desk.ask(dialog, then)
