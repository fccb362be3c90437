"""Fenced blocks: attributes of a fence and the blocks inside it in, blocks of the tree out.

`::: {.box title="…" #id}` and `.note` become boxes, `.quote` a quotation, `.chronology` dated
events, `.key-figures` a row of numerals, `.table data="…"` a table from a data file, `.columns`
text in columns, `.landscape` pages that lie broad. What a class cannot use of its content is kept
behind it, and said. Any fence may carry `lang`, for blocks in another language.
"""

from collections.abc import Callable

from compiler.diagnostics import nearest
from compiler.model.block import (
    Block,
    Blocks,
    Box,
    Chronology,
    Columns,
    DefinitionList,
    Event,
    ItemList,
    KeyFigure,
    KeyFigures,
    Landscape,
    Paragraph,
    Quote,
)
from compiler.model.inline import Inline, Inlines, LineBreak, Strong, Text
from compiler.seed.data.table import data_table
from compiler.seed.markdown.attributes import Attributes
from compiler.seed.markdown.inlines import InlineReader
from compiler.seed.markdown.places import Place
from compiler.seed.markdown.tables import CLASSES as TABLE_CLASSES
from compiler.seed.reading import Reading
from compiler.source import Span

BOXES = ("box", "note")
NOT_AVAILABLE = ("chart",)
PAGE_KINDS = ("columns", "landscape")
"""Kinds that change the page, so that they stand in nothing else."""
CLASSES = (*BOXES, *NOT_AVAILABLE, *PAGE_KINDS, "quote", "chronology", "key-figures", "table")
COUNTS = ("2", "3")
"""How many columns text may stand in."""


def box_blocks(
    attributes: Attributes, blocks: Blocks, span: Span, reading: Reading, lines: InlineReader
) -> Blocks:
    """The blocks a fence stands for."""
    name = fence_kind(attributes)
    _report_unknown(attributes, name, span, reading)
    _report_attributes(attributes, name, span, reading)
    match name:
        case "box" | "note":
            title = attribute_inlines(attributes, "title", span, lines)
            label = reading.names.claim(attributes.label, span) if attributes.label else ""
            return (Box(name, blocks, title, label, span),)
        case "quote":
            return (Quote(blocks, span),)
        case "chronology":
            return _converted(blocks, _chronology, name, span, reading)
        case "key-figures":
            return _converted(blocks, _key_figures, name, span, reading)
        case "table":
            return data_table(attributes, span, reading, lines) + blocks
        case "landscape":
            return (Landscape(blocks, span),) if blocks else ()
        case "columns":
            count = _count(attributes, span, reading)
            return (Columns(count, blocks, span),) if blocks else ()
        case _:
            return _unboxed_titles(attributes, span, lines) + blocks


def _count(attributes: Attributes, span: Span, reading: Reading) -> int:
    spelled = attributes.values.get("count", COUNTS[0])
    if spelled not in COUNTS:
        message = f'text cannot stand in "{spelled}" columns'
        hint = f"count is one of {', '.join(COUNTS)}"
        reading.sink.report("chapter/box-attribute", message, span, hint=hint)
        return int(COUNTS[0])
    return int(spelled)


def fence_kind(attributes: Attributes) -> str:
    """The class of a fence that says what it makes; empty where none does."""
    return next((each for each in attributes.classes if each in CLASSES), "")


def _unboxed_titles(attributes: Attributes, span: Span, lines: InlineReader) -> Blocks:
    """Title and caption of a fence that is not set as a box, so that their words are kept."""
    texts = [attribute_inlines(attributes, key, span, lines) for key in ("title", "caption")]
    return tuple(Paragraph((Strong(text),), span=span) for text in texts if text)


def attribute_inlines(attributes: Attributes, key: str, span: Span, lines: InlineReader) -> Inlines:
    """Inlines of an attribute's value, which is Markdown."""
    text = attributes.values.get(key, "").strip()
    return lines.read(text, Place(span.source, text, span.start)) if text else ()


def _report_unknown(attributes: Attributes, name: str, span: Span, reading: Reading) -> None:
    for each in attributes.classes:
        if each not in CLASSES and not (name == "table" and each in TABLE_CLASSES):
            message = f'"{each}" is no kind of box; its content is set as normal text'
            if name:
                message = f'"{each}" means nothing on a .{name}'
            reading.sink.report("chapter/unknown-box", message, span, hint=nearest(each, CLASSES))
    if name in NOT_AVAILABLE:
        message = f".{name} is not laid out yet; its content is set in the normal column"
        reading.sink.report("chapter/not-available", message, span)
    if not attributes.classes and "lang" not in attributes.values:
        message = "this fence has no kind; its content is set as normal text"
        hint = "such as ::: {.box}"
        reading.sink.report("chapter/unknown-box", message, span, hint=hint)


_Convert = Callable[[Block], Block | None]


def _report_attributes(attributes: Attributes, name: str, span: Span, reading: Reading) -> None:
    if name in ("table", "", *NOT_AVAILABLE):
        return
    known = _OWN_ATTRIBUTES.get(name, ("lang",))
    for key in attributes.values:
        if key not in known:
            message = f'a .{name} has no attribute {key}="{attributes.values[key]}"'
            reading.sink.report("chapter/box-attribute", message, span, hint=nearest(key, known))
    if attributes.label and name not in BOXES:
        reading.sink.report("chapter/box-attribute", f"a .{name} takes no label", span)


def _converted(
    blocks: Blocks, convert: _Convert, name: str, span: Span, reading: Reading
) -> Blocks:
    """Each list inside the fence as the special block; anything else stays, and is reported."""
    result: list[Block] = []
    for block in blocks:
        special = convert(block)
        if special is None:
            message = f'a .{name} holds lists of "{_SHAPES[name]}"; other content is kept as text'
            reading.sink.report(
                "chapter/box-content", message, getattr(block, "span", None) or span
            )
        result.append(special or block)
    return tuple(result)


_OWN_ATTRIBUTES = {
    "box": ("title", "lang"),
    "note": ("title", "lang"),
    "columns": ("count", "lang"),
}
_SHAPES = {"chronology": "date: text", "key-figures": "value: label"}


def _chronology(block: Block) -> Chronology | None:
    events: list[Event] = []
    if isinstance(block, DefinitionList):
        events = [Event(item.term, item.blocks) for item in block.items]
    elif isinstance(block, ItemList):
        for item in block.items:
            parted = _parted(item.blocks)
            if parted is None:
                return None
            date, blocks = parted
            events.append(Event(date, blocks))
    else:
        return None
    return Chronology(tuple(events), block.span)


def _key_figures(block: Block) -> KeyFigures | None:
    figures: list[KeyFigure] = []
    if isinstance(block, DefinitionList):
        pairs = [(item.term, item.blocks) for item in block.items]
    elif isinstance(block, ItemList):
        parted = [_parted(item.blocks) for item in block.items]
        pairs = [each for each in parted if each is not None]
        if len(pairs) < len(parted):
            return None
    else:
        return None
    for value, blocks in pairs:
        label = _one_line(blocks)
        if label is None:
            return None
        figures.append(KeyFigure(value, label))
    return KeyFigures(tuple(figures), block.span)


def _parted(blocks: Blocks) -> tuple[Inlines, Blocks] | None:
    """A list item `date: text` at its first colon in plain words."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return None
    for index, inline in enumerate(first.inlines):
        if isinstance(inline, Text) and (cut := inline.text.find(":")) >= 0:
            before, after = inline.text[:cut].rstrip(), inline.text[cut + 1 :].lstrip()
            date = first.inlines[:index] + ((Text(before),) if before else ())
            rest = ((Text(after),) if after else ()) + first.inlines[index + 1 :]
            text = (Paragraph(rest, first.role, first.span),) if rest else ()
            return (date, text + blocks[1:]) if date else None
    return None


def _one_line(blocks: Blocks) -> Inlines | None:
    """Paragraphs as one line with breaks between them; None for other blocks."""
    result: list[Inline] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return None
        if result:
            result.append(LineBreak())
        result.extend(block.inlines)
    return tuple(result)
