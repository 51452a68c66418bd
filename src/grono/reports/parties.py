"""Who issues the papers: the coordinator, with the cluster's name, logo and colour beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from grono.domain.attached import Attachment
from grono.domain.text import Text, UserError, _, p_
from grono.reports.document import Issuer
from grono.reports.language import InBoth, Joined, Words
from grono.reports.report import Request
from grono.services import addresses, registers
from grono.store.files import Files
from grono.store.store import Store
from grono.wording import Kind, as_text


def issuer(store: Store) -> Issuer:
    """The parties of every paper of this register."""
    cluster, coordinator = registers.cluster(store), registers.coordinator(store)
    return Issuer(
        brand=cluster.name or coordinator.name or "–",
        name=coordinator.name,
        nip=as_text(coordinator.nip, "pl", Kind.NIP),
        address=addresses.one_line(vars(coordinator)),
        logo=logos(store, [cluster.logo_id]).get(str(cluster.logo_id)),
        colour=cluster.colour,
    )


def logos(store: Store, ids: Iterable[str | None]) -> dict[str, bytes]:
    """The pictures of some attachments; one that is missing or damaged is left out, not a reason to stop."""
    wanted = {id for id in ids if id}
    files = Files(store.path)
    found: dict[str, bytes] = {}
    for attachment in store.all(Attachment):
        if attachment.id in wanted:
            try:
                found[attachment.id] = files.get(attachment.sha256)
            except UserError:
                continue
    return found


def common(store: Store, request: Request) -> dict[str, Any]:
    """What every document of this register has: parties, language, day, source, and the mark of a sample."""
    parties = issuer(store)
    return {
        "issuer": parties,
        "language": request.language,
        "as_of": request.as_of,
        "made_on": request.today,
        "sample": registers.is_sample(store),
        "source": Joined((parties.brand, as_of(request.as_of))),
    }


def as_of(day: date) -> Text:
    """The words for the day that data hold for: "stan na 23.11.2026"."""
    return _("as of {day}", day=day)


def long_as_of(day: date) -> Words:
    """The same with the month in words: "stan na 23 listopada 2026 r."."""
    return _in_both(lambda said: p_("long date", "as of {day}", day=said), day)


def data_as_of(day: date) -> Words:
    """The sentence of an imprint."""
    return _in_both(lambda said: p_("long date", "Data as of {day}.", day=said), day)


def _in_both(words: Callable[[str], Text], day: date) -> InBoth:
    pl, en = (as_text(words(as_text(day, locale, Kind.LONG_DATE)), locale) for locale in ("pl", "en"))
    return InBoth(pl, en)
