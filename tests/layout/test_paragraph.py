"""Paragraphs: prefixes, single lines, widths, and what holds for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.lines.paragraph import (
    natural_width,
    set_line,
    set_paragraph,
    text_widths,
)
from compiler.layout.lines.setting import Prefix
from compiler.layout.structure import Structure
from compiler.model.inline import Code, Emphasis, Inline, Inlines, LineBreak, Strong, Text
from tests.layout.setting_lines import (
    BODY,
    HYPHEN,
    RAGGED,
    dump_lines,
    joined,
    right_edges,
    set_lines,
    setting,
)

BOLD = replace(BODY, bold=True)


def test_a_short_paragraph_is_one_fragment_in_one_line() -> None:
    (line,) = set_lines("Two words", 200)
    (fragment,) = line.fragments
    assert (fragment.text, fragment.show.count(" ")) == ("Two words", 1)
    assert (fragment.x, fragment.face, fragment.wide) == (0.0, "serif/regular", False)
    assert (fragment.owner, fragment.word_space, line.ratio) == (-1, 0.0, 0.0)
    assert fragment.width == line.width


def test_no_words_give_no_lines() -> None:
    assert set_lines((), 200) == ()
    assert set_lines("  ", 200) == ()


def test_the_first_line_may_be_indented_or_hang() -> None:
    text = "words enough for more than two lines of this measure"
    indented = set_lines(text, 100, replace(RAGGED, first_line=20))
    assert [line.fragments[0].x for line in indented[:2]] == [20, 0]
    hanging = set_lines(text, 100, replace(RAGGED, first_line=-20))
    assert [line.fragments[0].x for line in hanging[:2]] == [-20, 0]
    assert max(right_edges(hanging)) <= 100


def test_a_label_hangs_before_the_first_line() -> None:
    label = Prefix((Text("1."),), BODY, hang=18, gap=4)
    lines = set_paragraph((Text("first words"),), RAGGED, 100, setting(), label).lines
    assert dump_lines(lines) == "1.|first words"
    assert [each.x for each in lines[0].fragments] == [-18, 0]


def test_a_label_that_is_too_wide_pushes_the_first_words() -> None:
    label = Prefix((Text("xxviii."),), BODY, hang=18, gap=4)
    lines = set_paragraph((Text("first words"),), RAGGED, 100, setting(), label).lines
    wide = natural_width((Text("xxviii."),), BODY, setting())
    assert lines[0].fragments[1].x == pytest.approx(wide + 4 - 18)


def test_a_heading_is_run_in_before_the_text_with_its_own_owner() -> None:
    structure = Structure.rooted("Sect")
    heading, paragraph = structure.open("H4", 0), structure.open("P", 0)
    around = replace(setting(), structure=structure, owner=paragraph)
    prefix = Prefix((Text("Trade."),), BOLD, heading, gap=10)
    lines = set_paragraph((Text("It grew."),), BODY, 300, around, prefix).lines
    assert dump_lines(lines) == "Trade.|It grew."
    first, second = lines[0].fragments
    assert (first.owner, second.owner) == (heading, -1)
    assert second.x == pytest.approx(first.width + 10)
    assert not structure.elements[paragraph].kids


def test_text_in_an_element_that_has_kids_becomes_a_piece() -> None:
    structure = Structure.rooted("Sect")
    cell = structure.open("TD", 0)
    structure.open("P", cell)
    around = replace(setting(), structure=structure, owner=cell)
    lines = set_paragraph((Text("more"),), BODY, 300, around).lines
    owner = lines[0].fragments[0].owner
    assert structure.elements[owner].tag == ""
    assert structure.elements[owner].parent == cell


def test_lines_for_decoration_leave_the_tree_alone() -> None:
    structure = Structure.rooted("Sect")
    around = replace(setting(), structure=structure, owner=-1)
    set_paragraph((Text("a "), Code("b"), Text(" c")), BODY, 300, around)
    assert len(structure.elements) == 1


def test_a_single_line_is_never_broken() -> None:
    line = set_line("a rather long line of words", BODY, setting())
    assert line.width == pytest.approx(
        natural_width((Text(line.fragments[0].text),), BODY, setting())
    )
    styled = set_line((Text("a"), LineBreak(), Strong((Text("b"),))), BODY, setting(), owner=7)
    assert [(each.text, each.owner) for each in styled.fragments] == [("a ", 7), ("b", 7)]


def test_a_single_line_is_the_same_by_either_way() -> None:
    for style in (BODY, replace(BODY, tracking=0.1), replace(BODY, tabular=True)):
        fast = set_line("12,345.6 office", style, setting())
        slow = set_paragraph((Text("12,345.6 office"),), style, 1000, setting()).lines[0]
        assert fast.fragments[0].show == slow.fragments[0].show
        assert fast.fragments[0].text == slow.fragments[0].text
        assert fast.width == pytest.approx(slow.width)


def test_an_empty_single_line_has_no_fragments() -> None:
    assert set_line("", BODY, setting()).fragments == ()
    assert set_line((Text(""), Emphasis(())), BODY, setting()).fragments == ()


def test_widths_are_those_of_the_whole_text_and_of_its_widest_word() -> None:
    around = setting()
    text: Inlines = (Text("a responsibility"),)
    word = natural_width((Text("responsibility"),), BODY, around)
    assert text_widths(text, BODY, around)[1] == pytest.approx(word)
    assert natural_width(text, BODY, around) > word
    mixed: Inlines = (Text("a responsi"), Strong((Text("bility"),)), LineBreak(), Text("b"))
    natural, narrowest = text_widths(mixed, BODY, around)
    assert natural > narrowest > word - 5
    assert text_widths((), BODY, around) == (0.0, 0.0)


def test_a_line_that_cannot_be_broken_is_reported_with_its_words() -> None:
    sink = Sink()
    lines = set_paragraph((Text("WWW WW"),), RAGGED, 5, replace(setting(), sink=sink)).lines
    assert joined(lines) == "WWW WW"
    assert {each.code for each in sink.diagnostics} == {"layout/overfull-line"}
    assert sink.diagnostics[0].message == '"W" is 5.2 pt wider than its measure of 5 pt'


def test_a_long_overfull_line_is_quoted_in_part() -> None:
    sink = Sink()
    words = (Text("a" + "\u00a0a" * 60),)
    set_paragraph(words, RAGGED, 1, replace(setting(), sink=sink))
    assert all(len(each.message) < 120 for each in sink.diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 250_000,
        "https://example.org/" + "path/" * 50_000,
        "word " * 50_000,
        "a " * 125_000,
    ],
    ids=["a word", "an address", "words", "letters"],
)
def test_a_very_long_paragraph_takes_seconds_and_loses_nothing(text: str) -> None:
    started = time.process_time()
    lines = set_lines(text, 363)
    assert joined(lines) == text.strip()
    assert time.process_time() - started < 20


WORD = st.text("abcdefghiklmnoprstuvw", min_size=1, max_size=14)
ODD = st.sampled_from(
    [
        "state-of-the-art",
        "and/or",
        "1990–1995",
        "said—well",
        "co\u00adoper\u00adation",
        "10\u00a0%",
        "(“so”)",
        "x/y",
        "Министерство",
        "https://www.example.org/some/page.html",
        "responsibility,",
        "a\u200bb",
    ]
)
TEXTS = st.lists(WORD | ODD, min_size=1, max_size=60).map(" ".join)
STYLES = st.sampled_from(
    [BODY, RAGGED, replace(BODY, hyphenate=False), replace(BODY, first_line=12)]
)


def shown(text: str) -> str:
    """The text without the marks that are not shown."""
    return text.replace(HYPHEN, "").replace("\u200b", "")


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.floats(30, 400), STYLES)
def test_no_word_is_lost_and_no_line_is_wider_than_its_measure(
    text: str, measure: float, style: object
) -> None:
    lines = set_lines(text, measure, style)  # type: ignore[arg-type]
    assert joined(lines) == shown(text)
    assert max(right_edges(lines)) <= measure + 0.3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.integers(0, 3)), min_size=1, max_size=8), st.floats(40, 400))
def test_the_same_holds_for_text_in_many_looks(
    parts: list[tuple[str, int]], measure: float
) -> None:
    inlines: list[Inline] = []
    for text, kind in parts:
        part = (Text(text),)
        kinds: tuple[Inline, ...] = (Text(text), Strong(part), Emphasis(part), Code(text))
        inlines += [kinds[kind], Text(" " if len(text) % 2 else "")]
    lines = set_lines(tuple(inlines), measure)
    plain = "".join(text + (" " if len(text) % 2 else "") for text, _ in parts)
    assert joined(lines) == shown(plain).strip()
    assert max(right_edges(lines)) <= measure + 0.3


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.floats(100, 300))
def test_more_words_never_take_fewer_lines(text: str, measure: float) -> None:
    longer = f"{text} and more of it follows in the same paragraph"
    assert len(set_lines(longer, measure)) >= len(set_lines(text, measure)) - 1


@settings(max_examples=30, deadline=None)
@given(TEXTS, st.floats(60, 300))
def test_the_same_words_are_set_the_same_way(text: str, measure: float) -> None:
    fresh = setting(Sink())
    again = set_paragraph((Text(text),), BODY, measure, fresh).lines
    assert again == set_lines(text, measure)


@pytest.mark.parametrize("text", ["Ελλάδα-Deutschland ", "fffjfffiffjjffff" * 20])
def test_a_word_that_is_cut_between_one_and_two_byte_codes_is_shown_in_one_kind(text: str) -> None:
    for measure in range(30, 120, 7):
        lines = set_lines(text * 3, measure)
        assert joined(lines) == (text * 3).strip()
        for fragment in (each for line in lines for each in line.fragments):
            left, right = ("<", ">") if fragment.wide else ("(", ")")
            assert (fragment.show[0], fragment.show[-1]) == (left, right)
            assert not fragment.wide or set(fragment.show) <= set("0123456789ABCDEF<>-.")
