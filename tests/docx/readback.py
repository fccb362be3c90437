"""Reads a Word file back with python-docx: what a colleague's program sees of it.

`read(data)` gives headings, words, notes, tables, links, pictures' words and page references, each
in the order of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A Word file as read."""

    title: str
    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and words, without list numbers."""
    words: list[str] = field(default_factory=list)
    """Words of the body, cells among them; contents and list numbers as they stand."""
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    """Name of the style and text of each paragraph, those in cells among them."""
    notes: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    """Rows of cells as text; a spanned cell is repeated in each place it covers."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Address, or `#bookmark`, and words."""
    alts: list[str] = field(default_factory=list)
    """Words for pictures; empty for a decorative one."""
    instructions: list[str] = field(default_factory=list)
    """Instructions of the fields of the body."""
    bookmarks: list[str] = field(default_factory=list)


def read(data: bytes) -> ReadBack:
    """Read a Word file; raises whatever python-docx raises for a broken one."""
    document = docx.Document(BytesIO(data))
    body = document.element.body
    made = ReadBack(document.core_properties.title)
    for paragraph in _paragraphs(document):
        text = _text(paragraph)
        style = paragraph.style
        name = str(style.name) if style is not None else ""
        made.paragraphs.append((name, text))
        made.words.extend(text.split())
        level = _level(style)
        if level:
            made.headings.append((level, text))
    made.tables.extend(_rows(table) for table in document.tables)
    made.notes.extend(notes_of(data))
    made.links.extend(_links(document, body))
    made.alts.extend(each.get("descr") or "" for each in body.iter(f"{WP}docPr"))
    made.instructions.extend((each.text or "").strip() for each in body.iter(f"{W}instrText"))
    made.bookmarks.extend(each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart"))
    return made


def part(data: bytes, name: str) -> str:
    """Text of a part, such as `word/document.xml`."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def members(data: bytes) -> list[str]:
    """Names of all members in the order of the file."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def notes_of(data: bytes) -> list[str]:
    """Texts of the footnotes, paragraphs joined by a blank."""
    if "word/footnotes.xml" not in members(data):
        return []
    root = etree.fromstring(part(data, "word/footnotes.xml").encode("utf-8"))
    return [
        " ".join(_element_text(each).strip() for each in note.iter(f"{W}p")).strip()
        for note in root
        if note.get(f"{W}type") is None
    ]


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    for element in document.element.body.iter(f"{W}p"):
        yield Paragraph(element, document._body)


def _text(paragraph: Paragraph) -> str:
    return _element_text(paragraph._p)


def _element_text(element: Any) -> str:
    """Text with tabs, line ends and the two hyphens that are elements; fields by their results."""
    made = ""
    for each in element.iter():
        match each.tag.removeprefix(W) if isinstance(each.tag, str) else "":
            case "t":
                made += each.text or ""
            case "tab" if each.getparent().tag == f"{W}r":
                made += "\t"
            case "br":
                made += "\n"
            case "noBreakHyphen":
                made += "\u2011"
            case "softHyphen":
                made += "\u00ad"
    return made


def _level(style: Any) -> int:
    """Heading level of a style, or of the one it is based on."""
    while style is not None:
        name = str(style.name)
        if name.startswith("Heading ") and name[8:].isdigit():
            return int(name[8:])
        style = style.base_style
    return 0


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _links(document: Document, body: Any) -> Iterator[tuple[str, str]]:
    for link in body.iter(f"{W}hyperlink"):
        relation = link.get(f"{R}id")
        anchor = link.get(f"{W}anchor")
        target = f"#{anchor}" if anchor else document.part.rels[relation].target_ref
        yield target, _element_text(link)
