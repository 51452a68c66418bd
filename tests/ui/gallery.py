"""Pages of invented data that show every widget; for the tests of this folder and for looking at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QMenu, QWidget

from grono.domain.text import Text, n_
from grono.services.columns import Column, Row
from grono.services.commands import Menu
from grono.services.editing import problems
from grono.services.fields import CONTACT_PERSON_FIELDS, ORGANISATION_FIELDS
from grono.ui.drafts import Drafts
from grono.ui.filters import ActionBar, Bars, FilterBar, FilterSpec
from grono.ui.forms import Form, FormPage
from grono.ui.forms.options import Editors
from grono.ui.header import PageHeader
from grono.ui.hooks import Hit, Hooks
from grono.ui.listview import ListAndPane, Pane, PaneHead
from grono.ui.look import Look
from grono.ui.page import Desk, Page, command
from grono.ui.places import Group, Place
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.widgets.badge import Avatar, Badge
from grono.ui.widgets.button import Button, IconButton, Kind, LinkButton
from grono.ui.widgets.choices import Segmented, Tabs
from grono.ui.widgets.empty import empty_state
from grono.ui.widgets.labels import Line, label
from grono.ui.widgets.layout import column, holding, row, rule, scrolling
from grono.ui.widgets.meter import Meter
from grono.ui.widgets.parts import (
    CountTile,
    Pairs,
    RowButton,
    Tile,
    banner,
    card,
    lines,
    section,
)
from grono.ui.widgets.parts import (
    tiles as tile_row,
)
from grono.ui.widgets.stepper import Stepper

FIRMS = (
    ("Automatyka Błonie sp. z o.o.", "Błonie", "9996604871", "średnia", "opłacona"),
    ("Bezpieczne Dane Kancelaria IT sp.k.", "Warszawa", "9992914178", "mała", "opłacona"),
    ("Chmura Obliczeniowa Mazowsze S.A.", "Ożarów Mazowiecki", "9990115243", "średnia", "opłacona"),
    ("Doradztwo Biznesowe Kwadrans Anna Żółkiewska", "Piastów", "9993982590", "mikro", "zaległa"),
    ("eSzkolenia Dąbrowscy s.c.", "Grodzisk Mazowiecki", "9993416726", "mikro", "opłacona"),
    ("Grafen Druk 3D Paweł Śliwiński", "Pruszków", "9999458074", "mikro", ""),
    ("Instytut Zastosowań Światłowodów", "Warszawa", "9999174000", "instytut", "zwolniony"),
    ("Logistyka Inteligentna Źródło sp. z o.o.", "Sochaczew", "9995260180", "mała", "opłacona"),
    ("Mazowiecka Wyższa Szkoła Technik Cyfrowych", "Sochaczew", "9993562304", "uczelnia", "zwolniony"),
    (
        "Międzynarodowe Przedsiębiorstwo Informatyczne sp. z o.o.",
        "Warszawa",
        "9997954225",
        "duża",
        "opłacona",
    ),
    ("Netika Rozwiązania IT sp. z o.o.", "Teresin", "9999067907", "mała", "opłacona"),
    ("PiastSoft sp. z o.o.", "Piastów", "9997877890", "mała", "zaległa"),
    ("Płocka Fabryka Czujników S.A.", "Płock", "9997485262", "średnia", "opłacona"),
    ("Radomskie Centrum Robotyki sp. z o.o.", "Radom", "9994423237", "mała", "opłacona"),
    ("Sąsiad.pl Serwis Społecznościowy sp. z o.o.", "Warszawa", "9991983444", "mikro", "zaległa"),
)
STATES = {"opłacona": "ok", "zaległa": "bad", "zwolniony": "neutral"}
COLUMNS = (
    Column("name", Text("Firma"), width=320, shown=True),
    Column("nip", Text("NIP"), width=124, shown=True),
    Column("size", Text("Wielkość"), width=100, shown=True),
    Column("fee", Text("Składka 2026"), width=130, shown=True),
    Column("town", Text("Miejscowość"), width=130),
)
ROWS: Sequence[Row] = [
    {
        "name": name,
        "town": town,
        "nip": f"{nip[:3]}-{nip[3:6]}-{nip[6:8]}-{nip[8:]}",
        "size": size,
        "fee": fee,
    }
    for name, town, nip, size, fee in FIRMS
]


def firms_table(look: Look, rows: Sequence[Row] = ROWS) -> Table:
    """A table of companies, as on the page of members."""
    source = FixedRows(COLUMNS, rows)
    source.sortable = ("name", "size")
    cells = {
        "name": Cell(second=lambda row: row["town"], avatar=True, stretch=True),
        "fee": Cell(badge=lambda row: STATES[str(row["fee"])]),
    }
    table = Table(look, source, Text("Lista członków"), cells=cells)
    table.set_order("name")
    table.show_rows(range(len(rows)))
    return table


def _nothing() -> None:
    pass


class MembersPage(Page):
    """Picture 02."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        views = Tabs(look, Text("Zapisane widoki"))
        for key, words, count in (("all", "Wszyscy", 64), ("sme", "MŚP", 57), ("former", "Kandydaci", 2)):
            views.add(key, words, count)
        save = LinkButton(look, "Zapisz widok", _nothing, icon="bookmark-simple")
        header = PageHeader(
            look,
            "Członkowie",
            actions=(
                Button(look, "Importuj", _nothing, icon="table", kind=Kind.QUIET),
                Button(look, "Eksportuj", _nothing, icon="export", kind=Kind.QUIET),
                Button(look, "Nowy członek", _nothing, icon="plus", kind=Kind.PRIMARY),
            ),
            below=holding(row(views, None, save)),
        )
        sizes = (("micro", "mikro"), ("small", "mała"))
        self.filters = FilterBar(
            look,
            "Nazwa, NIP, miejscowość, osoba…",
            (
                FilterSpec(
                    "state", Text("Status"), lambda: (("member", "członek"), ("new", "kandydat")), shown=True
                ),
                FilterSpec("size", Text("Wielkość"), lambda: sizes, shown=True),
                FilterSpec("trades", Text("Branża"), lambda: (("it", "IT"),), shown=True),
                FilterSpec("town", Text("Miejscowość"), lambda: (("piastow", "Piastów"),)),
            ),
        )
        self.filters.set_filters((("state", ("member", "new")),))
        self.filters.set_count("62 z 64 członków")
        buttons = [
            Button(look, words, _nothing, icon=icon, kind=Kind.QUIET)
            for words, icon in (("Napisz", "envelope-simple"), ("Drukuj", "printer"), ("Do kosza", "trash"))
        ]
        self.bars = Bars(self.filters, ActionBar(look, buttons))
        self.table = firms_table(look)
        self.table.row_menu = self._menu
        self.table.records.ticks_changed.connect(self._ticked)
        self.bars.ticked.released.connect(lambda: self.table.records.tick_all(on=False))
        self.split = ListAndPane(look, self.table, firm_pane(look))
        self.table.go_to(10)
        for part in (header, self.bars):
            self.body.addWidget(part)
        self.body.addWidget(self.split, 1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Otwórz")
        return menu

    def _ticked(self) -> None:
        ticked = len(self.table.records.ticked)
        words = n_("{n} member ticked", "{n} members ticked", ticked)
        self.bars.show_actions(words, "razem zaległe składki: 2 400 zł", on=ticked > 0)

    def search_field(self) -> QWidget:
        return self.filters.search

    def commands(self) -> Sequence[Any]:
        return (
            command(
                "new",
                Text("Nowy członek"),
                lambda page: page.desk.toast("Dodano"),
                Menu.LIST,
                shortcut="Ctrl+N",
            ),
            command(
                "pane",
                Text("Panel szczegółów"),
                lambda page: page.split.toggle(),
                Menu.VIEW,
                shortcut="Ctrl+I",
            ),
        )

    def regions(self) -> Sequence[QWidget]:
        return (self.filters, self.table, self.split.pane)

    def save_state(self) -> dict[str, Any]:
        return {"table": self.table.save_state(), "split": self.split.save_state()}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.table.restore_state(state.get("table", {}))
        self.split.restore_state(state.get("split", {}))


def firm_pane(look: Look) -> Pane:
    """The details of a company."""
    pane = Pane(look, Text("Szczegóły"))
    head = PaneHead(
        look,
        Avatar(look, "Netika Rozwiązania", 44),
        Line(look, "Netika Rozwiązania IT sp. z o.o.", "heading"),
        Line(look, "Teresin · członek od 14 maja 2009", "caption", "text-3"),
    )
    for badge in (
        Badge(look, "Członek", "ok"),
        Badge(look, "mała firma", "info", dot=False),
        Badge(look, "bez zgody na publikację", "warn", icon="warning-fill"),
    ):
        head.badges.addWidget(badge)
    head.badges.addStretch(1)
    for words, icon, kind in (
        ("Edytuj", "pencil-simple", Kind.SECONDARY),
        ("Napisz", "envelope-simple", Kind.QUIET),
        ("Drukuj kartę", "printer", Kind.QUIET),
    ):
        head.buttons.addWidget(Button(look, words, _nothing, icon=icon, kind=kind))
    head.buttons.addWidget(IconButton(look, "dots-three", Text("Więcej"), _nothing, size=32))
    head.buttons.addStretch(1)
    tabs = Tabs(look, Text("Części karty"), gap=16)
    for key, words, count in (("data", "Dane", None), ("people", "Osoby", 4), ("history", "Historia", None)):
        tabs.add(key, words, count)
    pane.box.addWidget(head)
    pane.box.addWidget(holding(row(tabs, None, margins=(look.px(20), 0))))
    pane.box.addWidget(rule())
    pairs = Pairs(
        look,
        (
            ("NIP", "999-906-79-07"),
            ("REGON", LinkButton(look, "brak — uzupełnij", _nothing, strong=False)),
            ("KRS", "0000318842"),
            ("Adres", "ul. Przemysłowa 14, 96-515 Teresin"),
            ("PKD 2025", "62.02.Z Doradztwo w zakresie informatyki"),
            ("Zatrudnienie", ""),
        ),
    )
    tiles = row(
        *(Tile(look, n, w, _nothing) for n, w in ((6, "wydarzeń"), (11, "szkolonych"), (2, "projekty")))
    )
    body = column(
        section(look, "Dane rejestrowe", LinkButton(look, "Kopiuj", _nothing, icon="copy")),
        pairs,
        rule(),
        section(look, "Udział w tym roku", LinkButton(look, "Wszystko", _nothing)),
        tiles,
        None,
        gap=look.px(12),
        margins=(look.px(20), look.px(16)),
    )
    pane.box.addWidget(scrolling(holding(body), name="Dane"), 1)
    return pane


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
        gaps = [
            RowButton(look, words, _nothing, icon=icon, value=count, first=i == 0)
            for i, (words, icon, count) in enumerate(
                (("Brak zatrudnienia za 2025 r.", "users", 11), ("Brak numeru REGON", "hash", 6))
            )
        ]
        news = [
            RowButton(
                look, "Import 62 członków", _nothing, icon="table", note="dziś, 8:02 · Anna Nowak", first=True
            ),
            RowButton(
                look, "Zmieniono: PiastSoft sp. z o.o.", _nothing, icon="pencil-simple", note="wczoraj, 15:40"
            ),
        ]
        days = Segmented(look, Text("Okres"), (("7", "7 dni"), ("30", "30 dni"), ("all", "Wszystkie")))
        days.choose("30", quietly=True)
        left = column(card(look, lines(*news), title="Ostatnie zmiany", action=days), None, gap=look.px(16))
        share = label(look, "Kompletność danych: 92%", "caption")
        figures = [
            label(look, "Przeszkoleni pracownicy"),
            Meter(look, 0.9, "236 z 260"),
            Meter(look, 0.4, "", "bad"),
        ]
        right = column(
            card(look, lines(*gaps), title="Do uzupełnienia", action=share),
            card(look, *figures, title="Wskaźniki 2026", action=LinkButton(look, "Wszystkie", _nothing)),
            banner(look, "Brakuje danych z 2 edycji", "warn", note="Wyniki testów wpływają na wskaźnik."),
            None,
            gap=look.px(16),
        )
        both = row(gap=look.px(16), margins=(look.px(24), look.px(8)))
        both.addLayout(left, 17)
        both.addLayout(right, 10)
        self.body.addWidget(header)
        self.body.addWidget(scrolling(holding(both), name="Dziś"), 1)


class EmptyPage(Page):
    """Picture 16."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.body.addWidget(PageHeader(look, "Osoby"))
        first = Button(look, "Dodaj pierwszą osobę", _nothing, icon="plus", kind=Kind.PRIMARY)
        second = Button(look, "Wczytaj z Excela", _nothing, icon="table")
        text = "Osoba łączy się z organizacją, wydarzeniem i szkoleniem.\nZ osób powstają wysyłki."
        link = LinkButton(look, "Zobacz przykładową osobę", _nothing)
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
        header = PageHeader(look, "Import członków z Excela", back=("Członkowie", _nothing), actions=(steps,))
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
        foot.addWidget(Button(look, "Wstecz", _nothing))
        foot.addWidget(
            Button(look, "Importuj 62 członków, 2 pomiń", _nothing, icon="check", kind=Kind.PRIMARY)
        )
        self.body.addWidget(holding(foot, frame="footer"))


PLACES = (
    Place(key="today", title=Text("Dziś"), icon="sun-horizon", group=Group.HOME, make=TodayPage),
    Place(
        key="members",
        title=Text("Członkowie"),
        icon="buildings",
        group=Group.CLUSTER,
        make=MembersPage,
        shows=("organisation",),
    ),
    Place(
        key="people",
        title=Text("Osoby"),
        icon="users",
        group=Group.CLUSTER,
        make=EmptyPage,
        shows=("person",),
    ),
    Place(
        key="reports", title=Text("Raporty i wydruki"), icon="printer", group=Group.RESULTS, make=WizardPage
    ),
    Place(key="form", title=Text("Formularz"), icon="note-pencil", group=Group.RESULTS, make=FormDemo),
    Place(key="settings", title=Text("Ustawienia"), icon="gear", group=Group.BOTTOM, make=EmptyPage),
    Place(key="help", title=Text("Pomoc i skróty"), icon="question", group=Group.BOTTOM, make=EmptyPage),
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
