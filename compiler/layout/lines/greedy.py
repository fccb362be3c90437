"""First-fit line breaking that always succeeds: the last resort of the paragraph setter.

Total fit gives up on a paragraph with a word that is wider than the measure and has no chance to
be broken. Here a line takes what fits, and such a word is cut at the last character that fits, in
time that grows with the text and nothing else.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from compiler.layout.lines.ends import NEW_HYPHEN, LineEnds, in_rows, of_rows
from compiler.layout.lines.runs import Look
from compiler.layout.lines.words import Blank, Material, blank_width

Place = tuple[int, int, bool]
"""Where a line ends: piece the next begins with, offset in it, whether a hyphen comes in."""

LEAST_ROOM = 0.2
"""Part of the measure that must be left for a wide word to begin in it."""
_ROUNDING = 1e-6


def fill(material: Material, given: LineEnds, measure: float, offset: float) -> list[Place]:
    """Line ends of first fit, in points."""
    return _Filling(material, given, measure).places(offset)


class _Filling:
    def __init__(self, material: Material, given: LineEnds, measure: float) -> None:
        self._material = material
        self._given = of_rows(in_rows(given))
        self._ends = self._given.ends
        self._starts = self._given.starts
        self._measure = measure
        self._looks = [stretch.look for stretch in material.stretches]
        self._stops = [stretch.stop for stretch in material.stretches]
        self._piece_ends = list(_piece_ends(material))

    def places(self, offset: float) -> list[Place]:
        """Go through the text once."""
        last = len(self._ends) - 1
        found: list[Place] = []
        begin, index = (0, 0), 0  # where the line begins; the opportunity at or before it
        start = 0.0
        room = self._measure - offset
        while index < last:
            best = self._last_fitting(start + room, index)
            cut = None
            if best == index:
                cut = self._cut(begin, start, start + room, index, must=True)
            elif best < last and self._is_too_wide(best):
                left = start + room - self._starts[best]
                if left > LEAST_ROOM * self._measure:
                    begin_word = self._place(best), self._starts[best]
                    cut = self._cut(*begin_word, start + room, best, must=False)
            if cut is not None:
                begin, start = cut
                index = best
                found.append((*begin, False))
            else:
                index = max(best, index + 1)
                begin, start = self._place(index), self._starts[index]
                found.append((*begin, self._given.hyphens[index] == NEW_HYPHEN))
            room = self._measure
        return found

    def _place(self, index: int) -> tuple[int, int]:
        return self._given.pieces[index], self._given.insides[index]

    def _last_fitting(self, limit: float, index: int) -> int:
        """Last opportunity that ends a line within a limit, `index` if none does."""
        last = bisect_right(self._starts, limit + _ROUNDING, index) - 1
        count = len(self._ends) - 1
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
        self, begin: tuple[int, int], start: float, limit: float, index: int, *, must: bool
    ) -> tuple[tuple[int, int], float] | None:
        """Place after the last character that fits, and where the next line begins.

        `start` and `limit` are where the word begins and the line has to end. Nothing when all up
        to the next opportunity fits, or not even one character, unless one `must` be taken.
        """
        piece, inside = begin
        last_piece, last_inside = self._place(index + 1)
        if self._given.hyphens[index + 1]:
            # A hyphen at the next chance needs its room too.
            limit -= self._ends[index + 1] - self._starts[index + 1]
        at = start
        while (piece, inside) < (last_piece, last_inside):
            text = self._material.texts[piece]
            stop = last_inside if piece == last_piece else len(text)
            whole = inside == 0 and stop == len(text)
            after = self._piece_ends[piece] if whole else at + self._width(piece, inside, stop)
            if after > limit + _ROUNDING:
                taken = self._fitting(piece, inside, stop, limit - at)
                if taken == inside and (piece, inside) == begin:
                    if not must:
                        return None
                    taken = _after_marks(text, inside + 1)
                break
            at = after
            piece, inside = piece + 1, 0
        else:
            return None
        if taken >= stop and piece == last_piece - (last_inside == 0):
            return None
        if taken >= len(text):
            return (piece + 1, 0), self._piece_ends[piece]
        return (piece, taken), self._piece_ends[piece] - self._width(piece, taken, len(text))

    def _fitting(self, piece: int, inside: int, stop: int, room: float) -> int:
        """Offset after the last character of a piece that fits, accents with their letters."""
        look = self._looks[bisect_right(self._stops, piece)]
        text = self._material.texts[piece]
        advances = look.face.advances
        so_far = accumulate(
            advances[character] * look.size + look.spacing for character in text[inside:stop]
        )
        taken = inside + sum(1 for width in so_far if width <= room)
        # Kerning may have made room for one more, or less.
        while taken < stop and self._width(piece, inside, taken + 1) <= room:
            taken += 1
        while taken > inside and (
            self._width(piece, inside, taken) > room + _ROUNDING
            or (taken < len(text) and unicodedata.combining(text[taken]))
        ):
            taken -= 1
        return taken

    def _width(self, piece: int, start: int, stop: int) -> float:
        """Width of a part of a piece, shaped by itself."""
        look = self._looks[bisect_right(self._stops, piece)]
        shaped = look.words[self._material.texts[piece][start:stop]]
        return shaped.width * look.size + shaped.glyphs * look.spacing


def _piece_ends(material: Material) -> Iterator[float]:
    """Natural width from the start to the end of each piece."""
    at = 0.0
    before: Look | None = None
    for stretch in material.stretches:
        at += stretch.gap
        if before is not None and stretch.blank is not Blank.NONE:
            at += blank_width(stretch.look if stretch.blank is Blank.OWN else before)
        before = stretch.look
        blank = blank_width(before)
        for piece in range(stretch.start, stretch.stop):
            at += material.widths[piece] + (blank if piece > stretch.start else 0.0)
            yield at


def _after_marks(text: str, offset: int) -> int:
    while offset < len(text) and unicodedata.combining(text[offset]):
        offset += 1
    return offset
