"""A large register of invented organisations, made once and kept beside the other build outputs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests import make

from grono.domain.dates import PartialDate
from grono.domain.entity import Entity
from grono.domain.folding import fold
from grono.domain.organisation import SizeClass
from grono.domain.text import _
from grono.services import registers
from grono.services.parts.base import Edit
from grono.services.records import ORGANISATION
from grono.services.reference.territory import gminas
from grono.store.journal import StepKind
from grono.store.opening import create_register, open_register
from grono.store.rows import batches
from grono.store.store import Store

OUT = Path(__file__).parents[2] / "build" / "out" / "bench"

_FIRST = ("Mazowieckie", "Łódzkie", "Nowe", "Polskie", "Zielone", "Cyfrowe", "Żyrardowskie", "Śląskie")
_SECOND = ("Systemy", "Zakłady", "Usługi", "Technologie", "Fabryki", "Sieci", "Laboratoria", "Narzędzia")
_THIRD = ("Informatyczne", "Logistyczne", "Przemysłowe", "Świetlne", "Żywnościowe", "Medyczne", "Lotnicze")
_FORMS = ("sp. z o.o.", "S.A.", "sp.j.", "sp.k.", "s.c.")
_TRADES = ("IT", "Logistyka", "Druk", "Automatyka", "Energetyka", "Żywność", "Doradztwo", "Edukacja")


def nip(chance: random.Random) -> str:
    """A number of the shape of a NIP with a right check digit (weights of the tax office's rule)."""
    while True:
        digits = [chance.randint(1, 9), *(chance.randint(0, 9) for _place in range(8))]
        check = sum(digit * weight for digit, weight in zip(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True))
        if check % 11 < 10:
            return "".join(map(str, (*digits, check % 11)))


def values(number: int, chance: random.Random) -> dict[str, object]:
    """One invented organisation."""
    town = chance.choice(_towns())
    words = [chance.choice(choices) for choices in (_FIRST, _SECOND, _THIRD)]
    name = " ".join((*words, str(number), chance.choice(_FORMS)))
    return {
        "name": name,
        "nip": nip(chance),
        "street": "Przykładowa",
        "house": str(number % 200 + 1),
        "postcode": f"{number % 90 + 10}-{number % 900 + 100}",
        "town": town,
        "voivodeship": "mazowieckie",
        "emails": (f"biuro@{fold(words[0])}-{number}.example",),
        "phones": (f"{chance.randint(12, 95)} 555 {number % 90 + 10} {number // 90 % 90 + 10}",),
        "trades": (chance.choice(_TRADES),),
        "size": chance.choice(tuple(SizeClass)),
        "pkd_2025": ("62.10.B",),
        "joined": PartialDate(f"{chance.randint(2005, 2026)}"),
    }


def register(count: int) -> Path:
    """A register with so many organisations; made when it is not there yet."""
    path = OUT / f"{count}.grono"
    if not path.exists():
        OUT.mkdir(parents=True, exist_ok=True)
        unfinished = OUT / f"unfinished-{count}.grono"
        for old in OUT.glob(f"{unfinished.name}*"):
            old.unlink()
        store = create_register(unfinished, "bench")
        registers.prepare(store, "Klaster wielki")
        fill(store, count)
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        unfinished.rename(path)
    return path


def opened(count: int) -> Store:
    """The register, open for reading."""
    return open_register(register(count), "bench", read_only=True)


def fill(store: Store, count: int) -> None:
    """Add so many organisations in one step."""
    chance = random.Random(20261123)
    with store.step(_("The sample cluster"), StepKind.SEED):
        for numbers in batches(range(count)):
            store.save_many(sorted(_rows(numbers, chance), key=lambda row: _ORDER.index(type(row))))


_ORDER = list(dict.fromkeys(entity for part in ORGANISATION.parts for entity in part.entities))


def _rows(numbers: list[int], chance: random.Random) -> Iterator[Entity]:
    for number in numbers:
        yield from ORGANISATION.write(ORGANISATION.new(), values(number, chance), Edit(make.today(), None))


def _towns() -> list[str]:
    if not _known:
        _known.extend(gmina.name for gmina in gminas().values() if gmina.voivodeship == "mazowieckie")
    return _known


_known: list[str] = []
