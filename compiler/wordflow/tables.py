"""Tables → Word tables of fixed columns, the caption above, source and note below."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from compiler.model.block import Align, Table
from compiler.model.walk import plain_text
from compiler.stylesheet.sheet import TableLook
from compiler.units import to_twips
from compiler.wordflow.book import ROW_HEAD
from compiler.wordflow.borders import border
from compiler.wordflow.captions import set_caption
from compiler.wordflow.columns import Needs, column_widths, decimal_stop, line_count, needs_of
from compiler.wordflow.flow import (
    WordCell,
    WordInline,
    WordInlines,
    WordParagraph,
    WordRow,
    WordTab,
    WordTable,
)
from compiler.wordflow.grid import Grid, GridPlace, grid_of
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.look import Border, Borders, Overrides, TabStop, WordAlignment, WordStyle
from compiler.wordflow.paragraphs import set_paragraph
from compiler.wordflow.work import Gap, Piece, Place, Work, overriding

MOST_COLUMNS = 63
"""Word opens no table with more."""
KEPT_PART = 3
"""Tables up to the third part of a page stay on one page."""
TABLE_STYLE = "ReportTable"
KEPT = Overrides(keep_next=True)
_ALIGNMENTS: Mapping[Align, WordAlignment] = {
    "left": "left",
    "right": "right",
    "decimal": "right",
    "center": "center",
}


class _Setting(Struct, frozen=True):
    """One table while its rows are made."""

    table: Table
    grid: Grid
    widths: tuple[int, ...]
    stops: Mapping[int, int]
    """Where the decimal marks of a column stand, by column."""
    kept: range
    """Rows that are kept with what follows them."""
    place: Place
    work: Work

    @property
    def look(self) -> TableLook:
        return self.work.sheet.table


def set_table(table: Table, place: Place, work: Work) -> list[Piece]:
    """A table with everything that belongs to it; what stands together stays together."""
    outer = place.inside(work.sheet)
    wide = work.sheet.table.wide and not outer.in_cell and not outer.list_depth
    around = replace(outer, column=0, left=0) if wide else outer
    grid = grid_of(table)
    below = _below(table, outer, work)
    body: list[Piece]
    if grid.width > MOST_COLUMNS:
        body = _as_lines(table, around, work)
    else:
        body = [_set(table, grid, around, work, with_next=bool(below))]
    above: Piece = Gap(to_twips(work.sheet.style("caption").before))
    if table.caption or table.label:
        above = set_caption("table", table.caption, table.label, outer, work, span=table.span)
    after = Gap(to_twips(work.sheet.style("table-source").after))
    return [above, *body, *below, after]


def _set(table: Table, grid: Grid, place: Place, work: Work, *, with_next: bool) -> WordTable:
    look = work.sheet.table
    size = work.sheet.style("table-text").size
    padding = to_twips(look.cell_left) + to_twips(look.cell_right)
    available = max(place.measure, grid.width)
    needs = needs_of(grid, work.measures)
    widths = column_widths(table, grid, needs, padding, size, available, stretch=look.full_width)
    language = work.language or work.resolved.document.metadata.language
    stops = {
        index: stop
        for index, column in enumerate(table.columns)
        if column.align == "decimal"
        and (
            stop := decimal_stop(
                index, grid, widths[index] - padding, size, language, work.measures
            )
        )
    }
    kept = _kept_rows(grid, needs, widths, padding, work, with_next=with_next)
    setting = _Setting(table, grid, widths, stops, kept, place, work)
    return WordTable(
        TABLE_STYLE,
        widths,
        tuple(_row(index, setting) for index in range(len(grid.rows))),
        place.column + place.left,
        to_twips(look.cell_top),
        to_twips(look.cell_left),
        to_twips(look.cell_bottom),
        to_twips(look.cell_right),
        Borders(
            top=border(look.top_rule, look.rule_color),
            bottom=border(look.bottom_rule, look.rule_color),
        ),
        title=work.legal(plain_text(table.caption), table.span),
        span=table.span,
    )


def _row(index: int, setting: _Setting) -> WordRow:
    grid = setting.grid
    borders, fill = _borders(index, setting), _fill(index, setting)
    cells = tuple([_cell(place, index, setting, borders, fill) for place in grid.rows[index]])
    return WordRow(cells, header=index < grid.head)


def _cell(
    at: GridPlace, index: int, setting: _Setting, borders: Borders | None, fill: str
) -> WordCell:
    work, grid = setting.work, setting.grid
    model = grid.models[index]
    style = _style(at, index, setting)
    inlines: WordInlines = ()
    if at.cell is not None:
        inlines = set_inlines(
            at.cell.inlines, style, work, in_note=setting.place.in_note, span=model.span
        )
    stop = setting.stops.get(at.column, 0) if at.columns == 1 and index >= grid.head else 0
    if stop:
        style = work.book.aligned(_role(at, index, setting), "left")
    overrides = KEPT if index in setting.kept and not style.keep_next else None
    if stop:
        tabs = (TabStop(stop, "decimal"),)
        overrides = Overrides(tabs=tabs, keep_next=True if overrides else None)
    return WordCell(
        sum(setting.widths[at.column : at.column + at.columns]),
        (WordParagraph(style.id, inlines, overrides=overrides, span=model.span),),
        at.columns,
        1 if at.continues else at.rows,
        at.continues,
        borders,
        fill,
        "bottom" if index < grid.head else "top",
    )


def _role(at: GridPlace, index: int, setting: _Setting) -> str:
    grid = setting.grid
    kind = grid.models[index].kind
    if index < grid.head:
        return "table-head"
    if at.cell is not None and at.cell.header and kind == "plain":
        return ROW_HEAD
    return {"plain": "table-text", "group": "table-group", "total": "table-total"}[kind]


def _style(at: GridPlace, index: int, setting: _Setting) -> WordStyle:
    columns = setting.table.columns
    whole_row = at.columns == setting.grid.width and setting.grid.width > 1
    align: WordAlignment = "left"
    if at.column < len(columns) and not whole_row:
        align = _ALIGNMENTS[columns[at.column].align]
    return setting.work.book.aligned(_role(at, index, setting), align)


def _borders(index: int, setting: _Setting) -> Borders | None:
    look, grid = setting.look, setting.grid
    last_of_head = index == grid.head - 1
    bottom = border(look.head_rule, look.rule_color) if last_of_head else None
    top: Border | None = None
    if index > grid.head or (index and not grid.head):
        top = border(look.row_rule, look.hairline_color)
        if grid.models[index].kind == "total":
            top = border(look.total_rule, look.rule_color) or top
    return Borders(top=top, bottom=bottom) if top or bottom else None


def _fill(index: int, setting: _Setting) -> str:
    if index < setting.grid.head:
        return setting.look.head_fill
    return setting.look.zebra if (index - setting.grid.head) % 2 else ""


def _kept_rows(
    grid: Grid, needs: Needs, widths: tuple[int, ...], padding: int, work: Work, *, with_next: bool
) -> range:
    """All rows of a short table but the last; that one too if there are lines below it."""
    look, text = work.sheet.table, work.book.of("table-text")
    white = to_twips(look.cell_top) + to_twips(look.cell_bottom)
    rows = len(grid.rows)
    last = rows if with_next else rows - 1
    room = work.text_height // KEPT_PART
    if rows * (text.line + white) > room:
        return range(rows - 1, last)
    size = text.half_points / 2
    lines = sum(
        line_count(row, needed, widths, padding, size)
        for row, needed in zip(grid.rows, needs, strict=True)
    )
    short = lines * text.line + rows * white <= room
    return range(last) if short else range(rows - 1, last)


def _below(table: Table, place: Place, work: Work) -> list[Piece]:
    """Note and source; only the last line has the white that closes the table."""
    lines: list[WordParagraph] = []
    if table.note:
        lines.append(set_paragraph(table.note, "table-note", place, work, span=table.span))
    if table.source:
        lines.append(set_paragraph(table.source, "table-source", place, work, span=table.span))
    closing = [overriding(line, after=0, keep_next=True) for line in lines[:-1]]
    return [*closing, *lines[-1:]]


def _as_lines(table: Table, place: Place, work: Work) -> list[Piece]:
    work.sink.report(
        "word/columns",
        f"a table is wider than the {MOST_COLUMNS} columns that Word knows; its rows are lines "
        "with tabs",
        table.span,
    )
    style = work.book.of("table-text")
    lines: list[Piece] = []
    for row in (*table.head, *table.body):
        inlines: list[WordInline] = []
        for index, cell in enumerate(row.cells):
            if index:
                inlines.append(WordTab())
            inlines.extend(
                set_inlines(cell.inlines, style, work, in_note=place.in_note, span=row.span)
            )
        overrides = work.shifted(style, 0, style.right, place)
        lines.append(WordParagraph(style.id, tuple(inlines), overrides=overrides, span=row.span))
    return lines
