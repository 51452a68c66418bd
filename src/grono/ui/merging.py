"""Letters to the people of an event or an edition, merged from a Word template into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog

from grono.domain.text import Labelled, _, n_
from grono.services.fields import Field, FieldKind
from grono.ui import rendering
from grono.ui.file_dialogs import FileDialogs, show_folder
from grono.ui.records.asking import FieldsDialog

if TYPE_CHECKING:
    from grono.reports.letters.writing import Written
    from grono.store.store import Store
    from grono.ui.page import Desk
    from grono.ui.tasks import Progress

_TEMPLATES = ((_("Word documents"), "*.docx"),)
_LETTERS = _("Letters")


class Addressees(Labelled):
    """Whom the letters go to."""

    ALL = "all", _("everybody who has not resigned")
    SEATED = "seated", _("everybody who has a seat")
    INVITED = "invited", _("those who are only invited")


_WHO = Field("who", _("To whom"), _LETTERS, FieldKind.CHOICE, choices=Addressees, required=True)
_ROWS = Field("rows", _("Only the rows, such as 1-12, 15"), _LETTERS)
_OWN = Field("own", _("From a template of our own"), _LETTERS, FieldKind.YES_NO)
_PDF = Field("pdf", _("PDFs as well, through LibreOffice"), _LETTERS, FieldKind.YES_NO)


@dataclass(frozen=True)
class _Wish:
    """What was asked for, and where it goes."""

    template: bytes
    folder: Path
    who: str
    rows: str
    as_pdf: bool


def ask_and_merge(desk: Desk, key: str, id: str) -> None:
    """Ask whom to write to and from which template, then merge the letters; key: "event" or "edition"."""
    from grono.reports.letters.writing import office

    fields = (_WHO, _ROWS, _OWN, *((_PDF,) if office() else ()))
    dialog = FieldsDialog(desk.look, _("Letters from a Word template"), fields, _("Choose the folder…"))
    dialog.editor("who").set_value(Addressees.ALL)

    def answered(answer: str) -> None:
        if answer == "save":
            wish = _wish(desk, dialog.values())
            if wish:
                _merge(desk, key, id, wish)

    desk.ask(dialog, answered)


def save_template(desk: Desk) -> None:
    """Save the program's own template, to begin with."""
    from grono.reports.files import whole_file
    from grono.reports.letters.sample import sample

    files = FileDialogs(desk.look, desk.settings)
    title = _("Save the Word template")
    target = files.to_save(QApplication.activeWindow(), "letters", title, _TEMPLATES, "letter.docx")
    if target is not None:
        with whole_file(target) as part:
            part.write_bytes(sample())
        opens = (_("Open the folder"), lambda: show_folder(target))
        desk.toast(_("Saved: {file}", file=target.name), action=opens)


def _wish(desk: Desk, values: Mapping[str, object]) -> _Wish | None:
    from grono.reports.letters.sample import sample

    files = FileDialogs(desk.look, desk.settings)
    template = sample()
    if values.get("own"):
        path = files.to_open(QApplication.activeWindow(), "letters", _("Word template"), _TEMPLATES)
        if path is None:
            return None
        template = path.read_bytes()
    title, start = desk.look.tr(_("Where to put the letters")), str(files.folder("letters"))
    chosen = QFileDialog.getExistingDirectory(QApplication.activeWindow(), title, start)
    if not chosen:
        return None
    rows = str(values.get("rows") or "")
    return _Wish(template, Path(chosen), str(values["who"]), rows, bool(values.get("pdf")))


def _merge(desk: Desk, key: str, id: str, wish: _Wish) -> None:
    register, language = desk.store.path, desk.look.locale

    def written(store: Store) -> Written:
        from grono.reports.letters.addressed import addressed
        from grono.reports.letters.writing import write

        today = date.today()
        letters = addressed(store, key, id, who=wish.who, rows=wish.rows, today=today, language=language)
        return write(wish.template, letters, wish.folder, as_pdf=wish.as_pdf)

    def done(made: Written) -> None:
        opens = (_("Open the folder"), lambda: show_folder(wish.folder / "letters"))
        count = len(made.documents)
        desk.toast(n_("{n} letter written", "{n} letters written", count), action=opens)

    def work(_progress: Progress) -> Written:
        return rendering.read(register, written)

    desk.tasks.run(_LETTERS, work, done)
