"""Writing to people: addresses for a blind copy, or a draft letter for each; nothing is ever sent."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from grono.domain.folding import fold
from grono.domain.text import UserError, _
from grono.services.columns import Row

_UNSAFE = re.compile(r"[^\w\-]+")


@dataclass(frozen=True)
class Recipient:
    """Somebody to write to: the record's id, the name as shown, the first known address."""

    id: str
    name: str
    email: str


@dataclass(frozen=True)
class Recipients:
    """Who of a selection can be written to, and who has no address."""

    reachable: tuple[Recipient, ...]
    unreachable: tuple[Recipient, ...]


def recipients(rows: Iterable[Row]) -> Recipients:
    """The addresses of some rows of a list: the record's own, else the contact person's."""
    reachable: list[Recipient] = []
    unreachable: list[Recipient] = []
    for row in rows:
        own: Any = row.get("emails") or row.get("person_emails") or ("",)
        email = str(own[0])
        one = Recipient(str(row["id"]), str(row.get("title") or row.get("name") or ""), email)
        (reachable if email else unreachable).append(one)
    return Recipients(tuple(reachable), tuple(unreachable))


def blind_copy(to: Iterable[Recipient]) -> str:
    """The addresses for the blind-copy field of a mail program, each once."""
    return "; ".join(dict.fromkeys(one.email for one in to))


def write_drafts(
    folder: Path, to: Sequence[Recipient], subject: str, text: str, attachments: Sequence[Path] = ()
) -> list[Path]:
    """One .eml draft a recipient, which mail programs open ready to send; returns the files.

    {name} in the subject and the text becomes the recipient's name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    contents = [(path.name, _read(path)) for path in attachments]
    written: list[Path] = []
    for number, one in enumerate(to, start=1):
        stem = _UNSAFE.sub("-", fold(one.name)).strip("-")[:60] or "list"
        path = folder / f"{number:03d}-{stem}.eml"
        path.write_bytes(_message(one, subject, text, contents).as_bytes(policy=SMTP))
        written.append(path)
    return written


def _message(to: Recipient, subject: str, text: str, contents: Sequence[tuple[str, bytes]]) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["To"] = to.email
    message["Subject"] = " ".join(subject.replace("{name}", to.name).split())
    message["X-Unsent"] = "1"
    message.set_content(text.replace("{name}", to.name))
    for name, content in contents:
        kind, subtype = (mimetypes.guess_type(name)[0] or "application/octet-stream").split("/", 1)
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    return message


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            _("The attachment {file} could not be read; no draft was written.", file=path.name),
            _("The system says: {reason}.", reason=error.strerror or str(error)),
            _("Choose it again or leave it out."),
        ) from error
