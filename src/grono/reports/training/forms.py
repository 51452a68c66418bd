"""Tests and surveys on paper, to be filled in by hand and entered at the keyboard afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.questions import SCALES, QuestionKind
from grono.domain.text import Text, _, p_
from grono.domain.training import Edition, TestPhase
from grono.reports.choosing import EDITION, EVENT
from grono.reports.document import (
    Blank,
    Block,
    Document,
    Fields,
    Paragraph,
    Sheet,
    Ticks,
    Together,
)
from grono.reports.events import activity as activities
from grono.reports.events.picked import ROWS, rows_of, who
from grono.reports.language import InBoth, Joined, Words
from grono.reports.options import Choice, Option, yes_no
from grono.reports.report import Report, Request
from grono.reports.training import about
from grono.services.activities.taking_part import Participant, participants
from grono.services.training.questions import Asked, survey_of, test_of
from grono.services.training.results import letter
from grono.store.store import Store

_LINES = 3
"""Lines to answer on in one's own words."""


def build_test(store: Store, request: Request) -> Document:
    """The test of the programme, for everybody with a seat or empty; the key marks the right answers."""
    held = about.asked(store, request)
    if held is None:
        return about.nothing(store, request, TEST)
    asked = test_of(store, held.programme.id)
    phase = TestPhase(str(request.options["phase"]))
    people: list[Participant | None] = [None]
    if request.options["who"] == "all" and not request.options["key"]:
        seated = [
            one for one in participants(store, Edition.table, held.edition.id) if one.registration.seated
        ]
        people = [*rows_of(seated, request)]
    title = _PHASES[phase]
    body = tuple(_test_question(at, one, key=bool(request.options["key"])) for at, one in enumerate(asked, 1))
    most = sum(one.question.points for one in asked)
    sheets = [
        Sheet(
            title=title,
            subtitle=held.edition.title,
            running=held.edition.title,
            size=15.0,
            blocks=(_named(one, most), *(body or (Paragraph(_NO_TEST),))),
        )
        for one in people
    ]
    return Document(
        **about.common(store, request, held),
        name=TEST.name,
        title=title,
        subtitle=held.edition.title,
        blocks=tuple(sheets) or (Paragraph(_NOBODY),),
    )


def _named(one: Participant | None, most: int) -> Fields:
    name = one.full_name if one else ""
    return Fields(
        (
            Blank(_("given name and family name"), name, 3),
            Blank(p_("on paper", "date"), "", 1),
            Blank(_("points of {n}", n=most), "", 1),
        )
    )


def _test_question(place: int, one: Asked, *, key: bool) -> Together:
    """The question with its answers; in the key the right one is marked."""
    worth = Joined((f"{place}.", _question(one)), " ")
    answers = tuple(
        Joined(
            (
                f"{letter(option.position)})",
                InBoth(option.text, option.text_en),
                _RIGHT if key and option.right else "",
            ),
            " ",
        )
        for option in one.options
    )
    return Together((Paragraph(worth), *(Ticks((answer,)) for answer in answers)))


def build_survey(store: Store, request: Request) -> Document:
    """The survey of an event or an edition: anonymous, with a box for the number that the office gives."""
    held = activities.asked(store, request, EDITION, EVENT)
    if held is None:
        return activities.nothing(store, request, SURVEY)
    asked = survey_of(store, held.table, held.record.id)
    return Document(
        **activities.common(held, request),
        name=SURVEY.name,
        title=SURVEY.title,
        subtitle=Joined((held.title, held.when())),
        blocks=(
            Fields(
                (
                    Blank(_("number of the sheet (filled in by the office)"), "", 2),
                    Blank(p_("on paper", "date"), "", 1),
                )
            ),
            Paragraph(_ANONYMOUS, note=True),
            *(_survey_question(at, one) for at, one in enumerate(asked, 1)),
        ),
    )


def _survey_question(place: int, one: Asked) -> Together:
    asked = Paragraph(Joined((f"{place}.", _question(one)), " "))
    return Together((asked, *_answers(one)))


def _answers(one: Asked) -> Sequence[Block]:
    kind = one.question.kind
    if kind is QuestionKind.OPEN:
        return [Fields((Blank(""),)) for _line in range(_LINES)]
    if kind in SCALES:
        least, greatest = SCALES[kind]
        return [Ticks(tuple(str(mark) for mark in range(least, greatest + 1)))]
    return [
        Ticks((Joined((f"{letter(option.position)})", InBoth(option.text, option.text_en)), " "),))
        for option in one.options
    ]


def _question(one: Asked) -> Words:
    return InBoth(one.question.text, one.question.text_en)


_PHASES: dict[TestPhase, Text] = {
    TestPhase.PRE: p_("on paper", "Test before the training"),
    TestPhase.POST: p_("on paper", "Test after the training"),
}
_NO_TEST = _("The programme has no test questions yet.")
_NOBODY = _("Nobody has a seat yet.")
_RIGHT = p_("test", "(right)")
_ANONYMOUS = _(
    "The survey is anonymous. Mark one box in each row; in the rows with five boxes 1 is the lowest mark and "
    "5 the highest."
)

TEST = Report(
    name="test-form",
    title=p_("report", "Test sheets"),
    description=_("The test before or after the training, to be filled in by hand, and its key."),
    formats=("pdf",),
    options=(
        EDITION.option(),
        Option(
            key="phase",
            title=p_("option", "Test"),
            choices=tuple(Choice(phase.value, phase.label) for phase in TestPhase),
            default=TestPhase.PRE.value,
        ),
        who("all"),
        ROWS,
        yes_no("key", _("Key with the right answers"), default=False),
    ),
    build=build_test,
    group=about.GROUP,
)
SURVEY = Report(
    name="survey-form",
    title=p_("report", "Satisfaction survey"),
    description=_("The anonymous survey of an event or a training, to be filled in by hand."),
    formats=("pdf",),
    options=(EDITION.option(), EVENT.option()),
    build=build_survey,
    group=about.GROUP,
)
