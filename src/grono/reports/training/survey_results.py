"""What a satisfaction survey says, as blocks of a report; events and editions alike."""

from __future__ import annotations

from collections.abc import Sequence

from grono.domain.questions import QuestionKind
from grono.domain.text import Text, _, n_
from grono.reports.document import Block, Column, Heading, Paragraph, Table
from grono.reports.language import InBoth, Words
from grono.services.training.surveys import SMALLEST, QuestionSummary, summary
from grono.store.store import Store
from grono.wording import Kind

_MARKS = range(1, 6)


def survey(store: Store, table: str, id: str) -> list[Block]:
    """Means, how many gave each mark, the recommendation score and the words; nothing without any sheet."""
    found = summary(store, table, id)
    if not found.sheets:
        return []
    aside = n_("{n} sheet", "{n} sheets", found.sheets)
    heading = Heading(_("Satisfaction survey"), aside=aside)
    if found.hidden:
        return [heading, Paragraph(_few())]
    scales = [one for one in found.questions if one.asked.question.kind is QuestionKind.SCALE]
    others = [one for one in found.questions if one.score is not None]
    return [
        heading,
        *([Table(_("Survey: marks"), _scale_columns(), scales)] if scales else []),
        *(Paragraph(_recommended(one)) for one in others),
        *_choices(found.questions),
        *_words(found.questions),
        *([Paragraph(_few(), note=True)] if any(one.hidden for one in found.questions) else []),
    ]


def _scale_columns() -> tuple[Column, ...]:
    return (
        Column(_("Question"), _question, width=300),
        Column(_("Mean"), lambda one: None if one.mean is None else round(one.mean, 2), Kind.NUMBER, 70),
        Column(_("Answers"), lambda one: one.n, Kind.NUMBER, 70),
        *(
            Column(str(mark), lambda one, mark=mark: one.distribution.get(mark), Kind.NUMBER, 40)
            for mark in _MARKS
        ),
    )


def _question(one: QuestionSummary) -> Words:
    return InBoth(one.asked.question.text, one.asked.question.text_en)


def _recommended(one: QuestionSummary) -> Text:
    whole = round((one.score or 0.0) * 100)
    sign = "+" if whole > 0 else "\N{MINUS SIGN}" if whole < 0 else ""
    return _(
        "Recommendation score (NPS): {score}; mean {mean} of 10; answers: {n}.",
        score=f"{sign}{abs(whole)}",
        mean=round(one.mean or 0.0, 1),
        n=one.n,
    )


def _choices(found: Sequence[QuestionSummary]) -> list[Block]:
    blocks: list[Block] = []
    for one in found:
        if one.asked.question.kind is QuestionKind.CHOICE and not one.hidden:
            columns = (
                Column(_question(one), lambda option: InBoth(option.text, option.text_en), width=300),
                Column(
                    _("Answers"), lambda option, one=one: one.distribution[option.position], Kind.NUMBER, 80
                ),
            )
            blocks.append(Table(_question(one), columns, one.asked.options))
    return blocks


def _words(found: Sequence[QuestionSummary]) -> list[Block]:
    blocks: list[Block] = []
    for one in found:
        if one.words:
            blocks.append(Heading(_question(one), level=2))
            blocks.extend(Paragraph(f"– {words}") for words in one.words)
    return blocks


def _few() -> Text:
    return _("Answers of fewer than {n} people are not shown.", n=SMALLEST)
