"""Writing to a selection: addresses to copy, drafts to send, and who has no address."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from grono.domain.text import UserError
from grono.services import mailing

ROWS = [
    {"id": "1", "name": "Żak S.A.", "emails": ("a@x.example", "b@x.example")},
    {"id": "2", "name": "Cebula", "person_emails": ("anna@x.example",)},
    {"id": "3", "name": "Bez adresu"},
    {"id": "4", "title": "Nowak Jan", "emails": ("a@x.example",)},
]


def test_who_has_no_address_is_listed() -> None:
    found = mailing.recipients(ROWS)
    assert [one.email for one in found.reachable] == ["a@x.example", "anna@x.example", "a@x.example"]
    assert [one.name for one in found.unreachable] == ["Bez adresu"]


def test_an_address_is_copied_once() -> None:
    assert mailing.blind_copy(mailing.recipients(ROWS).reachable) == "a@x.example; anna@x.example"


def _read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_for_each_with_name_and_attachment(tmp_path: Path) -> None:
    paper = tmp_path / "Zaproszenie żółte.pdf"
    paper.write_bytes(b"%PDF-1.4")
    to = mailing.recipients(ROWS[:2]).reachable
    written = mailing.write_drafts(
        tmp_path / "out", to, "Zaproszenie dla {name}", "Szanowni Państwo", [paper]
    )
    assert [path.name for path in written] == ["001-zak-s-a.eml", "002-cebula.eml"]
    draft = _read(written[0])
    assert (draft["To"], draft["Subject"], draft["X-Unsent"]) == (
        "a@x.example",
        "Zaproszenie dla Żak S.A.",
        "1",
    )
    (attached,) = draft.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (paper.name, b"%PDF-1.4")


def test_a_name_cannot_smuggle_headers_into_a_draft(tmp_path: Path) -> None:
    evil = mailing.Recipient("1", "A\r\nBcc: all@x.example", "a@x.example")
    (path,) = mailing.write_drafts(tmp_path, [evil], "Do {name}", "x")
    draft = _read(path)
    assert draft["Bcc"] is None
    assert draft["Subject"] == "Do A Bcc: all@x.example"


def test_a_missing_attachment_stops_before_anything_is_written(tmp_path: Path) -> None:
    to = mailing.recipients(ROWS[:1]).reachable
    with pytest.raises(UserError, match="could not be read"):
        mailing.write_drafts(tmp_path / "out", to, "x", "y", [tmp_path / "nie ma.pdf"])
    assert list((tmp_path / "out").iterdir()) == []
