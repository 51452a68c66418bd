"""A form of fields: values in and out, checks on leaving and on saving, a summary with links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from grono.domain.entity import Problems
from grono.domain.text import Text, n_
from grono.services.fields import Field
from grono.ui.announce import announce
from grono.ui.forms.arrange import Section, lay_out, sections_of
from grono.ui.forms.box import FieldBox
from grono.ui.forms.options import Editors
from grono.ui.forms.reading import Unread
from grono.ui.forms.summary import Summary
from grono.ui.look import Look
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import column, holding

Values = Mapping[str, object]
Check = Callable[[Sequence[Field], Values], Problems]

_FEW = 4  # one required field among as many is enough to mark the others as optional

__all__ = ["Form", "Section"]


class Form(QWidget):
    """Cards of fields. check: what keeps it from being saved; warn: what is only worth a look."""

    edited = Signal()
    checked = Signal()  # the state of some section may have changed

    def __init__(
        self,
        look: Look,
        fields: Sequence[Field],
        *,
        check: Check,
        warn: Check | None = None,
        editors: Editors | None = None,
        sections: Sequence[Section] = (),
    ) -> None:
        super().__init__()
        self.look = look
        self.fields = [field for field in fields if not field.hidden]
        self.sections = tuple(sections) or sections_of(self.fields)
        self._check = check
        self._warn = warn
        makers = editors or Editors(look)
        self._fields = {field.key: field for field in self.fields}
        # Where hardly anything is required, the head of the page says so and the fields do not.
        marked = sum(field.required for field in self.fields) * _FEW > len(self.fields)
        self.boxes = {
            field.key: FieldBox(look, makers.make(field), optional=marked and not field.required)
            for field in self.fields
        }
        self._first: dict[str, object] = {}
        self._touched: set[str] = set()
        self.cards: dict[str, QFrame] = {}
        self.summary = Summary(look, self.focus_field)
        self._lay_out()
        for key, box in self.boxes.items():
            box.editor.edited.connect(lambda key=key: self._edited(key))
            box.editor.left.connect(lambda key=key: self._left(key))
        self._keep_first()

    def _lay_out(self) -> None:
        look = self.look
        whole = column(self.summary, gap=look.px(16))
        boxes: dict[str, QWidget] = dict(self.boxes)
        for section in self.sections:
            title = label(look, section.title, "heading")
            body = column(title, lay_out(look, section, boxes), gap=look.px(14))
            body.setContentsMargins(look.px(24), look.px(18), look.px(24), look.px(20))
            self.cards[section.key] = holding(body, frame="card", name=look.tr(section.title))
            whole.addWidget(self.cards[section.key])
        whole.addStretch(1)
        self.setLayout(whole)

    # Values

    def set_values(self, values: Values) -> None:
        """Show a record; what is shown counts as unchanged."""
        for key, box in self.boxes.items():
            box.editor.set_value(values.get(key))
            box.tell("", None)
        self._touched.clear()
        self._keep_first()
        self.summary.tell({}, None)
        self.checked.emit()

    def _keep_first(self) -> None:
        self._first = {key: box.editor.raw() for key, box in self.boxes.items()}

    def read(self) -> tuple[dict[str, object], Problems]:
        """All values, and what could not be understood."""
        values: dict[str, object] = {}
        problems: Problems = {}
        for key, box in self.boxes.items():
            try:
                values[key] = box.editor.value()
            except Unread as unread:
                problems[key] = unread.message
        return values, problems

    def changed_values(self) -> dict[str, object]:
        """The values that were changed, and those without which nothing is saved."""
        values, _problems = self.read()
        return {
            key: value
            for key, value in values.items()
            if self._fields[key].required or self.boxes[key].editor.raw() != self._first[key]
        }

    @property
    def changed(self) -> bool:
        """Whether anything differs from what was shown first."""
        return any(box.editor.raw() != self._first[key] for key, box in self.boxes.items())

    def draft(self) -> dict[str, object]:
        """What stands in the changed fields, right or wrong."""
        raw = {key: box.editor.raw() for key, box in self.boxes.items()}
        return {key: value for key, value in raw.items() if value != self._first[key]}

    def first_values(self) -> dict[str, object]:
        """What stood in the fields before anything was changed."""
        return dict(self._first)

    def set_untouched(self) -> None:
        """Forget which fields were touched, and what was said about them."""
        self._touched.clear()
        for box in self.boxes.values():
            box.tell("", None)
        self.summary.tell({}, None)
        self.checked.emit()

    def take_draft(self, draft: Mapping[str, object]) -> None:
        """Put a draft into the fields; they count as changed."""
        for key, raw in draft.items():
            if key in self.boxes:
                self.boxes[key].editor.set_raw(raw)
                self._left(key)

    # Checks

    def _edited(self, key: str) -> None:
        self._touched.add(key)
        if self.boxes[key].state == "bad" and key not in self._problems():
            self._tell({key})
        self.edited.emit()

    def _left(self, key: str) -> None:
        if self.boxes[key].editor.raw() == self._first[key] and key not in self._touched:
            return
        self._tell({key})
        self.checked.emit()

    def _problems(self) -> Problems:
        values, problems = self.read()
        return {**self._check(self.fields, values), **problems}

    def _tell(self, keys: set[str]) -> None:
        problems = self._problems()
        values, _unread = self.read()
        warnings = self._warn(self.fields, values) if self._warn else {}
        for key in keys:
            if key in problems:
                self.boxes[key].tell("bad", problems[key])
            elif key in warnings:
                self.boxes[key].tell("warn", warnings[key])
            else:
                self.boxes[key].tell("", None)
        if self.summary.isVisible():
            self._summarise(problems)

    def _summarise(self, problems: Problems) -> None:
        titles = {key: self._fields[key].title for key in self.boxes if key in problems}
        count = len(titles)
        words = n_("Correct {n} field to save", "Correct {n} fields to save", count)
        self.summary.tell(titles, words if count else None)

    def validate(self) -> bool:
        """Check everything; when something is wrong, say so at the top and put the focus there."""
        problems = self._problems()
        self._tell(set(self.boxes))
        self._summarise(problems)
        self.checked.emit()
        if problems:
            first = next(key for key in self.boxes if key in problems)
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.summary, self.look.tr(problems[first]))
        return not problems

    def show_problems(self, problems: Mapping[str, Text]) -> None:
        """Problems that were found only while saving."""
        for key, message in problems.items():
            if key in self.boxes:
                self.boxes[key].tell("bad", message)
        self._summarise(dict(problems))
        self.checked.emit()

    def state_of(self, section: Section) -> str:
        """How a section stands: bad, ok (something in it, nothing wrong), or empty."""
        boxes = [self.boxes[key] for key in section.keys]
        if any(box.state == "bad" for box in boxes):
            return "bad"
        return "ok" if any(not _is_empty(box.editor.raw()) for box in boxes) else ""

    def focus_field(self, key: str) -> None:
        """Put the focus into a field."""
        self.boxes[key].editor.parts()[0].setFocus(Qt.FocusReason.TabFocusReason)


def _is_empty(raw: object) -> bool:
    if isinstance(raw, list):
        return all(_is_empty(one) for one in raw)
    return not raw
