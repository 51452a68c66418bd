"""Letters into a folder: a Word document for each person, and PDFs where LibreOffice is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grono.domain.text import UserError, _
from grono.reports.files import whole_file
from grono.reports.letters.fields import Letter, context
from grono.reports.letters.templates import merged
from grono.services.activities import served

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_PATIENCE = 60  # seconds, and as many more as there are letters


@dataclass(frozen=True)
class Written:
    """What lies in the folder now; no PDFs where LibreOffice is not there."""

    documents: tuple[Path, ...]
    pdfs: tuple[Path, ...]


def write(template: bytes, letters: Sequence[Letter], folder: Path, *, as_pdf: bool = False) -> Written:
    """A file for each letter; all are made before the first is written. Raises UserError."""
    if as_pdf and office() is None:
        raise UserError(
            _("PDFs need LibreOffice, and it is not there."),
            todo=_("Install LibreOffice, or make Word documents only."),
        )
    made = [(_file_name(letter), merged(template, context(letter), _strip(letter))) for letter in letters]
    folder.mkdir(parents=True, exist_ok=True)
    documents: list[Path] = []
    for name, content in made:
        documents.append(folder / f"{name}.docx")
        with whole_file(documents[-1]) as part:
            part.write_bytes(content)
    return Written(tuple(documents), _converted(documents, folder) if as_pdf else ())


def office() -> Path | None:
    """LibreOffice on this computer; None where it is not there."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    known = (Path(found) if found else None, *map(Path, _PLACES))
    return next((path for path in known if path and path.is_file()), None)


def _converted(documents: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """The documents as PDFs beside them, made under a profile of our own, whatever is open."""
    program = office()
    wanted = tuple(path.with_suffix(".pdf") for path in documents)
    if program is None or not documents:
        return ()
    with tempfile.TemporaryDirectory(prefix="grono-office-") as profile:
        command = [
            str(program),
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, documents),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_PATIENCE + 2 * len(documents), check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed() from error
    if not all(path.exists() for path in wanted):
        raise _failed()
    return wanted


def _failed() -> UserError:
    return UserError(
        _("LibreOffice made no PDF; the Word documents are there."),
        todo=_("Open them in LibreOffice or Word and save them as PDF."),
    )


def _file_name(letter: Letter) -> str:
    """Row number and name, so that files stand in the order of the list."""
    name = _UNSAFE.sub(" ", letter.person.name).strip(" .")[:80]
    return f"{letter.person.registration.number:03} {name}".strip()


def _strip(letter: Letter) -> bytes | None:
    """The strip of the main project; none where it is missing or damaged."""
    activity = letter.activity
    for project in served.projects_of(activity.store, activity.table, activity.record.id)[:1]:
        try:
            return served.strip(activity.store, project)
        except UserError:
            return None
    return None
