"""Opportunities: every place where a line of a material may end, with the widths up to it.

The places between words are noted once; each pass of the breaker then puts the chances inside
words between them that it may use: first only the words' own, such as dashes, later hyphens by
patterns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from compiler.layout.lines.chances import inner_chances
from compiler.layout.lines.cuts import PENALTIES, Cut, CutTable, Cutting
from compiler.layout.lines.ends import START, LineEnd, LineEnds, chained, of_rows, with_cuts
from compiler.layout.lines.runs import Look
from compiler.layout.lines.totalfit import ELASTIC, INFINITE, SHRINK, STRETCH, Rules
from compiler.layout.lines.words import Blank, Material, Stretch, blank_width

_SEAM = 3
"""Characters on each side of a seam that say whether a word may be broken there."""


class _Passage(Struct, frozen=True):
    """A stretch in its place."""

    stretch: Stretch
    seam: LineEnds | None
    """The place where it begins, if a line may end there."""
    width: float
    """Natural width up to the first piece."""
    blanks: int


class Opportunities:
    """Places where the lines of a material may end, from the start to the end.

    `blank` is the width of a blank in justified text, which shrinks; 0 where nothing does.
    """

    def __init__(self, material: Material, blank: float, *, justified: bool) -> None:
        self._material = material
        self._shrink = blank * (SHRINK - ELASTIC) if justified else 0.0
        self._narrow = 1 - ELASTIC if justified else 1.0
        self._justified = justified
        self._width = 0.0
        self._blanks = 0
        self._passages: list[_Passage] = []
        before: Look | None = None
        for stretch in material.stretches:
            self._passages.append(self._passage(stretch, before))
            before = stretch.look

    @property
    def natural(self) -> float:
        """Width of the whole material on one line."""
        return self._width

    def in_order(
        self, *, hyphens: bool, rules: Rules | None = None, offset: float = 0.0
    ) -> LineEnds:
        """All of them in order; with `hyphens` words are divided by patterns too.

        Given the rules of a pass and the first line's indent, words in which no line can end
        under them are left whole, and need not be looked up.
        """
        given = self._given
        cuts: list[tuple[int, list[LineEnd]]] = []
        place = 0
        for passage in self._passages:
            place += passage.seam is not None
            stretch = passage.stretch
            count = stretch.stop - stretch.start
            divides = hyphens and stretch.look.divisible
            if not stretch.note and (divides or stretch.divided):
                near: Iterable[range] = (range(count),)
                if divides and rules is not None and rules.tolerance < INFINITE:
                    near = self._near_line_ends(passage, place, rules, offset)
                cuts += self._cuts(passage, place, self._table(stretch.look, divides), near)
            place += count - 1
        return with_cuts(given, cuts) if cuts else given

    def _passage(self, stretch: Stretch, look_before: Look | None) -> _Passage:
        self._width += stretch.gap
        seam = self._seam(stretch, look_before) if look_before else None
        passage = _Passage(stretch, seam, self._width, self._blanks)
        widths = self._material.widths
        last = stretch.stop - 1
        count = last - stretch.start
        if count:
            blank = blank_width(stretch.look)
            end = sum(widths[stretch.start : last], self._width) + (count - 1) * blank
            self._width = end + blank
            self._blanks += count
        self._width += widths[last]
        return passage

    @cached_property
    def _given(self) -> LineEnds:
        """The start, the places between pieces that are not glued, and the end."""
        found = [START]
        for passage in self._passages:
            if passage.seam:
                found.append(passage.seam)
            found.append(self._at_blanks(passage))
        found.append(self._note(self._width, self._blanks, 0.0, len(self._material.texts)))
        return chained(found)

    def _at_blanks(self, passage: _Passage) -> LineEnds:
        """The places before each piece of a passage but the first."""
        narrow, shrink = self._narrow, self._shrink
        start, before = passage.stretch.start, passage.blanks
        count = passage.stretch.stop - start - 1
        blank = blank_width(passage.stretch.look)
        widths = accumulate(self._material.widths[start : start + count], initial=passage.width)
        next(widths)
        # Each blank before this one adds to the width and, shrunk, to the base.
        ends = [width + done * blank for done, width in enumerate(widths)]
        return LineEnds(
            range(count),
            [end * narrow - done * shrink for done, end in enumerate(ends, before)],
            ends,
            [end + blank for end in ends],
            range(before, before + count),
            range(before + 1, before + count + 1),
            [0.0] * count,
            bytes(count),
            range(start + 1, start + count + 1),
            bytes(count),
        )

    def _seam(self, stretch: Stretch, before: Look) -> LineEnds | None:
        """What stands between two stretches: a blank, or nothing but perhaps a dash.

        Between the parts of a word that lie in two runs, a dash counts as inside a word.
        """
        piece = stretch.start
        if stretch.blank is not Blank.NONE:
            look = stretch.look if stretch.blank is Blank.OWN else before
            after = self._width + blank_width(look)
            found = self._note(after, self._blanks + 1, 0.0, piece)
            self._width = after
            self._blanks += 1
            return found
        texts = self._material.texts
        seam = texts[piece - 1][-_SEAM:]
        if seam.isalnum() or stretch.note or stretch.gap:
            return None
        for inside, kind in inner_chances(seam + texts[piece][:_SEAM]):
            if inside == len(seam):
                return self._note(self._width, self._blanks, PENALTIES[kind], piece)
        return None

    def _note(self, after: float, blanks_after: int, penalty: float, piece: int) -> LineEnds:
        base = self._width * self._narrow - self._blanks * self._shrink
        return of_rows(
            [(self._width, base, after, self._blanks, blanks_after, penalty, 0, piece, 0)]
        )

    def _near_line_ends(
        self, passage: _Passage, place: int, rules: Rules, offset: float
    ) -> Iterator[range]:
        """Pieces of a passage, by index in it, in which some line may end.

        The first so many lines hold at least so many measures when all is stretched as far as the
        rules allow, and at most so many when all is shrunk; a blank is lost at each line end.
        """
        given, shrink, narrow = self._given, self._shrink, self._narrow
        give = rules.tolerance * rules.blank * (STRETCH - rules.elastic)
        wide = 1 + rules.tolerance * rules.elastic
        look = passage.stretch.look
        here = slice(place + 1, place + passage.stretch.stop - passage.stretch.start)
        ends = [
            end * wide + before * give
            for end, before in zip(given.ends[here], given.blanks[here], strict=True)
        ]
        # A blank that ends a line is wider than its base says.
        blank = blank_width(look) * narrow - shrink
        bases = [passage.width * narrow - passage.blanks * shrink - blank, *given.bases[here]]
        most = rules.measure + rules.blank * narrow - shrink
        least = rules.measure - rules.tolerance * rules.zone - look.face.hyphen * look.size * wide
        line = max(int((bases[0] + blank) / most), 1)
        done = 0
        while done < len(bases):
            first = max(bisect_left(ends, line * least - max(offset, 0.0)), done)
            done = max(bisect_right(bases, line * most - min(offset, 0.0) - blank), done)
            yield range(first, done)
            line += 1

    def _cuts(
        self,
        passage: _Passage,
        place: int,
        table: dict[str, tuple[Cut, ...]],
        near: Iterable[range],
    ) -> Iterator[tuple[int, list[LineEnd]]]:
        """Places inside the pieces `near` of a passage, each with the place it comes before."""
        given, narrow, shrink = self._given, self._narrow, self._shrink
        start = passage.stretch.start
        texts = self._material.texts
        for each in near:
            words = texts[start + each.start : start + each.stop]
            for index, cuts in zip(each, map(table.__getitem__, words), strict=True):
                if not cuts:
                    continue
                at, before = passage.width, passage.blanks
                if index:
                    at, before = given.starts[place + index], given.blanks_after[place + index]
                base = at * narrow - before * shrink
                piece = start + index
                rows: list[LineEnd] = [
                    (
                        at + end,
                        base + cut * narrow,
                        at + cut,
                        before,
                        before,
                        penalty,
                        brings,
                        piece,
                        inside,
                    )
                    for cut, end, penalty, brings, inside in cuts
                ]
                yield place + index + 1, rows

    def _table(self, look: Look, divides: bool) -> dict[str, tuple[Cut, ...]]:
        """Table of places where words of a look may be cut."""
        language = look.language if divides else ""
        cutting = Cutting(language, look.size, look.spacing, self._justified)
        table = look.words.cuts.get(cutting)
        if table is None:
            table = look.words.cuts[cutting] = CutTable(look.words, cutting)
        return table
