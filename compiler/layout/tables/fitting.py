"""A table fitted into its width: in its own type, in smaller type, or in panels.

Comes in: the seats of a table. Leave: its cells, measured, and where their columns stand. Words
that need more width than there is are set smaller, by a quarter at most; where that would not do
and there are many columns, they are divided into panels. The author is told of both.
"""

from itertools import pairwise

from msgspec import Struct

from compiler.layout.composing import Compositor
from compiler.layout.faults import Fault
from compiler.layout.tables.cells import CellStyles, SetCell, align_decimals, measured, needs_of
from compiler.layout.tables.columns import column_widths
from compiler.layout.tables.grid import Seat
from compiler.layout.tables.panels import Panel, divide, panel
from compiler.layout.tables.rows import Shape
from compiler.model.block import Table

LEAST_SCALE = 0.75
"""Part of its size that the type of a table keeps at least."""
LEAST_SIZE = 6.0
"""Size in points below which no type of a table goes."""
SIZE_STEP = 0.25
"""Points by which type becomes smaller."""
WAYS_OUT = "lay it on broad pages with `::: {.landscape}`, shorten its longest words, or divide it"


class Fitted(Struct, frozen=True):
    """The cells of a table, measured, and its panels: one, unless it is too wide."""

    head: list[list[SetCell]]
    body: list[list[SetCell]]
    panels: tuple[Panel, ...]
    leading: float
    """Leading of the text of its rows."""

    def panel_of(self, column: int) -> Panel:
        """The panel in which a column is read."""
        return next(each for each in self.panels if column < each.stop)


def fitted(
    desk: Compositor,
    block: Table,
    seats: tuple[list[list[Seat]], list[list[Seat]]],
    count: int,
    place: tuple[float, float],
    element: int,
) -> Fitted:
    """A table of `count` columns in its place: left edge, and the width there is."""
    styles = CellStyles.of(desk.sheet)
    left, available = place
    look = desk.sheet.table
    head, body, tails = _measured(desk, block, seats, styles)
    padding = look.cell_left + look.cell_right
    shares = [each.share for each in block.columns] + [None] * (count - len(block.columns))
    needs = needs_of(desk, [*head, *body], tails, padding, tight=False)
    widths = column_widths(count, needs, shares, available, look.full_width)
    if widths.squeezed:
        needs = needs_of(desk, [*head, *body], tails, padding, tight=True)
        widths = column_widths(count, needs, shares, available, look.full_width)
    if widths.squeezed:
        size = _fitting_size(styles.plain.size, widths.least, available, count * padding)
        if size:
            scale = size / styles.plain.size
            _report_small(desk, block, scale, element)
            styles = styles.shrunk(scale)
            head, body, tails = _measured(desk, block, seats, styles)
            needs = needs_of(desk, [*head, *body], tails, padding, tight=True)
            widths = column_widths(count, needs, shares, available, look.full_width)
        else:
            lead, cuts = divide([*seats[0], *seats[1]], needs, count, available)
            _report_wide(desk, block, len(cuts) - 1, element)
            if cuts:
                panels = tuple(
                    panel(look, needs, count, (lead, first, stop), place, tails)
                    for first, stop in pairwise(cuts)
                )
                return Fitted(head, body, panels, styles.plain.leading)
    edges = [left]
    for each in widths.columns:
        edges.append(edges[-1] + each)
    whole = Panel(Shape.of(look, edges, tails), 0, 0, count)
    return Fitted(head, body, (whole,), styles.plain.leading)


def _measured(
    desk: Compositor,
    block: Table,
    seats: tuple[list[list[Seat]], list[list[Seat]]],
    styles: CellStyles,
) -> tuple[list[list[SetCell]], list[list[SetCell]], dict[int, float]]:
    """Cells of both sections with their natural widths, and the tails of decimal columns."""
    aligns = {at: each.align for at, each in enumerate(block.columns)}
    head = [measured(desk, each, styles.head, aligns, True) for each in seats[0]]
    body = [
        measured(desk, each, styles.row(row, False), aligns, False)
        for row, each in zip(block.body, seats[1], strict=True)
    ]
    return head, body, align_decimals(body)


def _fitting_size(size: float, least: float, available: float, padding: float) -> float:
    """Size at which the longest words fit beside each other; 0 where it would be too small."""
    wanted = size * (available - padding) / max(least - padding, 0.01)
    smaller = int(wanted / SIZE_STEP) * SIZE_STEP
    return smaller if smaller >= max(LEAST_SIZE, size * LEAST_SCALE) else 0.0


def _report_small(desk: Compositor, block: Table, scale: float, element: int) -> None:
    message = f"the words of this table need more width than the page has; it is set at {scale:.0%}"
    desk.faults.append(Fault(element, "layout/small-table", message, block.span, WAYS_OUT))


def _report_wide(desk: Compositor, block: Table, panels: int, element: int) -> None:
    message = "the words of this table need more width than the page has"
    if panels > 0:
        message += f"; its columns stand in {panels} parts, one below the other"
    desk.faults.append(Fault(element, "layout/wide-table", message, block.span, WAYS_OUT))
