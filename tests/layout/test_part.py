"""A part of a report, laid out by itself."""

import gc

from compiler.model.block import Block, Cell, Column, ItemList, Row, Table
from compiler.model.inline import Text
from tests.layout.laying import heading, item, lay, lines_inlines, note, paragraph


def blocks() -> tuple[Block, ...]:
    rows = tuple(Row((Cell((Text(f"Cell {at}"),)), Cell((Text("of many words"),)))) for at in "abc")
    return (
        heading(1, "A chapter"),
        paragraph("Words of a paragraph. " * 20, note("n", paragraph("A note."))),
        ItemList(False, (item(paragraph("An item")),)),
        Table((Column(), Column()), rows[:1], rows[1:], lines_inlines(1), "tbl-x"),
    )


def test_nothing_of_a_part_outlives_it_in_circles() -> None:
    lay(*blocks())
    gc.collect()
    gc.disable()
    try:
        lay(*blocks())
        assert gc.collect() == 0
    finally:
        gc.enable()
