"""Chronologies: dates in the margin column, what happened on the measure.

The structure is a list: the date is the label of its item.
"""

from msgspec.structs import replace

from compiler.layout.composing import LEAST_MEASURE, Column, Compositor
from compiler.layout.galley import Aside, Passage
from compiler.model.block import Chronology, Event
from compiler.source import Span

DATE_GAP = 8.0
"""White between a date and the text beside it, in points."""


def set_chronology(desk: Compositor, block: Chronology, column: Column) -> None:
    """Dated events, one below the other."""
    element = desk.open("L", column, block.span)
    date_x = column.x - desk.sheet.chronology_indent
    inner = replace(column, role="chronology-text", enclosed=True, floor=column.x)
    if date_x < column.floor:
        # No margin here, as in a box: the text makes room for the dates.
        date_x = column.x
        x = column.indented(max(desk.sheet.chronology_indent, LEAST_MEASURE))
        inner = replace(inner, x=x, floor=x)
    for event in block.events:
        _set_event(desk, event, replace(inner, owner=element), date_x, block.span)


def _set_event(
    desk: Compositor, event: Event, column: Column, date_x: float, span: Span | None
) -> None:
    style = desk.sheet.style("chronology-date")
    item = desk.structure.open("LI", column.owner)
    label = desk.structure.open("Lbl", item)
    width = max(column.x - date_x - DATE_GAP, 1.0)
    date = desk.set(event.date, style, width, label, span=span)
    body = desk.structure.open("LBody", item)
    start = desk.count
    desk.blocks(event.blocks, replace(column, owner=body))
    first = desk.added(start)[0] if desk.count > start else None
    if isinstance(first, Passage) and len(first.lines) >= len(date.lines):
        asides = [Aside(at, date_x, line, label) for at, line in enumerate(date.lines)]
        first.asides = (*asides, *first.asides)
        first.calls = first.calls or bool(date.calls)
        first.links = first.links or date.links
        return
    if date.lines:
        desk.insert(
            start,
            Passage(
                date_x,
                date.lines,
                style.leading,
                label,
                style.before,
                0.0 if first is not None else style.after,
                keep_next=first is not None,
                calls=bool(date.calls),
                links=date.links,
            ),
        )
