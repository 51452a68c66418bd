"""A list of invented companies with its pane, as on the page of members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from grono.domain.text import Text, n_
from grono.services.columns import Column, Row
from grono.services.commands import Menu
from grono.ui.filters import ActionBar, Bars, FilterBar, FilterSpec
from grono.ui.header import PageHeader
from grono.ui.listview import ListAndPane, Pane, PaneHead
from grono.ui.look import Look
from grono.ui.page import Desk, Page, command
from grono.ui.table import Cell, FixedRows, Table
from grono.ui.widgets.badge import Avatar, Badge
from grono.ui.widgets.button import Button, IconButton, Kind, LinkButton
from grono.ui.widgets.choices import Tabs
from grono.ui.widgets.labels import Line
from grono.ui.widgets.layout import column, holding, row, rule, scrolling
from grono.ui.widgets.parts import Pairs, Tile, section

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


def nothing() -> None:
    """What the buttons of the gallery do."""


class MembersPage(Page):
    """Picture 02."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self.filters = _filters(look)
        buttons = [
            Button(look, words, nothing, icon=icon, kind=Kind.QUIET)
            for words, icon in (("Napisz", "envelope-simple"), ("Drukuj", "printer"), ("Do kosza", "trash"))
        ]
        self.bars = Bars(self.filters, ActionBar(look, buttons))
        self.table = firms_table(look)
        self.table.row_menu = self._menu
        self.table.records.ticks_changed.connect(self._ticked)
        self.bars.ticked.released.connect(lambda: self.table.records.tick_all(on=False))
        self.split = ListAndPane(look, self.table, firm_pane(look))
        self.table.go_to(10)
        for part in (_header(look), self.bars):
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


def _header(look: Look) -> PageHeader:
    views = Tabs(look, Text("Zapisane widoki"))
    for key, words, count in (("all", "Wszyscy", 64), ("sme", "MŚP", 57), ("former", "Kandydaci", 2)):
        views.add(key, words, count)
    return PageHeader(
        look,
        "Członkowie",
        actions=(
            Button(look, "Importuj", nothing, icon="table", kind=Kind.QUIET),
            Button(look, "Eksportuj", nothing, icon="export", kind=Kind.QUIET),
            Button(look, "Nowy członek", nothing, icon="plus", kind=Kind.PRIMARY),
        ),
        below=holding(row(views, None, LinkButton(look, "Zapisz widok", nothing, icon="bookmark-simple"))),
    )


def _filters(look: Look) -> FilterBar:
    sizes = (("micro", "mikro"), ("small", "mała"))
    states = (("member", "członek"), ("new", "kandydat"))
    bar = FilterBar(
        look,
        "Nazwa, NIP, miejscowość, osoba…",
        (
            FilterSpec("state", Text("Status"), lambda: states, shown=True),
            FilterSpec("size", Text("Wielkość"), lambda: sizes, shown=True),
            FilterSpec("trades", Text("Branża"), lambda: (("it", "IT"),), shown=True),
            FilterSpec("town", Text("Miejscowość"), lambda: (("piastow", "Piastów"),)),
        ),
    )
    bar.set_filters((("state", ("member", "new")),))
    bar.set_count("62 z 64 członków")
    return bar


def firm_pane(look: Look) -> Pane:
    """The details of a company."""
    pane = Pane(look, Text("Szczegóły"))
    tabs = Tabs(look, Text("Części karty"), gap=16)
    for key, words, count in (("data", "Dane", None), ("people", "Osoby", 4), ("history", "Historia", None)):
        tabs.add(key, words, count)
    pane.box.addWidget(_head(look))
    pane.box.addWidget(holding(row(tabs, None, margins=(look.px(20), 0))))
    pane.box.addWidget(rule())
    pane.box.addWidget(scrolling(_data(look), name="Dane"), 1)
    return pane


def _head(look: Look) -> PaneHead:
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
        head.buttons.addWidget(Button(look, words, nothing, icon=icon, kind=kind))
    head.buttons.addWidget(IconButton(look, "dots-three", Text("Więcej"), nothing, size=32))
    head.buttons.addStretch(1)
    return head


def _data(look: Look) -> QWidget:
    pairs = Pairs(
        look,
        (
            ("NIP", "999-906-79-07"),
            ("REGON", LinkButton(look, "brak — uzupełnij", nothing, strong=False)),
            ("KRS", "0000318842"),
            ("Adres", "ul. Przemysłowa 14, 96-515 Teresin"),
            ("PKD 2025", "62.02.Z Doradztwo w zakresie informatyki"),
            ("Zatrudnienie", ""),
        ),
    )
    numbers = row(
        *(Tile(look, n, w, nothing) for n, w in ((6, "wydarzeń"), (11, "szkolonych"), (2, "projekty")))
    )
    body = column(
        section(look, "Dane rejestrowe", LinkButton(look, "Kopiuj", nothing, icon="copy")),
        pairs,
        rule(),
        section(look, "Udział w tym roku", LinkButton(look, "Wszystko", nothing)),
        numbers,
        None,
        gap=look.px(12),
        margins=(look.px(20), look.px(16)),
    )
    return holding(body)
