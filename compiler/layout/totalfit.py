"""Total-fit line breaking after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines".

What comes in are widths, what leaves are the breaks of least demerits. The line from one break to
another is judged by how far its blanks are stretched or shrunk; neighbouring lines of very
different colour, hyphens in a row and a hyphen before the last line cost extra. Cumulative widths
make the window of possible line ends a bisection, and only breaks that some line reaches are
looked at. Each break keeps the best way to it for each class of its last line (tight, normal,
loose, very loose), so that the cost of adjacent lines is exact.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

INFINITE = float("inf")
LINE = 10.0
"""Demerits of any line before squaring; TeX's \\linepenalty."""
ADJACENT = 10_000.0
"""Extra for neighbours more than a class apart; TeX's \\adjdemerits."""
DOUBLE_HYPHEN = 10_000.0
FINAL_HYPHEN = 5_000.0
MOST_HYPHENS = 2
"""Hyphens in a row."""
SHORT_END = 20_000.0
"""Extra for a last line that is too short to stand."""
STRETCH, SHRINK = 1 / 2, 1 / 3
"""Of the width of a blank, at ratio 1 and -1."""

_CLASSES = 4


@dataclass(slots=True)
class Opportunities:
    """Places where a line may end, in order; the first is the start of the paragraph."""

    ends: list[float]
    """Natural width from the start to the line end, with the hyphen that a break brings in."""
    bases: list[float]
    """The same without that hyphen; never falls."""
    starts: list[float]
    """Natural width from the start to where the next line begins."""
    blanks: list[int]
    """Blanks before the line end."""
    blanks_after: list[int]
    """Blanks before the start of the next line."""
    penalties: list[float]
    hyphens: list[bool]
    places: list[tuple[int, int]]
    """Piece the next line begins with, and the offset in it."""


@dataclass(frozen=True, slots=True)
class Rules:
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
    last_resort: bool = False
    """Whether short last lines, rows of hyphens and lone fragments are better than nothing."""


def fit_words(
    widths: list[float], blank: float, measure: float, offset: float, shortest_end: float
) -> list[int] | None:
    """First pass over words in one face: index after the last word of each line, or nothing.

    `offset` is the indent of the first line. No hyphens, ratios from -1 to 1.
    """
    count = len(widths)
    stretch, shrink = blank * STRETCH, blank * SHRINK
    tight = blank - shrink
    # Width of the first words with all blanks shrunk, a blank after each.
    widths_so_far = list(accumulate([width + tight for width in widths], initial=0.0))
    best = [[INFINITE] * (count + 1) for _ in range(3)]
    previous = [[0] * (count + 1) for _ in range(3)]
    tights, normals, looses = best
    normals[0] = 0.0
    reached = bytearray(count + 1)
    reached[0] = 1
    first = 0
    while first >= 0 and first < count:
        from_tight, from_normal, from_loose = tights[first], normals[first], looses[first]
        same = min(from_tight, from_normal)
        entries = (
            min(same, from_loose + ADJACENT),
            min(same, from_loose),
            min(from_normal, from_loose, from_tight + ADJACENT),
        )
        room = measure + widths_so_far[first] + tight - (0.0 if first else offset)
        last = bisect_right(widths_so_far, room, first) - 1
        for end in range(last, first, -1):
            blanks = end - first - 1
            slack = room - widths_so_far[end] - blanks * shrink
            if slack >= 0:
                if end == count:
                    if measure - slack < shortest_end and first:
                        continue
                    fitness, demerits = 1, LINE * LINE
                elif slack > blanks * stretch:
                    break
                else:
                    ratio = slack / (blanks * stretch) if slack else 0.0
                    fitness = 2 if ratio > 0.5 else 1
                    demerits = LINE + 100 * ratio * ratio * ratio
                    demerits *= demerits
            else:
                ratio = -slack / (blanks * shrink)
                fitness = 0 if ratio > 0.5 else 1
                demerits = LINE + 100 * ratio * ratio * ratio
                demerits *= demerits
            demerits += entries[fitness]
            if demerits < best[fitness][end]:
                best[fitness][end] = demerits
                previous[fitness][end] = first
                reached[end] = 1
        first = reached.find(1, first + 1)
    if not reached[count]:
        return None
    return _trace_words(best, previous, count)


def _trace_words(best: list[list[float]], previous: list[list[int]], count: int) -> list[int]:
    """Follow the best way back from the end."""
    fitness = min(range(3), key=lambda each: best[each][count])
    ends: list[int] = []
    end = count
    while end:
        ends.append(end)
        start = previous[fitness][end]
        wanted = fitness
        fitness = min(
            range(3),
            key=lambda each: best[each][start] + (ADJACENT if abs(each - wanted) > 1 else 0.0),
        )
        end = start
    ends.reverse()
    return ends


def fit(opportunities: Opportunities, rules: Rules, offset: float) -> list[int] | None:
    """Indexes of the opportunities that end the lines, or nothing when the rules allow none.

    `offset` is the indent of the first line.
    """
    pass_ = _Pass(opportunities, rules)
    count = len(opportunities.ends) - 1
    reached = pass_.reached
    first = 0
    while 0 <= first < count:
        pass_.leave(first, offset if first == 0 else 0.0)
        first = reached.find(1, first + 1)
    return pass_.trace() if reached[count] else None


class _Pass:
    """Best ways found so far, per break and class of the line that ends there."""

    def __init__(self, opportunities: Opportunities, rules: Rules) -> None:
        self._given = opportunities
        self._rules = rules
        count = len(opportunities.ends)
        self._best = [[INFINITE] * count for _ in range(_CLASSES)]
        self._previous = [[(0, 0)] * count for _ in range(_CLASSES)]
        self._rows = [[0] * count for _ in range(_CLASSES)]
        """Hyphens in a row up to a break."""
        self._best[1][0] = 0.0
        self.reached = bytearray(count)
        """Whether some line ends at a break."""
        self.reached[0] = 1
        shrink = rules.blank * SHRINK if rules.shrinks else 0.0
        self._shrink = shrink
        self._tightest = [
            base - blanks * shrink
            for base, blanks in zip(opportunities.bases, opportunities.blanks, strict=True)
        ]

    def leave(self, first: int, offset: float) -> None:
        """Judge every line that begins at a break."""
        given, rules = self._given, self._rules
        entries = self._entries(first)
        blanks_before = given.blanks_after[first]
        room = rules.measure - offset + given.starts[first]
        reach = room - blanks_before * self._shrink + 1e-6
        count = len(given.ends) - 1
        for end in range(bisect_right(self._tightest, reach, first) - 1, first, -1):
            slack = room - given.ends[end]
            blanks = given.blanks[end] - blanks_before
            if end == count and slack >= 0:
                if not self._may_end(first, rules.measure - slack, blanks):
                    continue
                ratio, fitness = 0.0, 1
            else:
                found = self._ratio(slack, blanks)
                if found is None:
                    continue
                ratio, fitness = found
                if ratio > rules.tolerance:
                    break
            demerits = LINE + 100 * ratio * ratio * ratio + given.penalties[end]
            self._offer(first, end, fitness, demerits * demerits, entries[fitness])

    def _ratio(self, slack: float, blanks: int) -> tuple[float, int] | None:
        """How far a line is stretched or shrunk, and its class; nothing where it cannot be."""
        rules = self._rules
        if slack >= 0:
            room = blanks * rules.blank * STRETCH + rules.zone
            if room <= 0:
                return (0.0, 1) if slack < 1e-6 else (INFINITE, 3)
            ratio = slack / room
            return ratio, 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        if slack > -1e-6:
            return 0.0, 1
        room = blanks * self._shrink
        if room + 1e-6 < -slack:
            return None
        ratio = -slack / room
        return ratio, 0 if ratio > 0.5 else 1

    def _may_end(self, first: int, width: float, blanks: int) -> bool:
        """Whether a last line is long enough, and more than the rest of a divided word."""
        if first == 0 or self._rules.last_resort:
            return True
        if self._given.hyphens[first] and not blanks:
            return False
        return width >= self._rules.shortest_end

    def _entries(self, first: int) -> list[tuple[float, int]]:
        """Cheapest way to a break for a next line of each class: its cost and its own class."""
        ways = [(self._best[fitness][first], fitness) for fitness in range(_CLASSES)]
        return [
            min((cost + (ADJACENT if abs(own - fitness) > 1 else 0.0), own) for cost, own in ways)
            for fitness in range(_CLASSES)
        ]

    def _offer(
        self, first: int, end: int, fitness: int, demerits: float, entry: tuple[float, int]
    ) -> None:
        """Keep a line if it makes a better way to its end."""
        given, rules = self._given, self._rules
        cost, own = entry
        row = 0
        demerits += cost
        if given.hyphens[end]:
            row = self._rows[own][first] + 1
            if row > MOST_HYPHENS and not rules.last_resort:
                return
            if row > 1:
                demerits += DOUBLE_HYPHEN * (row - 1)
        elif end == len(given.ends) - 1 and first:
            if given.hyphens[first]:
                demerits += FINAL_HYPHEN
            if given.ends[end] - given.starts[first] < rules.shortest_end:
                demerits += SHORT_END
        if demerits < self._best[fitness][end]:
            self._best[fitness][end] = demerits
            self._previous[fitness][end] = (first, own)
            self._rows[fitness][end] = row
            self.reached[end] = 1

    def trace(self) -> list[int]:
        """Follow the best way back from the end."""
        end = len(self._given.ends) - 1
        fitness = min(range(_CLASSES), key=lambda each: self._best[each][end])
        ends: list[int] = []
        while end:
            ends.append(end)
            end, fitness = self._previous[fitness][end]
        ends.reverse()
        return ends
