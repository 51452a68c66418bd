"""The sheet to lock away: which register it opens, its passphrase, and how to go about it years later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import grono
from grono.domain.text import Text, _
from grono.reports import parties
from grono.reports.document import Block, Column, Document, Heading, Paragraph, Signature, Table
from grono.reports.language import Language
from grono.reports.report import Request
from grono.store.backup import shelf
from grono.store.store import Store

_WIDE = 170  # mm
TITLE = _("Recovery sheet")


def build(store: Store, language: str, passphrase: str = "") -> Document:
    """One page; without a passphrase there are lines to write it on by hand."""
    today = date.today()
    common = parties.common(store, Request(as_of=today, language=Language(language), today=today))
    return Document(
        **common,
        name="recovery-sheet",
        title=TITLE,
        subtitle=_("for the encrypted register {file}", file=store.path.name),
        blocks=(
            Paragraph(_FOR),
            Table(_("The register"), _COLUMNS, _facts(store, common["issuer"].brand)),
            Heading(_("The passphrase")),
            *_passphrase(passphrase),
            Heading(_("How to open the register")),
            *(Paragraph(step) for step in _OPENING),
            Heading(_("When the register is damaged or lost")),
            *(Paragraph(step) for step in _RESTORING),
            Paragraph(_FORMAT, note=True),
        ),
    )


def _facts(store: Store, cluster: str) -> list[tuple[Text, str]]:
    folder: Path = store.path.resolve().parent
    return [
        (_("Cluster"), cluster),
        (_("File"), store.path.name),
        (_("Folder"), str(folder)),
        (_("Backups"), str(shelf.folder_of(store.path))),
        (_("Program"), f"Grono {grono.__version__}"),
    ]


def _passphrase(passphrase: str) -> list[Block]:
    if passphrase:
        return [Heading(passphrase, level=2), Paragraph(_EXACTLY, note=True)]
    by_hand = _("the passphrase, written by hand")
    return [Signature(_BY_HAND, by_hand, _WIDE), Signature(_EXACTLY, by_hand, _WIDE)]


_COLUMNS = (
    Column(_("The register"), lambda fact: fact[0], width=110),
    Column("", lambda fact: fact[1], width=520),
)
_FOR = _(
    "Whoever has this sheet and the file can read the whole register; whoever has neither the sheet nor the "
    "passphrase in mind can never open it again. Keep the sheet in a safe place away from the computer, and "
    "make a new one when the passphrase changes."
)
_BY_HAND = _("Write the passphrase down in clear letters, and read it aloud once to compare.")
_EXACTLY = _("Capital and small letters, Polish letters and blanks count.")
_OPENING = (
    _("1. Start Grono, choose “Open a register…”, and point to the file, or a copy of it."),
    _("2. Type the passphrase. The eye beside the field shows what is typed."),
    _("3. Attachments lie in a second file beside it, whose name ends in .grono-files; copy both together."),
)
_RESTORING = (
    _("1. Choose “Bring back from a backup…”, and the day, or a packed copy from another disk."),
    _("2. Type the passphrase that held when the backup was made."),
)
_FORMAT = _(
    "The file is a database of SQLCipher 4 with its usual settings; other programs for such files open it "
    "with the passphrase too."
)
