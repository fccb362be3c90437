"""First-fit line breaking that always succeeds: the last resort of the paragraph setter.

Total fit gives up on a paragraph with a word that is wider than the measure and has no chance to
be broken. Here a line takes what fits, and such a word is cut at the last character that fits, in
time that grows with the text and nothing else.
"""

import unicodedata
from bisect import bisect_right

from compiler.layout.totalfit import Opportunity
from compiler.layout.words import Material

Place = tuple[int, int, bool]
"""Where a line ends: piece the next begins with, offset in it, whether a hyphen comes in."""

LEAST_ROOM = 0.2
"""Part of the measure that must be left for a wide word to begin in it."""
_ROUNDING = 1e-6


def fill(
    material: Material, given: list[Opportunity], measure: float, offset: float
) -> list[Place]:
    """Line ends of first fit, in points."""
    return _Filling(material, given, measure).places(offset)


class _Filling:
    def __init__(self, material: Material, given: list[Opportunity], measure: float) -> None:
        self._material = material
        self._given = given
        self._ends = [each[0] for each in given]
        self._starts = [each[2] for each in given]
        self._measure = measure
        self._looks = [stretch.look for stretch in material.stretches]
        self._stops = [stretch.stop for stretch in material.stretches]

    def places(self, offset: float) -> list[Place]:
        """Go through the text once."""
        last = len(self._given) - 1
        found: list[Place] = []
        begin, index = (0, 0), 0  # where the line begins; the opportunity at or before it
        start = 0.0
        room = self._measure - offset
        while index < last:
            best = self._last_fitting(start + room, index)
            cut = None
            if best == index:
                cut = self._cut(begin, room, index)
                begun = start
            elif best < last and self._is_too_wide(best):
                left = start + room - self._starts[best]
                begun = self._starts[best]
                if left > LEAST_ROOM * self._measure:
                    cut = self._cut(self._place(best), left, best)
            if cut is not None:
                begin, width = cut
                start, index = begun + width, best
                found.append((*begin, False))
            else:
                index = max(best, index + 1)
                begin, start = self._place(index), self._starts[index]
                found.append((*begin, self._given[index][6]))
            room = self._measure
        return found

    def _place(self, index: int) -> tuple[int, int]:
        return self._given[index][7], self._given[index][8]

    def _last_fitting(self, limit: float, index: int) -> int:
        """Last opportunity that ends a line within a limit, `index` if none does."""
        last = bisect_right(self._starts, limit + _ROUNDING, index) - 1
        count = len(self._given) - 1
        # A line may end before its last blank; hyphens make the ends not quite sorted.
        while last < count and self._ends[last + 1] <= limit + _ROUNDING:
            last += 1
        while last > index and self._ends[last] > limit + _ROUNDING:
            last -= 1
        return max(last, index)

    def _is_too_wide(self, index: int) -> bool:
        """Whether no line can hold what lies between an opportunity and the next."""
        return self._ends[index + 1] - self._starts[index] > self._measure

    def _cut(
        self, begin: tuple[int, int], room: float, index: int
    ) -> tuple[tuple[int, int], float] | None:
        """Place after the last character that fits, and the width up to it.

        Nothing when all up to the next opportunity fits, or when not even one character does
        and the line has room for more elsewhere.
        """
        piece, inside = begin
        last_piece, last_inside = self._place(index + 1)
        width = 0.0
        texts = self._material.texts
        while (piece, inside) < (last_piece, last_inside):
            look = self._looks[bisect_right(self._stops, piece)]
            text = texts[piece]
            stop = last_inside if piece == last_piece else len(text)
            advances, size, spacing = look.face.advances, look.size, look.spacing
            while inside < stop:
                advance = advances[text[inside]] * size + spacing
                is_mark = unicodedata.combining(text[inside])
                if width + advance > room and (piece, inside) != begin and not is_mark:
                    return (piece, inside), width
                width += advance
                inside += 1
            piece, inside = piece + 1, 0
        return None
