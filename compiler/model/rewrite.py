"""Changes the words of a tree: blocks and a function over inlines in, blocks of the same shape out.

What a change leaves as it is stays the same object, so that a pass over a long report which finds
little to do makes little.
"""

from collections.abc import Callable
from typing import Any, TypeVar, assert_never

from msgspec.structs import replace

from compiler.model.block import (
    Block,
    Blocks,
    Box,
    Cell,
    Chronology,
    CodeBlock,
    Columns,
    ContentsList,
    Definition,
    DefinitionList,
    Event,
    Figure,
    Heading,
    ItemList,
    KeyFigure,
    KeyFigures,
    Landscape,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from compiler.model.inline import Inline, Inlines, Note
from compiler.model.walk import Container

Change = Callable[[Inlines], Inlines]
"""Gets each sequence of inlines that belongs to a block, whole."""

T = TypeVar("T")
Node = TypeVar("Node", bound=Any)


def rewrite_blocks(blocks: Blocks, change: Change) -> Blocks:
    """Blocks with every sequence of inlines in and below them changed; notes are not entered."""
    return _each(blocks, lambda block: _block(block, change))


def rewrite_leaves(
    inlines: Inlines,
    change: Callable[[Inline], Inlines],
    change_note: Callable[[Blocks], Blocks],
) -> Inlines:
    """Inlines with each one that holds no others changed; `change_note` gets the notes' blocks."""
    result: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Container):
            children = rewrite_leaves(inline.children, change, change_note)
            result.append(_with(inline, children=children))
        elif isinstance(inline, Note):
            result.append(_with(inline, blocks=change_note(inline.blocks)))
        else:
            result.extend(change(inline))
    same = len(result) == len(inlines) and all(map(_is, result, inlines))
    return inlines if same else tuple(result)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Heading() | Paragraph():
            return _with(block, inlines=change(block.inlines))
        case ItemList(items=items):
            return _with(block, items=_each(items, lambda item: _item(item, change)))
        case DefinitionList(items=definitions):
            return _with(block, items=_each(definitions, lambda each: _definition(each, change)))
        case Quote(blocks=blocks) | Landscape(blocks=blocks) | Columns(blocks=blocks):
            return _with(block, blocks=rewrite_blocks(blocks, change))
        case Box(blocks=blocks):
            title = change(block.title)
            return _with(block, blocks=rewrite_blocks(blocks, change), title=title)
        case Table():
            return _table(block, change)
        case Figure():
            return _with(block, caption=change(block.caption), credit=change(block.credit))
        case Chronology(events=events):
            return _with(block, events=_each(events, lambda event: _event(event, change)))
        case KeyFigures(items=figures):
            return _with(block, items=_each(figures, lambda figure: _key_figure(figure, change)))
        case CodeBlock() | Rule() | ContentsList():
            return block
        case _:
            assert_never(block)


def _item(item: ListItem, change: Change) -> ListItem:
    return _with(item, blocks=rewrite_blocks(item.blocks, change))


def _definition(item: Definition, change: Change) -> Definition:
    return _with(item, term=change(item.term), blocks=rewrite_blocks(item.blocks, change))


def _event(event: Event, change: Change) -> Event:
    return _with(event, date=change(event.date), blocks=rewrite_blocks(event.blocks, change))


def _key_figure(figure: KeyFigure, change: Change) -> KeyFigure:
    return _with(figure, value=change(figure.value), label=change(figure.label))


def _table(table: Table, change: Change) -> Table:
    def cell(each: Cell) -> Cell:
        return _with(each, inlines=change(each.inlines))

    def row(each: Row) -> Row:
        return _with(each, cells=_each(each.cells, cell))

    return _with(
        table,
        head=_each(table.head, row),
        body=_each(table.body, row),
        caption=change(table.caption),
        source=change(table.source),
        note=change(table.note),
    )


def _each(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    changed = tuple(map(change, items))
    return items if all(map(_is, changed, items)) else changed


def _with(node: Node, **fields: object) -> Node:
    """The node with other fields, or itself where all of them are the ones it has."""
    same = all(getattr(node, name) is value for name, value in fields.items())
    changed: Node = node if same else replace(node, **fields)
    return changed


def _is(one: object, other: object) -> bool:
    return one is other
