"""Columns of a Word file: set blocks into columns of the page being filled, even at their end.

Comes in: the blocks of a section in columns, none of which calls a note. They are filled as pages
are, column by column; on the last page the columns are as low as the text lets them be.
"""

from collections.abc import Callable

from msgspec.structs import replace

from compiler.wordpages.matter import SetBlock, SetParagraph
from compiler.wordpages.pages import FilledPage, PageFiller

UNEVEN_LINES = 5
"""Columns whose last paragraph has so many lines are not even in LibreOffice if it may part."""


def with_last_whole(blocks: tuple[SetBlock, ...]) -> tuple[SetBlock, ...]:
    """The blocks, the last one kept whole where columns would be uneven; else the same value."""
    last = blocks[-1]
    parts = isinstance(last, SetParagraph) and len(last.lines) == UNEVEN_LINES
    return (*blocks[:-1], replace(last, keep_lines=True)) if parts else blocks


def fill_columns(filler: PageFiller, blocks: tuple[SetBlock, ...], count: int) -> None:
    """Set the blocks of a section in columns, from where the page is filled to."""
    above = filler.last
    if isinstance(above, SetParagraph):
        filler.add((), above.after, above)
    if filler.room < _least(blocks):
        filler.turn()
    first = len(filler.pages) - 1
    room = max(filler.room, 1)

    def page_height(page: int) -> int:
        return filler.height(first + page) if page else room

    columns = _filled(blocks, page_height, count, -1, 0)
    last = (len(columns) - 1) // count
    low, high = _lowest(blocks) - 1, page_height(last)
    while high - low > 1:
        middle = (low + high) // 2
        tried = _filled(blocks, page_height, count, last, middle)
        if len(tried) <= count * (last + 1):
            columns, high = tried, middle
        else:
            low = middle
    for page in range(last + 1):
        if page:
            filler.turn()
        stretch = columns[page * count : (page + 1) * count]
        filler.add(stretch, high if page == last else page_height(page), blocks[-1])


def _filled(
    blocks: tuple[SetBlock, ...],
    page_height: Callable[[int], int],
    count: int,
    last: int,
    height: int,
) -> list[FilledPage]:
    """All columns, those from the page `last` on of a height of their own."""

    def column_height(index: int) -> int:
        page = index // count
        return height if 0 <= last <= page else page_height(page)

    return PageFiller(column_height, _no_notes).fill(blocks)


def _no_notes(label: str) -> tuple[SetParagraph, ...]:
    return ()


def _lowest(blocks: tuple[SetBlock, ...]) -> int:
    """Height of the lowest line: no column can be lower, though each takes a line at least."""
    return min(
        block.line if isinstance(block, SetParagraph) else block.rows[0].height
        for block in blocks
        if isinstance(block, SetParagraph) or block.rows
    )


def _least(blocks: tuple[SetBlock, ...]) -> int:
    """Height of two lines at least of the first block."""
    first = blocks[0]
    if isinstance(first, SetParagraph):
        return first.line * min(len(first.lines), 2)
    return first.rows[0].height if first.rows else 0
