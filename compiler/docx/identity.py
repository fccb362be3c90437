"""Ids of paragraphs (`w14:paraId`), by which versions of a file are compared and merged.

An id is made from what does not change when something else is edited: the part or table that a
paragraph stands in, its style, its words without anything that is counted, and how many of the
same words stand there before it. [MS-DOCX] 2.6.2.3: eight hexadecimal digits, below 80000000.
"""

from collections import defaultdict
from typing import assert_never
from zlib import crc32

from compiler.wordflow.flow import (
    WordBookmarked,
    WordBreak,
    WordField,
    WordInline,
    WordInlines,
    WordLink,
    WordNoteCall,
    WordParagraph,
    WordPicture,
    WordTab,
    WordText,
)

LARGEST_PARAGRAPH_ID = 0x7FFFFFFF


class ParagraphIds:
    """Gives out the ids of one package."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._place = ""
        self._seed = 0
        self._counts: defaultdict[int, int] = defaultdict(int)

    def enter(self, place: str) -> None:
        """Paragraphs from here on belong to a part of the report, or of the package."""
        self._place = place
        self._seed = _checked(f"{place}\t", 0)

    def enter_table(self, title: str) -> str:
        """Paragraphs from here on stand in a table; where they stood before is handed back."""
        place = self._place
        self.enter(f"{place}\ttable {title}")
        return place

    def of(self, paragraph: WordParagraph) -> str:
        """Id of a paragraph of the flow."""
        return self.named(f"{paragraph.style}\t{identity(paragraph.inlines)}")

    def named(self, content: str) -> str:
        """Id of a paragraph of such content at the place that was entered last."""
        value = _checked(content, self._seed)
        self._counts[value] = count = self._counts[value] + 1
        if count > 1:
            value = _checked(f"\t{count}", value)
        value &= LARGEST_PARAGRAPH_ID
        while not 0 < value < LARGEST_PARAGRAPH_ID or value in self._taken:
            value = (value + 1) & LARGEST_PARAGRAPH_ID
        self._taken.add(value)
        return f"{value:08X}"


def _checked(content: str, before: int) -> int:
    """A number of 32 bits made from text and from what stands before it."""
    return crc32(content.encode("utf-8", "surrogatepass"), before)


def identity(inlines: WordInlines) -> str:
    """The words of a paragraph; what is counted counts only as being there."""
    if len(inlines) == 1 and isinstance(inlines[0], WordText):
        return inlines[0].text
    return "".join(map(_identity, inlines))


def _identity(inline: WordInline) -> str:
    match inline:
        case WordText(text=text):
            return text
        case WordField(kind=kind, target=target):
            return f"\t{kind} {target}"
        case WordLink(bookmark=bookmark) if bookmark:
            return f"\t#{bookmark}"
        case WordLink(children=children) | WordBookmarked(children=children):
            return identity(children)
        case WordTab() | WordBreak():
            return "\n"
        case WordNoteCall():
            return "\tnote"
        case WordPicture(picture=picture):
            return f"\t{picture.digest or picture.path}"
        case _:
            assert_never(inline)
