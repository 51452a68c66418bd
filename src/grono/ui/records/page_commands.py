"""The commands of a page of records: menu lines, shortcuts and lines of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grono.domain.text import _, p_
from grono.services.commands import Command, Menu
from grono.ui.page import command

if TYPE_CHECKING:
    from grono.ui.records.kinds import RecordKind


def page_commands(kind: RecordKind) -> tuple[Command[Any], ...]:
    """What can be done on the page of a kind of record; those without keys have theirs in the table."""
    lists = _on_the_list()
    if not kind.imported_as:
        lists = tuple(one for one in lists if one.id != "import_here")
    more = tuple(
        command(one.id, one.words, lambda page, one=one: page.act(one), Menu.LIST, icon=one.icon)
        for one in kind.actions
    )
    return (*_on_records(kind), *more, *lists)


def _on_records(kind: RecordKind) -> tuple[Command[Any], ...]:
    in_list = Menu.LIST
    return (
        command(
            "new_record", kind.words.new, lambda page: page.add(), in_list, shortcut="Ctrl+N", icon="plus"
        ),
        command("open_record", _("Open the card"), lambda page: page.open_card(), in_list, icon="cards"),
        command("edit_record", p_("verb", "Edit"), lambda page: page.edit(), in_list, icon="pencil-simple"),
        command(
            "write", _("Write"), lambda page: page.write(), in_list, shortcut="Ctrl+M", icon="envelope-simple"
        ),
        command("tag", _("Tag…"), lambda page: page.tag(), in_list, shortcut="Ctrl+T", icon="tag"),
        command("change", _("Change…"), lambda page: page.change(), in_list, icon="pencil-line"),
        command("trash_records", _("Move to trash"), lambda page: page.delete(), in_list, icon="trash"),
        command("tick_all", _("Tick all"), lambda page: page.tick_all(), in_list, icon="check-square"),
    )


def _on_the_list() -> tuple[Command[Any], ...]:
    return (
        command(
            "save_view", _("Save view"), lambda page: page.save_view(), Menu.LIST, icon="bookmark-simple"
        ),
        command("clear_filters", _("Clear filters"), lambda page: page.clear(), Menu.LIST, icon="funnel"),
        command(
            "print_list",
            _("Print the list…"),
            lambda page: page.print(),
            Menu.FILE,
            shortcut="Ctrl+P",
            icon="printer",
        ),
        command("export_list", _("Export the list…"), lambda page: page.export(), Menu.FILE, icon="export"),
        command("import_here", _("Import from Excel"), lambda page: page.load(), Menu.FILE, icon="table"),
        command(
            "pane",
            _("Details pane"),
            lambda page: page.toggle_pane(),
            Menu.VIEW,
            shortcut="Ctrl+I",
            icon="layout",
        ),
    )
