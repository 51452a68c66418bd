"""The tab of the documents: every paper by one click, the certificates that were given, the files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from grono.domain.certificate import Certificate
from grono.domain.text import Text, UserError, _, n_, p_
from grono.reports import find_report
from grono.services.fields import Field, FieldKind
from grono.services.training import certificate_register, certificates
from grono.services.training.certificate_register import RegisterRow
from grono.ui import merging, scanning
from grono.ui.pages.training.shown import Shown
from grono.ui.pages.training.tab import Tab
from grono.ui.records import files
from grono.ui.records.asking import FieldsDialog
from grono.ui.records.holder import Holder
from grono.ui.records.kinds import Told
from grono.ui.records.rows import ActionTile, BadgedRow, Tiles
from grono.ui.tasks import Progress
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.parts import card, lines

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage

PAPERS = (
    ("sign-in-sheet", "check-square-offset"),
    ("class-register", "book-open"),
    ("certificates", "medal"),
    ("edition-report", "file-text"),
    ("training-schedule", "calendar-blank"),
    ("certificate-register", "list-numbers"),
    ("participants", "users"),
    ("badges", "identification-card"),
    ("test-form", "note-pencil"),
    ("survey-form", "clipboard-text"),
    ("attendance-confirmation", "circle-wavy-check"),
    ("receipt-list", "pen-nib"),
)
_REASON = Field("reason", _("Reason"), _("Certificate"), FieldKind.LONG_TEXT)


class DocumentsTab(Tab):
    """A scan that is dropped here goes to the sessions whose codes it bears; other files to the edition."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__(page)
        self._area: QScrollArea = scrolling(QWidget(), name=self.look.tr(_("Documents")))
        self.holder = Holder(self.desk, page=True)
        self.holder.setAcceptDrops(False)
        self.box.addWidget(self._area)
        self.setAcceptDrops(not self.desk.read_only)

    def show_edition(self, shown: Shown) -> None:
        look, px = self.look, self.look.px
        at = self._area.verticalScrollBar().value()
        title = shown.course.edition.title
        self.holder.told = Told("edition", shown.id, title, None, (), {})
        papers = [
            ActionTile(look, find_report(name).title, partial(self.print_paper, name), icon)
            for name, icon in PAPERS
        ]
        kept = files.build(self.holder, self.holder.told)  # pyright: ignore[reportArgumentType]
        whole = column(
            card(
                look,
                Tiles(look, [*papers, *self._more(shown)], least=230, most=4),
                title=_("Papers"),
                action=self._scan(),
            ),
            self._register(shown),
            gap=px(16),
            margins=(px(24), px(16), px(24), 0),
        )
        whole = column(whole, kept, None, gap=0)
        self._area.setWidget(_body(whole))
        self._area.verticalScrollBar().setValue(at)

    def _more(self, shown: Shown) -> list[ActionTile]:
        """What is no paper of the gallery: letters, and the participants for the funder's system."""
        look, go = self.look, self.desk.go
        return [
            ActionTile(
                look,
                _("Letters from a Word template…"),
                lambda: merging.ask_and_merge(self.desk, "edition", shown.id),
                "file-text",
            ),
            ActionTile(
                look,
                _("Participants for the funder's system"),
                lambda: go("participants", edition=shown.id),
                "export",
            ),
        ]

    def _scan(self) -> QWidget:
        scan = Button(
            self.look,
            _("File a scanned list…"),
            lambda: scanning.ask_and_file(self.desk),
            icon="qr-code",
            kind=Kind.QUIET,
            small=True,
        )
        if self.desk.read_only:
            scan.hide()
        return scan

    def first_focus(self) -> QWidget:
        inside = self._area.widget()
        return next(iter(inside.findChildren(ActionTile)), self._area) if inside else self._area

    def print_paper(self, name: str) -> None:
        """A paper of this edition on the page of prints."""
        keys = {one.key for one in find_report(name).options}
        options: dict[str, str] = {}
        session = self.shown.next_session
        if "edition" in keys:
            options["edition"] = self.shown.id
        if "session" in keys and session:
            options["session"] = session.id
        self.desk.go("reports", name=name, options=options)

    # The register of certificates

    def _register(self, shown: Shown) -> QWidget:
        look = self.look
        rows = certificate_register.register(shown.store, edition_id=shown.id)
        given: list[QWidget] = [self._line(one, first=at == 0) for at, one in enumerate(rows)]
        if not given:
            given = [label(look, _("No certificate was issued yet."), "secondary")]
        issue = Button(look, _("Issue certificates"), self.page.issue, kind=Kind.QUIET, small=True)
        if self.desk.read_only:
            issue.hide()
        return card(look, lines(*given), title=_("Register of certificates"), action=issue)

    def _line(self, one: RegisterRow, *, first: bool) -> QWidget:
        look = self.look
        notes: list[Text | str] = []
        if one.certificate:
            notes.append(_("issued on {day}", day=one.certificate.issued_on))
        if one.duplicates:
            notes.append(n_("{n} duplicate", "{n} duplicates", len(one.duplicates)))
        if one.void:
            notes.append(one.void_reason)
        state = (p_("certificate", "void"), "bad") if one.void else (p_("certificate", "valid"), "ok")
        line = BadgedRow(
            look,
            f"{one.number.text}  {one.person_name}",
            partial(self.print_one, one),
            state,
            note=" · ".join(filter(None, map(look.tr, notes))),
            first=first,
        )
        line.caret = False
        parts = row(gap=look.px(4))
        parts.addWidget(line, 1)
        held = one.certificate
        if held and not one.void:
            more = IconButton(look, "dots-three", _("More about {number}", number=one.number.text))
            more.open_menu(self._menu(more, one, held))
            parts.addWidget(more)
        return holding(parts)

    def _menu(self, owner: QWidget, one: RegisterRow, held: Certificate) -> QMenu:
        look, menu = self.look, QMenu(owner)
        menu.addAction(look.icon("printer"), look.tr(_("Print it")), partial(self.print_one, one))
        if not self.desk.read_only:
            menu.addAction(look.icon("copy"), look.tr(_("Issue a duplicate…")), partial(self.duplicate, held))
            menu.addAction(look.icon("x-circle"), look.tr(_("Make it void…")), partial(self.void, held))
        return menu

    def print_one(self, one: RegisterRow) -> None:
        """The certificate of a number on paper."""
        if one.certificate and not one.void:
            self.desk.go("reports", name="certificates", options={"certificate": one.certificate.id})

    def duplicate(self, held: Certificate) -> None:
        """Print it again, marked as a duplicate."""

        def then(reason: str) -> None:
            if self.writing(lambda: certificates.duplicate(self.desk.store, held, reason)):
                self.desk.go("reports", name="certificates", options={"certificate": held.id})

        self._ask(_("Why is a duplicate issued?"), _("Issue the duplicate"), then)

    def void(self, held: Certificate) -> None:
        """Take it back; the number stays in the register."""

        def then(reason: str) -> None:
            if self.writing(lambda: certificates.void(self.desk.store, held, reason)):
                self.desk.toast(_("The certificate is void; its number stays in the register"), undo=True)

        self._ask(_("Why is the certificate void?"), _("Make it void"), then)

    def _ask(self, title: Text, action: Text, then: object) -> None:
        dialog = FieldsDialog(self.look, title, (_REASON,), action)

        def answered(answer: str) -> None:
            if answer == "save" and callable(then):
                then(str(dialog.values()["reason"] or ""))

        self.desk.ask(dialog, answered)

    # Files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files.dropped(event.mimeData()) and not self.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.keep(files.dropped(event.mimeData()))

    def keep(self, paths: list[Path]) -> None:
        """File scans by their codes; what bears none goes to the edition's files."""
        told = self.holder.told
        if told is None:
            return
        others = [path for path in paths if not scanning.is_scan(path)]
        if others:
            files.keep(self.desk, told, others)
        for path in paths:
            if scanning.is_scan(path):
                self._file(told, path)

    def _file(self, told: Told, path: Path) -> None:
        """Read the codes of a scan beside the window; without a code it is a file like others."""
        from grono.exchange import scans

        desk = self.desk

        def as_file(error: BaseException) -> None:
            if not isinstance(error, UserError):
                raise error
            files.keep(desk, told, [path])

        def done(read: scans.ScanRead) -> None:
            try:
                filed = scans.file_pages(desk.store, path, read)
            except UserError as error:
                as_file(error)
                return
            pages = sum(len(one.pages) for one in filed.filed)
            desk.toast(n_("{n} page filed by its code", "{n} pages filed by their codes", pages), undo=True)

        def work(progress: Progress) -> scans.ScanRead:
            return scans.read_scan(path, lambda page: progress(item=page), lambda: progress.stopping)

        desk.tasks.run(_("File {file}", file=path.name), work, done, failed=as_file)


def _body(layout: object) -> QWidget:
    made = holding(layout)  # pyright: ignore[reportArgumentType]
    made.setObjectName("body")
    return made
