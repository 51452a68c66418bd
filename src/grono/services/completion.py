"""What follows from what was typed: a commune from a town, a voivodeship from a commune."""

from __future__ import annotations

from grono.services.parts.base import Values
from grono.services.reference.territory import gminas, region_name, teryt_for


def address(values: Values) -> dict[str, str]:
    """The TERYT code and the voivodeship that an address implies, where it leaves no doubt.

    Values that are given are never changed; towns of the same name in several places give nothing.
    """
    if values.get("country") not in (None, "", "PL"):
        return {}
    found: dict[str, str] = {}
    gmina, town = str(values.get("gmina") or ""), str(values.get("town") or "")
    voivodeship = str(values.get("voivodeship") or "")
    if not gmina and town and (code := teryt_for(town, voivodeship)):
        found["gmina"] = gmina = code
    if gmina and not voivodeship and gmina in gminas():
        found["voivodeship"] = region_name(gmina)
    return found
