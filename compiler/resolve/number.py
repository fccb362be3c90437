"""Counting: chapters and sections, tables, figures, footnotes.

Tables and figures are counted through the report, footnotes anew in each part. What is not
counted keeps an empty number.
"""

from collections.abc import Iterator

from msgspec import Struct, field

from compiler.model.block import Block, Box, Figure, Heading, Table
from compiler.model.document import Document
from compiler.model.inline import Inlines, Note
from compiler.model.walk import block_inlines, walk_blocks, walk_inlines
from compiler.resolve.resolved import Kind


class Numbered(Struct, frozen=True):
    """A thing with a label and its number."""

    kind: Kind
    level: int
    label: str
    number: str
    inlines: Inlines
    part: int
    listed: bool


class Counters(Struct):
    """Running counts while the document is walked in reading order."""

    chapter: int = 0
    sections: list[int] = field(default_factory=lambda: [0] * 7)
    tables: int = 0
    figures: int = 0
    notes: int = 0


class Numbers(Struct, frozen=True):
    """All that was counted, in reading order."""

    things: tuple[Numbered, ...]
    notes: tuple[Note, ...]
    note_numbers: dict[str, str]


def number(document: Document) -> Numbers:
    """Count everything in the document."""
    counters = Counters()
    things: list[Numbered] = []
    notes: list[Note] = []
    note_numbers: dict[str, str] = {}
    for index, part in enumerate(document.parts):
        counters.notes = 0
        counted = part.kind == "chapter" and part.numbered
        counters.sections = [0] * 7
        if counted:
            counters.chapter += 1
        for block in walk_blocks(part.blocks):
            thing = _count(block, index, counted, counters)
            if thing is not None:
                things.append(thing)
            for note in _notes_of(block):
                counters.notes += 1
                notes.append(note)
                note_numbers[note.label] = str(counters.notes)
    return Numbers(tuple(things), tuple(notes), note_numbers)


def _count(block: Block, part: int, counted: bool, counters: Counters) -> Numbered | None:
    match block:
        case Heading(level=level, inlines=inlines, label=label, listed=listed):
            number = _heading_number(block, counted, counters)
            return Numbered("heading", level, label, number, inlines, part, listed)
        case Table(label=label, caption=caption) if label:
            counters.tables += 1
            return Numbered("table", 1, label, str(counters.tables), caption, part, True)
        case Figure(label=label, caption=caption) if label:
            counters.figures += 1
            return Numbered("figure", 1, label, str(counters.figures), caption, part, True)
        case Box(label=label, title=title) if label:
            return Numbered("box", 1, label, "", title, part, True)
        case _:
            return None


def _heading_number(heading: Heading, counted: bool, counters: Counters) -> str:
    if not (counted and heading.numbered):
        return ""
    if heading.level == 1:
        return str(counters.chapter)
    sections = counters.sections
    sections[heading.level] += 1
    sections[heading.level + 1 :] = [0] * (len(sections) - heading.level - 1)
    counts = [max(count, 1) for count in sections[2 : heading.level + 1]]
    return ".".join(map(str, [counters.chapter, *counts]))


def _notes_of(block: Block) -> Iterator[Note]:
    for inlines in block_inlines(block):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Note):
                yield inline
