"""Widths of table columns from what stands in them.

Comes in: how wide each cell is at its widest and at its narrowest, and the author's shares.
Leaves: a width per column. A column takes what it needs; where there is not enough for all, the
wide ones give way to the same width while the narrow ones keep theirs.
"""

from collections.abc import Sequence

from msgspec import Struct

_ROUNDS = 40
"""Halvings in the search for the common width; far below what print can show."""
LEAST_WIDTH = 24.0
"""Width in points below which no share asked for makes a column."""


class Need(Struct, frozen=True):
    """How much width a cell wants, padding included."""

    column: int
    columns: int
    """How many columns it spans."""
    natural: float
    """Width with no line broken."""
    least: float
    """Width of its longest word."""


class Widths(Struct, frozen=True):
    """Widths of the columns, and whether even the longest words fit."""

    columns: tuple[float, ...]
    squeezed: bool


def column_widths(
    count: int,
    needs: Sequence[Need],
    shares: Sequence[float | None],
    available: float,
    full: bool,
) -> Widths:
    """Widths of `count` columns in the room there is; `full` stretches them to all of it."""
    natural, least = _extremes(count, needs)
    fixed = _fixed(shares, available, min(LEAST_WIDTH, available / max(count, 1)))
    for column, width in fixed.items():
        natural[column] = least[column] = width
    widths = _fitted(natural, least, available, fixed)
    total = sum(widths)
    if full and total < available:
        spare = available - total
        free = [column for column in range(count) if column not in fixed] or list(range(count))
        whole = sum(widths[column] for column in free)
        for column in free:
            part = widths[column] / whole if whole else 1 / len(free)
            widths[column] += spare * part
    return Widths(tuple(widths), sum(least) > available + 0.01)


def _extremes(count: int, needs: Sequence[Need]) -> tuple[list[float], list[float]]:
    natural = [0.0] * count
    least = [0.0] * count
    wide: dict[tuple[int, int], tuple[float, float]] = {}
    for need in needs:
        if need.columns == 1:
            natural[need.column] = max(natural[need.column], need.natural)
            least[need.column] = max(least[need.column], need.least)
        else:
            key = (need.columns, need.column)
            most = wide.get(key, (0.0, 0.0))
            wide[key] = (max(most[0], need.natural), max(most[1], need.least))
    # Narrow spans first: what they widen, wider spans may use.
    for (columns, column), (span_natural, span_least) in sorted(wide.items()):
        _widen(natural, column, columns, span_natural)
        _widen(least, column, columns, span_least)
    return natural, [min(pair) for pair in zip(least, natural, strict=True)]


def _widen(widths: list[float], column: int, columns: int, wanted: float) -> None:
    held = sum(widths[column : column + columns])
    if wanted > held:
        for each in range(column, column + columns):
            part = widths[each] / held if held else 1 / columns
            widths[each] += (wanted - held) * part


def _fixed(shares: Sequence[float | None], available: float, narrowest: float) -> dict[int, float]:
    asked = {
        column: share for column, share in enumerate(shares) if share is not None and share > 0
    }
    total = sum(asked.values())
    scale = available / total if total > 1 else available
    return {column: max(share * scale, narrowest) for column, share in asked.items()}


def _fitted(
    natural: list[float], least: list[float], available: float, fixed: dict[int, float]
) -> list[float]:
    if sum(natural) <= available:
        return list(natural)
    narrowest = sum(least)
    if narrowest >= available:
        free = [column for column in range(len(least)) if column not in fixed]
        held = sum(fixed.values())
        room = available - held
        if not free or room <= 0:
            return [width * available / narrowest for width in least]
        scale = room / max(narrowest - held, 0.01)
        return [width if column in fixed else width * scale for column, width in enumerate(least)]
    low, high = 0.0, max(natural)
    for _ in range(_ROUNDS):
        level = (low + high) / 2
        if sum(_at_level(natural, least, level)) > available:
            high = level
        else:
            low = level
    return _at_level(natural, least, low)


def _at_level(natural: list[float], least: list[float], level: float) -> list[float]:
    return [min(most, max(few, level)) for most, few in zip(natural, least, strict=True)]
