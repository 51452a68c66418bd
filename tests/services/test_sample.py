"""The sample cluster: believable in its make-up, known as invented, and the same in the office's list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from stdnum.pl import nip as stdnum_nip
from stdnum.pl import regon as stdnum_regon

import sample_workbook
from grono.domain.attached import Attached, Attachment
from grono.domain.cluster import Cluster, Coordinator, Register
from grono.domain.consent import Basis, PublicationRule, PublishedField
from grono.domain.entities import ENTITIES
from grono.domain.entity import Entity
from grono.domain.folding import sort_key
from grono.domain.identifiers import Scheme
from grono.domain.ids import Id
from grono.domain.membership import BELONGING, CANDIDATES, FORMER, MemberKind, Membership
from grono.domain.organisation import (
    ActivityCode,
    Address,
    Headcount,
    Identifier,
    LegalForm,
    Organisation,
    OrganisationName,
    PkdVersion,
)
from grono.domain.person import Contact, ContactKind, Person, Role
from grono.domain.project import Project
from grono.paths import resources_dir
from grono.services import registers, statistics
from grono.services.reference import legal_forms, pkd, territory
from grono.services.rules import seed_rules
from grono.services.sample import fill_sample
from grono.services.seeds import id_for
from grono.store.opening import create_register
from grono.store.store import Store

SAMPLE = resources_dir() / "sample"
DAY = date(2026, 10, 31)
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    """The first sheet of the office's list."""
    return openpyxl.load_workbook(SAMPLE / "lista-czlonkow.xlsx").worksheets[0]


def percent(shares: tuple[statistics.Share, ...], *names: str) -> int:
    return round(100 * sum(share.share for share in shares if str(share.name) in names))


def test_the_make_up_is_what_parp_printed_for_2022(sample: Store) -> None:
    # PARP, Benchmarking klastrów w Polsce, edition 2022: members of 41 clusters by kind
    made_up = statistics.structure(sample, DAY)
    assert made_up.total == 111
    assert percent(made_up.by_kind, "enterprise") == 84
    assert percent(made_up.by_kind, "university", "research institute") == 6
    assert percent(made_up.by_kind, "local government unit") == 5
    assert percent(made_up.by_kind, "business environment institution") == 4
    assert percent(made_up.by_kind, "non-governmental organisation") == 1
    assert percent(made_up.by_size, "micro") == 38
    assert percent(made_up.by_size, "small") == 32


def test_every_record_is_one_that_a_person_could_have_saved(sample: Store) -> None:
    found = {
        f"{entity.table} {row.id}": {key: str(text) for key, text in row.problems().items()}
        for entity in ENTITIES
        for row in sample.all(entity)
        if row.problems()
    }
    assert found == {}


def test_the_register_says_that_it_is_a_sample(sample: Store) -> None:
    assert [row.sample for row in sample.all(Register)] == [True]
    assert [row.name for row in sample.all(Cluster)] == ["Mazowiecki Klaster ICT"]
    assert registers.is_sample(sample)
    assert sample.next_undo is None, "a seed is no work of the user's that undo could take"


def test_numbers_are_right_and_nobodys(sample: Store) -> None:
    numbers = sample.all(Identifier)
    coordinator = sample.all(Coordinator)[0]
    values = {scheme: [row.value for row in numbers if row.scheme is scheme] for scheme in Scheme}
    values[Scheme.NIP].append(coordinator.nip)
    values[Scheme.REGON].append(coordinator.regon)
    values[Scheme.KRS].append(coordinator.krs)
    assert all(stdnum_nip.is_valid(value) and value.startswith("999") for value in values[Scheme.NIP])
    assert all(stdnum_regon.is_valid(value) and value.startswith("99") for value in values[Scheme.REGON])
    assert all(re.fullmatch(r"0009\d{6}", value) for value in values[Scheme.KRS])
    assert all(len(set(found)) == len(found) for found in values.values())
    assert len(values[Scheme.NIP]) == len(sample.all(Organisation)) + 1


def test_nobody_can_be_reached(sample: Store) -> None:
    coordinator = sample.all(Coordinator)[0]
    reached = [(row.kind, row.value) for row in sample.all(Contact)]
    reached += [
        (ContactKind.PHONE, coordinator.phone),
        (ContactKind.EMAIL, coordinator.email),
        (ContactKind.WWW, coordinator.www),
    ]
    wrong = [value for kind, value in reached if not _invented(kind, value)]
    assert wrong == []
    values = [value for _kind, value in reached]
    assert len(set(values)) == len(values)


def _invented(kind: ContactKind, value: str) -> bool:
    if kind is ContactKind.PHONE:
        return re.fullmatch(r"22 555 0[1-9] \d\d", value) is not None
    return value.isascii() and value.endswith(".example")


def test_activity_codes_exist_in_their_version(sample: Store) -> None:
    codes = sample.all(ActivityCode)
    assert [row for row in codes if not pkd.pkd_name(row.version, row.code)] == []
    mains = Counter((row.organisation_id, row.version) for row in codes if row.main)
    assert set(mains.values()) == {1}
    assert {row.organisation_id for row in codes} == {row.id for row in sample.all(Organisation)}
    assert {row.version for row in codes} == set(PkdVersion)


def test_towns_lie_where_the_addresses_say(sample: Store) -> None:
    for address in sample.all(Address):
        gmina = territory.gminas()[address.gmina]
        places = territory.places_named(address.town, address.voivodeship)
        assert gmina.voivodeship == address.voivodeship
        assert gmina.code in {place.gmina for place in places}, address.town


def test_legal_forms_exist(sample: Store) -> None:
    assert {row.code for row in sample.all(LegalForm)} <= set(legal_forms.legal_forms())


def test_the_name_tells_the_legal_form(sample: Store) -> None:
    forms = {row.organisation_id: row.code for row in sample.all(LegalForm) if row.valid_to is None}
    for name in sample.all(OrganisationName):
        told = legal_forms.split_legal_form(name.name)[1]
        companies = ("116", "117", "118", "120", "019", "PSA")
        if name.valid_to is None and forms[name.organisation_id] in companies:
            assert told == forms[name.organisation_id], name.name


def test_membership_has_every_kind_and_stage_of_life(sample: Store) -> None:
    periods = sample.all(Membership)
    assert {row.kind for row in periods} == set(MemberKind)
    assert {row.state for row in periods} == {*BELONGING, *CANDIDATES, *FORMER}
    assert min(str(row.valid_from) for row in periods) == "2005-05-14"
    for rows in sample.of(Membership, [row.id for row in sample.all(Organisation)]).values():
        for earlier, later in pairwise(rows):
            assert earlier.valid_to is not None
            assert later.valid_from is not None
            assert (later.valid_from.first_day - earlier.valid_to.last_day).days == 1


def test_the_five_of_the_founding_page_are_founders(sample: Store) -> None:
    founders = {row.organisation_id for row in sample.all(Membership) if row.kind is MemberKind.FOUNDER}
    five = ("piastsoft", "kwadrans", "sasiad", "netika", "taryfikon")
    assert {id_for("sample", "organisation", key) for key in five} <= founders


def test_what_is_missing_is_missing_on_purpose(sample: Store) -> None:
    belonging = {
        row.organisation_id for row in sample.all(Membership) if row.state in BELONGING and not row.valid_to
    }
    with_regon = {row.organisation_id for row in sample.all(Identifier) if row.scheme is Scheme.REGON}
    counted = {row.organisation_id for row in sample.all(Headcount) if row.year == 2025}
    new_codes = {
        row.organisation_id for row in sample.all(ActivityCode) if row.version is PkdVersion.PKD_2025
    }
    assert len(belonging) == 111
    assert [len(belonging - known) for known in (with_regon, counted, new_codes)] == [6, 11, 12]


def test_people_are_listed_in_polish_order_with_the_forms_that_they_chose(sample: Store) -> None:
    people = sample.all(Person)
    assert len(people) == 900
    in_file = [line.split(",")[1] for line in (SAMPLE / "person.csv").read_text("utf-8").splitlines()[1:]]
    assert in_file == sorted(in_file, key=sort_key)
    by_id = {person.id: person for person in people}
    for role in sample.all(Role):
        first = role.function.split()[0]
        feminine = first.endswith(("ka", "yni", "ini", "owa", "wna"))
        assert feminine is (by_id[role.person_id].gender == "f"), role.function


def test_logos_are_small_pictures_kept_with_the_register(sample: Store) -> None:
    logos = sample.all(Attachment)
    assert len(logos) == 13
    for logo in logos:
        data = sample.files.get(logo.sha256)
        assert len(data) == logo.size < 5_000
        with Image.open(BytesIO(data)) as picture:
            assert picture.format == "PNG"
    drawn = {row.logo_id for row in (*sample.all(Organisation), *sample.all(Cluster)) if row.logo_id}
    strips = {row.strip_id for row in sample.all(Project) if row.strip_id}
    assert drawn | strips == {logo.id for logo in logos}


def test_the_rules_come_with_it_and_edited_ones_stay(sample: Store, tmp_path: Path) -> None:
    assert {rule.field for rule in sample.all(PublicationRule)} == set(PublishedField)
    with create_register(tmp_path / "own.grono", "tester") as store:
        seed_rules(store)
        phone = next(rule for rule in store.all(PublicationRule) if rule.field is PublishedField.PHONE)
        with store.step(sample.steps()[0].message):
            store.save(type(phone)(id=phone.id, field=phone.field, basis=Basis.WITHHELD))
        seed_rules(store)
        assert store.get(PublicationRule, phone.id) == type(phone)(
            id=phone.id, field=PublishedField.PHONE, basis=Basis.WITHHELD
        )


def test_filling_two_registers_gives_the_same_records(sample: Store, tmp_path: Path) -> None:
    with create_register(tmp_path / "again.grono", "tester") as again:
        fill_sample(again)
        for entity in ENTITIES[1:]:
            assert told(again, entity) == told(sample, entity)


def told(store: Store, entity: type[Entity]) -> list[Entity]:
    """What a register says in one table, but for its own id, which no two registers share."""
    own = store.all(Register)[0].id
    return [
        replace(row, subject_id=Id("")) if isinstance(row, Attached) and row.subject_id == own else row
        for row in store.all(entity)
    ]


def test_the_offices_list_is_made_from_the_sample() -> None:
    """After a change of the files: python build/sample_workbook.py."""
    same = sample_workbook.workbook() == sample_workbook.TARGET.read_bytes()
    assert same


def test_the_offices_list_has_everything_an_import_must_survive(sheet: Worksheet) -> None:
    book = openpyxl.load_workbook(SAMPLE / "lista-czlonkow.xlsx")
    assert [page.sheet_state for page in book.worksheets] == ["visible", "visible", "hidden"]
    assert "A1:V1" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["D5"].value == "Dane rejestrowe"
    assert sheet["D6"].value == "NIP"
    assert sheet.column_dimensions["H"].hidden
    assert [number for number, row in sheet.row_dimensions.items() if row.hidden] == [48]
    assert sheet.cell(sheet.max_row, 2).value == "Razem"
    for column in (4, 6, 12, 14, 19):
        kinds = {type(row[column - 1].value) for row in sheet.iter_rows(min_row=7) if row[column - 1].value}
        assert len(kinds) > 1, sheet.cell(6, column).value or sheet.cell(5, column).value


def test_the_offices_list_holds_every_member_and_what_the_readme_calls_wrong(
    sheet: Worksheet, sample: Store
) -> None:
    rows = {cells[0].row: cells for cells in sheet.iter_rows(min_row=7) if isinstance(cells[0].value, int)}
    assert len(rows) == 111 + 3, "the members, a hidden former one, a double and one without a name"
    told = re.findall(r"^\| (\d+) \| ([^|]+) \|", (SAMPLE / "README.md").read_text("utf-8"), re.MULTILINE)
    assert len(told) == 6
    for row, name in told:
        assert (sheet.cell(int(row), 2).value or "(Haptyka)") == name
    known = {row.value for row in sample.all(Identifier) if row.scheme is Scheme.NIP}
    nips = {row: re.sub(r"\D", "", str(cells[3].value)) for row, cells in rows.items()}
    assert {row for row, value in nips.items() if value not in known} == {91, 100}
    assert not stdnum_nip.is_valid(nips[100])
    assert [value for value, times in Counter(nips.values()).items() if times > 1] == [nips[115]]
