"""Translations: extract the texts of each area into its .po file, and compile all areas into one .mo."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "grono"
CATALOGUES = ROOT / "resources" / "locale"
COMPILED = ROOT / "build" / "out" / "locale"
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2), "np_": ((1, "c"), 2, 3)}
OWN_AREAS = {"cli"}  # an area even while it is a single file


def area_of(source: Path, sources: Path = SOURCES) -> str:
    """The area of a source file: its first folder; the files beside the folders have one together."""
    first, *deeper = source.relative_to(sources).with_suffix("").parts
    return first if deeper or first in OWN_AREAS else "app"


def key_of(message: Message) -> tuple[str, str]:
    """What a translation is found by: context and English text."""
    msgid = message.id
    return message.context or "", msgid if isinstance(msgid, str) else next(iter(msgid), "")


def extract(sources: Path = SOURCES) -> dict[str, Catalog]:
    """Every text marked in the code, by area."""
    areas: dict[str, Catalog] = {}
    for source in sorted(sources.rglob("*.py")):
        catalogue = areas.setdefault(area_of(source, sources), Catalog())
        found = extract_from_file("python", source, KEYWORDS, ("Translators:",), {"encoding": "utf-8"})
        for _line, msgid, comments, context in found:
            catalogue.add(msgid, auto_comments=comments, context=context)
    return {area: catalogue for area, catalogue in areas.items() if len(catalogue)}


def read(path: Path) -> Catalog:
    """A catalogue as it lies in resources/locale/LANGUAGE/AREA.po."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, abort_invalid=True)


def as_po(catalogue: Catalog) -> str:
    """The file: sorted, unwrapped, without dates and line numbers, so that it changes only with a text."""
    body = io.BytesIO()
    write_po(
        body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    header = (
        'msgid ""\nmsgstr ""\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n'
        f'"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header + body.getvalue().decode("utf-8").strip() + "\n"


def update(path: Path, template: Catalog) -> Catalog:
    """Bring one .po file up to the code: new texts come in empty, texts that are gone go."""
    old = read(path) if path.exists() else Catalog(locale=path.parent.name)
    old.update(template, no_fuzzy_matching=True)
    old.obsolete.clear()
    text = as_po(old)
    if not path.exists() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return old


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """Messages that lack a translation or one of its plural forms."""
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not all(strings):
            yield message


def merged(catalogues: Iterable[Catalog], locale: str) -> Catalog:
    """All areas in one catalogue; what is fuzzy or not translated yet stays English."""
    whole = Catalog(locale=locale, fuzzy=False)
    for catalogue in catalogues:
        missing = {key_of(message) for message in untranslated(catalogue)}
        for message in catalogue:
            if message.id and not message.fuzzy and key_of(message) not in missing:
                whole.add(message.id, message.string, context=message.context)
    return whole


def compile_all(target: Path = COMPILED, catalogues: Path = CATALOGUES) -> None:
    """Write LANGUAGE/LC_MESSAGES/grono.mo of every language."""
    for folder in sorted(path for path in catalogues.iterdir() if path.is_dir()):
        whole = merged((read(path) for path in sorted(folder.glob("*.po"))), folder.name)
        compiled = target / folder.name / "LC_MESSAGES" / "grono.mo"
        compiled.parent.mkdir(parents=True, exist_ok=True)
        fresh = compiled.with_suffix(f".{os.getpid()}")
        with fresh.open("wb") as file:
            write_mo(file, whole)
        fresh.replace(compiled)


def update_all(areas: list[str]) -> None:
    """Update the catalogues of these areas, or of all, and say what waits for a translator."""
    templates = extract()
    for folder in sorted(path for path in CATALOGUES.iterdir() if path.is_dir()):
        for area in areas or sorted(templates):
            if area not in templates:
                sys.exit(f"No texts in the area {area}; there are: {', '.join(sorted(templates))}.")
            catalogue = update(folder / f"{area}.po", templates[area])
            waiting = sum(1 for _ in untranslated(catalogue))
            print(f"{folder.name}/{area}.po: {len(catalogue)} texts, {waiting} to translate")
        for path in sorted(folder.glob("*.po")):
            if path.stem not in templates:
                print(f"{folder.name}/{path.name}: no text of the code is in it any more; delete it")


def main() -> None:
    """extract [AREA...] or compile."""
    verb, *areas = sys.argv[1:] or ["compile"]
    (CATALOGUES / "pl").mkdir(parents=True, exist_ok=True)
    if verb == "extract":
        update_all(areas)
    compile_all()


if __name__ == "__main__":
    main()
