"""The form of a programme: what it is called and when a certificate is given; the rest can wait."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.text import _, p_
from grono.domain.training import Programme
from grono.services.parts.base import Values
from grono.ui.forms import Section
from grono.ui.page import Where
from grono.ui.records.own_form import OwnRowFormPage

_PROGRAMME = Section(
    "programme",
    _("Programme"),
    ((("title", 12),), (("title_en", 12),), (("target_group", 12),)),
)
_CONDITIONS = Section(
    "conditions",
    _("Conditions"),
    ((("threshold", 6), ("pass_mark", 6)), (("minutes_per_hour", 6), ("breaks_count", 6))),
)
_CONTENT = Section(
    "content",
    _("Aims and methods"),
    (
        (("aims", 12),),
        (("methods", 12),),
        (("entry", 12),),
        (("validation", 12),),
        (("qualification_code", 6),),
        (("aims_en", 12),),
    ),
)


class ProgrammeFormPage(OwnRowFormPage):
    """A title is enough; modules, outcomes and the test are typed on the programme's card."""

    table = "programme"
    list_place = "training"
    list_title = p_("place", "Training")
    new_title = _("New programme")
    save_words = _("Save the programme")
    hint = _("The title is enough. The rest can wait.")

    def sections(self, *, new: bool, values: Values) -> Sequence[Section]:
        return (_PROGRAMME, _CONDITIONS, _CONTENT)

    def first_values(self, where: Where) -> dict[str, object]:
        return {"threshold": Programme.threshold, "minutes_per_hour": Programme.minutes_per_hour}
