"""An address as one line, the way it stands on a card."""

from __future__ import annotations

from grono.services.parts.base import Values


def one_line(values: Values, prefix: str = "") -> str:
    """The seat, or with the prefix "mail_" the address for letters: "ul. Modemowa 14/3, 96-515 Teresin"."""
    street, house, flat, postcode, town, post_office = (
        str(values.get(f"{prefix}{key}") or "")
        for key in ("street", "house", "flat", "postcode", "town", "post_office")
    )
    number = f"{house}/{flat}" if house and flat else house or flat
    place = " ".join(filter(None, (street or (town if post_office else ""), number)))
    return ", ".join(filter(None, (place, " ".join(filter(None, (postcode, post_office or town))))))
