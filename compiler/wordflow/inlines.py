"""Inlines of the document tree → inlines of the Word flow."""

import re
from functools import lru_cache
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.model.walk import block_inlines, plain_text, walk_blocks
from compiler.resolve.resolved import Target
from compiler.source import Span
from compiler.wordflow.flow import (
    WordBookmarked,
    WordBreak,
    WordField,
    WordInline,
    WordInlines,
    WordLink,
    WordNote,
    WordNoteCall,
    WordParagraph,
    WordText,
)
from compiler.wordflow.look import RunFormat, WordStyle
from compiler.wordflow.rows import as_paragraphs
from compiler.wordflow.work import Place, Work, overriding

LINK_STYLE = "Hyperlink"
NOTE_STYLE = "FootnoteReference"

_SUSPECT = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = {ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}


class Context(Struct, frozen=True):
    """What the inlines of one paragraph have around them."""

    italic: bool
    """Whether the paragraph's style is italic: stress then stands upright."""
    half_points: int
    """Size of the paragraph's text."""
    in_note: bool = False
    flat: bool = False
    """In contents and running lines: no links, no notes, references as plain words."""
    span: Span | None = None


def set_inlines(
    inlines: Inlines,
    style: WordStyle,
    work: Work,
    *,
    in_note: bool = False,
    flat: bool = False,
    span: Span | None = None,
    character_style: str = "",
) -> WordInlines:
    """Inlines of a paragraph of a style."""
    context = Context(style.italic, style.half_points, in_note, flat, span)
    return tuple(_all(inlines, _plain_run(character_style, work.language), context, work))


@lru_cache(maxsize=512)
def _plain_run(style: str, language: str) -> RunFormat:
    """One and the same value for all paragraphs, whose hash is computed once."""
    return RunFormat(style=style, language=language)


def _all(inlines: Inlines, run: RunFormat, context: Context, work: Work) -> list[WordInline]:
    made: list[WordInline] = []
    for inline in inlines:
        made.extend(_one(inline, run, context, work))
    return made


def _one(inline: Inline, run: RunFormat, context: Context, work: Work) -> list[WordInline]:
    match inline:
        case Text(text=text) | Abbreviation(text=text):
            return _text(text, run, context, work)
        case Value():
            return _value(inline, run, context, work)
        case Code(text=text):
            return _text(text, _code(run, context, work), context, work)
        case LineBreak():
            return [WordText(" ", run)] if context.flat else [WordBreak()]
        case Link():
            return _link(inline, run, context, work)
        case Reference():
            return _reference(inline, run, context, work)
        case Note():
            return _note(inline, run, context, work)
        case Emphasis() | Strong() | Superscript() | Subscript() | SmallCaps() | Foreign():
            return _all(inline.children, _formatted(inline, run, context), context, work)
        case _:
            assert_never(inline)


def _code(run: RunFormat, context: Context, work: Work) -> RunFormat:
    """Code is upright, and as much smaller than the text around it as everywhere."""
    style = work.book.code(context.half_points)
    return replace(run, style=style.id, italic=False if context.italic else run.italic)


def _formatted(
    inline: Emphasis | Strong | Superscript | Subscript | SmallCaps | Foreign,
    run: RunFormat,
    context: Context,
) -> RunFormat:
    if isinstance(inline, Foreign):
        return replace(run, language=inline.language)
    return _with(type(inline).__name__, run, context.italic)


@lru_cache(maxsize=512)
def _with(kind: str, run: RunFormat, upright: bool) -> RunFormat:
    """The format with one kind of stress more; `upright` when the paragraph is italic itself."""
    match kind:
        case "Emphasis":
            italic = not (upright if run.italic is None else run.italic)
            return replace(run, italic=None if italic == upright else italic)
        case "Strong":
            return replace(run, bold=True)
        case "SmallCaps":
            return replace(run, small_caps=True)
        case "Superscript":
            return replace(run, vertical="superscript")
        case _:
            return replace(run, vertical="subscript")


def _text(text: str, run: RunFormat, context: Context, work: Work) -> list[WordInline]:
    if _SUSPECT.search(text) is not None:
        text = work.legal(text.replace("\r\n", " ").translate(_BLANKS), context.span)
    return [WordText(text, run)] if text else []


def _value(value: Value, run: RunFormat, context: Context, work: Work) -> list[WordInline]:
    words = _text(value.text, run, replace(context, span=value.span or context.span), work)
    if not work.lock_values or context.flat:
        return words
    origin = work.legal(value.origin.translate(_BLANKS), value.span)
    return [replace(each, origin=origin) for each in words if isinstance(each, WordText)]


def _link(link: Link, run: RunFormat, context: Context, work: Work) -> list[WordInline]:
    if context.flat:
        return _all(link.children, run, context, work)
    url = work.legal(link.url, link.span).strip()
    bookmark = work.names.of(url[1:]) if url.startswith("#") else ""
    unlinked = replace(context, flat=True)
    if not url or (url.startswith("#") and not bookmark):
        return _all(link.children, run, context, work)
    styled = run if bookmark else replace(run, style=LINK_STYLE)
    children = tuple(_all(link.children, styled, unlinked, work)) or (WordText(url, styled),)
    notes = [each for each in link.children if isinstance(each, Note)]
    return [
        WordLink("" if bookmark else url, bookmark, children),
        *_all(tuple(notes), run, context, work),
    ]


def _reference(
    reference: Reference, run: RunFormat, context: Context, work: Work
) -> list[WordInline]:
    target = work.resolved.targets.get(reference.label)
    words = work.legal(work.resolved.text_of(reference, {}), reference.span)
    name = work.names.of(reference.label)
    if reference.form == "page" and target is not None:
        return [WordField("pageref", reference.label, "", run)]
    if context.flat or target is None or not name:
        return [WordText(words, run)]
    whole = target.kind in ("heading", "box")
    if target.kind == "note":
        return [WordLink("", name, (WordText(words, run),))]
    if reference.form == "title" or not target.number:
        bookmark = name if whole else work.names.part(reference.label, "title")
        return [WordField("ref", bookmark, words, run)]
    printed = number_is_printed(target, work) if whole else "text"
    if printed == "nowhere":
        return [WordLink("", name, (WordText(words, run),))]
    prefix = words.removesuffix(target.number)
    if printed == "text":
        bookmark = work.names.part(reference.label, "number")
        number = WordField("ref", bookmark, target.number, run)
    else:
        number = WordField("ref-number", name, target.number, run)
    # Only the number is a field: Writer breaks and even loses words after a no-break blank in one.
    return [WordText(prefix, run), number] if prefix else [number]


def number_is_printed(target: Target, work: Work) -> Literal["list", "text", "nowhere"]:
    """How a heading shows its number: by its list, in a line of its own, or not at all."""
    level = target.number.count(".") + 1
    if target.label in work.labelled:
        return "text"
    if level > work.sheet.numbers.heading_depth or not target.number.replace(".", "").isdecimal():
        return "nowhere"
    return "nowhere" if level == 1 and work.sheet.numbers.chapter_label else "list"


def _note(note: Note, run: RunFormat, context: Context, work: Work) -> list[WordInline]:
    number = work.resolved.note_numbers.get(note.label, "")
    if context.flat:
        return []
    if context.in_note or not number:
        work.sink.report(
            "word/note-in-note",
            "a footnote cannot call another one in Word; its words stand in brackets",
            note.span,
        )
        words = " ".join(_words(note))
        return [WordText(work.legal(f" [{words}]", note.span), run)]
    call: WordInline = WordNoteCall(note.label, number, replace(run, style=NOTE_STYLE))
    _add_note(note, number, work)
    name = work.names.of(note.label)
    return [WordBookmarked(name, (call,))] if name and note.label in work.wanted else [call]


def _add_note(note: Note, number: str, work: Work) -> None:
    index = len(work.notes)
    restart = work.notes_restart
    work.notes_restart = False
    work.notes.append(WordNote(note.label, number, (), restart))
    book = work.book
    place = Place("footnote", book.column, book.frame, left=book.note_hang, in_note=True)
    pieces = work.set_blocks(note.blocks, place, work)
    first, *further = as_paragraphs(pieces, work) or (WordParagraph("FootnoteText", ()),)
    flush = [
        overriding(each, first=0) if each.style == "FootnoteText" else each for each in further
    ]
    work.notes[index] = WordNote(note.label, number, (first, *flush), restart)


def _words(note: Note) -> list[str]:
    return [
        plain_text(inlines)
        for block in walk_blocks(note.blocks)
        for inlines in block_inlines(block)
    ]
