"""Pages of invented data that show every widget; for the tests of this folder and for looking at."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLayout, QMenu
from tests.ui.gallery_list import COLUMNS, ROWS, MembersPage, firms_table, nothing

from grono.domain.text import Text
from grono.services.editing import problems
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS
from grono.ui.drafts import Drafts
from grono.ui.forms import Form, FormPage
from grono.ui.forms.options import Editors
from grono.ui.header import PageHeader
from grono.ui.hooks import Hit, Hooks
from grono.ui.page import Desk, Page
from grono.ui.places import Group, Place
from grono.ui.widgets.button import Button, Kind, LinkButton
from grono.ui.widgets.choices import Segmented
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row, scrolling
from grono.ui.widgets.meter import Meter
from grono.ui.widgets.parts import (
    CountTile,
    RowButton,
    banner,
    card,
    lines,
    section,
)
from grono.ui.widgets.parts import (
    tiles as tile_row,
)
from grono.ui.widgets.stepper import Stepper


class TodayPage(Page):
    """Picture 01, with the cards of this issue."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        add = Button(look, "Dodaj", icon="plus", kind=Kind.PRIMARY)
        menu = QMenu(add)
        menu.addAction("Nowy członek")
        add.open_menu(menu)
        header = PageHeader(look, "Dziś", facts="poniedziałek, 23 listopada 2026", actions=(add,), edge=False)
        both = row(gap=look.px(16), margins=(look.px(24), look.px(8)))
        both.addLayout(self._left(), 17)
        both.addLayout(self._right(), 10)
        self.body.addWidget(header)
        self.body.addWidget(scrolling(holding(both), name="Dziś"), 1)

    def _left(self) -> QLayout:
        look = self.look
        news = (
            RowButton(
                look, "Import 62 członków", nothing, icon="table", note="dziś, 8:02 · Anna Nowak", first=True
            ),
            RowButton(
                look, "Zmieniono: PiastSoft sp. z o.o.", nothing, icon="pencil-simple", note="wczoraj, 15:40"
            ),
        )
        days = Segmented(look, Text("Okres"), (("7", "7 dni"), ("30", "30 dni"), ("all", "Wszystkie")))
        days.choose("30", quietly=True)
        return column(card(look, lines(*news), title="Ostatnie zmiany", action=days), None, gap=look.px(16))

    def _right(self) -> QLayout:
        look = self.look
        gaps = (
            RowButton(look, "Brak zatrudnienia za 2025 r.", nothing, icon="users", value=11, first=True),
            RowButton(look, "Brak numeru REGON", nothing, icon="hash", value=6),
        )
        share = label(look, "Kompletność danych: 92%", "caption")
        figures = (
            label(look, "Przeszkoleni pracownicy"),
            Meter(look, 0.9, "236 z 260"),
            Meter(look, 0.4, "", "bad"),
        )
        return column(
            card(look, lines(*gaps), title="Do uzupełnienia", action=share),
            card(look, *figures, title="Wskaźniki 2026", action=LinkButton(look, "Wszystkie", nothing)),
            banner(look, "Brakuje danych z 2 edycji", "warn", note="Wyniki testów wpływają na wskaźnik."),
            None,
            gap=look.px(16),
        )


class EmptyPage(Page):
    """Picture 16."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.body.addWidget(PageHeader(look, "Osoby"))
        first = Button(look, "Dodaj pierwszą osobę", nothing, icon="plus", kind=Kind.PRIMARY)
        second = Button(look, "Wczytaj z Excela", nothing, icon="table")
        text = "Osoba łączy się z organizacją, wydarzeniem i szkoleniem.\nZ osób powstają wysyłki."
        link = LinkButton(look, "Zobacz przykładową osobę", nothing)
        empty = empty_state(look, "users-fill", "Tu będą osoby z klastra", text, (first, second), link)
        self.body.addWidget(empty, 1)


class FormDemo(Page):
    """Picture 03."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        fields = (*ORGANISATION_FIELDS, *CONTACT_PERSON_FIELDS)
        self.form = Form(
            look, fields, check=problems, editors=Editors(look, known=lambda _field: (("IT", "IT"),))
        )
        header = PageHeader(
            look,
            "Nowa organizacja",
            facts="Wystarczy nazwa. Resztę można uzupełnić później.",
            back=("Członkowie", desk.back),
        )
        side = holding(
            column(
                section(look, "Podobne wpisy"),
                label(look, "Sprawdź, czy tej firmy nie ma już w rejestrze.", "caption", wrap=True),
            )
        )
        self.page = FormPage(
            look,
            self.form,
            header,
            save_text="Zapisz organizację",
            next_text="Zapisz i dodaj kolejną",
            side=side,
        )
        self.page.use_drafts(Drafts("gallery"), "organisation", None)
        self.body.addWidget(self.page)

    def leaving(self) -> None:
        self.page.keep_draft()


class WizardPage(Page):
    """Picture 07."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        steps = Stepper(look, ("Plik", "Arkusz", "Kolumny", "Sprawdzenie", "Gotowe"))
        steps.go(3)
        header = PageHeader(look, "Import członków z Excela", back=("Członkowie", nothing), actions=(steps,))
        tiles = tile_row(
            look,
            CountTile(look, 58, "nowych", "zostanie dodanych", "plus-circle", "ok"),
            CountTile(look, 4, "uzupełnione", "tylko puste pola", "arrows-clockwise", "info"),
            CountTile(look, 3, "pominięte", "takie same jak w rejestrze", "minus-circle", "neutral"),
            CountTile(look, 2, "do poprawy", "bez nich import też się uda", "warning-circle", "bad"),
        )
        told = "To sprawdzenie bez zapisu. Nic się nie zmieniło, a import będzie można cofnąć."
        body = column(
            banner(look, told, icon="shield-check"),
            tiles,
            None,
            gap=look.px(12),
            margins=(look.px(24), look.px(16)),
        )
        self.body.addWidget(header)
        self.body.addWidget(holding(body), 1)
        foot = row(
            QLabel("Przed importem program zrobi kopię zapasową."), None, margins=(look.px(24), look.px(12))
        )
        foot.addWidget(Button(look, "Wstecz", nothing))
        foot.addWidget(
            Button(look, "Importuj 62 członków, 2 pomiń", nothing, icon="check", kind=Kind.PRIMARY)
        )
        self.body.addWidget(holding(foot, frame="footer"))


__all__ = ["COLUMNS", "HOOKS", "PLACES", "ROWS", "MembersPage", "firms_table"]

PLACES = (
    Place(key="today", title=Text("Dziś"), icon="sun-horizon", group=Group.HOME, page=lambda: TodayPage),
    Place(
        key="members",
        title=Text("Członkowie"),
        icon="buildings",
        group=Group.CLUSTER,
        page=lambda: MembersPage,
        shows=("organisation",),
    ),
    Place(
        key="people",
        title=Text("Osoby"),
        icon="users",
        group=Group.CLUSTER,
        page=lambda: EmptyPage,
        shows=("person",),
    ),
    Place(
        key="reports",
        title=Text("Raporty i wydruki"),
        icon="printer",
        group=Group.RESULTS,
        page=lambda: WizardPage,
    ),
    Place(
        key="form", title=Text("Formularz"), icon="note-pencil", group=Group.RESULTS, page=lambda: FormDemo
    ),
    Place(key="settings", title=Text("Ustawienia"), icon="gear", group=Group.BOTTOM, page=lambda: EmptyPage),
    Place(
        key="help", title=Text("Pomoc i skróty"), icon="question", group=Group.BOTTOM, page=lambda: EmptyPage
    ),
)


def _search(_store: object, text: str) -> list[Hit]:
    return [
        Hit("organisation", str(place), str(firm["name"]), firm["town"])
        for place, firm in enumerate(ROWS)
        if text.lower() in str(firm["name"]).lower() or text.lower() in str(firm["town"]).lower()
    ]


HOOKS = Hooks(
    describe=lambda _store: ("Mazowiecki Klaster ICT", "64 członków · rok 2026"),
    backup_line=lambda _store: ("Kopia zapasowa: dziś, 8:02", "ok"),
    search=_search,
    kinds={"organisation": (Text("Organizacje"), "buildings"), "person": (Text("Osoby"), "users")},
    add_text=lambda typed: Text("Dodaj organizację „{name}”", {"name": typed}),
    add=lambda window, typed: window.toast(f"Dodano {typed}"),
)
