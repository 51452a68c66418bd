"""Short ways to fill registers, to look into them, and to see whether they were touched."""

from __future__ import annotations

import hashlib
from pathlib import Path

from grono.domain.attached import Attachment
from grono.domain.identifiers import Scheme
from grono.domain.organisation import Identifier, Organisation, OrganisationName
from grono.domain.text import _
from grono.store.opening import open_register
from grono.store.store import Store

SCAN = b"%PDF-1.4 declaration" * 100


def admit(store: Store, name: str, nip: str = "") -> Organisation:
    """One step: an organisation with its name."""
    organisation = Organisation()
    rows = [organisation, OrganisationName(organisation_id=organisation.id, name=name)]
    with store.step(_("Add {name}", name=name)):
        store.save_many(rows)
        if nip:
            store.save(Identifier(organisation_id=organisation.id, scheme=Scheme.NIP, value=nip))
    return organisation


def names(store: Store) -> list[str]:
    """What the organisations are called, in the order of the alphabet."""
    return [row["title"] for row in store.query("SELECT title FROM _rownum ORDER BY sort_key")]


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal; the numbers of rows are local and may differ."""
    tables = store.query(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' "
        "AND name NOT IN ('step', 'change')"
    )
    found = {row["name"]: store.query(f"SELECT * FROM {row['name']} ORDER BY id") for row in tables}
    caches = store.query("SELECT id, kind, title, sort_key FROM _rownum ORDER BY id")
    return {name: [tuple(row) for row in rows] for name, rows in (found | {"_rownum": caches}).items()}


def fingerprint(path: Path) -> str:
    """The bytes of a file, to see whether it was touched."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> list[str]:
    """The files whose names begin with a register's: its log, its lock, its attachments."""
    return sorted(found.name for found in path.parent.glob(f"*{path.name}*") if found != path)


def attach(store: Store, data: bytes = SCAN, name: str = "deklaracja.pdf") -> str:
    """A file on the first organisation."""
    kept = store.files.put(data)
    owner = store.query("SELECT id FROM organisation")[0][0]
    with store.step(_("Attach a file")):
        row = Attachment(
            subject_table="organisation", subject_id=owner, file_name=name, sha256=kept, size=len(data)
        )
        store.save(row)
    return kept


def state(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_register(path, "tester", read_only=True) as store:
        return content(store)


def names_of(path: Path) -> list[str]:
    with open_register(path, "tester", read_only=True) as store:
        return names(store)


def holding(folder: Path, *texts: bytes) -> list[str]:
    """The files anywhere in a folder that hold one of some texts as they are."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in found if any(text in path.read_bytes() for text in texts))
