"""Boxes: blocks on a tint, with a bar or a border, that may run over pages."""

from compiler.layout.composing import Column, Compositor
from compiler.layout.galley import Enclosure, Enter, Leave, Passage, Slab, height_of
from compiler.model.block import Box
from compiler.stylesheet.sheet import BoxLook

KEEP_BELOW = 0.25
"""Boxes lower than this part of the page stand together."""


def set_box(desk: Compositor, block: Box, column: Column) -> None:
    """A box with its title; page breaks inside close its ground and open it again."""
    look = desk.sheet.boxes.get(block.kind) or desk.sheet.boxes["box"]
    # What stands on the cover is no aside of anything.
    element = desk.open("Div" if block.kind == "cover" else "Aside", column, block.span)
    x = column.floor if look.wide else column.x
    enclosure = _enclosure(look, x, column.right - x)
    if block.label:
        enclosure.labels = (block.label,)
    left = min(x + look.bar + look.padding, column.right - 1.0)
    inner = Column(
        left,
        max(column.right - look.padding, left + 1.0),
        left,
        element,
        look.text_role,
        enclosed=True,
    )
    start = desk.count
    desk.add(Enter(enclosure))
    if block.title:
        style = desk.sheet.style(look.title_role)
        owner = desk.structure.open("P", element)
        title = desk.passage(block.title, style, inner, owner, span=block.span)
        if title.lines:
            title.keep_next = True
            desk.add(title)
    desk.blocks(block.blocks, inner)
    desk.add(Leave(enclosure))
    height = height_of(desk.added(start))
    if look.keep or height <= desk.frame.height * KEEP_BELOW:
        _keep_together(desk, start)


def _enclosure(look: BoxLook, x: float, width: float) -> Enclosure:
    return Enclosure(
        x,
        max(width, 1.0),
        look.fill,
        look.bar,
        look.bar_color,
        look.border,
        look.border_color,
        look.padding_top,
        look.padding_bottom,
        look.before,
        look.after,
        look.min_height,
    )


def _keep_together(desk: Compositor, start: int) -> None:
    for atom in desk.added(start):
        if isinstance(atom, Passage):
            atom.keep_next = atom.keep_lines = True
        elif isinstance(atom, Slab):
            atom.keep_next = True
        elif isinstance(atom, Leave) and atom is not desk.last:
            atom.enclosure.keep_next = True
