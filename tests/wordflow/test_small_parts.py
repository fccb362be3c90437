import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.model.block import Cell, Column, Row, Table
from compiler.wordflow.borders import border, eighths
from compiler.wordflow.build import build
from compiler.wordflow.columns import column_widths, decimal_mark, needs_of
from compiler.wordflow.counting import number_pattern, roman, spelled
from compiler.wordflow.grid import grid_of
from compiler.wordflow.look import PLAIN, Border, CharacterStyle, RunFormat, WordStyle, appearance
from compiler.wordflow.measure import rough_width
from compiler.wordflow.names import LONGEST_NAME, PARTS, BookmarkNames
from tests.wordflow.making import bluebook, first_table, part, report, table


@given(st.lists(st.text(max_size=60), unique=True, max_size=30))
@settings(max_examples=60)
def test_bookmark_names_are_legal_and_unique_whatever_the_labels(labels: list[str]) -> None:
    names = BookmarkNames(labels).all()
    lowered = [name.lower() for name in names.values()]
    assert len(set(lowered)) == len(labels)
    for name in names.values():
        assert len(name) <= LONGEST_NAME - len("_number")
        assert name[0].isalpha()
        assert name.replace("_", "a").isalnum()


def test_bookmark_names_can_be_read() -> None:
    names = BookmarkNames(["tbl-trade", "tbl_trade", "2010", "é-ü", "---"])
    assert list(names.all().values()) == ["tbl_trade", "tbl_trade_2", "p_2010", "é_ü", "place"]
    assert names.part("tbl-trade", "number") == "tbl_trade_number"
    assert names.part("elsewhere", "number") == names.of("elsewhere") == ""


def test_a_label_never_takes_the_name_of_a_part_of_another() -> None:
    labels = ["a", "a-number", "b-title", "B", "x" * 60, "x" * 61, "X" * 62]
    names = BookmarkNames(labels)
    every = [names.of(each) for each in labels]
    every += [names.part(each, what) for each in labels for what in PARTS]
    assert len({each.lower() for each in every}) == len(every)
    assert max(map(len, every)) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (28, "lowerLetter", "bb"),
        (0, "lowerLetter", ""),
        (2, "upperLetter", "B"),
        (1994, "lowerRoman", "mcmxciv"),
        (4, "upperRoman", "IV"),
        (12, "decimal", "12"),
    ],
)
def test_numbers_are_spelled_as_word_counts(number: int, form: str, printed: str) -> None:
    assert spelled(number, form) == printed  # type: ignore[arg-type]


def test_patterns_of_numbers_become_level_texts() -> None:
    patterns = ("1.", "a)", "(i)")
    assert [number_pattern(patterns, depth) for depth in range(4)] == [
        ("decimal", "%1."),
        ("lowerLetter", "%2)"),
        ("lowerRoman", "(%3)"),
        ("decimal", "%4."),
    ]
    assert number_pattern((), 0) == number_pattern(("–",), 0) == ("decimal", "%1.")


def test_roman_nought_is_nothing() -> None:
    assert roman(0) == ""


def test_borders_are_counted_in_eighths_of_a_point() -> None:
    assert [eighths(width) for width in (0, 0.1, 0.4, 0.9, 50)] == [0, 2, 3, 7, 96]
    assert border(0, "000000") is None
    side = Border(18, 9, "12355B")
    assert (side.width, side.twips) == (45, 225)


def test_direct_format_wins_over_the_character_style_and_that_over_the_paragraph() -> None:
    style = WordStyle("a", "A", "serif", 21, 280, "000000", italic=True)
    named = CharacterStyle("c", "C", family="sans", bold=True, italic=False, vertical="superscript")
    plain = appearance(style, None, PLAIN)
    assert (plain.family, plain.bold, plain.italic) == ("serif", False, True)
    styled = appearance(style, named, RunFormat("c"))
    assert (styled.family, styled.bold, styled.italic) == ("sans", True, False)
    assert styled.vertical == "superscript"
    direct = appearance(style, named, RunFormat("c", bold=False, vertical="subscript"))
    assert (direct.bold, direct.vertical) == (False, "subscript")


def test_rough_widths_grow_with_the_text() -> None:
    assert rough_width("", 10) == 0
    assert rough_width("mm", 10) > rough_width("ii", 10)
    assert rough_width("日本", 10) == 20


def test_the_decimal_mark_is_that_of_the_language() -> None:
    assert [decimal_mark(each) for each in ("en-GB", "de", "ja")] == [".", ",", "."]


cells = st.builds(Cell, st.just(()), st.integers(0, 4), st.integers(0, 4), st.booleans())
rows = st.lists(st.builds(Row, st.lists(cells, max_size=5).map(tuple)), max_size=6).map(tuple)


@given(rows, rows, st.integers(0, 5))
@settings(max_examples=80)
def test_every_grid_is_covered_once_whatever_the_spans(
    head: tuple[Row, ...], body: tuple[Row, ...], columns: int
) -> None:
    table = Table((Column(),) * columns, head, body)
    grid = grid_of(table)
    covered = [
        [place.column + step for place in row for step in range(place.columns)] for row in grid.rows
    ]
    assert covered == [list(range(grid.width))] * len(grid.rows)
    held = [place.cell for row in grid.rows for place in row if place.cell is not None]
    offered = [cell for row in (*head, *body) for cell in row.cells]
    assert list(map(id, held)) == list(map(id, offered))
    for index, row in enumerate(grid.rows):
        for place in row:
            assert index + place.rows <= len(grid.rows)
    widths = column_widths(table, grid, needs_of(grid), 200, 9, 9000, stretch=False)
    assert len(widths) == grid.width
    assert all(width > 0 for width in widths)


def test_columns_are_as_wide_as_the_faces_say() -> None:
    made = table("wide|narrow", "WWWW|iiii", "wwww|llll")
    faces = FaceLibrary(bluebook().families, Sink())
    rough = build(report(part(made)), bluebook(), Sink())
    exact = build(report(part(made)), bluebook(), Sink(), faces=faces)
    size = bluebook().style("table-text").size
    face = faces.face(bluebook().style("table-text").family)
    words = [sum(map(face.advances.__getitem__, each)) * size * 20 for each in ("WWWW", "narrow")]
    padding = first_table(exact).margin_left + first_table(exact).margin_right
    for width, need, about in zip(
        first_table(exact).grid, words, first_table(rough).grid, strict=True
    ):
        assert need + padding <= width < about
