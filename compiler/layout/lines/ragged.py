"""Ragged lines of words with nothing but blanks between them: total fit in as few lines as hold it.

Comes in: the widths of the words of a cell, a heading, a caption. Leave: the line ends of least
demerits, by the measures of `totalfit`. Setting every line as full, and then as empty, as it may be
leaves few places where each can end; only these are weighed, which costs a third of weighing all.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter

from compiler.layout.lines.totalfit import (
    ADJACENT,
    INFINITE,
    LINE,
    ROUNDING,
    STEEPER,
    STRETCH,
    Rules,
)

Way = tuple[float, int, "Way | None"]
"""Demerits of the lines up to an end, that end, and the way to the line end before it."""
Start = tuple[int, Way, Way, Way]
"""A place where a line begins, with the best way to it for a line that is near its measure, loose,
or very loose."""

_NOWHERE: Way = (0.0, 0, None)
_NO_WAY: Way = (INFINITE, 0, None)


def ragged_ends(widths: list[float], blank: float, rules: Rules) -> list[int] | None:
    """Index after the last word of each line, or nothing where the rules allow no such lines."""
    count = len(widths)
    starts = list(accumulate([width + blank for width in widths], initial=0.0))
    latest = _latest(starts, rules.measure + blank + ROUNDING)
    if len(latest) < 2:
        return latest or None
    earliest = _earliest(starts, rules.measure + blank + ROUNDING, len(latest))
    last = bisect_right(starts, starts[count] - blank - rules.shortest_end) - 1
    latest[-2] = min(latest[-2], last)
    begins = [_start(0, _NOWHERE, _NO_WAY, _NO_WAY)]
    for window in zip(earliest[:-1], latest[:-1], strict=True):
        begins = _next_starts(begins, starts, window, blank, rules)
    if not begins:
        return None
    best = min([near for _, near, _, _ in begins], key=itemgetter(0))
    return _trace(best, count)


def _latest(starts: list[float], room: float) -> list[int]:
    """The end of each line when all are as full as they may be; none where a word is too wide."""
    count = len(starts) - 1
    ends: list[int] = []
    at = 0
    while at < count:
        end = bisect_right(starts, starts[at] + room, at) - 1
        if end == at:
            return []
        ends.append(end)
        at = end
    return ends


def _earliest(starts: list[float], room: float, lines: int) -> list[int]:
    """The end of each of so many lines when those after it are as full as they may be."""
    at = len(starts) - 1
    ends = [at]
    for _ in range(lines - 1):
        at = bisect_left(starts, starts[at] - room, 0, at)
        ends.append(at)
    ends.reverse()
    return ends


def _next_starts(
    begins: list[Start],
    starts: list[float],
    window: tuple[int, int],
    blank: float,
    rules: Rules,
) -> list[Start]:
    """The places in a window where lines may end that begin at these, in order."""
    zone, tolerance, stretch = rules.zone, rules.tolerance, rules.blank * STRETCH
    measure = rules.measure + blank
    found: list[Start] = []
    for end in range(window[0], window[1] + 1):
        before = starts[end] - measure
        near = loose = very_loose = _NO_WAY
        for first, to_near, to_loose, to_very_loose in begins:
            slack = starts[first] - before
            if slack < -ROUNDING or first >= end:
                continue
            give = (end - first - 1) * stretch + zone
            if slack > tolerance * give:
                break
            ratio = slack / give if give else 0.0
            if ratio <= 0.5:
                cost = to_near[0] + LINE + 100 * ratio * ratio * ratio
                if cost < near[0]:
                    near = (cost, end, to_near)
            elif ratio <= 1:
                cost = to_loose[0] + LINE + 100 * ratio * ratio * ratio
                if cost < loose[0]:
                    loose = (cost, end, to_loose)
            else:
                cost = to_very_loose[0] + LINE + 100 * ratio ** (3 * STEEPER)
                if cost < very_loose[0]:
                    very_loose = (cost, end, to_very_loose)
        if near is not _NO_WAY or loose is not _NO_WAY or very_loose is not _NO_WAY:
            found.append(_start(end, near, loose, very_loose))
    return found


def _start(end: int, near: Way, loose: Way, very_loose: Way) -> Start:
    """A place that is reached by lines near their measure, loose and very loose."""
    if loose is _NO_WAY and very_loose is _NO_WAY:
        return end, near, near, (near[0] + ADJACENT, near[1], near[2])
    least = loose if loose[0] <= very_loose[0] else very_loose
    inner = near if near[0] <= loose[0] else loose
    far = very_loose[0] + ADJACENT
    outer = near[0] + ADJACENT
    return (
        end,
        inner if inner[0] <= far else (far, very_loose[1], very_loose[2]),
        near if near[0] <= least[0] else least,
        least if least[0] <= outer else (outer, near[1], near[2]),
    )


def _trace(way: Way, count: int) -> list[int]:
    """The line ends of a way, in order."""
    ends = [count]
    step: Way | None = way
    while step is not None and step[2] is not None:
        ends.append(step[1])
        step = step[2]
    ends.reverse()
    return ends
