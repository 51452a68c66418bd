"""The page of the import: five steps, each saying what comes next; long work runs beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, UserError, _, n_
from grono.exchange.draft import Draft, is_settled
from grono.exchange.importers import importer
from grono.exchange.plan import Plan
from grono.exchange.rows import Decision, OnMatch, Outcome
from grono.exchange.sheets import Book
from grono.ui import exporting
from grono.ui.file_dialogs import FileDialogs
from grono.ui.page import Desk, Page, Where
from grono.ui.pages.import_list import work
from grono.ui.pages.import_list.busy import Writing
from grono.ui.pages.import_list.check_step import CheckStep
from grono.ui.pages.import_list.columns_step import ColumnsStep
from grono.ui.pages.import_list.done_step import DoneStep
from grono.ui.pages.import_list.file_step import KINDS, FileStep
from grono.ui.pages.import_list.sheet_step import SheetStep
from grono.ui.tasks import Task
from grono.ui.wizard import WizardFrame
from grono.wording import sentence

FILE, SHEET, COLUMNS, CHECK, DONE = range(5)
_STEPS = (_("File"), _("Sheet"), _("Columns"), _("Check"), _("Done"))
_LISTS = {"members": "members", "people": "people"}


class ImportListPage(Page):
    """The wizard. The draft knows everything; the steps only show it."""

    tables: ClassVar[frozenset[str]] = frozenset({"organisation", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.draft: Draft | None = None
        self.plan: Plan | None = None
        self._task: Task | None = None
        self._written = False
        self.wizard = WizardFrame(
            look, _("Import of a list"), _STEPS, back=(_("Back to the list"), self._leave)
        )
        self.file, self.sheet, self.columns = FileStep(look), SheetStep(look), ColumnsStep(look)
        self.check, self.done = CheckStep(look), DoneStep(look)
        for step in (self.file, self.sheet, self.columns, self.check, self.done):
            self.wizard.add(step)
        self._connect()
        self.body.addWidget(self.wizard)
        self.setAcceptDrops(not desk.read_only)
        self._go(FILE)

    def _connect(self) -> None:
        self.wizard.next_wanted.connect(self._next)
        self.wizard.arrived.connect(self._arrived)
        self.file.file_wanted.connect(self._ask_for_file)
        self.file.stopped.connect(self._stop)
        self.sheet.sheet_chosen.connect(self._choose_sheet)
        self.sheet.header_chosen.connect(self._choose_header)
        self.columns.assigned.connect(self._assign)
        self.check.refused_wanted.connect(self.save_refused)
        self.check.refused.mended.connect(self._mend)
        for source in (self.check.refused, self.check.table, self.check.changes):
            source.decided.connect(self._decide)
        for step in (self.columns, self.check):
            step.rule_chosen.connect(self._choose_rule)
        self.done.undo_wanted.connect(self._undo)
        self.done.show_wanted.connect(self._leave)
        self.done.refused_wanted.connect(self.save_refused)
        self.done.layout_wanted.connect(self._give_back)
        self.done.more_wanted.connect(lambda: self._go(FILE))

    # Arriving

    def open(self, where: Where) -> None:
        if self.wizard.step == FILE:
            self.file.choose.setFocus(Qt.FocusReason.ShortcutFocusReason)
        kind = where.get("kind", "")
        if kind:
            self.file.kind.choose(kind, quietly=True)
        if source := where.get("source"):
            self.desk.here(kind=kind or self.file.kind.current)
            self.read(Path(source))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()
            self.file.light(on=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.file.light(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.file.light(on=False)
        if path := _dropped(event):
            event.acceptProposedAction()
            self.read(path)

    def _ask_for_file(self) -> None:
        files = FileDialogs(self.look, self.desk.settings)
        if path := files.to_open(self.window(), "imports", _("Choose a list"), KINDS):
            self.read(path)

    # Step 1: the file

    def read(self, path: Path) -> None:
        """Read a file in a child of the program, and show what is in it."""
        self._stop()
        self._go(FILE)
        self.file.tell_reading(path)

        def failed(error: BaseException) -> None:
            self.file.tell_waiting()
            if not isinstance(error, UserError):
                raise error
            self.file.tell_problem(sentence(error, self.look.locale))

        label = _("Reading {file}", file=path.name)
        self._task = self.desk.tasks.run(
            label,
            lambda progress: work.read(path, progress),
            self._read,
            failed=failed,
            cancelled=self.file.tell_waiting,
        )

    def _read(self, book: Book) -> None:
        self.file.tell_waiting()
        self.draft = Draft(self.desk.store, importer(self.file.kind.current), book)
        self._written = False
        self.check.forget()
        settled = all(is_settled(one) for one in self.draft.assignments)
        if self.draft.layout and settled:
            self._check_rows()
        elif sum(1 for sheet in book.sheets if not sheet.is_empty and not sheet.hidden) > 1:
            self._go(SHEET)
        else:
            self._go(COLUMNS)

    def _stop(self) -> None:
        if self._task:
            self._task.progress.stop()
            self._task = None

    # Steps 2 and 3: the sheet and its columns

    def _choose_sheet(self, name: str) -> None:
        draft = self._draft()
        draft.choose_sheet(name)
        self._go(SHEET)

    def _choose_header(self, row: int) -> None:
        draft = self._draft()
        draft.choose_sheet(draft.sheet.name, row)
        self._go(SHEET)

    def _assign(self, letter: str, target: str) -> None:
        self._draft().assign(letter, target)
        self.columns.tell_assigned(self._draft())
        self._tell_footer(COLUMNS)

    def _choose_rule(self, key: str) -> None:
        self._draft().on_match = OnMatch(key)
        if self.wizard.step == CHECK:
            self._check_rows()

    # Step 4: the check

    def _mend(self, row: int, header: str, text: str) -> None:
        self._draft().mend(row, header, text)
        self._check_rows()

    def _decide(self, row: int, decision: Decision | None) -> None:
        self._draft().decide(row, decision)
        self._check_rows()

    def _check_rows(self) -> None:
        draft, store = self._draft(), self.desk.store

        def checked(plan: Plan) -> None:
            self.plan = plan
            self._task = None
            self.check.show_plan(draft, plan)
            if self.wizard.step == CHECK:
                self._tell_footer(CHECK)
            else:
                self._go(CHECK)

        self._task = self.desk.tasks.run(
            _("Checking {file}", file=draft.book.source),
            lambda progress: work.plan(store, draft, progress),
            checked,
        )

    # Step 5: writing, and after

    def _import(self) -> None:
        draft, plan, store = self._draft(), self.plan, self.desk.store
        if plan is None:
            return

        def written(tables: set[str]) -> None:
            self._written = True
            busy.answer()
            self.done.show_result(draft, plan)
            self._go(DONE)
            store.tell(tables)
            self.desk.tell_register()

        busy = Writing(self.look, self._stop)
        self.desk.ask(busy)
        self._task = self.desk.tasks.run(
            _("Importing {file}", file=draft.book.source),
            lambda progress: work.carry_out(store, draft, plan, busy.follow(progress)),
            written,
            failed=lambda error: self._not_written(busy, error),
            cancelled=busy.answer,
        )

    def _not_written(self, busy: Writing, error: BaseException) -> None:
        busy.answer()
        raise error

    def _undo(self) -> None:
        self.desk.do("undo")
        self._written = False
        self.done.show_undone()
        self._go(DONE)

    def save_refused(self) -> None:
        """The refused rows as a workbook that can be mended and imported again."""
        from grono.exchange.refused import write_refused

        draft, plan = self._draft(), self.plan
        to_mend = self.look.tr(_("to mend"))
        name = exporting.file_name(f"{Path(draft.book.source).stem} {to_mend}", "xlsx")
        target = exporting.ask_where(self.desk, name)
        if target is None or plan is None:
            return
        label = _("Writing {file}", file=target.name)
        locale = self.look.locale
        exporting.write(
            self.desk,
            label,
            lambda _p: write_refused(target, draft.table, plan.rows, draft.mended, locale),
            target,
        )

    def _give_back(self) -> None:
        draft, store, locale = self._draft(), self.desk.store, self.look.locale
        target = exporting.ask_where(
            self.desk, f"{Path(draft.book.source).stem}_{date.today():%Y-%m-%d}.xlsx"
        )
        if target is None:
            return
        label = _("Writing {file}", file=target.name)
        exporting.write(self.desk, label, lambda _p: work.give_back(store, draft, target, locale), target)

    # The frame

    def _go(self, step: int) -> None:
        self.wizard.go(step, for_good=step == DONE and self._written)

    def _arrived(self, step: int) -> None:
        if step == SHEET and self.draft:
            self.sheet.show_draft(self.draft)
        if step == COLUMNS and self.draft:
            self.columns.show_draft(self.draft)
        self._tell_footer(step)

    def _next(self, step: int) -> None:
        ways = {SHEET: lambda: self._go(COLUMNS), COLUMNS: self._check_rows, CHECK: self._import}
        ways.get(step, lambda: None)()

    def _tell_footer(self, step: int) -> None:
        draft = self.draft
        if draft is None or step in (FILE, DONE):
            self.wizard.tell("", None)
            return
        rows = n_("{n} row", "{n} rows", len(draft.table.lines))
        fact = _(
            "{file} · sheet “{sheet}” · {rows}", file=draft.book.source, sheet=draft.sheet.name, rows=rows
        )
        if step == SHEET:
            self.wizard.tell(fact, _("To the columns"))
        elif step == COLUMNS:
            ready = any(one.target for one in draft.assignments)
            self.wizard.tell(fact, _("Check the data"), ready=ready)
        elif self.plan:
            self._tell_import(self.plan)

    def _tell_import(self, plan: Plan) -> None:
        counts = plan.counts
        taken = counts[Outcome.CREATED] + counts[Outcome.CHANGED]
        left = counts[Outcome.SKIPPED] + counts[Outcome.REFUSED]
        words: Text = (
            _("Import {n}, leave out {left}", n=taken, left=left) if left else _("Import {n}", n=taken)
        )
        fact = _("The program makes a backup before the import.")
        nothing = _("Nothing would change.")
        self.wizard.tell(
            fact if taken else nothing, words, icon="check", ready=taken > 0 and not self.desk.read_only
        )

    def _draft(self) -> Draft:
        if self.draft is None:
            raise UserError(_("No file was chosen yet."))
        return self.draft

    def _leave(self) -> None:
        self.desk.go(_LISTS[self.file.kind.current])

    def regions(self) -> Sequence[QWidget]:
        return (self.wizard,)


def _dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The first file that is held over the page."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if files else None
