"""The resolve stage: labels get numbers and names, references are checked, the outline is drawn."""

from collections.abc import Iterator, Mapping

from compiler.diagnostics import Sink, nearest
from compiler.language import Words, words
from compiler.model.block import Block
from compiler.model.document import Document
from compiler.model.inline import Inline, Inlines, Note, Reference
from compiler.model.walk import Container, block_inlines, plain_text, walk_blocks, walk_inlines
from compiler.resolve.number import Numbered, Numbers, number
from compiler.resolve.resolved import Entry, ResolvedDocument, Target


def resolve(
    document: Document, sink: Sink, book: ResolvedDocument | None = None
) -> ResolvedDocument:
    """Number a document and check its references.

    `book` is the whole report when `document` is one chapter of it: the chapter then keeps the
    numbers it has in the book, and references into other chapters keep their words.
    """
    vocabulary = words(document.metadata.language)
    numbers = number(document)
    if book is not None:
        numbers = _as_in_book(numbers, book)
    targets = _targets(numbers, vocabulary)
    known = {**(_elsewhere(book) if book else {}), **targets}
    _check_references(document, known, sink)
    return ResolvedDocument(
        document=document,
        words=vocabulary,
        targets=known,
        outline=_entries(numbers, "heading", known),
        tables=_entries(numbers, "table", known),
        figures=_entries(numbers, "figure", known),
        notes=numbers.notes,
        note_numbers=numbers.note_numbers,
    )


def _as_in_book(numbers: Numbers, book: ResolvedDocument) -> Numbers:
    things = tuple(
        Numbered(
            each.kind,
            each.level,
            each.label,
            book.number_of(each.label),
            each.inlines,
            each.part,
            each.listed,
        )
        for each in numbers.things
    )
    return Numbers(things, numbers.notes, numbers.note_numbers)


def _elsewhere(book: ResolvedDocument) -> Mapping[str, Target]:
    """Targets of the book as a chapter sees them: known by name, but in no part of its own."""
    return {
        label: Target(each.kind, label, each.number, each.name, each.title, -1)
        for label, each in book.targets.items()
    }


def _targets(numbers: Numbers, vocabulary: Words) -> dict[str, Target]:
    titles = {each.label: plain_text(each.inlines) for each in numbers.things}
    targets = {
        each.label: Target(
            each.kind,
            each.label,
            each.number,
            _name(each, vocabulary, titles[each.label]),
            titles[each.label],
            each.part,
        )
        for each in numbers.things
    }
    for label, note_number in numbers.note_numbers.items():
        name = f"{vocabulary.note} {note_number}"
        targets[label] = Target("note", label, note_number, name, name, -1)
    return targets


def _name(thing: Numbered, vocabulary: Words, title: str) -> str:
    if not thing.number:
        return title
    kind = {
        "heading": vocabulary.chapter if thing.level == 1 else vocabulary.section,
        "table": vocabulary.table,
        "figure": vocabulary.figure,
    }[thing.kind]
    return f"{kind}\N{NO-BREAK SPACE}{thing.number}"


def _check_references(document: Document, known: Mapping[str, Target], sink: Sink) -> None:
    for part in document.parts:
        for reference in _references(part.blocks):
            if reference.label not in known:
                sink.report(
                    "reference/unresolved",
                    f'nothing is labelled "{reference.label}"',
                    reference.span,
                    hint=nearest(reference.label, known),
                )


def _references(blocks: tuple[Block, ...]) -> Iterator[Reference]:
    for block in walk_blocks(blocks):
        for inlines in block_inlines(block):
            for inline in walk_inlines(inlines):
                if isinstance(inline, Reference):
                    yield inline
                elif isinstance(inline, Note):
                    yield from _references(inline.blocks)


def _entries(numbers: Numbers, kind: str, known: Mapping[str, Target]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            each.kind,
            each.level,
            each.label,
            each.number,
            without_notes(each.inlines),
            _spelled(each.inlines, known),
            each.part,
        )
        for each in numbers.things
        if each.kind == kind and each.listed
    )


def without_notes(inlines: Inlines) -> Inlines:
    """The same inlines without footnote calls, as contents and bookmarks show them."""
    kept: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Note):
            continue
        if isinstance(inline, Container):
            kept.append(_with_children(inline, without_notes(inline.children)))
        else:
            kept.append(inline)
    return tuple(kept)


def _with_children(container: Container, children: Inlines) -> Inline:
    values = {name: getattr(container, name) for name in type(container).__struct_fields__}
    return type(container)(**{**values, "children": children})


def _spelled(inlines: Inlines, known: Mapping[str, Target]) -> str:
    words_of: list[str] = []
    for inline in inlines:
        if isinstance(inline, Reference):
            target = known.get(inline.label)
            words_of.append(target.name if target else inline.label)
        elif isinstance(inline, Container):
            words_of.append(_spelled(inline.children, known))
        else:
            words_of.append(plain_text((inline,)))
    return "".join(words_of).strip()
