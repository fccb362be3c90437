"""Places where lines may end, column by column: most are asked for a few of their values only.

Every place has a number. Those between words come first, then those inside words, which are added
without touching the others; `order` says how all of them follow each other in the text. The first
place of a paragraph is its start, the last its end.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

LineEnd = tuple[float, float, float, int, int, float, int, int, int]
"""A row: one place, with its base and the values of `LineEnds` in their order."""


class LineEnds(NamedTuple):
    """Places where lines may end; widths are natural and count from the paragraph's start."""

    order: Sequence[int]
    """The numbers of the places as they stand in the text."""
    bases: Sequence[float]
    """In that order, the width up to the line end without the hyphen that a break brings in, and
    with all blanks shrunk; it never falls."""
    ends: Sequence[float]
    """By number, like all that follow: width up to the line end, with such a hyphen."""
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
        return max([self.ends[end] - self.starts[start] for start, end in pairwise(self.order)])


def of_rows(rows: Iterable[LineEnd]) -> LineEnds:
    """Columns of rows that are in order, of which there is one at least."""
    ends, bases, *others = zip(*rows, strict=True)
    return LineEnds(range(len(ends)), bases, ends, *others)


def in_rows(given: LineEnds) -> list[LineEnd]:
    """The places as rows, in order."""
    _, bases, ends, *columns = given
    rows = list(zip(ends, *columns, strict=True))
    found: list[LineEnd] = []
    for place, base in zip(given.order, bases, strict=True):
        end, *values = rows[place]
        found.append((end, base, *values))
    return found


def chained(parts: Iterable[LineEnds]) -> LineEnds:
    """Places of several parts, one after the other; each part is in order."""
    columns: list[list[Any]] = [[] for _ in LineEnds._fields[1:]]
    for part in parts:
        for column, more in zip(columns, part[1:], strict=True):
            column.extend(more)
    return LineEnds([*range(len(columns[0]))], *columns)


def with_cuts(given: LineEnds, cuts: Iterable[tuple[int, list[LineEnd]]]) -> LineEnds:
    """The places and others between them: rows in order, with the place in it they come before."""
    order: list[int] = []
    bases: list[float] = []
    added: list[LineEnd] = []
    done, number = 0, len(given.ends)
    for before, rows in cuts:
        order += given.order[done:before]
        bases += given.bases[done:before]
        order += range(number, number + len(rows))
        bases += [row[1] for row in rows]
        added += rows
        number += len(rows)
        done = before
    order += given.order[done:]
    bases += given.bases[done:]
    ends, _, *values = zip(*added, strict=True)
    columns = zip(given[2:], (ends, *values), strict=True)
    return LineEnds(order, bases, *[[*old, *new] for old, new in columns])


START = of_rows([(0.0, 0.0, 0.0, 0, 0, 0.0, 0, 0, 0)])

OWN_HYPHEN, NEW_HYPHEN = 1, 2
"""Hyphens that a line ends with: that of a compound, and one that the break brings in."""
