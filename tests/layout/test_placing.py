"""Figures and tables at the place on a page where their authors want them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.layout.page import PagedPart, PlacedPicture
from compiler.model.block import Block, Box, Cell, Column, Figure, Placement, Row, Table
from compiler.model.inline import Note, Text
from tests.layout.laying import (
    PICTURE,
    find,
    heading,
    lay,
    lines,
    note,
    pages,
    paragraph,
    reading_text,
    small,
    squeezed,
)

PAGE = small(20)
"""Twenty lines of text on a page."""


def figure(place: Placement, name: str = "Figure", *notes: Note) -> Figure:
    return Figure(PICTURE, (Text(name), *notes), f"fig-{name}", "a", width=0.25, place=place)


def table(place: Placement, rows: int = 2, caption: str = "Caption") -> Table:
    body = tuple(Row((Cell((Text(f"row {at}"),)),)) for at in range(rows))
    words = (Text(caption),) if caption else ()
    return Table((Column(),), (Row((Cell((Text("head"),)),)),), body, words, place=place)


def picture(part: PagedPart) -> tuple[int, float]:
    """Page and top of the first picture."""
    for number, page in enumerate(part.pages):
        for each in page.items:
            if isinstance(each, PlacedPicture):
                return number, round(each.y, 1)
    raise AssertionError("no picture is placed")


def test_here_is_between_the_text_before_and_after() -> None:
    part = lay(lines(3, "a"), figure("here"), lines(3, "b"), sheet=PAGE)
    assert find(part, "a 3")[1].y < picture(part)[1] < find(part, "b 1")[1].y


def test_what_is_wanted_here_takes_its_text_along_to_the_next_page() -> None:
    part = lay(lines(18, "a"), figure("here"), lines(3, "b"), sheet=PAGE)
    assert picture(part) == (1, 10.0)
    assert find(part, "b 1")[0] == 1


def test_top_is_the_top_of_the_next_page_while_the_text_goes_on() -> None:
    part = lay(lines(5, "a"), figure("top"), lines(20, "b"), sheet=PAGE)
    assert picture(part) == (1, 10.0)
    assert find(part, "b 1")[0] == 0


def test_the_top_of_the_same_page_will_do_where_nothing_stands_above() -> None:
    assert picture(lay(figure("top"), lines(20, "b"), sheet=PAGE)) == (0, 10.0)


@pytest.mark.parametrize("place", ["top", "bottom"])
def test_what_would_pass_the_end_of_its_section_stays_where_it_is_written(
    place: Placement,
) -> None:
    blocks = (lines(2, "a"), figure(place), lines(2, "b"))
    for part in (lay(*blocks, sheet=PAGE), lay(*blocks, heading(2, "Next"), sheet=PAGE)):
        assert find(part, "a 2")[1].y < picture(part)[1] < find(part, "b 1")[1].y
        assert len(part.pages) == 1


def test_bottom_is_the_foot_of_the_page() -> None:
    part = lay(lines(3, "a"), figure("bottom"), lines(25, "b"), sheet=PAGE)
    assert picture(part)[0] == 0
    assert pages(part)[0][-1].endswith("Figure")
    last = find(part, "Figure")[1].y
    assert 10 + 20 * 14 - 18 < last < 10 + 20 * 14


def test_what_stands_at_the_foot_stands_above_the_notes() -> None:
    called = paragraph("call", note("n", lines(1, "note")))
    part = lay(called, figure("bottom"), lines(25, "b"), sheet=PAGE)
    assert find(part, "Figure")[0] == find(part, "note 1")[0] == 0
    assert find(part, "Figure")[1].y < find(part, "note 1")[1].y


def test_a_figure_at_the_foot_and_one_at_the_next_top_both_have_their_way() -> None:
    foot, top = figure("bottom", "foot"), figure("top", "top")
    part = lay(lines(2, "a"), foot, lines(2, "b"), top, lines(25, "c"), sheet=PAGE)
    first, second = pages(part)[:2]
    assert first[-1].endswith("foot")
    assert first[-2].startswith("c ")
    assert second[0].endswith("top")


def test_what_stands_at_the_foot_brings_the_notes_it_calls() -> None:
    noted = figure("bottom", "Figure", note("n", lines(2, "caption")))
    later = paragraph("call", note("m", lines(1, "later")))
    part = lay(lines(3, "a"), noted, later, lines(25, "b"), sheet=PAGE)
    assert picture(part)[0] == 0
    places = [find(part, words) for words in ("b 1", "Figure", "caption 1", "later 1")]
    assert [page for page, _ in places] == [0] * 4
    assert [line.y for _, line in places] == sorted(line.y for _, line in places)


def test_a_table_without_room_at_the_foot_waits_for_the_next_page() -> None:
    part = lay(lines(17, "a"), table("bottom"), lines(25, "b"), sheet=PAGE)
    assert find(part, "row 0")[0] == 1


def test_a_figure_alone_on_its_page() -> None:
    part = lay(lines(5, "a"), figure("page"), lines(20, "b"), sheet=PAGE)
    assert picture(part) == (1, 10.0)
    assert [find(part, line)[0] for line in ("b 1", "b 14", "b 20")] == [0, 0, 2]
    assert len(pages(part)[1]) == 1


def test_a_figure_alone_on_the_last_page() -> None:
    part = lay(lines(2, "a"), figure("page"), sheet=PAGE)
    assert [len(page) for page in pages(part)] == [2, 1]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (Box("box", (figure("top"),)), "it stands inside something else"),
        (table("top", caption=""), "it has no caption"),
        (table("bottom", rows=40), "it is taller than a page"),
    ],
)
def test_a_wish_that_cannot_be_fulfilled_is_told(block: Block, reason: str) -> None:
    sink = Sink()
    lay(lines(2), block, lines(20), sheet=PAGE, sink=sink)
    told = [each.message for each in sink.diagnostics if each.code == "layout/place"]
    assert len(told) == 1
    assert told[0].endswith(reason)


_places: st.SearchStrategy[Placement] = st.sampled_from(("", "here", "top", "bottom", "page"))
_blocks: st.SearchStrategy[Block] = st.one_of(
    st.integers(1, 14).map(lines),
    st.just(heading(2, "Head")),
    _places.map(figure),
    st.tuples(_places, st.integers(1, 9)).map(lambda each: table(*each)),
    st.integers(1, 9).map(lambda count: Box("box", (lines(count, "boxed"),))),
    st.integers(1, 9).map(lambda count: paragraph("call", note("n", lines(count, "note")))),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_blocks, min_size=1, max_size=9))
def test_nothing_is_lost_and_nothing_is_set_twice(blocks: list[Block]) -> None:
    roomy = lay(*blocks, sheet=small(400), sink=Sink())
    part = lay(*blocks, sheet=small(14), sink=Sink())
    assert reading_text(part) == reading_text(roomy)
    wanted = sum(isinstance(each, Figure) for each in blocks)
    placed = [each for page in part.pages for each in page.items if isinstance(each, PlacedPicture)]
    assert len(placed) == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(_places, min_size=1, max_size=6), st.lists(st.integers(1, 9), min_size=6))
def test_figures_keep_their_order(places: list[Placement], between: list[int]) -> None:
    blocks: list[Block] = []
    for at, place in enumerate(places):
        blocks += [lines(between[at]), figure(place, f"name{at}")]
    part = lay(*blocks, lines(9), sheet=small(16), sink=Sink())
    found = [find(part, f"name{at}") for at in range(len(places))]
    order = [(page, line.y) for page, line in found]
    assert order == sorted(order)
    assert squeezed("name0") in reading_text(part)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(_places, st.integers(1, 12), st.integers(0, 7)), min_size=1, max_size=6),
    st.integers(0, 3),
)
def test_notes_stand_in_order_on_the_page_of_their_calls_or_later(
    figures: list[tuple[Placement, int, int]], more: int
) -> None:
    blocks: list[Block] = []
    names: list[str] = []
    for at, (place, between, height) in enumerate(figures):
        text, caption = f"text{at}x", f"caption{at}x"
        names += [text, caption] if height else [text]
        called = [note(caption, lines(height, f"note of {caption}"))] if height else []
        blocks.append(paragraph(text, note(text, lines(1 + more, f"note of {text}"))))
        blocks += [lines(between, f"between{at}x"), figure(place, caption, *called)]
    part = lay(*blocks, lines(9), sheet=small(18), sink=Sink())
    starts = [find(part, f"note of {name} 1") for name in names]
    order = [(page, line.y) for page, line in starts]
    assert order == sorted(order)
    for name, (page, _) in zip(names, starts, strict=True):
        assert find(part, name)[0] <= page
    for at, (_, _, height) in enumerate(figures):
        last = f"note of caption{at}x {height}" if height else f"note of text{at}x {1 + more}"
        assert find(part, last)[0] < len(part.pages)
