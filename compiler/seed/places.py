"""Where text handed to the inline parser stands in its file, worked out only when asked for.

Block parsing strips indents, quote marks and list marks from lines, so an offset in the text of a
block is not an offset in the file. A place remembers the line the text begins on and finds the
line's words in the file's line again when a diagnostic, a link or a value needs a span.
"""

from dataclasses import dataclass

from compiler.source import Source, Span

WORDS_TO_SEARCH = 12
LONGEST_SEARCH = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """The source of one piece of inline text."""

    source: Source
    content: str
    start: int
    """Offset in the file of the text's first character, or of the line it stands in."""
    shift: int = 0
    """Added to offsets: set when only a part of `content` is read."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file for a stretch of the text."""
        first = self.offset(start)
        return self.source.span(first, max(first + end - start, first + 1))

    def offset(self, position: int) -> int:
        """Offset in the file of an offset in the text."""
        position = min(position + self.shift, len(self.content))
        lines_before = self.content.count("\n", 0, position)
        line_start = self.content.rfind("\n", 0, position) + 1
        line_end = self.content.find("\n", line_start)
        words = self.content[line_start : line_end if line_end >= 0 else len(self.content)].strip()
        within = position - line_start
        number, column = self.source.position(self.start)
        source_line = self.source.line(number + lines_before)
        begin = column - 1 if lines_before == 0 else 0
        found = source_line.find(words, begin)
        if found < 0:
            return self._searched(position)
        limit = max(len(source_line) - 1, 0)
        return self.source.offset(number + lines_before, min(found + within, limit) + 1)

    def _searched(self, position: int) -> int:
        """Where the next words stand when lines were folded or escapes taken out of them."""
        words = self.content[position : position + WORDS_TO_SEARCH].split("\n", 1)[0]
        limit = self.start + LONGEST_SEARCH
        found = self.source.text.find(words, self.start, limit)
        return found if found >= 0 and words else min(self.start, max(len(self.source.text) - 1, 0))

    def part(self, start: int) -> "Place":
        """The place of a part of this text that begins at an offset."""
        return Place(self.source, self.content, self.start, self.shift + start)
