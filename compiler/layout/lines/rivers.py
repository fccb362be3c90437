"""Rivers: white that runs down through blanks of three or more lines is broken up.

What comes in are the possible line ends of a paragraph and those chosen among them; what leaves
are line ends, others where a river was found and can be had away at a small price. A line's white
is a number with a bit for each eighth of a blank along the measure, so that a river is what three
lines have in common. Nothing but paragraphs with a river is broken again.
"""

from collections.abc import Sequence

from compiler.layout.lines.ends import LineEnds
from compiler.layout.lines.totalfit import Rules, fit

STEPS = 8
"""Bits that a natural blank is wide."""
CHANNEL = 6
"""Bits of white that three lines have in common where a river runs."""
PRICE = 40.0
"""Demerits that an end of one of its lines is made dearer by: what its loss may cost at most."""
ROUNDS = 4
"""Rivers of a paragraph that are fought."""
WIDEST = 2048
"""Bits of the widest measure in which rivers are looked for."""
_BITS = tuple(1 << at for at in range(WIDEST))


def without_rivers(given: LineEnds, ends: list[int], rules: Rules, offset: float) -> list[int]:
    """The line ends, or others with fewer rivers and not many more demerits."""
    if len(ends) < 3 or (rules.measure + 2 * rules.blank) * STEPS > WIDEST * rules.blank:
        return ends
    white = _White(given, rules, offset)
    rivers = white.rivers(ends)
    penalties = given.penalties
    for _ in range(ROUNDS):
        if not rivers:
            break
        best = ends, rivers, penalties
        for place in rivers[0][:2]:
            dearer = [*penalties]
            dearer[place] += PRICE
            other = fit(given._replace(penalties=dearer), rules, offset)
            if other is not None:
                left = white.rivers(other)
                if len(left) < len(best[1]):
                    best = other, left, dearer
        if best[1] is rivers:
            break
        ends, rivers, penalties = best
    return ends


class _White:
    """The white of the lines of one paragraph; lines that stay are looked at once."""

    def __init__(self, given: LineEnds, rules: Rules, offset: float) -> None:
        self._given = given
        self._rules = rules
        self._offset = offset
        self._blanks = _blanks_of(given)
        self._lines: dict[tuple[int, int], int] = {}

    def rivers(self, ends: list[int]) -> list[tuple[int, int, int]]:
        """Ends of each three successive lines with a river through them."""
        lines = self._lines
        found: list[tuple[int, int, int]] = []
        start = above = last = both = 0
        for end in ends:
            line = lines.get((start, end))
            if line is None:
                line = lines[start, end] = self._line(start, end)
            shared = both & line
            if shared and is_wide(shared):
                found.append((above, start, end))
            both = last & line
            above, start, last = start, end, line
        return found

    def _line(self, start: int, end: int) -> int:
        """White of the line between two line ends."""
        ends, _, starts, blanks, blanks_after, _, _, _, _ = self._given
        blank = self._rules.blank
        left, passed, until = starts[start], blanks_after[start], blanks[end]
        indent = 0.0 if start else self._offset
        natural = ends[end] - left
        count = until - passed
        if count < 1:
            return 0
        slack = self._rules.measure - indent - natural
        scale, added = 1.0, 0.0
        if slack < 0 or end < len(ends) - 1:
            elastic = self._rules.elastic
            scale = 1 + max(-elastic, min(slack / (natural - count * blank), elastic))
            added = (slack - (scale - 1) * natural) / count
        steps = STEPS / blank
        gap = int((blank * scale + added) * steps)
        if gap < CHANNEL:
            return 0
        scale, added = scale * steps, added * steps
        origin = indent * steps - left * scale - passed * added
        bits = _BITS
        widths = enumerate(self._blanks[passed:until], passed)
        # No two blanks overlap: the sum sets one bit for each, and the product all that it covers.
        white = sum([bits[int(origin + width * scale + at * added)] for at, width in widths])
        return white * ((1 << gap) - 1)


def _blanks_of(given: LineEnds) -> Sequence[float]:
    """Width up to each blank of a paragraph."""
    if given.blanks[-1] == len(given.blanks) - 2:
        # All places but the first and the last are blanks.
        return given.ends[1:-1]
    places = zip(given.ends, given.blanks, given.blanks_after, strict=True)
    return [end for end, before, after in places if before != after]


def is_wide(white: int) -> bool:
    """Whether some run of bits is as long as a channel."""
    white &= white >> 1
    white &= white >> 2
    return white & (white >> CHANNEL - 4) != 0
