"""Voivodeships, powiats, gminas and towns by TERYT code and by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from grono.services.reference.tables import key, rows

_KIND_ORDER = {"miejska": 0, "miejsko-wiejska": 1, "wiejska": 2}
_ABBREVIATIONS = {
    "mazowieck": "maz", "wielkopolsk": "wlkp", "slask": "sl", "pomorsk": "pom", "podlask": "podl",
    "lubelsk": "lub", "kujawsk": "kuj", "malopolsk": "mlp", "swietokrzysk": "sw",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voivodeship:
    """A voivodeship with its NUTS 1 and NUTS 2 codes; mazowieckie has two of the latter."""

    code: str
    name: str
    name_en: str
    nuts1: str
    nuts2: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Powiat:
    """A county, or a city with a county's rights, with its NUTS 3 region."""

    code: str
    name: str
    kind: str
    voivodeship: str
    nuts3: str
    nuts3_name: str


@dataclass(frozen=True, slots=True)
class Gmina:
    """A commune; the last digit of its code is its kind."""

    code: str
    name: str
    kind: str
    powiat: str
    voivodeship: str


@dataclass(frozen=True, slots=True)
class Place:
    """A town or village; gmina is empty where the name alone does not tell it."""

    name: str
    powiat_code: str
    powiat: str
    voivodeship: str
    gmina: str
    latitude: float | None
    longitude: float | None

    @property
    def teryt(self) -> str:
        """The most exact code that is known: the gmina's, else the powiat's."""
        return self.gmina or self.powiat_code


@cache
def voivodeships() -> dict[str, Voivodeship]:
    """All sixteen by their two-digit code."""
    return {
        row["teryt"]: Voivodeship(
            row["teryt"], row["name"], row["name_en"], row["nuts1"], tuple(row["nuts2_2021"].split(";"))
        )
        for row in rows("voivodeships")
    }


@cache
def powiats() -> dict[str, Powiat]:
    """All powiats by their four-digit code."""
    return {
        row["teryt"]: Powiat(
            row["teryt"], row["name"], row["kind"], row["voivodeship"], row["nuts3_2021"], row["nuts3_name"]
        )
        for row in rows("powiats")
    }


@cache
def gminas() -> dict[str, Gmina]:
    """All gminas by their seven-digit code."""
    return {
        row["teryt"]: Gmina(row["teryt"], row["name"], row["kind"], row["powiat"], row["voivodeship"])
        for row in rows("gminas")
    }


def voivodeship_of(teryt: str) -> Voivodeship | None:
    """The voivodeship that a code of any length lies in."""
    return voivodeships().get(teryt[:2])


def powiat_of(teryt: str) -> Powiat | None:
    """The powiat that a code of four or seven digits lies in."""
    return powiats().get(teryt[:4])


def region_name(teryt: str, language: str = "pl") -> str:
    """The name of the voivodeship of an address; empty when the code is unknown."""
    found = voivodeship_of(teryt)
    return (found.name_en if language == "en" else found.name) if found else ""


@cache
def normalise_voivodeship(text: str) -> str | None:
    """The official name out of "woj. mazowieckie", "MAZOWIECKIE", "maz.", "Masovian" or the code 14."""
    words = key(text).split()
    if words and words[0] in ("woj", "wojewodztwo"):
        del words[0]
    if len(words) == 1 and words[0].isdigit():
        found = voivodeships().get(words[0].zfill(2))
        return found.name if found else None
    matches = {v.name for v in voivodeships().values() if _begins(words, v.name) or _begins(words, v.name_en)}
    exact = {name for name in matches if key(name).split() == words}
    return (exact or matches).pop() if len(exact or matches) == 1 else None


def _begins(words: list[str], name: str) -> bool:
    """Whether each word begins the name's word in the same place."""
    whole = key(name).split()
    same_length = len(words) == len(whole)
    return same_length and all(
        len(w) > 2 and full.startswith(w) for w, full in zip(words, whole, strict=True)
    )


@cache
def _places() -> dict[str, list[Place]]:
    """Places by the key of their name, and by that with its second word abbreviated."""
    found: dict[str, list[Place]] = {}
    for place in _all_places():
        for name in _keys(place.name):
            found.setdefault(name, []).append(place)
    return found


def _all_places() -> Iterator[Place]:
    seen: set[tuple[str, str]] = set()
    for row in rows("towns"):
        name, powiat = row["name"], row["powiat_teryt"]
        seen.add((key(name), powiat))
        yield Place(
            name, powiat, row["powiat"], row["voivodeship"], _gmina_named(powiat, key(name)),
            float(row["lat"]), float(row["lon"]),
        )  # fmt: skip
    for gmina in gminas().values():
        if (key(gmina.name), gmina.code[:4]) not in seen and not _seated_in_its_city(gmina):
            yield Place(gmina.name, gmina.code[:4], gmina.powiat, gmina.voivodeship, gmina.code, None, None)


def _seated_in_its_city(gmina: Gmina) -> bool:
    """Rural Siedlce lies around the city of Siedlce, a powiat of its own: there is no second place."""
    in_voivodeship = (powiat for powiat in powiats().values() if powiat.code[:2] == gmina.code[:2])
    return any(powiat.name == gmina.name for powiat in in_voivodeship)


@cache
def _gminas_of_powiats() -> dict[str, list[Gmina]]:
    """The gminas of each powiat, towns before villages."""
    found: dict[str, list[Gmina]] = {}
    for gmina in sorted(gminas().values(), key=lambda g: (_KIND_ORDER[g.kind], g.code)):
        found.setdefault(gmina.code[:4], []).append(gmina)
    return found


def _gmina_named(powiat: str, name: str) -> str:
    """A place lies in the gmina of its name, or in the only gmina of its powiat; else it is not known."""
    in_powiat = _gminas_of_powiats()[powiat]
    same_name = [gmina.code for gmina in in_powiat if key(gmina.name) == name]
    return same_name[0] if same_name else in_powiat[0].code if len(in_powiat) == 1 else ""


def _keys(name: str) -> Iterator[str]:
    whole = key(name)
    yield whole
    first, _, last = whole.rpartition(" ")
    for stem, short in _ABBREVIATIONS.items():
        if first and last.startswith(stem):
            yield f"{first} {short}"


def places_named(town: str, voivodeship: str = "", powiat: str = "") -> list[Place]:
    """Every place of that name, within a voivodeship or a powiat where they are given."""
    found = _places().get(key(town), [])
    if voivodeship:
        name = normalise_voivodeship(voivodeship)
        found = [place for place in found if place.voivodeship == name]
    if powiat:
        name = key(powiat).removeprefix("powiat ").removeprefix("pow ")
        found = [place for place in found if key(place.powiat) == name or place.powiat_code == powiat]
    return list(found)


@lru_cache(maxsize=10_000)
def teryt_for(town: str, voivodeship: str = "", powiat: str = "") -> str | None:
    """The gmina's code, only when one place is meant and its gmina is known."""
    found = places_named(town, voivodeship, powiat)
    return found[0].gmina or None if len(found) == 1 else None
