"""Entries with much room: one or two to a page, and those whose name alone needs pages."""

from __future__ import annotations

from dataclasses import dataclass

from grono.domain.text import _
from grono.reports.directory import Entry
from grono.reports.document import Words
from grono.reports.render.directory.cards import (
    Card,
    Look,
    bare_address,
    mail_address,
    place_line,
    web_address,
)
from grono.reports.render.fonts import bold, regular
from grono.reports.render.piece import Piece
from grono.reports.render.style import GREY, INK, LEADING, MM, Style
from grono.reports.render.typography import NBSP, one_line, unbroken
from grono.reports.render.wrap import shortened, wrap

_SIDE = 54 * MM
_GAP = 8 * MM
_TALL = 150 * MM

Fact = tuple[Words, list[str], list[str]]
"""A label, the lines under it, and where each leads."""


@dataclass(frozen=True)
class Scale:
    """The sizes of a card: larger where it has the page to itself."""

    names: tuple[float, ...]
    profile: float
    logo: tuple[float, float]
    code: float


_HALF = Scale((15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0), 9.5, (40 * MM, 16 * MM), 20 * MM)
_WHOLE = Scale((20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 9.0, 8.0, 7.0), 12.0, (54 * MM, 24 * MM), 28 * MM)


def long_card(look: Look, entry: Entry, width: float, height: float) -> Piece:
    """A card across the page: profile, products and code at the left, facts and contacts at the right."""
    scale = _WHOLE if height > _TALL else _HALF
    card = Card(look, entry, width, height)
    card.piece.rule(0, width, thick=0.8, colour=look.accent)
    taken = card.logo(scale.logo)
    card.name(scale.names, width - taken, 2, scale.names[0] + 3.2 * MM)
    card.line(place_line(look, entry), Style(regular(), 9.5, GREY), 5.8 * MM, width - taken)
    top = max(card.down + 4 * MM, scale.logo[1] + 6 * MM if taken else 0.0)
    _facts(card, top, width - _SIDE)
    card.down = top - 1.5 * MM
    left = width - _SIDE - _GAP
    lowest = height - (scale.code + 5 * MM if card.code(scale.code, 0) else 2 * MM)
    tagged = 8 * MM if entry.trades or entry.tags else 0.0
    free = lowest - card.down - tagged - (16 * MM if entry.products else 0.0)
    card.profile(scale.profile, left, max(int(free / (scale.profile * 1.4)), 0))
    _products(card, left, lowest - tagged)
    if tagged and card.down + 7 * MM < lowest:
        card.down += 1.5 * MM
        card.tags(left, 6)
    return card.piece


def endless_card(look: Look, entry: Entry, width: float) -> list[Piece]:
    """An entry that flows over as many pages as its name needs, in the smallest letters."""
    style = Style(bold(), 7, INK)
    name = one_line(entry.name, look.voice.locale)
    pieces = [_line(line, style) for line in wrap(name, style.face, style.size, width)]
    facts = [place_line(look, entry), *(line for _label, lines, _to in _known(look, entry) for line in lines)]
    grey = Style(regular(), 8, GREY)
    for text in filter(None, facts):
        lines = shortened(wrap(text, grey.face, grey.size, width), 2, grey.face, grey.size, width)
        pieces.extend(_line(line, grey) for line in lines)
    return pieces


def _line(text: str, style: Style) -> Piece:
    piece = Piece("P", style.size * LEADING)
    piece.line(0, style.size, text, style)
    return piece


def _products(card: Card, width: float, lowest: float) -> None:
    look, entry = card.look, card.entry
    most = int((lowest - card.down - 9 * MM) / 12.5)
    if not entry.products or most < 1:
        return
    card.down += 7 * MM
    card.piece.line(0, card.down, look.words(_("Products and services")), Style(bold(), 8.5, INK))
    text = one_line("; ".join(entry.products), look.voice.locale)
    lines = shortened(wrap(text, regular(), 9, width), most, regular(), 9, width)
    style = Style(regular(), 9, INK)
    card.down = card.piece.lines(0, card.down + 12.5, lines, style, 12.5) - 12.5


def _known(look: Look, entry: Entry) -> list[Fact]:
    """Everything that may be printed, the most important first."""
    locale = look.voice.locale
    phones = [unbroken(one_line(phone, locale)) for phone in entry.phones[:2]]
    numbers = [f"{look.words(label)}{NBSP}{number}" for label, number in entry.numbers]
    facts: list[Fact] = [
        (_("Address"), [one_line(entry.address, locale)], []),
        (_("Telephone"), phones, []),
        (
            _("E-mail"),
            [one_line(mail, "en") for mail in entry.emails[:2]],
            [*map(mail_address, entry.emails)],
        ),
        (_("Website"), [bare_address(www) for www in entry.www[:2]], [*map(web_address, entry.www)]),
        (_("Contact person"), [one_line(entry.person, locale)], []),
        (_("Official numbers"), numbers, []),
        (_("Year of foundation"), [entry.founded], []),
        (_("Main activity"), [look.words(entry.activity)], []),
    ]
    return [fact for fact in facts if any(fact[1])]


def _facts(card: Card, top: float, x: float) -> None:
    """Labelled facts under each other; what no longer fits gives way from the end."""
    down = top
    grey, ink = Style(regular(), 7.5, GREY), Style(regular(), 9, INK)
    marked = Style(regular(), 9, card.look.accent)
    for label, values, targets in _known(card.look, card.entry):
        lines = [
            (line, targets[at] if at < len(targets) else "")
            for at, value in enumerate(values)
            for line in shortened(wrap(value, regular(), 9, _SIDE), 3, regular(), 9, _SIDE)
        ]
        if down + 4.2 * MM * len(lines) > card.height:
            return
        card.piece.line(x, down, card.look.words(label), grey)
        for line, to in lines:
            down += 4.2 * MM
            card.contact(x, down, _SIDE, line, to, marked if to else ink)
        down += 5.6 * MM
