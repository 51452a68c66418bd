"""The program tries itself out, in a place of its own: for the packed program and for whoever needs help."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from grono.cli.voice import Voice
from grono.domain.text import Text, _
from grono.store.store import Store

if TYPE_CHECKING:
    from grono.app import Program
    from grono.domain.event import Event
    from grono.domain.training import Edition

_LIST = (
    "Nazwa;NIP;Miasto;E-mail\nPiastSoft sp. z o.o.;7740001454;Piastów;biuro@piastsoft.example\nŻabka;;Łódź;\n"
)
_PATIENCE = 30.0


class FailureError(Exception):
    """Something is not as it should be."""


def run(voice: Voice) -> int:
    """Try everything, say a line about each part, and return the exit code."""
    with (
        tempfile.TemporaryDirectory(prefix="grono-", ignore_cleanup_errors=True) as folder,
        _own_data(folder),
    ):
        place = Path(folder)
        results = [_tried(voice, what, check, place) for what, check in _CHECKS]
    voice.result(_("All is well.") if all(results) else _("Something does not work."))
    return 0 if all(results) else 1


def _tried(voice: Voice, what: Text, check: Callable[[Path], None], place: Path) -> bool:
    with _Noted() as noted:
        check(place)
    said = _("ok: {what}", what=what) if noted.error is None else _("FAILED: {what}", what=what)
    reason = "" if noted.error is None else f" ({type(noted.error).__name__}: {noted.error})"
    voice.result(voice.text(said) + reason)
    return noted.error is None


class _Noted:
    """Whatever goes wrong inside is noted, and the next part is tried."""

    error: Exception | None = None

    def __enter__(self) -> _Noted:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


@contextmanager
def _own_data(folder: str) -> Iterator[None]:
    """The user's own settings, backups and logs are left alone."""
    before = os.environ.get("GRONO_DATA")
    os.environ["GRONO_DATA"] = str(Path(folder) / "data")
    try:
        yield
    finally:
        if before is None:
            del os.environ["GRONO_DATA"]
        else:
            os.environ["GRONO_DATA"] = before


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise FailureError(what)


def _register(place: Path) -> Path:
    return place / "self-test.grono"


def _opened(place: Path) -> Store:
    from grono.store.opening import open_register

    return open_register(_register(place), "self-test")


def _make(place: Path) -> None:
    from grono.services import registers
    from grono.store.opening import create_register

    with create_register(_register(place), "self-test") as store:
        registers.prepare(store, "Klaster próbny")


def _import(place: Path) -> None:
    from grono.exchange.draft import open_draft
    from grono.exchange.importers import importer
    from grono.exchange.rows import Outcome

    source = place / "list.csv"
    source.write_text(_LIST, "utf-8")
    with _opened(place) as store:
        draft = open_draft(store, importer("members"), source)
        plan = draft.plan()
        draft.carry_out(plan)
    _require(plan.counts[Outcome.CREATED] == 2, f"{plan.counts}")


def _search(place: Path) -> None:
    with _opened(place) as store:
        found = [hit.title for hit in store.search("lodz")]
        _require(found == ["Żabka"], f"{found}")


def _undo(place: Path) -> None:
    with _opened(place) as store:
        store.undo()
        _require(store.search("piast") == [], "undo")
        store.redo()
        _require(len(store.search("piast")) == 1, "redo")


def _back_up(place: Path) -> None:
    from grono.store import backup, checking

    packed = backup.pack(_register(place), place / "packed.grono-backup")
    backup.restore(packed, place / "restored.grono")
    found = [str(finding.text) for finding in checking.check(place / "restored.grono")]
    _require(found == [], f"{found}")


def _encrypt(place: Path) -> None:
    from grono.store import encryption, errors, keys, protecting

    path = place / "restored.grono"
    protecting.set_passphrase(path, "Żółte grona")
    keys.forget(keys.salt_of(path))
    try:
        encryption.unlock(path, "zielone grona")
    except errors.WrongPassphraseError:
        encryption.unlock(path, "Żółte grona")
    else:
        raise FailureError("passphrase")
    protecting.remove_passphrase(path)
    _require(keys.salt_of(path) == b"", "encryption")


def _sample(place: Path) -> None:
    from grono.services.sample import fill_sample
    from grono.store.opening import create_register

    with create_register(place / "sample.grono", "self-test") as store:
        fill_sample(store)
        _require(len(store.search("piast")) > 0, "sample")


def _report(register: Path, name: str, ending: str, start: bytes, **options: str) -> None:
    from grono.reports import find_report
    from grono.reports.render.output import save
    from grono.store.opening import open_register

    report, target = find_report(name), register.with_name(f"{name}{ending}")
    with open_register(register, "self-test", read_only=True) as store:
        save(report.document(store, report.request(options, as_of=date.today())), target)
    _require(target.read_bytes().startswith(start), target.name)


def _pdf(place: Path) -> None:
    _report(place / "sample.grono", "member-directory", ".pdf", b"%PDF-")


def _workbook(place: Path) -> None:
    _report(place / "sample.grono", "member-list", ".xlsx", b"PK")


def _taught(store: Store, activity: Event | Edition) -> None:
    """Two people at a session of an event or an edition that was held yesterday."""
    from grono.domain.activity import Session
    from grono.services.activities import attending, registering

    yesterday = date.today() - timedelta(days=1)
    held = Session(
        subject_table=activity.table, subject_id=activity.id, day=yesterday, starts=time(9), ends=time(12)
    )
    with store.step(_("Add {name}", name=activity.title)):
        store.save_many([activity, held])
    newcomers = [registering.Newcomer(family_name=name) for name in ("Żak", "Łęcka")]
    made = registering.register(store, activity.table, activity.id, newcomers)
    attending.present(store, held, [one.id for one in made])


def _event(place: Path) -> None:
    from grono.domain.event import Event

    event = Event(title="Spotkanie próbne")
    with _opened(place) as store:
        _taught(store, event)
    _report(_register(place), "sign-in-sheet", ".pdf", b"%PDF-", event=event.id)


def _certificate(place: Path) -> None:
    from grono.domain.cluster import Coordinator
    from grono.domain.training import Edition, LearningOutcome, OutcomeKind, Programme
    from grono.services.activities.taking_part import registrations_of
    from grono.services.training.certificates import issue

    programme = Programme(title="Program próbny")
    outcome = LearningOutcome(
        programme_id=programme.id, position=1, kind=OutcomeKind.SKILLS, text="potrafi spróbować"
    )
    edition = Edition(programme_id=programme.id, number=1, title="Program próbny, edycja 1")
    with _opened(place) as store:
        with store.step(_("Add {name}", name=programme.title)):
            store.save_many([Coordinator(name="Koordynator próbny"), programme, outcome])
        _taught(store, edition)
        people = [one.id for one in registrations_of(store, edition.table, edition.id)]
        issued = issue(store, edition.id, people)
        _require(len(issued.certificates) == len(people), f"{issued.refused}")
    _report(_register(place), "certificates", ".pdf", b"%PDF-", edition=edition.id)


def _texts(_place: Path) -> None:
    from grono.wording import as_text

    _require(as_text(_("There is nothing to undo."), "pl") != "There is nothing to undo.", "pl")


def _resources(_place: Path) -> None:
    from grono import paths
    from grono.services.activities.sessions import public_holidays
    from grono.services.reference.territory import teryt_for

    for name in ("themes", "rules", "sample"):
        _require((paths.resources_dir() / name).is_dir(), name)
    _require(bool(teryt_for("Teresin", "mazowieckie", "sochaczewski")), "territory")
    for locale in ("pl", "en"):
        _require(date(2026, 11, 11) in public_holidays(2026, locale), "holidays")


def _window(place: Path) -> None:
    """The whole window on the sample, drawn nowhere."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    hook = sys.excepthook
    try:
        _look_at_window(place / "sample.grono")
    finally:
        sys.excepthook = hook
        gc.collect()  # while the application is still there for its widgets to leave


def _look_at_window(register: Path) -> None:
    from grono import app

    program = app.Program()
    try:
        program.start(register)
        until = monotonic() + _PATIENCE
        while not _is_shown(program) and monotonic() < until:
            program.app.processEvents()
        _require(_is_shown(program), "the register is not shown")
        picture = program.window.grab()
        _require(picture.width() > 0 and not picture.isNull(), "nothing is drawn")
    finally:
        if hasattr(program, "session"):
            program.session.let_go()
        program.window.hide()
        program.window.deleteLater()
        program.app.processEvents()


def _is_shown(program: Program) -> bool:
    """The window's frame stands before the rest of it is made."""
    return hasattr(program, "session") and program.session.store is not None


_CHECKS: tuple[tuple[Text, Callable[[Path], None]], ...] = (
    (_("a new register"), _make),
    (_("importing a list"), _import),
    (_("finding without marks"), _search),
    (_("undo and redo"), _undo),
    (_("backup, restore and check"), _back_up),
    (_("a passphrase set, tried and taken off"), _encrypt),
    (_("resources and dictionaries"), _resources),
    (_("the sample cluster"), _sample),
    (_("Polish texts"), _texts),
    (_("a directory as PDF"), _pdf),
    (_("a list as a workbook"), _workbook),
    (_("an event with its sign-in sheet"), _event),
    (_("a training with its certificates"), _certificate),
    (_("the window"), _window),
)
