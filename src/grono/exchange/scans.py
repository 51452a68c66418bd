"""Filing a scan: its pages go to the sessions whose codes they bear, as attachments, in one step."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grono.domain.activity import Session
from grono.domain.text import Text, UserError, _, n_
from grono.exchange.sandbox import answers, size_of
from grono.exchange.sheets.refusals import Refusal
from grono.services import attached
from grono.services.editing import title_of
from grono.store.store import Store

MOST_BYTES = 200 << 20
_MEMORY = 1 << 30
_SECONDS, _BYTES_PER_SECOND = 20.0, 1 << 20


@dataclass(frozen=True)
class FiledPages:
    """Pages that went to a session. there: they were among its files already."""

    session: Session
    title: str
    pages: tuple[int, ...]
    file_name: str
    there: bool = False

    @property
    def words(self) -> dict[str, object]:
        """Which pages, of what and of which day."""
        return {"pages": ", ".join(map(str, self.pages)), "title": self.title, "day": self.session.day}


@dataclass(frozen=True)
class Filed:
    """What became of a scan. unreadable: pages without a code; unknown: those of sessions not known here."""

    source: str
    pages: int
    filed: tuple[FiledPages, ...]
    unreadable: tuple[int, ...]
    unknown: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        """The same for other programs."""
        return {
            "source": self.source,
            "pages": self.pages,
            "filed": [
                {"session": one.session.id, "pages": one.pages, "file": one.file_name, "there": one.there}
                for one in self.filed
            ],
            "unreadable": self.unreadable,
            "unknown": self.unknown,
        }


@dataclass
class ScanRead:
    """What the child found: pages by the id of their session, and files of the sessions' own pages."""

    pages: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    parts: dict[str, bytes] = field(default_factory=dict[str, bytes])


def file_scan(store: Store, path: Path) -> Filed:
    """File a PDF or a picture by the codes on its pages; raises UserError when it cannot be read or no page
    bears the code of a session."""
    return file_pages(store, path, read_scan(path))


def file_pages(store: Store, path: Path, read: ScanRead) -> Filed:
    """File what was read of a scan, in one step; raises UserError when no page bears a session's code."""
    sessions = {id: found for id in read.pages if id and (found := _session(store, id))}
    filed = [
        _pages(
            store, sessions[id], tuple(pages), _name(path, pages, alone=len(read.pages.keys() - {""}) == 1)
        )
        for id, pages in read.pages.items()
        if id in sessions
    ]
    told = Filed(
        path.name,
        sum(map(len, read.pages.values())),
        tuple(filed),
        tuple(read.pages.get("", ())),
        tuple(sorted(n for id, pages in read.pages.items() if id and id not in sessions for n in pages)),
    )
    if not filed:
        raise _nothing_to_file(told)
    return _carry_out(store, path, told, read.parts)


def _carry_out(store: Store, path: Path, told: Filed, parts: Mapping[str, bytes]) -> Filed:
    whole = path.read_bytes()
    done: list[FiledPages] = []
    with store.step(n_("File {n} scanned page", "File {n} scanned pages", _count(told))):
        for one in told.filed:
            data = parts.get(one.session.id, whole)
            row = attached.kept(store, Session.table, one.session.id, one.file_name, data)
            there = attached.hanging(store, one.session.id).files
            known = any(row.sha256 == old.sha256 for old in there)
            if not known:
                store.save(row)
            done.append(FiledPages(one.session, one.title, one.pages, one.file_name, known))
    return Filed(told.source, told.pages, tuple(done), told.unreadable, told.unknown)


def read_scan(
    path: Path, progress: Callable[[int], None] | None = None, cancelled: Callable[[], bool] = lambda: False
) -> ScanRead:
    """Look for the codes on the pages of a scan, without the register; progress is told each page's number.

    Raises UserError when the file cannot be read.
    """
    read = ScanRead()
    try:
        seconds = _SECONDS + size_of(path, MOST_BYTES) / _BYTES_PER_SECOND
        for frame in answers(path, "scan", seconds, _MEMORY, cancelled):
            if "page" in frame:
                number = int(str(frame["page"]))
                read.pages.setdefault(str(frame["session"]), []).append(number)
                if progress:
                    progress(number)
            elif "part" in frame:
                read.parts[str(frame["part"])] = base64.b64decode(str(frame["data"]))
    except Refusal as refusal:
        raise UserError(_REFUSED.get(refusal.code, _damaged)(path.name)) from refusal
    return read


def _session(store: Store, id: str) -> Session | None:
    found = store.get(Session, id)
    return found if found and not found.deleted_at else None


def _pages(store: Store, session: Session, pages: tuple[int, ...], name: str) -> FiledPages:
    return FiledPages(session, title_of(store, session.subject_id), pages, name)


def _name(path: Path, pages: list[int], *, alone: bool) -> str:
    """The file's own name where it stays whole, else with its pages: "scan (2-3).pdf"."""
    if alone:
        return path.name
    runs: list[str] = []
    for number in pages:
        begin, _dash, last = runs[-1].partition("-") if runs else ("", "", "")
        if runs and int(last or begin) == number - 1:
            runs[-1] = f"{begin}-{number}"
        else:
            runs.append(str(number))
    return f"{path.stem} ({', '.join(runs)}){path.suffix}"


def _count(told: Filed) -> int:
    return sum(len(one.pages) for one in told.filed)


def _nothing_to_file(told: Filed) -> UserError:
    if told.unknown:
        return UserError(
            _("{file} belongs to sessions that are not in this register.", file=told.source),
            todo=_("Open the register that printed it."),
        )
    return UserError(
        _("No page of {file} bears a readable code of a session.", file=told.source),
        todo=_("Scan it anew, in 200 dots per inch or more, or attach it to its session by hand."),
    )


def _damaged(name: str) -> Text:
    return _("{file} is damaged, or is no PDF or picture; scan it anew.", file=name)


_REFUSED: Mapping[str, Callable[[str], Text]] = {
    "missing": lambda name: _("There is no file {file}; check its name and place.", file=name),
    "denied": lambda name: _("{file} cannot be opened; check that you may read it.", file=name),
    "empty": lambda name: _("{file} is empty; scan it anew.", file=name),
    "encrypted": lambda name: _("{file} is protected by a password; take it off and try again.", file=name),
    "kind": lambda name: _("{file} is no PDF and no picture.", file=name),
    "pages": lambda name: _("{file} has more pages than a scan of lists; split it.", file=name),
    "pixels": lambda name: _(
        "{file} has larger pages than a scanner makes; scan in 300 dots per inch.", file=name
    ),
    "file_size": lambda name: _("{file} is larger than 200 MB; split it, or scan in grey.", file=name),
    "time": lambda name: _("{file} could not be read in time; split it, or scan in grey.", file=name),
    "memory": lambda name: _("{file} needs more memory than a scan may; split it.", file=name),
}
