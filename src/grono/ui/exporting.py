"""Files that go out of the program: where to, written as a task, and then the folder is a click away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from grono.domain.folding import fold
from grono.domain.text import Text, _, n_
from grono.services.columns import Column
from grono.services.lists import Listing, Query
from grono.ui import rendering
from grono.ui.export_dialog import FULL, ExportDialog
from grono.ui.file_dialogs import FileDialogs, show_folder

if TYPE_CHECKING:
    from grono.reports.document import Document
    from grono.store.store import Store
    from grono.ui.page import Desk
    from grono.ui.tasks import Progress

KINDS: dict[str, Text] = {
    "pdf": _("PDF documents"),
    "xlsx": _("Excel workbooks"),
    "csv": _("CSV tables"),
    "ics": _("Calendars"),
}


def file_name(words: str, suffix: str) -> str:
    """A name that every system takes: member-list_2026-11-23.pdf."""
    stem = "-".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())
    return f"{stem or 'grono'}_{date.today():%Y-%m-%d}.{suffix}"


def ask_where(desk: Desk, name: str) -> Path | None:
    """Where to write a file; the ending of the name tells its kind."""
    suffix = Path(name).suffix.lstrip(".")
    files = FileDialogs(desk.look, desk.settings)
    kinds = ((KINDS[suffix], f"*.{suffix}"),)
    return files.to_save(QApplication.activeWindow(), "prints", _("Save as"), kinds, name)


def write(desk: Desk, label: Text, work: Callable[[Progress], Any], target: Path) -> None:
    """Write a file beside the window, and say where it is."""

    def done(_result: object) -> None:
        opens = (_("Open the folder"), lambda: show_folder(target))
        desk.toast(_("Saved: {file}", file=target.name), action=opens)

    desk.tasks.run(label, work, done)


def export_calendar(desk: Desk) -> None:
    """Every day of every event and edition and every open deadline, for the calendar of another program."""
    target = ask_where(desk, file_name(desk.look.tr(_("Deadlines")), "ics"))
    if target is None:
        return
    register, language = desk.store.path, desk.look.locale

    def work(progress: Progress) -> None:
        from grono.exchange.calendars.writing import calendar
        from grono.reports.files import whole_file
        from grono.store.opening import open_register

        with open_register(register, "", read_only=True) as store:
            written = calendar(store, language)
        progress.point_of_no_return()
        with whole_file(target) as part:
            part.write_bytes(written.data)

    write(desk, _("Writing {file}", file=target.name), work, target)


def export_list(
    desk: Desk, listing: Listing, query: Query, columns: tuple[Column, ...], ids: Sequence[str] | None = None
) -> None:
    """A list as it is on the screen, or only some of its records, into a file that the person chooses."""
    wanted = list(ids) if ids is not None else listing.ids(query)
    counted = listing.records.count_text(len(wanted))
    fields = n_("{n} column", "{n} columns", len(columns))
    dialog = ExportDialog(
        desk.look, _("{records}, {columns}, as on the screen", records=counted, columns=fields)
    )

    def answered(answer: str) -> None:
        if answer:
            _export(desk, listing, query, columns, wanted, answer)

    desk.ask(dialog, answered)


def _export(
    desk: Desk, listing: Listing, query: Query, columns: tuple[Column, ...], ids: Sequence[str], choice: str
) -> None:
    records = listing.records
    title = desk.look.tr(records.title)
    target = ask_where(desk, file_name(title, "xlsx" if choice == FULL else choice))
    if target is None:
        return
    register, language = desk.store.path, desk.look.locale

    def whole(progress: Progress) -> None:
        from grono.exchange.export import as_xlsx
        from grono.reports.files import whole_file
        from grono.store.opening import open_register

        with open_register(register, "", read_only=True) as store:
            content = as_xlsx(store, records.key, language, query.day)
        progress.point_of_no_return()
        with whole_file(target) as part:
            part.write_bytes(content)

    def shown(progress: Progress) -> Path:
        return rendering.saved(register, build, target, progress)

    build = list_paper(listing, query, columns, ids, language)
    words = _("Writing {file}", file=target.name)
    write(desk, words, whole if choice == FULL else shown, target)


def list_paper(
    listing: Listing, query: Query, columns: tuple[Column, ...], ids: Sequence[str], language: str
) -> Callable[[Store], Document]:
    """What builds the paper of a list as it is on the screen."""

    def build(store: Store) -> Document:
        from grono.reports import listing as report

        request = report.REPORT.request(as_of=query.day, language=language)
        rows = Listing(store, listing.records).rows(ids, query.day)
        filters = _filters(listing, query)
        return report.document(store, request, listing.records, columns, rows, filters)

    return build


def _filters(listing: Listing, query: Query) -> list[Text]:
    """What the list is narrowed by, in words."""
    told: list[Text] = []
    for key, values in query.filters:
        filter = listing.filter(key)
        known = dict(filter.choices(listing.store, query.day))
        words = tuple(known.get(value, value) for value in values)
        told.append(_("{field}: {values}", field=filter.title, values=words))
    if query.search.strip():
        told.append(_("Search: {text}", text=query.search.strip()))
    return told
