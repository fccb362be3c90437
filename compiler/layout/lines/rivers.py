"""Rivers: white that runs down through blanks of three or more lines is broken up.

What comes in are the opportunities of a paragraph and the line ends chosen among them; what leaves
are line ends, others where a river was found and can be had away at a small price. A line's white
is a number with a bit for each eighth of a blank along the measure, so that a river is what three
lines have in common. Nothing but paragraphs with a river is broken again.
"""

from compiler.layout.lines.totalfit import Opportunity, Rules, fit

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


def without_rivers(
    given: list[Opportunity], ends: list[int], rules: Rules, offset: float
) -> list[int]:
    """The line ends, or others with fewer rivers and not many more demerits."""
    if len(ends) < 3 or (rules.measure + 2 * rules.blank) * STEPS > WIDEST * rules.blank:
        return ends
    white = _White(given, rules, offset)
    rivers = white.rivers(ends)
    dearer = given
    for _ in range(ROUNDS):
        if not rivers:
            break
        best = ends, rivers, dearer
        for place in rivers[0][:2]:
            tried = dearer.copy()
            tried[place] = (*tried[place][:5], tried[place][5] + PRICE, *tried[place][6:])
            other = fit(tried, rules, offset)
            if other is not None:
                left = white.rivers(other)
                if len(left) < len(best[1]):
                    best = other, left, tried
        if best[1] is rivers:
            break
        ends, rivers, dearer = best
    return ends


class _White:
    """The white of the lines of one paragraph; lines that stay are looked at once."""

    def __init__(self, given: list[Opportunity], rules: Rules, offset: float) -> None:
        self._given = given
        self._rules = rules
        self._offset = offset
        self._lines: dict[tuple[int, int], int] = {}

    def rivers(self, ends: list[int]) -> list[tuple[int, int, int]]:
        """Ends of each three successive lines with a river through them."""
        lines = self._lines
        found: list[tuple[int, int, int]] = []
        start = before = first = second = 0
        above = 0
        for end in ends:
            line = lines.get((start, end))
            if line is None:
                line = lines[start, end] = self._line(start, end)
            shared = first & second & line
            if shared and _is_wide(shared):
                found.append((above, before, end))
            first, second = second, line
            above, before, start = before, end, end
        return found

    def _line(self, start: int, end: int) -> int:
        """White of the line between two line ends."""
        given, rules = self._given, self._rules
        left, passed = given[start][2], given[start][4]
        indent = 0.0 if start else self._offset
        natural = given[end][0] - left
        blanks = given[end][3] - passed
        if blanks < 1:
            return 0
        slack = rules.measure - indent - natural
        scale, added = 1.0, 0.0
        if slack < 0 or end < len(given) - 1:
            letters = natural - blanks * rules.blank
            scale = 1 + max(-rules.elastic, min(slack / letters, rules.elastic))
            added = (slack - (scale - 1) * natural) / blanks
        steps = STEPS / rules.blank
        gap = int((rules.blank * scale + added) * steps)
        if gap < CHANNEL:
            return 0
        scale, added = scale * steps, added * steps
        origin = indent * steps - left * scale - passed * added
        white = 0
        bits = _BITS
        for width, _, _, before, after, _, _, _, _ in given[start + 1 : end]:
            if before != after:
                white |= bits[int(origin + width * scale + before * added)]
        # No two blanks overlap, so that the product sets the bits of each.
        return white * ((1 << gap) - 1)


def _is_wide(white: int) -> bool:
    """Whether some run of bits is as long as a channel."""
    white &= white >> 1
    white &= white >> 2
    return white & (white >> CHANNEL - 4) != 0
