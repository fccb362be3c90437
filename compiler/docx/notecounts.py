"""How footnotes are counted: what each section says, and what brings Writer to count likewise.

In Word a section says for itself whether its notes are counted anew (ECMA-376 part 1, 17.11.11
and 17.11.19). LibreOffice Writer knows one way of counting for the whole file, takes that of the
last section, and counts anew only where a setting changes after all notes are read. So a section
without notes, mostly the cover, has another form of numbers, and the last section takes it back.
"""

from collections.abc import Iterable
from typing import assert_never

from compiler.wordflow.flow import (
    WordBlock,
    WordBookmarked,
    WordDocument,
    WordInline,
    WordLink,
    WordNoteCall,
    WordParagraph,
    WordTable,
)

EACH_SECTION = '<w:numRestart w:val="eachSect"/>'
CONTINUOUS = '<w:numRestart w:val="continuous"/>'
OTHER_FORM = '<w:numFmt w:val="lowerRoman"/>'
USUAL_FORM = '<w:numFmt w:val="decimal"/>'
RULE_FOR_WRITER = (
    '<mc:AlternateContent xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    '<mc:Choice Requires="w15"/><mc:Fallback><w:r><w:separator/></w:r></mc:Fallback>'
    "</mc:AlternateContent>"
)
"""Shows nothing anywhere. Writer draws a rule above the notes of a section only if it has read a
separator while reading that section, but it reads those of the notes once, in the first; Word takes
the other choice, which is empty."""


def sections_with_notes(word: WordDocument) -> list[bool]:
    """Which sections call notes."""
    if not word.notes:
        return [False] * len(word.sections)
    return [_calls_notes(section.blocks) for section in word.sections]


def note_properties(word: WordDocument, noted: list[bool]) -> list[str]:
    """What each section says of the counting of its notes."""
    if not word.notes:
        return [""] * len(word.sections)
    last = len(word.sections) - 1
    other = noted.index(False) if False in noted[:last] else -1
    made: list[str] = []
    part = -1
    for index, section in enumerate(word.sections):
        follows, part = section.part == part, section.part
        said = CONTINUOUS if follows and (noted[index] or index != last) else EACH_SECTION
        if index == last:
            said = USUAL_FORM + said
        elif index == other:
            said = OTHER_FORM + said
        elif other < 0 and not follows:
            # Writer would number no note at all; Word takes what the settings say.
            said = ""
        made.append(f"<w:footnotePr>{said}</w:footnotePr>" if said else "")
    return made


def _calls_notes(blocks: Iterable[WordBlock]) -> bool:
    for block in blocks:
        match block:
            case WordParagraph():
                if _has_call(block.inlines):
                    return True
            case WordTable():
                cells = (cell.blocks for row in block.rows for cell in row.cells)
                if any(map(_calls_notes, cells)):
                    return True
            case _:
                assert_never(block)
    return False


def _has_call(inlines: Iterable[WordInline]) -> bool:
    for inline in inlines:
        if isinstance(inline, WordNoteCall):
            return True
        if isinstance(inline, WordLink | WordBookmarked) and _has_call(inline.children):
            return True
    return False
