"""Text copied from extracts, footers and websites: what is recognised, and what is left alone."""

from __future__ import annotations

import pytest

from grono.exchange.pasting import recognise

KRS_EXTRACT = """
Numer KRS: 0009291471
Dział 1
Rubryka 1 - Dane podmiotu
2.Numer REGON/NIP  REGON: 996036937, NIP: 9999067907
3.Firma, pod którą spółka działa  NETIKA ROZWIĄZANIA IT SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ
2.Adres  ul. MODEMOWA, nr 14, lok. 3, miejsc. TERESIN, kod 96-515, poczta TERESIN, kraj POLSKA
3.Adres poczty elektronicznej  BIURO@NETIKA.EXAMPLE
4.Adres strony internetowej  WWW.NETIKA.EXAMPLE
"""

FOOTER = """Netika Rozwiązania IT sp. z o.o.
ul. Modemowa 14/3
96-515 Teresin
tel. 22 555 01 76, biuro@netika.example, www.netika.example
NIP 999-906-79-07
"""


def test_an_extract_of_the_krs() -> None:
    found = recognise(KRS_EXTRACT)
    assert found["krs"] == "0009291471"
    assert found["regon"] == "996036937"
    assert found["nip"] == "9999067907"
    assert str(found["name"]).startswith("NETIKA ROZWIĄZANIA IT")
    address = {key: found[key] for key in ("street", "house", "flat", "postcode", "town")}
    assert address == {
        "street": "ul. Modemowa",
        "house": "14",
        "flat": "3",
        "postcode": "96-515",
        "town": "Teresin",
    }
    assert found["emails"] == ("BIURO@NETIKA.EXAMPLE",)


def test_the_footer_of_a_letter() -> None:
    assert recognise(FOOTER) == {
        "name": "Netika Rozwiązania IT sp. z o.o.",
        "street": "ul. Modemowa",
        "house": "14",
        "flat": "3",
        "postcode": "96-515",
        "town": "Teresin",
        "nip": "9999067907",
        "phones": ("22 555 01 76",),
        "emails": ("biuro@netika.example",),
        "www": ("www.netika.example",),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dzień dobry, dziękuję za rozmowę.",
        "NIP 999-906-79-08",
        "12-3456",
        "KRS",
        "REGON: 12345678",
        "\0" * 100,
    ],
)
def test_what_is_not_there_is_not_invented(text: str) -> None:
    assert recognise(text) == {}


def test_a_very_long_text_takes_no_time() -> None:
    assert recognise("1" * 1_000_000) == {}
    assert recognise("ul. " * 100_000) == {}
