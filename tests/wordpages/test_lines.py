"""Lines of paragraphs in Word files, with the faces of a shipped style."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.wordflow.flow import (
    WordBookmarked,
    WordBreak,
    WordField,
    WordLink,
    WordNoteCall,
    WordTab,
    WordText,
)
from compiler.wordflow.look import Overrides, RunFormat, TabStop
from compiler.wordpages.measure import FINE_PER_TWIP, Setting
from tests.wordpages.word_setting import face, lines_of, measures, texts_of, width_of

BOLD = RunFormat(bold=True)
ITALIC = RunFormat(italic=True)
NBSP = "\N{NO-BREAK SPACE}"
TEXT = "The office counted what it could and wrote down what it had counted in the year"


def test_every_glyph_is_rounded_to_a_sixth_of_a_twip() -> None:
    sized = face()
    assert sized["office"] == sized.blank + sum(sized.advances("office"))
    assert all(isinstance(each, int) for each in sized.advances("office"))


def test_kerning_with_blanks_counts_at_both_sides_of_a_word() -> None:
    sized = face()
    whole = sum(sized.advances("a Yes Vat To we"))
    parts, special = sized.widths(["a", "Yes", "Vat", "To", "we"])
    assert whole == sum(parts) + sized.tail("we") - sized.lead("a")
    assert not special
    assert sized.lead("Vat") < sized.blank


def test_a_superscript_is_set_at_58_percent() -> None:
    raised = RunFormat(vertical="superscript")
    setting = Setting("serif", 21)
    assert width_of("12", run=raised) * 100 // width_of("12") in {57, 58, 59}
    assert measures().sized(setting) is measures().sized(setting)


def test_a_line_takes_a_word_that_fits_exactly_and_no_other() -> None:
    first = "The office counted what it could"
    room = width_of(first)
    assert texts_of(TEXT, room)[0] == first
    assert texts_of(TEXT, room - 1)[0] == "The office counted what it"


def test_blanks_hang_over_the_end_of_a_line() -> None:
    room = width_of("one two")
    assert texts_of("one two    three", room) == ["one two", "three"]
    assert texts_of((WordText("one two  "), WordText(" three", BOLD)), room) == ["one two", "three"]


def test_a_bold_word_in_a_line_is_a_piece_of_its_own_width() -> None:
    inlines = (WordText("one "), WordText("two", BOLD), WordText(" three"))
    room = width_of("one ") + width_of("two", run=BOLD)
    assert texts_of(inlines, room + 1) == ["one two", "three"]
    assert texts_of(inlines, room - 2) == ["one", "two", "three"]


def test_neighbours_of_equal_format_are_one_piece() -> None:
    parts = (WordText("over"), WordBookmarked("b", (WordText("flow"),)), WordText("ing"))
    assert texts_of(parts, width_of("overflowing")) == ["overflowing"]


def test_an_italic_piece_leaves_a_twelfth_of_its_height_free() -> None:
    room = width_of("one two", run=ITALIC)
    inlines = (WordText("one two three", ITALIC),)
    assert texts_of(inlines, room)[0] == "one"
    reserve = face(run=ITALIC).reserve // FINE_PER_TWIP
    assert reserve == 24
    assert texts_of(inlines, room + reserve)[0] == "one two"


def test_words_of_two_formats_without_a_blank_stay_together() -> None:
    inlines = (WordText("one two"), WordText("three", BOLD), WordText(" four"))
    assert texts_of(inlines, width_of("one twothr")) == ["one", "twothree", "four"]


def test_a_line_ends_after_a_hyphen_and_around_a_dash() -> None:
    assert texts_of("a well-known", width_of("a well-kn")) == ["a well-", "known"]
    assert texts_of("so yes—nono", width_of("so yes—n")) == ["so yes—", "nono"]


def test_a_line_ends_at_no_slash_but_before_the_word() -> None:
    assert texts_of("this and/or", width_of("this and/o")) == ["this", "and/or"]


def test_a_hyphen_before_a_slash_is_passed_over_too() -> None:
    assert texts_of("of a-b/cccc", width_of("of a-b/ccc")) == ["of", "a-b/cccc"]
    assert texts_of("of a-bb/c", width_of("of a-b")) == ["of a-", "bb/c"]


def test_a_word_longer_than_the_line_is_cut_after_the_last_character_that_fits() -> None:
    lines = texts_of("see internationalisation", width_of("internat"))
    assert lines[:2] == ["see", "internat"]
    assert "".join(lines[1:]) == "internationalisation"


def test_no_break_blanks_hold_words_together() -> None:
    room = width_of("see Table 2")
    assert texts_of(f"see Table{NBSP}2 there", room - 10) == ["see", f"Table{NBSP}2", "there"]


def test_an_italic_word_before_a_no_break_blank_takes_its_reserve() -> None:
    plain = width_of("a b cc", run=ITALIC)
    reserve = face(run=ITALIC).reserve // FINE_PER_TWIP
    inlines = (WordText(f"a{NBSP}b cc", ITALIC),)
    assert len(texts_of(inlines, plain + reserve + 2)) == 2
    assert len(texts_of(inlines, plain + 2 * reserve + 2)) == 1


def test_a_soft_hyphen_breaks_where_its_hyphen_fits() -> None:
    lines = texts_of("a over\N{SOFT HYPHEN}flowing", width_of("a overflo"))
    assert lines[0].startswith("a over")
    assert lines[1] == "flowing"


def test_the_call_of_a_note_stays_with_its_word_and_is_known_of_its_line() -> None:
    call = WordNoteCall("n", "1", RunFormat(style="FootnoteReference"))
    inlines = (WordText("one two"), call, WordText(" three"))
    lines = lines_of(inlines, width_of("one two") + 20)
    assert [(line.text, line.notes) for line in lines] == [
        ("one", ()),
        ("two", ("n",)),
        ("three", ()),
    ]


def test_a_link_and_a_field_end_pieces_without_ending_lines() -> None:
    inlines = (
        WordText("see "),
        WordLink("https://example.org", "", (WordText("the site"),)),
        WordText(" and "),
        WordField("ref", "t", "2"),
        WordText(". End"),
    )
    assert texts_of(inlines, 9000) == ["see the site and 2. End"]
    assert texts_of(inlines, width_of("see the site and 2")) == ["see the site and", "2. End"]


def test_a_later_part_of_a_field_may_start_a_line() -> None:
    inlines = (WordText("(see "), WordField("ref", "t", f"Figure{NBSP}5"), WordText(") end"))
    room = width_of("(see Figure 5") + 10
    assert texts_of(inlines, room)[0] == f"(see Figure{NBSP}"


def test_a_line_end_asked_for_keeps_the_blanks_after_it() -> None:
    inlines = (WordText("if x:"), WordBreak(), WordText("    y = 1"), WordBreak(), WordBreak())
    assert [line.text for line in lines_of(inlines, 5000)] == ["if x:", "y = 1", "", ""]
    narrow = width_of("    y = 1") - 1
    assert texts_of((WordText("a"), WordBreak(), WordText("    y = 1")), narrow) == [
        "a",
        "y =",
        "1",
    ]


def test_an_empty_paragraph_is_one_line() -> None:
    assert texts_of((), 5000) == [""]


def test_a_hanging_first_line_is_longer() -> None:
    room = width_of("The office counted")
    hang = width_of(" what")
    lines = texts_of(TEXT, room, left=hang + 9, first=-hang - 9)
    assert lines[0] == "The office counted what"


def test_a_tab_goes_on_at_the_next_stop_and_text_may_stand_against_one() -> None:
    stops = (TabStop(1000), TabStop(5000, "right", "dot"))
    look = Overrides(left=0, right=0, tabs=stops)
    inlines = (WordText("1"), WordTab(), WordText("Title"), WordTab(), WordText("12"))
    assert look.tabs == stops
    made = lines_of(inlines, 5000, tabs=stops)  # type: ignore[arg-type]
    assert [line.text for line in made] == ["1\tTitle\t12"]


def test_a_title_too_long_for_its_row_goes_on_in_the_next() -> None:
    stops = (TabStop(1000), TabStop(5000, "right", "dot"))
    inlines = (WordText("1"), WordTab(), WordText(TEXT), WordTab(), WordText("12"))
    made = lines_of(inlines, 5000, left=1000, first=-1000, tabs=stops)  # type: ignore[arg-type]
    assert len(made) > 1
    assert made[-1].text.endswith("12")


WORDS = st.text(alphabet="aWTi-–/.!( \u00a0\u2011\u00ad—é", max_size=12)
FORMATS = st.sampled_from([RunFormat(), BOLD, ITALIC, RunFormat(language="de")])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, FORMATS), max_size=6), st.integers(150, 3000))
def test_no_character_is_lost_and_no_line_holds_more_than_fits(
    runs: list[tuple[str, RunFormat]], measure: int
) -> None:
    inlines = tuple(WordText(text, run) for text, run in runs)
    lines = texts_of(inlines, measure)
    assert "".join("".join(lines).split()) == "".join("".join(t for t, _ in runs).split())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="abTVé", min_size=1, max_size=9), min_size=1, max_size=30))
def test_plain_lines_are_as_long_as_they_can_be(made: list[str]) -> None:
    measure = 1500
    for line, after in pairwise(texts_of(" ".join(made), measure)):
        # Some letters stand closer to the blank that hangs over than to nothing.
        assert width_of(f"{line} ") <= measure + width_of(" ")
        first = after.split(" ")[0]
        assert width_of(f"{line} {first}") > measure
