"""What a typesetter would mark, counted in lines whose positions are known."""

from collections.abc import Sequence

import pytest

from benchmarks.quality_counts import Counts, count, ratio, rivers
from benchmarks.quality_reading import Area, Face, Reading, TextLine

FACE = Face(10.0, 14.0, {" ": 0.25})
AREA = Area(0.0, 0.0, 100.0, 140.0)
BLANK = 2.5


def line(
    *gaps: float, words: str = "", row: int = 0, page: int = 0, right: float = 100.0
) -> TextLine:
    """A line with gaps so many blanks wide, ten points of text before each."""
    left, found = 0.0, []
    for gap in gaps:
        left += 10.0
        found.append((left, left + gap * BLANK))
        left += gap * BLANK
    texts = tuple(words.split()) or ("word",) * (len(gaps) + 1)
    return TextLine(page, 14.0 * (row + 1), 0.0, right, texts, tuple(found))


def counted(*paragraphs: Sequence[TextLine], others: Sequence[TextLine] = ()) -> Counts:
    reading = Reading([tuple(paragraph) for paragraph in paragraphs], list(others))
    return count(reading, FACE, AREA, frozenset({len(paragraphs) - 1}))


END = line(1.0, right=60.0)


@pytest.mark.parametrize(("gap", "expected"), [(1.0, 0.0), (1.5, 1.0), (2.0, 2.0), (2 / 3, -1.0)])
def test_the_ratio_is_one_where_a_blank_gives_what_it_may(gap: float, expected: float) -> None:
    assert ratio(line(gap, gap), FACE) == pytest.approx(expected)


def test_last_lines_take_no_part_in_what_is_said_of_gaps() -> None:
    counts = counted([line(1.2, 1.2), line(3.0, 3.0)])
    assert (counts.justified, counts.lines) == (1, 2)
    assert counts.widest.value == pytest.approx(1.2)


def test_loose_and_tight_lines_are_told_by_their_mean_gap() -> None:
    counts = counted([line(1.4, 1.8), line(0.7, 0.72), line(1.0, 1.0), END])
    assert [each.value for each in counts.loose] == pytest.approx([1.6])
    assert [each.value for each in counts.tight] == pytest.approx([0.71])
    assert counts.mean_gap == pytest.approx((1.6 + 0.71 + 1.0) / 3)


def test_neighbours_are_uneven_when_their_ratios_are_more_than_one_apart() -> None:
    counts = counted([line(1.0), line(1.4), line(0.8), END])
    assert [each.value for each in counts.jumps] == pytest.approx([-1.4])


def test_justified_lines_end_at_the_right_edge_or_are_told() -> None:
    counts = counted([line(1.0, right=100.4), line(1.0, right=103.0), END])
    assert [each.value for each in counts.off_measure] == pytest.approx([3.0])


def test_two_hyphens_in_a_row_are_no_ladder_and_three_are() -> None:
    def broken(hyphens: int) -> list[TextLine]:
        return [*[line(1.0, words="a bro-")] * hyphens, line(1.0, words="a word"), END]

    assert not counted(broken(2)).ladders
    assert [each.value for each in counted(broken(3)).ladders] == [3]
    assert len(counted(broken(3)).hyphens) == 3


def test_a_short_last_line_is_a_runt_unless_it_is_the_only_one() -> None:
    short = line(words="so.", right=29.0)
    assert [each.value for each in counted([line(1.0), short]).runts] == pytest.approx([2.9])
    assert not counted([line(1.0), END], [short]).runts
    assert not counted([line(1.0), line(words="longer.", right=30.0)]).runts


def test_a_river_is_a_channel_through_three_lines() -> None:
    straight = [line(1.0, 1.0)] * 3
    assert [each.value for each in rivers(straight, FACE)] == [3, 3]
    assert not list(rivers(straight[:2], FACE))


def test_a_river_is_told_once_at_its_full_length() -> None:
    assert [each.value for each in rivers([line(1.0)] * 5, FACE)] == [5]


def test_gaps_that_wander_off_make_no_river() -> None:
    steps = [TextLine(0, 14.0 * row, 0, 100, ("a", "b"), ((row, row + 2.5),)) for row in range(5)]
    assert not list(rivers(steps, FACE))


def test_a_last_line_alone_on_a_page_is_a_widow() -> None:
    counts = counted([line(1.0), line(1.0), line(1.0, page=1)])
    assert (len(counts.widows), len(counts.orphans)) == (1, 0)


def test_a_first_line_alone_on_a_page_is_an_orphan() -> None:
    counts = counted([line(1.0), line(1.0, page=1), line(1.0, page=1)])
    assert (len(counts.widows), len(counts.orphans)) == (0, 1)


def test_a_page_is_underfull_when_its_last_line_stands_too_high() -> None:
    full = [line(1.0, row=8), line(1.0, page=1), line(1.0, page=1)]
    short = [line(1.0, row=7), line(1.0, page=1), line(1.0, page=1)]
    assert not counted(full).underfull
    assert [each.value for each in counted(short).underfull] == pytest.approx([116.2 / 140])


def test_the_last_page_of_a_chapter_may_be_short() -> None:
    assert not counted([line(1.0), line(1.0)]).underfull


def test_a_chapter_that_ends_with_few_lines_on_a_page_ends_on_a_stub() -> None:
    long = [line(1.0), *[line(1.0, row=row, page=1) for row in range(5)]]
    assert not counted(long).stubs
    assert [each.value for each in counted(long[:-1]).stubs] == [4]


def test_a_heading_below_the_last_line_is_stranded() -> None:
    heading = line(row=9, words="Heading")
    pages = [line(1.0, row=7), line(1.0, row=8)], [line(1.0, page=1)]
    assert len(counted(*pages, others=[heading]).stranded) == 1
    assert not counted(*pages).stranded


def test_a_page_that_ends_on_a_hyphen_is_told() -> None:
    counts = counted([line(1.0, words="a bro-"), line(1.0, page=1), line(1.0, page=1)])
    assert len(counts.page_hyphens) == 1
