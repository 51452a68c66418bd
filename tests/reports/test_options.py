"""What can be asked of a report, and what is answered to what cannot."""

from __future__ import annotations

from datetime import date

import pytest

from grono.domain.text import UserError
from grono.reports import REPORTS, find_report
from grono.reports.report import Report
from grono.wording import sentence

_DIRECTORY = "order, per_page, trade, edition, logos, codes, indexes, left_out"


def test_names_titles_and_options_are_distinct() -> None:
    names = [report.name for report in REPORTS]
    assert len(set(names)) == len(names)
    for report in REPORTS:
        assert report.formats
        keys = [option.key for option in report.options]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_defaults_are_what_can_be_typed(report: Report) -> None:
    typed = {option.key: option.default for option in report.options}
    assert report.request(typed).options == report.request().options


@pytest.mark.parametrize(
    ("given", "language", "said"),
    [
        (
            {"per_page": "3"},
            "pl",
            "Opcja per_page nie może mieć wartości „3”. Użyj jednego z: 1, 2, 6, 8, 10.",
        ),
        ({"logos": "czasem"}, "pl", "Opcja logos nie może mieć wartości „czasem”. Użyj jednego z: yes, no."),
        ({"kolor": "red"}, "pl", f"Ten raport nie ma opcji „kolor”. Użyj jednego z: {_DIRECTORY}."),
        ({}, "de", "Nie ma języka „de” dla raportów. Użyj jednego z: pl, en, both."),
    ],
)
def test_what_is_not_possible_is_answered_with_what_is(
    given: dict[str, str], language: str, said: str
) -> None:
    with pytest.raises(UserError) as caught:
        find_report("member-directory").request(given, language=language)
    assert sentence(caught.value, "pl") == said


def test_an_unknown_report_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UserError) as caught:
        find_report("x")
    assert sentence(caught.value, "en").endswith(
        f"Use one of: {', '.join(report.name for report in REPORTS)}."
    )


def test_options_are_read_as_they_are_typed() -> None:
    request = find_report("cluster-structure").request(
        {"from": "2020-01-31", "charts": "nie"}, as_of=date(2026, 1, 2)
    )
    assert request.options == {"from": date(2020, 1, 31), "to": None, "charts": False}
    with pytest.raises(UserError, match="2026-10-31"):
        find_report("cluster-structure").request({"from": "31.01.2020"})
