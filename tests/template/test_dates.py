"""Long dates that need no Babel are those that Babel would print."""

import datetime

import pytest

from compiler.template.dates import LANGUAGES, long_date
from compiler.template.filters import locale_filters


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_date_is_spelled_as_in_cldr(language: str) -> None:
    date = locale_filters(language)["date"]
    days = [datetime.date(2009, month, day) for month in range(1, 13) for day in (1, 10, 28)]
    assert [long_date(day, language) for day in days] == [date(day) for day in days]


def test_a_date_may_be_spelled_in_iso_8601() -> None:
    assert long_date("2010-04-01", "en-GB") == "1 April 2010"


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("next year", "en"),
        (2010, "en"),
        (None, "en"),
        ("2010-04-01", "ja"),
        ("2010-04-01", "en-AU"),
    ],
)
def test_other_values_and_languages_are_left_to_babel(value: object, language: str) -> None:
    assert long_date(value, language) is None
