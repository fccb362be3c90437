"""A Word flow with marks by which pages are read back: a bookmark for each label and section.

Takes a flow; returns one that looks the same, and the names of its marks. Names are plain letters
and digits, because programs that write PDF files spell other characters out in ways of their own.
"""

from collections.abc import Iterator
from dataclasses import replace as with_fields

from msgspec import Struct
from msgspec.structs import replace

from compiler.wordflow.flow import (
    WordBlock,
    WordCell,
    WordDocument,
    WordParagraph,
    WordRow,
    WordTable,
)


class Marks(Struct, frozen=True):
    """Names of the marks of one flow."""

    labels: dict[str, str]
    """Label → name of its mark."""
    sections: tuple[str, ...]
    """Names of the marks at the beginning of each section."""


def probed(word: WordDocument) -> tuple[WordDocument, Marks]:
    """The flow with its marks; labels of notes are left out."""
    marks = Marks({}, tuple(f"yearbookSection{index}" for index in range(len(word.sections))))
    sections = []
    for section, name in zip(word.sections, marks.sections, strict=True):
        blocks = tuple(_marked(block, marks) for block in section.blocks)
        sections.append(replace(section, blocks=(_begun(blocks[0], name), *blocks[1:])))
    return with_fields(word, sections=tuple(sections)), marks


def _marked(block: WordBlock, marks: Marks) -> WordBlock:
    if isinstance(block, WordTable):
        rows = tuple(replace(row, cells=_cells(row, marks)) for row in block.rows)
        return replace(block, rows=rows)
    if not block.labels:
        return block
    names = tuple(_names(block.labels, marks))
    return replace(block, bookmarks=(*block.bookmarks, *names))


def _cells(row: WordRow, marks: Marks) -> tuple[WordCell, ...]:
    return tuple(
        replace(cell, blocks=tuple(_marked(block, marks) for block in cell.blocks))
        for cell in row.cells
    )


def _names(labels: tuple[str, ...], marks: Marks) -> Iterator[str]:
    for label in labels:
        if label and label not in marks.labels:
            marks.labels[label] = f"yearbookLabel{len(marks.labels)}"
            yield marks.labels[label]


def _begun(block: WordBlock, name: str) -> WordBlock:
    """A block whose first paragraph has a mark."""
    if isinstance(block, WordParagraph):
        return replace(block, bookmarks=(*block.bookmarks, name))
    row, *rows = block.rows
    cell, *cells = row.cells
    first, *others = cell.blocks
    cell = replace(cell, blocks=(_begun(first, name), *others))
    return replace(block, rows=(replace(row, cells=(cell, *cells)), *rows))
