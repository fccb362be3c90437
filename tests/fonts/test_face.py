"""Faces: measures, shaped words and their codes."""

from functools import cache
from typing import Any

import pytest
import uharfbuzz as hb

from compiler.diagnostics import Sink
from compiler.fonts.codes import BLANK, NO_BREAK_BLANK, NO_LANGUAGE, SOFT_HYPHEN
from compiler.fonts.face import LANES, LONGEST_SHAPED, TOO_LONG, Face
from compiler.fonts.library import FaceLibrary
from compiler.fonts.tables import LONGEST_KEPT, WordTable
from tests.fonts.families import FAMILIES


@cache
def face(key: str) -> Face:
    return FaceLibrary(FAMILIES, Sink()).by_key(key)


def test_a_face_knows_its_measures_in_em() -> None:
    serif = face("serif/regular")
    assert (serif.upem, serif.ascent, serif.descent, serif.line_gap) == (1000, 1.036, -0.335, 0)
    assert (serif.cap_height, serif.x_height, serif.italic_angle) == (0.67, 0.475, 0)
    assert serif.space == pytest.approx(0.238)
    assert face("serif/italic").italic_angle == -12
    assert serif.name == "SourceSerif4-Regular"


def test_kerning_stands_between_the_letters_of_a_show_text() -> None:
    assert face("serif/regular").words["AVA"].show == "A)120(V)120(A"


def test_a_word_is_as_wide_as_its_show_text_says() -> None:
    serif = face("serif/regular")
    natural = sum(serif.advances[letter] for letter in "AVA")
    assert serif.words["AVA"].width == pytest.approx(natural - 0.24)


@pytest.mark.parametrize("lane", LANES)
@pytest.mark.parametrize("style", ["regular", "bold", "italic", "bolditalic"])
@pytest.mark.parametrize("family", ["serif", "sans", "mono"])
def test_words_shaped_together_are_those_shaped_alone(family: str, style: str, lane: str) -> None:
    text = "AVA To fi office. “Waffle,” (1,250) naïve—Łódź’s \u00ad soft\u00adhyphen µm Ω Tr\u0301"
    shaped = dict(face(f"{family}/{style}").shape_all(text.split(), LANES[lane]))
    assert shaped or lane.startswith("smcp")
    assert shaped.keys() <= set(text.split())
    alone = {word: face(f"{family}/{style}").shape(word, LANES[lane]) for word in shaped}
    assert shaped == alone


def test_what_together_would_not_be_right_is_left_to_be_shaped_alone() -> None:
    words = ["plain", "Ω", "soft\u00adhyphen", "words"]
    assert [word for word, _ in face("serif/regular").shape_all(words, {})] == ["plain", "words"]
    table = WordTable(face("serif/regular"), {})
    table.learn([*words, "n" * (LONGEST_KEPT + 1)])
    assert list(table) == ["plain", "words"]


def test_ligatures_have_codes_that_read_as_their_letters() -> None:
    serif = face("serif/regular")
    show = serif.words["fi"].show
    assert len(show) == 1
    assert serif.codes.texts[ord(show)] == "fi"
    assert serif.words["fi"].glyphs == 1


def test_printable_ascii_stands_at_its_own_codes() -> None:
    table = face("serif/regular").codes
    assert all(table.texts[code] == chr(code) for code in range(32, 127))


def test_the_blank_and_the_hyphen_have_a_second_code() -> None:
    table = face("serif/regular").codes
    assert table.glyphs[BLANK] == table.glyphs[NO_BREAK_BLANK]
    assert table.glyphs[ord("-")] == table.glyphs[SOFT_HYPHEN]
    assert table.texts[SOFT_HYPHEN] == "\u00ad"


def test_the_locale_of_the_machine_has_no_say_in_shaping(monkeypatch: pytest.MonkeyPatch) -> None:
    languages: list[str | None] = []
    shape = hb.shape

    def spy(font: Any, buffer: Any, features: Any) -> None:
        languages.append(buffer.language)
        shape(font, buffer, features)

    monkeypatch.setattr(hb, "shape", spy)
    other = FaceLibrary(FAMILIES, Sink()).by_key("serif/regular")
    for word in ("fi", "ofisi", "fişi", "שלום", "—"):
        other.shape(word, {})
    assert languages
    assert {each or NO_LANGUAGE for each in languages} == {NO_LANGUAGE}


def test_codes_are_the_same_in_every_process() -> None:
    other = FaceLibrary(FAMILIES, Sink()).by_key("serif/regular")
    other.shape("Ünïcödé", {})
    assert other.codes == face("serif/regular").codes


def test_brackets_and_backslashes_are_escaped() -> None:
    assert face("mono/regular").words["(\\)"].show == "\\(\\\\\\)"


def test_a_no_break_blank_is_a_fixed_one_inside_its_word() -> None:
    assert face("mono/regular").words["10\u00a0%"].show == "10\u00a0%"


def test_a_word_with_an_uncommon_letter_is_in_two_byte_codes() -> None:
    shaped = face("mono/regular").words["Мир"]
    assert (shaped.wide, shaped.show, shaped.glyphs) == (True, "024402200228", 3)


def test_a_lane_can_make_every_word_wide() -> None:
    mono = face("mono/regular")
    shaped = mono.lane("", wide=True)["ab"]
    assert (shaped.wide, shaped.width) == (True, mono.words["ab"].width)


def test_small_capitals_are_other_glyphs_with_the_same_letters() -> None:
    serif = face("serif/regular")
    shaped = serif.lane("smcp")["ab"]
    glyphs = [int(shaped.show[at : at + 4], 16) for at in (0, len(shaped.show) - 4)]
    assert [serif.spelling[glyph] for glyph in glyphs] == ["a", "b"]
    assert serif.has_small_capitals
    assert not face("serif/italic").has_small_capitals


def test_spaced_words_have_no_ligatures() -> None:
    assert face("serif/regular").lane("spaced")["office"].glyphs == 6


def test_tabular_figures_are_of_one_width_and_are_not_kerned() -> None:
    table = face("sans/regular").lane("tnum")
    assert table["1,111.70"].width == pytest.approx(table["4,984.02"].width)
    assert ")" not in table["1,717.74"].show


def test_old_style_figures_are_other_glyphs_that_read_as_the_same_figures() -> None:
    for name in ("serif/regular", "serif/italic", "sans/regular"):
        own = face(name)
        for lane in ("onum", "spaced+onum", "smcp+onum"):
            for figure in "0123456789":
                shaped = own.lane(lane)[figure]
                assert shaped.wide
                assert own.spelling[int(shaped.show, 16)] == figure
                assert shaped.show != own.lane("", wide=True)[figure].show


def test_the_spelling_of_every_glyph_of_a_code_is_known() -> None:
    serif = face("serif/regular")
    for code, glyph in serif.codes.glyphs.items():
        if code not in {NO_BREAK_BLANK, SOFT_HYPHEN}:
            assert serif.spelling[glyph] == serif.codes.texts[code]


def test_missing_characters_are_named_once() -> None:
    assert face("serif/regular").missing("a日b本日") == "日本"


def test_marks_that_are_not_shown_are_never_missing() -> None:
    assert face("mono/regular").missing("a\u200bb\u00adc\u2060\u2011\u2009\u202f") == ""


def test_accents_apart_from_their_letters_are_put_together() -> None:
    serif = face("serif/regular")
    assert serif.missing("e\u0301") == ""
    assert serif.words["e\u0301"].width == serif.words["é"].width


def test_a_no_break_hyphen_is_shown_as_a_hyphen() -> None:
    serif = face("serif/regular")
    assert serif.words["a\u2011b"].show == serif.words["a-b"].show


def test_soft_hyphens_take_no_room() -> None:
    serif = face("serif/regular")
    assert serif.words["co\u00adop"].show == serif.words["coop"].show


def test_long_words_are_shaped_but_not_kept_and_longer_ones_are_left_to_layout() -> None:
    serif = face("serif/regular")
    long = "ab" * LONGEST_KEPT
    assert serif.words[long].glyphs == len(long)
    assert long not in serif.words
    assert serif.words["a" * (LONGEST_SHAPED + 1)] is TOO_LONG
