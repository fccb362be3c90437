"""Rivers: white that runs down through blanks of three or more lines is broken up.

What comes in are the possible line ends of a paragraph and those chosen among them; what leaves
are line ends, others where a river was found and can be had away at a small price. A line's white
is a number with a bit for each eighth of a blank along the measure, so that a river is what three
lines have in common. Nothing but paragraphs with a river is broken again.
"""

from collections.abc import Iterator, Sequence

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
        found: list[tuple[int, int, int]] = []
        start = above = last = both = 0
        for end, line in zip(ends, self._whites(ends), strict=True):
            shared = both & line
            if shared and is_wide(shared):
                found.append((above, start, end))
            both = last & line
            above, start, last = start, end, line
        return found

    def _whites(self, chosen: list[int]) -> Iterator[int]:
        """White of each line that ends at one of these places and begins at the one before."""
        order, _, ends, starts, blanks, blanks_after, _, _, _, _ = self._given
        measure, blank, elastic = self._rules.measure, self._rules.blank, self._rules.elastic
        steps, final, bits, known = STEPS / blank, order[-1], _BITS, self._lines
        indent, start = self._offset, 0
        for end in chosen:
            white = known.get((start, end))
            if white is None:
                left, passed, until = starts[start], blanks_after[start], blanks[end]
                natural, count = ends[end] - left, until - passed
                slack = measure - indent - natural
                scale, added = 1.0, 0.0
                if count and (slack < 0 or end != final):
                    scale += max(-elastic, min(slack / (natural - count * blank), elastic))
                    added = (slack - (scale - 1) * natural) / count
                gap = int((blank * scale + added) * steps)
                white = 0
                if gap >= CHANNEL:
                    # No two blanks overlap: the sum sets one bit for each, the product all of it.
                    widths = enumerate(self._blanks[passed:until], passed)
                    origin = (indent - left * scale - passed * added) * steps
                    scale, added = scale * steps, added * steps
                    white = sum(
                        [bits[int(origin + width * scale + at * added)] for at, width in widths]
                    )
                    white *= (1 << gap) - 1
                known[start, end] = white
            yield white
            indent, start = 0.0, end


def _blanks_of(given: LineEnds) -> Sequence[float]:
    """Width up to each blank of a paragraph."""
    last = given.order[-1]
    ends, blanks = given.ends[:last], given.blanks[:last]
    if given.blanks[last] == last - 1:
        return ends[1:]
    places = zip(ends, blanks, given.blanks_after, strict=False)
    return [end for end, before, after in places if before != after]


def is_wide(white: int) -> bool:
    """Whether some run of bits is as long as a channel."""
    white &= white >> 1
    white &= white >> 2
    return white & (white >> CHANNEL - 4) != 0
