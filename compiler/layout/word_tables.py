"""Heights of table rows in a Word file: borders and cells that span rows.

Text processors let neighbouring cells share one border; the widest one counts, above the row it
heads, and the last one below the table.
"""

from msgspec.structs import replace

from compiler.layout.word_set import SetRow
from compiler.wordflow.flow import WordRow, WordTable
from compiler.wordflow.look import Border


def edge_above(table: WordTable, row: WordRow, above: WordRow | None) -> int:
    """Width of the widest border above a row: of its own cells or of those over them."""
    sides = [cell.borders.top for cell in row.cells if cell.borders]
    if above is not None:
        sides += [cell.borders.bottom for cell in above.cells if cell.borders]
    elif table.borders:
        sides.append(table.borders.top)
    return max((side.width for side in sides if side), default=0)


def edge_below(table: WordTable) -> int:
    """Width of the widest border below a table."""
    sides: list[Border | None] = [table.borders.bottom] if table.borders else []
    if table.rows:
        sides += [cell.borders.bottom for cell in table.rows[-1].cells if cell.borders]
    return max((side.width for side in sides if side), default=0)


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
