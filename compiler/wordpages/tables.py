"""Heights of table rows in a Word file: borders and cells that span rows.

Text processors let neighbouring cells share one border; the widest one counts, above the row it
heads, and the last one below the table.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Literal

from msgspec.structs import replace

from compiler.wordflow.flow import WordRow, WordTable
from compiler.wordflow.look import Border
from compiler.wordpages.matter import SetRow

RELATIVE_WIDTH = 10_000
"""Writer keeps the edges between cells as parts of the table's width, in whole ten-thousandths."""


def cell_widths(widths: Sequence[int]) -> list[int]:
    """Widths of the cells of a row as Writer rounds them, up to a twip off."""
    whole = max(sum(widths), 1)
    edges = [0]
    for right in accumulate(widths):
        part = (2 * RELATIVE_WIDTH * right + whole) // (2 * whole)
        edges.append(part * whole // RELATIVE_WIDTH)
    return [right - left for left, right in pairwise(edges)]


def edge_above(table: WordTable, row: WordRow, above: WordRow | None) -> int:
    """Width of the widest border above a row: of its own cells or of those over them."""
    outer = table.borders.top if above is None and table.borders else None
    width = _widest(row, "top", outer)
    return width if above is None else max(width, _widest(above, "bottom", None))


def edge_below(table: WordTable, row: WordRow) -> int:
    """Width of the widest border below a row if a page or the table ends with it."""
    last = row is table.rows[-1]
    return _widest(row, "bottom", table.borders.bottom if last and table.borders else None)


def _widest(row: WordRow, side: Literal["top", "bottom"], outer: Border | None) -> int:
    """Width of the widest border at one side of a row; `outer` is that of cells without one."""
    widest = 0
    for cell in row.cells:
        own = getattr(cell.borders, side) if cell.borders else None
        border = own or outer
        if border is not None:
            # Writer cuts the width of borders in tables to whole twips.
            widest = max(widest, border.eighths * 5 // 2)
    return widest


def stretched(
    table: WordTable, rows: list[SetRow], spans: dict[tuple[int, int], int]
) -> list[SetRow]:
    """The rows, the last one under a spanning cell as high as that cell needs it.

    `spans` holds the height of the content of each spanning cell by row and place in the row.
    """
    made = list(rows)
    for (index, place), height in spans.items():
        last = min(index + table.rows[index].cells[place].rows, len(made)) - 1
        missing = height - sum(row.height for row in made[index : last + 1])
        if missing > 0 and not table.rows[last].height:
            made[last] = replace(made[last], height=made[last].height + missing)
    return made
