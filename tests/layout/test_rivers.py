"""Rivers: lines are broken anew where white runs through three of them."""

from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from compiler.layout.lines import rivers
from compiler.layout.lines.ends import LineEnds
from compiler.layout.lines.rivers import without_rivers
from compiler.layout.lines.totalfit import Rules, fit
from tests.layout.test_breaking import words_of

RULES = Rules(40.0, 1.0, tolerance=2.0)
RIVER = (3, 2, 6, 4, 7, 3, 3, 3, 3, 2, 2, 2, 6, 4, 8, 5, 3, 4, 8, 2, 8, 8, 6, 3)
EVEN = (4, 3, 6, 3, 9, 9, 9, 8, 5, 3, 9, 2, 8, 8, 2, 9, 6, 5, 3, 7, 2, 2, 2, 2)


def gaps(given: LineEnds, ends: list[int]) -> list[list[float]]:
    """Left edges of the blanks of each line, set at natural width or spread to the measure."""
    found, start = [], 0
    for end in ends:
        blanks = given.blanks[end] - given.blanks_after[start]
        slack = RULES.measure - (given.ends[end] - given.starts[start])
        added = slack / blanks if blanks and end != len(given.ends) - 1 else 0.0
        at = given.starts[start]
        found.append(
            [given.ends[each] - at + (each - start - 1) * added for each in range(start + 1, end)]
        )
        start = end
    return found


def rivers_of(given: LineEnds, ends: list[int]) -> int:
    lines = gaps(given, ends)
    near = 0.3
    return sum(
        any(
            abs(a - b) < near and abs(b - c) < near and abs(a - c) < near
            for a in lines[at]
            for b in lines[at + 1]
            for c in lines[at + 2]
        )
        for at in range(len(lines) - 2)
    )


def test_a_river_is_broken_up_where_that_is_cheap() -> None:
    given = words_of(*RIVER)
    ends = fit(given, RULES, 0.0)
    assert ends is not None
    assert rivers_of(given, ends) > rivers_of(given, without_rivers(given, ends, RULES, 0.0))


def test_lines_without_a_river_stay_as_they_are() -> None:
    given = words_of(*EVEN)
    ends = fit(given, RULES, 0.0)
    assert ends is not None
    assert not rivers_of(given, ends)
    assert without_rivers(given, ends, RULES, 0.0) is ends


@settings(max_examples=40)
@cases(st.lists(st.integers(1, 9), min_size=12, max_size=60))
def test_no_line_leaves_what_its_pass_allows(widths: list[int]) -> None:
    given = words_of(*map(float, widths))
    ends = fit(given, RULES, 0.0)
    if ends is None:
        return
    found = without_rivers(given, ends, RULES, 0.0)
    assert found[-1] == ends[-1]
    for start, end in zip([0, *found], found, strict=False):
        slack = RULES.measure - (given.ends[end] - given.starts[start])
        blanks = given.blanks[end] - given.blanks_after[start]
        assert slack >= -blanks / 3 - 1e-6
        assert end == found[-1] or slack <= RULES.tolerance * blanks / 2 + 1e-6


def test_a_measure_too_wide_to_be_looked_at_is_left_alone() -> None:
    given = words_of(*[300.0] * 40)
    rules = Rules(1500.0, 1.0, tolerance=1000.0)
    ends = fit(given, rules, 0.0)
    assert ends is not None
    assert rules.measure * rivers.STEPS > rivers.WIDEST
    assert without_rivers(given, ends, rules, 0.0) == ends
