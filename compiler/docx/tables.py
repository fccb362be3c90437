"""Tables of fixed column widths (ECMA-376 part 1, 17.4)."""

from typing import assert_never

from compiler.docx.markup import attribute, shading, sides
from compiler.docx.paragraphs import ParagraphWriter
from compiler.wordflow.book import ROW_HEAD_STYLE
from compiler.wordflow.flow import WordBlock, WordCell, WordParagraph, WordRow, WordTable


def table(block: WordTable, writer: ParagraphWriter) -> str:
    """A table with its grid and rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in block.grid)
    place = writer.ids.enter_table(block.title)
    rows = "".join(_row(row, writer) for row in block.rows)
    writer.ids.enter(place)
    return f"<w:tbl>{_properties(block, writer)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def block_markup(block: WordBlock, writer: ParagraphWriter) -> str:
    """A paragraph or a table."""
    match block:
        case WordParagraph():
            return writer.paragraph(block)
        case WordTable():
            return table(block, writer)
        case _:
            assert_never(block)


def _properties(block: WordTable, writer: ParagraphWriter) -> str:
    headed = bool(block.rows and block.rows[0].header)
    led = _has_row_heads(block)
    value = 0x0400 + 0x0020 * headed + 0x0080 * led
    look = f'w:val="{value:04X}" w:firstRow="{int(headed)}"'
    borders = ""
    if block.borders:
        borders = f"<w:tblBorders>{sides(block.borders, writer.themed)}</w:tblBorders>"
    caption = f'<w:tblCaption w:val="{attribute(block.title)}"/>' if block.title else ""
    margins = "".join(
        f'<w:{name} w:w="{width}" w:type="dxa"/>'
        for name, width in (
            ("top", block.margin_top),
            ("left", block.margin_left),
            ("bottom", block.margin_bottom),
            ("right", block.margin_right),
        )
    )
    return (
        f'<w:tblPr><w:tblStyle w:val="{block.style}"/>'
        f'<w:tblW w:w="{sum(block.grid)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{block.indent}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook {look} w:lastRow="0" w:firstColumn="{int(led)}" w:lastColumn="0" '
        f'w:noHBand="0" w:noVBand="1"/>{caption}</w:tblPr>'
    )


def _has_row_heads(block: WordTable) -> bool:
    """Whether the first column heads the rows."""
    firsts = (row.cells[0].blocks[0] for row in block.rows if not row.header and row.cells)
    return any(isinstance(each, WordParagraph) and each.style == ROW_HEAD_STYLE for each in firsts)


def _row(row: WordRow, writer: ParagraphWriter) -> str:
    properties = "<w:cantSplit/>" if row.whole else ""
    if row.height:
        rule = "atLeast" if row.at_least else "exact"
        properties += f'<w:trHeight w:val="{row.height}" w:hRule="{rule}"/>'
    if row.header:
        properties += "<w:tblHeader/>"
    properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{properties}{''.join([_cell(cell, writer) for cell in row.cells])}</w:tr>"


def _cell(cell: WordCell, writer: ParagraphWriter) -> str:
    blocks = cell.blocks
    if len(blocks) == 1:
        content = block_markup(blocks[0], writer)
    else:
        content = "".join([block_markup(block, writer) for block in blocks])
    return f"<w:tc><w:tcPr>{_cell_properties(cell, writer)}</w:tcPr>{content}</w:tc>"


def _cell_properties(cell: WordCell, writer: ParagraphWriter) -> str:
    properties = f'<w:tcW w:w="{cell.width}" w:type="dxa"/>'
    if cell.columns > 1:
        properties += f'<w:gridSpan w:val="{cell.columns}"/>'
    if cell.continues:
        properties += "<w:vMerge/>"
    elif cell.rows > 1:
        properties += '<w:vMerge w:val="restart"/>'
    if cell.borders is not None:
        properties += writer.cell_borders(cell.borders)
    if cell.fill:
        properties += shading(cell.fill, writer.themed)
    if cell.vertical != "top":
        properties += f'<w:vAlign w:val="{cell.vertical}"/>'
    return properties
