"""The printable form of the tree: blocks and inlines in, indented lines of text out.

`--emit chapters` and `--emit document` print this text and tests expect it. One block stands on
one line, what it holds stands under it, two spaces deeper. Inlines keep to their line, with marks
that look like tags: `Words <em>stressed</em>, see <ref tbl-trade/>.<note overview-note-1/>`. The
blocks of a note follow the block that calls it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import assert_never

from compiler.model.block import (
    Block,
    Blocks,
    Box,
    Cell,
    Chronology,
    CodeBlock,
    Column,
    Columns,
    ContentsList,
    DefinitionList,
    Figure,
    Heading,
    ItemList,
    KeyFigures,
    Landscape,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.model.walk import block_inlines, walk_inlines

STEP = "  "


def dump_blocks(blocks: Iterable[Block], indent: int = 0) -> str:
    """Blocks as indented text, each line ended; `indent` counts steps of two spaces."""
    margin = STEP * indent
    return "".join(f"{margin}{line}\n" for block in blocks for line in _block_lines(block))


def dump_inlines(inlines: Inlines) -> str:
    """Inlines on one line, with marks that look like tags."""
    return "".join(_inline(inline) for inline in inlines)


def _block_lines(block: Block) -> Iterator[str]:
    yield from _own_lines(block)
    for inlines in block_inlines(block):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Note):
                yield f"{STEP}note {inline.label}"
                yield from _nested(inline.blocks, 2)


def _own_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph(inlines=inlines, role=role):
            mark = "" if role == "body" else f" .{role}"
            yield f"paragraph{mark} {dump_inlines(inlines)}".rstrip(" ")
        case ItemList():
            yield from _item_list(block)
        case DefinitionList(items=items):
            yield "definitions"
            for item in items:
                yield f"{STEP}term {dump_inlines(item.term)}"
                yield from _nested(item.blocks, 2)
        case Quote(blocks=blocks):
            yield "quote"
            yield from _nested(blocks)
        case CodeBlock(text=text, language=language):
            yield f"code {language}".rstrip()
            yield from (f"{STEP}| {line}".rstrip(" ") for line in text.split("\n"))
        case Rule(role=role):
            yield f"rule {role}"
        case Table():
            yield from _table(block)
        case Figure():
            yield from _figure(block)
        case Box():
            yield _marked(f"box {block.kind}", block.label) + _titled(block.title)
            yield from _nested(block.blocks)
        case Landscape(blocks=blocks):
            yield "landscape"
            yield from _nested(blocks)
        case Columns(count=count, blocks=blocks):
            yield f"{count} columns"
            yield from _nested(blocks)
        case Chronology(events=events):
            yield "chronology"
            for event in events:
                yield f"{STEP}date {dump_inlines(event.date)}"
                yield from _nested(event.blocks, 2)
        case KeyFigures(items=figures):
            yield "key figures"
            for figure in figures:
                yield f"{STEP}{dump_inlines(figure.value)} | {dump_inlines(figure.label)}"
        case ContentsList(kind=kind, depth=depth):
            yield f"list of {kind}, depth {depth}"
        case _:
            assert_never(block)


def _nested(blocks: Blocks, steps: int = 1) -> Iterator[str]:
    margin = STEP * steps
    return (margin + line for block in blocks for line in _block_lines(block))


def _marked(name: str, label: str) -> str:
    return f"{name} #{label}" if label else name


def _titled(title: Inlines) -> str:
    return f" {dump_inlines(title)}" if title else ""


def _heading(heading: Heading) -> str:
    name = _marked(f"heading {heading.level}", heading.label)
    if not heading.numbered:
        name += " unnumbered"
    if not heading.listed:
        name += " unlisted"
    return name + _titled(heading.inlines)


def _item_list(block: ItemList) -> Iterator[str]:
    kind = f"numbered list from {block.start}" if block.ordered else "bulleted list"
    yield kind if block.tight else f"{kind}, loose"
    for item in block.items:
        yield f"{STEP}item"
        yield from _nested(item.blocks, 2)


def _table(table: Table) -> Iterator[str]:
    yield _marked("table", table.label) + _wanted(table) + _titled(table.caption)
    yield f"{STEP}columns {' '.join(_column(column) for column in table.columns)}"
    for row in table.head:
        yield f"{STEP}head {_row(row)}"
    for row in table.body:
        kind = "row" if row.kind == "plain" else row.kind
        yield f"{STEP}{kind} {_row(row)}"
    if table.source:
        yield f"{STEP}source {dump_inlines(table.source)}"
    if table.note:
        yield f"{STEP}remark {dump_inlines(table.note)}"


def _wanted(block: Table | Figure) -> str:
    place = f" at {block.place}" if block.place else ""
    return f"{place} wide" if block.wide else place


def _column(column: Column) -> str:
    return column.align if column.share is None else f"{column.align}:{column.share:g}"


def _row(row: Row) -> str:
    return "| " + " | ".join(_cell(cell) for cell in row.cells) + " |"


def _cell(cell: Cell) -> str:
    marks = "".join(
        f"<{name}{'' if count is True else f' {count}'}/>"
        for name, count, plain in (
            ("columns", cell.columns, 1),
            ("rows", cell.rows, 1),
            ("header", cell.header, False),
        )
        if count != plain
    )
    return marks + dump_inlines(cell.inlines)


def _figure(figure: Figure) -> Iterator[str]:
    picture = figure.picture
    yield _marked("figure", figure.label) + _wanted(figure) + _titled(figure.caption)
    size = "" if figure.width is None else f", width {figure.width:g}"
    if figure.length is not None:
        size = f", width {figure.length:g}pt"
    yield f"{STEP}{picture.format} {picture.path} {picture.width:g}x{picture.height:g}{size}"
    language = f" lang {figure.language}" if figure.language else ""
    alt = f"alt {json_text(figure.alt)}{language}"
    yield f"{STEP}decorative" if figure.decorative else f"{STEP}{alt}"
    if figure.credit:
        yield f"{STEP}credit {dump_inlines(figure.credit)}"


def json_text(text: str) -> str:
    """A string in quotes, on one line whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text.replace("\n", "\\n")
        case Emphasis(children=children):
            return f"<em>{dump_inlines(children)}</em>"
        case Strong(children=children):
            return f"<strong>{dump_inlines(children)}</strong>"
        case Superscript(children=children):
            return f"<sup>{dump_inlines(children)}</sup>"
        case Subscript(children=children):
            return f"<sub>{dump_inlines(children)}</sub>"
        case SmallCaps(children=children):
            return f"<sc>{dump_inlines(children)}</sc>"
        case Foreign(language=language, children=children):
            return f"<lang {language}>{dump_inlines(children)}</lang>"
        case Abbreviation(text=text, expansion=expansion):
            return f"<abbr {json_text(expansion)}>{text}</abbr>"
        case Code(text=text):
            return f"<code>{text}</code>"
        case LineBreak():
            return "<br/>"
        case Link(url=url, children=children):
            return f"<link {url}>{dump_inlines(children)}</link>"
        case Reference(label=label, form=form):
            return f"<ref {label}/>" if form == "full" else f"<ref {label} {form}/>"
        case Note(label=label):
            return f"<note {label}/>"
        case Value(text=text, origin=origin):
            return f"<value {json_text(origin)}>{text}</value>"
        case _:
            assert_never(inline)
