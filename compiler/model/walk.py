"""Walks over the tree in reading order, and the plain words of inlines."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from compiler.model.block import (
    Block,
    Blocks,
    Box,
    Chronology,
    CodeBlock,
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

Container = Emphasis | Strong | Superscript | Subscript | SmallCaps | Foreign | Link
"""Inlines that hold other inlines in the same line."""


def child_blocks(block: Block) -> Iterator[Block]:
    """Blocks directly inside a block, in reading order; notes are not entered."""
    match block:
        case Paragraph() | Heading() | CodeBlock() | Rule() | Table() | Figure():
            pass
        case ItemList(items=items):
            for item in items:
                yield from item.blocks
        case DefinitionList(items=definitions):
            for definition in definitions:
                yield from definition.blocks
        case Chronology(events=events):
            for event in events:
                yield from event.blocks
        case Quote(blocks=blocks) | Box(blocks=blocks):
            yield from blocks
        case Landscape(blocks=blocks) | Columns(blocks=blocks):
            yield from blocks
        case KeyFigures() | ContentsList():
            pass
        case _:
            assert_never(block)


def page_runs(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """Blocks on upright pages and, marked with True, those on pages that lie broad."""
    for broad, run in groupby(blocks, _is_broad):
        if broad:
            yield True, tuple(inner for block in run for inner in child_blocks(block))
        else:
            yield False, tuple(run)


def _is_broad(block: Block) -> bool:
    return isinstance(block, Landscape)


def column_runs(columns: Columns) -> Iterator[tuple[bool, Blocks]]:
    """What stands in columns and, marked with True, what takes the whole width between them."""
    for wide, run in groupby(columns.blocks, _is_wide):
        yield wide, tuple(run)


def _is_wide(block: Block) -> bool:
    return isinstance(block, Figure | Table) and block.wide


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block below, parents before children."""
    for block in blocks:
        yield block
        # Most blocks are paragraphs, and nothing is below them.
        if not isinstance(block, Paragraph):
            yield from walk_blocks(child_blocks(block))


def block_inlines(block: Block) -> Iterator[Inlines]:
    """The inline sequences that belong to a block itself, in reading order."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case Table():
            yield block.caption
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield cell.inlines
            yield block.note
            yield block.source
        case Figure(caption=caption, credit=credit):
            yield caption
            yield credit
        case Box(title=title):
            yield title
        case DefinitionList(items=definitions):
            for definition in definitions:
                yield definition.term
        case Chronology(events=events):
            for event in events:
                yield event.date
        case KeyFigures(items=figures):
            for figure in figures:
                yield figure.value
                yield figure.label
        case ItemList() | Quote() | CodeBlock() | Rule() | ContentsList():
            pass
        case Landscape() | Columns():
            pass
        case _:
            assert_never(block)


def walk_inlines(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Every inline below, parents before children; notes are yielded, not entered."""
    # Most paragraphs and cells are one text.
    return iter(inlines) if _only_text(inlines) else _walk_inlines(inlines)


def _only_text(inlines: Sequence[Inline]) -> bool:
    return len(inlines) == 1 and type(inlines[0]) is Text


def _walk_inlines(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Container):
            yield from _walk_inlines(inline.children)


def plain_text(inlines: Sequence[Inline]) -> str:
    """Words of inlines without notes and without the text of cross references."""
    if len(inlines) == 1 and type(only := inlines[0]) is Text:
        return only.text
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Abbreviation(text=text) | Code(text=text) | Value(text=text):
            return text
        case LineBreak():
            return " "
        case Reference() | Note():
            return ""
        case _:
            return plain_text(inline.children)
