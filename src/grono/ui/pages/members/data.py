"""The first tab of an organisation's card: contacts, numbers, membership, activity, publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grono.domain.consent import ConsentState
from grono.domain.membership import BELONGING
from grono.domain.organisation import OrganisationKind
from grono.domain.text import Text, _, n_, p_
from grono.services import addresses, attached, publication
from grono.services.reference.legal_forms import legal_forms
from grono.services.reference.pkd import pkd_name
from grono.ui.pages.members.people import person_lines
from grono.ui.records import actions
from grono.ui.records.kinds import Told
from grono.ui.records.sections import Sections, block, copyable, open_mail, open_site, pairs, words
from grono.ui.widgets.badge import Badge
from grono.ui.widgets.button import LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row
from grono.wording import Kind

if TYPE_CHECKING:
    from grono.ui.records.card import Card

_MOST_PEOPLE = 3
_OFFICIAL = (
    ("nip", _("NIP"), Kind.NIP),
    ("regon", _("REGON"), None),
    ("krs", _("KRS"), None),
    ("eu_vat", _("EU VAT number"), None),
    ("foreign_number", _("Foreign registration number"), None),
)
Pair = tuple[object, object]


def build(card: Card, told: Told) -> QWidget:
    """All of it, in the order in which it is asked for."""
    return Sections(card.look, _blocks(card, told), page=card.page)


def _blocks(card: Card, told: Told) -> Iterator[QWidget]:
    look = card.look
    yield block(look, _("Contact"), pairs(look, list(_contact(card, told))))
    copy = LinkButton(look, _("Copy"), partial(actions.copy_data, card.desk, told), icon="copy")
    yield block(look, _("Registration data"), pairs(look, list(_numbers(card, told))), action=copy)
    yield from _people(card, told)
    yield block(look, _("Membership"), pairs(look, list(_membership(card, told))))
    activity = [pair for pair in _activity(card, told) if pair[1]]
    if activity:
        yield block(look, _("Activity"), pairs(look, activity))
    if told.row.get("state") in BELONGING:
        yield block(look, _("Printed directory"), *_directory(card, told))
    notes = attached.hanging(card.desk.store, told.id).notes
    if notes:
        more = LinkButton(look, _("All notes"), lambda: card.tabs.choose("notes"))
        yield block(look, p_("tab", "Note"), words(look, notes[0].text), action=more)


def _missing(card: Card, field: str, name: object) -> QWidget:
    """A link to the form's field for what is not known."""
    link = LinkButton(card.look, _("missing — complete"), lambda: card.edit(field), strong=False)
    link.setAccessibleName(card.look.tr(_("{field}: missing — complete", field=name)))
    link.setEnabled(not card.desk.read_only)
    return holding(row(link, None))


def _many(told: Told, key: str) -> tuple[str, ...]:
    value = told.row.get(key)
    return value if isinstance(value, tuple) else ()


def _contact(card: Card, told: Told) -> Iterator[Pair]:
    desk = card.desk
    for name, key, copy, open_it in (
        (_("Telephone"), "phones", _("Copy the telephone"), None),
        (_("E-mail"), "emails", _("Copy the e-mail"), open_mail),
        (_("Website"), "www", _("Copy the website"), open_site),
    ):
        values = _many(told, key)
        if not values:
            yield name, _missing(card, key, name)
            continue
        lines = [copyable(desk, one, copy, run=partial(open_it, one) if open_it else None) for one in values]
        yield name, holding(column(*lines, gap=0))


def _numbers(card: Card, told: Told) -> Iterator[Pair]:
    look, values = card.look, told.row
    yield from _official(card, told)
    form = legal_forms().get(str(values.get("legal_form") or ""))
    if form:
        yield _("Legal form"), words(look, form.abbreviation or form.name(look.locale))
    address = addresses.one_line(values)
    yield _("Address"), words(look, address) if address else _missing(card, "town", _("Address"))
    if letters := addresses.one_line(values, "mail_"):
        yield _("For letters"), words(look, letters)
    if values.get("founded"):
        yield _("Founded"), words(look, look.tr(values["founded"], Kind.LONG_DATE))


def _official(card: Card, told: Told) -> Iterator[Pair]:
    look, values = card.look, told.row
    wanted = {"nip", "regon", *(("krs",) if values.get("kind") is OrganisationKind.ENTERPRISE else ())}
    for key, name, kind in _OFFICIAL:
        if values.get(key):
            yield name, words(look, look.tr(values[key], kind))
        elif key in wanted:
            yield name, _missing(card, key, name)


def _people(card: Card, told: Told) -> Iterator[QWidget]:
    look = card.look
    add = LinkButton(look, _("Add"), lambda: card.desk.go("person_form", organisation=told.id), icon="plus")
    add.setAccessibleName(look.tr(_("Add a person")))
    lines = person_lines(card, told)
    shown: list[QWidget] = lines[:_MOST_PEOPLE]
    if len(lines) > _MOST_PEOPLE:
        text = n_("All {n} person", "All {n} people", len(lines))
        shown.append(holding(row(LinkButton(look, text, lambda: card.tabs.choose("people")), None)))
    if not lines:
        shown = [label(look, _("Nobody to contact is recorded."), "secondary", wrap=True)]
    yield block(look, _("People to contact"), *shown, action=None if card.desk.read_only else add)


def _membership(card: Card, told: Told) -> Iterator[Pair]:
    look, values = card.look, told.row
    if not values.get("state"):
        yield _("State"), _missing(card, "state", _("State"))
        return
    yield _("State"), words(look, values["state"])
    yield _("Kind"), words(look, values.get("member_kind"))
    for key, name in (
        ("joined", _("Joined")),
        ("left", _("Left")),
        ("state_since", _("In this state since")),
    ):
        if values.get(key):
            yield name, words(look, look.tr(values[key], Kind.LONG_DATE))
    if values.get("resolution"):
        yield _("Resolution"), words(look, values["resolution"])


def _activity(card: Card, told: Told) -> Iterator[Pair]:
    look, values = card.look, told.row
    yield _("Trade"), ", ".join(_many(told, "trades"))
    for version in ("2025", "2007"):
        codes = _many(told, f"pkd_{version}")
        named = (f"{code} {pkd_name(version, code, look.locale)}" for code in codes)
        yield Text(f"PKD {version}"), "\n".join(named)
    yield _("Profile"), values.get(f"profile_{look.locale}") or values.get("profile_pl")
    yield _("Products and services"), ", ".join(_many(told, "products"))
    yield _("Tags"), ", ".join(_many(told, "tags"))
    yield _("Size class"), _size(card, told)
    counts = values.get("headcounts")
    if isinstance(counts, tuple):
        told_counts = (
            look.tr(n_("{n} person ({year})", "{n} people ({year})", n, year=str(year))) for year, n in counts
        )
        yield _("Employees"), "\n".join(told_counts)


def _size(card: Card, told: Told) -> str:
    size, basis = told.row.get("size"), told.row.get("size_basis")
    return " · ".join(filter(None, (card.look.tr(size), str(basis or "")))) if size else ""


def _directory(card: Card, told: Told) -> Iterator[QWidget]:
    look = card.look
    allowed = publication.permissions(card.desk.store, [told.id], date.today())[told.id]
    if allowed.left_out:
        yield holding(row(Badge(look, _("will not be printed"), "warn"), None))
        yield label(look, allowed.left_out, "secondary", wrap=True)
    else:
        yield holding(row(Badge(look, _("will be printed"), "ok"), None))
    kept = ", ".join(look.tr(field) for field, _why in allowed.reduced)
    if kept:
        yield label(look, _("Without: {fields}.", fields=kept), "secondary", wrap=True)
    answer = told.row.get("consent_directory") or ConsentState.NOT_ASKED
    when = told.row.get("consent_directory_on")
    said = " · ".join(filter(None, (look.tr(answer), look.tr(when))))
    yield pairs(look, [(_("Consent"), words(look, said))])
