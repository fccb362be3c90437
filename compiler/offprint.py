"""A chapter as a document of its own: what it says of other chapters becomes words.

In: the chapter's document and the resolved book. Out: the same document in which each reference
into another chapter is the text that the book prints, because there is nothing to lead to. The page
of another chapter is unknown here; the name of the thing stands for it, and a note says so.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Block, Picture
from compiler.model.document import Document
from compiler.model.inline import Reference, Text
from compiler.model.walk import block_inlines, walk_blocks, walk_inlines
from compiler.resolve import ResolvedDocument, Target
from compiler.source import Span

_LEAVES = (str, int, float, Span, Picture, Text, type(None))


def offprint(document: Document, slug: str, book: ResolvedDocument, sink: Sink) -> Document:
    """The document with references into other chapters spelled out."""
    own = {at for at, part in enumerate(book.document.parts) if part.slug == slug}
    outside = {label: each for label, each in book.targets.items() if each.part not in own}
    for note in book.notes:
        outside.pop(note.label, None)
    parts = tuple(
        replace(part, blocks=_spelled(part.blocks, book, outside)) for part in document.parts
    )
    for part in document.parts:
        for block in walk_blocks(part.blocks):
            _report_pages(block, outside, sink)
    return replace(document, parts=parts)


def _spelled(node: Any, book: ResolvedDocument, outside: Mapping[str, Target]) -> Any:
    """The same node of any kind, or a copy in which outside references are words."""
    if isinstance(node, Reference):
        target = outside.get(node.label)
        if target is None:
            return node
        return Text(target.name if node.form == "page" else book.text_of(node, {}))
    if isinstance(node, tuple):
        members = tuple(_spelled(each, book, outside) for each in node)
        same = all(new is old for new, old in zip(members, node, strict=True))
        return node if same else members
    if isinstance(node, _LEAVES) or not isinstance(node, Struct) or isinstance(node, type):
        return node
    changed = {}
    for each in node.__struct_fields__:
        old = getattr(node, each)
        new = _spelled(old, book, outside)
        if new is not old:
            changed[each] = new
    return replace(node, **changed) if changed else node


def _report_pages(block: Block, outside: Mapping[str, Target], sink: Sink) -> None:
    for inlines in block_inlines(block):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Reference) and inline.form == "page" and inline.label in outside:
                name = outside[inline.label].name
                message = f"the page of {name} is in another chapter; its name is printed instead"
                sink.report("reference/page-elsewhere", message, inline.span)
