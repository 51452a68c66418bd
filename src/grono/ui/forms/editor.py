"""What every editor of a form can do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from grono.services.fields import Field
from grono.ui.look import Look


class Editor(QWidget):
    """The value of one field on the screen. raw: what stands in it, as JSON can keep it for a draft."""

    edited = Signal()
    left = Signal()  # the focus has left the whole editor

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.look = look
        self.field = field
        self.name = look.tr(field.title)

    def value(self) -> object:
        """The value; raises Unread when what is typed cannot be understood. None and () are empty."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def raw(self) -> object:
        """What stands in the editor, right or wrong."""
        raise NotImplementedError

    def set_raw(self, raw: object) -> None:
        """Show what stood in the editor."""
        raise NotImplementedError

    def set_state(self, state: str, message: str) -> None:
        """Mark as wrong ("bad") or not (""); the message is read out."""
        for part in self.parts():
            part.setAccessibleDescription(message)
            if (part.property("state") or "") != state:
                part.setProperty("state", state)
                part.style().unpolish(part)
                part.style().polish(part)
                part.update()

    def parts(self) -> list[QWidget]:
        """What takes the focus."""
        raise NotImplementedError

    def watch(self, part: QWidget) -> None:
        """Tell when the focus leaves."""
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
