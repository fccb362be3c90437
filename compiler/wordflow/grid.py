"""Which cell covers which place of a table: spans spelled out row by row."""

from dataclasses import dataclass

from compiler.model.block import Cell, Row, Table


@dataclass(frozen=True, slots=True)
class GridPlace:
    """A stretch of columns of a row: a cell, the continuation of one from above, or nothing."""

    column: int
    columns: int
    cell: Cell | None
    rows: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
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
    bounds = [len(table.head)] * len(table.head) + [len(models)] * len(table.body)
    hanging: dict[int, GridPlace] = {}
    rows: list[tuple[GridPlace, ...]] = []
    for index, row in enumerate(models):
        rows.append(_row(row, width, bounds[index] - index, hanging))
    return Grid(width, len(table.head), tuple(rows), models)


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
