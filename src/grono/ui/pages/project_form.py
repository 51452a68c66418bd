"""The form of a funded project, as far as papers and people need it."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import _, p_
from grono.services.parts.base import Values
from grono.ui.forms import Section
from grono.ui.records.own_form import OwnRowFormPage

_PROJECT = Section(
    "project",
    _("Project"),
    (
        (("title", 12),),
        (("title_en", 12),),
        (("code", 4), ("number", 8)),
        (("programme", 6), ("authority", 6)),
        (("starts_on", 6), ("ends_on", 6)),
    ),
)


class ProjectFormPage(OwnRowFormPage):
    """The number and the title go onto every paper of what the project serves."""

    table = "project"
    list_place = "projects"
    list_title = _("Projects")
    new_title = _("New project")
    save_words = _("Save the project")
    next_words = p_("project", "Save and add another")
    hint = _("The title is enough. The rest can wait.")

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        return (_PROJECT,)
