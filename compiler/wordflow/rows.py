"""Pieces in the order of the flow → blocks: white around tables settled, tables told apart."""

from collections.abc import Iterable
from typing import assert_never

from compiler.wordflow.flow import (
    WordBlock,
    WordBookmarked,
    WordBreak,
    WordField,
    WordInline,
    WordLink,
    WordNoteCall,
    WordParagraph,
    WordPicture,
    WordTab,
    WordTable,
    WordText,
)
from compiler.wordflow.work import Gap, Piece, Work, overriding


def settle(pieces: Iterable[Piece], work: Work) -> tuple[WordBlock, ...]:
    """Blocks of a section or a cell; the last one is a paragraph, no two tables touch.

    White is held by paragraphs alone: above a table by the paragraph before it, below it by the
    one after it, or by a paragraph of no height of its own that has to stand there anyway.
    """
    blocks: list[WordBlock] = []
    white = 0
    for piece in pieces:
        if isinstance(piece, Gap):
            white = max(white, piece.twips)
            continue
        if isinstance(piece, WordTable):
            _before_table(blocks, white, work)
        elif white and blocks:
            _before_paragraph(blocks, piece, white, work)
            white = 0
            continue
        blocks.append(piece)
        white = 0
    if not blocks or isinstance(blocks[-1], WordTable):
        blocks.append(_filler(work))
    return tuple(blocks)


def closed(blocks: tuple[WordBlock, ...], work: Work) -> tuple[WordBlock, ...]:
    """The blocks of a section with a paragraph more where the last must not end it.

    What ends a section must not stand in contents: Word would take it away when it fills them anew,
    Writer takes the page number of the running foot for one of their words. Nor may it be a rule:
    Writer shows no empty paragraph there.
    """
    last = blocks[-1]
    if isinstance(last, WordParagraph):
        ruled = not last.inlines and work.book.styles[last.style].borders is not None
        if last.field_end or ruled:
            return (*blocks, _filler(work))
    return blocks


def white_below(paragraph: WordParagraph, work: Work) -> int:
    """White in twips that a paragraph has below it."""
    if paragraph.overrides is not None and paragraph.overrides.after is not None:
        return paragraph.overrides.after
    return work.book.styles[paragraph.style].after


def white_above(paragraph: WordParagraph, work: Work) -> int:
    """White in twips that a paragraph has above it."""
    if paragraph.overrides is not None and paragraph.overrides.before is not None:
        return paragraph.overrides.before
    return work.book.styles[paragraph.style].before


def as_paragraphs(pieces: Iterable[Piece], work: Work) -> tuple[WordParagraph, ...]:
    """Everything as paragraphs: cells of a table stand in one line with tabs between them."""
    made: list[WordParagraph] = []
    for piece in pieces:
        if isinstance(piece, WordParagraph):
            made.append(piece)
        elif isinstance(piece, WordTable):
            made.extend(_row(tuple(cell.blocks for cell in row.cells), work) for row in piece.rows)
    return tuple(made)


def _row(cells: tuple[tuple[WordBlock, ...], ...], work: Work) -> WordParagraph:
    inlines: list[WordInline] = []
    for index, blocks in enumerate(cells):
        if index:
            inlines.append(WordTab())
        for count, paragraph in enumerate(as_paragraphs(blocks, work)):
            if count:
                inlines.append(WordText(" "))
            inlines.extend(paragraph.inlines)
    return WordParagraph(work.book.of("table-text").id, tuple(inlines))


def _before_table(blocks: list[WordBlock], white: int, work: Work) -> None:
    if not blocks:
        return
    last = blocks[-1]
    if isinstance(last, WordTable):
        filler = _filler(work)
        more = white - work.book.styles[filler.style].line
        blocks.append(overriding(filler, before=more) if more > 0 else filler)
    elif white > white_below(last, work):
        blocks[-1] = overriding(last, after=white)


def _before_paragraph(
    blocks: list[WordBlock], paragraph: WordParagraph, white: int, work: Work
) -> None:
    last = blocks[-1]
    before = white_above(paragraph, work)
    above = 0 if isinstance(last, WordTable) else white_below(last, work)
    if white > max(before, above):
        if isinstance(last, WordTable):
            paragraph = overriding(paragraph, before=white)
        else:
            blocks[-1] = overriding(last, after=white)
    blocks.append(paragraph)


def _filler(work: Work) -> WordParagraph:
    return WordParagraph(work.book.nothing().id, ())


def words_of(blocks: Iterable[WordBlock]) -> str:
    """Words of paragraphs, tables left out."""
    return " ".join(
        _text(inline)
        for block in blocks
        if isinstance(block, WordParagraph)
        for inline in block.inlines
    )


def _text(inline: WordInline) -> str:
    match inline:
        case WordText(text=text) | WordField(text=text):
            return text
        case WordNoteCall(number=number):
            return number
        case WordLink(children=children) | WordBookmarked(children=children):
            return "".join(map(_text, children))
        case WordTab() | WordBreak():
            return " "
        case WordPicture():
            return ""
        case _:
            assert_never(inline)
