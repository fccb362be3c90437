"""Captions: "Table 2" as a counting field, then the words, with the bookmarks references need."""

from collections.abc import Mapping
from typing import Literal

from compiler.model.block import Block, Heading, Paragraph
from compiler.model.inline import Inlines
from compiler.model.walk import plain_text
from compiler.resolve.resolved import Target
from compiler.source import Span
from compiler.wordflow.flow import WordBookmarked, WordField, WordInline, WordParagraph, WordText
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.look import RunFormat
from compiler.wordflow.work import Place, Work

LABEL_STYLE = "CaptionLabel"
AFTER_LABEL = "\N{EN SPACE}"
SEQUENCES = {"table": "Table", "figure": "Figure"}
"""Identifiers that Word's own caption dialogue uses, whatever the language of the report."""


def set_caption(
    kind: Literal["table", "figure"],
    inlines: Inlines,
    label: str,
    place: Place,
    work: Work,
    *,
    span: Span | None = None,
) -> WordParagraph:
    """The caption of a table or figure, counted if it has a number."""
    role = "caption" if kind == "table" else "figure-caption"
    style = work.book.of(role)
    words: tuple[WordInline, ...] = set_inlines(
        inlines, style, work, in_note=place.in_note, span=span
    )
    wanted = work.wanted.get(label, frozenset())
    if "title" in wanted and words:
        words = (WordBookmarked(work.names.part(label, "title"), words),)
    counted = counted_label(kind, label, work, LABEL_STYLE) if label else ()
    gap = (WordText(AFTER_LABEL),) if counted and words else ()
    return WordParagraph(
        style.id,
        (*counted, *gap, *words),
        labels=(label,) if label else (),
        bookmarks=(work.names.of(label),) if work.names.of(label) else (),
        overrides=work.placed(style, role, place),
        span=span,
    )


def counted_label(
    kind: Literal["table", "figure", "chapter"], label: str, work: Work, character_style: str = ""
) -> tuple[WordInline, ...]:
    """The name and number of a target, the number counted by a field."""
    target = work.resolved.targets.get(label)
    if target is None or not target.number:
        return ()
    run = RunFormat(style=character_style, language=work.language)
    wanted = work.wanted.get(label, frozenset())
    number: WordInline = _number(kind, target.number, run, work)
    if wanted & {"number", "full"}:
        number = WordBookmarked(work.names.part(label, "number"), (number,))
    name = target.name.removesuffix(target.number)
    return (WordText(name, run), number) if name else (number,)


def is_label_of(above: Block, heading: Block, targets: Mapping[str, Target]) -> bool:
    """Whether a paragraph is the line "Chapter 2" above the title of that chapter."""
    if not (isinstance(above, Paragraph) and isinstance(heading, Heading)):
        return False
    target = targets.get(heading.label)
    if above.role != "chapter-label" or target is None or not target.number:
        return False
    return plain_text(above.inlines).split() == target.name.split()


def _number(
    kind: Literal["table", "figure", "chapter"], number: str, run: RunFormat, work: Work
) -> WordInline:
    """A counting field that is set where counting on would not give the number."""
    if not number.isdecimal():
        return WordText(number, run)
    value = int(number)
    match kind:
        case "table":
            expected, work.tables = work.tables + 1, value
        case "figure":
            expected, work.figures = work.figures + 1, value
        case "chapter":
            expected, work.chapter = work.chapter + 1, value
    sequence = SEQUENCES.get(kind, "Chapter")
    return WordField("seq", sequence, number, run, restart=0 if value == expected else value)
