"""Registrations out of web forms: Google Forms, Microsoft Forms, LimeSurvey, lists of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests import make

from grono.domain.activity import Registration, RegistrationState
from grono.domain.ids import Id
from grono.domain.text import UserError
from grono.exchange.activities.opening import Belongs, open_list
from grono.exchange.draft import Draft
from grono.exchange.rows import Decision, Outcome
from grono.services.activities import registering
from grono.services.activities.registering import Newcomer
from grono.services.activities.taking_part import participants
from grono.store.store import Store

GOOGLE = """Sygnatura czasowa,Adres e-mail,Imię i nazwisko,Nazwa firmy,Telefon kontaktowy,Dieta,\
Wyrażam zgodę na przetwarzanie moich danych osobowych
2026/11/01 10:23:45 AM GMT+1,anna@piast.example,Anna Kowalska,PiastSoft,601234567,wegetariańska,Tak
2026/11/01 11:23:45 PM GMT+1,ewa@obca.example,Ewa Wiśniewska,Obca sp. z o.o.,,,Tak
"""
MICROSOFT = """ID;Godzina rozpoczęcia;Godzina ukończenia;Adres e-mail;Nazwa;Firma;NIP
1;11/1/26 10:20:00;11/1/26 10:23:45;anna@piast.example;Anna Kowalska;;774-000-14-54
2;11/13/26 11:20:00;11/13/26 11:23:45;ewa@obca.example;Ewa Wiśniewska;Obca;
"""
LIMESURVEY = """"id","submitdate","lastpage","seed","Imię","Nazwisko","E-mail","Instytucja","Potrzeby"
"7","2026-11-01 10:23:45","3","12","Anna","Kowalska","anna@piast.example","PiastSoft","pętla indukcyjna"
"8","2026-11-02 10:23:45","3","13","Ewa","Wiśniewska","ewa@obca.example","Obca",""
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A register with a firm, its Anna Kowalska, and an event with three seats."""
    store = make.register(tmp_path)
    firm = make.organisation(store, "PiastSoft sp. z o.o.", nip="7740001454")
    make.person(store, "Kowalska", "Anna", emails=("anna@piast.example",), organisation=firm)
    make.event(store, "Śniadanie", make.session("2026-11-20"), capacity=3)
    yield store
    store.close()


def event(store: Store) -> str:
    return str(store.query("SELECT id FROM event")[0][0])


def draft(store: Store, folder: Path, text: str, name: str = "form.csv") -> Draft:
    path = folder / name
    path.write_text(text, "utf-8")
    return open_list(store, "registrations", path, Belongs("event", event(store)))


def people(store: Store) -> list[Registration]:
    return [one.registration for one in participants(store, "event", event(store))]


def outcomes(draft: Draft) -> list[str]:
    return [str(row.outcome) for row in draft.plan().rows]


@pytest.mark.parametrize("text", [GOOGLE, MICROSOFT, LIMESURVEY])
def test_people_of_the_register_are_found_and_the_others_are_guests(
    store: Store, tmp_path: Path, text: str
) -> None:
    found = draft(store, tmp_path, text)
    assert outcomes(found) == ["created", "created"]
    found.carry_out(found.plan())
    anna, ewa = people(store)
    assert anna.person_id
    assert anna.organisation_id
    assert (ewa.person_id, ewa.guest_family_name, ewa.guest_given_name) == (None, "Wiśniewska", "Ewa")
    assert ewa.guest_organisation.startswith("Obca")
    assert anna.registered_at == datetime(2026, 11, 1, 9, 23, 45, tzinfo=UTC)


def test_a_form_imported_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    first = draft(store, tmp_path, GOOGLE)
    first.carry_out(first.plan())
    again = draft(store, tmp_path, GOOGLE)
    assert outcomes(again) == ["unchanged", "unchanged"]
    before = len(store.steps())
    assert again.carry_out(again.plan()) is False
    assert len(store.steps()) == before


def test_somebody_who_sent_the_form_twice_is_registered_once(store: Store, tmp_path: Path) -> None:
    rows = GOOGLE.splitlines()
    found = draft(
        store, tmp_path, "\n".join((*rows, rows[1], rows[2], rows[2].replace("Obca sp.", "OBCA Sp.")))
    )
    assert outcomes(found) == ["created", "created", "unchanged", "unchanged", "unchanged"]


def test_the_same_guest_is_known_by_name_and_firm_without_an_e_mail(store: Store, tmp_path: Path) -> None:
    text = "Imię i nazwisko;Firma\nEwa Wiśniewska;Obca\nWiśniewska Ewa;OBCA\nEwa Wiśniewska;Inna\n"
    assert outcomes(draft(store, tmp_path, text)) == ["created", "unchanged", "created"]


def test_the_preview_says_who_waits_and_the_writing_does_the_same(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"Osoba {letter}\n" for letter in "ABCDE")
    found = draft(store, tmp_path, "Nazwisko\n" + rows)
    plan = found.plan()
    waits = ["No seat is free" in " ".join(str(one.message) for one in row.issues) for row in plan.rows]
    assert waits == [False, False, False, True, True]
    found.carry_out(plan)
    assert [one.state is RegistrationState.WAITING for one in people(store)] == waits
    assert [one.number for one in people(store)] == [1, 2, 3, 4, 5]
    store.undo()
    assert people(store) == []


def test_somebody_who_was_invited_comes_in(store: Store, tmp_path: Path) -> None:
    anna = str(store.query("SELECT id FROM person")[0][0])
    registering.invite(store, "event", event(store), [anna])
    found = draft(store, tmp_path, GOOGLE)
    assert outcomes(found) == ["changed", "created"]
    found.carry_out(found.plan())
    assert people(store)[0].state is RegistrationState.REGISTERED


def test_a_guest_who_resigned_comes_in_again_under_the_same_number(store: Store, tmp_path: Path) -> None:
    (ewa,) = registering.register(
        store,
        "event",
        event(store),
        [Newcomer(family_name="Wiśniewska", given_name="Ewa", email="ewa@obca.example")],
    )
    registering.set_state(store, [ewa], RegistrationState.RESIGNED)
    found = draft(store, tmp_path, GOOGLE)
    found.carry_out(found.plan())
    assert [(one.id == ewa.id, one.number) for one in people(store)] == [(True, 1), (False, 2)]


def test_a_name_alone_proves_nothing_and_a_person_decides(store: Store, tmp_path: Path) -> None:
    found = draft(store, tmp_path, "Imię i nazwisko;E-mail\nAnna Kowalska;inna@x.example\n")
    (row,) = found.plan().rows
    assert [one.title for one in row.candidates] == ["Kowalska Anna"]
    found.decide(2, Decision(Outcome.CREATED, Id(row.candidates[0].id)))
    found.carry_out(found.plan())
    assert people(store)[0].person_id == row.candidates[0].id


def test_who_refuses_has_no_name_or_a_wrong_address_is_refused(store: Store, tmp_path: Path) -> None:
    rows = (
        "Imię i nazwisko;E-mail;Zgoda RODO",
        "Jan Żak;j@x.example;Nie",
        ";b@x.example;Tak",
        "Jan Lis;nic;Tak",
    )
    text = "\n".join(rows)
    found = draft(store, tmp_path, text)
    assert outcomes(found) == ["refused"] * 3
    found.decide(2, Decision(Outcome.SKIPPED))
    assert outcomes(found)[0] == "skipped"


def test_needs_of_several_columns_are_kept_together(store: Store, tmp_path: Path) -> None:
    found = draft(store, tmp_path, "Nazwisko;Dieta;Potrzeby\nŻak;bez glutenu;wózek\n")
    found.carry_out(found.plan())
    assert people(store)[0].needs == "bez glutenu\nwózek"


def test_a_form_of_nothing_that_is_there_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text(GOOGLE, "utf-8")
    with pytest.raises(UserError, match="no event or edition"):
        open_list(store, "registrations", path, Belongs("event", "x"))
