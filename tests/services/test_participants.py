"""What the funder's system is told about participants: prefilling, dictionaries, every fault, the PESEL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests import make

from grono.domain.activity import RegistrationState
from grono.domain.ids import Id
from grono.domain.participant import DictionaryValue, ExportColumn, ParticipantRecord
from grono.domain.person import Contact
from grono.domain.text import UserError, _
from grono.services import changes, registers
from grono.services.activities import attending, registering, served
from grono.services.activities.registering import Newcomer
from grono.services.activities.sessions import sessions_of
from grono.services.participants import pesel
from grono.services.participants.checking import Checked, checked
from grono.services.participants.fields import DATES, PARTICIPANT_FIELDS
from grono.services.participants.layout import columns, dictionaries
from grono.services.participants.records import Row, fill, headings, project_of, record_of, rows_of
from grono.store.opening import create_register
from grono.store.rows import codec_of
from grono.store.store import Store

# Test numbers: 44051401359 and 02261773497 are right, 44051401358 is wrong (the examples that everybody
# uses who checks a PESEL; the second was born on 17.06.2002). The layout and the dictionaries: SM EFS.
RIGHT: dict[str, object] = {
    "citizenship": "Obywatelstwo polskie",
    "sex": "Mężczyzna",
    "education": "Wyższe (ISCED 5–8)",
    "status": "Osoba pracująca",
    "status_detail": "osoba pracująca w MMŚP",
    "support_scope": "szkolenia",
    "support_kind": "szkolenie/kurs",
    "foreign_origin": "Nie",
    "third_country": "Nie",
    "minority": "Odmowa podania informacji",
    "homeless": "Nie",
    "disability": "Nie",
    "other_identifier": "AB123456",
    "born_on": date(1944, 5, 14),
}


def cluster(store: Store) -> Store:
    """A firm of Teresin sends Jan to an edition of a project, where he was on both days."""
    firm = make.organisation(
        store, "PiastSoft", town="Teresin", postcode="96-515", gmina="1428082", voivodeship="mazowieckie"
    )
    jan = make.person(
        store,
        "Nowak",
        "Jan",
        emails=("jan@x.example",),
        phones=("601 234 567",),
        gender="m",
        organisation=firm,
    )
    edition = make.edition(store, "CRM", make.session("2026-03-02"), make.session("2026-03-09"))
    served.serve(
        store, "edition", edition, [make.project(store, "Projekt", number="FEMP.06.08-IP.02-0001/24")]
    )
    (one,) = make.registered(store, "edition", edition, Newcomer(person_id=jan, organisation_id=firm))
    for day in sessions_of(store, "edition", edition):
        attending.mark(store, day, {one.id: 300})
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A plain register."""
    store = make.register(tmp_path)
    yield cluster(store)
    store.close()


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Store]:
    """An encrypted register."""
    store = create_register(tmp_path / "closed.grono", "tester", "hasło do próby")
    registers.prepare(store, "Klaster")
    yield cluster(store)
    store.close()


def edition(store: Store) -> str:
    return str(store.query("SELECT id FROM edition")[0][0])


def person(store: Store) -> str:
    return str(store.query("SELECT id FROM person")[0][0])


def check(store: Store, **values: object) -> Checked:
    """The check once Jan's record holds some values."""
    fill(store, project_of(store, edition(store)).id, person(store), {**RIGHT, **values})
    return checked(store, edition(store))


def said(found: Checked) -> list[tuple[str, str]]:
    return [(fault.field, str(fault.message)) for fault in found.faults]


def row(store: Store) -> Row:
    return rows_of(store, edition(store))[0]


def test_the_layout_has_43_columns_and_every_field_of_it_is_told(store: Store) -> None:
    layout = columns(store)
    assert [one.position for one in layout] == list(range(43))
    assert (layout[0].heading, layout[11].heading, layout[42].heading) == (
        "Numer projektu",
        "Wykształcenie",
        "Uwagi",
    )
    assert all(one.source for one in store.all(ExportColumn))
    known = set(codec_of(ParticipantRecord).columns)
    derived = {"project_number", "organisation", "given_name", "family_name", "identifier", "no_pesel", "age"}
    assert {one.field for one in layout} - {""} <= known | derived
    assert headings(store)["education"] == "Wykształcenie"
    assert {field.key for field in PARTICIPANT_FIELDS} <= known
    assert DATES == ("born_on", "joined_on", "left_on", "education_ends_on", "business_since", "support_from")


def test_dictionaries_hold_the_systems_words_with_their_en_dashes(store: Store) -> None:
    known = dictionaries(store)
    assert "Wyższe (ISCED 5\u20138)" in known.of("education")
    assert known.of("sex") == ["Kobieta", "Mężczyzna"]
    assert known.of("status_detail", "Osoba bezrobotna") == ["osoba długotrwale bezrobotna", "inne"]
    assert all(one.source for one in store.all(DictionaryValue))


def test_what_the_register_knows_is_filled_in(store: Store) -> None:
    told = row(store).told
    assert [told(field) for field in ("voivodeship", "powiat", "gmina", "town", "postcode")] == [
        "mazowieckie", "sochaczewski", "Teresin", "Teresin", "96-515",
    ]  # fmt: skip
    assert (told("email"), told("phone"), told("sex")) == ("jan@x.example", "601 234 567", "Mężczyzna")
    assert (told("joined_on"), told("support_from"), told("left_on")) == (
        "2026-03-02",
        "2026-03-02",
        "2026-03-09",
    )
    assert (told("kind"), told("organisation")) == (
        "Pracownik lub przedstawiciel instytucji/podmiotu",
        "PiastSoft",
    )
    assert (told("project_number"), told("country"), told("no_pesel")) == (
        "FEMP.06.08-IP.02-0001/24",
        "Polska",
        "Tak",
    )


def test_what_the_office_typed_wins_over_what_the_register_knows(store: Store) -> None:
    fill(store, project_of(store, edition(store)).id, person(store), {"email": "j@y.example"})
    assert row(store).told("email") == "j@y.example"
    fill(store, project_of(store, edition(store)).id, person(store), {"phone": "22 555 01 10"})
    assert (row(store).told("email"), row(store).told("phone")) == ("j@y.example", "22 555 01 10")
    assert len(store.all(ParticipantRecord)) == 1
    store.undo()
    assert row(store).told("phone") == "601 234 567"


def test_a_right_record_has_no_fault(store: Store) -> None:
    found = check(store)
    assert said(found) == []
    assert (len(found.valid), row(store).told("age")) == (1, "81")


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"education": "Wyższe (ISCED 5-8)"}, "education", "A hyphen stands where the system wants a dash"),
        ({"education": "wyższe (ISCED 5–8)"}, "education", "letter for letter: “Wyższe (ISCED 5–8)”"),
        ({"education": "magister"}, "education", "not in the dictionary"),
        ({"status_detail": "osoba długotrwale bezrobotna"}, "status_detail", "not in the dictionary"),
        ({"status": "x"}, "status_detail", "Nothing can be chosen here"),
        ({"citizenship": ""}, "citizenship", "This is missing"),
        ({"other_identifier": ""}, "identifier", "Neither a PESEL"),
        ({"born_on": None}, "age", "one of them is missing"),
        ({"born_on": date(1880, 1, 1)}, "age", "Nobody is 146 years old"),
        ({"voivodeship": "Mazowieckie"}, "voivodeship", "letter for letter: “mazowieckie”"),
        ({"voivodeship": "Mazury"}, "voivodeship", "no such voivodeship"),
        ({"powiat": "Sochaczewski"}, "powiat", "letter for letter: “sochaczewski”"),
        ({"powiat": "świebodziński"}, "powiat", "no such county in this voivodeship"),
        ({"gmina": "Szymanów"}, "gmina", "not the village's"),
        ({"gmina": "gmina Teresin"}, "gmina", "letter for letter: “Teresin”"),
        ({"postcode": "96515"}, "postcode", "looks like 05-820"),
        ({"email": "ja@łódź.example"}, "email", "no e-mail address that the system takes"),
        ({"phone": "601"}, "phone", "at least nine digits"),
        ({"left_on": date(2026, 3, 1)}, "left_on", "left before it was joined"),
        ({"support_from": date(2026, 3, 1)}, "support_from", "began before the project was joined"),
        ({"joined_on": date(2026, 3, 3), "left_on": date(2026, 3, 5), "support_from": date(2026, 3, 6)},
         "left_on", "left before the support began"),
        ({"business_since": date(1940, 1, 1)}, "business_since", "older than the person"),
    ],
)  # fmt: skip
def test_every_fault_is_named_with_its_column(
    store: Store, values: dict[str, object], field: str, message: str
) -> None:
    found = check(store, **values)
    assert any(name == field and message in text for name, text in said(found)), said(found)
    assert found.valid == ()


def test_every_fault_of_a_row_is_told_at_once_in_the_order_of_the_columns(store: Store) -> None:
    found = check(store, education="x", postcode="1", phone="", citizenship="")
    assert [fault.field for fault in found.faults] == ["citizenship", "education", "postcode"]
    assert [fault.number for fault in found.faults] == [1, 1, 1]


def test_without_a_telephone_and_an_e_mail_both_are_told(store: Store) -> None:
    jan = Id(person(store))
    with store.step(_("Changed")):
        for contact in store.query("SELECT id FROM contact WHERE subject_id = ?", (jan,)):
            found = store.get(Contact, contact[0])
            assert found
            store.delete(found)
    assert {"phone", "email"} <= {name for name, _text in said(check(store))}


def test_somebody_abroad_needs_no_place_of_poland(store: Store) -> None:
    found = check(store, country="Niemcy", voivodeship="", postcode="10115")
    assert said(found) == []


def test_a_project_bounds_the_day_of_joining(store: Store) -> None:
    project = project_of(store, edition(store))
    with store.step(_("Changed")):
        store.save(replace(project, starts_on=date(2026, 4, 1), ends_on=date(2026, 4, 2)))
    assert ("joined_on", "The project began only on 2026-04-01.") in said(check(store))
    assert "The project ended on" in str(said(check(store, joined_on=date(2026, 5, 1))))


def test_a_guest_has_no_record_and_who_waits_is_no_participant(store: Store) -> None:
    guest, waits = make.registered(
        store, "edition", edition(store), make.guest("Gość", "Jan"), make.guest("Czeka", "Anna")
    )
    registering.set_state(store, [waits], RegistrationState.RESIGNED)
    rows = rows_of(store, edition(store))
    assert [one.participant.name for one in rows] == ["Nowak Jan", "Gość Jan"]
    found = checked(store, edition(store))
    told = [fault for fault in found.faults if fault.registration == guest.id]
    assert any("guest without a record" in str(fault.message) for fault in told)
    assert rows[1].told("kind") == "Indywidualny"


def test_a_pesel_is_never_kept_in_a_plain_register(store: Store) -> None:
    with pytest.raises(UserError) as refused:
        check(store, pesel="44051401359")
    assert "grono encrypt" in str(refused.value.todo)
    assert store.all(ParticipantRecord) == []


def test_a_pesel_tells_birth_and_sex_and_is_masked_everywhere_else(closed: Store) -> None:
    found = check(closed, pesel="44051401359", born_on=None)
    assert said(found) == []
    one = row(closed)
    assert (one.told("identifier"), one.told("no_pesel"), one.told("age")) == ("44051401359", "Nie", "81")
    wrong = check(closed, pesel="44051401358")
    assert [(fault.heading, fault.value) for fault in wrong.faults] == [
        ("PESEL/Inny identyfikator", "4405*******")
    ]
    assert closed.search("44051401358") == []
    told = [str(line) for entry in changes.history(closed, "person", person(closed)) for line in entry.lines]
    assert "44051401" not in " ".join(told)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"sex": "Kobieta"}, "sex"),
        ({"born_on": date(1944, 5, 15)}, "age"),
        ({"pesel": "44051401358"}, "identifier"),
        ({"pesel": "4405140135"}, "identifier"),
        ({"pesel": "4405140135x"}, "identifier"),
    ],
)
def test_a_pesel_must_agree_with_everything_else(
    closed: Store, values: dict[str, object], field: str
) -> None:
    assert [name for name, _text in said(check(closed, **{"pesel": "44051401359", **values}))] == [field]


def test_what_a_pesel_says() -> None:
    assert pesel.born("02261773497") == date(2002, 6, 17)
    assert (pesel.sex_of("44051401359"), pesel.problem("02261773497")) == ("Mężczyzna", None)
    assert pesel.born("99999999999") is None
    assert (pesel.masked("44051401359"), pesel.masked("")) == ("4405*******", "")


def test_an_edition_without_a_project_or_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="serves no project"):
        rows_of(store, make.edition(store, "Bez projektu"))
    with pytest.raises(UserError, match="There is no edition"):
        rows_of(store, "x")
    assert record_of(store, "x", "y") is None
