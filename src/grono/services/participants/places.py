"""Whether places are called as the official register of territory (TERYT) calls them."""

from __future__ import annotations

from collections.abc import Iterator

from grono.domain.text import Text, _
from grono.services.reference.tables import key
from grono.services.reference.territory import gminas, normalise_voivodeship, powiats, voivodeships


def place_problems(voivodeship: str, powiat: str, gmina: str) -> Iterator[tuple[str, Text]]:
    """What is wrong with the names of a place, which lie in one another; empty ones are passed over."""
    regions = {one.name for one in voivodeships().values()}
    if voivodeship and voivodeship not in regions:
        yield "voivodeship", _not_so(normalise_voivodeship(voivodeship) or "", _NO_VOIVODESHIP)
        return
    in_region = {one.name for one in powiats().values() if voivodeship in ("", one.voivodeship)}
    if powiat and powiat not in in_region:
        yield "powiat", _not_so(_near(powiat.removeprefix("powiat "), in_region), _NO_POWIAT)
        return
    there = {
        one.name
        for one in gminas().values()
        if voivodeship in ("", one.voivodeship) and powiat in ("", one.powiat)
    }
    if gmina and gmina not in there:
        yield "gmina", _not_so(_near(gmina.removeprefix("gmina "), there), _NO_GMINA)


_NO_VOIVODESHIP = _("There is no such voivodeship; its name is written in small letters.")
_NO_POWIAT = _("There is no such county in this voivodeship; its name looks like “świebodziński”.")
_NO_GMINA = _(
    "There is no such commune in this county. It is the commune's name in TERYT, not the village's."
)


def _near(name: str, names: set[str]) -> str:
    return next((one for one in sorted(names) if key(one) == key(name)), "")


def _not_so(right: str, otherwise: Text) -> Text:
    return _("The system wants it letter for letter: “{value}”.", value=right) if right else otherwise
