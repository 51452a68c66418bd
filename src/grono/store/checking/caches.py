"""Row numbers, titles and the search index against what the records say."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

from grono.domain.text import Text, _, n_
from grono.store import day, index
from grono.store.checking.finding import Finding
from grono.store.driver import Connection, DatabaseError, in_memory
from grono.store.rows import batches

_VOCABULARY = "CREATE VIRTUAL TABLE temp._terms USING fts5vocab ('main', '_search', 'instance')"


def findings(connection: Connection) -> Iterator[Finding]:
    """Whether lists and search would show what is recorded."""
    try:
        wrong = list(_wrong(connection))
    except DatabaseError:
        wrong = [_("The search index cannot be read.")]
    for text in wrong:
        yield Finding(text, repairable=True)


def _wrong(connection: Connection) -> Iterator[Text]:
    today = day.noted(connection)
    if today is None:
        yield _("It is not known for which day the titles hold.")
    rows = connection.execute("SELECT id, n, kind, title, sort_key FROM _rownum").fetchall()
    told = {row["id"]: row for row in rows}
    expected = dict(_expected(connection, today or date.today()))
    stale = told.keys() ^ {id for _kind, id in expected}
    stale |= {
        id
        for (kind, id), (title, key, _text) in expected.items()
        if id in told and (told[id]["kind"], told[id]["title"], told[id]["sort_key"]) != (kind, title, key)
    }
    if stale:
        yield n_(
            "{n} title in the lists is out of date.", "{n} titles in the lists are out of date.", len(stale)
        )
    texts = {told[id]["n"]: text for (_kind, id), (_title, _key, text) in expected.items() if id in told}
    if not _same_terms(connection, texts):
        yield _("The search index is out of date.")


def _expected(connection: Connection, today: date) -> Iterator[tuple[tuple[str, str], index.Entry]]:
    for kind in index.kinds():
        for chunk in batches(index.undeleted(connection, kind)):
            for id, entry in index.entries(connection, kind, chunk, today).items():
                yield (kind, id), entry


def _same_terms(connection: Connection, texts: dict[int, str]) -> bool:
    """Whether the search index holds exactly the words that it would hold if it were made now."""
    with closing(in_memory()) as fresh:
        index.make(fresh)
        fresh.execute("BEGIN")
        fresh.executemany("INSERT INTO _search (rowid, text) VALUES (?, ?)", texts.items())
        fresh.execute("COMMIT")
        return _terms(connection) == _terms(fresh)


def _terms(connection: Connection) -> list[tuple[str, int]]:
    connection.execute("PRAGMA query_only = OFF")  # a table of this connection's own is not the register's
    connection.execute("DROP TABLE IF EXISTS temp._terms")
    connection.execute(_VOCABULARY)
    rows = connection.execute("SELECT term, doc FROM temp._terms ORDER BY doc, term")
    return [(term, number) for term, number in rows]
