"""Letters from Word templates: filled in as they should be, and nothing run, fetched or lost."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from tests import make
from tests.reports import papers
from tests.reports.test_event_papers import lose_files
from tests.reports.test_sheets import picture

from grono.domain.activity import RegistrationState
from grono.domain.cluster import Coordinator
from grono.domain.person import Gender
from grono.domain.text import UserError, _
from grono.reports.letters import writing
from grono.reports.letters.addressed import addressed
from grono.reports.letters.fields import FIELDS, Letter, context
from grono.reports.letters.sample import sample
from grono.reports.letters.templates import merged, unknown_fields
from grono.services.activities import registering, served
from grono.services.activities.registering import Newcomer
from grono.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make.register(tmp_path, "Klaster Mały")
    with made.step(_("Fill in the coordinator")):
        made.save(Coordinator(name="Fundacja <Próba> & Syn", nip="9997732364", email="biuro@proba.example"))
    yield made
    made.close()


def event_of(store: Store) -> str:
    """An event of one day, a woman of the register and a guest registered for it."""
    days = make.session("2026-12-08", "9:00-12:00")
    event = make.event(
        store, "Śniadanie", days, place="Piastów", in_charge="Ola", registration_until=date(2026, 12, 1)
    )
    person = make.person(store, "Nowak", "Ewa", gender=Gender.FEMININE)
    make.registered(store, "event", event, Newcomer(person_id=person), make.guest("A/B:C", "Jan"))
    return event


def letters(store: Store, event: str, **more: str) -> list[Letter]:
    given = {"who": "all", "rows": "", "language": "pl", **more}
    return addressed(store, "event", event, today=papers.DAY, **given)


def template(*paragraphs: str) -> bytes:
    """A Word document of some paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The document with one part more, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item))
        new.writestr(name, part)
    return out.getvalue()


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_sample_is_filled_in_for_everybody(store: Store) -> None:
    event = event_of(store)
    served.serve(store, "event", event, [make.project(store, "Splot", picture(), number="FEMA.01")])
    woman, guest = letters(store, event)
    said = text_of(merged(sample(), context(woman), picture()))
    for wanted in (
        "Ewa Nowak",
        "Szanowna Pani,",
        "8\N{NO-BREAK SPACE}grudnia",
        "godz. 9:00–12:00",
        "Miejsce: Piastów",
        "do 1\N{NO-BREAK SPACE}grudnia",
        "NIP 999-773-23-64",
        "Fundacja <Próba> & Syn",
        "Projekt nr FEMA.01 „Splot”",
        "08.12.2026, 9:00–12:00",
    ):
        assert wanted in said
    assert "Szanowni Państwo," in text_of(merged(sample(), context(guest)))
    assert "{" not in said


def test_every_field_has_a_value_and_no_other_is_named_by_the_sample(store: Store) -> None:
    [first, _second] = letters(store, event_of(store))
    assert list(context(first)) == [field.name for field in FIELDS]
    assert unknown_fields(sample()) == []
    everything = template(*(f"{{{{ {field.name} }}}}" for field in FIELDS))
    assert "Ewa Nowak" in text_of(merged(everything, context(first)))


def test_letters_of_an_edition_have_its_fields_too(store: Store) -> None:
    edition = make.edition(store, "Kurs", make.session("2026-12-01"), recruitment_until=date(2026, 11, 20))
    make.registered(store, "edition", edition, make.guest("Nowak"))
    [letter] = addressed(store, "edition", "Kurs", who="all", rows="", today=papers.DAY, language="en")
    assert context(letter)["until"] == "20\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026"


def test_who_gets_a_letter(store: Store) -> None:
    event = event_of(store)
    registering.invite(store, "event", event, [make.person(store, "Zaproszona", "Iza")])
    names = lambda **more: [one.person.family_name for one in letters(store, event, **more)]  # noqa: E731
    assert names() == ["Nowak", "A/B:C", "Zaproszona"]
    assert names(who="seated") == ["Nowak", "A/B:C"]
    assert names(who="invited") == ["Zaproszona"]
    assert names(rows="2-3") == ["A/B:C", "Zaproszona"]
    first = registering.registrations_of(store, "event", event)[:1]
    registering.set_state(store, first, RegistrationState.RESIGNED)
    assert names() == ["A/B:C", "Zaproszona"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_unknown_fields_are_all_named(language: str) -> None:
    with pytest.raises(UserError, match="imie, nazwisko") as caught:
        merged(template("{{ imie }} {{ nazwisko }} {{ name }}"), {"name": "x"})
    assert "given_name" in str(caught.value)
    assert unknown_fields(template("{{ imie }} {{ name }}")) == ["imie"]


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ name.__init__.__globals__ }}",
        "{{ name.upper() }}",
        "{{ name * 100000000 }}",
        "{{ 9 ** 9 }}",
        "{{ '%s' % name }}",
        "{% for one in range(100000000) %}x{% endfor %}",
        "{{ name | attr('__class__') }}",
        "{{ name | center(100000000) }}",
        "{{ cycler }}",
        "{{ self.__init__ }}",
    ],
)
def test_a_template_can_run_nothing(attack: str) -> None:
    with pytest.raises(UserError) as caught:
        merged(template(attack), {"name": "x"})
    assert "refused" in str(caught.value) or "mistake" in str(caught.value) or "exist" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["{{ name", "{% if name %}", "{% endfor %}", "{{ name | nothing }}", "{{ row.x }}", "{{ name + 1 }}"],
)
def test_a_mistake_is_explained(text: str) -> None:
    with pytest.raises(UserError, match="has a mistake"):
        merged(template(text), {"name": "x", "row": {}})


def test_what_a_letter_does_not_need_is_refused() -> None:
    plain = template("{{ name }}")
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
        b'Target="http://x.example/" TargetMode="External"/></Relationships>'
    )
    for name, part in (
        ("word/vbaProject.bin", b"x"),
        ("word/embeddings/oleObject1.bin", b"x"),
        ("word/_rels/settings.xml.rels", rels % b"attachedTemplate"),
        ("word/_rels/header9.xml.rels", rels % b"image"),
        ("customXml/x.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
        ("word/media/big.xml", b"\0" * (61 << 20)),
    ):
        with pytest.raises(UserError, match="was refused"):
            merged(with_part(plain, name, part), {"name": "x"})
    assert merged(with_part(plain, "word/_rels/footer9.xml.rels", rels % b"hyperlink"), {"name": "x"})


def test_what_is_no_word_document_is_said() -> None:
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    for content in (b"", b"PK\x03\x04", b"Hello", empty.getvalue()):
        with pytest.raises(UserError, match="no Word document"):
            merged(content, {})


def test_a_strip_that_is_no_picture_leaves_its_place_empty() -> None:
    assert text_of(merged(template("[{{ strip }}]"), {"strip": ""}, b"GIF")) == "[]"


def test_files_are_named_by_row_and_name(store: Store, tmp_path: Path) -> None:
    written = writing.write(sample(), letters(store, event_of(store)), tmp_path / "out" / "listy")
    assert [path.name for path in written.documents] == ["001 Nowak Ewa.docx", "002 A B C Jan.docx"]
    assert all(path.exists() for path in written.documents)
    assert written.pdfs == ()


def test_a_damaged_strip_does_not_stop_letters(store: Store, tmp_path: Path) -> None:
    event = event_of(store)
    project = make.project(store, "Splot", picture())
    served.serve(store, "event", event, [project])
    writing.write(sample(), letters(store, event), tmp_path / "whole")
    lose_files(store)
    assert writing.write(sample(), letters(store, event), tmp_path / "bare").documents


def office(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A LibreOffice of our own in the path: a program that gets the arguments of the real one."""
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


WORKS = """
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    (folder / pathlib.Path(name).with_suffix(".pdf").name).write_bytes(b"%PDF-1.7")
"""


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the program")
def test_pdfs_come_from_libreoffice(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office(tmp_path, monkeypatch, WORKS)
    written = writing.write(sample(), letters(store, event_of(store)), tmp_path / "out", as_pdf=True)
    assert [path.name for path in written.pdfs] == ["001 Nowak Ewa.pdf", "002 A B C Jan.pdf"]
    assert all(path.exists() for path in written.pdfs)
    assert writing.write(sample(), [], tmp_path / "none", as_pdf=True).pdfs == ()


@pytest.mark.skipif(os.name == "nt", reason="a script stands for the program")
def test_word_documents_stay_when_libreoffice_fails(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = event_of(store)
    office(tmp_path, monkeypatch, "sys.exit(1)")
    with pytest.raises(UserError, match="the Word documents are there"):
        writing.write(sample(), letters(store, event), tmp_path / "out", as_pdf=True)
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    monkeypatch.setattr(writing, "_PATIENCE", -100)
    with pytest.raises(UserError, match="the Word documents are there"):
        writing.write(sample(), letters(store, event), tmp_path / "out", as_pdf=True)


def test_without_libreoffice_nothing_is_written_and_the_way_out_is_said(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(writing, "_PLACES", ())
    with pytest.raises(UserError, match="need LibreOffice"):
        writing.write(sample(), letters(store, event_of(store)), tmp_path / "out", as_pdf=True)
    assert not (tmp_path / "out").exists()
