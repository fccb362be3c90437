"""Line breaking: which lines total fit chooses, and what it does when nothing is good."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from compiler.layout.lines.breaking import LOOSE, PRETOLERANCE, TOLERANCE
from compiler.layout.lines.ends import START, LineEnds, chained, of_rows
from compiler.layout.lines.line import Line
from compiler.layout.lines.totalfit import MOST_HYPHENS, Rules, fit
from compiler.model.inline import Emphasis, Foreign, Inline, Inlines, Strong, Text
from tests.layout.setting_lines import (
    BODY,
    HYPHEN,
    RAGGED,
    dump_lines,
    joined,
    right_edges,
    set_lines,
)

PROSE = (
    "International cooperation is the responsibility of the governments, which have therefore "
    "agreed on a well-known and reasonable programme of implementation. The programme was "
    "extended twice by the unanimous agreement of all countries in the administrative committee, "
    "and the economy as a whole has grown at a steady rate in every region since the spring."
)
MEASURE = 240.0


def words_of(*widths: float, blank: float = 1.0) -> LineEnds:
    """Line ends between words of given widths."""
    found = [START]
    at = 0.0
    for index, width in enumerate(widths):
        at += width
        shrunk = at - index * blank / 3
        row = (at, shrunk, at + blank, index, index + 1, 0.0, 0, index + 1, 0)
        found.append(of_rows([row]))
        at += blank
    return chained(found)


def test_lines_are_chosen_together_not_one_by_one() -> None:
    # First fit would set 4+4+4, and leave 10 alone with a very loose line before it.
    given = words_of(4, 4, 4, 10, 4, 9)
    assert fit(given, Rules(15.0, 1.0, tolerance=10), 0.0) == [3, 5, 6]
    assert fit(words_of(3, 3, 3, 3, 3, 3), Rules(11.0, 1.0, tolerance=1.0), 0.0) == [3, 6]


def test_nothing_is_returned_when_no_line_is_within_the_tolerance() -> None:
    assert fit(words_of(6, 6, 6), Rules(10.0, 1.0, tolerance=1.0), 0.0) is None


def test_a_first_line_indent_makes_the_first_line_shorter() -> None:
    given = words_of(3, 3, 3, 3, 3)
    assert fit(given, Rules(11.0, 1.0, tolerance=1.0), 0.0) == [3, 5]
    assert fit(given, Rules(11.0, 1.0, tolerance=1.0), 4.0) == [2, 5]


def test_a_hanging_first_line_is_longer() -> None:
    given = words_of(3, 3, 3, 3, 3, 3, 3)
    assert fit(given, Rules(11.0, 1.0, tolerance=1.0), -4.0) == [4, 7]


def test_every_line_but_the_last_fills_the_measure() -> None:
    lines = set_lines(PROSE, MEASURE)
    assert set(right_edges(lines[:-1])) == {MEASURE}
    assert right_edges(lines)[-1] < MEASURE


def test_mixed_faces_do_not_move_the_right_edge() -> None:
    lines = set_lines((Text(PROSE), Text(" "), *mixed()), MEASURE)
    assert set(right_edges(lines[:-1])) == {MEASURE}


def mixed() -> Inlines:
    """The same words, bold, italic and plain in turn."""
    found: list[Inline] = []
    for index, word in enumerate(PROSE.split()):
        text = Text(word)
        styles: tuple[Inline, ...] = (Strong((text,)), Emphasis((text,)), text)
        found += [styles[index % 3], Text(" ")]
    return tuple(found)


def test_ratios_stay_within_what_the_passes_allow() -> None:
    for line in set_lines(PROSE, MEASURE):
        assert -1 <= line.ratio <= LOOSE
    assert PRETOLERANCE <= TOLERANCE <= LOOSE


def test_words_are_divided_only_where_that_helps() -> None:
    assert not any(line.hyphenated for line in set_lines(PROSE, 420))
    narrow = set_lines(PROSE, 130)
    assert any(line.hyphenated for line in narrow)
    assert joined(narrow) == PROSE


def test_words_of_another_script_are_divided_by_its_patterns() -> None:
    text = "The ministry (Министерство иностранных дел) is there"
    assert dump_lines(set_lines(text, 100)) == (
        "The ministry| (Мини-\nстерство иностран-\nных дел)| is there"
    )


def test_each_run_is_divided_by_the_patterns_of_its_language() -> None:
    word, divided = "Staatssekretärin", "Staatsse|kre|tä|rin"
    ends = set()
    for measure in range(60, 90, 2):
        said = (Text("the "), Foreign("de", (Text(f"{word} {word}"),)))
        for line in set_lines(said, float(measure), RAGGED, "en"):
            if line.hyphenated:
                ends.add(line.fragments[-1].text.removesuffix(HYPHEN).rpartition(" ")[2])
    assert ends
    wholes = {"".join(divided.split("|")[:at]) for at in range(1, 4)} | {"Staats"}
    assert ends <= wholes


@pytest.mark.parametrize("measure", range(110, 250, 20))
def test_hyphens_of_compounds_count_for_ladders(measure: int) -> None:
    text = " ".join(["well-known", "long-standing", "administrative", "vis-à-vis"] * 8)
    lines = set_lines(text, float(measure))
    rows = "".join("-" if dump_lines([line]).endswith("-") else "." for line in lines)
    assert "---" not in rows


def test_a_hyphen_after_two_letters_is_avoided() -> None:
    text = "A word of administration, and then administrative matters to go on."
    for measure in range(115, 180, 5):
        for line in set_lines(text, measure):
            assert not dump_lines([line]).endswith(" ad-")


def test_a_style_may_forbid_hyphens() -> None:
    style = replace(BODY, hyphenate=False)
    assert not any(line.hyphenated for line in set_lines(PROSE, 130, style))


@pytest.mark.parametrize("measure", [110, 130, 150, 170, 190, 210])
def test_no_more_than_two_hyphens_follow_each_other(measure: float) -> None:
    text = " ".join(["administrative", "responsibilities", "notwithstanding", "unanimously"] * 8)
    row = 0
    for line in set_lines(text, measure):
        row = row + 1 if line.hyphenated else 0
        assert row <= MOST_HYPHENS


@pytest.mark.parametrize("measure", range(150, 350, 10))
def test_a_last_line_is_never_the_rest_of_a_word(measure: float) -> None:
    *_, before, last = set_lines(PROSE, measure)
    assert not (before.hyphenated and " " not in joined([last]))


@pytest.mark.parametrize("measure", range(200, 420, 20))
def test_a_last_line_is_not_a_single_short_word(measure: float) -> None:
    last = set_lines(PROSE, measure)[-1]
    assert last.width >= 3 * BODY.size


def test_neighbouring_lines_are_of_like_colour() -> None:
    for before, after in pairwise(set_lines(PROSE, MEASURE)[:-1]):
        assert abs(before.ratio - after.ratio) < 2.5


def test_ragged_lines_keep_their_natural_blanks() -> None:
    lines = set_lines(PROSE, MEASURE, RAGGED)
    assert all(each.word_space == 0 for line in lines for each in line.fragments)
    assert all(line.width <= MEASURE for line in lines)


def test_ragged_text_is_divided_sparingly() -> None:
    ragged, justified = (set_lines(PROSE, 130, style) for style in (RAGGED, BODY))
    assert hyphens(ragged) <= hyphens(justified)


def hyphens(lines: tuple[Line, ...]) -> int:
    return sum(line.hyphenated for line in lines)


def test_right_and_centred_lines_stand_where_they_should() -> None:
    right = set_lines("a few words that take two lines", 80, replace(RAGGED, align="right"))
    assert set(right_edges(right)) == {80.0}
    centred = set_lines("a few words that take two lines", 80, replace(RAGGED, align="center"))
    for line in centred:
        assert line.fragments[0].x == pytest.approx((80 - line.width) / 2)


def test_an_address_is_broken_inside_rather_than_leaving_a_gap() -> None:
    text = (
        "See https://www.mofa.go.jp/policy/other/bluebook/2010/html/index.html for the whole text."
    )
    lines = set_lines(text, 150)
    assert len(lines) <= 4
    assert joined(lines) == text
    assert any(line.glued for line in lines)
    assert not any(line.hyphenated for line in lines[:-2])


def test_the_author_says_where_a_word_may_be_divided() -> None:
    lines = set_lines("a donau\u00addampf\u00adschiff", 80, replace(RAGGED, hyphenate=False))
    assert dump_lines(lines) == "a donaudampf-\nschiff"
    assert joined(lines) == "a donaudampfschiff"


def test_a_zero_width_blank_breaks_without_a_mark() -> None:
    lines = set_lines("aaaaaaaaaa\u200bbbbbbbbbbb", 70, replace(RAGGED, hyphenate=False))
    assert dump_lines(lines) == "aaaaaaaaaa\nbbbbbbbbbb"
    assert lines[0].glued


def test_no_break_blanks_hold_words_together() -> None:
    lines = set_lines("it grew by 10\u00a0% and 20\u202f%", 58, RAGGED)
    assert dump_lines(lines) == "it grew by\n10\u00a0% and\n20\u202f%"


def test_a_word_wider_than_the_measure_is_cut_at_the_last_character_that_fits() -> None:
    lines = set_lines("x" * 30 + " end", 50, replace(BODY, hyphenate=False))
    assert dump_lines(lines) == "xxxxxxxx\nxxxxxxxx\nxxxxxxxx\nxxxxxx\nend"
    assert [line.glued for line in lines] == [True, True, True, False, False]


def test_a_wide_word_begins_in_the_line_before_when_there_is_room() -> None:
    lines = set_lines("so " + "x" * 30, 50, replace(BODY, hyphenate=False))
    assert dump_lines(lines).startswith("so xxxx")
    assert joined(lines) == "so " + "x" * 30


def test_accents_stay_with_their_letters_when_a_word_is_cut() -> None:
    text = "x\u0302" * 40
    lines = set_lines(text, 50, replace(BODY, hyphenate=False))
    assert joined(lines) == text
    assert all(line.fragments[0].text[0] == "x" for line in lines)
