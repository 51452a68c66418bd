"""Days, times, numbers, amounts and yes or no in a form: typed loosely, kept exactly."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui import walk

from grono.domain.text import _
from grono.services.fields import Field, FieldKind
from grono.ui.forms.lines import YesNoEditor
from grono.ui.forms.options import Editors
from grono.ui.forms.reading import Unread
from grono.ui.look import Look

CASES = (
    (FieldKind.DAY, "24.11.2026", date(2026, 11, 24), "24.11.2026"),
    (FieldKind.TIME, "9.30", time(9, 30), "9:30"),
    (FieldKind.NUMBER, "1200", 1200, "1200"),
    (FieldKind.MONEY, "1 234,5 zł", 123450, "1234,50"),
)


def field(kind: FieldKind) -> Field:
    return Field("field", _("Day"), _("Event"), kind)


@pytest.mark.parametrize(("kind", "typed", "value", "shown"), CASES)
def test_what_is_typed_is_read_and_shown_again(
    kind: FieldKind, typed: str, value: object, shown: str, look: Look, qtbot: QtBot
) -> None:
    editor = Editors(look).make(field(kind))
    qtbot.addWidget(editor)
    line = editor.parts()[0]
    assert isinstance(line, QLineEdit)
    walk.type_text(line, typed)
    assert editor.value() == value
    editor.set_value(value)
    assert line.text() == shown
    assert editor.value() == value
    line.setText("kwadrans")
    with pytest.raises(Unread):
        editor.value()


def test_yes_or_no_is_a_box(look: Look, qtbot: QtBot) -> None:
    editor = Editors(look).make(field(FieldKind.YES_NO))
    qtbot.addWidget(editor)
    assert isinstance(editor, YesNoEditor)
    assert editor.value() is False
    with qtbot.waitSignal(editor.edited):
        editor.check.click()
    assert (editor.value(), editor.raw()) == (True, True)
    editor.set_raw(False)
    assert editor.value() is False
