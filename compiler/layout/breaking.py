"""Line breaking: tries the passes in order, from the strictest to the one that always succeeds.

What comes in is material and a measure; what leaves are places where lines end. As in TeX, words
are divided only when a first pass without hyphens finds nothing acceptable; then stretching is
allowed to grow, and at last words are cut (`greedy.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.layout.chances import HYPHEN, Cut, CutTable
from compiler.layout.greedy import Place, fill
from compiler.layout.runs import Look
from compiler.layout.totalfit import INFINITE, Opportunities, Rules, fit, fit_words
from compiler.layout.words import Blank, Material, Stretch, blank_width

SHORTEST_END = 3.0
"""Least width of a last line, in em."""
SHORTEST_END_PART = 1 / 6
"""The same as a part of a narrow measure."""
EMERGENCY = 3.0
"""Stretch of a whole line, in em, before lines are left as they come."""
RAGGED_ZONE, RAGGED_PART = 2.0, 0.15
"""How short a ragged line may be without harm: in em, and as a part of the measure."""

PENALTIES = (30.0, 50.0, 80.0, 0.0)
"""By kind of chance: after a dash, hyphen, in an address, between ideographs."""
RAGGED_HYPHEN = 200.0


@dataclass(frozen=True, slots=True)
class Shape:
    """The column a paragraph is set in."""

    measure: float
    offset: float
    """Indent of the first line."""
    justified: bool
    size: float
    """Size of the text, which em are counted in."""
    blank: float
    """Width of a blank of the text."""
    divisible: bool
    """Whether the style allows hyphens."""


def break_lines(material: Material, shape: Shape) -> list[Place]:
    """Where the lines of a material end; the last place is its end."""
    count = len(material.texts)
    if not material.divided and _is_plain(material):
        total = sum(material.widths) + (count - 1) * shape.blank
        if total + shape.offset <= shape.measure:
            return [(count, 0, False)]
        if shape.justified:
            ends = fit_words(
                material.widths, shape.blank, shape.measure, shape.offset, _shortest_end(shape)
            )
            if ends is not None:
                return [(end, 0, False) for end in ends]
            return _passes(material, shape, first_done=True)
    return _passes(material, shape, first_done=False)


def _is_plain(material: Material) -> bool:
    return len(material.stretches) == 1


def _passes(material: Material, shape: Shape, *, first_done: bool) -> list[Place]:
    given = opportunities(material, hyphens=False, justified=shape.justified)
    if given.ends[-1] + shape.offset <= shape.measure:
        return [(len(material.texts), 0, False)]
    for rules, hyphens in _rules(shape, first_done=first_done):
        if hyphens:
            given = opportunities(material, hyphens=True, justified=shape.justified)
        ends = fit(given, rules, shape.offset)
        if ends is not None:
            return [(*given.places[end], given.hyphens[end]) for end in ends]
    return fill(material, given, shape.measure, shape.offset)


def _rules(shape: Shape, *, first_done: bool) -> Iterator[tuple[Rules, bool]]:
    """Rules of each pass, and whether words are divided from here on."""
    measure, blank, end = shape.measure, shape.blank, _shortest_end(shape)
    if shape.justified:
        if not first_done:
            yield Rules(measure, blank, tolerance=1.0, shortest_end=end), False
        yield Rules(measure, blank, tolerance=1.6, shortest_end=end), shape.divisible
        zone = EMERGENCY * shape.size
        yield Rules(measure, blank, zone, tolerance=2.5, shortest_end=end), False
        yield Rules(measure, blank, zone, True, INFINITE, end, last_resort=True), False
        return
    zone = max(RAGGED_ZONE * shape.size, RAGGED_PART * measure)
    yield Rules(measure, blank, zone, False, 2.0, end), False
    yield Rules(measure, blank, zone, False, 2.0, end), shape.divisible
    yield Rules(measure, blank, zone, False, INFINITE, end, last_resort=True), False


def _shortest_end(shape: Shape) -> float:
    return min(SHORTEST_END * shape.size, SHORTEST_END_PART * shape.measure)


def opportunities(material: Material, *, hyphens: bool, justified: bool) -> Opportunities:
    """Every place where a line of the material may end."""
    gathering = _Gathering(PENALTIES if justified else (*PENALTIES[:1], RAGGED_HYPHEN, 80.0, 0.0))
    before: Look | None = None
    for stretch in material.stretches:
        gathering.stretch(material, stretch, before, hyphens)
        before = stretch.look
    gathering.end(len(material.texts))
    return gathering.given


class _Gathering:
    """Walks along the material and notes where lines may end."""

    def __init__(self, penalties: tuple[float, ...]) -> None:
        self.given = Opportunities([0.0], [0.0], [0.0], [0], [0], [0.0], [False], [(0, 0)])
        self._penalties = penalties
        self._width = 0.0
        self._blanks = 0

    def stretch(
        self, material: Material, stretch: Stretch, before: Look | None, hyphens: bool
    ) -> None:
        """Note the chances before and inside the pieces of a stretch."""
        look = stretch.look
        blank = blank_width(look)
        table = cut_table(look, hyphens and look.divisible)
        divided = table if material.divided or hyphens else None
        self._width += stretch.gap
        for piece in range(stretch.start, stretch.stop):
            if piece > stretch.start or stretch.blank is not Blank.NONE:
                own = piece > stretch.start or stretch.blank is Blank.OWN or before is None
                self._blank(piece, blank if own or before is None else blank_width(before))
            elif piece and material.divided:
                self._glue(piece, material.texts)
            if divided is not None and not stretch.note:
                for cut in divided[material.texts[piece]]:
                    self._cut(piece, cut, look)
            self._width += material.widths[piece]

    def _blank(self, piece: int, width: float) -> None:
        """A line may end at a blank, which then vanishes."""
        after = self._width + width
        self._note(self._width, self._width, after, self._blanks + 1, 0.0, (piece, 0))
        self._width = after
        self._blanks += 1

    def _glue(self, piece: int, texts: list[str]) -> None:
        """Between the parts of a word that lie in two runs, a dash counts as inside a word."""
        seam = texts[piece - 1][-2:]
        joined = seam + texts[piece][:2]
        if cuts := [cut for cut in CutTable(_NO_WIDTHS, "")[joined] if cut[0] == len(seam)]:
            penalty = self._penalties[cuts[0][2]]
            self._note(self._width, self._width, self._width, self._blanks, penalty, (piece, 0))

    def _cut(self, piece: int, cut: Cut, look: Look) -> None:
        offset, width, kind = cut
        base = self._width + width * look.size + offset * look.spacing
        is_hyphen = kind == HYPHEN
        end = base + look.face.hyphen * look.size + look.spacing if is_hyphen else base
        penalty = self._penalties[kind]
        self._note(end, base, base, self._blanks, penalty, (piece, offset), is_hyphen)

    def _note(
        self,
        end: float,
        base: float,
        start: float,
        blanks_after: int,
        penalty: float,
        place: tuple[int, int],
        hyphen: bool = False,
    ) -> None:
        given = self.given
        given.ends.append(end)
        given.bases.append(base)
        given.starts.append(start)
        given.blanks.append(self._blanks)
        given.blanks_after.append(blanks_after)
        given.penalties.append(penalty)
        given.hyphens.append(hyphen)
        given.places.append(place)

    def end(self, count: int) -> None:
        """The end of the paragraph."""
        self._note(self._width, self._width, self._width, self._blanks, 0.0, (count, 0))


class _NoWidths(dict[str, float]):
    def __missing__(self, character: str) -> float:
        return 0.0


_NO_WIDTHS = _NoWidths()


def cut_table(look: Look, hyphens: bool) -> dict[str, tuple[Cut, ...]]:
    """Table of places where words of a look may be cut."""
    language = look.language if hyphens else ""
    cuts = look.face.cuts
    table = cuts.get(language)
    if table is None:
        table = cuts[language] = CutTable(look.face.advances, language)
    return table
