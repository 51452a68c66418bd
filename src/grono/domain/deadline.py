"""What falls due by itself, and within how many days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from grono.domain.entity import Dated, Problems
from grono.domain.text import Labelled, _, p_


class DeadlineKind(Labelled):
    """What a date is about."""

    TASK = "task", _("task")
    EVENT = "event", p_("deadline", "event")
    SESSION = "session", _("training session")
    REGISTRATION = "registration", _("end of registration")
    RECRUITMENT = "recruitment", _("end of recruitment")
    SHEET = "sheet", p_("deadline", "attendance")
    TESTS = "tests", _("test results")
    REPORT = "report", p_("deadline", "report")
    CERTIFICATES = "certificates", p_("deadline", "certificates")
    PROJECT = "project", _("end of a project")


TAKING_PLACE = frozenset({DeadlineKind.EVENT, DeadlineKind.SESSION})
"""What takes place on its day; it is never late, and it is not waited for."""


@dataclass(frozen=True, kw_only=True)
class DeadlineRule(Dated):
    """Within how many days something is to be done, for what ends in the period; the office may edit it."""

    table: ClassVar[str] = "deadline_rule"

    kind: DeadlineKind
    days: int
    source: str = ""

    def problems(self) -> Problems:
        if self.days < 0:
            return {"days": _("Days cannot be less than none.")}
        return super().problems()
