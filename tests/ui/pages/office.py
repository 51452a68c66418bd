"""A small office: members, candidates and people that the tests of the pages work with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests import make

from grono.domain.attached import Task
from grono.domain.consent import ConsentState
from grono.domain.dates import PartialDate
from grono.domain.ids import Id
from grono.domain.membership import MemberKind, MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.services import editing
from grono.store.store import Store

MEMBERS = (
    ("Automatyka Błonie sp. z o.o.", "Błonie", "9996604871", SizeClass.MEDIUM),
    ("Chmura Obliczeniowa Mazowsze S.A.", "Ożarów Mazowiecki", "9990115243", SizeClass.MEDIUM),
    ("Doradztwo Biznesowe Kwadrans Anna Żółkiewska", "Piastów", "9993982590", SizeClass.MICRO),
    ("Netika Rozwiązania IT sp. z o.o.", "Teresin", "9999067907", SizeClass.SMALL),
    ("PiastSoft sp. z o.o.", "Piastów", "9997877890", SizeClass.SMALL),
    ("Łódzkie Systemy Pomiarowe sp. z o.o.", "Łódź", "", SizeClass.MICRO),
)


def fill(store: Store) -> dict[str, Id]:
    """Six members, a university, a candidate, a former member, three people; ids by the first word."""
    ids = firms(store)
    ids |= people(store, ids["Netika"])
    task = Task(
        subject_table="organisation",
        subject_id=ids["Netika"],
        title="Uzupełnić REGON",
        due_on=date(2020, 1, 2),
    )
    editing.add_task(store, task)
    editing.add_note(store, "organisation", ids["Netika"], "Szuka podwykonawcy.")
    return ids


def firms(store: Store) -> dict[str, Id]:
    """Nine organisations in every state."""
    ids: dict[str, Id] = {}
    for name, town, nip, size in MEMBERS:
        ids[name.split()[0]] = make.organisation(
            store,
            name,
            town=town,
            nip=nip,
            size=size,
            kind=OrganisationKind.ENTERPRISE,
            state=MemberState.MEMBER,
            member_kind=MemberKind.ORDINARY,
            joined=PartialDate("2019-05-14"),
            emails=() if nip == "" else (f"biuro@{name.split()[0].lower()}.example",),
            phones=("22 555 01 76",),
        )
    ids["Akademia"] = make.organisation(
        store,
        "Akademia Nauk Stosowanych nad Utratą",
        town="Pruszków",
        kind=OrganisationKind.UNIVERSITY,
        state=MemberState.MEMBER,
        consent_directory=ConsentState.REFUSED,
    )
    ids["Kwantowy"] = make.organisation(store, "Kwantowy Zaścianek", state=MemberState.INVITED)
    ids["Zegarynka"] = make.organisation(
        store,
        "Zegarynka",
        state=MemberState.RESIGNED,
        joined=PartialDate("2012"),
        left=PartialDate("2019-12-31"),
    )
    return ids


def people(store: Store, netika: Id) -> dict[str, Id]:
    """Two people of a firm and one without a role."""
    known = make.person(
        store,
        "Święcicka",
        "Małgorzata",
        organisation=netika,
        function="koordynatorka ds. klastra",
        emails=("m.swiecicka@netika.example",),
        phones=("22 555 03 71",),
    )
    return {
        "Święcicka": known,
        "Krzyżanowski": make.person(store, "Krzyżanowski", "Zbigniew", organisation=netika),
        "Wolska": make.person(store, "Wolska", "Ewa"),
    }


def register(folder: Path) -> Store:
    """An empty register in a folder."""
    return make.register(folder, "Mazowiecki Klaster ICT")
