"""The register of the window: opened, handed over, backed up on closing, brought back."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from grono import paths
from grono.domain.text import Text, UserError, _
from grono.ui import application
from grono.ui.recent import Recent
from grono.ui.settings import Settings

if TYPE_CHECKING:
    from grono.store.lock import InUseError
    from grono.store.store import Store
    from grono.ui.leaving import Then
    from grono.ui.single_instance import Door
    from grono.ui.strip import Strip
    from grono.ui.tasks import Progress
    from grono.ui.window import Window

_MINUTE = 60_000  # ms
_REGISTERS = ((_("Registers of Grono"), "*.grono"),)


class Session(QObject):
    """At most one open register; the window shows it. The program sets the window and makes it anew."""

    window: Window
    shown = Signal()  # another register, or none

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.recent = Recent(settings)
        self.store: Store | None = None
        self.day = date.today()
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self.look_at_the_day)
        self._clock.start()
        self.door: Door | None = None

    def look_at_the_day(self) -> None:
        """After midnight the lists are those of the new day."""
        today = date.today()
        if self.store is not None and today != self.day:
            from grono.services import registers

            self.day = today
            self.store.refresh_day()
            registers.prepare(self.store)
            self.store.tell({"organisation", "person", "membership", "role", "task"})

    # Opening

    def start(self, path: Path | None) -> None:
        """The first thing after the frame: a register, or the start screen with what went wrong."""
        if path is None:
            self._show_start()
            return
        try:
            self.open(path)
        except UserError as error:
            self._show_start()
            self.window.error(error)

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Show a register; the one before is backed up and closed first. Raises UserError, all as it was."""
        from grono.store import opening
        from grono.store.errors import LockedError
        from grono.store.lock import InUseError

        if (
            self.store is not None
            and path.resolve() == self.store.path.resolve()
            and not self.store.read_only
        ):
            return
        try:
            store = opening.open_register(path, _user(), read_only=read_only)
        except (LockedError, InUseError) as error:
            self._kept_out(path, error, read_only=read_only)
            return
        self._take(store)

    def create(self, path: Path, name: str, then: Then = lambda: None, passphrase: str | None = None) -> None:
        """A new register under the cluster's name, encrypted where there is a passphrase."""
        from grono.services import registers
        from grono.store import opening

        store = opening.create_register(path, _user(), passphrase)
        registers.prepare(store, name)
        self._take(store, then)

    def open_sample(self) -> None:
        """The sample cluster, in the user's own folder; made when it is not there yet."""
        from grono.services.sample import fill_sample
        from grono.store import opening

        path = paths.data_dir() / "sample" / "sample.grono"
        if path.exists():
            self.open(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        store = opening.create_register(path, _user())
        fill_sample(store)
        self._take(store)

    def ask_for_new(self, then: Then = lambda: None) -> None:
        """Ask for a name and a place, make the register, then go on."""
        from grono.ui import protection
        from grono.ui.file_dialogs import FileDialogs
        from grono.ui.register_dialogs import NewRegister

        files = FileDialogs(self.window.look, self.settings)

        def elsewhere(name: str) -> Path | None:
            return files.to_save(self.window, "registers", _("Where to keep the register"), _REGISTERS, name)

        dialog = NewRegister(self.window.look, files.folder("registers"), elsewhere)

        def answered(answer: str) -> None:
            if answer:
                make = partial(self.create, dialog.path, dialog.name.text().strip(), then)
                if dialog.protect:
                    protection.ask_for_first(self, make)
                else:
                    make()

        self.window.ask(dialog, answered)

    def ask_for_file(self) -> None:
        """Ask which register to open."""
        from grono.ui.file_dialogs import FileDialogs

        files = FileDialogs(self.window.look, self.settings)
        if path := files.to_open(self.window, "registers", _("Open a register"), _REGISTERS):
            self.open(path)

    def _kept_out(self, path: Path, error: UserError, *, read_only: bool) -> None:
        """It is open elsewhere, or waits for its passphrase."""
        from grono.store.lock import InUseError
        from grono.ui.single_instance import hand_over

        if hand_over(path):
            self._already_shown(path)
        elif isinstance(error, InUseError):
            self._offer_reading(path, error)
        else:
            self._ask_passphrase(path, read_only=read_only)

    def _ask_passphrase(self, path: Path, *, read_only: bool) -> None:
        from grono.store import encryption
        from grono.ui import protection

        if self.store is None:
            self._show_start()
        protection.ask(self, path, encryption.unlock, lambda: self.open(path, read_only=read_only))

    def _offer_reading(self, path: Path, error: InUseError) -> None:
        from grono.ui.register_dialogs import in_use

        if self.store is None:
            self._show_start()

        def answered(answer: str) -> None:
            if answer:
                self.open(path, read_only=answer == "read")

        self.window.ask(in_use(self.window.look, error), answered)

    def _already_shown(self, path: Path) -> None:
        if self.store is None:
            self._show_start()
        self.window.toast(_("{file} is open in another window, which came to the front.", file=path.name))

    def _take(self, store: Store, then: Then = lambda: None) -> None:
        """Show an opened register in place of the one before."""

        def left() -> None:
            self._show(store)
            then()

        self.leave(left, stayed=store.close)

    def _show(self, store: Store) -> None:
        from grono.services import registers

        registers.prepare(store)
        before, self.store = self.store, store
        self.window.show_register(store, read_only=store.read_only)
        self.window.set_strip(self._strip(store))
        self.recent.remember(store.path, "" if store.encrypted else registers.cluster(store).name)
        self.settings.set("open_at_start", str(store.path))
        if before is not None:
            before.close()
            self._forget_key(before.path)
        if not store.read_only:
            application.after_first_paint(self.window, self._open_door)
        self.shown.emit()

    def _open_door(self) -> None:
        """Let later starts on this register knock; it waits for the page, for it brings the network in."""
        from grono.ui.single_instance import Door

        if self.store is None:
            return
        if self.door is None:
            self.door = Door()
            self.door.called.connect(lambda: application.bring_to_front(self.window))
        self.door.open(self.store.path)

    def _show_start(self) -> None:
        self.window.show_start()
        self.shown.emit()

    def _put_away(self) -> None:
        """The start screen in place of the register, which is let go."""
        self.window.show_start()
        self.let_go()
        self.shown.emit()

    def reshow(self) -> None:
        """Fill a window that was made anew."""
        if self.store is None:
            self._show_start()
            return
        self.window.show_register(self.store, read_only=self.store.read_only)
        self.window.set_strip(self._strip(self.store))
        self.shown.emit()

    def _strip(self, store: Store) -> Strip | None:
        from grono.services import registers
        from grono.ui.strip import Strip

        look = self.window.look
        if store.read_only:
            return Strip(
                look, _("This register is open for reading only; nothing can be changed."), state="warn"
            )
        if store.warnings:
            return Strip(look, store.warnings[0], state="warn")
        if registers.is_sample(store):
            action = (_("Start your own"), self.ask_for_new)
            return Strip(look, _("You are looking at an invented cluster. Try everything."), action)
        return None

    # Leaving

    def leave(self, then: Then, *, stayed: Then = lambda: None) -> None:
        """Back up what changed, then go on; stayed is called when the person does not want to leave."""
        if self.store is None or self.store.read_only:
            then()
        else:
            from grono.ui.leaving import Leaving

            Leaving(self.window, self.store.path, then, stayed).begin()

    def let_go(self) -> None:
        """Close the register; nothing is asked any more."""
        if self.door is not None:
            self.door.close()
        store, self.store = self.store, None
        if store is not None:
            store.close()

    def close_register(self) -> None:
        """Back to the start screen, now and at the next start."""

        def then() -> None:
            closed = self.window.store.path
            self.settings.forget("open_at_start")
            self._put_away()
            self._forget_key(closed)

        self.leave(then)

    def _forget_key(self, closed: Path) -> None:
        """The passphrase of a register that was closed is asked for again."""
        from grono.store import keys

        if self.store is None or keys.salt_of(self.store.path) != keys.salt_of(closed):
            keys.forget(keys.salt_of(closed))

    # Backups

    def back_up(self) -> None:
        """Make a backup now."""
        from grono.store import backup

        store = self.window.store

        def done(_made: Path) -> None:
            self.window.tell_register()
            self.window.toast(_("Backup made"))

        words = _("Backing up {name}", name=store.path.stem)
        self.window.tasks.run(words, lambda _p: backup.make(store.path, backup.Reason.MANUAL), done)

    def restore(self, copy: Path, register: Path, what: Text) -> None:
        """Bring a register back from a backup and show it; what names the state that it comes back to."""
        from grono.store import backup, encryption
        from grono.ui import protection

        if encryption.is_backup_locked(copy):
            again = partial(self.restore, copy, register, what)
            protection.ask(self, copy, encryption.unlock_backup, again)
            return

        def done(_restored: object) -> None:
            self.window.go("today")
            self.window.toast(_("Brought back: {what}", what=what))

        note = _("The state of now is kept as a backup first.")
        work = partial(backup.restore, copy, register)
        self.apart(register, _("Bringing the register back"), note, lambda _p: work(), done)

    def apart(
        self,
        register: Path,
        title: Text,
        note: Text,
        work: Callable[[Progress], object],
        done: Callable[[object], object],
    ) -> None:
        """Let go of what is open, let some work change a register's file, and show that register."""
        from grono.ui.register_dialogs import Busy

        self._put_away()
        busy = Busy(self.window.look, title, note)
        self.window.ask(busy)

        def failed(error: BaseException) -> None:
            busy.answer()
            if register.exists():
                self.open(register)
            self.window.show_problem(error)

        def worked(result: object) -> None:
            busy.answer()
            self.open(register)
            done(result)

        self.window.tasks.run(title, work, worked, failed=failed)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
