"""Slabs no page can hold, cut into slices between their lines.

A table row stands together; one that is taller than a page is cut where no line of any cell is
hurt. Fills and vertical rules are divided with it.
"""

from bisect import bisect_right
from itertools import pairwise

from msgspec.structs import replace

from compiler.layout.galley import SetLine, Slab, moved
from compiler.layout.page import Placed, PlacedFill, PlacedPicture, PlacedRule

ASCENT = 0.8
"""Part of the type size above the baseline that a cut must not enter."""
DESCENT = 0.25
"""Part of the type size below the baseline that a cut must not enter."""


def slice_slab(slab: Slab, room: float, later: float) -> list[Slab]:
    """Cut a slab where its lines allow it: a first slice of at most `room` points, then `later`."""
    cuts = _cuts(slab, room, later)
    if not cuts:
        return [slab]
    edges = [0.0, *cuts, slab.height]
    lines_of = _sorted_into(edges, slab.lines)
    slices = []
    for (top, bottom), inside in zip(pairwise(edges), lines_of, strict=True):
        lines = tuple((x, y - top, line, owner) for x, y, line, owner in inside)
        marks = tuple(
            part for mark in slab.marks if (part := _clipped(mark, top, bottom)) is not None
        )
        calls = tuple(label for _, _, line, _ in lines for label in line.notes)
        slices.append(
            Slab(bottom - top, lines, marks, calls=calls, links=slab.links, span=slab.span)
        )
    slices[0].before, slices[0].labels = slab.before, slab.labels
    slices[-1].after, slices[-1].keep_next = slab.after, slab.keep_next
    return slices


def _cuts(slab: Slab, room: float, later: float) -> list[float]:
    cuts: list[float] = []
    start = 0.0
    possible = 0.0
    for top, bottom in _merged(_obstacles(slab)):
        if possible > start and bottom - start > room:
            cuts.append(possible)
            start, room = possible, later
        # Between two lines the cut stands close to the upper one.
        possible = bottom if bottom > top else possible
    if possible > start and slab.height - start > room and possible < slab.height - 1:
        cuts.append(possible)
    return cuts


def _obstacles(slab: Slab) -> list[tuple[float, float]]:
    obstacles = []
    for _, y, line, _ in slab.lines:
        size = max((fragment.size for fragment in line.fragments), default=0.0)
        obstacles.append((y - size * ASCENT, y + size * DESCENT))
    for mark in slab.marks:
        if isinstance(mark, PlacedPicture):
            obstacles.append((mark.y, mark.y + mark.height))
    return sorted(obstacles)


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for top, bottom in spans:
        if merged and top < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], bottom))
        else:
            merged.append((top, bottom))
    return merged


def _sorted_into(edges: list[float], lines: tuple[SetLine, ...]) -> list[list[SetLine]]:
    """Lines by the slice that their baseline lies in."""
    slices: list[list[SetLine]] = [[] for _ in edges[1:]]
    for line in lines:
        at = bisect_right(edges, line[1]) - 1
        slices[min(max(at, 0), len(slices) - 1)].append(line)
    return slices


def _clipped(mark: Placed, top: float, bottom: float) -> Placed | None:
    """The part of a mark that stands in a slice, from the top of the slice."""
    if isinstance(mark, PlacedFill):
        upper, lower = max(mark.y, top), min(mark.y + mark.height, bottom)
        if lower <= upper:
            return None
        return replace(mark, y=upper - top, height=lower - upper)
    if isinstance(mark, PlacedRule) and mark.y != mark.to_y:
        upper, lower = max(mark.y, top), min(mark.to_y, bottom)
        return replace(mark, y=upper - top, to_y=lower - top) if lower > upper else None
    last = isinstance(mark, PlacedRule) and mark.y == bottom
    if top <= mark.y < bottom or last:
        return moved(mark, 0.0, -top)
    return None
