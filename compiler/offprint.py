"""A chapter as a document of its own: what it says of other chapters becomes words.

In: the chapter's document and the resolved book. Out: the same document in which each reference
into another chapter is the text that the book prints, because there is nothing to lead to. The page
of another chapter is unknown here; the name of the thing stands for it, and a note says so.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Blocks
from compiler.model.document import Document
from compiler.model.inline import Inline, Inlines, Reference, Text
from compiler.model.rewrite import rewrite_blocks, rewrite_leaves
from compiler.resolve import ResolvedDocument, Target


def offprint(document: Document, slug: str, book: ResolvedDocument, sink: Sink) -> Document:
    """The document with references into other chapters spelled out."""
    own = {at for at, part in enumerate(book.document.parts) if part.slug == slug}
    notes = {note.label for note in book.notes}
    outside = {
        label: target
        for label, target in book.targets.items()
        if target.part not in own and label not in notes
    }
    speller = _Speller(book, outside, sink)
    parts = (replace(part, blocks=speller.blocks(part.blocks)) for part in document.parts)
    return replace(document, parts=tuple(parts))


class _Speller:
    """Spells references out."""

    def __init__(self, book: ResolvedDocument, outside: Mapping[str, Target], sink: Sink) -> None:
        self._book = book
        self._outside = outside
        self._sink = sink

    def blocks(self, blocks: Blocks) -> Blocks:
        """Blocks with the references in and below them spelled out."""
        return rewrite_blocks(blocks, self._inlines)

    def _inlines(self, inlines: Inlines) -> Inlines:
        return rewrite_leaves(inlines, self._leaf, self.blocks)

    def _leaf(self, inline: Inline) -> Inlines:
        if not isinstance(inline, Reference) or inline.label not in self._outside:
            return (inline,)
        name = self._outside[inline.label].name
        if inline.form != "page":
            return (Text(self._book.text_of(inline, {})),)
        message = f"the page of {name} is in another chapter; its name is printed instead"
        self._sink.report("reference/page-elsewhere", message, inline.span)
        return (Text(name),)
