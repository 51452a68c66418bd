"""Addresses in one cell, streets with their numbers, postcodes with their towns."""

from __future__ import annotations

import re

from grono.exchange.sheets import Cell
from grono.exchange.values.context import Context
from grono.exchange.values.words import plain
from grono.services.reference.tables import key
from grono.services.reference.territory import normalise_voivodeship, places_named

Parts = dict[str, object]

_POSTCODE = re.compile(r"(?<!\d)(\d{2})\s?[-\u2010-\u2015\u2212]\s?(\d{3})(?!\d)")
_HOUSE = r"\d+(?:\s?[A-Za-z](?![A-Za-z]))?"
_FLAT_WORD = r"(?:lokal|lok|mieszkanie|mieszk|m|pok[oó]j|pok)\b\.?\s*(?:nr\s*)?"
_PLACE_WORD = r"(?:piętro|p|budynek|bud|hala|klatka|kl|wejście|segment|box|pawilon|blok|bl)\b"
_LINE = re.compile(
    rf"(?P<street>.*?\D)?[\s,]*\b(?:nr\s+)?"
    rf"(?P<house>{_HOUSE}(?:\s?[-\u2013]\s?{_HOUSE})?(?:/{_HOUSE}(?=[\s,]*{_FLAT_WORD}))?)"
    rf"(?:(?:\s*/\s*|[\s,]*{_FLAT_WORD})(?P<flat>[\w./-]+(?:\s[A-Za-z])?))?"
    rf"(?P<more>[\s,]+{_PLACE_WORD}.*)?",
    re.IGNORECASE,
)
_STREET_WORD = re.compile(
    r"(?:^|(?<=[\s,]))(?:ul|al|pl|os|ulica|aleja|aleje|plac|osiedle|rondo|skwer|bulwar|trakt)\b\.?\s*",
    re.IGNORECASE,
)
_STREET_BEGINS = re.compile(
    r"(?:ul|al|pl|os|ulica|aleja|aleje|plac|osiedle|rondo|skwer|bulwar|trakt)\b\.?", re.IGNORECASE
)
_NUMBERED = re.compile(rf"(?P<town>[^\W\d][^\d,]*?)\s+(?:nr\s+)?{_HOUSE}(?:\s?/\s?{_HOUSE})?", re.IGNORECASE)
_LONGEST = 200
_COUNTRY = {"polska", "poland", "pl", "rp"}
_NOISE = re.compile(r"^(?:adres|siedziba|seat|address)\s*:\s*", re.IGNORECASE)


def street_line(cell: Cell, _context: Context) -> Parts:
    """A street with its house and flat number; what does not look like one is a street as it stands."""
    text = plain(cell).strip(" ,")
    found = _LINE.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return {"street": text}
    street = (found["street"] or "").strip(" ,")
    house = _tight(found["house"]) + (found["more"] or "")
    parts = {"street": street, "house": house, "flat": (found["flat"] or "").strip()}
    return {name: value for name, value in parts.items() if value}


def postcode_and_town(cell: Cell, _context: Context) -> Parts:
    """A town that may have its postcode before or behind it, and its voivodeship in brackets."""
    text = plain(cell)
    found = _POSTCODE.search(text)
    if found:
        town = (text[: found.start()] + " " + text[found.end() :]).strip(" ,")
        return (
            {"postcode": f"{found[1]}-{found[2]}", "town": _town(town)}
            if town
            else {"postcode": f"{found[1]}-{found[2]}"}
        )
    return {"town": _town(text)}


def address(cell: Cell, context: Context) -> Parts:
    """An address in one cell: "ul. X 5/2, 00-697 Warszawa", "Teresin 14, 96-515 Teresin", several lines."""
    if len(str(cell)) > _LONGEST:
        return {"street": plain(cell)}
    text = ", ".join(line for part in str(cell).splitlines() if (line := plain(part).strip(" ,;")))
    text = _NOISE.sub("", text.replace(";", ","))
    parts, rest = _without_regions([piece.strip() for piece in text.split(",") if piece.strip()])
    text = ", ".join(rest)
    found = _POSTCODE.search(text)
    if found:
        parts["postcode"] = f"{found[1]}-{found[2]}"
        before, after = text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,")
        town, street = _town_and_street(after, before)
        town, street = (town, street) if street else _village(town)
    else:
        town, street = _by_commas(rest)
    return parts | _assembled(town, street, context)


def _without_regions(pieces: list[str]) -> tuple[Parts, list[str]]:
    """The voivodeship and the country taken out of an address's pieces."""
    parts: Parts = {}
    rest: list[str] = []
    for piece in pieces:
        words = key(piece)
        if words in _COUNTRY:
            continue
        if words.startswith(("woj ", "wojewodztwo ")) and (found := normalise_voivodeship(piece)):
            parts["voivodeship"] = found
        elif not words.startswith(("powiat ", "pow ", "gmina ", "gm ")):
            rest.append(piece)
    return parts, rest


def _town_and_street(after: str, before: str) -> tuple[str, str]:
    """What stands behind the postcode is the town, and the street too where it was not before it."""
    if before and not after:
        street, _comma, town = before.rpartition(",")
        return town.strip() if street else "", street or before
    if before:
        return after.split(",")[0].strip(), before
    pieces = [piece.strip() for piece in after.split(",")]
    if len(pieces) > 1:
        return pieces[0], ", ".join(pieces[1:])
    cut = _STREET_WORD.search(after)
    return (
        (after[: cut.start()].strip(" ,"), after[cut.start() :].strip())
        if cut and cut.start()
        else (after, "")
    )


def _village(town: str) -> tuple[str, str]:
    """In "27-670 Łoniów 56" the number of the house stands behind the village's name."""
    found = _NUMBERED.fullmatch(town)
    return (found["town"], town) if found else (town, "")


def _by_commas(pieces: list[str]) -> tuple[str, str]:
    """An address without a postcode: the piece that begins like a street or holds a number is the street."""
    streets = [p for p in pieces if _STREET_BEGINS.match(p) or any(char.isdigit() for char in p)]
    towns = [p for p in pieces if p not in streets]
    if not streets and len(towns) > 1:
        return towns[-1], ", ".join(towns[:-1])
    if not towns and len(streets) == 1:
        cut = _STREET_WORD.search(streets[0])
        if cut and cut.start():
            return streets[0][: cut.start()].strip(" ,"), streets[0][cut.start() :]
    return (towns[0] if towns else ""), ", ".join(streets)


def _assembled(town: str, street: str, context: Context) -> Parts:
    """The parts put together; in a village without streets the number follows the village's own name."""
    parts: Parts = {"town": _town(town)} if town else {}
    line = street_line(street, context) if street else {}
    named = str(line.get("street", ""))
    if "house" in line and town and key(named) == key(town):
        del line["street"]
    elif "house" in line and not town and not _STREET_BEGINS.match(named) and places_named(named):
        parts["town"] = named
        del line["street"]
    return parts | line


def _town(text: str) -> str:
    """A town's name; one in capitals is written as the official list writes it."""
    if not text.isupper() or len(text) < 3:
        return text
    known = places_named(text)
    return known[0].name if known else text.title()


def _tight(house: str) -> str:
    return "".join(house.split()).replace("\u2013", "-")
