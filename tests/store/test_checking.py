"""What check finds, and what repair makes anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.registers import admit, beside, fingerprint, names

from grono.domain.attached import Attachment, Note
from grono.domain.text import UserError, _
from grono.store import backup, checking, schema
from grono.store.driver import connect
from grono.store.opening import open_register


@pytest.fixture
def filled(path: Path) -> Path:
    """A register with two organisations, a note and an attachment."""
    with open_register(path, "tester") as store:
        owner = admit(store, "PiastSoft", "7740001454")
        admit(store, "Żabka Widzi")
        kept = store.files.put(b"scan")
        hanging = {"subject_table": "organisation", "subject_id": owner.id}
        with store.step(_("Attach")):
            store.save(Note(text="Call on Monday", **hanging))
            store.save(Attachment(file_name="deklaracja.pdf", sha256=kept, size=4, **hanging))
    return path


def spoil(path: Path, *statements: str) -> None:
    """Write into the file as another program would."""
    with closing(connect(path)) as foreign:
        foreign.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            foreign.execute(statement)


def found(path: Path) -> list[str]:
    return [str(finding.text) for finding in checking.check(path)]


def test_all_is_well_in_a_new_register_and_after_much_work(path: Path, filled: Path) -> None:
    assert found(path) == found(filled) == []


_ANOTHER = """INSERT INTO organisation
SELECT 'x', kind, founded, profile_pl, profile_en, logo_id, NULL FROM organisation LIMIT 1"""

FOREIGN = {
    "UPDATE organisation_name SET name = 'Other'": "2 rows of organisation_name are not as the journal left",
    _ANOTHER: "1 row of organisation is not in the journal",
    "DELETE FROM note": "1 row of note is in the journal but not in the register",
    "DELETE FROM change WHERE table_name = 'note'": "1 row of note is not in the journal",
    "DELETE FROM change WHERE seq = 1 AND table_name = 'organisation'": "2 lines are missing from the",
    "UPDATE note SET subject_id = 'nobody'": "1 row of note belongs to a record of organisation that is not",
    "UPDATE note SET subject_table = 'nothing'": "1 row of note belongs to a record of nothing that is not",
    "UPDATE identifier SET organisation_id = 'nobody'": "1 row of identifier belongs to a record of organ",
    "UPDATE organisation SET kind = 'kiosk'": "2 rows of organisation hold values that do not belong",
    "UPDATE organisation SET founded = 'long ago'": "2 rows of organisation hold values that do not belong",
    "CREATE TRIGGER spy AFTER INSERT ON note BEGIN SELECT 1; END": "spy does not belong into a register",
    "CREATE VIEW look AS SELECT 1": "look does not belong into a register",
    "DELETE FROM _sqlite_migrations": f"The file says version {schema.VERSION}, but brought to it were 0",
}


@pytest.mark.parametrize("statement", FOREIGN)
def test_what_another_program_did_is_found(filled: Path, statement: str) -> None:
    spoil(filled, statement)
    assert any(FOREIGN[statement] in text for text in found(filled)), found(filled)
    assert not all(finding.repairable for finding in checking.check(filled))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE _rownum SET title = 'Other' WHERE n = 1", "1 title in the lists is out of date"),
        ("DELETE FROM _rownum WHERE n = 2", "1 title in the lists is out of date"),
        (
            "INSERT INTO _rownum VALUES (9, 'organisation', 'gone', '', '')",
            "1 title in the lists is out of date",
        ),
        ("DELETE FROM _search WHERE rowid = 1", "The search index is out of date"),
        ("INSERT INTO _search (rowid, text) VALUES (99, 'nothing')", "The search index is out of date"),
        ("UPDATE _search_data SET block = x'00' WHERE id > 10", "The search index cannot be read"),
        ("DELETE FROM _state", "It is not known for which day the titles hold"),
    ],
)
def test_what_can_be_made_anew_is_repaired(filled: Path, statement: str, sentence: str) -> None:
    spoil(filled, statement)
    wrong = checking.check(filled)
    assert any(sentence in str(finding.text) for finding in wrong), wrong
    assert all(finding.repairable for finding in wrong)
    with open_register(filled, "tester") as store:
        checking.repair(store, wrong)
        assert names(store) == ["PiastSoft", "Żabka Widzi"]
        assert [hit.title for hit in store.search("zabka")] == ["Żabka Widzi"]
    assert found(filled) == []


def repaired(path: Path) -> list[str]:
    with open_register(path, "tester") as store:
        return [str(said) for said in checking.repair(store, checking.check(path))]


def test_what_hangs_on_nothing_is_taken_out_and_undo_brings_it_back(filled: Path) -> None:
    spoil(filled, "UPDATE note SET subject_id = 'nobody'")
    assert repaired(filled) == ["1 row of note belonged to nothing and was taken out."]
    assert found(filled) == []
    assert [one.manifest.reason for one in backup.backups_of(filled)] == [backup.Reason.DELETION]
    with open_register(filled, "tester") as store:
        assert str(store.undo()) == "Mend what belonged to nothing"
        assert [note["text"] for note in store.query("SELECT text FROM note")] == ["Call on Monday"]


def test_facts_of_a_record_that_is_gone_are_taken_out_and_stay_in_the_journal(filled: Path) -> None:
    spoil(filled, "DELETE FROM organisation", "DELETE FROM change WHERE table_name = 'organisation'")
    assert repaired(filled) == [
        "2 rows of organisation_name belonged to nothing and were taken out.",
        "1 row of identifier belonged to nothing and was taken out.",
        "1 row of note belonged to nothing and was taken out.",
        "1 row of attachment belonged to nothing and was taken out.",
    ]
    assert not [text for text in found(filled) if "journal" not in text]
    with open_register(filled, "tester") as store:
        assert store.next_undo is None
        kept = store.query(
            "SELECT before FROM change WHERE after IS NULL AND table_name = 'organisation_name'"
        )
        assert sorted(json.loads(row["before"])["name"] for row in kept) == ["PiastSoft", "Żabka Widzi"]


def test_a_logo_that_is_not_there_costs_the_firm_nothing_else(filled: Path) -> None:
    spoil(filled, "UPDATE organisation SET logo_id = 'gone' WHERE id = (SELECT min(id) FROM organisation)")
    assert repaired(filled) == ["1 row of organisation named what is not there; the name was taken out."]
    with open_register(filled, "tester") as store:
        assert names(store) == ["PiastSoft", "Żabka Widzi"]
    assert not any("belongs to a record" in text for text in found(filled))


def test_a_row_that_cannot_be_read_is_left_where_it_is(filled: Path) -> None:
    spoil(filled, "UPDATE organisation SET logo_id = 'gone', founded = 'long ago'")
    assert repaired(filled) == []
    assert any("2 rows of organisation hold values" in text for text in found(filled))


Do = Callable[[Path], object]

BLOBS: dict[str, tuple[Do, str]] = {
    "gone": (lambda files: files.unlink(), "deklaracja.pdf is missing"),
    "no database": (lambda files: files.write_bytes(b"text"), "is damaged or is not one"),
    "emptied": (lambda files: spoil(files, "DELETE FROM blob"), "deklaracja.pdf is missing"),
    "changed": (lambda files: spoil(files, "UPDATE blob SET data = x'00'"), "deklaracja.pdf is damaged"),
}


@pytest.mark.parametrize("how", BLOBS)
def test_attachments_are_looked_through(filled: Path, how: str) -> None:
    do, sentence = BLOBS[how]
    do(filled.with_name(filled.name + "-files"))
    assert [sentence in text for text in found(filled)] == [True]


def test_bytes_that_nothing_names_are_found_and_deleted(filled: Path) -> None:
    with open_register(filled, "tester") as store:
        store.files.put(b"nobody wants this")
    wrong = checking.check(filled)
    assert [str(finding.text) for finding in wrong] == ["1 attachment is kept though nothing names it."]
    with open_register(filled, "tester") as store:
        checking.repair(store, wrong)
        assert len(store.files.sizes()) == 1
    assert found(filled) == []


def test_bytes_that_undo_may_bring_back_are_kept(filled: Path) -> None:
    with open_register(filled, "tester") as store:
        store.undo()
    assert found(filled) == []


def test_checking_changes_nothing_and_needs_no_lock(filled: Path) -> None:
    spoil(filled, "DELETE FROM _search WHERE rowid = 1")
    before = fingerprint(filled)
    with open_register(filled, "tester"):
        assert found(filled) == ["The search index is out of date."]
    assert fingerprint(filled) == before
    assert beside(filled) == [f"{filled.name}-files"]


def test_what_cannot_be_opened_is_said_in_one_sentence(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[:30_000])
    with pytest.raises(UserError, match="is damaged"):
        checking.check(filled)
