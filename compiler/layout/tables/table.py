"""Tables: caption above, head repeated on every page, source and note below.

Comes in: a table of the tree. Leave: slabs, one per row, in an enclosure that repeats the head;
and the structure Table, Caption, THead, TBody, TR, TH, TD (ISO 32000-1, 14.8.4.3.4).
"""

from compiler.layout.blocks.captions import caption_passage, continued_slab
from compiler.layout.composing import Column, Compositor
from compiler.layout.galley import Enclosure, Enter, Leave, Passage, Slab, height_of
from compiler.layout.page import PlacedRule
from compiler.layout.pages.placing import place_group, report_place
from compiler.layout.tables.cells import SetCell, set_cell
from compiler.layout.tables.fitting import Fitted, fitted
from compiler.layout.tables.grid import seat_cells
from compiler.layout.tables.rows import (
    Shape,
    decorate,
    merged,
    repeated,
    row_heights,
    row_slab,
    top_rule,
)
from compiler.layout.tables.tags import TableTags
from compiler.model.block import Row, Table
from compiler.model.inline import Inlines

KEEP_BELOW = 0.3
"""Tables lower than this part of the page stand together and may wait for the next page."""
ROWS_TOGETHER = 3
"""Rows that stand together at the head and at the end of a table that breaks."""
REPEATED_BELOW = 0.4
"""Heads higher than this part of the page are not repeated: they would leave no room for rows."""


def set_table(desk: Compositor, block: Table, column: Column) -> None:
    """A table with all that belongs to it."""
    left = column.floor if desk.sheet.table.wide else column.x
    element = desk.open("Table", column, block.span)
    start = desk.count
    caption = None
    if block.caption:
        owner = desk.structure.open("Caption", element)
        caption = caption_passage(desk, block.caption, block.label, "caption", column, owner)
        caption.keep_next = True
        desk.add(caption)
    stretches = _set_grid(desk, block, (left, column.right - left), element)
    _set_below(desk, block, column, stretches[-1])
    _space(desk, block, caption, stretches)
    atoms = desk.added(start)
    sent = block.place not in ("", "here")
    if height_of(atoms) <= desk.frame.height * (1.0 if sent else KEEP_BELOW):
        for atom in atoms[:-1]:
            if isinstance(atom, Passage | Slab):
                atom.keep_next = True
        place_group(desk, block, column, atoms)
    elif sent:
        report_place(desk, block, "it is taller than a page")


def _set_grid(
    desk: Compositor, block: Table, place: tuple[float, float], element: int
) -> list[Enclosure]:
    """Head and rows, in panels where they are too wide; what encloses each panel."""
    width = len(block.columns)
    head_seats, width = seat_cells(block.head, width)
    body_seats, width = seat_cells(block.body, width)
    fit = fitted(desk, block, (head_seats, body_seats), width, place, element)
    tags = TableTags.of(desk.structure, element, block, [*head_seats, *body_seats])
    _set_section(desk, block.head, fit.head, fit, tags, "THead")
    _set_section(desk, block.body, fit.body, fit, tags, "TBody")
    return [_set_panel(desk, block, fit, number, place[0]) for number in range(len(fit.panels))]


def _set_panel(desk: Compositor, block: Table, fit: Fitted, number: int, left: float) -> Enclosure:
    """The rows of a panel in an enclosure that repeats their heads."""
    shape = fit.panels[number].shape
    enclosure = Enclosure(left, shape.right - shape.left)
    head_slabs = _slabs(block.head, fit.head, fit, number, head=True)
    body_slabs = _slabs(block.body, fit.body, fit, number, head=False)
    first = next(iter((*head_slabs, *body_slabs)), None)
    if first is None:
        return enclosure
    top_rule(first, shape)
    enclosure.close = (_bottom_rule(desk, shape),) if desk.sheet.table.bottom_rule else ()
    again = [repeated(slab) for slab in head_slabs]
    if block.caption and block.label:
        again.insert(0, continued_slab(desk, block.label, left))
    if sum(slab.height for slab in again) <= desk.frame.height * REPEATED_BELOW:
        enclosure.again = tuple(again)
    desk.add(Enter(enclosure))
    for slab in head_slabs:
        slab.keep_next = True
        desk.add(slab)
    for slab in _kept(block.body, fit.body, body_slabs, desk.frame.height):
        desk.add(slab)
    desk.add(Leave(enclosure))
    return enclosure


def _set_section(
    desk: Compositor,
    rows: tuple[Row, ...],
    cells: list[list[SetCell]],
    fit: Fitted,
    tags: TableTags,
    tag: str,
) -> None:
    """Set the cells of a section, each in the width of its columns."""
    if not rows:
        return
    head = tag == "THead"
    section = desk.structure.open(tag, tags.table)
    only = fit.panels[0] if len(fit.panels) == 1 else None
    for row, line in zip(rows, cells, strict=True):
        owner = desk.structure.open("TR", section)
        for cell in line:
            seat = cell.seat
            shape = (only or fit.panel_of(seat.column)).shape
            left, right = shape.text_edges(seat)
            set_cell(desk, cell, right - left, tags.open_cell(owner, seat, row, head))


def _slabs(
    rows: tuple[Row, ...], cells: list[list[SetCell]], fit: Fitted, number: int, *, head: bool
) -> list[Slab]:
    """Rows of a section as they stand in a panel."""
    panel = fit.panels[number]
    shape = panel.shape
    if len(fit.panels) > 1:
        cells = [panel.cells(row, number) for row in cells]
    heights = row_heights(cells, shape.look, fit.leading)
    slabs = []
    plain = 0
    for at, (row, line, height) in enumerate(zip(rows, cells, heights, strict=True)):
        slab = row_slab(line, height, shape, head)
        slab.span = row.span
        decorate(slab, row, shape, at, len(rows), head, plain)
        plain = plain + 1 if row.kind == "plain" else 0
        slabs.append(slab)
    return slabs


def _bottom_rule(desk: Compositor, shape: Shape) -> PlacedRule:
    look = desk.sheet.table
    return PlacedRule(shape.left, 0.0, shape.right, 0.0, look.bottom_rule, look.rule_color)


def _kept(
    rows: tuple[Row, ...], cells: list[list[SetCell]], slabs: list[Slab], page: float
) -> list[Slab]:
    """Rows that no page break may part: spanned ones, groups with what follows, first and last."""
    out: list[Slab] = []
    count = len(slabs)
    at = 0
    while at < count:
        end = at + 1
        reach = at
        while reach < end:
            end = max([end, *(reach + cell.seat.rows for cell in cells[reach])])
            reach += 1
        group = slabs[at:end]
        if end - at > 1 and sum(slab.height for slab in group) > page / 2:
            group = [merged(group)]
        for slab in group[:-1]:
            slab.keep_next = True
        last = rows[end - 1]
        follows_total = end < count and rows[end].kind == "total"
        group[-1].keep_next = (
            last.kind == "group"
            or follows_total
            or not ROWS_TOGETHER <= end <= count - ROWS_TOGETHER
        ) and end < count
        out.extend(group)
        at = end
    return out


def _set_below(desk: Compositor, block: Table, column: Column, enclosure: Enclosure) -> None:
    """Source and note lines under the table."""
    below: list[tuple[str, Inlines]] = [("table-note", block.note), ("table-source", block.source)]
    passages = []
    for role, inlines in below:
        if not inlines:
            continue
        style = desk.sheet.style(role)
        owner = desk.open("P", column, block.span)
        passage = desk.passage(inlines, style, column, owner, span=block.span)
        if passage.lines:
            passages.append(passage)
    for passage in passages[:-1]:
        passage.after = 0.0
        passage.keep_next = True
    for passage in passages:
        desk.add(passage)
    if passages:
        enclosure.keep_next = True


def _space(
    desk: Compositor, block: Table, caption: Passage | None, stretches: list[Enclosure]
) -> None:
    """White around the table and between its panels."""
    around = desk.sheet.style("caption").before
    first, last = stretches[0], stretches[-1]
    for each in stretches:
        each.before = around
    if caption is None:
        first.labels = (block.label,) if block.label else ()
    else:
        first.before = 0.0
    last.after = 0.0 if last.keep_next else around
