"""Widths of table columns in whole twips: what they need, held to what there is."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from compiler.language import primary
from compiler.model.block import Cell, Table
from compiler.model.walk import plain_text
from compiler.wordflow.grid import Grid, GridPlace
from compiler.wordflow.measure import Measure, rough_width

_DECIMAL_POINT = frozenset({"en", "zh", "ja", "ko", "th", "he", "hi"})
SLACK = 30
"""Twips that each column has over its need."""


class Measures(Struct, frozen=True):
    """How the words of tables are measured: those of plain rows, those of heads and totals."""

    plain: Measure = rough_width
    strong: Measure = rough_width

    def of(self, grid: Grid, index: int) -> Measure:
        """The measure for a row."""
        is_plain = index >= grid.head and grid.models[index].kind == "plain"
        return self.plain if is_plain else self.strong


ROUGH = Measures()


class Need(NamedTuple):
    """Widths of a cell in em: of its widest word, and of all its text in one line."""

    narrow: float = 0.0
    wide: float = 0.0


NOTHING = Need()
Needs = tuple[tuple[Need, ...], ...]
"""What the places of a grid need, row by row."""


def needs_of(grid: Grid, measures: Measures = ROUGH) -> Needs:
    """Measure the cells of a table."""
    made: list[tuple[Need, ...]] = []
    for index, row in enumerate(grid.rows):
        measure = measures.of(grid, index)
        made.append(tuple([_need(place.cell, measure) if place.cell else NOTHING for place in row]))
    return tuple(made)


def column_widths(
    table: Table,
    grid: Grid,
    needs: Needs,
    padding: int,
    size: float,
    available: int,
    *,
    stretch: bool,
) -> tuple[int, ...]:
    """Widths of all columns; `padding` is left and right together, `size` in points."""
    least = [0] * grid.width
    wanted = list(least)
    for row, needed in zip(grid.rows, needs, strict=True):
        for place, need in zip(row, needed, strict=True):
            if place.columns == 1:
                column = place.column
                least[column] = max(least[column], _twips(need.narrow, size))
                wanted[column] = max(wanted[column], _twips(need.wide, size))
    least = [width + padding + SLACK for width in least]
    wanted = [width + padding + SLACK for width in wanted]
    _widen_for_spans(grid, needs, wanted, padding, size)
    shares = [
        table.columns[index].share if index < len(table.columns) else None
        for index in range(grid.width)
    ]
    if any(share is not None for share in shares):
        return _by_share(shares, wanted, available)
    return _fitted(least, wanted, available, stretch=stretch)


def decimal_mark(language: str) -> str:
    """What stands before the decimals in numbers of a language."""
    return "." if primary(language) in _DECIMAL_POINT else ","


def decimal_stop(
    column: int, grid: Grid, width: int, size: float, language: str, measures: Measures = ROUGH
) -> int:
    """Where the decimal marks of a column stand, in twips from the text edge of its cells.

    0 when all numbers have equally many decimals: then they stand as well on the right.
    """
    mark = decimal_mark(language)
    decimals = {
        text.rpartition(mark)[2] if mark in text else ""
        for row in grid.rows[grid.head :]
        for place in row
        if place.column == column and place.columns == 1 and place.cell is not None
        for text in [plain_text(place.cell.inlines).strip()]
        if any(map(str.isdigit, text))
    }
    if len({len(each) for each in decimals}) < 2:
        return 0
    widest = max(measures.plain(mark + each, size) if each else 0.0 for each in decimals)
    return max(width - round(widest * 20), 0)


def _need(cell: Cell, measure: Measure) -> Need:
    text = plain_text(cell.inlines)
    whole = measure(text, 1.0)
    words = text.split()
    if len(words) < 2:
        return Need(whole, whole)
    return Need(max([measure(word, 1.0) for word in words]), whole)


def _twips(em: float, size: float) -> int:
    return round(em * size * 20)


def line_count(
    row: tuple[GridPlace, ...],
    needs: tuple[Need, ...],
    widths: Sequence[int],
    padding: int,
    size: float,
) -> int:
    """About how many lines a row takes."""
    most = 1
    for place, need in zip(row, needs, strict=True):
        if need.wide:
            width = sum(widths[place.column : place.column + place.columns]) - padding
            most = max(most, _twips(need.wide, size) // max(width, 1) + 1)
    return most


def _widen_for_spans(
    grid: Grid, needs: Needs, wanted: list[int], padding: int, size: float
) -> None:
    for row, needed in zip(grid.rows, needs, strict=True):
        for place, need in zip(row, needed, strict=True):
            if place.cell is None or place.columns == 1:
                continue
            spanned = range(place.column, place.column + place.columns)
            missing = _twips(need.narrow, size) + padding - sum(wanted[i] for i in spanned)
            for column in spanned if missing > 0 else ():
                wanted[column] += -(-missing // place.columns)


def _by_share(
    shares: Sequence[float | None], wanted: Sequence[int], available: int
) -> tuple[int, ...]:
    """Columns with a share take it; the others divide the rest by what they want."""
    said = sum(share for share in shares if share is not None)
    rest = max(1.0 - said, 0.0)
    open_want = sum(want for want, share in zip(wanted, shares, strict=True) if share is None) or 1
    scale = 1.0 / said if said > 1.0 else 1.0
    parts = [
        share * scale if share is not None else rest * want / open_want
        for share, want in zip(shares, wanted, strict=True)
    ]
    return _whole([part * available for part in parts])


def _fitted(
    least: Sequence[int], wanted: Sequence[int], available: int, *, stretch: bool
) -> tuple[int, ...]:
    total = sum(wanted)
    if total <= available:
        if not stretch:
            return tuple(wanted)
        return _whole([want * available / total for want in wanted])
    narrowest = sum(least)
    if narrowest >= available:
        return _whole([need * available / narrowest for need in least])
    spare = available - narrowest
    wishes = [want - need for want, need in zip(wanted, least, strict=True)]
    return _whole(
        [
            need + spare * wish / (total - narrowest)
            for need, wish in zip(least, wishes, strict=True)
        ]
    )


def _whole(widths: Sequence[float]) -> tuple[int, ...]:
    return tuple(max(int(width), 1) for width in widths)
