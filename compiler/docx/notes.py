"""footnotes.xml: the footnotes and the two separators (ECMA-376 part 1, 17.11)."""

from compiler.docx.markup import DECLARATION, NAMESPACES
from compiler.docx.paragraphs import ParagraphWriter
from compiler.wordflow.flow import NOTE_SEPARATOR, WordDocument, WordNote

SEPARATOR_ID = -1
CONTINUATION_ID = 0
_SEPARATORS = (("separator", SEPARATOR_ID), ("continuationSeparator", CONTINUATION_ID))


def note_ids(word: WordDocument) -> dict[str, int]:
    """Id of each footnote by label."""
    return {note.label: number for number, note in enumerate(word.notes, 1)}


def notes_part(word: WordDocument, writer: ParagraphWriter) -> str:
    """The whole part."""
    writer.ids.enter("footnotes")
    left = word.styles["FootnoteText"].left + min(word.styles["FootnoteText"].first, 0)
    separators = "".join(_separator(kind, identity, left, writer) for kind, identity in _SEPARATORS)
    notes = "".join(_note(note, number, word, writer) for number, note in enumerate(word.notes, 1))
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"


def _separator(kind: str, identity: int, left: int, writer: ParagraphWriter) -> str:
    return (
        f'<w:footnote w:type="{kind}" w:id="{identity}">'
        f'<w:p w14:paraId="{writer.ids.named(kind)}" w14:textId="77777777"><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{NOTE_SEPARATOR}" w:lineRule="exact"/>'
        f'<w:ind w:left="{left}"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    )


def _note(note: WordNote, number: int, word: WordDocument, writer: ParagraphWriter) -> str:
    mark = (
        f'<w:r><w:rPr><w:rStyle w:val="{word.note_call_style}"/></w:rPr><w:footnoteRef/></w:r>'
        f"{writer.runs.inline(word.note_gap(note.paragraphs[0]))}"
    )
    paragraphs = "".join(
        writer.paragraph(paragraph, before="" if index else mark)
        for index, paragraph in enumerate(note.paragraphs)
    )
    return f'<w:footnote w:id="{number}">{paragraphs}</w:footnote>'
