"""Where a piece of text came from: a file's text and a stretch of it."""

from bisect import bisect_right

from msgspec import Struct, field


class Source(Struct, frozen=True, eq=False):
    """One input file as text; `path` is relative to the project and printed in diagnostics."""

    path: str
    text: str
    _starts: list[int] = field(default_factory=list)
    """Where its lines begin, found when they are first asked for; no part of its value."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Source):
            return NotImplemented
        return (self.path, self.text) == (other.path, other.text)

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    def __repr__(self) -> str:
        return f"Source(path={self.path!r})"

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset, both counted from 1."""
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Text of a line counted from 1, without its line end; empty beyond the file."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def offset(self, line: int, column: int = 1) -> int:
        """Character offset of a line and column counted from 1, held within the text."""
        starts = self._line_starts()
        if line > len(starts):
            return len(self.text)
        return min(starts[max(line, 1) - 1] + column - 1, len(self.text))

    def span(self, start: int, end: int | None = None) -> "Span":
        """The stretch from `start` up to `end`, one character when no end is given."""
        return Span(self, start, start + 1 if end is None else end)

    def _line_starts(self) -> list[int]:
        if not self._starts:
            position = 0
            self._starts.append(0)
            while (position := self.text.find("\n", position) + 1) > 0:
                self._starts.append(position)
        return self._starts


class Span(Struct, frozen=True):
    """A stretch of a source, as character offsets.

    Where a node came from is no part of what it is, so every span equals every other and trees
    compare by their content.
    """

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        """Path of the file the stretch lies in."""
        return self.source.path

    @property
    def line(self) -> int:
        """Line of the first character, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """Column of the first character, from 1."""
        return self.source.position(self.start)[1]

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Span)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return f"Span({self.path}:{self.line}:{self.column})"
