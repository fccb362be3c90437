"""The same report told three times: by the resolved tree, by the PDF's tags, by the Word file.

Each teller gives the text of every part in reading order with all white space removed, and lists of
what a reader looks for. Numbers that one format prints and the other counts by itself - of
headings, list items and footnote calls - are left out by all three.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from compiler.model.block import (
    Block,
    Box,
    Chronology,
    CodeBlock,
    ContentsList,
    DefinitionList,
    Figure,
    Heading,
    ItemList,
    KeyFigures,
    Table,
)
from compiler.model.inline import Inlines, Link, Note, Reference
from compiler.model.walk import Container, block_inlines, child_blocks, plain_text
from compiler.resolve import ResolvedDocument
from tests.pdf.readback import Tag

PAGE = "\0"
"""Stands in the tree's story for the number of a page, which is each format's own."""
_NUMBER = re.compile(r"\s*\d+(\.\d+)*\.?\s*(?=\D)")
_LIST_MARK = re.compile(r"\s*(?:[•–▪◦·]|\(?[0-9ivxlcdma-z]{1,5}[.)])\s*\Z", re.IGNORECASE)


@dataclass(slots=True)
class Story:
    """What one teller says."""

    parts: list[str] = field(default_factory=list)
    """Text per part, without white space; empty for parts that hold contents lists."""
    headings: list[tuple[int, str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)


def squeezed(text: str) -> str:
    """Text without white space, hyphenation and the difference of cases and of hyphens."""
    text = unicodedata.normalize("NFC", text).replace("\N{NON-BREAKING HYPHEN}", "-")
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text).casefold()


def unnumbered(title: str) -> str:
    """A heading without the number in front of it."""
    return squeezed(_NUMBER.sub("", title, count=1))


def says(tree: str, other: str) -> bool:
    """Whether another teller's text is that of the tree; page numbers may be any."""
    if PAGE not in tree:
        return tree == other
    return re.fullmatch("[0-9ivxlc]+".join(map(re.escape, tree.split(PAGE))), other) is not None


class TreeTeller:
    """Tells the resolved document."""

    def __init__(self, resolved: ResolvedDocument) -> None:
        self.resolved = resolved
        self.story = Story()
        for part in resolved.document.parts:
            text = "".join(self._block(block) for block in part.blocks)
            lists = any(isinstance(block, ContentsList) for block in part.blocks)
            self.story.parts.append("" if lists else squeezed(text))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(inlines=inlines, level=level):
                text = self._inlines(inlines)
                self.story.headings.append((level, unnumbered(plain_text(inlines))))
                return unnumbered(text)
            case Table():
                return self._table(block)
            case Figure(alt=alt, caption=caption, credit=credit, label=label):
                if alt:
                    self.story.alts.append(squeezed(alt))
                return self._caption(label, caption) + self._inlines(credit)
            case CodeBlock(text=text):
                return text
            case DefinitionList(items=items):
                return "".join(
                    self._inlines(item.term) + self._blocks(item.blocks) for item in items
                )
            case Chronology(events=events):
                return "".join(
                    self._inlines(event.date) + self._blocks(event.blocks) for event in events
                )
            case KeyFigures(items=figures):
                return "".join(
                    self._inlines(each.value) + self._inlines(each.label) for each in figures
                )
            case Box(title=title, blocks=blocks):
                return self._inlines(title) + self._blocks(blocks)
            case ItemList():
                return self._blocks(tuple(child_blocks(block)))
            case _:
                own = "".join(self._inlines(inlines) for inlines in block_inlines(block))
                return own + self._blocks(tuple(child_blocks(block)))

    def _blocks(self, blocks: tuple[Block, ...]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _table(self, table: Table) -> str:
        text = self._caption(table.label, table.caption)
        for row in (*table.head, *table.body):
            for cell in row.cells:
                words = self._inlines(cell.inlines)
                self.story.cells.append(squeezed(words))
                text += words
        return text + self._inlines(table.note) + self._inlines(table.source)

    def _caption(self, label: str, caption: Inlines) -> str:
        target = self.resolved.targets.get(label)
        text = (target.name if target else "") + self._inlines(caption)
        if text:
            self.story.captions.append(squeezed(text))
        return text

    def _inlines(self, inlines: Inlines) -> str:
        text = ""
        for inline in inlines:
            if isinstance(inline, Note):
                words = self._blocks(inline.blocks)
                self.story.notes.append(squeezed(words))
                text += words
            elif isinstance(inline, Reference):
                page = inline.form == "page"
                text += PAGE if page else self.resolved.text_of(inline, {})
            elif isinstance(inline, Container):
                if isinstance(inline, Link):
                    self.story.urls.append(inline.url)
                text += self._inlines(inline.children)
            else:
                text += plain_text((inline,))
        return text


class PdfTeller:
    """Tells the tags of a PDF; `urls` come from its annotations."""

    def __init__(self, document: Tag, urls: list[str]) -> None:
        self.story = Story(urls=urls)
        for part in document.kids:
            lists = bool(part.found("TOC"))
            before = len(self.story.headings)
            text = self._tag(part)
            self.story.parts.append("" if lists else squeezed(text))
            if lists:
                # Their titles are headings to who listens, and none of the report's.
                del self.story.headings[before:]

    def _tag(self, tag: Tag) -> str:
        text = "".join(self._pieces(tag))
        if re.fullmatch(r"H[1-6]", tag.tag):
            title = unnumbered("".join(self._pieces(tag, notes=False)))
            self.story.headings.append((int(tag.tag[1]), title))
            return unnumbered(text)
        if tag.tag == "Caption":
            self.story.captions.append(squeezed(text))
        elif tag.tag in ("TH", "TD"):
            self.story.cells.append(squeezed(text))
        elif tag.tag == "Note":
            self.story.notes.append(squeezed(text))
        elif tag.tag == "Figure":
            self.story.alts.append(squeezed(str(tag.attributes.get("Alt", ""))))
        return text

    def _pieces(self, tag: Tag, *, notes: bool = True) -> Iterator[str]:
        kids = (piece for piece in tag.pieces if isinstance(piece, Tag))
        next(kids, None)
        for piece in tag.pieces:
            if isinstance(piece, str):
                yield piece
                continue
            after = next(kids, None)
            following = after.tag if after else ""
            if piece.tag == "Note" and not notes:
                continue
            if piece.tag == "Reference" and following == "Note":
                continue
            if piece.tag == "Lbl" and (tag.tag == "Note" or _LIST_MARK.match(piece.all_text())):
                continue
            yield self._tag(piece)
