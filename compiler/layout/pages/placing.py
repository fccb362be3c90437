"""Where on a page an author wants a figure or table: told to the atoms that it is made of."""

from collections.abc import Sequence

from compiler.layout.composing import Column, Compositor
from compiler.layout.galley import Atom, Passage, Slab
from compiler.model.block import Figure, Table


def place_group(
    desk: Compositor, block: Figure | Table, column: Column, atoms: Sequence[Atom]
) -> None:
    """Let the atoms of a figure or of a table that stands together go where they are wanted."""
    first = atoms[0]
    if column.enclosed:
        report_place(desk, block, "it stands inside something else")
    elif not isinstance(first, Passage | Slab):
        report_place(desk, block, "it has no caption")
    else:
        first.drift = 0 if block.place == "here" else len(atoms)
        first.wanted = block.place


def report_place(desk: Compositor, block: Figure | Table, reason: str) -> None:
    """Tell the author of a wish that nobody can fulfil."""
    if block.place not in ("", "here"):
        message = f"place={block.place} has no effect here, because {reason}"
        desk.sink.report("layout/place", message, block.span)
