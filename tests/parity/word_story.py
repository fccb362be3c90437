"""Tells a Word file: the paragraphs of its body in order, footnotes where they are called."""

import io
import re
import zipfile
from typing import Any

from lxml import etree

from tests.parity.stories import Story, squeezed, unnumbered

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_HEADING = re.compile(r"Heading([1-6])")
"""Styles that differ in a detail are named after the one they are made from."""


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Where the links of a part of the file lead, by relation."""
    name = f"word/_rels/{part}.xml.rels"
    if name not in archive.namelist():
        return {}
    relations = etree.fromstring(archive.read(name))
    return {str(each.get("Id")): str(each.get("Target")) for each in relations}


class WordTeller:
    """Tells a Word file from its bytes."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.body = etree.fromstring(archive.read("word/document.xml"))[0]
            names = archive.namelist()
            notes = "word/footnotes.xml"
            self.notes = self._notes(archive.read(notes)) if notes in names else {}
            self.targets = _targets(archive, "document")
            self.note_targets = _targets(archive, "footnotes")
        self.story = Story()
        self.text = ""
        self.lists = False
        for child in self.body:
            self._block(child, cell=False)
        if self.text:
            self._end_part()

    def _notes(self, xml: bytes) -> dict[str, Any]:
        return {str(note.get(f"{W}id")): note for note in etree.fromstring(xml)}

    def _block(self, element: Any, *, cell: bool) -> None:
        if element.tag == f"{W}p":
            self._paragraph(element)
        elif element.tag == f"{W}tbl":
            self._table(element)
        elif element.tag == f"{W}sdt":
            for child in element.iterfind(f"{W}sdtContent/*"):
                self._block(child, cell=cell)

    def _paragraph(self, paragraph: Any) -> None:
        text = self._words(paragraph)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val")
        heading = _HEADING.match(name)
        if heading:
            title = self._words(paragraph, notes=False)
            self.story.headings.append((int(heading[1]), unnumbered(title)))
            text = unnumbered(text)
        elif "Caption" in name:
            self.story.captions.append(squeezed(text))
        if any("TOC" in (each.text or "") for each in paragraph.iter(f"{W}instrText")):
            self.lists = True
        self.text += text
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            self._end_part()

    def _end_part(self) -> None:
        self.story.parts.append("" if self.lists else squeezed(self.text))
        self.text, self.lists = "", False

    def _table(self, table: Any) -> None:
        style = table.find(f"{W}tblPr/{W}tblStyle")
        is_data = style is not None and style.get(f"{W}val") == "ReportTable"
        for cell in table.iterfind(f"{W}tr/{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart":
                continue
            before = len(self.text)
            for child in cell:
                self._block(child, cell=True)
            if is_data:
                self.story.cells.append(squeezed(self.text[before:]))

    def _words(self, paragraph: Any, *, notes: bool = True, inside_note: bool = False) -> str:
        targets = self.note_targets if inside_note else self.targets
        text = ""
        for element in paragraph.iter():
            match element.tag:
                case t if t == f"{W}t":
                    text += element.text or ""
                case t if t == f"{W}noBreakHyphen":
                    text += "-"
                case t if t == f"{W}footnoteReference" and notes:
                    text += self._note(element.get(f"{W}id"))
                case t if t == f"{W}hyperlink" and element.get(f"{R}id"):
                    self.story.urls.append(targets[element.get(f"{R}id")])
                case t if t == f"{WP}docPr" and element.get("descr"):
                    self.story.alts.append(squeezed(element.get("descr")))
                case _:
                    pass
        return text

    def _note(self, number: str) -> str:
        paragraphs = self.notes[number].iter(f"{W}p")
        text = "".join(self._words(each, inside_note=True) for each in paragraphs)
        self.story.notes.append(squeezed(text))
        return text
