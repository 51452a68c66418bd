"""The dictionaries' files: CSV under resources/reference, read once and when first asked for."""

from __future__ import annotations

import csv
import re
from functools import lru_cache

from grono.domain.folding import fold
from grono.paths import resources_dir

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a dictionary by its file's name."""
    path = resources_dir() / "reference" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(text: str) -> str:
    """Folded words with single spaces between them: "Bielsko - Biała" and "bielsko-biala" are the same."""
    return _NOT_PLAIN.sub(" ", fold(text)).strip()


@lru_cache(maxsize=20_000)
def compact(text: str) -> str:
    """Folded letters and digits alone: "Sp. z o.o." and "sp z oo" are the same."""
    return _NOT_PLAIN.sub("", fold(text))
