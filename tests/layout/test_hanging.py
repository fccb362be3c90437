"""Hanging punctuation: marks at line ends stand in the margin, the text stays what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compiler.layout.lines.hanging import LEFT, RIGHT, overhang
from compiler.layout.lines.line import Line
from compiler.layout.lines.runs import base_look
from compiler.model.inline import Emphasis, Text
from tests.layout.setting_lines import BODY, RAGGED, joined, right_edges, set_lines, setting

HANGING = replace(BODY, hanging=True)
WORDS = (
    "“Yes,” he said, “it is well-known; the report says so.” “International cooperation,” she "
    "added — and all agreed — “is the responsibility of the governments, which have therefore "
    "agreed on a well-known and reasonable programme of implementation.” "
) * 2


def hang_of(line: Line) -> tuple[float, float]:
    """What ought to hang at both ends of a line in one look."""
    look = base_look(HANGING, setting())
    text = "".join(fragment.text for fragment in line.fragments)
    return overhang(LEFT, text[0], look), overhang(RIGHT, text[-1], look)


@pytest.mark.parametrize("measure", range(180, 280, 20))
def test_marks_hang_by_a_part_of_their_width_at_both_ends(measure: int) -> None:
    lines = set_lines(WORDS, float(measure), HANGING)
    hung = 0
    for line, right in zip(lines[:-1], right_edges(lines), strict=False):
        left_hang, right_hang = hang_of(line)
        assert line.fragments[0].x == pytest.approx(-left_hang)
        assert right == pytest.approx(measure + right_hang, abs=0.06)
        hung += bool(left_hang) + bool(right_hang)
    assert hung > 2


def test_marks_in_another_face_hang_too() -> None:
    lines = set_lines((Text("The report says: "), Emphasis((Text(WORDS),))), 200.0, HANGING)
    assert joined(lines) == "The report says: " + WORDS.strip()
    assert max(right_edges(lines)) > 200.5


def test_only_justified_text_hangs() -> None:
    assert set_lines(WORDS, 200.0, replace(RAGGED, hanging=True)) == set_lines(WORDS, 200.0, RAGGED)
    assert set_lines(WORDS, 200.0)[0].fragments[0].x == 0.0


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(["“a”", "well-known", "x.", "(b)", "office,", "—", "…"]), max_size=60)
)
def test_no_word_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    assert joined(set_lines(text, 150.0, HANGING)) == text
