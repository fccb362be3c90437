"""Opportunities: every place where a line of a material may end, with the widths up to it.

The blanks are noted once (`Blanks`); each pass of the breaker then adds the chances inside words
that it may use: first only the words' own, such as dashes, later hyphens by patterns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain

from msgspec import Struct

from compiler.layout.lines.chances import inner_chances
from compiler.layout.lines.cuts import PENALTIES, Cut, CutTable, Cutting
from compiler.layout.lines.runs import Look
from compiler.layout.lines.totalfit import (
    ELASTIC,
    INFINITE,
    SHRINK,
    START,
    STRETCH,
    Opportunity,
    Rules,
)
from compiler.layout.lines.words import Blank, Material, Stretch, blank_width

_SEAM = 3
"""Characters on each side of a seam that say whether a word may be broken there."""


class _Passage(Struct, frozen=True):
    """The opportunities of one stretch at its blanks."""

    stretch: Stretch
    before: tuple[Opportunity, ...]
    """One where the stretch begins, if a line may end there."""
    width: float
    """Natural width up to the first piece."""
    blanks: int
    found: list[Opportunity]
    """Before each piece but the first."""


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
        self._end = self._note(self._width, self._blanks, 0.0, len(material.texts))

    @property
    def natural(self) -> float:
        """Width of the whole material on one line."""
        return self._width

    def in_order(
        self, *, hyphens: bool, rules: Rules | None = None, offset: float = 0.0
    ) -> list[Opportunity]:
        """All of them in order; with `hyphens` words are divided by patterns too.

        Given the rules of a pass and the first line's indent, words in which no line can end
        under them are left whole, and need not be looked up.
        """
        found = [START]
        for passage in self._passages:
            found += passage.before
            stretch = passage.stretch
            divides = hyphens and stretch.look.divisible
            if stretch.note or not (divides or stretch.divided):
                found += passage.found
            else:
                near = [range(stretch.stop - stretch.start)]
                if divides and rules is not None and rules.tolerance < INFINITE:
                    near = list(self._near_line_ends(passage, rules, offset))
                self._add_divided(found, passage, self._table(stretch.look, divides), near)
        found.append(self._end)
        return found

    def _passage(self, stretch: Stretch, look_before: Look | None) -> _Passage:
        self._width += stretch.gap
        before = self._seam(stretch, look_before) if look_before else ()
        width, blanks, shrink = self._width, self._blanks, self._shrink
        narrow = self._narrow
        blank = blank_width(stretch.look)
        start, stop = stretch.start, stretch.stop
        afters = accumulate(self._material.widths[start:stop], initial=width)
        next(afters)
        found: list[Opportunity] = [
            # Each blank before this one adds to the width and, shrunk, to the base.
            (
                end := after + done * blank,
                end * narrow - (blanks + done) * shrink,
                end + blank,
                blanks + done,
                blanks + done + 1,
                0.0,
                0,
                start + done + 1,
                0,
            )
            for done, after in zip(range(stop - start - 1), afters, strict=False)
        ]
        last = self._material.widths[stop - 1]
        self._width = (found[-1][2] if found else width) + last
        self._blanks += stop - start - 1
        return _Passage(stretch, before, width, blanks, found)

    def _seam(self, stretch: Stretch, before: Look) -> tuple[Opportunity, ...]:
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
            return (found,)
        texts = self._material.texts
        seam = texts[piece - 1][-_SEAM:]
        if seam.isalnum() or stretch.note or stretch.gap:
            return ()
        for inside, kind in inner_chances(seam + texts[piece][:_SEAM]):
            if inside == len(seam):
                return (self._note(self._width, self._blanks, PENALTIES[kind], piece),)
        return ()

    def _note(self, after: float, blanks_after: int, penalty: float, piece: int) -> Opportunity:
        base = self._width * self._narrow - self._blanks * self._shrink
        return (self._width, base, after, self._blanks, blanks_after, penalty, 0, piece, 0)

    def _near_line_ends(self, passage: _Passage, rules: Rules, offset: float) -> Iterator[range]:
        """Pieces of a passage, by index in it, in which some line may end.

        The first so many lines hold at least so many measures when all is stretched as far as the
        rules allow, and at most so many when all is shrunk; a blank is lost at each line end.
        """
        shrink, narrow, passed = self._shrink, self._narrow, passage.found
        give = rules.tolerance * rules.blank * (STRETCH - rules.elastic)
        wide = 1 + rules.tolerance * rules.elastic
        starts = [passage.width * narrow - passage.blanks * shrink]
        starts += [each[2] * narrow - each[4] * shrink for each in passed]
        ends = [each[0] * wide + each[3] * give for each in passed]
        hyphen = passage.stretch.look.face.hyphen * passage.stretch.look.size
        most = rules.measure + rules.blank * narrow - shrink
        least = rules.measure - rules.tolerance * rules.zone - hyphen * wide
        line = max(int(starts[0] / most), 1)
        done = 0
        while done < len(starts):
            first = max(bisect_left(ends, line * least - max(offset, 0.0)), done)
            done = max(bisect_right(starts, line * most - min(offset, 0.0)), done)
            yield range(first, done)
            line += 1

    def _add_divided(
        self,
        found: list[Opportunity],
        passage: _Passage,
        table: dict[str, tuple[Cut, ...]],
        near: list[range],
    ) -> None:
        """Add the opportunities at blanks and, between them, those inside the pieces `near`."""
        passed, shrink, narrow = passage.found, self._shrink, self._narrow
        start = passage.stretch.start
        texts = self._material.texts
        done = 0
        for index in chain.from_iterable(near):
            cuts = table[texts[start + index]]
            if cuts:
                found += passed[done:index]
                done = index
                if index:
                    _, _, at, _, before, _, _, piece, _ = passed[index - 1]
                else:
                    at, before, piece = passage.width, passage.blanks, start
                base = at * narrow - before * shrink
                found += [
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
        found += passed[done:]

    def _table(self, look: Look, divides: bool) -> dict[str, tuple[Cut, ...]]:
        """Table of places where words of a look may be cut."""
        language = look.language if divides else ""
        cutting = Cutting(language, look.size, look.spacing, self._justified)
        table = look.words.cuts.get(cutting)
        if table is None:
            table = look.words.cuts[cutting] = CutTable(look.words, cutting)
        return table
