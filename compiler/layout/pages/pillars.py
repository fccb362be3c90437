"""Text in columns: a spread of the galley into the pillars of one page, even where it ends.

Comes in: the page being filled, and atoms that are to stand side by side. Leave: the columns that
stand on this page, and what goes on after it. Each column is a page of its own to the function
that fills pages; the footnotes called in them stand at the foot of the whole page.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from compiler.layout.galley import (
    Atom,
    Enter,
    Filled,
    FillPage,
    Galley,
    Leave,
    Passage,
    Pillars,
    Place,
    Slab,
    Spread,
)
from compiler.layout.pages.fill import SLACK, Filler, called_in

LEAST_HEIGHT = 48.0
"""Points; columns that go on after the page do not begin with less."""
EVENNESS = 1.0
"""Points of height that are not worth another try."""
STEP = 12.0
"""Points that columns give way at a time to the footnotes they call."""


def pour_columns(filler: Filler, spread: Spread, fill: FillPage) -> list[Atom]:
    """The columns of this page and the spread that goes on; nothing where there is no room."""
    gap = filler.gap(spread.before)
    height = filler.room - SLACK - filler.y - gap
    must = not filler.filled and not filler.foot
    pillars, rest = _poured(spread, height, fill)
    while (over := _over(filler, pillars, gap)) > SLACK and filler.strips(pillars.calls):
        lower = min(height, pillars.height) - max(STEP, over / len(spread.edges))
        if lower < LEAST_HEIGHT:
            break
        height = lower
        pillars, rest = _poured(spread, height, fill)
    too_high = _over(filler, pillars, gap) > SLACK
    if not must and (too_high or (rest is not None and height < LEAST_HEIGHT)):
        return []
    return [pillars] if rest is None else [pillars, rest]


def _over(filler: Filler, pillars: Pillars, gap: float) -> float:
    """By how much the page is too low for columns with the notes they call."""
    strips = filler.strips(pillars.calls)
    foot = filler.foot_height if filler.carry or not strips else filler.foot_with(strips)
    return filler.y + gap + pillars.height + foot + filler.reserve - filler.limit


def _poured(spread: Spread, height: float, fill: FillPage) -> tuple[Pillars, Spread | None]:
    """Columns of a height at most, as even as they can be where all of the text has room."""
    filled, galley = _columns(spread, height, fill)
    rest = filled[-1].rest
    if not galley.ends_at(rest):
        going_on = Spread(galley, spread.edges, rest, 0.0, spread.after, spread.span)
        return _pillars(spread, filled, goes_on=True), going_on
    low, high = sum(each.bottom for each in filled) / len(spread.edges) / 2, _bottom(filled)
    while high - low > EVENNESS:
        middle = (low + high) / 2
        tried, galley = _columns(spread, middle, fill)
        if galley.ends_at(tried[-1].rest) and _bottom(tried) <= high:
            filled, high = tried, min(middle, _bottom(tried))
        else:
            low = middle
    return _pillars(spread, filled, goes_on=False), None


def _columns(spread: Spread, height: float, fill: FillPage) -> tuple[list[Filled], Galley]:
    """All columns filled one after the other, and the galley, in which slabs may be cut."""
    galley = Galley(list(spread.galley.atoms))
    start = spread.start
    place = replace(start, ahead=list(start.ahead), open=list(start.open))
    filled: list[Filled] = []
    for _ in spread.edges:
        if filled and galley.ends_at(place):
            break
        filled.append(fill(galley, place, height, 0.0))
        place = filled[-1].rest
    return filled, galley


def _bottom(filled: Sequence[Filled]) -> float:
    return max(
        each.bottom + sum(enclosure.bottom for enclosure in each.rest.open) for each in filled
    )


def _pillars(spread: Spread, filled: list[Filled], *, goes_on: bool) -> Pillars:
    return Pillars(
        _bottom(filled),
        tuple(zip(spread.edges, filled, strict=False)),
        tuple(label for each in filled for label in called_in(each)),
        spread.before,
        spread.after,
        goes_on,
        spread.span,
    )


def spread_of(atoms: list[Atom], edges: tuple[float, ...]) -> Spread:
    """Atoms as a spread, with the white that belongs around them."""
    first, last = atoms[0], atoms[-1]
    before = first.before if isinstance(first, Passage | Slab) else 0.0
    if isinstance(first, Enter):
        before = first.enclosure.before
    after = last.after if isinstance(last, Passage | Slab) else 0.0
    if isinstance(last, Leave):
        after = last.enclosure.after
    span = next((each.span for each in atoms if isinstance(each, Passage | Slab)), None)
    return Spread(Galley(atoms), edges, Place(), before, after, span)
