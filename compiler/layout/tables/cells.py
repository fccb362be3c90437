"""Cells of a table: measured first, then set at the width of their column."""

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from compiler.language import primary
from compiler.layout.composing import Compositor
from compiler.layout.lines.chances import may_hold_chance
from compiler.layout.lines.line import Line
from compiler.layout.lines.plainwords import PlainWords
from compiler.layout.lines.runs import plain_words
from compiler.layout.tables.columns import Need
from compiler.layout.tables.grid import Seat
from compiler.model.block import Align, Row
from compiler.model.walk import plain_text
from compiler.stylesheet.sheet import StyleSheet, TextStyle

_DECIMAL_POINT = frozenset({"en", "ja", "zh", "ko", "he", "th", "hi", "bn", "ms", "ga", "mt"})
"""Languages that write a point where others write a comma."""
_POINT_TAIL = re.compile(r"\.\d[^.]*\Z|(?<=\d)\D*\Z")
_COMMA_TAIL = re.compile(r",\d[^,]*\Z|(?<=\d)\D*\Z")
_LEAST_SLACK = 0.05
"""Points that keep a cell of exactly the width of its column in one line."""


class SetCell(Struct):
    """A cell with its lines."""

    seat: Seat
    style: TextStyle
    align: Align
    natural: float
    """Width with no line broken but where the author breaks it."""
    text: str | None
    """Its words, where they are plain."""
    words: PlainWords | None
    """The same shaped, where they are more than one."""
    tail: float = 0.0
    """Width of what stands right of the decimal separator, the separator included."""
    lines: tuple[Line, ...] = ()
    owner: int = -1
    calls: tuple[str, ...] = ()
    links: bool = False


class CellStyles(Struct, frozen=True):
    """Text styles of the rows of a table."""

    head: TextStyle
    plain: TextStyle
    group: TextStyle
    total: TextStyle

    @classmethod
    def of(cls, sheet: StyleSheet) -> "CellStyles":
        """The styles of a sheet, with nothing that would move text inside its cell."""
        plain, head, group, total = (
            replace(
                sheet.text.get(role) or sheet.style("table-text"),
                indent=0.0,
                indent_right=0.0,
                first_line=0.0,
                align="left",
            )
            for role in ("table-text", "table-head", "table-group", "table-total")
        )
        return cls(head, plain, group, total)

    def shrunk(self, scale: float) -> "CellStyles":
        """The same in smaller type."""
        return CellStyles(
            *(
                replace(style, size=style.size * scale, leading=style.leading * scale)
                for style in (self.head, self.plain, self.group, self.total)
            )
        )

    def row(self, row: Row, head: bool) -> TextStyle:
        """Text style of a row."""
        if head:
            return self.head
        return (
            self.group if row.kind == "group" else self.total if row.kind == "total" else self.plain
        )


def measured(
    desk: Compositor, seats: list[Seat], style: TextStyle, aligns: Mapping[int, Align], head: bool
) -> list[SetCell]:
    """Cells of a row with their natural widths."""
    cells = []
    for seat in seats:
        inlines = seat.cell.inlines
        align = aligns.get(seat.column, "left")
        if seat.columns > 1 and not head:
            align = "left" if align == "decimal" else align
        text = plain_words(inlines)
        words = None
        if text is None:
            natural = desk.widths(inlines, style)[0]
        elif " " in text.strip():
            words = desk.shape(text, style)
            natural = words.natural
        else:
            natural = desk.line(text, style).width if text else 0.0
        cell = SetCell(seat, style, align, natural, text, words)
        if align == "decimal" and not head:
            tail = tail_of(plain_text(inlines) if text is None else text, desk.language)
            cell.tail = desk.line(tail, style).width if tail else 0.0
        elif align == "decimal":
            cell.align = "right"
        cells.append(cell)
    return cells


def tail_of(text: str, language: str) -> str:
    """What of a number stands right of the line that decimals are aligned on."""
    point = primary(language) in _DECIMAL_POINT
    found = (_POINT_TAIL if point else _COMMA_TAIL).search(text)
    return found[0] if found else ""


def align_decimals(rows: list[list[SetCell]]) -> dict[int, float]:
    """Widest tail per decimal column; natural widths grow to what the aligned cells need."""
    tails: dict[int, float] = {}
    for row in rows:
        for cell in row:
            if cell.align == "decimal":
                column = cell.seat.column
                tails[column] = max(tails.get(column, 0.0), cell.tail)
    return tails


def needs_of(
    desk: Compositor,
    rows: list[list[SetCell]],
    tails: Mapping[int, float],
    padding: float,
    tight: bool,
) -> list[Need]:
    """What the cells want; the longest words are looked for only when room is `tight`."""
    needs = []
    for row in rows:
        for cell in row:
            seat = cell.seat
            natural = cell.natural + padding + _LEAST_SLACK
            if cell.align == "decimal":
                natural += tails[seat.column] - cell.tail
            least = natural
            if tight and cell.align != "decimal":
                least = min(natural, _longest_word(desk, cell) + padding + _LEAST_SLACK)
            needs.append(Need(seat.column, seat.columns, natural, least))
    return needs


def _longest_word(desk: Compositor, cell: SetCell) -> float:
    if cell.words is not None:
        return cell.words.narrowest
    if cell.text is not None and cell.text.isascii() and not may_hold_chance(cell.text):
        return cell.natural
    return desk.widths(cell.seat.cell.inlines, cell.style)[1]


def set_cell(desk: Compositor, cell: SetCell, width: float, owner: int) -> None:
    """Set a cell in lines of the width that its columns leave."""
    cell.owner = owner
    if cell.text == "":
        return
    if cell.text is not None and cell.natural <= width + _LEAST_SLACK:
        cell.lines = (desk.line(cell.text, cell.style),)
    elif cell.words is not None:
        cell.lines = desk.set_shaped(cell.words, cell.style, max(width, 1.0))
    else:
        paragraph = desk.set(cell.seat.cell.inlines, cell.style, max(width, 1.0), owner)
        cell.lines = paragraph.lines
        cell.links = paragraph.links
        cell.calls = tuple(call.note.label for call in paragraph.calls)
