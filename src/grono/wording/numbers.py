"""Numbers, money and shares as Polish and English print them; digits always grouped by three."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_SEPARATORS = {"pl": ("\N{NO-BREAK SPACE}", ","), "en": (",", ".")}


def grouped(value: object, locale: str, places: int | None = None) -> str:
    """A number with grouped digits; places fixes the decimals, None keeps what the number has."""
    number = Decimal(str(value))
    if places is None:
        text = f"{number:,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    group, point = _SEPARATORS[locale]
    text = text.replace(",", "\0").replace(".", point).replace("\0", group)
    return text.replace("-", "\N{MINUS SIGN}", 1)


def money(minor: int, locale: str, currency: str = "PLN") -> str:
    """An amount given in grosz or cents: "1 240 000,00 zł", "EUR 300,000.00"."""
    amount = grouped(Decimal(minor) / 100, locale, places=2)
    if locale == "en":
        return f"{currency} {amount}".replace(" ", "\N{NO-BREAK SPACE}")
    return f"{amount}\N{NO-BREAK SPACE}{'zł' if currency == 'PLN' else currency}"


def percent(share: object, locale: str, places: int = 0) -> str:
    """A share of one as a percentage: 0.82 is "82%"."""
    return f"{grouped(Decimal(str(share)) * 100, locale, places)}%"


def file_size(size: int, locale: str) -> str:
    """A number of bytes as file managers show it: "37 kB", "1,2 MB"."""
    value, unit = Decimal(size), "B"
    for larger in ("kB", "MB", "GB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    places = 1 if unit in ("MB", "GB") and value < 10 else 0
    return f"{grouped(value, locale, places)}\N{NO-BREAK SPACE}{unit}"
