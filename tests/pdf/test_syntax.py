import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.pdf.syntax import (
    address_string,
    color,
    name,
    number,
    rectangle,
    text_string,
)


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (0, "0"),
        (12, "12"),
        (0.5, ".5"),
        (-0.25, "-.25"),
        (-3.1, "-3.1"),
        (1.0004, "1"),
        (-0.0001, "0"),
        (595.276, "595.276"),
        (100, "100"),
    ],
)
def test_a_number_has_no_more_digits_than_it_needs(value: float, spelled: str) -> None:
    assert number(value) == spelled


@given(st.floats(-30_000, 30_000))
@settings(max_examples=60)
def test_a_number_is_right_to_half_a_thousandth(value: float) -> None:
    assert abs(float(number(value)) - value) <= 0.000_500_01
    assert re.fullmatch(r"-?(\d+(\.\d{1,3})?|\.\d{1,3})", number(value))


def test_a_name_escapes_what_would_end_it() -> None:
    assert name("serif/regular 2#") == "/serif#2Fregular#202#23"


def test_plain_text_is_a_literal_string() -> None:
    assert text_string(r"a (b) \ c") == r"(a \(b\) \\ c)"


def test_other_text_is_utf_16_in_hexadecimal() -> None:
    assert text_string("é") == "<FEFF00E9>"
    assert text_string("𝄞") == "<FEFFD834DD1E>"


def test_a_line_end_is_never_inside_a_literal_string() -> None:
    assert text_string("a\nb").startswith("<FEFF")


def test_an_address_is_percent_encoded() -> None:
    assert (
        address_string("https://x.y/é (1)?a=1&b=%20") == r"(https://x.y/%C3%A9%20\(1\)?a=1&b=%20)"
    )


def test_a_colour_is_three_parts_of_one() -> None:
    assert color("FF8000") == "1 .502 0"


def test_a_rectangle_is_told_by_two_corners() -> None:
    assert rectangle(1, 2.5, 3, 4) == "[1 2.5 3 4]"
