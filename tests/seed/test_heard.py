import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.seed.heard import heard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men shake hands", ("Two men shake hands", 0)),
        (" Two\n men\tshake\u2028hands ", ("Two men shake hands", 0)),
        ("a\x01b\u00adc\u200bd", ("abcd", 3)),
        ("right \u202eto left\u202c", ("right to left", 2)),
        ("private \ue000 use \U000f0000", ("private use", 2)),
        (
            "caf\u00e9 \u65e5\u672c \U0001f600 \ufffd",
            ("caf\u00e9 \u65e5\u672c \U0001f600 \ufffd", 0),
        ),
        ("क\u200dष", ("क\u200dष", 0)),
        ("", ("", 0)),
        ("\x00\x01", ("", 2)),
    ],
)
def test_only_what_can_be_heard_stays(text: str, expected: tuple[str, int]) -> None:
    assert heard(text) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_cleaning_is_done_once(text: str) -> None:
    clean, removed = heard(text)
    assert heard(clean) == (clean, 0)
    assert clean == clean.strip()
    assert removed >= 0
    clean.encode()
