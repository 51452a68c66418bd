"""The compiled translations, by language."""

from __future__ import annotations

import gettext
from functools import cache

from grono import paths
from grono.domain.text import Text

LOCALES = ("pl", "en")


@cache
def _catalogue(locale: str) -> gettext.NullTranslations:
    if locale == "en":
        return gettext.NullTranslations()
    return gettext.translation("grono", paths.locale_dir(), [locale])


def template(text: Text, locale: str) -> str:
    """The text's template in a language, its arguments not yet filled in."""
    known = _catalogue(locale)
    if text.plural:
        n = text.args["n"]
        count = n if isinstance(n, int) else 5
        if text.context:
            return known.npgettext(text.context, text.msgid, text.plural, count)
        return known.ngettext(text.msgid, text.plural, count)
    if text.context:
        return known.pgettext(text.context, text.msgid)
    return known.gettext(text.msgid) if text.msgid else ""
