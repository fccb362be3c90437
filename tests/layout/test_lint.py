"""Faults of pages that their author is told of, with the page."""

from msgspec.structs import replace

from compiler.diagnostics import Severity, Sink
from compiler.model.block import Block, Cell, Column, Figure, Row, Table
from compiler.model.inline import Reference, Text
from compiler.stylesheet.sheet import StyleSheet
from tests.layout.laying import PICTURE, chapter, heading, lay, lay_parts, lines, paragraph, small


def told(*blocks: Block, sheet: StyleSheet, code: str) -> list[str]:
    sink = Sink()
    lay(*blocks, sheet=sheet, sink=sink)
    return [each.message for each in sink.diagnostics if each.code == code]


def test_a_loose_line_is_told_with_its_words_and_its_page() -> None:
    words = paragraph("international representatives " * 12)
    messages = told(lines(20), words, sheet=small(20, 200.0, 0.0), code="layout/loose-line")
    assert messages
    assert messages[0].startswith('the line "international representatives in')
    assert messages[0].endswith("is loose (page 2)")


def test_white_that_runs_through_four_lines_is_a_river() -> None:
    sheet = small(30, 150.0, 0.0)
    (river,) = told(paragraph("well-known " * 40), sheet=sheet, code="layout/river")
    assert river == "white runs down through 19 lines of this paragraph like a river (page 1)"
    even = "The words of this paragraph are of many lengths, as those of most paragraphs are. "
    assert told(paragraph(even * 4), sheet=small(30), code="layout/river") == []


def test_a_figure_far_from_its_mention_is_told() -> None:
    mention = paragraph("See ", Reference("fig-far"))
    figure = Figure(PICTURE, (Text("Far"),), "fig-far", "a", width=0.25)
    near: list[Block] = [mention, lines(30), figure]
    assert told(*near, sheet=small(20), code="layout/far-mention") == []
    far: list[Block] = [mention, lines(90), figure]
    assert told(*far, sheet=small(20), code="layout/far-mention") == [
        "Figure 1 stands 4 pages from the nearest mention of it (page 5)"
    ]
    assert told(*far, mention, sheet=small(20), code="layout/far-mention") == []


def test_a_line_too_long_and_a_table_too_wide_are_told_with_their_pages() -> None:
    sheet = small(20, 200.0, 0.0)
    huge = replace(sheet.style("body"), size=400.0)
    big = replace(sheet, text={**sheet.text, "huge": huge})
    words = [lines(15), paragraph("A B C D E F G H M N O P", role="huge")]
    messages = told(*words, sheet=big, code="layout/overfull-line")
    pages = [each.rpartition(" (")[2] for each in messages]
    assert messages[0].startswith('"A" is ')
    assert pages == ["page 1)"] * 4 + ["page 2)"] * 8
    row = Row(tuple(Cell((Text("internationalisation"),)) for _ in range(3)))
    wide = Table((Column(), Column(), Column()), (), (row,))
    (told_table,) = told(lines(25), wide, sheet=sheet, code="layout/wide-table")
    assert told_table.endswith("(page 2)")


def test_faults_are_told_with_the_page_as_it_is_numbered_and_held_by_strictness() -> None:
    sink = Sink(strict=True)
    loose = paragraph("international representatives " * 12)
    first = chapter("one", heading(1, "One"), lines(30))
    second = chapter("two", heading(1, "Two"), loose)
    lay_parts(first, second, sheet=small(20, 200.0, 0.0), sink=sink)
    faults = [each for each in sink.diagnostics if each.code == "layout/loose-line"]
    assert {each.severity for each in faults} == {Severity.ERROR}
    assert all(each.message.endswith("(page 3)") for each in faults)
