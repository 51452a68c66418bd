"""Entries as cards: short ones in two columns, long ones across the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from grono.domain.text import _
from grono.reports.directory import Entry
from grono.reports.document import Words
from grono.reports.language import Voice
from grono.reports.render.codes import CodeMark, code
from grono.reports.render.fonts import Face, bold, regular
from grono.reports.render.images import Picture, logo
from grono.reports.render.piece import Piece, Pill
from grono.reports.render.style import GREY, INK, MM, WHITE, Colour, Style, mixed
from grono.reports.render.typography import NBSP, one_line, typeset, unbroken
from grono.reports.render.wrap import fit, shortened, wrap

GAP = 8 * MM
_NAMES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_TAG = 7.5
_LINE = 4.3 * MM
_CODE = 15 * MM
_LOGO = (22 * MM, 9 * MM)
_SMALL = 8.5
_PERSON = (8.5, 8.0)
_MOST_NAME_LINES = 5


@dataclass(frozen=True)
class Look:
    """What all cards of a directory share."""

    voice: Voice
    accent: Colour
    logos: bool
    codes: bool

    @cached_property
    def tint(self) -> Colour:
        """The ground of a tag."""
        return mixed(self.accent, WHITE, 0.88)

    def words(self, value: Words) -> str:
        """Words on one line, typeset."""
        return one_line(self.voice.say(value), self.voice.locale)


class Card:
    """One entry being set on its piece: from the top down and, for contacts, from the bottom up."""

    def __init__(self, look: Look, entry: Entry, width: float, height: float) -> None:
        self.look = look
        self.entry = entry
        self.width = width
        self.height = height
        self.piece = Piece("Sect", height)
        self.down = 0.0

    def logo(self, size: tuple[float, float]) -> float:
        """Put the logo into the right upper corner; the answer is the width it takes."""
        found = logo(self.entry.logo, *size) if self.look.logos else None
        if not found:
            return 0.0
        self.piece.shapes.append(Picture(found, self.width - found.width, 3 * MM))
        return found.width + 3 * MM

    def name(self, steps: Sequence[float], width: float, lines: int, first: float) -> None:
        """The name, smaller if need be, never cut."""
        text = one_line(self.entry.name, self.look.voice.locale)
        size, broken = fit(text, bold(), steps, width, lines)
        leading = size * 1.24
        down = first - (steps[0] - size) * 0.3
        self.down = self.piece.lines(0, down, broken, Style(bold(), size, INK), leading) - leading

    def line(self, words: str, style: Style, gap: float, width: float) -> None:
        """One line under the last, smaller or shortened if need be."""
        if words:
            size, text = fitted(words, style.face, style.size, width)
            self.down += gap
            self.piece.line(0, self.down, text, Style(style.face, size, style.colour))

    def profile(self, size: float, width: float, most: int) -> None:
        """As much of the profile as there is room for, the second language grey under the first."""
        leading = size * 1.4
        for text, colour in self._profiles():
            room = most // 2 if self.look.voice.pair(self.entry.profile)[1] else most
            if room < 1:
                return
            lines = shortened(wrap(text, regular(), size, width), room, regular(), size, width)
            style = Style(regular(), size, colour)
            self.down = self.piece.lines(0, self.down + leading, lines, style, leading) - leading
            self.down += 0.6 * MM

    def _profiles(self) -> list[tuple[str, Colour]]:
        main, other = self.look.voice.pair(self.entry.profile)
        pairs = ((main, self.look.voice.locale, INK), (other, "en", GREY))
        return [(typeset(" ".join(text.split()), locale), colour) for text, locale, colour in pairs if text]

    def tags(self, width: float, most: int) -> None:
        """Trades and tags as small labels on one line."""
        words = [*self.entry.trades, *(tag for tag in self.entry.tags if tag not in self.entry.trades)]
        at = 0.0
        self.down += 5.6 * MM
        style = Style(regular(), _TAG, self.look.accent)
        for word in words[:most]:
            text = shortened_line(one_line(word, self.look.voice.locale), regular(), _TAG, width - 4 * MM)
            wide = regular().width(text) * _TAG + 4 * MM
            if at and at + wide > width:
                break
            self.piece.shapes.append(Pill(at, self.down - 3.0 * MM, wide, 4.3 * MM, self.look.tint))
            self.piece.line(at + 2 * MM, self.down, text, style)
            at += wide + 1.6 * MM

    def code(self, size: float, x: float) -> float:
        """The website as a QR code on the lower edge; the answer is the width it takes."""
        address = web_address(self.entry.www[0]) if self.entry.www and self.look.codes else ""
        found = code(address) if address else None
        if not found:
            return 0.0
        self.piece.shapes.append(CodeMark(found, x, self.height - size, size))
        return size + 3 * MM

    def contact(self, x: float, baseline: float, width: float, text: str, to: str, style: Style) -> None:
        """A telephone, an address on the net or a person."""
        size, shown = fitted(text, style.face, style.size, width)
        self.piece.line(x, baseline, shown, Style(style.face, size, style.colour))
        if to:
            self.piece.links.append((x, baseline - size, style.face.width(shown) * size, size * 1.3, to))


def short_card(look: Look, entry: Entry, width: float, height: float) -> Piece:
    """A card as in a list of ten to a page: name, place, profile, tags, and how to reach them."""
    card = Card(look, entry, width, height)
    card.piece.rule(0, width)
    taken = card.logo(_LOGO)
    card.name(_NAMES, width - taken, 2, 5.8 * MM)
    grey = Style(regular(), 8.5, GREY)
    card.line(place_line(look, entry), grey, 4.9 * MM, width - taken)
    beside = card.code(_CODE, width - _CODE)
    rows = _contact_rows(look, entry, width - beside, beside_code=beside > 0)
    lowest = height - 1.2 * MM
    free = lowest - len(rows) * _LINE - card.down
    has_tags = bool(entry.trades or entry.tags)
    most = int((free - (8 * MM if has_tags else 2 * MM)) / (9 * 1.4))
    if most > 0:
        card.down += 0.7 * MM
        card.profile(9, width, min(most, 8))
    if has_tags and card.down + 6.5 * MM < lowest - len(rows) * _LINE:
        low = beside and card.down + 8 * MM > height - _CODE
        card.tags(width - beside if low else width, 3)
    _contacts(card, rows, lowest, width - beside)
    return card.piece


def too_long(entry: Entry, width: float) -> bool:
    """Whether a name is so long that the entry needs pages of its own."""
    return len(entry.name) > 200 and bold().width(entry.name) * _NAMES[-1] > _MOST_NAME_LINES * width


def place_line(look: Look, entry: Entry) -> str:
    """Where and what: "Piastów · mała firma"."""
    return " · ".join(filter(None, (one_line(entry.town, look.voice.locale), look.words(entry.kind))))


Reach = tuple[str, str, bool]
"""A text, where it leads, and whether it is drawn in the accent."""


def _contact_rows(look: Look, entry: Entry, width: float, *, beside_code: bool) -> list[list[Reach]]:
    """How to reach them, two on a line where both fit."""
    locale = look.voice.locale
    before = look.words(_("tel."))
    phones: list[Reach] = [
        (f"{before}{NBSP}{unbroken(one_line(phone, locale))}", "", False) for phone in entry.phones
    ]
    mails: list[Reach] = [(one_line(mail, "en"), mail_address(mail), True) for mail in entry.emails]
    person = fit(one_line(entry.person, locale), regular(), _PERSON, width)[1] if entry.person else []
    people: list[Reach] = [(line, "", False) for line in person[:3]]
    sites: list[Reach] = [(bare_address(www), web_address(www), True) for www in entry.www]
    ordered = (
        (phones[:1], sites[:1], mails[:1], people)
        if beside_code
        else (phones[:1], mails[:1], people, sites[:1])
    )
    rows: list[list[Reach]] = []
    for reach in (reach for reaches in ordered for reach in reaches):
        single = bool(rows) and len(rows[-1]) == 1
        if (
            single
            and _wide(rows[-1][0]) + 3 * MM <= _second(width)
            and _wide(reach) <= width - _second(width)
        ):
            rows[-1].append(reach)
        else:
            rows.append([reach])
    return rows


def _wide(reach: Reach) -> float:
    return regular().word(reach[0]) * _SMALL


def _second(width: float) -> float:
    """Where the second of two contacts on a line begins."""
    return max(width * 0.42, 29 * MM)


def _contacts(card: Card, rows: list[list[Reach]], lowest: float, width: float) -> None:
    baseline = lowest - (len(rows) - 1) * _LINE
    for row in rows:
        for at, (text, to, marked) in enumerate(row):
            style = Style(regular(), _SMALL, card.look.accent if marked else INK)
            card.contact(at * _second(width), baseline, width, text, to, style)
        baseline += _LINE


def fitted(text: str, face: Face, size: float, width: float) -> tuple[float, str]:
    """The text on one line: down to 7 points smaller, then shortened."""
    width_of_one = face.word(text) if len(text) < 200 else face.width(text)
    if width_of_one * size <= width:
        return size, text
    smaller = max(7.0, int(width / width_of_one * 2) / 2) if width_of_one else size
    return smaller, shortened_line(text, face, smaller, width)


def shortened_line(text: str, face: Face, size: float, width: float) -> str:
    """The text on one line that fits."""
    return shortened(wrap(text, face, size, width), 1, face, size, width)[0]


def bare_address(www: str) -> str:
    """A website without what nobody reads."""
    return one_line(www, "en").removeprefix("https://").removeprefix("http://").rstrip("/")


def web_address(www: str) -> str:
    """A website as a link; only of the web."""
    www = one_line(www, "en").strip()
    if www.startswith(("http://", "https://")):
        return www
    return f"https://{www}" if www and ":" not in www and " " not in www else ""


def mail_address(email: str) -> str:
    """An e-mail as a link."""
    email = one_line(email, "en").strip()
    return f"mailto:{email}" if "@" in email and " " not in email else ""
