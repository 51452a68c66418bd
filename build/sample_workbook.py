"""Make the sample's list as an office keeps it, lista-czlonkow.xlsx: the same facts, full of dirt."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sample_hand import SAMPLE, Cell, Facts, Hand

TARGET = SAMPLE / "lista-czlonkow.xlsx"
MADE = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)

# header over the group, header of the column, width
COLUMNS = (
    ("", "Lp.", 5),
    ("", "Nazwa podmiotu", 44),
    ("", "Forma prawna", 20),
    ("Dane rejestrowe", "NIP", 16),
    ("Dane rejestrowe", "REGON", 16),
    ("Dane rejestrowe", "KRS", 14),
    ("", "Adres", 40),
    ("", "Nr teczki", 9),
    ("", "Branża", 30),
    ("", "Rodzaj podmiotu", 18),
    ("", "Wielkość (mikro/mały/średni/duży)", 16),
    ("", "Zatrudnienie 2025", 13),
    ("", "PKD 2025", 11),
    ("Kontakt", "Tel.", 20),
    ("Kontakt", "E-mail", 32),
    ("Kontakt", "www", 26),
    ("Osoba do kontaktu", "Imię i nazwisko", 26),
    ("Osoba do kontaktu", "Stanowisko", 28),
    ("", "Data przystąpienia", 16),
    ("", "Rodzaj członkostwa", 16),
    ("", "Składka 2026", 14),
    ("", "Uwagi", 44),
)
HIDDEN_COLUMN = 8
HEADER_ROW = 5
FIRST_ROW = 7
BLANK_BEFORE = {23, 47, 71, 90}
HIDDEN_MEMBER = "gwiazda"

PLACE = {header: index for index, (_group, header, _width) in enumerate(COLUMNS)}


def spoil(rows: dict[str, list[Cell]]) -> None:
    """The mistakes that an import has to find; each row is known by its member's key."""
    for key, column, value in (
        ("sasiad", "NIP", "999-198-344"),
        ("syrena", "NIP", swapped(rows["syrena"][PLACE["NIP"]])),
        ("robotyka", "Data przystąpienia", "31.06.2020"),
        ("ryneczek", "E-mail", "biuro@ryneczek"),
    ):
        rows[key][PLACE[column]] = value
    again = list(rows["taryfikon"])
    again[PLACE["Nazwa podmiotu"]] = "Taryfikon Biling (stary wpis)"
    again[PLACE["Uwagi"]] = "stara nazwa? sprawdzić"
    rows["taryfikon, again"] = again
    rows["haptyka"][PLACE["Nazwa podmiotu"]] = None
    rows["haptyka"][PLACE["Uwagi"]] = "deklaracja z 14.10, nazwę wpisać po odpisie z KRS"


def swapped(nip: Cell) -> str:
    """A NIP with two neighbouring digits the wrong way round."""
    digits = re.sub(r"\D", "", str(nip))
    return f"{digits[:3]}-{digits[3]}{digits[5]}{digits[4]}-{digits[6:8]}-{digits[8:]}"


def lines(facts: Facts) -> dict[str, list[Cell]]:
    """All lines in their order, spoilt and numbered; the former member's line gets hidden later."""
    hand = Hand(facts)
    keys = facts.members()
    keys[40:40] = [HIDDEN_MEMBER]
    rows = {key: [None, *hand.row(key)] for key in [*keys, "haptyka"]}
    spoil(rows)
    ordered = dict(rows)
    again = ordered.pop("taryfikon, again")
    items = [*ordered.items()]
    items.insert(
        next(i for i, (key, _row) in enumerate(items) if key == "taryfikon") + 9, ("taryfikon, again", again)
    )
    for number, (_key, row) in enumerate(items, start=1):
        row[0] = number
    return dict(items)


BOLD = Font(bold=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
WRAP = Alignment(vertical="top", wrap_text=True)
EDGE = Side(style="thin", color="999999")
FRAME = Border(left=EDGE, right=EDGE, top=EDGE, bottom=EDGE)
HEAD = PatternFill("solid", fgColor="D9E2F3")
LATE = PatternFill("solid", fgColor="FFF2CC")
NEW = PatternFill("solid", fgColor="E2EFDA")


def write_titles(sheet: Worksheet) -> None:
    """Three lines above the header, as offices have them."""
    last = get_column_letter(len(COLUMNS))
    for row, text in ((1, "MAZOWIECKI KLASTER ICT – LISTA CZŁONKÓW"), (2, "stan na 31.10.2026 r.")):
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.cell(row, 1, text).alignment = CENTRE
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.cell(3, 2, "żółte – zaległa składka, zielone – przyjęci od 2022 r.").font = Font(italic=True)


def write_header(sheet: Worksheet) -> None:
    """A header of two rows: groups merged across, single columns merged down."""
    for index, (group, header, width) in enumerate(COLUMNS, start=1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = width
        upper = sheet.cell(HEADER_ROW, index, group or header)
        lower = sheet.cell(HEADER_ROW + 1, index, header if group else None)
        for cell in (upper, lower):
            cell.font, cell.fill, cell.border, cell.alignment = BOLD, HEAD, FRAME, CENTRE
        if not group:
            sheet.merge_cells(f"{letter}{HEADER_ROW}:{letter}{HEADER_ROW + 1}")
    for first, last in (("D", "F"), ("N", "P"), ("Q", "R")):
        sheet.merge_cells(f"{first}{HEADER_ROW}:{last}{HEADER_ROW}")
    sheet.column_dimensions[get_column_letter(HIDDEN_COLUMN)].hidden = True


def write_line(sheet: Worksheet, number: int, row: list[Cell]) -> None:
    """One member, coloured by what the office wants to see at once."""
    for column, value in enumerate(row, start=1):
        cell = sheet.cell(number, column, value)
        cell.border, cell.alignment = FRAME, WRAP
        if isinstance(value, date):
            cell.number_format = "dd.mm.yyyy"
    joined = row[PLACE["Data przystąpienia"]]
    if row[PLACE["Składka 2026"]] == "zaległa":
        sheet.cell(number, 2).fill = LATE
    elif isinstance(joined, date) and joined.year >= 2022:
        sheet.cell(number, 2).fill = NEW


def write_members(sheet: Worksheet, rows: dict[str, list[Cell]]) -> None:
    """The list itself, with blank lines in it and a total under it."""
    write_titles(sheet)
    write_header(sheet)
    number = FIRST_ROW
    for key, row in rows.items():
        number += isinstance(row[0], int) and row[0] in BLANK_BEFORE
        write_line(sheet, number, row)
        sheet.row_dimensions[number].hidden = key == HIDDEN_MEMBER
        number += 1
    people = [row[PLACE["Zatrudnienie 2025"]] for row in rows.values()]
    total = sum(int(found.group()) for cell in people if (found := re.match(r"\d+", str(cell))))
    for column, value in ((2, "Razem"), (PLACE["Zatrudnienie 2025"] + 1, total)):
        sheet.cell(number, column, value).font = BOLD


def write_notes(sheet: Worksheet) -> None:
    """A second sheet of the clerk's reminders, which is no list."""
    for number, text in enumerate(
        (
            "Do zrobienia",
            "– dopytać Netikę o REGON",
            "– wysłać wezwania do zapłaty (żółte)",
            "– zaktualizować zatrudnienie po ankiecie za 2025 r.",
            "– Taryfikon jest na liście dwa razy?",
            None,
            "Hasło do strony klastra ma p. Tadeusz.",
        ),
        start=1,
    ):
        sheet.cell(number, 1, text)
    sheet.cell(1, 1).font = BOLD
    sheet.column_dimensions["A"].width = 60


def write_last_year(sheet: Worksheet, facts: Facts) -> None:
    """Last year's list on a hidden sheet, with other columns."""
    sheet.append(["Lp.", "Nazwa firmy", "NIP", "Miejscowość", "Składka 2025"])
    before = [key for key in facts.members() if facts.of("membership", key)[0]["valid_from"] < "2025"]
    for number, key in enumerate(before, start=1):
        nip = next(row["value"] for row in facts.of("identifier", key) if row["scheme"] == "nip")
        name, town = facts.now("organisation_name", key)["name"], facts.now("address", key)["town"]
        sheet.append([number, name, nip, town, "opłacona"])
    sheet.sheet_state = "hidden"


def workbook() -> bytes:
    """The whole file."""
    facts = Facts()
    book = Workbook()
    book.remove(book.worksheets[0])
    write_members(book.create_sheet("Członkowie"), lines(facts))
    write_notes(book.create_sheet("Notatki"))
    write_last_year(book.create_sheet("Lista 2025"), facts)
    book.properties.creator = "Barbara Kosińska"
    book.properties.created = MADE.replace(tzinfo=None)
    saved = BytesIO()
    book.save(saved)
    return settled(saved.getvalue())


def settled(data: bytes) -> bytes:
    """The same workbook without the time of its making, so that the same facts give the same bytes."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                stamp = rb"\g<1>" + f"{MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", stamp, content)
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, content)
    return result.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(workbook())
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size} bytes\n")
