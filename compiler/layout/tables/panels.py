"""Tables wider than the page: their columns in panels, one below the other.

Comes in: how wide the columns have to be, and which of them a cell joins. Leave: the columns of
each panel. The leading columns, which say what a row is about, stand in every panel; they are read
once, in the first.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from compiler.layout.structure import ARTIFACT
from compiler.layout.tables.cells import SetCell
from compiler.layout.tables.columns import Need, column_widths
from compiler.layout.tables.grid import Seat
from compiler.layout.tables.rows import Shape, disowned
from compiler.stylesheet.sheet import TableLook

COMFORT = 36.0
"""Width in points that a column is given where its text has use for it."""
MOST_SHARE = 0.3
"""Part of the width that a column can claim for its longest word."""
EVENING_STEPS = 20
"""Steps in the search for panels of one width."""


class Panel(Struct, frozen=True):
    """Columns that stand side by side."""

    shape: Shape
    lead: int
    """How many columns lead the rows and stand in every panel."""
    first: int
    """First column of the others."""
    stop: int
    """Column after the last."""

    def cells(self, row: list[SetCell], number: int) -> list[SetCell]:
        """Cells of a row that stand in the panel; leading ones are decoration in all but one."""
        if not number:
            return [cell for cell in row if cell.seat.column < self.stop]
        return [
            _echo(cell) if cell.seat.column < self.lead else cell
            for cell in row
            if cell.seat.column < self.lead or self.first <= cell.seat.column < self.stop
        ]


def divide(
    seats: Iterable[list[Seat]], needs: Sequence[Need], count: int, available: float
) -> tuple[int, list[int]]:
    """How many columns lead, and where panels begin and end; nothing where they would not help."""
    joined = _joined(seats, count)
    lead = next((column for column in range(1, count) if column not in joined), count)
    wanted = _wanted(needs, count, available)
    room = available - sum(wanted[:lead])
    if lead >= count or room <= 0:
        return lead, []
    cuts = _cuts(wanted, lead, room, joined)
    if len(cuts) < 3:
        return lead, []
    whole = sum(wanted[lead:])
    even = whole / (len(cuts) - 1)
    for step in range(EVENING_STEPS):
        tried = _cuts(wanted, lead, even + (room - even) * step / EVENING_STEPS, joined)
        if len(tried) <= len(cuts):
            return lead, tried
    return lead, cuts


def panel(
    look: TableLook,
    needs: Sequence[Need],
    count: int,
    columns: tuple[int, int, int],
    place: tuple[float, float],
    tails: dict[int, float],
) -> Panel:
    """The panel of the leading columns and of those from `first` to `stop`, in its place."""
    lead, first, stop = columns
    left, available = place
    moved = [
        need if need.column < lead else replace(need, column=need.column - first + lead)
        for need in needs
        if need.column + need.columns <= lead
        or (first <= need.column and need.column + need.columns <= stop)
    ]
    width = lead + stop - first
    widths = column_widths(width, moved, [None] * width, available, look.full_width).columns
    edges = [left]
    for column in range(count):
        inside = column < lead or first <= column < stop
        at = column if column < lead else column - first + lead
        edges.append(edges[-1] + (widths[at] if inside else 0.0))
    return Panel(Shape.of(look, edges, tails), lead, first, stop)


def _joined(seats: Iterable[list[Seat]], count: int) -> set[int]:
    """Columns that no panel can begin with, because a cell reaches over their left edge."""
    joined: set[int] = set()
    for row in seats:
        for seat in row:
            if 1 < seat.columns < count:
                joined.update(range(seat.column + 1, seat.column + seat.columns))
    return joined


def _wanted(needs: Sequence[Need], count: int, available: float) -> list[float]:
    wanted = [0.0] * count
    for need in needs:
        if need.columns == 1:
            width = max(need.least, min(need.natural, COMFORT))
            wanted[need.column] = max(wanted[need.column], min(width, available * MOST_SHARE))
    return wanted


def _cuts(wanted: list[float], lead: int, room: float, joined: set[int]) -> list[int]:
    """Where panels begin, and where the last one ends, with as many columns in each as fit."""
    groups = [column for column in range(lead, len(wanted)) if column not in joined]
    cuts = [lead]
    used = 0.0
    for first, stop in pairwise([*groups, len(wanted)]):
        width = sum(wanted[first:stop])
        if used and used + width > room:
            cuts.append(first)
            used = 0.0
        used += width
    return [*cuts, len(wanted)]


def _echo(cell: SetCell) -> SetCell:
    """A cell drawn once more, as decoration."""
    lines = tuple(disowned(line) for line in cell.lines)
    return replace(cell, lines=lines, owner=ARTIFACT, calls=(), links=False)
