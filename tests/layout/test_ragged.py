"""Ragged lines between blanks: the choice of total fit, in as few lines as there can be."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.layout.lines.ragged import ragged_ends
from compiler.layout.lines.totalfit import ADJACENT, LINE, STEEPER, STRETCH, Rules, fit
from tests.layout.setting_lines import RAGGED, dump_lines, set_lines
from tests.layout.test_breaking import words_of

BLANK = 2.0
WIDTHS = st.lists(st.floats(3.0, 40.0), min_size=1, max_size=40)


def rules_of(measure: float) -> Rules:
    return Rules(measure, BLANK, 18.0, False, 2.0, measure / 6)


def demerits(widths: list[float], ends: list[int], rules: Rules) -> float:
    """What all lines but the last cost, and the last its neighbour."""
    total, before = 0.0, 1
    for start, stop in pairwise([0, *ends[:-1]]):
        line = widths[start:stop]
        blanks = BLANK * (len(line) - 1)
        ratio = max(rules.measure - sum(line) - blanks, 0.0) / (blanks * STRETCH + rules.zone)
        looseness = 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        total += LINE + 100 * ratio ** (3 if ratio <= 1 else 3 * STEEPER)
        total += ADJACENT if abs(looseness - before) > 1 else 0.0
        before = looseness
    return total + (ADJACENT if before == 3 else 0.0)


@settings(max_examples=40, deadline=None)
@given(WIDTHS, st.floats(60.0, 160.0))
def test_the_lines_are_those_of_total_fit_where_these_are_as_few(
    widths: list[float], measure: float
) -> None:
    weighed = fit(words_of(*widths, blank=BLANK), rules_of(measure), 0.0)
    ends = ragged_ends(widths, BLANK, rules_of(measure))
    if ends is not None:
        assert weighed is not None
        assert len(ends) <= len(weighed)
        if len(ends) == len(weighed):
            # Of ways that are equally good, either may be taken.
            rules = rules_of(measure)
            assert demerits(widths, ends, rules) <= demerits(widths, weighed, rules) + 0.001


@settings(max_examples=40, deadline=None)
@given(WIDTHS, st.floats(60.0, 160.0))
def test_no_line_is_wider_than_the_measure_and_none_is_more_than_needed(
    widths: list[float], measure: float
) -> None:
    ends = ragged_ends(widths, BLANK, rules_of(measure)) or []
    held = [widths[start:stop] for start, stop in pairwise([0, *ends])] if ends else []
    assert all(sum(line) + BLANK * (len(line) - 1) <= measure + 0.01 for line in held)
    assert [width for line in held for width in line] == (widths if ends else [])
    # Two lines beside each other that would go into one are a line too many.
    assert all(
        sum(one) + sum(two) + BLANK * (len(one) + len(two) - 1) > measure - 0.01
        for one, two in pairwise(held)
    )


def test_a_word_wider_than_the_measure_is_left_to_the_other_passes() -> None:
    assert ragged_ends([10.0, 70.0, 10.0], BLANK, rules_of(60.0)) is None


def test_a_last_line_that_is_too_short_takes_a_word_from_the_line_before() -> None:
    assert ragged_ends([26.0, 26.0, 26.0, 5.0], BLANK, rules_of(82.0)) == [2, 4]


def test_words_wider_than_their_column_are_cut_all_the_same() -> None:
    lines = set_lines("a Verwaltungsgemeinschaftsvorsitzender", 60.0, RAGGED)
    assert len(dump_lines(lines).splitlines()) > 1
