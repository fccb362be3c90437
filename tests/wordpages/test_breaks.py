"""Places where a line of a Word file may end; a broken bar stands at each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.wordpages.breaks import ends_openly, may_break_between, opportunities, starts_badly

SHOWN = [
    "COVID-¦19 in 2020–¦21",
    "re-¦read, well-¦known",
    "1,000 and 3.14 and a:b and a@b",
    "10%x and 5 %",
    "yes¦—¦no",
    "“x”—“y”",
    "(a)¦(b) [x]",
    "wait…¦and ‥¦go",
    "a|¦b a\\¦b what?¦yes! No",
    "and/¦or, w/¦o",
    "1/2 and 3/4",
    "a\N{NO-BREAK SPACE}b c\N{NON-BREAKING HYPHEN}d e\N{WORD JOINER}f",
    "a\N{ZERO WIDTH SPACE}¦b c\N{THIN SPACE}¦d",
    "soft\N{SOFT HYPHEN}¦hyphen",
    "€5.3m, $12 and 5€",
    "°C and 20°C",
    "a\N{NARROW NO-BREAK SPACE}b",
    "日¦本¦語。¦英",
    "e\N{COMBINING ACUTE ACCENT}a",
    "http://¦www.example.org/¦path?¦x=1&y=2",
]


@pytest.mark.parametrize("shown", SHOWN)
def test_lines_end_where_writer_ends_them(shown: str) -> None:
    text = shown.replace("¦", "")
    places = opportunities(text)
    inside = [place for place in places if text[place - 1] != " "]
    marked = "".join(f"¦{each}" if place in inside else each for place, each in enumerate(text))
    assert marked == shown


def test_a_line_may_start_behind_a_blank() -> None:
    assert opportunities("one two  three") == (4, 9)


@pytest.mark.parametrize("text", ["a !", "a /b", "a )", "( a", "a .b", "— —"])
def test_no_line_starts_with_a_mark_that_belongs_to_what_is_before(text: str) -> None:
    assert 2 not in opportunities(text)


def test_words_that_are_bad_at_either_end_of_a_line_are_known() -> None:
    assert starts_badly("!")
    assert starts_badly("/or")
    assert not starts_badly("(a")
    assert ends_openly("(")
    assert not ends_openly("a-")


def test_the_edge_of_two_formats_is_judged_like_any_other_place() -> None:
    assert may_break_between("well-", "known")
    assert not may_break_between("word", ".\N{RIGHT DOUBLE QUOTATION MARK}")
    assert not may_break_between("word", "\N{START OF TEXT}")
    assert may_break_between("word ", "next")


@given(st.text(alphabet="ab1 -–—…/|?!.,:;()“”%€°\u00a0\u2011é日", max_size=30))
def test_places_rise_and_stand_inside_the_text(text: str) -> None:
    places = opportunities(text)
    assert list(places) == sorted(set(places))
    assert all(0 < place < len(text) for place in places)
    direct = [place for place in places if text[place - 1] != " "]
    assert all(text[place] not in " \u00a0\u2011)”,.:;!?" for place in direct)
