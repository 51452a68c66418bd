"""The recovery sheet: one page with all that is needed, and the passphrase only where it was asked for."""

from __future__ import annotations

import pytest
from tests.reports.papers import pages_of, squeezed

from grono.reports import recovery_sheet
from grono.reports.render.output import rendered
from grono.services import registers
from grono.store.backup import shelf
from grono.store.store import Store

WORDS = "Żółte winogrona w Teresinie, siedem beczek & <b>kot</b>"


@pytest.mark.parametrize("register", ["empty", "sample", "hostile"])
@pytest.mark.parametrize("language", ["pl", "en", "both"])
def test_it_says_which_register_and_where_its_backups_lie(
    register: str, language: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(register)
    pages = pages_of(rendered(recovery_sheet.build(store, language), "pdf"))
    told = squeezed("".join(pages))
    assert len(pages) <= 2
    assert squeezed(store.path.name) in told
    assert squeezed(shelf.folder_of(store.path).name) in told


def test_the_passphrase_stands_on_it_as_it_is_typed(sample: Store) -> None:
    by_hand = pages_of(rendered(recovery_sheet.build(sample, "pl"), "pdf"))
    printed = pages_of(rendered(recovery_sheet.build(sample, "pl", WORDS), "pdf"))
    assert len(by_hand) == len(printed) == 1
    assert squeezed(registers.cluster(sample).name) in squeezed(by_hand[0])
    assert "wpisane odręcznie" in by_hand[0]
    assert squeezed(WORDS) in squeezed(printed[0])
    assert "wpisane odręcznie" not in printed[0]
