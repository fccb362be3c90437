"""Lengths, spans, language words and the sink."""

import pytest

from compiler.diagnostics import Severity, Sink, nearest
from compiler.language import words
from compiler.source import Source
from compiler.toml_keys import key_span
from compiler.units import parse_length, to_half_points, to_twips


@pytest.mark.parametrize(
    ("spelling", "points"),
    [("12pt", 12), ("25.4mm", 72), ("2.54 cm", 72), ("1in", 72), ("-1pc", -12), ("4px", 3)],
)
def test_a_length_is_read_in_points(spelling: str, points: float) -> None:
    assert parse_length(spelling) == pytest.approx(points)


@pytest.mark.parametrize("spelling", ["12", "pt", "12 pts", "1e3pt", "١٢pt", ""])
def test_what_is_no_length_is_refused(spelling: str) -> None:
    with pytest.raises(ValueError, match="is not a length"):
        parse_length(spelling)


def test_word_counts_in_twips_and_half_points() -> None:
    assert (to_twips(10.025), to_twips(-0.03), to_half_points(10.5)) == (201, -1, 21)


def test_a_span_knows_its_line_and_column() -> None:
    source = Source("a.md", "one\ntwo\r\nthree")
    span = source.span(source.text.index("three"))
    assert (span.line, span.column, source.line(2), source.line(9)) == (3, 1, "two", "")
    assert source.offset(3, 2) == source.text.index("hree")


def test_the_same_diagnostic_is_kept_once() -> None:
    sink = Sink()
    span = Source("a.md", "abc").span(1)
    for _ in range(2):
        sink.report("reference/unresolved", "nothing is labelled", span)
    assert len(sink.diagnostics) == 1
    assert sink.has_errors


def test_strict_makes_errors_of_warnings() -> None:
    sink = Sink(strict=True)
    sink.report("figure/alt-missing", "the figure has no alternative text")
    assert sink.diagnostics[0].severity is Severity.ERROR


def test_the_nearest_name_becomes_a_hint() -> None:
    assert nearest("tbl-revenu", ["tbl-revenue", "fig-a"]) == 'did you mean "tbl-revenue"?'
    assert nearest("zzz", ["tbl-revenue"]) == ""


def test_a_language_without_words_takes_the_english_ones() -> None:
    assert words("de-AT").table == "Tabelle"
    assert words("tlh").table == "Table"


def test_a_key_is_found_in_its_table() -> None:
    source = Source("s.toml", '[a]\nx = 1\n\n[b.c]\nx = 2 # x\n"y z" = 3\n"U.S." = 4\n\'é\' = 5\n')
    places = [
        (span.line, span.column)
        for path in (
            ("a", "x"),
            ("b", "c", "x"),
            ("b", "c", "y z"),
            ("b", "c", "U.S."),
            ("b", "c", "é"),
        )
        if (span := key_span(source, path))
    ]
    assert places == [(2, 1), (5, 1), (6, 1), (7, 1), (8, 1)]


def test_a_missing_key_points_at_its_table() -> None:
    source = Source("s.toml", "[a]\nx = 1\n")
    span = key_span(source, ("a", "y"))
    assert span is not None
    assert (span.line, span.column) == (1, 2)
    assert key_span(source, ("z",)) is None
