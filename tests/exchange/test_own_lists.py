"""Lists of this program come back without loss, and leave their own register as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import make

from grono.domain.consent import ConsentState
from grono.domain.dates import PartialDate
from grono.domain.entities import ENTITIES
from grono.domain.entity import Entity
from grono.domain.folding import normalise
from grono.domain.membership import MemberKind, MemberState
from grono.domain.organisation import OrganisationKind, SizeClass
from grono.domain.text import Labelled
from grono.exchange.draft import Draft, open_draft
from grono.exchange.export import as_csv, as_xlsx
from grono.exchange.importers import importer
from grono.exchange.own import from_cell, to_cell
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS, PERSON_FIELDS, Field, FieldKind
from grono.services.sample import fill_sample
from grono.store.opening import create_register
from grono.store.store import Store
from grono.wording.catalogue import LOCALES

SAMPLE_LIST = Path(__file__).parents[2] / "resources" / "sample" / "lista-czlonkow.xlsx"
RECORDS = ("organisation", "person")
FIELDS = (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS, *PERSON_FIELDS)
NASTY = (
    "<b>Gruby</b> & „Spółka” sp. z o.o.",
    "=cmd|' /C calc'!A0",
    '+48 Plus; minus, "cudzysłów"',
    "'=już z apostrofem",
    "Kropki\nw dwóch wierszach",
    "Znak\x01sterujący_x0041_",
    "שלום עולם",
    "Ж" * 40_000,
    "-",
    "brak",
    "007",
    "12.5.2019",
)


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """Makes empty registers by name."""
    made: list[Store] = []

    def register(name: str) -> Store:
        (tmp_path / name).mkdir()
        made.append(make.register(tmp_path / name))
        return made[-1]

    yield register
    for store in made:
        store.close()


def imported(store: Store, path: Path, kind: str = "members") -> Draft:
    draft = open_draft(store, importer(kind), path)
    plan = draft.plan()
    assert [
        (row.number, str(issue.message)) for row in plan.rows for issue in row.issues if issue.refuses
    ] == []
    draft.carry_out(plan)
    return draft


def counts(store: Store, path: Path, kind: str = "members") -> dict[str, int]:
    """What an import would do, the outcomes that occur."""
    found = open_draft(store, importer(kind), path).plan().counts
    return {outcome.value: n for outcome, n in found.items() if n}


def content(store: Store) -> dict[str, list[str]]:
    """Everything recorded, by table; ids of child rows are made anew by every import."""
    return {
        entity.table: sorted(_row(one) for one in store.all(entity)) for entity in ENTITIES if _counts(entity)
    }


def _counts(entity: type[Entity]) -> bool:
    return not entity.table.startswith(
        ("import_", "saved_", "register", "cluster", "coordinator", "publication", "question")
    )


def _row(one: Entity) -> str:
    hidden = () if one.table in RECORDS else ("id",)
    return str({name: value for name, value in vars(one).items() if name not in hidden})


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("write", [as_xlsx, as_csv])
def test_a_list_of_members_fills_an_empty_register_with_the_same(
    write: Callable[..., bytes], locale: str, folders: Callable[[str], Store], tmp_path: Path
) -> None:
    ours, empty = folders("ours"), folders("empty")
    draft = open_draft(ours, importer("members"), SAMPLE_LIST)
    draft.carry_out(draft.plan())
    exported = tmp_path / ("lista." + ("xlsx" if write is as_xlsx else "csv"))
    exported.write_bytes(write(ours, "members", locale))
    assert counts(ours, exported) == {"unchanged": 108}
    imported(empty, exported)
    assert content(empty) == content(ours)
    before = ours.steps()
    imported(ours, exported)
    assert ours.steps() == before


@pytest.mark.parametrize(
    ("name", "kind", "n"),
    [("members", "members", 111), ("organisations", "members", 125), ("people", "people", 900)],
)
def test_the_sample_gives_unchanged_equal_to_read(name: str, kind: str, n: int, tmp_path: Path) -> None:
    with create_register(tmp_path / "sample.grono", "tester") as store:
        fill_sample(store)
        exported = tmp_path / "lista.xlsx"
        exported.write_bytes(as_xlsx(store, name, "pl"))
        assert counts(store, exported, kind) == {"unchanged": n}


@pytest.mark.parametrize("write", [as_xlsx, as_csv])
def test_names_that_mean_harm_come_back_as_they_are(
    write: Callable[..., bytes], folders: Callable[[str], Store], tmp_path: Path
) -> None:
    ours, empty = folders("ours"), folders("empty")
    for nasty in NASTY:
        make.organisation(
            ours,
            nasty,
            town=nasty,
            tags=(nasty, "IT, druk"),
            notes=(nasty, "druga"),
            profile_pl=nasty,
            state=MemberState.MEMBER,
        )
    exported = tmp_path / ("lista." + ("xlsx" if write is as_xlsx else "csv"))
    exported.write_bytes(write(ours, "members", "pl"))
    assert counts(ours, exported) == {"unchanged": len(NASTY)}
    imported(empty, exported)
    assert content(empty) == content(ours)


def test_people_come_back_into_a_register_that_has_their_firms(
    folders: Callable[[str], Store], tmp_path: Path
) -> None:
    ours, empty = folders("ours"), folders("empty")
    firm = make.organisation(ours, "Alfa sp. z o.o.", state=MemberState.MEMBER)
    make.person(
        ours,
        "Nowak",
        "Anna Maria",
        academic_title="dr inż.",
        organisation=firm,
        function="prezeska",
        phones=("22 555 01 10",),
        emails=("a@b.example", "c@d.example"),
        consent_newsletter=ConsentState.REFUSED,
        consent_newsletter_on=date(2026, 3, 1),
        notes=("jedna", "druga"),
    )
    for name, kind in (("members", "members"), ("people", "people")):
        exported = tmp_path / f"{name}.xlsx"
        exported.write_bytes(as_xlsx(ours, name, "en"))
        assert counts(ours, exported, kind) == {"unchanged": 1}
        imported(empty, exported, kind)
    assert content(empty)["person"] == content(ours)["person"]
    assert content(empty)["contact"] == content(ours)["contact"]
    assert content(empty)["consent"] == content(ours)["consent"]


def test_what_a_person_changed_in_the_exported_list_is_read_like_any_cell(
    folders: Callable[[str], Store], tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    store = folders("ours")
    id = make.organisation(store, "Alfa", nip="5260250216", joined=PartialDate("2009-05-14"))
    exported = tmp_path / "lista.xlsx"
    exported.write_bytes(as_xlsx(store, "members", "en"))
    book = load_workbook(exported)
    sheet = book.active
    assert sheet is not None
    columns = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    sheet.cell(2, columns["NIP"], "PL 774-000-14-54")
    sheet.cell(2, columns["Size class"], "śr.")
    book.save(exported)
    imported(store, exported)
    values = make.values(store, id)
    assert (values["nip"], values["size"]) == ("7740001454", SizeClass.MEDIUM)


def _values(field: Field) -> st.SearchStrategy[object]:
    text = (
        st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
        .map(normalise)
        .filter(bool)
    )
    dates = st.dates().map(PartialDate) | st.integers(1000, 2200).map(lambda year: PartialDate(str(year)))
    if field.choices is not None:
        return st.sampled_from(list(field.choices))
    if field.kind is FieldKind.DATE:
        return st.dates() if field.key.endswith("_on") else dates
    if field.kind is FieldKind.YEAR_COUNTS:
        return st.lists(
            st.tuples(st.integers(1900, 2100), st.integers(0, 10**6)), min_size=1, max_size=4
        ).map(tuple)
    fixed = {
        FieldKind.NIP: "5260250216",
        FieldKind.REGON: "610188201",
        FieldKind.KRS: "0000123456",
        FieldKind.POSTCODE: "05-820",
        FieldKind.EU_VAT: "DE136695976",
        FieldKind.EMAIL: ("a@b.example", "c@d.example"),
        FieldKind.LEGAL_FORM: "117",
    }
    if field.kind in fixed:
        return st.just(fixed[field.kind])
    return st.lists(text, min_size=1, max_size=4).map(tuple) if field.many else text


@given(st.data(), st.sampled_from(FIELDS), st.sampled_from(LOCALES))
def test_every_value_of_every_field_is_read_back_from_its_cell(
    data: st.DataObject, field: Field, locale: str
) -> None:
    value = data.draw(_values(field))
    assert from_cell(field, to_cell(field, value, locale)) == value


@pytest.mark.parametrize("choices", [OrganisationKind, SizeClass, MemberState, MemberKind, ConsentState])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_choice_is_known_by_its_name(choices: type[Labelled], locale: str) -> None:
    field = next(field for field in ORGANISATION_FIELDS if field.choices is choices)
    assert [from_cell(field, to_cell(field, one, locale)) for one in choices] == list(choices)


def test_nothing_of_a_list_is_ever_a_formula(folders: Callable[[str], Store], tmp_path: Path) -> None:
    from openpyxl import load_workbook

    store = folders("ours")
    make.organisation(store, "=1+1", nip="5260250216", state=MemberState.MEMBER)
    (tmp_path / "lista.xlsx").write_bytes(as_xlsx(store, "members", "pl"))
    sheet = load_workbook(tmp_path / "lista.xlsx").active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert b"'=1+1" in as_csv(store, "members", "pl")
