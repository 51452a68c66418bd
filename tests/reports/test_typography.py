"""Polish typography and the breaking of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grono.reports.render import bidi
from grono.reports.render.fonts import bold, regular
from grono.reports.render.typography import NBSP, one_line, typeset, visible
from grono.reports.render.wrap import ELLIPSIS, fit, shortened, wrap

TEXTS = st.text(st.sampled_from("aiouwz ąężźćłó-/.,@ 12ABŻ\n"), max_size=200)


def hard(text: str) -> str:
    """The hard spaces made visible."""
    return text.replace(NBSP, "_")


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("kot i pies w domu", "kot i_pies w_domu"),
        ("a i w domu", "a_i_w_domu"),
        ("(w tym kobiety)", "(w_tym kobiety)"),
        ("nr 8 z 5 maja 2026 r.", "nr_8 z_5_maja_2026_r."),
        ("ul. Bajtowa 7, tel. 22 555 01 00", "ul._Bajtowa 7, tel._22 555 01 00"),
        ("Netika sp. z o.o. i Synowie", "Netika sp._z_o.o. i_Synowie"),
        ("Zysk 100 zł, czyli 5 % z 2 mln", "Zysk 100_zł, czyli 5_% z_2_mln"),
        ('Firma "Łącznik" S.A.', "Firma „Łącznik” S.A."),
        ('ekran 19" i 21"', 'ekran 19" i_21"'),
        ("NATO w.", "NATO w."),
    ],
)
def test_polish_rules(plain: str, printed: str) -> None:
    assert hard(typeset(plain, "pl")) == printed


def test_english_has_its_own_quotes_and_no_hard_spaces_after_letters() -> None:
    assert typeset('A "quoted" word i say', "en") == "A “quoted” word i say"


@given(TEXTS)
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text, "pl")
    assert typeset(once, "pl") == once


def test_what_no_file_may_hold_is_seen_to_be_replaced() -> None:
    assert visible("a\x00b\x1fc\ud800d") == "a�b�c�d"
    assert one_line("a\r\nb\u2028c", "pl") == "a b c"


@given(TEXTS, st.integers(20, 300))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, regular(), 9, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(regular().width(line) * 9 <= width + 0.01 or len(line) == 1 for line in lines)


@given(TEXTS, st.integers(40, 300), st.integers(1, 3))
def test_shrinking_goes_step_by_step_and_then_wraps(text: str, width: int, most: int) -> None:
    steps = (9.0, 8.0, 7.0)
    text = one_line(text, "pl")
    size, lines = fit(text, bold(), steps, width, most)
    assert size in steps
    assert len(lines) <= most or size == steps[-1]
    larger = [step for step in steps if step > size]
    assert all(len(wrap(text, bold(), step, width)) > most for step in larger)


def test_what_is_shortened_says_so() -> None:
    lines = wrap("jeden dwa trzy cztery pięć", regular(), 9, 50)
    assert len(lines) > 2
    assert shortened(lines, 2, regular(), 9, 50)[-1].endswith(ELLIPSIS)
    assert shortened(lines, 9, regular(), 9, 50) == lines


def test_right_to_left_words_are_drawn_from_their_end() -> None:
    assert bidi.visual("Firma בית (1999) Ltd") == "Firma תיב (1999) Ltd"
    assert bidi.visual("בית 12 תוכנה") == "הנכות 12 תיב"


def test_a_glyph_that_firago_lacks_comes_from_noto_and_else_is_seen_to_be_missing() -> None:
    assert [name for name, _run, _width in regular().runs("Łódź")] == ["FiraGO-Regular"]
    assert regular().resolve("�")[0] == "NotoSans-Regular"
    assert regular().resolve("中") == ("NotoSans-Regular", "�")
    assert bold().resolve("中")[0] == "NotoSans-Bold"
    assert regular().width("中") == regular().width("�") > 0
