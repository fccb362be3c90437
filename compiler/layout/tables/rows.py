"""Rows of a table as slabs: the cells' lines on their places, rules, tints."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from compiler.layout.galley import BASELINE, SetLine, Slab
from compiler.layout.lines.line import Line
from compiler.layout.page import Placed, PlacedFill, PlacedRule
from compiler.layout.structure import ARTIFACT_HEADER
from compiler.layout.tables.cells import SetCell
from compiler.layout.tables.grid import Seat
from compiler.model.block import Row
from compiler.stylesheet.sheet import TableLook


class Shape(Struct, frozen=True):
    """Where the columns of a table stand."""

    look: TableLook
    edges: tuple[float, ...]
    """Left edges of the columns and the right edge of the last, from the frame's left."""
    tails: dict[int, float]
    lefts: tuple[float, ...]
    """Left edges of the text in each column."""
    rights: tuple[float, ...]
    """Right edges of text that ends at each edge."""

    @classmethod
    def of(cls, look: TableLook, edges: Sequence[float], tails: dict[int, float]) -> "Shape":
        """The shape of columns between edges; without tints the outer ones need no padding."""
        tinted = bool(look.zebra or look.head_fill)
        lefts = [edge + look.cell_left for edge in edges]
        rights = [edge - look.cell_right for edge in edges]
        if not tinted:
            lefts[0], rights[-1] = edges[0], edges[-1]
        return cls(look, tuple(edges), tails, tuple(lefts), tuple(rights))

    @property
    def left(self) -> float:
        """Left edge of the table."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Right edge of the table."""
        return self.edges[-1]

    def text_edges(self, seat: Seat) -> tuple[float, float]:
        """Left and right edge of the text in a cell."""
        column = seat.column
        last = min(column + seat.columns, len(self.rights) - 1)
        return self.lefts[column], self.rights[last]


def row_heights(rows: list[list[SetCell]], look: TableLook, leading: float) -> list[float]:
    """Height of each row; a cell over several rows makes the last of them higher if need be."""
    padding = look.cell_top + look.cell_bottom
    heights = []
    for row in rows:
        height = leading
        for cell in row:
            if cell.seat.rows == 1 and cell.lines:
                height = max(height, len(cell.lines) * cell.style.leading)
        heights.append(height + padding)
    for number, row in enumerate(rows):
        for cell in row:
            if cell.seat.rows > 1:
                end = number + cell.seat.rows
                lacking = len(cell.lines) * cell.style.leading + padding
                lacking -= sum(heights[number:end])
                heights[end - 1] += max(0.0, lacking)
    return heights


def row_slab(row: list[SetCell], height: float, shape: Shape, head: bool) -> Slab:
    """One row; cells of head rows stand on its last line, others on its first."""
    look = shape.look
    lines: list[SetLine] = []
    calls: tuple[str, ...] = ()
    links = False
    for cell in row:
        if not cell.lines:
            continue
        seat, leading = cell.seat, cell.style.leading
        left, right = shape.text_edges(seat)
        y = look.cell_top + leading * BASELINE
        if head and seat.rows == 1:
            y = height - look.cell_bottom - leading * (len(cell.lines) - BASELINE)
        owner, at_left = cell.owner, cell.align == "left"
        for line in cell.lines:
            x = left if at_left else _text_x(cell, line, left, right, shape)
            lines.append((x, y, line, owner))
            y += leading
        calls += cell.calls
        links = links or cell.links
    return Slab(height, tuple(lines), calls=calls, links=links)


def _text_x(cell: SetCell, line: Line, left: float, right: float, shape: Shape) -> float:
    """Left edge of a line in a cell that is not set to the left."""
    if cell.align == "center":
        return max(left, (left + right - line.width) / 2)
    x = right - line.width
    if cell.align == "decimal" and len(cell.lines) == 1:
        x -= shape.tails.get(cell.seat.column, 0.0) - cell.tail
    return max(left, x)


def decorate(
    slab: Slab, row: Row, shape: Shape, at: int, count: int, head: bool, plain: int
) -> None:
    """Give a row its tint and rules; `at` counts rows in its section, `plain` the plain ones."""
    look = shape.look
    left, right = shape.left, shape.right
    marks: list[Placed] = []
    fill = look.head_fill if head else look.zebra if row.kind == "plain" and plain % 2 else ""
    if fill:
        marks.append(PlacedFill(left, 0.0, right - left, slab.height, fill))
    if not head and row.kind == "total" and look.total_rule:
        marks.append(_rule(shape, 0.0, look.total_rule, look.hairline_color))
    if head and at == count - 1 and look.head_rule:
        marks.append(_rule(shape, slab.height, look.head_rule, look.rule_color))
    if not head and at < count - 1 and look.row_rule:
        marks.append(_rule(shape, slab.height, look.row_rule, look.hairline_color))
    slab.marks = tuple(marks)


def _rule(shape: Shape, y: float, thickness: float, color: str) -> PlacedRule:
    return PlacedRule(shape.left, y, shape.right, y, thickness, color)


def top_rule(slab: Slab, shape: Shape) -> None:
    """Rule above the first row of a table."""
    look = shape.look
    if look.top_rule:
        rule = _rule(shape, 0.0, look.top_rule, look.rule_color)
        slab.marks = (*slab.marks, rule)


def repeated(slab: Slab) -> Slab:
    """A row as decoration: drawn again, owned by no element."""
    lines = tuple((x, y, disowned(line), ARTIFACT_HEADER) for x, y, line, _ in slab.lines)
    return Slab(slab.height, lines, slab.marks, keep_next=True)


def disowned(line: Line) -> Line:
    """A line that belongs to no element and leads nowhere."""
    if not line.notes and all(
        fragment.owner < 0 and not fragment.link for fragment in line.fragments
    ):
        return line
    fragments = tuple(replace(each, owner=-1, link="") for each in line.fragments)
    return replace(line, fragments=fragments, notes=(), labels=())


def merged(slabs: list[Slab]) -> Slab:
    """Rows that belong together as one slab."""
    y = 0.0
    lines: list[SetLine] = []
    marks: list[Placed] = []
    calls: tuple[str, ...] = ()
    for slab in slabs:
        lines.extend((x, y + down, line, owner) for x, down, line, owner in slab.lines)
        for mark in slab.marks:
            if isinstance(mark, PlacedRule):
                marks.append(replace(mark, y=mark.y + y, to_y=mark.to_y + y))
            elif isinstance(mark, PlacedFill):
                marks.append(replace(mark, y=mark.y + y))
        calls += slab.calls
        y += slab.height
    links = any(slab.links for slab in slabs)
    return Slab(y, tuple(lines), tuple(marks), calls=calls, links=links)
