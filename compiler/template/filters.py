"""The filters of expressions and templates: numbers, money, shares and dates by language."""

import datetime
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

Number = int | float | Decimal

MAXIMAL_DIGITS = 12
"""Most decimal places a filter prints."""


def locale_filters(language: str) -> dict[str, Callable[..., str]]:
    """The filters bound to a language (BCP 47 tag)."""
    locale = _locale(language)

    def number(value: object, digits: int | None = None) -> str:
        return format_decimal(_number(value), _pattern(digits), locale=locale)

    def money(value: object, currency: str, digits: int | None = None) -> str:
        return format_currency(
            _number(value),
            currency,
            locale=locale,
            format=_money_pattern(locale, digits),
            currency_digits=digits is None,
        )

    def percent(value: object, digits: int = 0) -> str:
        pattern = str(locale.percent_formats[None].pattern).replace("#,##0", _places(digits))
        return format_percent(_number(value), pattern, locale=locale)

    def date(value: object, form: str = "long") -> str:
        return format_date(_date(value), form, locale=locale)

    return {"number": number, "money": money, "percent": percent, "date": date}


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, str)):
        raise ValueError(f"{value!r} is not a number")
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None


def _places(digits: int) -> str:
    if not 0 <= digits <= MAXIMAL_DIGITS:
        raise ValueError(f"digits are 0 to {MAXIMAL_DIGITS}")
    return "#,##0" + ("." + "0" * digits if digits else "")


def _pattern(digits: int | None) -> str | None:
    return None if digits is None else _places(digits)


def _money_pattern(locale: Locale, digits: int | None) -> str | None:
    if digits is None:
        return None
    pattern = str(locale.currency_formats["standard"].pattern)
    return pattern.replace("#,##0.00", _places(digits))


def _date(value: object) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        return datetime.date.fromisoformat(value)
    raise ValueError(f"{value!r} is not a date")
