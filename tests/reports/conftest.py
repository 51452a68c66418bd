"""Registers to print: an empty one, the sample, a small one read by heart, and a hostile one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests import make
from tests.reports import papers

from grono.domain.cluster import Cluster, Coordinator
from grono.domain.consent import ConsentState
from grono.domain.membership import MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.text import _
from grono.services import registers
from grono.services.sample import fill_sample
from grono.store.opening import create_register
from grono.store.store import Store

MEMBER = {"state": MemberState.MEMBER, "joined": "2020-01-01"}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """A register in which nobody typed anything yet."""
    store = create_register(tmp_path / "empty.grono", "tester")
    registers.prepare(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample cluster; nobody changes it."""
    store = create_register(tmp_path_factory.mktemp("sample") / "sample.grono", "tester")
    registers.prepare(store)
    fill_sample(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Six members, small enough to know what must be printed."""
    store = make.register(tmp_path_factory.mktemp("small"), "Klaster Mały")
    with store.step(_("Fill in the cluster")):
        old = registers.cluster(store)
        store.save(_cluster(old))
        store.save(
            Coordinator(
                name="Fundacja Próba",
                nip="9997732364",
                street="ul. Krótka",
                house="1",
                postcode="05-820",
                town="Piastów",
                email="biuro@proba.example",
            )
        )
    _members(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Members whose names and words are meant to break what prints them."""
    store = make.register(tmp_path_factory.mktemp("hostile"), "Klaster <b>& Spółka</b> \x02")
    for at, name in enumerate(papers.HOSTILE):
        make.organisation(
            store,
            name,
            **MEMBER,
            consent_directory=ConsentState.GIVEN,
            town=("Piastów", "Ż" * 200, "<i>Łódź</i>")[at % 3],
            trades=(("IT", "x" * 300, "&amp; <u>")[at % 3],),
            profile_pl="Opis " * 2000 if at % 4 == 0 else "=1+1",
            phones=("=1+1",),
            emails=("x@y.example", "a" * 300 + "@b.example"),
            www=("http://" + "w" * 3000 + ".example",),
        )
    yield store
    store.close()


def _cluster(old: Cluster) -> Cluster:
    return Cluster(
        id=old.id,
        name="Klaster Mały",
        founded=None,
        description_pl="Klaster łączy firmy z Piastowa i okolic.",
        description_en="The cluster brings together companies of Piastów.",
    )


_GIVEN = {**MEMBER, "consent_directory": ConsentState.GIVEN, "consent_directory_on": date(2020, 1, 1)}
_FIRM = {**_GIVEN, "kind": OrganisationKind.ENTERPRISE}
_MICRO = {**_FIRM, "size": SizeClass.MICRO}
_ZUBR = {
    "nip": "9990774282",
    "krs": "0009941077",
    "town": "Łódź",
    "voivodeship": "łódzkie",
    "trades": ("Gry",),
    "profile_pl": "Gry planszowe i komputerowe.",
    "profile_en": "Board and computer games.",
    "phones": ("22 555 01 10",),
    "emails": ("biuro@zubr.example",),
    "www": ("www.zubr.example",),
    "pkd_2025": ("62.10.A",),
}
_LACZNIK = {
    "size": SizeClass.LARGE,
    "joined": "2021-06",
    "nip": "9997915142",
    "town": "Piastów",
    "voivodeship": "mazowieckie",
    "trades": ("Telekomunikacja", "Gry"),
    "pkd_2007": ("61.10.Z",),
}
_CEGLA = {"size": SizeClass.SMALL, "town": "Teresin", "trades": ("Telekomunikacja",)}
_UCZELNIA = {"kind": OrganisationKind.UNIVERSITY, "town": "Teresin", "trades": ("Badania",)}


def _members(store: Store) -> None:
    make.organisation(store, "Żubr Gry sp. z o.o.", **_MICRO, **_ZUBR)
    make.organisation(store, 'Łącznik "Dwa" S.A.', **{**_FIRM, **_LACZNIK})
    make.organisation(store, "Ćma Oprogramowanie", **_MICRO, town="Piastów", voivodeship="mazowieckie")
    make.organisation(store, "Cegła i Dane", **_FIRM, **_CEGLA)
    make.organisation(store, "Uczelnia Próbna", **{**_GIVEN, **_UCZELNIA})
    refused = {**_MICRO, "consent_directory": ConsentState.REFUSED}
    make.organisation(store, "Cichy Wspólnik", **refused, town="Piastów")
