"""Footnotes: at the foot of the page of their call, split only when they must."""

from compiler.diagnostics import Sink
from compiler.layout.dump import dump_structure
from compiler.layout.page import PlacedRule
from compiler.model.block import Box, Cell, Column, Heading, ItemList, Paragraph, Row, Table
from compiler.model.inline import LineBreak, Text
from tests.layout.laying import (
    find,
    item,
    lay,
    lines,
    lines_inlines,
    note,
    pages,
    paragraph,
    reading_text,
    small,
    texts,
)

ABOVE = 6 + 0.4 + 4
"""The rule above footnotes with its white, in the base style."""


def calling(label: str, count: int = 1, before: str = "called here") -> Paragraph:
    return paragraph(before, note(label, lines(count, f"{label} text")))


def test_a_note_stands_at_the_foot_under_a_rule() -> None:
    part = lay(calling("a"), sheet=small(20))
    text = find(part, "a text 1")[1]
    # Its last line stands as deep as the last line of a full page.
    assert round(text.y + 11 * 0.3, 3) == 10 + 20 * 14
    rule = next(mark for mark in part.pages[0].items if isinstance(mark, PlacedRule))
    assert find(part, "called here")[1].y < rule.y < text.y


def test_notes_of_one_page_stand_in_the_order_of_their_calls() -> None:
    part = lay(calling("a"), calling("b", 2), sheet=small(20))
    assert texts(part.pages[0])[2:] == ["1", "a text 1", "2", "b text 1", "b text 2"]


def test_the_text_gives_way_to_its_notes() -> None:
    part = lay(lines(8), calling("a", 3), lines(4, "after"), sheet=small(12))
    assert find(part, "a text 1")[0] == find(part, "called here")[0]


def test_a_line_whose_note_does_not_fit_takes_it_to_the_next_page() -> None:
    part = lay(lines(9), calling("a", 3), sheet=small(10))
    assert [find(part, "called here")[0], find(part, "a text 1")[0]] == [1, 1]


def test_a_long_note_goes_on_at_the_next_foot() -> None:
    part = lay(calling("a", 60), lines(30, "after"), sheet=small(20))
    first, last = find(part, "a text 1")[0], find(part, "a text 60")[0]
    assert (first, find(part, "called here")[0]) == (0, 0)
    assert last > 1
    assert all(f"atext{number}" in reading_text(part) for number in range(1, 61))
    for page in part.pages:
        assert max(placed.y for placed in page.items) <= 10 + 20 * 14
    assert find(part, "after 1")[0] <= 1


def test_a_note_never_stands_before_its_call() -> None:
    counts = [number % 7 + 1 for number in range(40)]
    blocks = [calling(f"n{at}.", count, f"call {at}.") for at, count in enumerate(counts)]
    part = lay(*blocks, sheet=small(15))
    for at in range(40):
        assert find(part, f"n{at}. text 1")[0] == find(part, f"call {at}.")[0]


def test_notes_are_called_from_headings_tables_boxes_and_lists() -> None:
    row = Row((Cell((Text("cell"), note("cell-note", lines(1, "from cell")))),))
    table = Table(
        (Column(),),
        (Row((Cell((Text("head"), note("head-note", lines(1, "from head")))),)),),
        (row,),
        (Text("Caption"), note("caption-note", lines(1, "from caption"))),
        "tbl-x",
    )
    part = lay(
        Heading(2, (Text("Title"), note("title-note", lines(1, "from title"))), "title"),
        table,
        Box("box", (calling("boxed"),)),
        ItemList(False, (item(calling("listed")),)),
        sheet=small(40),
    )
    foot = [line for line in texts(part.pages[0]) if line.startswith("from ") or "text" in line]
    assert foot == [
        "from title 1",
        "from caption 1",
        "from head 1",
        "from cell 1",
        "boxed text 1",
        "listed text 1",
    ]


def test_a_note_in_a_note_follows_it() -> None:
    inner = note("inner", paragraph("inner words"))
    part = lay(paragraph("call", note("outer", paragraph("outer words", inner))), sheet=small(20))
    words = texts(part.pages[0])
    assert words.index("inner words") > next(
        at for at, text in enumerate(words) if text.startswith("outer words")
    )


def test_a_note_stands_in_the_tree_right_after_its_call() -> None:
    part = lay(paragraph("word", note("a", paragraph("said")), Text(" more")), sheet=small(20))
    assert dump_structure(part).splitlines() == [
        "Sect",
        "  P",
        "    Reference Target=a",
        "      Link",
        "    Note NoteLabel=a",
        "      Lbl",
        "      P",
        "    ·",
    ]
    assert reading_text(part) == "word11saidmore"


def test_a_line_with_many_long_notes_ends() -> None:
    notes = [note(f"n{number}", lines(12, f"n{number} text")) for number in range(10)]
    part = lay(paragraph("called", *notes), sheet=small(8), sink=Sink())
    assert all(f"n{number}text12" in reading_text(part) for number in range(10))


def test_notes_are_anchors() -> None:
    part = lay(calling("a"), lines(30), calling("b"), sheet=small(20))
    assert {"a": 0, "b": 1}.items() <= part.anchors.items()


def test_no_single_line_of_a_split_note_stays_with_its_call() -> None:
    text = (*lines_inlines(18), Text(" last"), note("a", lines(3, "a text")), LineBreak())
    part = lay(Paragraph((*text, *lines_inlines(3, "more"))), sheet=small(20))
    assert find(part, "a text 1")[0] == find(part, "a text 3")[0] == find(part, "last")[0] == 1


def test_a_long_note_takes_the_room_that_the_end_of_the_text_leaves() -> None:
    called = paragraph("call", note("n", lines(50, "note")))
    part = lay(called, lines(8, "text"), sheet=small(20))
    feet = [sum("note" in text for text in page) for page in pages(part)]
    assert sum(feet) == 50
    assert len(feet) == 3
