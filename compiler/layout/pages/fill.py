"""The page being filled: atoms from the galley take their places, footnotes theirs at the foot.

Comes in: the column of atoms and a place in it. `breaks.py` drives it and decides where the page
ends.
"""

from collections.abc import Sequence

from msgspec import Struct, field

from compiler.layout.galley import (
    Atom,
    Enclosure,
    Enter,
    Filled,
    Galley,
    Leave,
    Passage,
    Pillars,
    Place,
    Slab,
    Spot,
)

SLACK = 0.01
"""Points by which sums of lengths may miss each other."""
CARRY_SHARE = 0.75
"""Part of the page that the rest of an earlier page's footnote may take."""
HELD = -1
"""Index of what is repeated at the top of a page and has no place in the galley."""


class Sunk(Struct, frozen=True):
    """A figure that stands at the foot of the page."""

    index: int
    pillars: Pillars
    height: float
    """With the white above it."""


class Filler(Struct):
    """The page being filled."""

    galley: Galley
    place: Place
    limit: float
    """Height of the frame."""
    note_white: float
    """Height of the rule above footnotes with its white."""
    y: float = 0.0
    after: float = 0.0
    top: bool = True
    """Whether nothing stands above, so that white before the next atom is dropped."""
    reserve: float = 0.0
    """Room that the open enclosures need to be closed."""
    spots: list[Spot] = field(default_factory=list)
    open: list[Enclosure] = field(default_factory=list)
    foot: list[Slab] = field(default_factory=list)
    foot_height: float = 0.0
    brought: int = 0
    """How many strips at the foot come from the page before."""
    carry: list[Slab] = field(default_factory=list)
    """Strips that find no room at this foot."""
    group: tuple[int, int] = (0, 0)
    """The figure or small table that was begun last, as a stretch of the column."""
    drift: tuple[int, int] | None = None
    """The one that waits for the next page."""
    recallable: bool = False
    """Whether it waits by wish, so that it may stand where it is written after all."""
    sunk: Sunk | None = None
    settled: int = -1
    """The one that stays where it is written."""
    wished: bool = False
    """Whether a figure that is to stand alone on a page may leave this one short."""
    alone: int = -1
    """Where the page ends because a figure is to stand alone on it."""

    # ------------------------------------------------------------ the column

    def atom(self, index: int) -> Atom | None:
        """The atom at a place counted from the start of this page's column."""
        waiting = len(self.place.ahead)
        if index < waiting:
            return self.place.ahead[index]
        at = self.place.index + index - waiting
        return self.galley.atoms[at] if at < len(self.galley.atoms) else None

    def first_line(self, index: int) -> int:
        """Line at which the atom goes on: not 0 where a paragraph runs over from a page before."""
        return self.place.line if index == len(self.place.ahead) else 0

    def replace(self, index: int, pieces: Sequence[Atom], count: int = 1) -> None:
        """Put pieces in the place of an atom, or of several."""
        waiting = len(self.place.ahead)
        if index < waiting:
            self.place.ahead[index : index + count] = pieces
        else:
            at = self.place.index + index - waiting
            self.galley.atoms[at : at + count] = pieces

    @property
    def room(self) -> float:
        """Lowest place at which text may end."""
        return self.limit - self.foot_height - self.reserve + SLACK

    @property
    def whole_room(self) -> float:
        """Room on a page that begins inside of what is open now."""
        heads = sum(slab.height for each in self.open for slab in each.again)
        ends = sum(each.top + each.bottom for each in self.open)
        return self.limit - heads - ends

    @property
    def filled(self) -> bool:
        """Whether anything but repeated material stands on the page."""
        return any(spot.index != HELD and not isinstance(spot.atom, Enter) for spot in self.spots)

    # ------------------------------------------------------------ placing

    def begin(self) -> None:
        """Bring over what the page before left: footnotes first, then open enclosures."""
        waiting = list(self.place.carry)
        most = self.limit * CARRY_SHARE
        while waiting and (not self.foot or self.foot_with([waiting[0]]) <= most):
            self._add_foot([waiting.pop(0)])
        self.brought, self.carry = len(self.foot), waiting
        for enclosure in self.place.open:
            self._enter(enclosure, HELD)
            for slab in enclosure.again:
                self.spots.append(Spot(slab, HELD, 0, 0, self.y, 0.0, glued=True))
                self.y += slab.height
                self.after, self.top = slab.after, False
            self.top = not enclosure.again

    def gap(self, before: float) -> float:
        """White between what was placed last and what comes."""
        return 0.0 if self.top else max(self.after, before)

    def add(self, atom: Atom, index: int) -> bool:
        """Place an atom, or as much of it as fits; whether all of it did."""
        if isinstance(atom, Passage):
            return self._add_passage(atom, index)
        if isinstance(atom, Slab):
            return self._add_slab(atom, index)
        if isinstance(atom, Enter):
            self._enter(atom.enclosure, index)
        elif isinstance(atom, Leave):
            self._leave(atom, index)
        else:
            return isinstance(atom, Pillars) and self._add_pillars(atom, index)
        return True

    def _add_passage(self, passage: Passage, index: int) -> bool:
        first = self.first_line(index)
        count = len(passage.lines)
        gap = self.gap(passage.before)
        y = self.y + gap
        if passage.calls:
            fit = self._fit_with_notes(passage, first, y)
        elif y + (count - first) * passage.leading <= self.room:
            fit = count
        else:
            fit = first + max(0, int((self.room - y) / passage.leading))
        if fit > first:
            self.spots.append(Spot(passage, index, first, fit, y, gap, passage.keep_next))
            self.y = y + (fit - first) * passage.leading
            self.after, self.top = passage.after, False
        return fit >= count

    def _fit_with_notes(self, passage: Passage, first: int, y: float) -> int:
        for at in range(first, len(passage.lines)):
            y += passage.leading
            strips = self.strips(passage.lines[at].notes)
            if strips and not self.carry:
                if y + self.foot_with(strips) + self.reserve > self.limit + SLACK:
                    return at
                self._add_foot(strips)
            elif y > self.room:
                return at
            else:
                self.carry.extend(strips)
        return len(passage.lines)

    def _add_slab(self, slab: Slab, index: int) -> bool:
        gap = self.gap(slab.before)
        strips = self.strips(slab.calls)
        foot = self.foot_height if self.carry or not strips else self.foot_with(strips)
        if self.y + gap + slab.height + foot + self.reserve > self.limit + SLACK:
            return False
        self.put_slab(slab, index, gap)
        if self.carry:
            self.carry.extend(strips)
        else:
            self._add_foot(strips)
        return True

    def _add_pillars(self, pillars: Pillars, index: int) -> bool:
        gap = self.gap(pillars.before)
        strips = self.strips(pillars.calls)
        y = self.y + gap + pillars.height
        foot = self.foot_height if self.carry or not strips else self.foot_with(strips)
        if y + foot + self.reserve > self.limit + SLACK and self.filled:
            return False
        self.spots.append(Spot(pillars, index, 0, 0, self.y + gap, gap))
        self.y, self.after, self.top = y, pillars.after, False
        self.divide(strips, y)
        return True

    def put_slab(self, slab: Slab, index: int, gap: float) -> None:
        """Place a slab, whether it fits or not."""
        self.spots.append(Spot(slab, index, 0, 0, self.y + gap, gap, slab.keep_next))
        self.y += gap + slab.height
        self.after, self.top = slab.after, False

    def extend(self, passage: Passage, index: int, last: int) -> None:
        """Place the lines of a passage up to `last`, whether they fit or not."""
        spot = self.spots[-1] if self.spots else None
        if spot is None or spot.index != index:
            gap = self.gap(passage.before)
            first = self.first_line(index)
            spot = Spot(passage, index, first, first, self.y + gap, gap, passage.keep_next)
            self.spots.append(spot)
        spot.last = last
        self._resume()

    def _enter(self, enclosure: Enclosure, index: int) -> None:
        gap = 0.0 if index == HELD else self.gap(enclosure.before)
        self.spots.append(Spot(Enter(enclosure), index, 0, 0, self.y + gap, gap, glued=True))
        self.y += gap + enclosure.top
        self.after, self.top = 0.0, True
        self.reserve += enclosure.bottom
        self.open.append(enclosure)

    def _leave(self, leave: Leave, index: int) -> None:
        enclosure = leave.enclosure
        self.open.pop()
        self.reserve -= enclosure.bottom
        entered = next(
            spot.y
            for spot in reversed(self.spots)
            if isinstance(spot.atom, Enter) and spot.atom.enclosure is enclosure
        )
        least = min(entered + enclosure.min_height, self.room)
        self.y = max(self.y + enclosure.bottom, least)
        self.spots[-1].glued = True
        self.spots.append(Spot(leave, index, 0, 0, self.y, 0.0, enclosure.keep_next))
        self.after, self.top = enclosure.after, False

    # ------------------------------------------------------------ the foot of the text

    @property
    def holds(self) -> bool:
        """Whether a figure is held back from where it is written."""
        return self.drift is not None or self.sunk is not None

    def sink(self, sunk: Sunk) -> None:
        """Keep room for a figure at the foot of the page."""
        self.sunk = sunk
        self.reserve += sunk.height
        self._add_foot(self.strips(sunk.pillars.calls))

    def rise(self) -> None:
        """Give up the room for it and for the footnotes it calls."""
        sunk = self.sunk
        if sunk is not None:
            self.reserve -= sunk.height
            self.sunk = None
            if sunk.pillars.calls:
                self._recount_foot()

    def settle(self) -> None:
        """Put the figure in its room, above the footnotes."""
        if self.sunk is not None:
            pillars = self.sunk.pillars
            bottom = max(self.limit - self.foot_height, self.y + self.sunk.height)
            y = bottom - pillars.height
            self.spots.append(Spot(pillars, self.sunk.index, 0, 0, y, 0.0))
            self.y = bottom

    # ------------------------------------------------------------ taking back

    def cut(self, count: int, last: int | None = None) -> None:
        """Keep only the first spots, and of the last of them only the lines before `last`."""
        spots = self.spots
        called = any(calls(spot.atom) for spot in spots)
        del spots[count:]
        if last is not None:
            spots[-1].last = last
        self.open = []
        for spot in spots:
            if isinstance(spot.atom, Enter):
                self.open.append(spot.atom.enclosure)
            elif isinstance(spot.atom, Leave):
                self.open.pop()
        self.reserve = sum(enclosure.bottom for enclosure in self.open)
        self.reserve += self.sunk.height if self.sunk is not None else 0.0
        if called:
            self._recount_foot()
        self._resume()

    def _resume(self) -> None:
        if not self.spots:
            return
        spot = self.spots[-1]
        atom = spot.atom
        self.top = False
        if isinstance(atom, Passage):
            self.y = spot.y + (spot.last - spot.first) * atom.leading
            self.after = atom.after
        elif isinstance(atom, Slab | Pillars):
            self.y, self.after = spot.y + atom.height, atom.after
        elif isinstance(atom, Enter):
            self.y, self.after, self.top = spot.y + atom.enclosure.top, 0.0, True
        elif isinstance(atom, Leave):
            self.y, self.after = spot.y, atom.enclosure.after

    def _recount_foot(self) -> None:
        del self.foot[self.brought :]
        held = sum(strip.height for strip in self.foot)
        self.foot_height = held + self.note_white if self.foot else 0.0
        self.carry = self.carry_brought()
        sunk = self.sunk
        for spot in self.spots:
            if sunk is not None and spot.index > sunk.index:
                self._call(sunk.pillars.calls)
                sunk = None
            self._call(_labels(spot))
        if sunk is not None:
            self._call(sunk.pillars.calls)

    def _call(self, labels: tuple[str, ...]) -> None:
        """Put footnotes at the foot, or let them wait where others do."""
        strips = self.strips(labels)
        if self.carry:
            self.carry.extend(strips)
        else:
            self._add_foot(strips)

    def carry_brought(self) -> list[Slab]:
        """What the page before left and this foot could not take."""
        return self.place.carry[self.brought :]

    # ------------------------------------------------------------ footnotes

    def strips(self, labels: tuple[str, ...]) -> list[Slab]:
        """Strips of the footnotes that a line calls."""
        notes = self.galley.notes
        return [strip for label in labels if label in notes for strip in notes[label].strips]

    def foot_room(self, y: float) -> float:
        """Room for further footnotes when text ends at `y`."""
        return self.limit + SLACK - self.reserve - y - (self.foot_height or self.note_white)

    def foot_count(self, strips: list[Slab], y: float) -> int:
        """How many of the strips find room when text ends at `y`."""
        room = self.foot_room(y)
        for count, strip in enumerate(strips):
            room -= strip.height
            if room < 0:
                return count
        return len(strips)

    def divide(self, strips: list[Slab], y: float) -> None:
        """Put as many strips at the foot as find room, and carry the rest over."""
        count = 0 if self.carry else self.foot_count(strips, y)
        self._add_foot(strips[:count])
        self.carry.extend(strips[count:])

    def foot_with(self, strips: list[Slab]) -> float:
        """Height of the foot with further strips."""
        height = self.foot_height or self.note_white
        return height + sum(strip.height for strip in strips)

    def _add_foot(self, strips: list[Slab]) -> None:
        if strips:
            self.foot_height = self.foot_with(strips)
            self.foot.extend(strips)


def calls(atom: Atom) -> bool:
    """Whether a footnote is called in an atom."""
    return isinstance(atom, Passage | Slab | Pillars) and bool(atom.calls)


def _labels(spot: Spot) -> tuple[str, ...]:
    atom = spot.atom
    if isinstance(atom, Slab | Pillars):
        return atom.calls
    if not isinstance(atom, Passage) or not atom.calls:
        return ()
    lines = atom.lines[spot.first : spot.last]
    return tuple(label for line in lines for label in line.notes)


def called_in(filled: Filled) -> tuple[str, ...]:
    """Labels of the footnotes called in what was filled, in order."""
    return tuple(label for spot in filled.spots for label in _labels(spot))
