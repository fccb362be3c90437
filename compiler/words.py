"""Counts the words of a document, to judge how much work it is."""

from collections.abc import Iterator

from compiler.model.block import Blocks, CodeBlock
from compiler.model.document import Document
from compiler.model.walk import block_inlines, plain_text, walk_blocks


def count_words(document: Document) -> int:
    """About how many words the document prints; footnotes and labels are not counted."""
    return sum(_words(part.blocks) for part in document.parts)


def _words(blocks: Blocks) -> int:
    return sum(text.count(" ") + 1 for text in _texts(blocks))


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, CodeBlock):
            yield block.text
        for inlines in block_inlines(block):
            yield plain_text(inlines)
