"""Tables that can be made anew from the records; a migration that changes them drops them and makes them."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE _rownum (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    sort_key TEXT NOT NULL
) STRICT""",
    "CREATE INDEX _rownum_order ON _rownum (kind, sort_key, id)",
    "CREATE TABLE _state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE VIRTUAL TABLE _search USING fts5 (
    text, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'unicode61'
)""",
)

NAMES = ("_rownum", "_state", "_search")
