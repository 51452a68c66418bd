"""A person as a line of a card: who, in which role, with the ways to reach them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from grono.domain.text import Text, _
from grono.ui.page import Desk
from grono.ui.records.sections import copy_text, open_mail
from grono.ui.widgets.badge import Avatar
from grono.ui.widgets.button import IconButton, LinkButton
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding, row


def contact_line(
    desk: Desk,
    record: tuple[str, str],
    title: str,
    note: object,
    *,
    email: str = "",
    phone: str = "",
    more: tuple[QWidget, ...] = (),
) -> QWidget:
    """Avatar, a name that opens its card, what they do; buttons for a letter and the number."""
    look = desk.look
    name = LinkButton(look, title, lambda: desk.show_record(*record))
    below = label(look, note, "caption", wrap=True)
    below.setContentsMargins(1, 0, 0, 0)
    words = column(row(name, None), below, gap=0)
    line = row(Avatar(look, title, 28), gap=look.px(10))
    line.addLayout(words, 1)
    if email:
        line.addWidget(IconButton(look, "envelope-simple", _mail(email), lambda: open_mail(email)))
    if phone:
        line.addWidget(IconButton(look, "phone", _call(phone), lambda: copy_text(desk, phone)))
    for widget in more:
        line.addWidget(widget)
    return holding(line, name=title)


def _mail(email: str) -> Text:
    return _("Write to {email}", email=email)


def _call(phone: str) -> Text:
    return _("Copy the number {phone}", phone=phone)
