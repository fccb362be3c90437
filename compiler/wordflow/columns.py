"""Widths of table columns in whole twips: what they need, held to what there is."""

from collections.abc import Sequence

from msgspec import Struct

from compiler.language import primary
from compiler.model.block import Cell, Table
from compiler.model.walk import plain_text
from compiler.wordflow.grid import Grid
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


def column_widths(
    table: Table,
    grid: Grid,
    padding: int,
    size: float,
    available: int,
    *,
    stretch: bool,
    measures: Measures = ROUGH,
) -> tuple[int, ...]:
    """Widths of all columns; `padding` is left and right together, `size` in points."""
    least = [padding + SLACK] * grid.width
    wanted = list(least)
    for index, row in enumerate(grid.rows):
        measure = measures.of(grid, index)
        for place in row:
            if place.cell is not None and place.columns == 1:
                narrow, wide = _needs(place.cell, size, measure)
                least[place.column] = max(least[place.column], narrow + padding + SLACK)
                wanted[place.column] = max(wanted[place.column], wide + padding + SLACK)
    _widen_for_spans(grid, wanted, padding, size, measures)
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


def _needs(cell: Cell, size: float, measure: Measure) -> tuple[int, int]:
    """Width in twips of the widest word and of the whole text."""
    text = plain_text(cell.inlines)
    whole = round(measure(text, size) * 20)
    words = text.split()
    if len(words) < 2:
        return whole, whole
    return round(max(measure(word, size) for word in words) * 20), whole


def line_count(
    grid: Grid,
    index: int,
    widths: Sequence[int],
    padding: int,
    size: float,
    measures: Measures = ROUGH,
) -> int:
    """About how many lines a row takes."""
    most = 1
    measure = measures.of(grid, index)
    for place in grid.rows[index]:
        if place.cell is not None:
            width = sum(widths[place.column : place.column + place.columns]) - padding
            most = max(most, _needs(place.cell, size, measure)[1] // max(width, 1) + 1)
    return most


def _widen_for_spans(
    grid: Grid, wanted: list[int], padding: int, size: float, measures: Measures
) -> None:
    for index, row in enumerate(grid.rows):
        for place in row:
            if place.cell is None or place.columns == 1:
                continue
            spanned = range(place.column, place.column + place.columns)
            narrow = _needs(place.cell, size, measures.of(grid, index))[0]
            missing = narrow + padding - sum(wanted[i] for i in spanned)
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
