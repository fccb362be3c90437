"""Total-fit line breaking after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines".

What comes in are the places where lines may end, what leaves are those of least demerits. The line
from one break to another is judged by how far its blanks are stretched or shrunk; neighbouring
lines of very different colour, hyphens in a row and a hyphen before the last line cost extra.
Cumulative widths make the window of possible line ends a bisection, and only breaks that some line
reaches are looked at. Each break keeps the best way to it for each class of its last line (tight,
normal, loose, very loose), so that the cost of adjacent lines is exact.
"""

from bisect import bisect_right

from msgspec import Struct

from compiler.layout.lines.ends import LineEnds

INFINITE = float("inf")
TIGHTER = 1.15
"""Tight lines are seen before loose ones: what their ratio counts for."""
STEEPER = 5 / 3
"""Lines past what is allowed are shunned: the power of the ratio that counts for theirs."""
LINE = 1.0
"""Demerits of any line."""
ADJACENT = 60.0
"""Extra for neighbours more than a class apart; a line at its limit costs 100."""
DOUBLE_HYPHEN = 100.0
FINAL_HYPHEN = 50.0
MOST_HYPHENS = 2
"""Hyphens in a row."""
SHORT_END = 150.0
"""Extra for a last line that is too short to stand."""
ELASTIC = 0.02
"""Part of their width by which letters of justified text may be set wider or narrower."""
ELASTIC_MOST = 0.03
"""The same where blanks alone would take a line past what is allowed."""
EASED = 0.9
"""Ratio from which on they give so much."""
STRETCH, SHRINK = 1 / 2, 1 / 3
"""Of the width of a blank, at ratio 1 and -1."""

_CLASSES = 4
_BESIDE = tuple(
    tuple(ADJACENT if abs(each - beside) > 1 else 0.0 for each in range(_CLASSES))
    for beside in range(_CLASSES)
)
"""Extra for a line of each class beside one of each other."""
ROUNDING = 1e-6


class Rules(Struct, frozen=True):
    """What a pass allows; lengths in the unit of the opportunities."""

    measure: float
    blank: float
    """Width of a blank, which stretching and shrinking are parts of."""
    zone: float = 0.0
    """Stretchability of a line besides its blanks: ragged right, or emergency."""
    shrinks: bool = True
    tolerance: float = 1.0
    """Greatest ratio of a line."""
    shortest_end: float = 0.0
    """Least width of the last line."""
    elastic: float = 0.0
    """Part of their width by which letters may be set wider or narrower."""
    last_resort: bool = False
    """Whether a last line that is short, or the rest of a word, is better than nothing."""


def fit(  # noqa: PLR0915 - calls would cost more than the work
    given: LineEnds, rules: Rules, offset: float
) -> list[int] | None:
    """Numbers of the places that end the lines, or nothing when the rules allow none.

    The first of the given is the start, the last the end; `offset` is the first line's indent.
    """
    order, bases, ends, starts, blanks, blanks_after, penalties, hyphens, _, _ = given
    count = len(order) - 1
    measure, zone, tolerance = rules.measure, rules.zone, rules.tolerance
    shortest_end, elastic = rules.shortest_end, rules.elastic
    # Only letters are elastic: what the whole width gives is taken off its blanks.
    stretch = rules.blank * (STRETCH - elastic)
    shrink = rules.blank * (SHRINK - elastic) * rules.shrinks
    best = [[INFINITE] * (count + 1) for _ in range(_CLASSES)]
    previous = [[0] * (count + 1) for _ in range(_CLASSES)]
    tight, normal, loose, very_loose = best
    normal[0] = 0.0
    rows = [0] * (count + 1)  # hyphens in a row up to a break, of any way to it
    reached = bytearray(count + 1)
    first = 0
    while 0 <= first < count:
        entries = _entries(tight[first], normal[first], loose[first], very_loose[first])
        place = order[first]
        before = blanks_after[place]
        room = measure + starts[place] - (0.0 if first else offset)
        row = rows[first] + 1
        limit = room - before * shrink - elastic * (room - measure)
        window = bisect_right(bases, limit + ROUNDING, first)
        for at in range(window - 1, first, -1):
            end = order[at]
            slack = room - ends[end]
            between = blanks[end] - before
            if slack < 0:
                squeeze = between * shrink + elastic * (measure - slack)
                if slack + squeeze < -ROUNDING:
                    continue
                ratio = -slack / squeeze if squeeze else 0.0
                fitness = 0 if ratio > 0.5 else 1
                ratio *= TIGHTER
            elif at == count:
                alone = hyphens[place] and not between
                if first and not rules.last_resort and (alone or measure - slack < shortest_end):
                    continue
                ratio, fitness = 0.0, 1
            else:
                give = between * stretch + zone + elastic * (measure - slack)
                if slack > tolerance * give:
                    break
                ratio = slack / give if give else 0.0
                fitness = 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
                if ratio > 1:
                    ratio **= STEEPER
            demerits = LINE + 100 * ratio * ratio * ratio + penalties[end] + entries[fitness]
            if hyphens[end]:
                if row > MOST_HYPHENS:
                    continue
                demerits += DOUBLE_HYPHEN * (row - 1)
            elif at == count and first:
                demerits += FINAL_HYPHEN if hyphens[place] else 0.0
                demerits += SHORT_END if measure - slack < shortest_end else 0.0
            if demerits < best[fitness][at]:
                best[fitness][at] = demerits
                previous[fitness][at] = first
                reached[at] = 1
                if hyphens[end] and row > rows[at]:
                    rows[at] = row
        first = reached.find(1, first + 1)
    return [order[at] for at in _trace(best, previous, count)] if reached[count] else None


def _entries(
    tight: float, normal: float, loose: float, very_loose: float
) -> tuple[float, float, float, float]:
    """Cost of the best way to a break, by the class of the line that is to leave it."""
    # Comparisons, because calls of min() would cost more than the rest of a pass.
    lower = tight if tight < normal else normal
    upper = loose if loose < very_loose else very_loose
    far = (lower if lower < upper else upper) + ADJACENT
    near_normal = lower if lower < loose else loose
    near_loose = upper if upper < normal else normal
    return (
        lower if lower < far else far,
        near_normal if near_normal < far else far,
        near_loose if near_loose < far else far,
        upper if upper < far else far,
    )


def _trace(best: list[list[float]], previous: list[list[int]], count: int) -> list[int]:
    """Follow the best way back from the end."""
    ends: list[int] = []
    end = count
    costs = [ways[end] for ways in best]
    while end:
        fitness = costs.index(min(costs))
        ends.append(end)
        end = previous[fitness][end]
        costs = [ways[end] + more for ways, more in zip(best, _BESIDE[fitness], strict=True)]
    ends.reverse()
    return ends
