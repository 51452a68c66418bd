"""The catalogues: complete, free of doubt and of contradiction, and filled in with what their texts name."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

import texts

MARKS = {"_": 1, "n_": 2, "p_": 2}
CODE = texts.extract()
FILES = sorted(texts.CATALOGUES.glob("*/*.po"))
IDS = [f"{path.parent.name}/{path.name}" for path in FILES]


def forms(strings: object) -> tuple[str, ...]:
    """A text, or the forms of one that counts."""
    return (
        tuple(str(form) for form in strings) if isinstance(strings, tuple | list) else (str(strings or ""),)
    )


def names(text: str) -> set[str]:
    """The {names} to be filled in."""
    return {field.split(".")[0] for _, field, _, _ in Formatter().parse(text) if field is not None}


def messages(catalogue: Catalog) -> list[Message]:
    """All but the header."""
    return [message for message in catalogue if message.id]


def keys(catalogue: Catalog) -> set[tuple[str, str]]:
    return {texts.key_of(message) for message in messages(catalogue)}


def test_every_area_with_texts_has_its_catalogue_and_no_other_is_there() -> None:
    for language in {path.parent for path in FILES}:
        assert {path.stem for path in language.glob("*.po")} == set(CODE)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_catalogue_holds_the_texts_of_its_area(path: Path) -> None:
    """After a change: python3 build/dev.py texts."""
    catalogue = texts.read(path)
    assert keys(catalogue) == keys(CODE[path.stem])
    assert not catalogue.obsolete


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_catalogue_is_written_as_the_tool_writes_it(path: Path) -> None:
    """Otherwise the next run of dev.py texts changes lines that nobody meant to change."""
    assert path.read_text("utf-8") == texts.as_po(texts.read(path))


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_everything_is_translated_and_nothing_is_in_doubt(path: Path) -> None:
    catalogue = texts.read(path)
    assert [texts.key_of(message) for message in texts.untranslated(catalogue)] == []
    assert [texts.key_of(message) for message in messages(catalogue) if message.fuzzy] == []


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_translation_names_what_the_text_names(path: Path) -> None:
    """The one-form of a text that counts may do without its {n}."""
    wrong = []
    for message in messages(texts.read(path)):
        wanted = set().union(*(names(form) for form in forms(message.id)))
        for number, form in enumerate(forms(message.string)):
            excused = {"n"} if message.pluralizable and number == 0 else set()
            if form and names(form) | excused != wanted | excused:
                wrong.append((form, wanted))
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_what_counts_has_every_form_of_the_language(path: Path) -> None:
    catalogue = texts.read(path)
    wrong = [
        message.id
        for message in messages(catalogue)
        if message.pluralizable and len(forms(message.string)) != catalogue.num_plurals
    ]
    assert wrong == []
    assert path.parent.name != "pl" or catalogue.num_plurals == 3


@pytest.mark.parametrize("language", sorted({path.parent for path in FILES}), ids=lambda path: path.name)
def test_no_two_areas_translate_a_text_differently(language: Path) -> None:
    said: defaultdict[tuple[str, str], dict[str, tuple[object, ...]]] = defaultdict(dict)
    for path in sorted(language.glob("*.po")):
        for message in messages(texts.read(path)):
            if all(forms(message.string)):
                said[texts.key_of(message)][path.stem] = (forms(message.id), forms(message.string))
    assert {key: areas for key, areas in said.items() if len(set(areas.values())) > 1} == {}


def test_polish_letters_and_quotes_are_the_right_ones() -> None:
    """Composed letters, „these” quotes, no straight ones and no three dots."""
    wrong = [
        form
        for path in FILES
        for message in messages(texts.read(path))
        for form in forms(message.string)
        if re.search('[\u0300-\u036f]|"|\\.\\.\\.|“', form)
    ]
    assert wrong == []


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def marked() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call that marks a text: where, by which mark, and how."""
    return tuple(marks())


def marks() -> Iterator[tuple[str, str, ast.Call]]:
    """One file after another, as marked() keeps them."""
    for path in sorted(texts.SOURCES.rglob("*.py")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                yield f"{path.relative_to(texts.ROOT).as_posix()}:{node.lineno}", node.func.id, node


def literals(mark: str, call: ast.Call) -> list[str]:
    """The texts of a marked call that can be read without running it."""
    given = [part.value for part in call.args[: MARKS[mark]] if isinstance(part, ast.Constant)]
    return [value for value in given if isinstance(value, str)]


def test_only_texts_that_can_be_extracted_are_marked() -> None:
    wrong = [where for where, mark, call in marked() if len(literals(mark, call)) != MARKS[mark]]
    assert wrong == []


def in_functions() -> set[ast.Call]:
    """Calls that run when something is done; those of a module's own level may be filled in later."""
    functions = (
        node
        for path in sorted(texts.SOURCES.rglob("*.py"))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.Lambda)
    )
    return {node for function in functions for node in ast.walk(function) if isinstance(node, ast.Call)}


def test_a_text_is_given_what_it_names() -> None:
    wrong = []
    done = in_functions()
    for where, mark, call in marked():
        given = {keyword.arg for keyword in call.keywords}
        wanted = set().union(*map(names, literals(mark, call)[1 if mark == "p_" else 0 :]))
        later = call not in done and not given
        if None not in given and given | {"n"} != wanted | {"n"} and not later:
            wrong.append((where, sorted(wanted), sorted(map(str, given))))
    assert wrong == []
