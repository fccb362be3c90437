"""Widths of table columns from what stands in them.

Comes in: how wide each cell is at its widest and at its narrowest, and the author's shares.
Leaves: a width per column. A column takes what it needs; where there is not enough for all, the
narrow ones keep theirs and the wide ones share the rest, those with more text taking more of it.
"""

from collections.abc import Sequence

from msgspec import Struct

FAIRNESS = 0.7
"""Power of a column's text that it is given width by: at 1 all columns would be equally tall, at 0
equally wide."""
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
    least: float = 0.0
    """Width of the longest words of all columns beside each other."""


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
    if widths is None:
        widths = _shared(natural, least, available, _texts(count, needs))
    total = sum(widths)
    if full and total < available:
        spare = available - total
        free = [column for column in range(count) if column not in fixed] or list(range(count))
        whole = sum(widths[column] for column in free)
        for column in free:
            part = widths[column] / whole if whole else 1 / len(free)
            widths[column] += spare * part
    narrowest = sum(least)
    return Widths(tuple(widths), narrowest > available + 0.01, narrowest)


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
) -> list[float] | None:
    """Widths where all is wide enough or nothing is; none where columns have to share."""
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
    return None


def _texts(count: int, needs: Sequence[Need]) -> list[float]:
    """How much text each column holds: the widths of its cells set in one line each."""
    texts = [1.0] * count
    for need in needs:
        if need.columns == 1:
            texts[need.column] += need.natural
    return texts


def _shared(
    natural: list[float], least: list[float], available: float, texts: list[float]
) -> list[float]:
    """Widths between the least and the natural ones that fill the room."""
    level = _filling(natural, least, available, [1.0] * len(natural))
    narrow = [width <= level for width in natural]
    floor = [
        most if keeps else few for most, few, keeps in zip(natural, least, narrow, strict=True)
    ]
    weights = [text**FAIRNESS for text in texts]
    share = _filling(natural, floor, available, weights)
    return _at_level(natural, floor, [share * weight for weight in weights])


def _filling(
    natural: list[float], least: list[float], available: float, weights: list[float]
) -> float:
    """The factor of the weights at which the columns together are as wide as the room."""
    low, below = 0.0, sum(least)
    # Between the factors at which some column begins or ceases to grow, all grow evenly.
    ends = [*zip(least, weights, strict=True), *zip(natural, weights, strict=True)]
    for high in sorted({width / weight for width, weight in ends}):
        if below >= available:
            break
        above = sum(_at_level(natural, least, [high * weight for weight in weights]))
        if above > available:
            return low + (high - low) * (available - below) / (above - below)
        low, below = high, above
    return low


def _at_level(natural: list[float], least: list[float], levels: list[float]) -> list[float]:
    return [
        min(most, max(few, level)) for most, few, level in zip(natural, least, levels, strict=True)
    ]
