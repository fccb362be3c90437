"""Expressions in chapters: what they give, and what they are refused."""

import datetime

import pytest

from compiler.diagnostics import Sink
from compiler.model.document import Metadata
from compiler.seed.data.values import freeze
from compiler.seed.report import Output, Settings
from compiler.source import Source, Span
from compiler.template import evaluator

DATA = {
    "trade": {"total": {"exports": 1234.5, "share": 0.256, "since": "2009-04-01", "none": None}},
    "big": "9" * 400,
}


def settings(language: str = "en") -> Settings:
    metadata = Metadata("Trade 2009", date=datetime.date(2010, 4, 1), language=language)
    return Settings(metadata, "base", ("chapters/*.md",), Output("trade"))


def span_of(text: str) -> Span:
    return Source("chapters/a.md", text).span(0, len(text))


def evaluate(expression: str, language: str = "en") -> str:
    """The value's text, or the code and message of what was said."""
    sink = Sink()
    value = evaluator(DATA, settings(language), sink)(expression, span_of(expression))
    if value is not None:
        assert not sink.diagnostics
        return value.text
    (said,) = sink.diagnostics
    return f"{said.code}: {said.message}" + (f" ({said.hint})" if said.hint else "")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("data.trade.total.exports", "1234.5"),
        (" data.trade.total.exports | number ", "1,234.5"),
        ("data.trade.total.exports | number(0)", "1,234"),
        ("data.trade.total.exports | money('JPY', 0)", "¥1,234"),
        ("data.trade.total.share | percent(1)", "25.6%"),
        ("data.trade.total.since | date", "April 1, 2009"),
        ("data.trade['total'].exports * 2 | float", "2469.0"),
        ("'up' if data.trade.total.share > 0.2 else 'down'", "up"),
        ("report.title | upper", "TRADE 2009"),
        ("report.date | date('short')", "4/1/10"),
        ("data.trade.total.none | default('n.a.', true)", "n.a."),
    ],
)
def test_an_expression_gives_a_value(expression: str, expected: str) -> None:
    assert evaluate(expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("data.stock.items", "7"),
        ("data.stock.keys.values", "8"),
        ("data.stock['items'] + data.stock.items", "14"),
        ("data.table.rows[1].get", "10"),
        ("data.table.a.get", "9"),
        ("data.table.columns[0]", "name"),
        ("data.rowed.rows.value", "12"),
        ("data.rowed.all_rows[0].value", "11"),
    ],
)
def test_names_of_the_data_go_before_those_of_python(expression: str, expected: str) -> None:
    data = {
        "stock": {"items": 7, "keys": {"values": 8}},
        "table": freeze([{"name": "a", "get": 9}, {"name": "b", "get": 10}]),
        "rowed": freeze([{"name": "first", "value": 11}, {"name": "Rows", "value": 12}]),
    }
    sink = Sink()
    value = evaluator(data, settings(), sink)(expression, span_of(expression))
    assert value is not None, sink.diagnostics
    assert value.text == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "1.234,5"), ("fr", "1\u202f234,5"), ("en-IN", "1,234.5"), ("xx", "1,234.5")],
)
def test_numbers_follow_the_language(language: str, expected: str) -> None:
    assert evaluate("data.trade.total.exports | number", language) == expected


def test_a_value_remembers_where_it_came_from() -> None:
    span = span_of("data.trade.total.exports | number")
    value = evaluator(DATA, settings(), Sink())(" data.trade.total.exports | number ", span)
    assert value is not None
    assert value.origin == "data.trade.total.exports | number"
    assert value.span is span


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (
            "data.trade.total.imports",
            'expression/undefined: "imports" is not in data.trade.total (did you mean "exports"?)',
        ),
        ("dat.trade", 'expression/undefined: "dat" is not known here (did you mean "data"?)'),
        ("data.trade.total.none", 'expression/empty: "data.trade.total.none" is empty in the data'),
        (
            "data.trade",
            "expression/failed: the expression has no value: it gives a table, "
            "not a word or a number",
        ),
        ("1 / 0", "expression/failed: the expression has no value: division by zero"),
        ("'x' | number", "expression/failed: the expression has no value: 'x' is not a number"),
        ("a b", "expression/syntax: this is no expression: expected token ')', got 'b'"),
        ("", "expression/syntax: this is no expression: nothing stands between the braces"),
    ],
)
def test_what_has_no_value_is_said(expression: str, expected: str) -> None:
    assert evaluate(expression) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "''['__class__']",
        "'' ~ ''.__class__.__mro__",
        "data.__init__.__globals__",
        "report.title.format(1)",
        "(().__class__ or 1)",
        "range(10)",
        "lipsum()",
        "self._TemplateReference__context",
        "[1, 2]",
        "{'a': 1}",
        "data.trade is defined",
        "'a' * 1000000000",
        "[0] * 1000000000",
        "2 ** 100000",
        "1 + " * 300 + "1",
        "data.big ~ data.big ~ data.big ~ data.big ~ data.big ~ data.big",
    ],
)
def test_what_reaches_beyond_the_data_is_refused(expression: str) -> None:
    assert evaluate(expression).startswith("expression/refused: the expression is refused: ")


@pytest.mark.parametrize(
    "expression", ["1 }} {{ 2", "1 ) }}{% set x = 1 %}{{ (2", "x | attr('__class__')", "1 #}"]
)
def test_an_expression_cannot_break_out_of_its_braces(expression: str) -> None:
    assert evaluate(expression).startswith("expression/")
