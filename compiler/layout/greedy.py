"""First-fit line breaking that always succeeds: the last resort of the paragraph setter.

Total fit gives up on a paragraph with a word that is wider than the measure and has no chance to
be broken. Here a line takes what fits, and such a word is cut at the last character that fits, in
time that grows with the text and nothing else.
"""

import unicodedata
from bisect import bisect_right

from compiler.layout.totalfit import Opportunities
from compiler.layout.words import Material

Place = tuple[int, int, bool]
"""Where a line ends: piece the next begins with, offset in it, whether a hyphen comes in."""

LEAST_ROOM = 0.2
"""Part of the measure that must be left for a wide word to begin in it."""


def fill(
    material: Material, opportunities: Opportunities, measure: float, offset: float
) -> list[Place]:
    """Line ends of first fit, in points."""
    return _Filling(material, opportunities, measure).places(offset)


class _Filling:
    def __init__(self, material: Material, given: Opportunities, measure: float) -> None:
        self._material = material
        self._given = given
        self._measure = measure
        self._looks = [stretch.look for stretch in material.stretches]
        self._stops = [stretch.stop for stretch in material.stretches]

    def places(self, offset: float) -> list[Place]:
        """Go through the text once."""
        given = self._given
        last_index = len(given.ends) - 1
        found: list[Place] = []
        start, place, index = 0.0, (0, 0), 0
        room = self._measure - offset
        while index < last_index:
            best = self._last_fitting(start + room, index)
            left = start + room - (given.starts[best] if best > index else start)
            cut = None
            if best < last_index and self._is_too_wide(best, start if best == index else None):
                if best == index or left > LEAST_ROOM * self._measure:
                    begin = place if best == index else given.places[best]
                    at = start if best == index else given.starts[best]
                    cut = self._cut(begin, at, left, index if best == index else best)
            if cut is not None:
                place, start = cut
                index = best
                found.append((*place, False))
            else:
                index = max(best, index + 1)
                place, start = given.places[index], given.starts[index]
                found.append((*place, given.hyphens[index]))
            room = self._measure
        return found

    def _last_fitting(self, limit: float, index: int) -> int:
        given = self._given
        last = bisect_right(given.bases, limit + 1e-6) - 1
        while last > index and given.ends[last] > limit + 1e-6:
            last -= 1
        return max(last, index)

    def _is_too_wide(self, index: int, start: float | None) -> bool:
        """Whether no line can hold what follows a break up to the next chance."""
        begin = self._given.starts[index] if start is None else start
        return self._given.ends[index + 1] - begin > self._measure

    def _cut(
        self, place: tuple[int, int], start: float, room: float, index: int
    ) -> tuple[tuple[int, int], float] | None:
        """Place after the last character that fits, and its distance from the start."""
        piece, offset = place
        stop_piece, stop_offset = self._given.places[index + 1]
        begun = place
        width = 0.0
        texts = self._material.texts
        while piece < len(texts):
            look = self._looks[bisect_right(self._stops, piece)]
            text = texts[piece]
            end = stop_offset if piece == stop_piece else len(text)
            advances, size, spacing = look.face.advances, look.size, look.spacing
            while offset < end:
                advance = advances[text[offset]] * size + spacing
                if width + advance > room:
                    return self._before_marks(begun, (piece, offset), (width, start), room)
                width += advance
                offset += 1
            if piece == stop_piece or (stop_offset == 0 and piece + 1 == stop_piece):
                return None
            piece, offset = piece + 1, 0
        return None

    def _before_marks(
        self,
        begun: tuple[int, int],
        place: tuple[int, int],
        widths: tuple[float, float],
        room: float,
    ) -> tuple[tuple[int, int], float] | None:
        """Hold an accent together with its letter; at least one character is taken."""
        piece, offset = place
        width, start = widths
        text = self._material.texts[piece]
        while offset and offset < len(text) and unicodedata.combining(text[offset]):
            offset -= 1
        if (piece, offset) <= begun:
            if room < self._measure * (1 - 1e-9):
                return None
            piece, offset = place[0], place[1] + 1
        return (piece, offset), start + width
