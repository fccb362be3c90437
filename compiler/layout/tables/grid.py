"""The grid of a table: which cell stands in which row and column, spans counted in.

Comes in: rows of cells, in which a spanned place has no cell of its own. Leaves: every cell with
its row and column. Rows may be longer than the table says it is wide: no cell is dropped.
"""

from collections.abc import Sequence

from msgspec import Struct

from compiler.model.block import Cell, Row


class Seat(Struct, frozen=True):
    """A cell on its place."""

    row: int
    column: int
    rows: int
    """How many rows it spans, held to its part of the table."""
    columns: int
    cell: Cell


def seat_cells(rows: Sequence[Row], width: int) -> tuple[list[list[Seat]], int]:
    """Seats by row, and how many columns there are: `width`, or more if cells need them."""
    taken: dict[int, int] = {}
    """Column → first row in which it is free again."""
    seats: list[list[Seat]] = []
    for number, row in enumerate(rows):
        column = 0
        line: list[Seat] = []
        for cell in row.cells:
            while taken and taken.get(column, 0) > number:
                column += 1
            span = min(max(1, cell.columns), max(1, width - column))
            if row.kind == "group" and len(row.cells) == 1:
                span = max(1, width - column)
            high = min(max(1, cell.rows), len(rows) - number)
            line.append(Seat(number, column, high, span, cell))
            if high > 1:
                for each in range(column, column + span):
                    taken[each] = number + high
            column += span
        seats.append(line)
        width = max(width, column)
    return seats, width
