"""Input that no page is made for: every word is kept, in time that grows with it."""

import time
from collections.abc import Sequence

import pytest

from compiler.diagnostics import Sink
from compiler.model.block import (
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Figure,
    ItemList,
    ListItem,
    Row,
    Table,
)
from compiler.model.inline import Text
from tests.layout.laying import (
    PICTURE,
    lay,
    lines,
    lines_inlines,
    note,
    paragraph,
    reading_text,
    small,
    squeezed,
)


def text_of(count: int) -> str:
    return " ".join(f"word{at}" for at in range(count))


def nested(levels: int) -> Block:
    block: Block = paragraph(f"level {levels}")
    for level in range(levels - 1, -1, -1):
        block = ItemList(False, (ListItem((paragraph(f"level {level}"), block)),))
    return block


def boxed(levels: int, inner: Block) -> Block:
    for level in range(levels):
        inner = Box("box", (paragraph(f"box {level}"), inner), (Text(f"title {level}"),))
    return inner


CELL = Table((Column(), Column()), (), (Row((Cell(lines_inlines(90)), Cell((Text("side"),)))),))
CASES: Sequence[tuple[str, Block, str]] = [
    ("a word", paragraph("abcdefghij" * 600), "abcdefghij" * 600),
    ("a paragraph", paragraph(text_of(3000)), text_of(3000)),
    ("nested lists", nested(60), "level60"),
    ("a cell", CELL, "line90"),
    ("a picture", Figure(PICTURE, (Text("Wide"),), "fig-w", "a", length=9000.0), "Wide"),
    ("a note", paragraph("call", note("n", lines(150, "note"))), "note150"),
    ("boxes in boxes", boxed(6, CELL), "line90"),
    ("a box in columns", Columns(2, (boxed(3, CELL),)), "line90"),
]


@pytest.mark.parametrize(("block", "kept"), [each[1:] for each in CASES], ids=[c[0] for c in CASES])
@pytest.mark.parametrize("width", [320.0, 130.0], ids=["narrow", "no measure"])
def test_what_no_page_can_hold_is_kept(block: Block, kept: str, width: float) -> None:
    sheet = small(24, width)
    part = lay(block, sheet=sheet, sink=Sink())
    roomy = lay(block, sheet=small(4000, 900.0), sink=Sink())
    assert squeezed(kept) in reading_text(part)
    assert reading_text(part) == reading_text(roomy)


def test_time_grows_with_a_word_and_a_paragraph_and_not_faster() -> None:
    for make in (lambda count: "abcdefghij" * count, text_of):
        spent = []
        for count in (2000, 8000):
            start = time.process_time()
            lay(paragraph(make(count)), sheet=small(40), sink=Sink())
            spent.append(time.process_time() - start)
        assert spent[1] < 4 * spent[0] * 2 + 0.2


@pytest.mark.slow
@pytest.mark.parametrize("text", ["abcdefghij" * 100_000, text_of(100_000)], ids=["word", "words"])
def test_a_megabyte_is_kept(text: str) -> None:
    part = lay(paragraph(text), sink=Sink())
    assert reading_text(part) == squeezed(text)
