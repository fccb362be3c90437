"""Where a page ends.

Comes in: the galley and a place in it. Leaves: a `Filled` page, which says where each atom stands
and where the next page goes on. The rules are the book trade's: two lines of a paragraph at least
on either side of a break (widows and orphans), headings with what follows them, captions with
their tables, footnotes on the page of their call; and where they cannot all be kept, the least of
them is bent first.
"""

from enum import IntEnum

from compiler.layout.galley import (
    Atom,
    Enclosure,
    Enter,
    Filled,
    Galley,
    Passage,
    Pillars,
    Place,
    Slab,
    Spot,
    Spread,
    remainder,
)
from compiler.layout.lines.line import Line
from compiler.layout.pages.fill import HELD, Filler
from compiler.layout.pages.floats import call_back, passes, send, set_adrift
from compiler.layout.pages.pillars import pour_columns
from compiler.layout.pages.slices import slice_slab

MOST_SINK = 0.85
"""Part of the page that the white above a part's first block may take."""
ORPHANS = 2
"""Lines of a paragraph that a page must end with at least."""
WIDOWS = 2
"""Lines of a paragraph that a page must begin with at least."""
SPLIT_LOSS = 0.12
"""Part of the page that is left white rather than split a footnote."""
SPLIT_LINES = 2
"""Lines of a split footnote that stay with its call at least."""
RELAX_BELOW = 0.5
"""Pages which strict breaks fill less than this bend the rules for paragraphs."""
SLICED_ABOVE = 0.5
"""Rows higher than this part of the page may be cut where it ends."""
LEAST_SLICED = 160.0
"""Height in points below which no row is cut, however low the page is."""
LEAST_SLICE = 48.0
"""Least height in points of what stands of a row before a cut."""
HYPHEN_LINES, HYPHEN_LOSS = 2, 0.05
"""Lines, and part of the page, that are left white rather than end it on a hyphen."""
STRETCH = 0.4
"""Part by which the white between blocks may grow so that pages end on the same line."""


class Rules(IntEnum):
    """How much is demanded of a break."""

    STRICT = 0
    LONE_LINES = 1
    """One line of a paragraph may stand alone; paragraphs kept whole may break."""
    ANYWHERE = 2


def fill_page(
    galley: Galley, place: Place, limit: float, note_white: float, top: float = 0.0
) -> Filled:
    """Fill a page of the height `limit` from a place in the galley; `top` is white above."""
    filler = Filler(galley, place, limit, note_white, y=min(top, limit * MOST_SINK))
    filler.begin()
    index = 0
    while True:
        atom = filler.atom(index)
        if filler.holds and (atom is None or not passes(filler, atom)):
            back = call_back(filler)
            if back is None:
                return _stop(filler, None)
            index = back
            continue
        if atom is None:
            return _finish(filler, index, 0)
        drift = atom.drift if isinstance(atom, Passage | Slab) else 0
        if drift:
            filler.group = (index, index + drift)
        if (after := send(filler, index, atom, fill_page)) is not None:
            index = after
        elif isinstance(atom, Spread):
            poured = pour_columns(filler, atom, fill_page)
            if not poured:
                break
            filler.replace(index, poured)
        elif filler.add(atom, index):
            index += 1
            if isinstance(atom, Pillars) and atom.goes_on:
                return _stop(filler, None)
            if index == filler.alone:
                return _stop(filler, None)
        elif set_adrift(filler, index):
            index = filler.group[1]
        elif not _slice(filler, atom, index):
            break
    return _stop(filler, index)


def _slice(filler: Filler, atom: Atom, index: int) -> bool:
    """Cut a slab that no page can hold, or hardly one, where none of its lines is hurt."""
    if not isinstance(atom, Slab):
        return False
    room = filler.room - filler.y - filler.gap(atom.before)
    begun = filler.filled or bool(filler.foot)
    tall = atom.height > max(SLICED_ABOVE * filler.limit, LEAST_SLICED)
    if begun and (not tall or room < LEAST_SLICE):
        return False
    pieces = slice_slab(atom, room, filler.whole_room)
    if len(pieces) < 2 or (begun and pieces[0].height > room):
        return False
    filler.replace(index, pieces)
    return True


# ---------------------------------------------------------------- choosing the break


def _stop(filler: Filler, index: int | None) -> Filled:
    """End the page; `index` is the atom that found no room, unless something else ends it."""
    if filler.holds and filler.open:
        # What waits would come to stand inside the box: the box waits behind it, whole.
        outer = filler.open[0]
        filler.cut(next(at for at, spot in enumerate(filler.spots) if _enters(spot, outer)))
        index = None
    chosen = _choose(filler)
    if index is not None:
        y = _bottom(filler.spots[chosen[0]], chosen[1]) if chosen else 0.0
        loss = filler.limit - filler.foot_height - y
        if chosen is None or loss > SPLIT_LOSS * filler.limit:
            split = _split_note(filler, index, SPLIT_LINES)
            if split is not None:
                return split
    if chosen is None:
        index = index or 0
        if filler.foot and not filler.filled:
            return _finish(filler, index, filler.first_line(index))
        return _force(filler, index)
    position, last = chosen
    spot = filler.spots[position]
    filler.cut(position + 1, last)
    if isinstance(spot.atom, Passage) and last < len(spot.atom.lines):
        return _finish(filler, spot.index, last)
    return _finish(filler, max(spot.index + 1, _after_drift(filler, spot.index + 1)), 0)


def _enters(spot: Spot, enclosure: Enclosure) -> bool:
    return isinstance(spot.atom, Enter) and spot.atom.enclosure is enclosure


def _after_drift(filler: Filler, index: int) -> int:
    return filler.drift[1] if filler.drift is not None and index > filler.drift[0] else index


def _choose(filler: Filler) -> tuple[int, int] | None:
    strict = _latest(filler.spots, Rules.STRICT)
    if strict is not None:
        if _bottom(filler.spots[strict[0]], strict[1]) >= RELAX_BELOW * filler.limit:
            return _without_hyphen(filler, *strict)
        relaxed = _latest(filler.spots, Rules.LONE_LINES)
        return relaxed or strict
    for rules in (Rules.LONE_LINES, Rules.ANYWHERE):
        relaxed = _latest(filler.spots, rules)
        if relaxed is not None:
            return relaxed
    return None


def _latest(spots: list[Spot], rules: Rules) -> tuple[int, int] | None:
    """Latest break that the rules allow: position of a spot and line after its last one."""
    for position in range(len(spots) - 1, -1, -1):
        spot = spots[position]
        atom = spot.atom
        if spot.index == HELD or isinstance(atom, Enter):
            continue
        if not isinstance(atom, Passage):
            if not spot.glued or rules is Rules.ANYWHERE:
                return position, 0
            continue
        for last in range(spot.last, spot.first, -1):
            if last < len(atom.lines):
                allowed = _may_break(atom, last) or rules is not Rules.STRICT
            else:
                allowed = not spot.glued or rules is Rules.ANYWHERE
            if allowed:
                return position, last
    return None


def _may_break(passage: Passage, last: int) -> bool:
    left = len(passage.lines) - last
    return not passage.keep_lines and last >= max(ORPHANS, passage.whole) and left >= WIDOWS


def _without_hyphen(filler: Filler, position: int, last: int) -> tuple[int, int]:
    """A line or two less, where the page would end on a hyphen and can do without them.

    It can where its white makes up for them, or where they are a small part of it.
    """
    spot = filler.spots[position]
    atom = spot.atom
    if not isinstance(atom, Passage) or last >= len(atom.lines):
        return position, last
    if not _ends_on_hyphen(atom.lines[last - 1]):
        return position, last
    white = sum(each.gap for each in filler.spots[: position + 1])
    most = max(HYPHEN_LOSS * filler.limit, 0.0 if filler.foot else STRETCH * white)
    for less in range(last - 1, max(spot.first, last - 1 - HYPHEN_LINES), -1):
        loss = filler.limit - filler.foot_height - _bottom(spot, less)
        if loss > most or not _may_break(atom, less):
            break
        if not _ends_on_hyphen(atom.lines[less - 1]):
            return position, less
    return position, last


def _ends_on_hyphen(line: Line) -> bool:
    """Whether a word goes on in the next line, after a new hyphen or one of its own."""
    return line.hyphenated or (line.glued and line.fragments[-1].text.endswith("-"))


def _bottom(spot: Spot, last: int) -> float:
    if isinstance(spot.atom, Passage):
        return spot.y + (last - spot.first) * spot.atom.leading
    return spot.y + spot.atom.height if isinstance(spot.atom, Slab | Pillars) else spot.y


# ---------------------------------------------------------------- where rules do not help


def _split_note(filler: Filler, index: int, least: int) -> Filled | None:
    """End the page with the line whose footnote does not fit, and the footnote in two."""
    atom = filler.atom(index)
    if filler.carry or not isinstance(atom, Passage | Slab) or not atom.calls:
        return None
    if isinstance(atom, Slab):
        y = filler.y + filler.gap(atom.before) + atom.height
        strips = filler.strips(atom.calls)
        if filler.foot_count(strips, y) < least or atom.keep_next:
            return None
        filler.put_slab(atom, index, filler.gap(atom.before))
        filler.divide(strips, y)
        return _finish(filler, index + 1, 0)
    return _split_in_passage(filler, atom, index, least)


def _split_in_passage(filler: Filler, passage: Passage, index: int, least: int) -> Filled | None:
    placed = bool(filler.spots) and filler.spots[-1].index == index
    first = filler.spots[-1].last if placed else filler.first_line(index)
    start = filler.y if placed else filler.y + filler.gap(passage.before)
    count = len(passage.lines)
    strips: list[Slab] = []
    for last in range(first + 1, min(first + ORPHANS + 1, count) + 1):
        strips.extend(filler.strips(passage.lines[last - 1].notes))
        y = start + (last - first) * passage.leading
        if not strips or filler.foot_count(strips, y) < least or y > filler.room:
            continue
        ends = last == count
        if (not passage.keep_next) if ends else (least == 0 or _may_break(passage, last)):
            filler.extend(passage, index, last)
            filler.divide(strips, y)
            return _finish(filler, index + 1 if ends else index, 0 if ends else last)
    return None


def _force(filler: Filler, index: int) -> Filled:
    """Place what does not fit: a line or a thing higher than the page."""
    atom = filler.atom(index)
    if isinstance(atom, Slab):
        filler.put_slab(atom, index, filler.gap(atom.before))
        filler.carry.extend(filler.strips(atom.calls))
        return _finish(filler, index + 1, 0)
    if not isinstance(atom, Passage):
        return _finish(filler, index, 0)
    last = filler.first_line(index) + 1
    filler.extend(atom, index, last)
    strips = filler.strips(atom.lines[last - 1].notes)
    filler.divide(strips, filler.y)
    ends = last == len(atom.lines)
    return _finish(filler, index + 1 if ends else index, 0 if ends else last)


def _finish(filler: Filler, index: int, line: int) -> Filled:
    """The page as filled, and where the next one goes on."""
    place = filler.place
    sunk = filler.sunk
    if sunk is not None and index >= sunk.index and (index > sunk.index or not line):
        index = max(index, sunk.index + 1)
        filler.settle()
    elif sunk is not None:
        filler.rise()
    if filler.carry:
        # Text that ends early leaves room for what waits of an earlier page's footnote.
        strips, filler.carry = filler.carry, []
        filler.divide(strips, filler.y)
    waiting = len(place.ahead)
    ahead = place.ahead[index:]
    if filler.drift is not None and index > filler.drift[0]:
        ahead = [atom for at in range(*filler.drift) if (atom := filler.atom(at)) is not None]
    at = place.index + max(0, index - waiting)
    if index < waiting:
        first = ahead[0]
        if line and isinstance(first, Passage):
            ahead[0] = remainder(first, line)
        line = place.line
    elif index == waiting and not line:
        line = place.line
    rest = Place(at, line, ahead, list(filler.carry), list(filler.open))
    return Filled(filler.spots, filler.foot, filler.y, rest, filler.wished)
