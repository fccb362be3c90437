"""Ragged lines of words with nothing but blanks between them: total fit in as few lines as hold it.

Comes in: the widths of the words of a cell, a heading, a caption. Leave: the line ends of least
demerits, by the measures of `totalfit`. Setting every line as full, and then as empty, as it may be
leaves few places where each can end; only these are weighed, which costs a third of weighing all.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from compiler.layout.lines.totalfit import ADJACENT, INFINITE, LINE, STEEPER, STRETCH, Rules

ROUNDING = 1e-6

Way = tuple[float, int, "Way | None"]
"""Demerits of the lines up to an end, that end, and the way to the line end before it."""
Ways = tuple[Way, Way, Way]
"""The best ways to a line end, by whether the line is near its measure, loose, or very loose."""

_NO_WAY: Way = (INFINITE, 0, None)
_NO_WAYS: Ways = (_NO_WAY, _NO_WAY, _NO_WAY)
_START: Ways = ((0.0, 0, None), _NO_WAY, _NO_WAY)


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
    found = {0: _START}
    for first, stop in zip(earliest[:-1], latest[:-1], strict=True):
        found = _lines(found, starts, (first, stop), blank, rules)
    ways = [_entering(each)[0] for each in found.values()]
    best = min(ways, default=_NO_WAY, key=lambda way: way[0])
    return _trace(best, count) if best[0] < INFINITE else None


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


def _lines(
    before: dict[int, Ways],
    starts: list[float],
    window: tuple[int, int],
    blank: float,
    rules: Rules,
) -> dict[int, Ways]:
    """The best ways to each place in a window, by a line more than those before."""
    earliest, latest = window
    zone, tolerance, stretch = rules.zone, rules.tolerance, rules.blank * STRETCH
    found: dict[int, Ways] = {}
    for first, ways in before.items():
        near, loose, very_loose = _entering(ways)
        room = starts[first] + rules.measure + blank
        for end in range(latest, max(earliest, first + 1) - 1, -1):
            slack = room - starts[end]
            if slack < -ROUNDING:
                continue
            give = (end - first - 1) * stretch + zone
            if slack > tolerance * give:
                break
            ratio = slack / give if give else 0.0
            held = found.get(end, _NO_WAYS)
            if ratio <= 0.5:
                cost = near[0] + LINE + 100 * ratio * ratio * ratio
                if cost < held[0][0]:
                    found[end] = ((cost, end, near), held[1], held[2])
            elif ratio <= 1:
                cost = loose[0] + LINE + 100 * ratio * ratio * ratio
                if cost < held[1][0]:
                    found[end] = (held[0], (cost, end, loose), held[2])
            else:
                cost = very_loose[0] + LINE + 100 * ratio ** (3 * STEEPER)
                if cost < held[2][0]:
                    found[end] = (held[0], held[1], (cost, end, very_loose))
    return found


def _entering(ways: Ways) -> Ways:
    """The best ways to the start of a line that is near its measure, loose, or very loose."""
    near, loose, very_loose = ways
    if very_loose[0] == INFINITE and loose[0] == INFINITE:
        return near, near, (near[0] + ADJACENT, near[1], near[2])
    least = loose if loose[0] <= very_loose[0] else very_loose
    far = (very_loose[0] + ADJACENT, very_loose[1], very_loose[2])
    inner = near if near[0] <= loose[0] else loose
    outer = (near[0] + ADJACENT, near[1], near[2])
    return (
        inner if inner[0] <= far[0] else far,
        near if near[0] <= least[0] else least,
        least if least[0] <= outer[0] else outer,
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
