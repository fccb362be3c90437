"""Text in columns and pages that lie broad."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.page import PagedPart, PlacedLine, PlacedPicture
from compiler.model.block import Block, Box, Columns, Figure, Landscape, Quote
from compiler.model.document import Field, Running, RunningLine
from compiler.model.inline import Text
from tests.layout.laying import (
    PICTURE,
    base,
    chapter,
    find,
    heading,
    lay,
    lay_parts,
    lines,
    note,
    pages,
    paragraph,
    placed_lines,
    reading_text,
    small,
    squeezed,
)

FOLIO = Running(
    head_right=RunningLine(left=(Field("report"),)),
    foot_right=RunningLine(right=(Field("folio"),)),
)
WIDE = Figure(PICTURE, (Text("Wide"),), "fig-wide", "a", width=0.2, wide=True)


def spots(part: PagedPart, *words: str) -> list[tuple[int, float, float]]:
    """Page and place of each line, in whole points."""
    found = [find(part, word) for word in words]
    return [(page, round(line.x), round(line.y)) for page, line in found]


# ---------------------------------------------------------------- columns


def test_columns_stand_side_by_side_over_the_whole_width() -> None:
    part = lay(Columns(2, (lines(6),)), sheet=small(20))
    assert pages(part) == [["line 1", "line 4", "line 2", "line 5", "line 3", "line 6"]]
    (_, left, top), (_, right, same) = spots(part, "line 1", "line 4")
    assert (left, right, top) == (10, 10 + 142 + 16, same)


def test_columns_are_even_at_their_end() -> None:
    part = lay(lines(2, "before"), Columns(3, (lines(9),)), lines(2, "after"), sheet=small(30))
    rows = [line for line in pages(part)[0] if line.startswith("line")]
    assert rows[:3] == ["line 1", "line 4", "line 7"]
    assert find(part, "after 1")[1].y > find(part, "line 3")[1].y


def test_full_columns_go_on_on_the_next_page() -> None:
    part = lay(lines(5, "before"), Columns(2, (lines(20),)), sheet=small(10))
    first, second = pages(part)
    assert first[5:7] == ["line 1", "line 5"]
    assert second[:2] == ["line 9", "line 15"]


def test_columns_end_on_one_line_where_their_white_can_make_up_for_it() -> None:
    blocks = [lines(4, f"p{at}x") for at in range(7)]
    part = lay(Columns(2, tuple(blocks)), sheet=small(16))
    feet: dict[float, float] = {}
    for page, placed in placed_lines(part):
        if page == 0:
            feet[placed.x] = max(feet.get(placed.x, 0.0), placed.y)
    left, right = feet.values()
    assert abs(left - right) < 0.01


def test_columns_that_follow_columns_stand_apart() -> None:
    part = lay(Columns(2, (lines(4, "a"),)), Columns(3, (lines(3, "b"),)), sheet=small(20))
    assert find(part, "b 1")[1].y - find(part, "a 2")[1].y >= 2 * 14


def test_no_column_ends_or_begins_with_a_line_alone() -> None:
    part = lay(Columns(2, (lines(3, "a"), lines(4, "b"))), sheet=small(20))
    top = find(part, "a 1")[1].y
    assert [line.y == top for _, line in placed_lines(part)].count(True) == 2
    assert find(part, "b 1")[1].y == top


def test_something_wide_stands_between_columns() -> None:
    part = lay(Columns(2, (lines(4, "a"), WIDE, lines(4, "b"))), sheet=small(40))
    picture = next(each for each in part.pages[0].items if isinstance(each, PlacedPicture))
    assert picture.x == 10
    assert find(part, "a 2")[1].y < picture.y
    assert find(part, "b 1")[1].y == find(part, "b 3")[1].y > picture.y + picture.height


def test_notes_of_columns_stand_at_the_foot_over_the_width_of_the_text() -> None:
    called = paragraph("left", note("n1", lines(2, "first")))
    other = paragraph("right", note("n2", lines(1, "second")))
    part = lay(Columns(2, (called, other)), sheet=small(20))
    (_, x, y), (_, also, below) = spots(part, "first 1", "second 1")
    assert x == also >= 110
    assert y < below
    assert below > 20 * 14 - 14


def test_columns_give_way_to_the_notes_they_call() -> None:
    calling = [paragraph(f"word-{n}-", note(f"n{n}", lines(1, f"note {n}:"))) for n in range(24)]
    part = lay(Columns(2, tuple(calling)), sheet=small(16))
    for number in range(24):
        page, line = find(part, f"note {number}: 1")
        assert page == find(part, f"word-{number}-")[0]
        assert line.y <= 16 * 14 + 11


def test_a_heading_stays_with_the_columns_it_heads() -> None:
    part = lay(lines(7), heading(2, "Head"), Columns(2, (lines(12, "column"),)), sheet=small(10))
    assert find(part, "Head")[0] == find(part, "column 1")[0]


def test_columns_inside_something_else_stay_in_one() -> None:
    box = Box("box", (Columns(2, (lines(2, "a"), Columns(2, (lines(2, "b"),)))),))
    part = lay(box, Columns(2, (Columns(2, (lines(2, "c"),)),)))
    assert find(part, "a 1")[1].x == find(part, "b 1")[1].x
    assert "c1c2" in reading_text(part).replace("line", "")


def test_a_box_goes_on_in_the_next_column() -> None:
    box = Box("box", (lines(30, "boxed"),))
    part = lay(Columns(2, (box,)), sheet=small(40))
    assert len(part.pages) == 1
    assert find(part, "boxed 30")[1].x > find(part, "boxed 1")[1].x


def test_what_is_taller_than_a_column_is_told() -> None:
    sink = Sink()
    tall = replace(PICTURE, height=9000)
    lay(Columns(2, (lines(2), Figure(tall, alt="a"), lines(2))), sheet=small(10), sink=sink)
    assert {each.code for each in sink.diagnostics} <= {"layout/low-resolution"}


_blocks: st.SearchStrategy[Block] = st.one_of(
    st.integers(1, 12).map(lines),
    st.just(heading(3, "Head")),
    st.just(WIDE),
    st.integers(1, 6).map(lambda count: Quote((lines(count, "quoted"),))),
    st.integers(1, 9).map(lambda count: Box("box", (lines(count, "boxed"),))),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_blocks, min_size=1, max_size=8), st.integers(0, 12), st.sampled_from((2, 3)))
def test_no_line_of_columns_is_lost(blocks: list[Block], before: int, count: int) -> None:
    named = [
        replace(each, label=f"l{at}") if hasattr(each, "label") else each
        for at, each in enumerate(blocks)
    ]
    called = paragraph("call", note("n", lines(5, "note")))
    alone = lay(*named, called, sheet=small(12), sink=Sink())
    part = lay(
        *([lines(before, "before")] if before else []),
        Columns(count, (*named, called)),
        sheet=small(12),
        sink=Sink(),
    )
    words = squeezed("".join(f"before {n + 1}" for n in range(before)))
    assert reading_text(part) == words + reading_text(alone)


# ---------------------------------------------------------------- broad pages


def test_a_landscape_turns_the_page_and_keeps_the_running_lines() -> None:
    document = lay_parts(
        chapter("one", lines(2, "a"), Landscape((lines(2, "b"),)), lines(2, "c")),
        running={"body": FOLIO},
    )
    names = [page.master for page in document.parts[0].pages]
    assert names == ["body", "body landscape", "body"]
    width, height = document.sizes["body"]
    assert document.sizes["body landscape"] == (height, width)
    broad = document.pages[1].running
    folio = max((each for each in broad if isinstance(each, PlacedLine)), key=lambda each: each.x)
    assert document.pages[1].folio == "2"
    assert width < folio.x < height - 60
    assert folio.y > width - 50


def test_text_on_broad_pages_takes_their_width() -> None:
    text = paragraph("words " * 60)
    upright, broad = lay(text), lay(Landscape((text,)))
    assert len(list(placed_lines(broad))) < len(list(placed_lines(upright)))


def test_broad_pages_stand_in_the_order_of_the_text() -> None:
    part = lay(lines(1, "a"), Landscape((lines(1, "b"),)), Landscape((lines(1, "c"),)))
    assert pages(part) == [["a 1"], ["b 1", "c 1"]]
    assert reading_text(part) == "a1b1c1"


def test_notes_of_broad_pages_stand_at_their_foot() -> None:
    part = lay(lines(1), Landscape((paragraph("call", note("n", lines(1, "note"))),)))
    assert find(part, "note 1")[0] == 1
    assert find(part, "note 1")[1].y < 595


def test_columns_may_stand_on_a_broad_page() -> None:
    part = lay(Landscape((Columns(3, (lines(6),)),)))
    assert find(part, "line 5")[1].x > 500


def test_a_page_that_lies_broad_anyway_is_not_turned() -> None:
    sheet = base()
    body = replace(sheet.masters["body"], width=800.0, height=500.0)
    broad = replace(sheet, masters={**sheet.masters, "body": body})
    assert lay(Landscape((lines(1),)), sheet=broad).pages[0].master == "body"
