"""What every tab of an edition's page can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grono.domain.text import UserError
from grono.ui.page import Desk
from grono.ui.pages.training.shown import Shown
from grono.ui.widgets.layout import column

if TYPE_CHECKING:
    from grono.ui.pages.training.edition import EditionPage


class Tab(QWidget):
    """One part of an edition; built when it is first chosen."""

    def __init__(self, page: EditionPage) -> None:
        super().__init__()
        self.page = page
        self.desk: Desk = page.desk
        self.look = page.look
        self.box: QVBoxLayout = column(gap=0)
        self.setLayout(self.box)

    @property
    def shown(self) -> Shown:
        """The edition."""
        shown = self.page.shown
        if shown is None:
            raise LookupError("no edition is shown")
        return shown

    def show_edition(self, shown: Shown) -> None:
        """Tell it anew."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the focus goes when the tab is chosen."""
        return self

    def writing(self, run: Callable[[], object]) -> bool:
        """Write; what a person did wrong is said. Whether it went well."""
        if self.desk.read_only:
            return False
        try:
            run()
        except UserError as error:
            self.desk.error(error)
            return False
        return True
