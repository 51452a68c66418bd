"""Polish text made comparable: folded for finding, keyed for sorting, normalised for storing."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"}
)
_ORDER = {letter: i for i, letter in enumerate("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")}
_BASE = 0x100


def normalise(text: str) -> str:
    """The text as it is stored: NFC, without spaces around it."""
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without any marks, so that "lodz" meets "Łódź"."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """Every letter folded by itself, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).casefold().translate(_LETTERS))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
        return self.setdefault(code, bare)


class _Keys(dict[int, str]):
    """The sort key of every letter, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _letter(chr(code)))


_FOLDED = _Folded()
_KEYS = _Keys()


def _letter(char: str) -> str:
    if char in _ORDER:
        return chr(_BASE + 2 * _ORDER[char])
    plain = fold(char)
    if plain != char and plain[:1] in _ORDER:
        return chr(_BASE + 2 * _ORDER[plain[0]] + 1) + "".join(_letter(c) for c in plain[1:])
    return char if char.isalnum() else " "


def sort_key(text: str) -> str:
    """A key whose code-point order is Polish alphabetical order (PN-80/N-01223: a, ą, b, c, ć …).

    Digits come before letters, punctuation counts as a space, other scripts follow.
    """
    return " ".join(unicodedata.normalize("NFC", text.lower()).translate(_KEYS).split())
