"""Where pages end: widows, orphans, what keeps together, and what bends when it must."""

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.galley import Atom, Galley, Passage, Place, Slab
from compiler.layout.lines.line import Fragment, Line
from compiler.layout.page import PlacedFill, PlacedPicture, PlacedRule
from compiler.layout.pages.breaks import fill_page
from compiler.layout.pages.slices import slice_slab
from compiler.model.block import Box, Cell, CodeBlock, Column, Figure, Paragraph, Row, Table
from compiler.model.inline import Text
from tests.layout.laying import (
    PICTURE,
    base,
    find,
    heading,
    lay,
    lines,
    lines_inlines,
    pages,
    paragraph,
    reading_text,
    small,
    texts,
)


def test_a_paragraph_flows_over_pages() -> None:
    part = lay(lines(25), sheet=small(10))
    assert [len(page) for page in pages(part)] == [10, 10, 5]


def test_one_line_is_never_left_at_the_foot() -> None:
    part = lay(lines(8, "first"), lines(5, "second"), sheet=small(10))
    assert len(texts(part.pages[0])) == 8
    assert texts(part.pages[1])[0] == "second 1"


def test_one_line_is_never_carried_to_the_next_page() -> None:
    part = lay(lines(11), sheet=small(10))
    assert [len(page) for page in pages(part)] == [9, 2]


def test_a_paragraph_of_three_lines_is_not_parted() -> None:
    part = lay(lines(8, "first"), lines(3, "second"), sheet=small(10))
    assert [len(page) for page in pages(part)] == [8, 3]


def test_a_heading_goes_with_two_lines_of_its_text() -> None:
    part = lay(lines(6, "first"), heading(3, "On trade"), lines(9, "second"), sheet=small(10))
    assert [find(part, "On trade")[0], find(part, "second 1")[0]] == [1, 1]


def test_headings_below_each_other_go_together() -> None:
    part = lay(
        lines(6, "first"),
        heading(2, "Trade"),
        heading(3, "Exports"),
        lines(6, "second"),
        sheet=small(12),
    )
    assert find(part, "Trade")[0] == find(part, "Exports")[0] == find(part, "second 1")[0] == 1


def test_white_above_is_dropped_at_the_top_of_a_page() -> None:
    part = lay(lines(10, "first"), heading(2, "Trade"), lines(2, "second"), sheet=small(10))
    number, title = find(part, "Trade")
    assert (number, title.y) == (1, 10 + 20 * 0.7)


def test_the_larger_white_counts_between_blocks() -> None:
    part = lay(lines(2, "first"), heading(3, "Trade"), sheet=small(20))
    below = find(part, "first 2")[1].y - 14 * 0.7 + 14
    assert round(find(part, "Trade")[1].y - 14 * 0.7 - below, 3) == 21


def test_pages_end_on_the_same_line() -> None:
    blocks = [lines(3, f"block {number} line") for number in range(12)]
    part = lay(*blocks, sheet=small(10))
    lasts = [max(item.y for item in page.items if hasattr(item, "line")) for page in part.pages]
    assert {round(last, 3) for last in lasts[:-1]} == {round(10 + 9 * 14 + 14 * 0.7, 3)}


def test_a_heading_that_cannot_be_kept_is_reported() -> None:
    sink = Sink()
    table = Table((Column(),), (), (Row((Cell((Text("x"),)),)),))
    part = lay(*[heading(2, f"Heading {number}") for number in range(9)], table,
               sheet=small(8), sink=sink)  # fmt: skip
    assert {each.code for each in sink.diagnostics} == {"layout/stranded-heading"}
    assert all(f"Heading{number}" in reading_text(part) for number in range(9))


def test_a_figure_waits_for_the_next_page_while_the_text_goes_on() -> None:
    figure = Figure(PICTURE, (Text("A view"),), "fig-view", "A view")
    part = lay(lines(6, "first"), figure, lines(12, "second"), sheet=small(14))
    assert find(part, "second 1")[0] == 0
    picture = next(item for item in part.pages[1].items if isinstance(item, PlacedPicture))
    assert picture.y == 10
    assert reading_text(part).index("Aview") < reading_text(part).index("second1")


def test_a_figure_does_not_drift_past_a_heading() -> None:
    figure = Figure(PICTURE, (Text("A view"),), "fig-view", "A view")
    part = lay(
        lines(6, "first"),
        figure,
        heading(3, "Trade"),
        lines(4, "second"),
        sheet=small(14),
        sink=Sink(),
    )
    assert find(part, "A view")[0] == 1
    assert find(part, "Trade")[0] > 0


def test_a_box_may_be_drawn_up_past_a_waiting_figure_but_only_whole() -> None:
    figure = Figure(PICTURE, (Text("A view"),), "fig-view", "A view")
    for count in (1, 40):
        box = Box("box", (lines(count, "boxed"),))
        part = lay(lines(6, "first"), figure, box, lines(2), sheet=small(16), sink=Sink())
        assert find(part, "A view")[0] == 1
        assert find(part, "boxed 1")[0] == (0 if count == 1 else 1)


def test_a_waiting_figure_at_the_end_gets_a_page() -> None:
    figure = Figure(PICTURE, (Text("A view"),), "fig-view", "A view")
    part = lay(lines(6, "first"), figure, lines(2, "second"), sheet=small(14))
    assert [find(part, "second 2")[0], find(part, "A view")[0]] == [0, 1]


def test_a_page_left_half_empty_is_told_of() -> None:
    sink = Sink()
    figure = Figure(PICTURE, (Text("A view"),), "fig-view", "A view")
    lay(lines(4), figure, heading(3, "Trade"), lines(4), sheet=small(13), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["layout/short-page"]
    assert "31% full" in sink.diagnostics[0].message


def test_a_box_that_breaks_has_its_ground_on_both_pages() -> None:
    part = lay(Box("box", (lines(20, "boxed"),), (Text("Title"),)), sheet=small(14))
    for page in part.pages:
        grounds = [item for item in page.items if isinstance(item, PlacedFill)]
        placed = [item for item in page.items if hasattr(item, "line")]
        assert all(ground.y <= min(item.y for item in placed) for ground in grounds)
        assert all(ground.y + ground.height >= max(item.y for item in placed) for ground in grounds)
        assert len(grounds) == 2
    assert len(part.pages) == 2


def test_the_ground_of_a_box_is_drawn_before_its_text() -> None:
    part = lay(Box("box", (Box("note", (lines(2),)),)), sheet=small(20))
    kinds = [type(item).__name__ for item in part.pages[0].items]
    assert kinds.index("PlacedLine") > max(
        at for at, kind in enumerate(kinds) if kind == "PlacedFill"
    )


def test_a_row_taller_than_a_page_is_cut_between_lines() -> None:
    row = Row((Cell(lines_inlines(60, "long")), Cell((Text("short"),))))
    part = lay(Table((Column(), Column()), (), (row,)), sheet=small(20))
    assert len(part.pages) > 2
    assert all(f"long{number}" in reading_text(part) for number in range(1, 61))
    for page in part.pages:
        assert max(item.y for item in page.items) <= 10 + 20 * 14


def test_code_of_any_length_loses_nothing() -> None:
    text = "x = 1\n\n    y  =  2\n" + "a" * 500
    part = lay(CodeBlock(text), sheet=small(10))
    assert reading_text(part) == "".join(text.split())


def test_a_page_smaller_than_a_line_still_ends() -> None:
    sink = Sink()
    part = lay(lines(3), paragraph("end"), sheet=small(0), sink=sink)
    assert reading_text(part) == "line1line2line3end"
    assert "layout/no-room" in {each.code for each in sink.diagnostics}


def test_a_measure_of_nothing_is_reported_and_widened() -> None:
    sink = Sink()
    part = lay(paragraph("some words"), sheet=small(10, width=20.0), sink=sink)
    assert reading_text(part) == "somewords"
    assert "layout/no-room" in {each.code for each in sink.diagnostics}


def test_an_empty_part_has_one_page() -> None:
    assert len(lay(sheet=small(10)).pages) == 1


def test_a_kept_paragraph_longer_than_a_page_is_broken() -> None:
    sheet = small(10)
    kept = replace(sheet.text["body"], role="kept", keep_lines=True, keep_next=True)
    sheet = replace(sheet, text={**sheet.text, "kept": kept})
    blocks = [Paragraph(lines(30, "kept").inlines, "kept"), lines(2)]
    part = lay(*blocks, sheet=sheet)
    assert [len(page) for page in pages(part)] == [10, 10, 9, 3]


def test_the_first_page_sinks() -> None:
    sheet = small(10)
    masters = {name: replace(each, opening_sink=28.0) for name, each in sheet.masters.items()}
    part = lay(lines(14), sheet=replace(sheet, masters=masters))
    assert [len(page) for page in pages(part)] == [8, 6]


def test_the_last_page_holds_a_few_lines_more_than_a_stub() -> None:
    assert [len(page) for page in pages(lay(lines(43), sheet=small(40)))] == [38, 5]
    assert [len(page) for page in pages(lay(lines(45), sheet=small(40)))] == [40, 5]
    # A page does not give away more than a tenth of itself.
    assert [len(page) for page in pages(lay(lines(22), sheet=small(20)))] == [20, 2]


def test_page_quality_is_the_badness_of_its_lines() -> None:
    words = paragraph("international representatives " * 12)
    assert lay(words, sheet=small(20, 200.0, 0.0), sink=Sink()).pages[0].quality > 0
    assert lay(lines(3), sheet=small(20)).pages[0].quality == 0
    assert base().text["body"].align == "justify"


def _passage(count: int, hyphens: tuple[int, ...] = (), before: float = 0.0) -> Passage:
    set_lines = tuple(Line((), 0.0, hyphenated=at in hyphens) for at in range(count))
    return Passage(0.0, set_lines, 14.0, 0, before)


def test_a_page_does_not_end_on_a_hyphen_where_its_white_can_make_up_for_a_line() -> None:
    atoms: list[Atom] = [_passage(2, before=14.0) for _ in range(4)]
    hyphened = _passage(10, (1, 2, 3, 4), before=14.0)
    plain = fill_page(Galley([*atoms, hyphened]), Place(), 15 * 14.0, 10.0)
    assert plain.rest.line == 3
    spared = fill_page(Galley([*atoms, _passage(10, (2,), 14.0)]), Place(), 15 * 14.0, 10.0)
    assert spared.rest.line == 2
    full = fill_page(Galley([_passage(20, (14,))]), Place(), 15 * 14.0, 10.0)
    assert full.rest.line == 15


@pytest.mark.parametrize(
    ("hyphens", "lines_set"), [((44,), 44), ((43, 44), 43), ((42, 43, 44), 45)]
)
def test_a_long_page_spares_a_line_or_two_rather_than_end_on_a_hyphen(
    hyphens: tuple[int, ...], lines_set: int
) -> None:
    filled = fill_page(Galley([_passage(60, hyphens)]), Place(), 45 * 14.0, 10.0)
    assert filled.rest.line == lines_set


def test_a_page_does_not_end_on_the_hyphen_of_a_compound_either() -> None:
    part = lay(paragraph("well-known " * 400), sheet=small(30, 150.0, 0.0), sink=Sink())
    assert len(part.pages) > 1
    lasts = [page[-1] for page in pages(part)[:-1]]
    assert not any(last.endswith("-") for last in lasts)


def test_a_slab_is_cut_between_its_lines_with_its_tint() -> None:
    line = Line((Fragment(0, "serif/regular", False, 8, "000000", "(x)", "x", 5),), 5)
    marks = (PlacedFill(0, 0, 50, 100, "EEEEEE"), PlacedRule(0, 100, 50, 100, 1, "000000"))
    slab = Slab(100.0, tuple((0.0, 10.0 * at + 8, line, 1) for at in range(10)), marks)
    slices = slice_slab(slab, 45.0, 45.0)
    assert sum(each.height for each in slices) == 100.0
    assert [len(each.lines) for each in slices] == [4, 4, 2]
    assert [len(each.marks) for each in slices] == [1, 1, 2]


def test_a_line_taller_than_the_page_is_told() -> None:
    sink = Sink()
    lay(heading(1, "Tall"), lines(1), sheet=small(1), sink=sink)
    told = [each.message for each in sink.diagnostics if each.code == "layout/too-tall"]
    assert told == ["something on this page is taller than the page (page 1)"]
