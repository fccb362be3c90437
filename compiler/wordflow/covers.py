"""Covers: a field of colour is as high as its look says, but never turns the page."""

from msgspec.structs import replace

from compiler.wordflow.flow import WordBlock, WordParagraph, WordTable
from compiler.wordflow.measure import rough_width
from compiler.wordflow.rows import white_above, white_below, words_of
from compiler.wordflow.work import Work

SPARE = 40
"""Twips left at the foot of the page: borders, and the paragraph that Word needs after a table."""


def held_to_page(blocks: tuple[WordBlock, ...], work: Work) -> tuple[WordBlock, ...]:
    """The blocks of a cover with fields no higher than the room the other blocks leave."""
    paragraphs = [each for each in blocks if isinstance(each, WordParagraph)]
    room = work.text_height - SPARE - sum(_height(each, work) for each in paragraphs)
    return tuple(_held(each, room) if isinstance(each, WordTable) else each for each in blocks)


def _held(table: WordTable, room: int) -> WordTable:
    rows = tuple(
        replace(row, height=max(min(row.height, room), 1)) if row.at_least and row.height else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _height(paragraph: WordParagraph, work: Work) -> int:
    style = work.book.styles[paragraph.style]
    width = rough_width(words_of((paragraph,)), style.half_points / 2) * 20
    lines = int(width / max(work.book.frame - style.left - style.right, 1)) + 1
    white = white_above(paragraph, work) + white_below(paragraph, work)
    return lines * style.line + white
