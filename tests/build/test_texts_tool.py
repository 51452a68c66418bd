"""The tool for translations: nothing translated is lost, nothing changes that nobody touched."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

import texts

CODE = """
from grono.domain.text import _, n_, p_
_("Save {name}", name="x")
n_("{n} member", "{n} members", 3)
p_("month", "May")
_("Open " "it")
"""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    (folder / "store").mkdir(parents=True)
    (folder / "store" / "one.py").write_text(CODE, "utf-8")
    (folder / "app.py").write_text('_("Grono")\n', "utf-8")
    (folder / "cli.py").write_text('_("Done.")\n', "utf-8")
    (folder / "store" / "silent.py").write_text("x = 1\n", "utf-8")
    return folder


def test_texts_go_to_the_area_of_their_folder(sources: Path) -> None:
    found = texts.extract(sources)
    assert {area: {texts.key_of(m) for m in c if m.id} for area, c in found.items()} == {
        "app": {("", "Grono")},
        "cli": {("", "Done.")},
        "store": {("", "Save {name}"), ("", "{n} member"), ("month", "May"), ("", "Open it")},
    }


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "pl" / "store.po"
    template = texts.extract(sources)["store"]
    texts.update(path, template)
    filled = path.read_text("utf-8").replace('msgid "Open it"\nmsgstr ""', 'msgid "Open it"\nmsgstr "Otwórz"')
    path.write_text(filled + '\nmsgid "Close"\nmsgstr "Zamknij"\n', "utf-8")
    texts.update(path, template)
    assert path.read_text("utf-8") == filled
    assert 'msgstr[2] ""' in filled


def test_a_second_update_changes_nothing(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "pl" / "store.po"
    texts.update(path, texts.extract(sources)["store"])
    before = path.read_bytes()
    texts.update(path, texts.extract(sources)["store"])
    assert path.read_bytes() == before


def test_the_areas_become_one_catalogue_that_gettext_reads(tmp_path: Path) -> None:
    folder = tmp_path / "locale" / "pl"
    folder.mkdir(parents=True)
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: {texts.Catalog(locale="pl").plural_forms}\\n"\n\n'
    plural = 'msgid "{n} firm"\nmsgid_plural "{n} firms"\nmsgstr[0] "{n} firma"\n'
    plural += 'msgstr[1] "{n} firmy"\nmsgstr[2] "{n} firm"\n'
    month = 'msgctxt "month"\nmsgid "May"\nmsgstr "maj"\n'
    doubt = '#, fuzzy\nmsgid "Save"\nmsgstr "Zbaw"\n\nmsgid "Cut"\nmsgstr ""\n'
    (folder / "store.po").write_text(head + plural, "utf-8")
    (folder / "ui.po").write_text(f"{head}{month}\n{doubt}", "utf-8")
    texts.compile_all(tmp_path / "out", tmp_path / "locale")
    polish = gettext.translation("grono", tmp_path / "out", ["pl"])
    counted = [polish.ngettext("{n} firm", "{n} firms", n) for n in (1, 2, 5, 12, 22)]
    assert counted == ["{n} firma", "{n} firmy", "{n} firm", "{n} firm", "{n} firmy"]
    assert polish.pgettext("month", "May") == "maj"
    assert (polish.gettext("Save"), polish.gettext("Cut")) == ("Save", "Cut")
