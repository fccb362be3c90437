"""Where text handed to the inline parser stands in its file, worked out only when asked for.

Block parsing strips indents, quote marks and list marks from lines, so an offset in the text of a
block is not an offset in the file. A place remembers the line the text begins on and finds the
words of each line again when the first diagnostic, link or value of the text needs a span.
"""

from bisect import bisect_right

from msgspec import Struct, field

from compiler.source import Source, Span

WORDS_TO_SEARCH = 12
LONGEST_SEARCH = 20_000


class Place(Struct, frozen=True):
    """The source of one piece of inline text."""

    source: Source
    content: str
    start: int
    """Offset in the file of the text's first character, or of the line it stands in."""
    shift: int = 0
    """Added to offsets: set when only a part of `content` is read."""
    _lines: list[tuple[int, int]] = field(default_factory=list)
    """Where each line of the text begins, in the text and in the file (-1 when not found)."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the file for a stretch of the text."""
        first = self.offset(start)
        return self.source.span(first, max(first + end - start, first + 1))

    def offset(self, position: int) -> int:
        """Offset in the file of an offset in the text."""
        if not self._lines:
            self._find_lines()
        position = min(position + self.shift, len(self.content))
        index = bisect_right(self._lines, position, key=lambda line: line[0]) - 1
        begins, found = self._lines[index]
        if found < 0:
            return self._searched(position)
        return min(found + position - begins, max(len(self.source.text) - 1, 0))

    def part(self, start: int) -> "Place":
        """The place of a part of this text that begins at an offset."""
        return Place(self.source, self.content, self.start, self.shift + start, self._lines)

    def _find_lines(self) -> None:
        number, column = self.source.position(self.start)
        begins = 0
        for index, line in enumerate(self.content.split("\n")):
            source_line = self.source.line(number + index)
            words = line.strip()
            found = source_line.find(words, 0 if index else column - 1)
            if found >= 0:
                found += self.source.offset(number + index) - (len(line) - len(line.lstrip()))
            self._lines.append((begins, found))
            begins += len(line) + 1

    def _searched(self, position: int) -> int:
        """Where the next words stand when lines were folded or escapes taken out of them."""
        words = self.content[position : position + WORDS_TO_SEARCH].split("\n", 1)[0]
        found = self.source.text.find(words, self.start, self.start + LONGEST_SEARCH)
        return found if found >= 0 and words else min(self.start, max(len(self.source.text) - 1, 0))
