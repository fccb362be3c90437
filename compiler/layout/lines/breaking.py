"""Line breaking: tries the passes in order, from the strictest to the one that always succeeds.

What comes in is material and a measure; what leaves are places where lines end. As in TeX, words
are divided only when a first pass without hyphens finds nothing acceptable; then stretching is
allowed to grow, and at last words are cut (`greedy.py`).
"""

from collections.abc import Iterator

from msgspec import Struct

from compiler.layout.lines.ends import NEW_HYPHEN, LineEnds, in_rows, of_rows
from compiler.layout.lines.greedy import Place, fill
from compiler.layout.lines.hanging import hung
from compiler.layout.lines.opportunities import Opportunities
from compiler.layout.lines.ragged import ragged_ends
from compiler.layout.lines.rivers import without_rivers
from compiler.layout.lines.totalfit import ELASTIC, INFINITE, Rules, fit
from compiler.layout.lines.words import Material, blank_width

MOST_WEIGHED = 10_000
"""Longer paragraphs, which nobody writes, are set line by line."""
SHORTEST_END = 3.0
"""Least width of a last line, in em."""
SHORTEST_END_PART = 1 / 6
"""The same as a part of a narrow measure."""
PRETOLERANCE, TOLERANCE, LOOSE = 1.0, 2.0, 4.0
"""Greatest ratio of a line without hyphens, with them, and when both have failed."""
EMERGENCY = 0.5
"""Stretch of a line besides its blanks, in em, where nothing else helps."""
RAGGED_ZONE, RAGGED_PART = 2.0, 0.15
"""How short a ragged line may be without harm: in em, and as a part of the measure."""
RAGGED_TOLERANCE = 2.0


class Shape(Struct, frozen=True):
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
    hanging: bool = False
    """Whether marks hang at the ends of lines."""


def break_lines(material: Material, shape: Shape) -> list[Place]:
    """Where the lines of a material end; the last place is its end."""
    ends = None if shape.justified else between_blanks(material, shape)
    if ends is not None:
        return [(end, 0, False) for end in ends]
    found = Opportunities(material, shape.blank, justified=shape.justified)
    if found.natural + shape.offset <= shape.measure:
        return [(len(material.texts), 0, False)]
    given = found.in_order(hyphens=False)
    given = hung(given, material) if shape.hanging else given
    if len(given.ends) > MOST_WEIGHED:
        return fill(material, found.in_order(hyphens=shape.divisible), shape.measure, shape.offset)
    for rules, hyphens in _passes(shape):
        if hyphens:
            given = found.in_order(hyphens=True, rules=rules, offset=shape.offset)
            given = hung(given, material) if shape.hanging else given
        ends = fit(given, rules, shape.offset)
        if ends is not None:
            if rules.shrinks:
                ends = without_rivers(given, ends, rules, shape.offset)
            return _places(given, ends)
    return fill(material, given, shape.measure, shape.offset)


def between_blanks(material: Material, shape: Shape) -> list[int] | None:
    """Ends of ragged lines of words that are in one look and are not divided, if they can be so."""
    stretches = material.stretches
    if len(stretches) > 1 or stretches[0].divided or stretches[0].gap or shape.offset:
        return None
    if len(material.texts) > MOST_WEIGHED:
        return None
    rules, _ = next(_passes(shape))
    return ragged_ends(material.widths, blank_width(stretches[0].look), rules)


def break_rest(material: Material, shape: Shape, begin: tuple[int, int]) -> list[Place]:
    """Where the lines of a material end from a place on, at which a line has ended."""
    found = Opportunities(material, shape.blank, justified=shape.justified)
    for rules, hyphens in _passes(shape):
        given = found.in_order(hyphens=hyphens)
        rest = _from(hung(given, material) if shape.hanging else given, begin)
        ends = fit(rest, rules, 0.0) if rest else None
        if rest and ends is not None:
            return _places(rest, ends)
    return []


def _places(given: LineEnds, ends: list[int]) -> list[Place]:
    """Where the lines of the given ends end in the material."""
    *_, hyphens, pieces, insides = given
    return [(pieces[end], insides[end], hyphens[end] == NEW_HYPHEN) for end in ends]


def _from(given: LineEnds, begin: tuple[int, int]) -> LineEnds | None:
    """The line ends from a place on, if it is among them."""
    rows = in_rows(given)
    for index, (*_, piece, inside) in enumerate(rows):
        if (piece, inside) == begin:
            return of_rows(rows[index:])
    return None


def _passes(shape: Shape) -> Iterator[tuple[Rules, bool]]:
    """Rules of each pass, and whether words are divided in it."""
    measure, blank, end = shape.measure, shape.blank, _shortest_end(shape)
    if shape.justified:
        for tolerance in (PRETOLERANCE, TOLERANCE, LOOSE):
            divides = shape.divisible and tolerance > PRETOLERANCE
            yield Rules(measure, blank, 0.0, True, tolerance, end, ELASTIC), divides
        zone = EMERGENCY * shape.size
        last = Rules(measure, blank, zone, True, INFINITE, end, ELASTIC, last_resort=True)
        yield last, shape.divisible
        return
    zone = max(RAGGED_ZONE * shape.size, RAGGED_PART * measure)
    yield Rules(measure, blank, zone, False, RAGGED_TOLERANCE, end), False
    yield Rules(measure, blank, zone, False, RAGGED_TOLERANCE, end), shape.divisible
    yield Rules(measure, blank, zone, False, INFINITE, end, last_resort=True), shape.divisible


def _shortest_end(shape: Shape) -> float:
    return min(SHORTEST_END * shape.size, SHORTEST_END_PART * shape.measure)
