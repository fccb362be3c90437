"""The pictures of a Word flow, wherever they stand."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from compiler.wordflow.flow import (
    WordBlock,
    WordBookmarked,
    WordDocument,
    WordInline,
    WordLink,
    WordParagraph,
    WordPicture,
    WordTable,
)


def pictures_of(word: WordDocument) -> Iterator[WordPicture]:
    """All pictures in the order of the text, those of notes last."""
    for section in word.sections:
        yield from _of_blocks(section.blocks)
    for note in word.notes:
        yield from _of_blocks(note.paragraphs)


def _of_blocks(blocks: Iterable[WordBlock]) -> Iterator[WordPicture]:
    for block in blocks:
        match block:
            case WordParagraph():
                yield from _of_inlines(block.inlines)
            case WordTable():
                for row in block.rows:
                    for cell in row.cells:
                        yield from _of_blocks(cell.blocks)
            case _:
                assert_never(block)


def _of_inlines(inlines: Iterable[WordInline]) -> Iterator[WordPicture]:
    for inline in inlines:
        if isinstance(inline, WordPicture):
            yield inline
        elif isinstance(inline, WordLink | WordBookmarked):
            yield from _of_inlines(inline.children)
