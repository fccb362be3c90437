"""Set material of a Word file: paragraphs in lines and tables in rows, with every height.

The galley makes these values, the pages are filled with them. Heights are whole twips.
"""

from typing import Literal

from msgspec import Struct

from compiler.wordflow.flow import WordParagraph
from compiler.wordflow.look import Borders
from compiler.wordpages.lines import WordLine


class SetParagraph(Struct, frozen=True):
    """A paragraph set into lines."""

    lines: tuple[WordLine, ...]
    line: int
    """Height of each line."""
    before: int
    after: int
    keep_next: bool
    keep_lines: bool
    widows: bool
    """Whether two lines at least stay together at either side of a page end."""
    page_break: bool
    top: int
    """What a border takes above the first line."""
    bottom: int
    border: tuple[Borders, int, int] | None
    """Paragraphs with the same one stand in one frame."""
    labels: tuple[str, ...]
    source: WordParagraph
    noted: bool
    """Whether any line calls a note."""
    cell: Literal["", "inside", "last"] = ""
    """Whether it stands in a row that may break, and as the last block there."""


class SetRow(Struct, frozen=True):
    """A row of a table."""

    height: int
    header: bool
    whole: bool
    keep_next: bool
    lines: tuple[WordLine, ...]
    """Of all cells in order; for their texts and notes."""
    labels: tuple[str, ...]
    edge: int = 0
    """Border below it where a page or the table ends with it."""
    inner: "tuple[SetBlock, ...]" = ()
    """Blocks of a row of one cell that may break over pages."""
    above: int = 0
    """Border and padding above the blocks of such a row."""
    below: int = 0


class SetTable(Struct, frozen=True):
    """A table."""

    rows: tuple[SetRow, ...]
    headers: int
    """How many rows are repeated on each page."""

    @property
    def edge(self) -> int:
        """Width of the border below the last row."""
        return self.rows[-1].edge if self.rows else 0


SetBlock = SetParagraph | SetTable


class SetSection(Struct, frozen=True):
    """The blocks of a section."""

    blocks: tuple[SetBlock, ...]
    asking: tuple[int, ...]
    """Indexes of blocks that hold page references."""


def stacked_height(blocks: tuple[SetBlock, ...]) -> int:
    """Height of the blocks of a cell."""
    if len(blocks) == 1 and isinstance(blocks[0], SetParagraph):
        one = blocks[0]
        around = max(one.before, 0) + one.after + one.top + one.bottom
        return around + one.line * len(one.lines)
    total = after = 0
    above: SetBlock | None = None
    for block in blocks:
        if isinstance(block, SetTable):
            total += after + sum(row.height for row in block.rows) + block.edge
            after = 0
        else:
            total += max(after, block.before) + block.line * len(block.lines)
            total += border_above(above, block)
            if isinstance(above, SetParagraph) and not same_frame(above, block):
                total += above.bottom
            after = block.after
        above = block
    if isinstance(above, SetParagraph):
        total += above.bottom
    return total + after


def same_frame(above: SetBlock | None, below: SetBlock | None) -> bool:
    """Whether two neighbours stand in one frame of borders."""
    return (
        isinstance(above, SetParagraph)
        and isinstance(below, SetParagraph)
        and above.border is not None
        and above.border == below.border
    )


def border_above(above: SetBlock | None, block: SetParagraph) -> int:
    """What a border takes above a paragraph."""
    return 0 if same_frame(above, block) else block.top
