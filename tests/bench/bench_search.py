"""Search and lists over 50,000 organisations; run: python -m tests.bench.bench_search."""

from __future__ import annotations

import time

from tests.bench import large, table

from grono.services.lists import ORGANISATIONS, Listing, Query

_TYPED = (
    "lodzkie systemy",
    "zyrardowskie lab",
    "biuro@zielone",
    "774-000-14-54",
    "mazow",
    "fabryki sp. z o.o.",
    "informatyczne 4",
    "logistyka warszawa",
    "22 555 10",
    "radom",
    "siedlce druk",
)


def _keystrokes() -> tuple[list[float], list[float]]:
    """The times of all hits for one letter and for two letters or more, typed letter by letter."""
    store = large.opened(50_000)
    one: list[float] = []
    more: list[float] = []
    for _round in range(3):
        for text in _TYPED:
            for length in range(1, len(text) + 1):
                begun = time.perf_counter()
                store.search_numbers(text[:length])
                spent = time.perf_counter() - begun
                (one if length == 1 else more).append(spent)
    store.close()
    return one, more


def _first_rows() -> list[float]:
    """From the key to the values of the first screen of the narrowed list."""
    store = large.opened(50_000)
    listing = Listing(store, ORGANISATIONS)
    listing.numbers(Query())
    times: list[float] = []
    for text in _TYPED:
        for length in range(1, len(text) + 1):
            begun = time.perf_counter()
            query = Query(search=text[:length])
            listing.rows(listing.ids_of(listing.numbers(query)[:30]), query.day)
            times.append(time.perf_counter() - begun)
    store.close()
    return times


def main() -> None:
    """Measure and print."""
    one, more = _keystrokes()
    rows = _first_rows()
    table.show(
        "Search over 50,000 organisations",
        [
            table.Figure("hits, two letters or more, 95 %", table.percentile(more, 0.95) * 1000, 16, "ms"),
            table.Figure("hits, one letter, slowest", max(one) * 1000, 40, "ms"),
            table.Figure(
                "key to the first 30 rows' values, 95 %", table.percentile(rows, 0.95) * 1000, 100, "ms"
            ),
        ],
    )


if __name__ == "__main__":
    main()
