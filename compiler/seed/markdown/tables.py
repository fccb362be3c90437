"""Cells of a pipe table in, a table of the tree out.

Alignment is the author's where the delimiter row gives one; a column without any that holds
nothing but numbers stands right, or on the decimal mark where decimals differ. A row of which only
the first cell has words, in bold, heads a group; a last row wholly in bold is the total.
"""

from markdown_it.token import Token
from msgspec import Struct

from compiler.diagnostics import nearest
from compiler.language import primary
from compiler.lazy import lazy_pattern
from compiler.model.block import Align, Cell, Column, Placement, Row, Table
from compiler.model.inline import Inlines, Strong
from compiler.model.walk import plain_text
from compiler.seed.markdown.attributes import Attributes, split_attributes
from compiler.seed.markdown.inlines import InlineReader
from compiler.seed.markdown.pipetable import CellText, RowText
from compiler.seed.markdown.places import Place
from compiler.seed.reading import Reading
from compiler.source import Span

_NUMBER = lazy_pattern(
    r"[(+−–-]?\s?[^\W\d_]{0,3}\s?[$€£¥]?\s?\d[\d.,'’ \u00a0\u202f]*\s?"
    r"(?:%|‰|[^\W\d_]{0,3})\)?[*†‡]?\Z"
)
_BLANKS = frozenset({"", "-", "–", "—", "…", "..", "...", "n/a", "n.a.", "x", "."})
_POINT_LANGUAGES = frozenset({"en", "he", "hi", "ja", "ko", "th", "zh"})
"""Languages that write 1.5, not 1,5."""
_YEAR = lazy_pattern(r"(?:1[5-9]|2[01])\d\d(?:[/–-]\d{1,4})?\Z")
"""A first column of years names its rows; it holds no measured numbers."""
_DECIMAL = lazy_pattern(r"\d([.,])(\d+)\D*\Z")
ATTRIBUTES = ("source", "note", "widths", "place")
CLASSES = ("wide",)
PLACEMENTS: tuple[Placement, ...] = ("here", "top", "bottom", "page")


def build_table(token: Token, start: int, reading: Reading, lines: InlineReader) -> Table:
    """The table of a `pipe_table` token; `start` is where the parsed text begins in the file."""
    rows: list[RowText] = token.meta["rows"]
    width = max(len(row.cells) for row in rows)
    _report_ragged(rows, token.meta["marks"], start, reading)
    if not any(cell.text for cell in rows[0].cells):
        span = reading.source.span(start + rows[0].cells[0].at)
        hint = "write what each column holds into its first line"
        reading.sink.report("table/no-head", "the table has no header row", span, hint=hint)
    built = [
        [_cell(text, start, lines, reading) for text in row.cells] + [()] * (width - len(row.cells))
        for row in rows
    ]
    caption = token.meta["caption"]
    dressing = read_dressing(caption, start, reading, lines)
    return table_of(built, _marked(token.meta["marks"], width), dressing, reading.language)


class Dressing(Struct, frozen=True):
    """What stands around the cells of a table."""

    caption: Inlines = ()
    label: str = ""
    source: Inlines = ()
    note: Inlines = ()
    shares: tuple[float, ...] = ()
    place: Placement = ""
    wide: bool = False


def table_of(
    rows: list[list[Inlines]], marks: list[Align | None], dressing: Dressing, language: str
) -> Table:
    """A table from inlines by row, head first, all rows of one length."""
    head, body = rows[0], rows[1:]
    # Where the author says how a column stands, only the first is asked whether it holds names.
    numeric = [
        None
        if marks[index] == "left" or (marks[index] and index)
        else numeric_align([row[index] for row in body], language)
        for index in range(len(head))
    ]
    if body and all(_YEAR.match(plain_text(row[0])) for row in body):
        numeric[0] = None
    columns = tuple(
        Column(marks[index] or numeric[index] or "left", _share(dressing.shares, index))
        for index in range(len(head))
    )
    names_first = marks[0] == "left" or numeric[0] is None
    heads = names_first and len(head) > 1 and all(_stands_right(each) for each in columns[1:])
    last = len(body) - 1
    return Table(
        columns,
        (Row(tuple(Cell(cell) for cell in head)),) if any(head) else (),
        tuple(_row(row, heads, index == last) for index, row in enumerate(body)),
        dressing.caption,
        dressing.label,
        dressing.source,
        dressing.note,
        place=dressing.place,
        wide=dressing.wide,
    )


def read_dressing(
    caption: CellText | None, start: int, reading: Reading, lines: InlineReader
) -> Dressing:
    """Caption, label, source line, note and widths from the caption line."""
    if caption is None:
        return Dressing()
    words, attributes = split_attributes(caption.text)
    source = reading.source
    span = source.span(start + caption.at, start + caption.at + len(caption.text))
    report_attributes(attributes, ATTRIBUTES, span, reading)
    for name in attributes.classes:
        if name not in CLASSES:
            message = f'".{name}" means nothing on a table'
            reading.sink.report("table/attribute", message, span, hint=nearest(name, CLASSES))
    return dressing_of(attributes, words, span, reading, lines)


def report_attributes(
    attributes: Attributes, known: tuple[str, ...], span: Span, reading: Reading
) -> None:
    """Report attributes that a table does not have."""
    for key in attributes.values:
        if key not in known:
            message = f'a table has no attribute "{key}"'
            reading.sink.report("table/attribute", message, span, hint=nearest(key, known))


def dressing_of(
    attributes: Attributes, caption: str, span: Span, reading: Reading, lines: InlineReader
) -> Dressing:
    """Caption and attributes as they stand around a table."""
    texts = {
        key: lines.read(text, Place(span.source, text, span.start)) if text else ()
        for key, text in (("caption", caption), *attributes.values.items())
        if key in ("caption", "source", "note")
    }
    label = reading.names.claim(attributes.label, span) if attributes.label else ""
    shares = _shares(attributes.values.get("widths", ""), span, reading)
    return Dressing(
        texts["caption"],
        label,
        texts.get("source", ()),
        texts.get("note", ()),
        shares,
        placement_of(attributes, "table/attribute", span, reading),
        "wide" in attributes.classes,
    )


def placement_of(attributes: Attributes, code: str, span: Span, reading: Reading) -> Placement:
    """Where on the page a table or figure is wanted; other words are reported."""
    spelled = attributes.values.get("place", "")
    for place in PLACEMENTS:
        if place == spelled:
            return place
    if spelled:
        hint = nearest(spelled, PLACEMENTS) or f"place is one of {', '.join(PLACEMENTS)}"
        reading.sink.report(code, f'there is no place "{spelled}" on a page', span, hint=hint)
    return ""


def _cell(text: CellText, start: int, lines: InlineReader, reading: Reading) -> Inlines:
    if not text.text:
        return ()
    content = text.text.replace("\\|", "|") if "\\|" in text.text else text.text
    plain = lines.plain(content)
    if plain is not None:
        return plain
    return lines.read(content, Place(reading.source, content, start + text.at))


def _report_ragged(rows: list[RowText], marks: list[str], start: int, reading: Reading) -> None:
    width = len(rows[0].cells)
    source = reading.source
    if len(marks) != width:
        span = source.span(start + rows[0].cells[0].at)
        message = f"the head has {width} cells, but the line under it has {len(marks)}"
        reading.sink.report("table/ragged-row", message, span)
    for row in rows[1:]:
        count = len(row.cells)
        if count != width:
            name = f' "{row.cells[0].text}"' if row.cells[0].text else ""
            message = f"the row{name} has {count} cells, but the head has {width}"
            span = source.span(start + row.cells[0].at, start + row.cells[-1].at + 1)
            reading.sink.report("table/ragged-row", message, span)


def _marked(marks: list[str], width: int) -> list[Align | None]:
    aligns: list[Align | None] = []
    for mark in marks[:width]:
        left, right = mark.startswith(":"), mark.endswith(":")
        aligns.append(
            "center" if left and right else "right" if right else "left" if left else None
        )
    return aligns + [None] * (width - len(aligns))


def numeric_align(cells: list[Inlines], language: str) -> Align | None:
    """How a column of numbers stands, None for words."""
    numbers = []
    for cell in cells:
        text = plain_text(cell).strip()
        if text.casefold() in _BLANKS:
            continue
        if len(text) >= 40 or not _NUMBER.match(text):
            return None
        numbers.append(text)
    if not numbers:
        return None
    decimal_mark = "." if primary(language) in _POINT_LANGUAGES else ","
    places = {_decimal_places(text, decimal_mark) for text in numbers}
    return "decimal" if len(places) > 1 and max(places) else "right"


def _stands_right(column: Column) -> bool:
    return column.align in ("right", "decimal")


def _decimal_places(number: str, decimal_mark: str) -> int:
    """Digits after the decimal mark; three after the other mark are thousands."""
    match = _DECIMAL.search(number)
    if match is None or (match[1] != decimal_mark and len(match[2]) == 3):
        return 0
    return len(match[2])


def _row(cells: list[Inlines], heads: bool, last: bool) -> Row:
    filled = [cell for cell in cells if cell]
    if len(cells) > 1 and len(filled) == 1 and cells[0] and _bold(cells[0]):
        return Row((Cell(_plain(cells[0]), columns=len(cells), header=True),), "group")
    if last and len(filled) > 1 and cells[0] and all(_bold(cell) for cell in filled):
        kept = tuple(Cell(_plain(cell), header=heads and not at) for at, cell in enumerate(cells))
        return Row(kept, "total")
    return Row(tuple(Cell(cell, header=heads and not at) for at, cell in enumerate(cells)))


def _bold(cell: Inlines) -> bool:
    return len(cell) == 1 and isinstance(cell[0], Strong)


def _plain(cell: Inlines) -> Inlines:
    return cell[0].children if cell and isinstance(cell[0], Strong) else cell


def _share(shares: tuple[float, ...], index: int) -> float | None:
    return shares[index] if index < len(shares) else None


def _shares(spelled: str, span: Span, reading: Reading) -> tuple[float, ...]:
    if not spelled:
        return ()
    try:
        widths = [float(part.strip().removesuffix("%")) for part in spelled.split(",")]
    except ValueError:
        widths = []
    if not widths or min(widths) <= 0 or sum(widths) > 100.5:
        message = f'the widths "{spelled}" are not percentages such as "30,70"'
        reading.sink.report("table/attribute", message, span)
        return ()
    return tuple(width / 100 for width in widths)
