"""Blocks of the document tree → paragraphs and tables of the Word flow, in reading order."""

from typing import assert_never

from msgspec.structs import replace

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
from compiler.wordflow.boxes import set_box
from compiler.wordflow.captions import counted_label, is_label_of
from compiler.wordflow.contents import set_contents
from compiler.wordflow.figures import set_figure, set_key_figures
from compiler.wordflow.flow import WordParagraph, WordText
from compiler.wordflow.lists import set_chronology, set_definitions, set_list
from compiler.wordflow.paragraphs import set_code, set_paragraph
from compiler.wordflow.roles import HEADING_ROLES
from compiler.wordflow.tables import set_table
from compiler.wordflow.work import Piece, Place, Work


def set_blocks(blocks: Blocks, place: Place, work: Work) -> list[Piece]:
    """Everything a sequence of blocks becomes."""
    pieces: list[Piece] = []
    for index, block in enumerate(blocks):
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(below, Heading) and is_label_of(block, below, work.resolved.targets):
            pieces.append(_chapter_label(below, place, work))
        else:
            pieces.extend(_set_block(block, place, work))
    return pieces


def _set_block(block: Block, place: Place, work: Work) -> list[Piece]:
    match block:
        case Paragraph(inlines=inlines, role=role, span=span):
            return [set_paragraph(inlines, role, place, work, span=span)]
        case Heading():
            return [_set_heading(block, place, work)]
        case ItemList():
            return set_list(block, place, work)
        case DefinitionList():
            return set_definitions(block, place, work)
        case Quote():
            return _set_quote(block, place, work)
        case CodeBlock():
            return [set_code(block, place, work)]
        case Rule(role=role):
            return [_set_rule(role, place, work)]
        case Table():
            return set_table(block, place, work)
        case Figure():
            return set_figure(block, place, work)
        case Box():
            return set_box(block, place, work)
        case Landscape(blocks=blocks) | Columns(blocks=blocks):
            # A part is cut into sections at these; inside of something else nothing changes.
            return set_blocks(blocks, place, work)
        case Chronology():
            return set_chronology(block, place, work)
        case KeyFigures():
            return set_key_figures(block, place, work)
        case ContentsList():
            return set_contents(block, place, work)
        case _:
            assert_never(block)


def _set_heading(heading: Heading, place: Place, work: Work) -> WordParagraph:
    level = max(min(heading.level, len(HEADING_ROLES)), 1)
    contents = level == 1 and work.part_kind == "contents"
    role = "contents-title" if contents else HEADING_ROLES[level - 1]
    paragraph = set_paragraph(
        heading.inlines, role, place, work, span=heading.span, labels=(heading.label,)
    )
    if contents:
        return paragraph
    number = work.resolved.number_of(heading.label)
    if not number or level > work.sheet.numbers.heading_depth:
        return _unnumbered(paragraph, role, level, place, work)
    mark = work.headings.mark(level, number, work.next_list)
    if mark is not None:
        return replace(paragraph, mark=mark)
    paragraph = _unnumbered(paragraph, role, level, place, work)
    if level == 1 and work.sheet.numbers.chapter_label:
        return paragraph
    return replace(paragraph, inlines=(WordText(f"{number} "), *paragraph.inlines))


def _unnumbered(
    heading: WordParagraph, role: str, level: int, place: Place, work: Work
) -> WordParagraph:
    """A heading without a number, in a style without one where its level has numbers."""
    if level > work.headings.depth:
        return heading
    style = work.book.unnumbered(role)
    return replace(heading, style=style.id, overrides=work.placed(style, role, place))


def _chapter_label(heading: Heading, place: Place, work: Work) -> WordParagraph:
    style = work.book.of("chapter-label")
    return WordParagraph(
        style.id,
        counted_label("chapter", heading.label, work),
        overrides=work.placed(style, "chapter-label", place),
        span=heading.span,
    )


def _set_quote(quote: Quote, place: Place, work: Work) -> list[Piece]:
    inner = place.inside(work.sheet).within("quote")
    return set_blocks(quote.blocks, inner, work)


def _set_rule(role: str, place: Place, work: Work) -> WordParagraph:
    style = work.book.rule(role)
    indent = style.left - work.book.column
    overrides = work.shifted(style, indent, style.right, place)
    return WordParagraph(style.id, (), overrides=overrides)
