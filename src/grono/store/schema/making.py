"""How migrations write down tables: a line of columns each, in a shorthand that they share."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

DATED = "valid_from? valid_to?"
HANGS = "subject_table subject_id"


def create(
    db: Database, table: str, columns: str, points_to: Mapping[str, str], indexed: Container[str]
) -> None:
    """Make a table. A column is text and must have a value, unless marked: # is an integer, ? may be empty.

    points_to: columns that name a record of a table.
    """
    marked = ("id", *columns.split(), "deleted_at?")
    names = [column.rstrip("#?") for column in marked]
    created = db.table(table).create(
        {column.rstrip("#?"): int if "#" in column else str for column in marked},
        pk="id",
        not_null=[column.rstrip("#") for column in marked if not column.endswith("?")],
        foreign_keys=[(name, points_to[name], "id") for name in names if name in points_to],
        strict=True,
    )
    for name in names:
        if name in indexed:
            created.create_index([name])
