"""Block elements of the block markup → blocks; prose of the chapter is placed by reference.

`docs/block-markup.md` is the reference of the elements read here.
"""

from collections.abc import Mapping
from typing import Literal, cast, get_args

from msgspec import Struct

from compiler.model.block import (
    Align,
    Block,
    Blocks,
    Box,
    Cell,
    Chronology,
    Column,
    ContentsList,
    Event,
    Heading,
    ItemList,
    KeyFigure,
    KeyFigures,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from compiler.model.inline import Inlines
from compiler.source import Span
from compiler.template.inlines import read_inlines
from compiler.template.markup import MarkupError, Node


class Flows(Struct, frozen=True):
    """What a template can place by reference."""

    blocks: Mapping[str, Blocks]
    """`body`, `key_figures`, `chronology`: blocks as the chapter gives them."""
    inlines: Mapping[str, Inlines]
    """`title`, `summary`: inlines as the chapter gives them."""
    span: Span | None
    """The chapter's first line, for blocks that the template makes."""


def read_blocks(nodes: list[Node], flows: Flows) -> Blocks:
    """Read block elements in order; raises `MarkupError`."""
    blocks: list[Block] = []
    for node in nodes:
        if node.tag == "flow":
            blocks.extend(_flow(node, flows))
        else:
            blocks.append(_block(node, flows))
    return tuple(blocks)


def _block(node: Node, flows: Flows) -> Block:
    match node.tag:
        case "paragraph":
            role = node.take("role").get("role", "body")
            return Paragraph(_content(node, flows), role, flows.span)
        case "heading":
            return _heading(node, flows)
        case "rule":
            role = _choice(node, "role", ("break", "opening"), "break")
            return Rule(cast('Literal["break", "opening"]', role), flows.span)
        case "box":
            return _box(node, flows)
        case "quote":
            node.take()
            return Quote(read_blocks(node.elements(), flows), flows.span)
        case "list":
            return _list(node, flows)
        case "table":
            return _table(node, flows)
        case "key-figures":
            return _key_figures(node, flows)
        case "chronology":
            return _chronology(node, flows)
        case "contents":
            kind = _choice(node, "kind", ("contents", "tables", "figures"), "contents", "depth")
            depth = _whole(node, "depth", 2)
            return ContentsList(cast('Literal["contents", "tables", "figures"]', kind), depth)
        case _:
            raise MarkupError(f"there is no block <{node.tag}>", node.line)


def _flow(node: Node, flows: Flows) -> Blocks:
    values = node.take("ref", "role")
    ref = values.get("ref", "")
    if ref in flows.blocks:
        return flows.blocks[ref]
    if ref in flows.inlines:
        inlines = flows.inlines[ref]
        return (Paragraph(inlines, values.get("role", "body"), flows.span),) if inlines else ()
    known = ", ".join((*flows.blocks, *flows.inlines))
    raise MarkupError(f'there is no flow "{ref}" (known: {known})', node.line)


def _content(node: Node, flows: Flows) -> Inlines:
    """Inlines of an element; `<flow ref="title"/>` alone in it stands for the chapter's own."""
    parts = [child for child in node.children if isinstance(child, Node) or child.strip()]
    if len(parts) == 1 and isinstance(only := parts[0], Node) and only.tag == "flow":
        ref = only.take("ref").get("ref", "")
        if ref not in flows.inlines:
            raise MarkupError(f'there are no words called "{ref}" to place', only.line)
        return flows.inlines[ref]
    return read_inlines(node, flows.span)


def _heading(node: Node, flows: Flows) -> Heading:
    values = node.take("level", "label", "numbered", "listed")
    label = values.get("label", "")
    if not label:
        raise MarkupError("<heading> needs a label", node.line)
    level = _whole(node, "level", 1)
    if not 1 <= level <= 6:
        raise MarkupError("heading levels are 1 to 6", node.line)
    return Heading(level, _content(node, flows), label, _flag(node, "numbered"),
                   _flag(node, "listed"), flows.span)  # fmt: skip


def _box(node: Node, flows: Flows) -> Box:
    values = node.take("kind", "title", "label")
    return Box(
        values.get("kind", "box"),
        read_blocks(node.elements(), flows),
        read_inlines(Node("title", {}, node.line, [values.get("title", "")]), flows.span),
        values.get("label", ""),
        flows.span,
    )


def _list(node: Node, flows: Flows) -> ItemList:
    node.take("ordered")
    items = tuple(
        ListItem(_item_blocks(item, flows), flows.span) for item in _children(node, "item")
    )
    return ItemList(_flag(node, "ordered", "false"), items, span=flows.span)


def _item_blocks(item: Node, flows: Flows) -> Blocks:
    item.take()
    has_text = any(isinstance(child, str) and child.strip() for child in item.children)
    if has_text:
        return (Paragraph(read_inlines(item, flows.span), "body", flows.span),)
    return read_blocks(item.elements(), flows)


def _table(node: Node, flows: Flows) -> Table:
    values = node.take("columns", "caption", "label", "source", "note")
    aligns = values.get("columns", "").split()
    for align in aligns:
        if align not in get_args(Align):
            raise MarkupError(f'"{align}" is no alignment of a column', node.line)
    head = tuple(_row(row, flows) for group in node.elements() if group.tag == "head"
                 for row in _children(group, "row"))  # fmt: skip
    body = tuple(_row(row, flows) for group in node.elements() if group.tag == "body"
                 for row in _children(group, "row"))  # fmt: skip

    def words(name: str) -> Inlines:
        return read_inlines(Node(name, {}, node.line, [values.get(name, "")]), flows.span)

    return Table(tuple(Column(cast("Align", align)) for align in aligns), head, body,
                 words("caption"), values.get("label", ""), words("source"), words("note"),
                 flows.span)  # fmt: skip


def _row(node: Node, flows: Flows) -> Row:
    kind = _choice(node, "kind", ("plain", "group", "total"), "plain")
    cells = tuple(
        Cell(read_inlines(cell, flows.span), _whole(cell, "columns", 1), _whole(cell, "rows", 1),
             _flag(cell, "header", "false"))
        for cell in _children(node, "cell")
    )  # fmt: skip
    return Row(cells, cast('Literal["plain", "group", "total"]', kind), flows.span)


def _key_figures(node: Node, flows: Flows) -> KeyFigures:
    items: list[KeyFigure] = []
    for figure in _children(node, "key-figure"):
        parts = {part.tag: part for part in figure.elements()}
        if set(parts) != {"value", "label"}:
            raise MarkupError("<key-figure> holds a <value> and a <label>", figure.line)
        items.append(KeyFigure(read_inlines(parts["value"], flows.span),
                               read_inlines(parts["label"], flows.span)))  # fmt: skip
    return KeyFigures(tuple(items), flows.span)


def _chronology(node: Node, flows: Flows) -> Chronology:
    events: list[Event] = []
    for event in _children(node, "event"):
        parts = {part.tag: part for part in event.elements()}
        if set(parts) != {"date", "text"}:
            raise MarkupError("<event> holds a <date> and a <text>", event.line)
        text = Paragraph(read_inlines(parts["text"], flows.span), "chronology-text", flows.span)
        events.append(Event(read_inlines(parts["date"], flows.span), (text,)))
    return Chronology(tuple(events), flows.span)


def _children(node: Node, tag: str) -> list[Node]:
    for child in node.elements():
        if child.tag != tag:
            raise MarkupError(f"<{node.tag}> holds <{tag}>, not <{child.tag}>", child.line)
    return node.elements()


def _choice(node: Node, name: str, allowed: tuple[str, ...], default: str, *others: str) -> str:
    value = node.take(name, *others).get(name, default)
    if value not in allowed:
        raise MarkupError(f"{name} is one of {', '.join(allowed)}", node.line)
    return value


def _whole(node: Node, name: str, default: int) -> int:
    value = node.attributes.get(name, str(default))
    if not value.isdecimal():
        raise MarkupError(f"{name} is a whole number", node.line)
    return int(value)


def _flag(node: Node, name: str, default: str = "true") -> bool:
    value = node.attributes.get(name, default)
    if value not in ("true", "false"):
        raise MarkupError(f"{name} is true or false", node.line)
    return value == "true"
