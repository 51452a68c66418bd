"""Which program this is, where everything lies, what it is made of."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import ClassVar

from PySide6 import __version__ as qt_version
from PySide6.QtWidgets import QPlainTextEdit

import grono
from grono import paths
from grono.domain.text import Text, _
from grono.ui.file_dialogs import show_folder
from grono.ui.page import Desk
from grono.ui.pages.settings.section import Section
from grono.ui.widgets.button import Button, Kind
from grono.ui.widgets.labels import label
from grono.ui.widgets.layout import clear, column, holding, row
from grono.ui.widgets.parts import Pairs, card


class About(Section):
    """Version, schema, the register's path, the log, licences."""

    key: ClassVar[str] = "about"
    title: ClassVar[Text] = _("About Grono")
    icon: ClassVar[str] = "info"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        words = _(
            "Grono keeps the desk of a cluster's coordinator on this computer. It never uses the network."
        )
        self._facts = column(gap=0)
        places = row(
            Button(
                look, _("Folder of the register"), self._show_register, icon="folder-open", kind=Kind.QUIET
            ),
            Button(
                look,
                _("Folder of the log"),
                lambda: show_folder(paths.log_file()),
                icon="folder-open",
                kind=Kind.QUIET,
            ),
            None,
            gap=look.px(8),
        )
        about = card(
            look,
            label(look, words, "secondary", wrap=True),
            holding(self._facts),
            holding(places),
            title="Grono",
        )
        self.cards.addWidget(about)
        licences = QPlainTextEdit(_notice())
        licences.setReadOnly(True)
        licences.setTabChangesFocus(True)
        licences.setMinimumHeight(look.px(280))
        licences.setAccessibleName(look.tr(_("Licences")))
        self.cards.addWidget(card(look, licences, title=_("Licences")), 1)

    def refresh(self) -> None:
        from grono.store import schema

        clear(self._facts)
        register = self.desk.store.path
        self._facts.addWidget(
            Pairs(
                self.look,
                (
                    (_("Version"), grono.__version__),
                    (_("Register"), str(register)),
                    (_("Its schema"), str(schema.VERSION)),
                    (_("Your data"), str(paths.data_dir())),
                    (_("Log"), str(paths.log_file())),
                    (
                        _("Runs on"),
                        f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()}",
                    ),
                    (_("Licence"), "EUPL-1.2"),
                ),
                width=140,
            )
        )

    def _show_register(self) -> None:
        show_folder(self.desk.store.path)


def _notice() -> str:
    """The file that names what is not ours."""
    file: Path = paths.root() / "NOTICE"
    return file.read_text(encoding="utf-8") if file.is_file() else ""
