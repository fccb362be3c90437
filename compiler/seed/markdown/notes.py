"""Footnotes: definitions among the tokens of a chapter and calls in its lines in, notes out.

A note stands in the tree where it is called. A second call of one definition makes a second note
with the same text. Notes do not stand in notes.
"""

from collections.abc import Callable

from markdown_it.token import Token

from compiler.diagnostics import nearest
from compiler.model.block import Blocks, Paragraph
from compiler.model.inline import Note
from compiler.seed.markdown.inlines import InlineReader
from compiler.seed.markdown.places import Place
from compiler.seed.reading import Reading
from compiler.seed.slug import slug
from compiler.source import Span

ReadBody = Callable[[int], Blocks]
"""Reads the blocks of a definition from the index of its first token."""


class NoteReader:
    """The notes of one chapter."""

    def __init__(
        self, tokens: list[Token], reading: Reading, lines: InlineReader, read_body: ReadBody
    ) -> None:
        self.tokens, self.reading, self.lines = tokens, reading, lines
        self.read_body = read_body
        self.starts: dict[str, int] = {}
        """Index of the opening token of each definition, by name."""
        self.ends: dict[int, int] = {}
        self.repeated: list[Token] = []
        self._called: set[str] = set()
        self._inside = False
        self._prefix = f"{reading.slug}-note-"
        self._find_definitions()
        lines.call_note, lines.write_note = self.call, self.write

    def _find_definitions(self) -> None:
        opened: list[int] = []
        for index, token in enumerate(self.tokens):
            if token.type == "footnote_reference_open":
                opened.append(index)
                name = token.meta["label"]
                if name in self.starts:
                    self.repeated.append(token)
                self.starts.setdefault(name, index)
            elif token.type == "footnote_reference_close":
                self.ends[opened.pop()] = index

    def call(self, name: str, span: Span) -> Note | None:
        """The note that `[^name]` calls, or None with a message."""
        sink = self.reading.sink
        index = self.starts.get(name)
        if index is None:
            message = f'no note is defined as "[^{name}]:"'
            sink.report("note/undefined", message, span, hint=nearest(name, self.starts))
            return None
        self._called.add(name)
        if self._inside:
            sink.report("note/nested", f'the note "[^{name}]" is called inside a note', span)
            return None
        self._inside = True
        outer, self.lines.images = self.lines.images, []
        blocks = self.read_body(index + 1)
        self.lines.images = outer + self.lines.images
        self._inside = False
        return Note(self.reading.names.made(slug(name) or "x", self._prefix), blocks, span)

    def write(self, text: str, place: Place, span: Span) -> Note | None:
        """The note that `^[text]` is, or None with a message."""
        if self._inside:
            self.reading.sink.report("note/nested", "a note stands inside a note", span)
            return None
        self._inside = True
        inlines = self.lines.read(text, place)
        self._inside = False
        label = self.reading.names.made("inline", self._prefix)
        return Note(label, (Paragraph(inlines, span=span),), span)

    def unused(self) -> list[Token]:
        """Opening tokens of definitions that nothing has called."""
        return [self.tokens[at] for name, at in self.starts.items() if name not in self._called]
