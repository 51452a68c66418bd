"""The passphrase of the window's register: asked for, set, changed, taken off; and its recovery sheet."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grono.domain.text import Text, UserError, _
from grono.reports import recovery_sheet
from grono.services import comparing
from grono.store import backup, encryption, protecting
from grono.ui import answers, drafts, exporting, protection_dialogs, rendering, thumbnails
from grono.ui.list_printing import ask_and_print
from grono.ui.messages import Confirm

if TYPE_CHECKING:
    from grono.store.backup import Resealed
    from grono.store.store import Store
    from grono.ui.session import Session
    from grono.ui.settings import Settings
    from grono.ui.tasks import Progress

_NOTE = _("A copy is written and tried out first; then it takes the register's place.")


def ask(
    session: Session, path: Path, attempt: Callable[[Path, str], object], then: Callable[[], object]
) -> None:
    """Ask for the passphrase of a register or a backup until it fits, then go on."""
    dialog = protection_dialogs.AskPassphrase(
        session.window.look, path.name, lambda said: attempt(path, said)
    )
    session.window.ask(dialog, lambda answer: then() if answer else None)


def ask_for_first(session: Session, then: Callable[[str], object]) -> None:
    """Ask for the passphrase of a register that is to be made."""
    title = _("Protect the register with a passphrase")
    dialog = protection_dialogs.ChoosePassphrase(session.window.look, title, 0)
    session.window.ask(dialog, lambda answer: then(dialog.passphrase) if answer else None)


def choose(session: Session) -> None:
    """Ask for a passphrase, a first one or another, and put the register under it."""
    store = _writable(session)
    path, known = store.path, backup.backups_of(store.path, comparing.register_id(store))
    title = _("Change the passphrase") if store.encrypted else _("Protect the register with a passphrase")
    dialog = protection_dialogs.ChoosePassphrase(session.window.look, title, len(known))

    def done(resealed: Resealed) -> None:
        said = (_("Recovery sheet…"), lambda: session.window.do("recovery_sheet"))
        session.window.toast(_("The register is protected with the passphrase."), action=said)
        if resealed.left:
            discard_left(session, resealed)

    def answered(answer: str) -> None:
        if answer:
            forget_traces(session.settings, store)
            work = partial(_protect, path, dialog.passphrase, with_backups=dialog.with_backups)
            _apart(session, path, _("Protecting the register"), work, done)

    session.window.ask(dialog, answered)


def _protect(path: Path, passphrase: str, progress: Progress, *, with_backups: bool) -> Resealed:
    progress.point_of_no_return()
    protecting.set_passphrase(path, passphrase)
    return _reseal(path, progress) if with_backups else backup.Resealed()


def _reseal(path: Path, progress: Progress) -> Resealed:
    return backup.reseal(path, lambda done, total: progress(_("Backups"), done, total))


def remove(session: Session) -> None:
    """Take the passphrase off, after asking."""
    store = _writable(session)
    if not store.encrypted:
        raise UserError(_("The register has no passphrase; nothing was changed."))
    path = store.path
    explanation = _(
        "Whoever gets hold of the file can read it then. Backups made so far keep the passphrase: "
        "do not throw the recovery sheet away."
    )
    question = _("Take the passphrase off this register?")
    dialog = Confirm(session.window.look, question, explanation, _("Take it off"), destructive=True)

    def work(progress: Progress) -> None:
        progress.point_of_no_return()
        protecting.remove_passphrase(path)

    def done(_result: object) -> None:
        session.window.toast(_("The register opens without a passphrase now."))

    def answered(answer: str) -> None:
        if answer:
            _apart(session, path, _("Taking the passphrase off"), work, done)

    session.window.ask(dialog, answered)


def reseal(session: Session) -> None:
    """Put the backups of before under the passphrase of now."""
    path = session.window.store.path

    def work(progress: Progress) -> Resealed:
        progress.point_of_no_return()
        return _reseal(path, progress)

    def done(resealed: Resealed) -> None:
        session.window.go("settings", section="security")
        if resealed.left:
            discard_left(session, resealed)
        else:
            session.window.toast(_("All backups are protected."))

    session.window.tasks.run(_("Protecting the backups"), work, done)


def sheet(session: Session) -> None:
    """Print or save the recovery sheet."""
    window, path = session.window, session.window.store.path
    if not window.store.encrypted:
        raise UserError(
            _("The register has no passphrase, so there is nothing to recover."),
            todo=_("Protect it with a passphrase first."),
        )
    dialog = protection_dialogs.SheetDialog(window.look, lambda said: encryption.unlock(path, said))
    title = window.look.tr(recovery_sheet.TITLE)

    def answered(answer: str) -> None:
        build = partial(recovery_sheet.build, language=window.look.locale, passphrase=dialog.passphrase)
        if answer == "print":
            window.tasks.run(
                _("Preparing the pages…"),
                lambda progress: rendering.made(path, build, "pdf", progress),
                lambda content: ask_and_print(window, content, title),
            )
        elif answer and (target := exporting.ask_where(window, exporting.file_name(title, "pdf"))):
            words = _("Writing {file}", file=target.name)
            exporting.write(
                window, words, lambda progress: rendering.saved(path, build, target, progress), target
            )

    window.ask(dialog, answered)


def discard_left(session: Session, resealed: Resealed) -> None:
    """Ask what is to become of copies that stayed as they were."""

    def answered(answer: str) -> None:
        if answer:
            backup.discard(resealed.left)
            session.window.go("settings", section="security")

    session.window.ask(protection_dialogs.unprotected(session.window.look, resealed.left), answered)


def forget_traces(settings: Settings, store: Store) -> None:
    """What the program keeps of a plain register elsewhere: drafts, pictures of pages, recent records."""
    settings.forget(answers.plain_key(store.path))
    settings.save()
    shutil.rmtree(thumbnails.folder_of(store.path), ignore_errors=True)
    shutil.rmtree(drafts.folder_of(comparing.register_id(store)), ignore_errors=True)


def _writable(session: Session) -> Store:
    store = session.window.store
    if store.read_only:
        raise UserError(_("The register is open for reading only; nothing was changed."))
    return store


def _apart(
    session: Session,
    path: Path,
    title: Text,
    work: Callable[[Progress], object],
    done: Callable[..., object],
) -> None:
    """Back up and close the register, change its file, and show it again where it was left."""

    def shown(result: object) -> None:
        session.window.go("settings", section="security")
        done(result)

    session.leave(lambda: session.apart(path, title, _NOTE, work, shown))
