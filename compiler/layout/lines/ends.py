"""Places where lines may end, column by column: most are asked for a few of their values only.

Columns are put together from rows, or from other columns; the first place of a paragraph is its
start, the last its end.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

LineEnd = tuple[float, float, float, int, int, float, int, int, int]
"""A row: one place, with the values of `LineEnds` in their order."""


class LineEnds(NamedTuple):
    """Places where lines may end; widths are natural and count from the paragraph's start."""

    ends: Sequence[float]
    """Width up to the line end, with the hyphen that a break brings in."""
    bases: Sequence[float]
    """The same without that hyphen and with all blanks shrunk, which never falls."""
    starts: Sequence[float]
    """Width up to where the next line begins."""
    blanks: Sequence[int]
    """Blanks before the line end."""
    blanks_after: Sequence[int]
    """Blanks before the start of the next line."""
    penalties: Sequence[float]
    hyphens: Sequence[int]
    """Which hyphen it ends with."""
    pieces: Sequence[int]
    """The piece the next line begins with."""
    insides: Sequence[int]
    """The offset in it."""

    @property
    def widest(self) -> float:
        """Width of the widest part between two places."""
        parts = zip(self.starts, islice(self.ends, 1, None), strict=False)
        return max([end - start for start, end in parts])


def of_rows(rows: Iterable[LineEnd]) -> LineEnds:
    """Columns of rows, of which there is one at least."""
    return LineEnds(*zip(*rows, strict=True))


def chained(parts: Iterable[LineEnds]) -> LineEnds:
    """Places of several parts, one after the other."""
    columns: list[list[Any]] = [[] for _ in LineEnds._fields]
    for part in parts:
        for column, more in zip(columns, part, strict=True):
            column.extend(more)
    return LineEnds(*columns)


def after(given: LineEnds, index: int) -> LineEnds:
    """The places from one of them on."""
    columns: list[Any] = [column[index:] for column in given]
    return LineEnds(*columns)


START = of_rows([(0.0, 0.0, 0.0, 0, 0, 0.0, 0, 0, 0)])

OWN_HYPHEN, NEW_HYPHEN = 1, 2
"""Hyphens that a line ends with: that of a compound, and one that the break brings in."""
