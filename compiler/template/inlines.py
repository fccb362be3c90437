"""Inline elements of the block markup → inlines."""

import re

from compiler.model.inline import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from compiler.source import Span
from compiler.template.markup import MarkupError, Node

_SPACE = re.compile(r"[ \t\r\n]+")


def read_inlines(node: Node, span: Span | None) -> Inlines:
    """The inlines inside an element, white space collapsed and trimmed at both ends."""
    return _trimmed([_inline(child, span) for child in node.children])


def _inline(child: Node | str, span: Span | None) -> Inline:
    if isinstance(child, str):
        return Text(_SPACE.sub(" ", child))
    inside = tuple(_inline(each, span) for each in child.children)
    match child.tag:
        case "em":
            return Emphasis(inside)
        case "strong":
            return Strong(inside)
        case "sup":
            return Superscript(inside)
        case "sub":
            return Subscript(inside)
        case "break":
            return LineBreak()
        case "link":
            return Link(child.take("url")["url"], inside, span)
        case "reference":
            return Reference(child.take("label")["label"], "full", span)
        case _:
            raise MarkupError(f"<{child.tag}> cannot stand in a line", child.line)


def _trimmed(inlines: list[Inline]) -> Inlines:
    if inlines and isinstance(first := inlines[0], Text):
        inlines[0] = Text(first.text.lstrip(" "))
    if inlines and isinstance(last := inlines[-1], Text):
        inlines[-1] = Text(last.text.rstrip(" "))
    return tuple(each for each in inlines if each != Text(""))
