"""Blocks of the tree, set into the galley one after the other.

Comes in: blocks and the column they stand in. Leaves: atoms at the end of the compositor's galley
and elements in its structure tree (ISO 32000-1, 14.8.4). Kinds with much to them have files of
their own.
"""

from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.blocks.boxes import set_box
from compiler.layout.blocks.chronology import set_chronology
from compiler.layout.blocks.code import set_code
from compiler.layout.blocks.keyfigures import set_key_figures
from compiler.layout.blocks.lists import set_definitions, set_list
from compiler.layout.composing import SEPARATOR, Column, Compositor
from compiler.layout.contents import set_contents
from compiler.layout.galley import Slab
from compiler.layout.lines.paragraph import set_paragraph
from compiler.layout.lines.setting import Prefix
from compiler.layout.page import PlacedRule
from compiler.layout.pages.multicolumn import set_columns
from compiler.lazy import lazy
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
from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Inlines,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.model.walk import walk_inlines
from compiler.stylesheet.sheet import TextStyle

if TYPE_CHECKING:
    from compiler.layout.blocks import figures
    from compiler.layout.tables import table
else:
    # Bring files of their own, which many short reports do not need.
    figures = lazy("compiler.layout.blocks.figures")
    table = lazy("compiler.layout.tables.table")

MOST_BALANCED = 6
"""Longest title, in lines, whose lines are made even."""
BALANCING_STEPS = 7
DASHES = ("-", "–", "—")
"""Where lines of a title do not end for the sake of evenness."""
RUN_IN = (Text, Value, Abbreviation, Code, Emphasis, Strong, Superscript, Subscript, SmallCaps)
"""What the words of a heading may be that runs into its paragraph."""
RUN_IN_GAP = 0.75
"""White between such a heading and the text, as a part of the type size."""
TITLE_TAGS = {"contents-title": "H1", "list-title": "H1", "cover-title": "Title"}
"""Structure types of paragraphs that are titles to who listens, by role; others are P."""
NUMBER_GAP = 0.5
"""White between a heading's number and its title, as a part of the type size."""


def set_blocks(desk: Compositor, blocks: Blocks, column: Column) -> None:
    """Set blocks one below the other; some headings run into the paragraph below."""
    above: Block | None = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading) and isinstance(below, Paragraph):
            above = block if _runs_in(desk, block, below) else None
            if above is None:
                set_heading(desk, block, column)
        elif isinstance(block, Paragraph) and isinstance(above, Heading):
            set_run_in(desk, above, block, column)
            above = None
        else:
            set_block(desk, block, column)


def set_block(desk: Compositor, block: Block, column: Column) -> None:
    """Set any block at the end of the galley."""
    match block:
        case Paragraph():
            set_paragraph_block(desk, block, column)
        case Heading():
            set_heading(desk, block, column)
        case ItemList():
            set_list(desk, block, column)
        case DefinitionList():
            set_definitions(desk, block, column)
        case Quote():
            set_quote(desk, block, column)
        case CodeBlock():
            set_code(desk, block, column)
        case Rule():
            set_rule(desk, block, column)
        case Table():
            table.set_table(desk, block, column)
        case Figure():
            figures.set_figure(desk, block, column)
        case Box():
            set_box(desk, block, column)
        case Landscape():
            # A part turns its pages between blocks; inside of something else nothing turns.
            desk.blocks(block.blocks, column)
        case Columns():
            set_columns(desk, block, column)
        case Chronology():
            set_chronology(desk, block, column)
        case KeyFigures():
            set_key_figures(desk, block, column)
        case ContentsList():
            set_contents(desk, block, column)
        case _:
            assert_never(block)


def set_paragraph_block(desk: Compositor, block: Paragraph, column: Column) -> None:
    """A paragraph; one without a role of its own takes the column's."""
    role = block.role if block.role != "body" else column.role
    element = desk.open(TITLE_TAGS.get(role, "P"), column, block.span)
    style = desk.sheet.style(role)
    initial = 0
    if desk.initial and role == "body" and column.owner == 0:
        initial, desk.initial = desk.initial, 0
    passage = desk.passage(block.inlines, style, column, element, span=block.span, initial=initial)
    if passage.lines:
        desk.add(passage)


def set_heading(desk: Compositor, block: Heading, column: Column) -> None:
    """A heading with its number, if it carries one."""
    style = desk.sheet.style(_role(block))
    element = desk.open(_tag(block), column, block.span)
    number = _number(desk, block)
    prefix = None
    if number:
        gap = style.size * NUMBER_GAP
        label = number + SEPARATOR
        style, hang = _hung(desk, label, style, gap)
        prefix = Prefix((Text(label),), style, -1, hang, gap)
    style = _balanced(desk, block.inlines, style, column, prefix)
    passage = desk.passage(block.inlines, style, column, element, prefix, block.span)
    if not passage.lines:
        return
    passage.labels = (block.label,) if block.label else ()
    passage.heading = True
    passage.keep_next = True
    desk.add(passage)


def _runs_in(desk: Compositor, heading: Heading, below: Paragraph) -> bool:
    """Whether a heading shares the first line of the paragraph below."""
    plain = all(isinstance(each, RUN_IN) for each in walk_inlines(heading.inlines))
    return desk.sheet.style(_role(heading)).run_in and below.role == "body" and plain


def set_run_in(desk: Compositor, heading: Heading, block: Paragraph, column: Column) -> None:
    """A heading and a paragraph in one passage; for who listens they stay two."""
    desk.initial = 0
    style = desk.sheet.style(_role(heading))
    owner = desk.open(_tag(heading), column, heading.span)
    element = desk.open("P", column, block.span)
    number = _number(desk, heading)
    words = (Text(number + SEPARATOR), *heading.inlines) if number else heading.inlines
    prefix = Prefix(words, style, owner, 0.0, style.size * RUN_IN_GAP)
    text = desk.sheet.style(column.role)
    passage = desk.passage(block.inlines, text, column, element, prefix, block.span)
    passage.before = max(passage.before, style.before)
    passage.labels = (heading.label,) if heading.label else ()
    desk.add(passage)


def _role(heading: Heading) -> str:
    level = min(max(heading.level, 1), 6)
    return "chapter-title" if level == 1 else f"heading-{level}"


def _tag(heading: Heading) -> str:
    return f"H{min(max(heading.level, 1), 6)}"


def _number(desk: Compositor, block: Heading) -> str:
    numbers = desk.sheet.numbers
    if not block.numbered or block.level > numbers.heading_depth:
        return ""
    if block.level == 1 and numbers.chapter_label:
        return ""
    return desk.resolved.number_of(block.label)


def _hung(desk: Compositor, label: str, style: TextStyle, gap: float) -> tuple[TextStyle, float]:
    """The style with its text moved in by the width of the number that stands before it."""
    hang = desk.line(label, style).width + gap
    return replace(style, indent=style.indent + hang), hang


def _balanced(
    desk: Compositor, inlines: Inlines, style: TextStyle, column: Column, prefix: Prefix | None
) -> TextStyle:
    """The style with the right indent at which the lines of a title are of about one length."""
    _, measure = desk.edges(style, column)
    trial = replace(desk.setting(-1), sink=Sink())

    def count(width: float) -> int:
        lines = set_paragraph(inlines, style, width, trial, prefix).lines
        parted = any(line.fragments[-1].text.endswith(DASHES) for line in lines[:-1])
        return len(lines) + parted

    lines = count(measure)
    if not 1 < lines <= MOST_BALANCED:
        return style
    narrow, wide = measure / 2, measure
    for _ in range(BALANCING_STEPS):
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if count(middle) <= lines else (middle, wide)
    return replace(style, indent_right=style.indent_right + measure - wide)


def set_quote(desk: Compositor, block: Quote, column: Column) -> None:
    """A quotation: its paragraphs in the role `quote`."""
    element = desk.open("BlockQuote", column, block.span)
    desk.blocks(block.blocks, replace(column, owner=element, role="quote"))


def set_rule(desk: Compositor, block: Rule, column: Column) -> None:
    """A rule; decoration, not text."""
    look = desk.sheet.rules[block.role]
    x = max(column.x + look.indent, column.floor)
    length = min(look.length or column.right - x, column.right - x)
    y = look.thickness / 2
    rule = PlacedRule(x, y, x + length, y, look.thickness, look.color)
    opening = block.role == "opening"
    desk.add(
        Slab(
            look.thickness,
            marks=(rule,),
            before=look.before,
            after=look.after,
            keep_next=opening,
            span=block.span,
        )
    )
