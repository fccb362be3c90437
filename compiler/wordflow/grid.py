"""Which cell covers which place of a table: spans spelled out row by row."""

from msgspec import Struct

from compiler.model.block import Cell, Row, Table


class GridPlace(Struct, frozen=True):
    """A stretch of columns of a row: a cell, the continuation of one from above, or nothing."""

    column: int
    columns: int
    cell: Cell | None
    rows: int = 1
    continues: bool = False


class Grid(Struct, frozen=True):
    """A table as rows of places; each row covers all columns."""

    width: int
    head: int
    """How many rows are head rows."""
    rows: tuple[tuple[GridPlace, ...], ...]
    models: tuple[Row, ...]


def grid_of(table: Table) -> Grid:
    """Lay the cells of a table out; short rows are filled up with empty places."""
    models = (*table.head, *table.body)
    width = max(len(table.columns), max((_width(row) for row in models), default=0), 1)
    while True:
        rows, homeless = _laid_out(table, width)
        if not homeless:
            return Grid(width, len(table.head), rows, models)
        # Cells from above take places of this row: the table has more columns than it says.
        width += homeless


def _laid_out(table: Table, width: int) -> tuple[tuple[tuple[GridPlace, ...], ...], int]:
    """The rows in so many columns, and the most cells of a row that found no place."""
    rows: list[tuple[GridPlace, ...]] = []
    homeless = 0
    for group in (table.head, table.body):
        hanging: dict[int, GridPlace] = {}
        for index, row in enumerate(group):
            places = _row(row, width, len(group) - index, hanging)
            rows.append(places)
            held = sum(place.cell is not None for place in places)
            homeless = max(homeless, len(row.cells) - held)
    return tuple(rows), homeless


def _width(row: Row) -> int:
    return sum(max(cell.columns, 1) for cell in row.cells)


def _row(
    row: Row, width: int, rows_left: int, hanging: dict[int, GridPlace]
) -> tuple[GridPlace, ...]:
    """One row; `hanging` holds, by column, the places that reach down from above."""
    places: list[GridPlace] = []
    cells = iter(row.cells)
    column = 0
    below: dict[int, GridPlace] = {}
    while column < width:
        above = hanging.get(column)
        if above is not None:
            place = GridPlace(column, above.columns, None, above.rows - 1, continues=True)
        else:
            place = _next_cell(next(cells, None), column, width, rows_left, hanging)
        if place.rows > 1:
            below[column] = place
        places.append(place)
        column += place.columns
    hanging.clear()
    hanging.update(below)
    return tuple(places)


def _next_cell(
    cell: Cell | None, column: int, width: int, rows_left: int, hanging: dict[int, GridPlace]
) -> GridPlace:
    if cell is None:
        return GridPlace(column, 1, None)
    free = width - column
    for other in hanging:
        if other > column:
            free = min(free, other - column)
    columns = min(max(cell.columns, 1), free)
    return GridPlace(column, columns, cell, min(max(cell.rows, 1), rows_left))
