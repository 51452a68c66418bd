"""Whom to enrol: people found in the register, everybody of a saved view, or somebody by name."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from grono.domain.text import Text, _, n_, p_
from grono.services import known
from grono.services.activities.registering import Newcomer
from grono.services.lists import PEOPLE, Listing
from grono.services.rows import person_rows
from grono.ui.overlay import Dialog
from grono.ui.page import Desk
from grono.ui.records.views import all_views
from grono.ui.widgets.button import Button, IconButton, Kind
from grono.ui.widgets.choices import Check
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import clear, column, holding, row, scrolling
from grono.ui.widgets.select import Select
from grono.ui.widgets.typeahead import TypeAhead


class Picked(QWidget):
    """People to enrol: a field over the register, guests by name, whole saved views; and the choice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        look = self.look = desk.look
        self._chosen: dict[str, Newcomer] = {}
        self._names: dict[str, str] = {}
        self.tell = lambda: None
        self.field = TypeAhead(look, _("Person or organisation"), self._search)
        self.field.setPlaceholderText(look.tr(_("Family name, or the name of a firm…")))
        self.field.chosen.connect(self.add_record)
        self.guest = QLineEdit()
        self.guest.setAccessibleName(look.tr(_("Somebody who is not in the register")))
        self.guest.setPlaceholderText(look.tr(_("Not in the register: family name, given name, firm")))
        self.guest.returnPressed.connect(self.add_guest)
        self.delegated = Check(look, _("delegated by their firm"))
        options = [("", _("Everybody of a saved view…"))]
        options += [(view.key, view.title) for view in all_views(desk.store, PEOPLE.key) if view.saved]
        self.view = Select(look, _("Saved view"), options, quiet=True)
        self.view.chosen.connect(self.add_view)
        self._list = column(gap=0)
        area = scrolling(holding(self._list), name=look.tr(_("Chosen people")))
        area.setMinimumHeight(look.px(150))
        add = Button(look, _("Add"), self.add_guest)
        add.setAccessibleName(look.tr(_("Add the guest")))
        guest = row(gap=look.px(8))
        guest.addWidget(self.guest, 1)
        guest.addWidget(add)
        whole = column(self.field, guest, gap=look.px(10))
        whole.addLayout(row(self.view, self.delegated, gap=look.px(12)))
        whole.addWidget(area, 1)
        self.setLayout(whole)
        self._show()

    def _search(self, typed: str) -> list[tuple[str, object]]:
        store = self.desk.store
        people = known.records(store, "person", typed)
        rows = person_rows(store, [id for id, _name in people], date.today(), ("organisation",))
        found: list[tuple[str, object]] = [
            (id, ", ".join(filter(None, (name, str(row.get("organisation") or "")))))
            for (id, name), row in zip(people, rows, strict=True)
        ]
        firms = known.records(store, "organisation", typed, 5)
        return [*found, *((f"firm:{id}", _("all people of {firm}", firm=name)) for id, name in firms)]

    def add_record(self, key: str) -> None:
        """A person, or all people of a firm, whom it delegates."""
        if key.startswith("firm:"):
            self.delegated.setChecked(True)
            self._add_people(_people_of(self.desk, key[5:]))
        elif key:
            self._add_people([key])
        self.field.set_value("")

    def add_view(self, key: str) -> None:
        """Everybody whom a saved view lists."""
        for view in all_views(self.desk.store, PEOPLE.key):
            if view.key == key:
                self._add_people(list(Listing(self.desk.store, PEOPLE).ids(view.query)))
        self.view.set_value("")

    def add_guest(self) -> None:
        """Somebody by name: "Nowak, Ewa, Kwadrans s.c."."""
        parts = [part.strip() for part in self.guest.text().split(",")]
        if parts[:1] == [""]:
            return
        if len(parts) == 1 and " " in parts[0]:
            parts = [*parts[0].split(None, 1)]
        family, given, firm = (*parts, "", "")[:3]
        made = Newcomer(family_name=family, given_name=given, organisation=firm)
        self._chosen[f"guest:{self.guest.text()}"] = made
        self._names[f"guest:{self.guest.text()}"] = ", ".join(
            filter(None, (f"{family} {given}".strip(), firm))
        )
        self.guest.clear()
        self._show()

    def _add_people(self, ids: list[str]) -> None:
        new = [id for id in ids if id not in self._chosen]
        for line in person_rows(self.desk.store, new, date.today(), ("organisation",)):
            id, firm = str(line["id"]), str(line.get("organisation_id") or "") or None
            self._chosen[id] = Newcomer(person_id=id, organisation_id=firm)
            firm_name = str(line.get("organisation") or "")
            self._names[id] = ", ".join(filter(None, (str(line.get("title") or ""), firm_name)))
        self._show()

    def _remove(self, key: str) -> None:
        self._chosen.pop(key, None)
        self._show()

    def _show(self) -> None:
        look = self.look
        clear(self._list)
        if not self._chosen:
            self._list.addWidget(label(look, _("Nobody is chosen yet."), "secondary"))
        for key in self._chosen:
            name = self._names[key]
            cross = IconButton(look, "x", _("Not {name}", name=name), lambda key=key: self._remove(key))
            line = row(gap=look.px(8))
            line.addWidget(Line(look, name), 1)
            line.addWidget(cross)
            self._list.addWidget(holding(line))
        self._list.addStretch(1)
        self.tell()

    def clear(self) -> None:
        """Nobody again."""
        self._chosen.clear()
        self._show()

    def newcomers(self) -> list[Newcomer]:
        """Those who were chosen, in the order of choosing."""
        from dataclasses import replace

        delegated = self.delegated.isChecked()
        return [replace(one, delegated=delegated) for one in self._chosen.values()]


class EnrolDialog(Dialog):
    """Answers "enrol" with people to enrol."""

    def __init__(self, desk: Desk) -> None:
        look = desk.look
        super().__init__(look, _("Enrol people"), width=600)
        self.picked = Picked(desk)
        self.body.addWidget(label(look, _("Enrol people"), "heading"))
        self.body.addWidget(self.picked, 1)
        self._go = Button(look, "", lambda: self.answer("enrol"), kind=Kind.PRIMARY)
        self.body.addLayout(row(None, Button(look, _("Cancel"), self.answer), self._go, gap=look.px(8)))
        self.picked.tell = self._tell
        self._tell()

    def first_focus(self) -> QWidget | None:
        return self.picked.field

    def newcomers(self) -> list[Newcomer]:
        """Whom to enrol."""
        return self.picked.newcomers()

    def _tell(self) -> None:
        count = len(self.newcomers())
        words: Text = n_("Enrol {n} person", "Enrol {n} people", count) if count else p_("verb", "Enrol")
        self._go.set_words(words)
        self._go.setEnabled(count > 0)


def _people_of(desk: Desk, organisation: str) -> list[str]:
    from grono.services import contact_person

    found = contact_person.people_of(desk.store, [organisation], date.today()).get(organisation, [])
    return list(dict.fromkeys(str(one.person.id) for one in found))
