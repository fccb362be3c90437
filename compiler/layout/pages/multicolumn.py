"""Columns of the tree into the galley: narrow text side by side, wide things between it."""

from msgspec.structs import replace

from compiler.layout.composing import Column, Compositor
from compiler.layout.galley import Spread
from compiler.layout.pages.pillars import spread_of
from compiler.model.block import Columns
from compiler.model.walk import column_runs

GUTTER = 16.0
"""White between two columns, in points."""


def set_columns(desk: Compositor, block: Columns, column: Column) -> None:
    """Text in columns over the whole width; inside of anything else it stays in one."""
    if column.enclosed or not column.divides:
        desk.blocks(block.blocks, column)
        return
    left = column.floor
    width = (column.right - left - GUTTER * (block.count - 1)) / block.count
    edges = tuple(left + at * (width + GUTTER) for at in range(block.count))
    inner = replace(column, x=0.0, right=width, floor=0.0, divides=False)
    for wide, blocks in column_runs(block):
        if wide:
            desk.blocks(blocks, replace(column, x=left))
        elif atoms := desk.aside(blocks, inner):
            spread = spread_of(atoms, edges)
            if isinstance(desk.last, Spread):
                spread.before = max(spread.before, desk.frame.grid)
            desk.add(spread)
