import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.svg.path import box_of, parse_path
from compiler.svg.values import (
    Color,
    ViewBox,
    applied,
    color,
    fitted,
    fraction,
    inverted,
    length,
    multiplied,
    transform,
    view_box,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [("10", 10), ("10px", 10), ("72pt", 96), ("1in", 96), ("2em", 32), ("50%", 40), (" .5 ", 0.5),
     ("1e2", 100), ("ten", 7), ("", 7), (None, 7), ("4vw", 7)],
)  # fmt: skip
def test_lengths_are_read_in_every_unit(text: str | None, value: float) -> None:
    assert length(text, 7, whole=80) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"), [(".5", 0.5), ("50%", 0.5), ("7", 1), ("-1", 0), ("x", 1)]
)
def test_opacities_stay_between_nothing_and_all(text: str, value: float) -> None:
    assert fraction(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("red", Color(1, 0, 0)),
        ("#0f0", Color(0, 1, 0)),
        ("rgb(0, 0, 255)", Color(0, 0, 1)),
        ("rgba(255, 255, 255, .5)", Color(1, 1, 1, 0.5)),
        ("hsl(120 100% 50%)", Color(0, 1, 0)),
        ("none", None),
        ("currentColor", None),
        ("#12", None),
    ],
)
def test_colours_are_read_in_every_spelling(text: str, value: Color | None) -> None:
    assert color(text) == value


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("", (1, 2)),
        ("translate(10)", (11, 2)),
        ("translate(10 20) scale(2)", (12, 24)),
        ("rotate(90)", (-2, 1)),
        ("rotate(180, 1, 1)", (1, 0)),
        ("matrix(1 0 0 -1 0 10)", (1, 8)),
        ("skewX(45)", (3, 2)),
        ("skewY(45)", (1, 3)),
        ("perspective(3) translate(1)", (2, 2)),
    ],
)
def test_transforms_are_read(text: str, point: tuple[float, float]) -> None:
    assert applied(transform(text), 1, 2) == pytest.approx(point)


def test_a_transform_can_be_undone_unless_it_is_flat() -> None:
    turned = transform("rotate(30) scale(2 3) translate(4 5)")
    back = inverted(turned)
    assert back is not None
    assert multiplied(back, turned) == pytest.approx((1, 0, 0, 1, 0, 0))
    assert inverted(transform("scale(0 1)")) is None


@pytest.mark.parametrize(
    ("kept", "corner"),
    [("", (25, 0)), ("xMinYMin", (0, 0)), ("xMaxYMid meet", (50, 0)), ("xMidYMid slice", (0, -50)),
     ("none", (0, 0))],
)  # fmt: skip
def test_a_view_box_is_fitted_as_asked(kept: str, corner: tuple[float, float]) -> None:
    placed = fitted(ViewBox(0, 0, 10, 20), 100, 100, kept or None)
    expected = (0, -50) if "slice" in kept else corner
    assert applied(placed, 0, 0) == pytest.approx(expected)


def test_a_view_box_that_shows_nothing_is_none() -> None:
    assert view_box("0 0 0 10") is None
    assert view_box("1,2,3") is None
    assert view_box("0 0 10 20") == ViewBox(0, 0, 10, 20)


@pytest.mark.parametrize(
    ("data", "segments"),
    [
        ("M1 2L3 4", "M1,2 L3,4"),
        ("m1 2 3 4", "M1,2 L4,6"),
        ("M0 0H5V6h-1v-1z", "M0,0 L5,0 L5,6 L4,6 L4,5 Z"),
        ("M0,0c1,1,2,2,3,3s2,2,3,3", "M0,0 C1,1,2,2,3,3 C4,4,5,5,6,6"),
        ("M0 0Q3 3 6 0T12 0", "M0,0 C2,2,4,2,6,0 C8,-2,10,-2,12,0"),
        ("M1 1zl1 1", "M1,1 Z M1,1 L2,2"),
        ("M1-1.5.5", "M1,-1.5"),
        ("M0 0 L1", "M0,0"),
        ("M0 0 X 1 1", "M0,0"),
        ("L1 1", ""),
        ("M0 0A0 5 0 0 1 4 4", "M0,0 L4,4"),
        ("M0 0a5 5 0 1110 0", "M0,0 C0,-2.761,2.239,-5,5,-5 C7.761,-5,10,-2.761,10,0"),
    ],
)
def test_path_data_becomes_absolute_segments(data: str, segments: str) -> None:
    spelled = " ".join(
        kind + ",".join(f"{round(value, 3):g}" for value in values)
        for kind, values in parse_path(data)
    )
    assert re.sub(r"-0\b(?!\.)", "0", spelled) == segments


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="MLHVCSQTAZmlhvcsqtaz0123456789.-+eE, \n", max_size=60))
def test_any_path_data_can_be_read(data: str) -> None:
    path = parse_path(data)
    assert not path or path[0][0] == "M"
    assert box_of(path) is None or len(path) > 0
