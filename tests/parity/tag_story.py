"""The tags that a document should have, worked out from its tree alone.

Comes in: a resolved document. Leaves: indented lines, one per structure element of the PDF, with
the attributes that the tree decides. `printed` gives the same lines of a tree read back.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from compiler.model.block import (
    Block,
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
    Row,
    Rule,
    Table,
)
from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inlines,
    Link,
    Note,
    Reference,
    Strong,
)
from compiler.model.walk import Container
from compiler.resolve import ResolvedDocument
from tests.pdf.readback import Tag

SHOWN = ("Lang", "E", "Alt", "Scope", "ColSpan", "RowSpan")
"""Attributes that the tree decides."""
OF_PDF_1_7 = {"Aside": "Div", "FENote": "Note", "Title": "P"}
TITLES = {"contents-title": "H1", "list-title": "H1", "cover-title": "Title"}
"""Paragraphs that are titles."""

Lines = Iterator[str]


def expected(resolved: ResolvedDocument, newer: bool) -> list[str]:
    """Tags of a document; with the types of PDF 2.0 when `newer` is set."""
    names = {} if newer else OF_PDF_1_7
    lines = []
    for line in _Teller(resolved, newer).document():
        indent, tag, rest = _parts(line)
        lines.append(f"{indent}{names.get(tag, tag)}{rest}")
    return lines


def printed(tag: Tag, depth: int = 0) -> Lines:
    """Lines of a tree read back."""
    attributes = {key: tag.attributes[key] for key in SHOWN if key in tag.attributes}
    yield _line(depth, tag.tag, attributes)
    for kid in tag.kids:
        yield from printed(kid, depth + 1)


def _line(depth: int, tag: str, attributes: dict[str, object]) -> str:
    return "  " * depth + tag + "".join(f" {key}={attributes[key]}" for key in attributes)


def _parts(line: str) -> tuple[str, str, str]:
    words = line.lstrip()
    tag, blank, rest = words.partition(" ")
    return line[: len(line) - len(words)], tag, blank + rest


def _inside(lines: Iterable[str]) -> Lines:
    return (f"  {line}" for line in lines)


def _element(tag: str, *kids: Iterable[str], **attributes: object) -> Lines:
    yield _line(0, tag, attributes)
    for each in kids:
        yield from _inside(each)


class _Teller:
    """Tells what the blocks and inlines of a document are tagged as."""

    def __init__(self, resolved: ResolvedDocument, newer: bool) -> None:
        self._resolved = resolved
        self._newer = newer

    def document(self) -> Lines:
        document = self._resolved.document
        yield "Document"
        for part in document.parts:
            own = part.language not in ("", document.metadata.language)
            language = {"Lang": part.language} if own else {}
            yield from _inside(_element("Sect", self._blocks(part.blocks), **language))

    def _blocks(self, blocks: Iterable[Block]) -> Lines:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Lines:
        match block:
            case Heading(level=level, inlines=inlines):
                yield from _element(f"H{level}", self._inlines(inlines))
            case Paragraph(inlines=inlines, role=role):
                yield from self._paragraph(inlines, TITLES.get(role, "P"))
            case ItemList(items=items):
                entries = (
                    _element("LI", ["Lbl"], _element("LBody", self._blocks(item.blocks)))
                    for item in items
                )
                yield from _element("L", *entries)
            case DefinitionList(items=items):
                yield from self._dated((each.term, each.blocks) for each in items)
            case Chronology(events=events):
                yield from self._dated((each.date, each.blocks) for each in events)
            case Quote(blocks=blocks):
                yield from _element("BlockQuote", self._blocks(blocks))
            case CodeBlock():
                yield from _element("P", ["Code"])
            case Rule():
                pass
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case Box(blocks=blocks, title=title, kind=kind):
                tag = "Div" if kind == "cover" else "Aside"
                yield from _element(tag, self._paragraph(title), self._blocks(blocks))
            case Landscape(blocks=blocks) | Columns(blocks=blocks):
                yield from self._blocks(blocks)
            case KeyFigures(items=figures):
                entries = (
                    _element(
                        "LI",
                        _element("LBody", self._paragraph(each.value), self._paragraph(each.label)),
                    )
                    for each in figures
                )
                yield from _element("L", *entries)
            case ContentsList():
                yield from self._contents(block)
            case _:
                assert_never(block)

    def _dated(self, items: Iterable[tuple[Inlines, tuple[Block, ...]]]) -> Lines:
        entries = (
            _element(
                "LI",
                _element("Lbl", self._inlines(label)),
                _element("LBody", self._blocks(blocks)),
            )
            for label, blocks in items
        )
        return _element("L", *entries)

    def _contents(self, block: ContentsList) -> Lines:
        """Entries; those of a lower level stand in a TOC of their own after the one above."""
        resolved = self._resolved
        lists = {"tables": resolved.tables, "figures": resolved.figures}
        listed = [each for each in resolved.outline if each.level <= block.depth]
        yield "TOC"
        at = 1
        for each in lists.get(block.kind, listed):
            if each.level > at:
                yield "  " * at + "TOC"
            at = each.level
            for line in _element("TOCI", _element("Reference", ["Link"])):
                yield "  " * at + line

    def _table(self, table: Table) -> Lines:
        target = self._resolved.targets.get(table.label)
        kids: list[Iterable[str]] = []
        if table.caption or target:
            kids.append(_element("Caption", self._inlines(table.caption)))
        if table.head:
            kids.append(_element("THead", *(self._row(row, head=True) for row in table.head)))
        kids.append(_element("TBody", *(self._row(row, head=False) for row in table.body)))
        yield from _element("Table", *kids)
        yield from self._paragraph(table.note)
        yield from self._paragraph(table.source)

    def _row(self, row: Row, *, head: bool) -> Lines:
        cells = []
        for cell in row.cells:
            leads = head or cell.header or row.kind == "group"
            attributes: dict[str, object] = {}
            if leads:
                attributes["Scope"] = "Column" if head else "Row"
            if cell.columns > 1:
                attributes["ColSpan"] = cell.columns
            if cell.rows > 1:
                attributes["RowSpan"] = cell.rows
            tag = "TH" if leads else "TD"
            cells.append(_element(tag, self._inlines(cell.inlines), **attributes))
        return _element("TR", *cells)

    def _figure(self, figure: Figure) -> Lines:
        if not figure.decorative:
            caption = []
            if figure.caption or figure.label in self._resolved.targets:
                caption = [*_element("Caption", self._inlines(figure.caption))]
            language = {"Lang": figure.language} if figure.language else {}
            yield from _element("Figure", caption, **language, Alt=figure.alt)
        yield from self._paragraph(figure.credit)

    def _paragraph(self, inlines: Inlines, tag: str = "P") -> Lines:
        if inlines:
            yield from _element(tag, self._inlines(inlines))

    def _inlines(self, inlines: Inlines) -> Lines:
        for inline in inlines:
            match inline:
                case Link(children=children):
                    yield from _element("Link", self._inlines(children))
                case Reference():
                    yield from _element("Reference", ["Link"])
                case Note(blocks=blocks):
                    yield from _element("Reference", ["Link"])
                    yield from _element("FENote", ["Lbl"], self._blocks(blocks))
                case Foreign(language=language, children=children):
                    yield from _element("Span", self._inlines(children), Lang=language)
                case Abbreviation(expansion=expansion):
                    yield f"Span E={expansion}"
                case Code():
                    yield "Code"
                case Emphasis(children=children) if self._newer:
                    yield from _element("Em", self._inlines(children))
                case Strong(children=children) if self._newer:
                    yield from _element("Strong", self._inlines(children))
                case _ if isinstance(inline, Container):
                    yield from self._inlines(inline.children)
                case _:
                    pass
