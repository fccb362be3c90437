"""Inlines of the Word flow → runs, fields, links and notes' calls (ECMA-376 part 1, 17.3.2)."""

import re
from collections.abc import Mapping
from typing import assert_never

from msgspec import Struct, field

from compiler.docx.drawing import drawing
from compiler.docx.identity import ParagraphIds
from compiler.docx.markup import attribute, escaped, flag
from compiler.docx.relations import Relations
from compiler.language import primary
from compiler.wordflow.flow import (
    WordBookmarked,
    WordBreak,
    WordDocument,
    WordField,
    WordInline,
    WordInlines,
    WordLink,
    WordNoteCall,
    WordPicture,
    WordTab,
    WordText,
)
from compiler.wordflow.look import PLAIN, RunFormat

_SPECIAL = re.compile("([\u00ad\u2011])")
_SPECIAL_ELEMENTS = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}
_BEGIN = '<w:fldChar w:fldCharType="begin"/>'
_SEPARATE = '<w:fldChar w:fldCharType="separate"/>'
_END = '<w:fldChar w:fldCharType="end"/>'
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
UNKNOWN_FOLIO = "?"
LONGEST_TAG = 64
"""Characters that Word takes as the name of a content control."""


class RunWriter(Struct):
    """Writes the inlines of one part; ids are unique in it."""

    word: WordDocument
    folios: Mapping[str, str]
    relations: Relations
    note_ids: Mapping[str, int]
    """Id of a footnote by label."""
    ids: ParagraphIds
    bookmarks: int = 0
    drawings: int = 0
    _properties: dict[RunFormat, str] = field(default_factory=lambda: {PLAIN: ""})

    def inlines(self, inlines: WordInlines) -> str:
        """The content of a paragraph."""
        if len(inlines) == 1:
            return self.inline(inlines[0])
        return "".join(map(self.inline, inlines))

    def inline(self, inline: WordInline) -> str:
        """One inline as runs."""
        match inline:
            case WordText(text=text, format=run, origin=origin):
                words = self.run(text_content(text), run)
                return self.locked(words, origin) if origin else words
            case WordField():
                return self._field(inline)
            case WordTab(format=run):
                return self.run("<w:tab/>", run)
            case WordBreak():
                return "<w:r><w:br/></w:r>"
            case WordLink():
                return self._link(inline)
            case WordNoteCall(label=label, format=run):
                return self.run(f'<w:footnoteReference w:id="{self.note_ids[label]}"/>', run)
            case WordBookmarked(bookmark=name, children=children):
                return self.bookmarked(name, self.inlines(children))
            case WordPicture():
                self.drawings += 1
                pixels, vector = self.relations.shown(inline.picture)
                return f"<w:r>{drawing(inline, pixels, self.drawings, vector)}</w:r>"
            case _:
                assert_never(inline)

    def run(self, content: str, run: RunFormat) -> str:
        """A run of ready content."""
        properties = self._properties.get(run)
        if properties is None:
            properties = self._properties[run] = run_properties(run)
        return f"<w:r>{properties}{content}</w:r>"

    def locked(self, content: str, origin: str) -> str:
        """A value in a content control that nobody writes in; it tells where the value is from."""
        number = int(self.ids.named(f"value {origin}"), 16)
        said = attribute(origin if len(origin) <= LONGEST_TAG else f"{origin[: LONGEST_TAG - 1]}…")
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{said}"/><w:tag w:val="{said}"/>'
            f'<w:id w:val="{number}"/><w:lock w:val="contentLocked"/></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def bookmarked(self, name: str, content: str) -> str:
        """Content between the two ends of a bookmark."""
        self.bookmarks += 1
        number = self.bookmarks
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def complex_field(self, instruction: str, result: str, run: RunFormat = PLAIN) -> str:
        """A field with its ready result."""
        return (
            self.run(_BEGIN, run)
            + self.run(instruction_text(instruction), run)
            + self.run(_SEPARATE, run)
            + result
            + self.run(_END, run)
        )

    def field_start(self, instruction: str) -> str:
        """The beginning of a field whose result spans paragraphs."""
        instruction = instruction_text(instruction)
        return f"<w:r>{_BEGIN}</w:r><w:r>{instruction}</w:r><w:r>{_SEPARATE}</w:r>"

    def field_end(self) -> str:
        """The end of such a field."""
        return f"<w:r>{_END}</w:r>"

    def _link(self, link: WordLink) -> str:
        content = self.inlines(link.children)
        if link.bookmark:
            return f'<w:hyperlink w:anchor="{link.bookmark}" w:history="1">{content}</w:hyperlink>'
        relation = self.relations.address(link.url)
        return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'

    def _field(self, field: WordField) -> str:
        target = field.target
        text = field.text
        match field.kind:
            case "pageref":
                text = self.folios.get(target, UNKNOWN_FOLIO)
                name = self.word.bookmarks.get(target, "")
                if not name:
                    return self.run(text_content(text), field.format)
                instruction = f"PAGEREF {name} \\h"
            case "ref":
                instruction = f"REF {target} \\h"
            case "ref-number":
                instruction = f"REF {target} \\r \\h"
            case "page":
                instruction = "PAGE"
            case "numpages":
                instruction = "NUMPAGES"
            case "styleref":
                instruction = f"STYLEREF {_style_reference(target)}"
            case "seq":
                reset = f" \\r {field.restart}" if field.restart else ""
                instruction = f"SEQ {target} \\* ARABIC{reset}"
            case _:
                assert_never(field.kind)
        result = self.run(text_content(text), field.format)
        return self.complex_field(instruction, result, field.format)


def _style_reference(name: str) -> str:
    """Built-in headings by their level, because their names differ among Word's languages."""
    level = name.removeprefix("heading ")
    return level if level.isdigit() else f'"{name}"'


def instruction_text(instruction: str) -> str:
    """The instruction of a field, with the blanks around it that Word writes."""
    return f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'


def text_content(text: str) -> str:
    """Characters as text elements and the two hyphens that have elements of their own."""
    if "\u00ad" not in text and "\u2011" not in text:
        return _text(text)
    return "".join(
        _SPECIAL_ELEMENTS.get(piece) or _text(piece) for piece in _SPECIAL.split(text) if piece
    )


def _text(text: str) -> str:
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    return f"<w:t>{escaped(text)}</w:t>"


def run_properties(run: RunFormat) -> str:
    """Direct format of a run, in the order of the schema."""
    made = ""
    if run.style:
        made += f'<w:rStyle w:val="{run.style}"/>'
    if run.bold is not None:
        made += flag("b", run.bold) + flag("bCs", run.bold)
    if run.italic is not None:
        made += flag("i", run.italic) + flag("iCs", run.italic)
    if run.small_caps:
        made += "<w:smallCaps/>"
    if run.vertical != "baseline":
        made += f'<w:vertAlign w:val="{run.vertical}"/>'
    if run.language:
        made += language_properties(run.language)
    return f"<w:rPr>{made}</w:rPr>" if made else ""


def language_properties(language: str) -> str:
    """The language of a run, said for the kind of script it is written in."""
    value = attribute(language)
    if primary(language) in _EAST_ASIAN:
        return f'<w:lang w:val="{value}" w:eastAsia="{value}"/>'
    if primary(language) in _RIGHT_TO_LEFT:
        return f'<w:rtl/><w:lang w:val="{value}" w:bidi="{value}"/>'
    return f'<w:lang w:val="{value}"/>'
