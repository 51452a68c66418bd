"""What may stand in an encrypted register alone: the PESEL; refused and forgotten where one becomes plain."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from grono.domain.text import UserError, _, n_
from grono.store import snapshot
from grono.store.driver import Access, Connection, connect

_TABLE = "participant_record"


def refuse(path: Path) -> None:
    """Raise UserError while a record, deleted ones too, holds a PESEL."""
    with closing(connect(path, access=snapshot.access(path))) as connection:
        sql = f"SELECT count(*) FROM {_TABLE} WHERE pesel <> ''"
        kept = connection.execute(sql).fetchone()[0] if _is_there(connection) else 0
    if kept:
        raise UserError(
            n_(
                "The register holds the PESEL of {n} person; nothing was changed.",
                "The register holds the PESELs of {n} people; nothing was changed.",
                kept,
            ),
            _("A PESEL is kept only in a register with a passphrase."),
            _("Clear the PESELs in the participants' data first, or keep the passphrase."),
        )


def forget(path: Path) -> None:
    """Take PESELs that were cleared out of the journal of a plain copy, and their traces out of its pages."""
    with closing(connect(path, access=Access.WRITE, wal=False)) as connection:
        if not _is_there(connection):
            return
        connection.execute("PRAGMA secure_delete = ON")
        for image in ("before", "after"):
            connection.execute(
                f"""UPDATE change SET {image} = json_set({image}, '$.pesel', '')
                    WHERE table_name = ? AND json_extract({image}, '$.pesel') <> ''""",
                (_TABLE,),
            )
        connection.execute("VACUUM")


def _is_there(connection: Connection) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, (_TABLE,)).fetchone() is not None
