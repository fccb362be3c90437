"""Words that run from right to left, and the places of words of both directions."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.lines.bidi import Direction, base_direction, mirrored, places
from compiler.layout.lines.line import Line
from compiler.layout.lines.paragraph import set_paragraph
from compiler.model.inline import Text
from compiler.stylesheet.sheet import Family
from tests.layout.setting_lines import BODY, RAGGED, setting, sheet

ARABIC = Family(
    "arabic",
    "Arabic",
    "",
    {"regular": "NotoSansArabic-subset.ttf"},
    {},
    "",
    folder=str(Path(__file__).parents[1] / "fonts" / "faces"),
)
"""Noto Sans Arabic with the letters of these tests alone."""


def seen(text: str, base: Direction) -> str:
    """Words as they stand from left to right; Hebrew letters are written as they are read."""
    words = [word for each in text.split(" ") for word in (each, " ")][:-1]
    found = places(words, [1.0] * len(words), base)
    order = sorted(range(len(words)), key=lambda at: found[at].x)
    return "".join(words[at] for at in order)


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("one two three", "ltr", "one two three"),
        ("one אב גד two", "ltr", "one גד אב two"),
        ("one אב 12 גד two", "ltr", "one גד 12 אב two"),
        ("אב גד one two הו", "rtl", "הו one two גד אב"),
        ("אב 12 34 גד", "rtl", "גד 34 12 אב"),
        ("אב one 12 גד", "rtl", "גד one 12 אב"),
        ("אב ( גד ) one", "ltr", ") גד ( אב one"),
        ("one – אב", "ltr", "one – אב"),
    ],
)
def test_words_stand_where_their_direction_puts_them(
    text: str, base: Direction, expected: str
) -> None:
    assert seen(text, base) == expected


def test_a_paragraph_has_the_direction_of_its_first_letter() -> None:
    assert base_direction(["12", "(אב)", "one"]) == "rtl"
    assert base_direction(["–", "one", "אב"]) == "ltr"
    assert base_direction(["12"]) == "ltr"


def test_brackets_are_mirrored_and_words_are_not() -> None:
    assert [mirrored(word) for word in ("(", "»", "a)", "–")] == [")", "«", "a)", "–"]


# ---------------------------------------------------------------- with a face


def arabic(text: str, measure: float, align: str = "justify") -> tuple[Line, ...]:
    families = {**sheet().families, "arabic": ARABIC}
    style = BODY if align == "justify" else RAGGED
    around = replace(setting(), faces=FaceLibrary(families, Sink()), sheet=sheet())
    return set_paragraph((Text(text),), style, measure, around).lines


def test_arabic_text_fills_the_measure_and_begins_at_the_right() -> None:
    text = "مرحبا بالعالم هذا نص عربي طويل يتكون من عدة كلمات"
    lines = arabic(text, 120.0)
    assert len(lines) > 1
    assert " ".join("".join(each.text for each in line.fragments) for line in lines) == text
    for line in lines:
        right = max(each.x + each.width * each.scale for each in line.fragments)
        assert abs(right - 120.0) < 0.5
    assert sum(each.width for each in lines[0].fragments if each.x > 98.0) > 20.0
    assert min(each.x for each in lines[-1].fragments) > 1.0


def test_an_arabic_word_in_english_keeps_its_place() -> None:
    (line,) = arabic("one سلام two", 200.0, "left")
    texts = [each.text for each in sorted(line.fragments, key=lambda each: each.x)]
    assert texts[0].startswith("one")
    assert texts[-1].endswith("two")
    assert "".join(each.text for each in line.fragments) == "one سلام two"
