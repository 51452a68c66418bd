"""What a field can be: its closed list, an official dictionary, or what stands in the register already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from grono.services.fields import Field, FieldKind
from grono.ui.forms.choosing import SHORT, ChoiceEditor, FindEditor, Options, Search
from grono.ui.forms.editor import Editor
from grono.ui.forms.lines import DateEditor, LineEditor, LongEditor, YesNoEditor
from grono.ui.forms.many import ManyEditor, YearCountEditor
from grono.ui.look import Look
from grono.ui.widgets.typeahead import among

if TYPE_CHECKING:
    from grono.services.reference.legal_forms import LegalForm

Known = Callable[[Field], Options]
"""The values of a field that stand in the register."""
Find = Callable[[Field, str], Options]
"""Records for what was typed, as id and name; with "=ID" as what was typed, the one of that id."""


RECORDS_OF = {
    FieldKind.ORGANISATION: "organisation",
    FieldKind.PERSON: "person",
    FieldKind.PROJECT: "project",
}
"""The tables of the kinds of field that name a record."""


class Editors:
    """Makes the editor of each field."""

    def __init__(self, look: Look, known: Known | None = None, find: Find | None = None) -> None:
        self._look = look
        self._known = known or (lambda _field: ())
        self._find = find or (lambda _field, _typed: ())

    def make(self, field: Field) -> Editor:
        """The editor of a field, for one value or for several."""
        if field.many:
            return ManyEditor(self._look, field, lambda: self._one(field))
        return self._one(field)

    def _one(self, field: Field) -> Editor:
        look = self._look
        if field.kind is FieldKind.CHOICE and field.choices is not None:
            options = [(str(choice), choice) for choice in field.choices]
            if len(options) <= SHORT:
                return ChoiceEditor(look, field, options)
            names = dict(options)
            return FindEditor(look, field, among(options, look), words_of=lambda key: names.get(key, key))
        if field.kind in _DICTIONARIES:
            search, words = _DICTIONARIES[field.kind](look)
            return FindEditor(look, field, search, words_of=words)
        if field.kind in RECORDS_OF:
            return FindEditor(
                look, field, lambda typed: self._find(field, typed), words_of=self._named(field)
            )
        if field.lookup:
            return FindEditor(look, field, among(self._known(field), look), free=True)
        return _PLAIN.get(field.kind, LineEditor)(look, field)

    def _named(self, field: Field) -> Callable[[str], object]:
        def words(id: str) -> object:
            found = self._find(field, f"={id}")
            return found[0][1] if found else id

        return words


_PLAIN: dict[FieldKind, Callable[[Look, Field], Editor]] = {
    FieldKind.DATE: DateEditor,
    FieldKind.DAY: DateEditor,
    FieldKind.YES_NO: YesNoEditor,
    FieldKind.LONG_TEXT: LongEditor,
    FieldKind.YEAR_COUNTS: YearCountEditor,
}

Dictionary = tuple[Search, Callable[[str], object]]


def _legal_forms(look: Look) -> Dictionary:
    from grono.services.reference.legal_forms import legal_forms

    def words(form: LegalForm) -> str:
        name = form.name(look.locale)
        return f"{form.abbreviation} ({name})" if form.abbreviation else name

    names = {code: words(form) for code, form in legal_forms().items()}
    return among(list(names.items()), look), lambda code: names.get(code, code)


def _voivodeships(look: Look) -> Dictionary:
    from grono.services.reference.territory import voivodeships

    english = look.locale == "en"
    names = {one.name: one.name_en if english else one.name for one in voivodeships().values()}
    return among(list(names.items()), look), lambda code: names.get(code, code)


def _gminas(look: Look) -> Dictionary:
    from grono.services.reference.territory import gminas, powiat_of

    def words(code: str) -> object:
        gmina = gminas().get(code)
        powiat = powiat_of(code)
        return f"{gmina.name}, {powiat.name}" if gmina and powiat else gmina.name if gmina else code

    return among(lambda: [(code, words(code)) for code in gminas()], look), words


def _pkd(version: str) -> Callable[[Look], Dictionary]:
    def dictionary(look: Look) -> Dictionary:
        from grono.services.reference.pkd import pkd_name, pkd_search

        def search(typed: str) -> Options:
            found = pkd_search(version, typed, look.locale)
            return [(one.code, f"{one.code} {one.name(look.locale)}") for one in found]

        return search, lambda code: f"{code} {pkd_name(version, code, look.locale)}"

    return dictionary


_DICTIONARIES: dict[FieldKind, Callable[[Look], Dictionary]] = {
    FieldKind.LEGAL_FORM: _legal_forms,
    FieldKind.VOIVODESHIP: _voivodeships,
    FieldKind.GMINA: _gminas,
    FieldKind.PKD_2007: _pkd("2007"),
    FieldKind.PKD_2025: _pkd("2025"),
}
