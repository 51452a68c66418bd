"""The form of a record as a page: new or known, with drafts, similar records and a day for changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from grono.domain.entity import Problems
from grono.domain.text import Text, _
from grono.services import editing
from grono.services.doubles import Double
from grono.services.fields import Field
from grono.services.kinds import FIELDS
from grono.services.parts.base import Values, is_empty
from grono.ui.drafts import Drafts, drafts_of
from grono.ui.forms import Form, FormPage, Section
from grono.ui.header import PageHeader
from grono.ui.page import Desk, Page, Where
from grono.ui.records.form_parts import NUMBERS, RecordEditors, Similar, WhenChoice
from grono.ui.widgets.layout import column, holding

_PAUSE = 300  # ms after the last letter until similar records are looked for


class RecordFormPage(Page):
    """What the forms of organisations and of people share; each adds its fields and its words."""

    floor = 56
    table = ""
    list_place = ""
    list_title = _("Records")
    new_title = _("New record")
    save_words = _("Save")
    next_words = _("Save and add another")
    hint = _("The name is enough. The rest can wait.")
    similar_hint = _("Check whether it is in the register already.")
    looked_at: tuple[str, ...] = ()
    together: tuple[frozenset[str], ...] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._id: str | None = None
        self.page: FormPage | None = None
        self._known: dict[str, object] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look_for_doubles)

    # What a kind of record says

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        """The cards of the form."""
        raise NotImplementedError

    def values_of(self, id: str) -> dict[str, object]:
        """What is known about a record today."""
        raise NotImplementedError

    def first_values(self, where: Where) -> dict[str, object]:
        """What stands in the form of a new record."""
        raise NotImplementedError

    def doubles(self, values: Values, but: str | None) -> list[Double]:
        """Records that may be the same."""
        raise NotImplementedError

    def title_of(self, values: Values) -> str:
        """What the record is called."""
        raise NotImplementedError

    def keep(self, id: str | None, values: Values, when: WhenChoice) -> str:
        """Save and return the id."""
        raise NotImplementedError

    def connect_form(self, form: Form) -> None:
        """Suggestions that follow from what is typed."""

    def side_help(self) -> QWidget:
        """What stands at the side of the form below similar records."""
        return QWidget()

    def suggest(self, found: Mapping[str, object], why: Text) -> int:
        """Fill empty fields with what follows from elsewhere, and say so; returns how many."""
        values, unread = self.form.read()
        empty = [
            key for key in found if key in self.form.boxes and key not in unread and is_empty(values.get(key))
        ]
        for key in empty:
            box = self.form.boxes[key]
            box.editor.set_value(found[key])
            box.tell("ok", why)
            box.editor.edited.emit()
        return len(empty)

    # Arriving

    def open(self, where: Where) -> None:
        id = str(where.get("id") or "") or None
        values = self.values_of(id) if id else self.first_values(where)
        self._build(id, values)
        typed = {key: value for key, value in (where.get("typed") or {}).items() if key in self.form.boxes}
        for key, value in typed.items():
            self.form.boxes[key].editor.set_value(value)
        first = self.form.sections[0].keys[0]
        key = str(where.get("field") or (self._after(first) if typed else first))
        QTimer.singleShot(0, self, lambda: self.form.focus_field(key if key in self.form.boxes else first))

    def _after(self, key: str) -> str:
        keys = [key for section in self.form.sections for key in section.keys]
        return keys[keys.index(key) + 1]

    def _build(self, id: str | None, values: Values) -> None:
        look, desk = self.look, self.desk
        if self.page:
            self.body.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self._id = id
        sections = self.sections(new=id is None, values=values)
        by_key = {field.key: field for field in FIELDS[self.table]}
        fields = [by_key[key] for section in sections for key in section.keys]
        editors = RecordEditors(look, desk.store, self.table)
        self.form = Form(look, fields, check=_stops, warn=self._warn, editors=editors, sections=sections)
        self.form.set_values(values)
        self._known = dict(values)
        self.similar = Similar(look, self.similar_hint, lambda other: desk.show_record(self.table, other))
        self.when = WhenChoice(look)
        side = holding(column(self.similar, self.side_help(), None, gap=look.px(20)))
        header = PageHeader(
            look,
            self.title_of(values) if id else self.new_title,
            facts=self.hint if id is None else None,
            back=(self.list_title, self._cancel),
        )
        next_words = self.next_words if id is None else None
        self.page = FormPage(
            look, self.form, header, save_text=self.save_words, next_text=next_words,
            side=side, beside=self.when,
        )  # fmt: skip
        self.page.saved.connect(self._save)
        self.page.cancelled.connect(self._cancel)
        self.form.edited.connect(self._edited)
        self.connect_form(self.form)
        self.body.addWidget(self.page)
        self.page.use_drafts(self._drafts(), self.table, id)

    def _drafts(self) -> Drafts:
        return drafts_of(self.desk.store)

    # While typing

    def _edited(self) -> None:
        self._timer.start()
        dated = editing.dated_fields(self.table)
        changed = self.form.draft().keys() & dated
        self.when.setVisible(
            self._id is not None and any(not is_empty(self._known.get(key)) for key in changed)
        )

    def _look_for_doubles(self) -> None:
        values, _unread = self.form.read()
        wanted = {key: values.get(key) for key in self.looked_at}
        if self._id and all(self._known.get(key) == value for key, value in wanted.items()):
            self.similar.tell(())
            return
        self.similar.tell(self.doubles(wanted, self._id))

    def _warn(self, fields: Sequence[Field], values: Values) -> Problems:
        """Wrong official numbers: worth a look, no reason not to save."""
        numbers = [field for field in fields if field.kind in NUMBERS]
        return editing.problems(numbers, values)

    # Saving

    def _save(self, values: Mapping[str, object], again: bool) -> None:
        if self._id is None:
            every, _unread = self.form.read()
            values = {key: value for key, value in every.items() if not is_empty(value)}
        else:
            values = self._with_company(values)
        was = self._id
        id = self.keep(was, values, self.when)
        if self.page:
            self.page.done()
        self.form.set_untouched()
        self._tell(id, new=was is None)
        if again:
            self._build(None, self.first_values({}))
            self.form.focus_field(self.form.sections[0].keys[0])
            return
        self.form.set_values(self.form.read()[0])
        self.desk.back()
        if was is None:
            self.desk.show_record(self.table, id)

    def _with_company(self, values: Mapping[str, object]) -> dict[str, object]:
        """The changed values with those that mean something only together with them."""
        every, _unread = self.form.read()
        wanted = set(values)
        for group in self.together:
            if group & wanted:
                wanted |= group
        return {key: every[key] for key in every if key in wanted}

    def _tell(self, id: str, *, new: bool) -> None:
        name = editing.title_of(self.desk.store, id)
        said: Text = _("Added: {name}", name=name) if new else _("Saved: {name}", name=name)
        self.desk.toast(said, undo=True)

    def _cancel(self) -> None:
        changed = self.form.changed
        self.leaving()
        self.desk.back()
        if changed:
            drafts, id = self._drafts(), self._id
            discard = (_("Discard it"), lambda: drafts.drop(self.table, id))
            self.desk.toast(_("The draft is kept on this computer."), action=discard)

    def leaving(self) -> None:
        if self.page:
            self.page.keep_draft()

    def save_state(self) -> dict[str, Any]:
        return {}


def _stops(fields: Sequence[Field], values: Values) -> Problems:
    """What keeps a record from being saved: a missing name, and what cannot be understood."""
    return editing.problems([field for field in fields if field.kind not in NUMBERS], values)
