"""Figures and small tables that wait for another place than where they are written.

Comes in: the page being filled, at an atom that begins such a group. One that finds no room waits
for the top of the next page while the text goes on; one that its author wants at the top, at the
bottom or on a page of its own is sent there. Nothing is sent past a heading or past another
figure: what comes to one before its page ends is called back to where it was written.
"""

from msgspec.structs import replace

from compiler.layout.galley import Atom, FillPage, Galley, Passage, Pillars, Place, Slab
from compiler.layout.pages.fill import HELD, SLACK, Filler, Sunk, called_in, calls


def passes(filler: Filler, atom: Atom) -> bool:
    """Whether something may be drawn up past a waiting figure."""
    if isinstance(atom, Pillars):
        return not atom.sinks
    if not isinstance(atom, Passage | Slab):
        return True
    if filler.drift is None and atom.drift and atom.wanted in ("top", "page"):
        # It goes to the next page, after the one at the foot of this.
        return True
    heading = isinstance(atom, Passage) and atom.heading
    return not (heading or atom.drift or atom.wanted or _overtakes(filler, atom))


def _overtakes(filler: Filler, atom: Atom) -> bool:
    """Whether a footnote called here would stand before those of a figure that waits."""
    if filler.drift is None or not calls(atom):
        return False
    return any((held := filler.atom(at)) is not None and calls(held) for at in range(*filler.drift))


def send(filler: Filler, index: int, atom: Atom, fill: FillPage) -> int | None:
    """Send a figure where its author wants it: where to go on; None where it stays."""
    if index == filler.settled:
        return None
    if isinstance(atom, Pillars):
        return _sink(filler, index, atom) if atom.sinks else None
    if not isinstance(atom, Passage | Slab) or not atom.drift or atom.wanted in ("", "here"):
        return None
    end = index + atom.drift
    if atom.wanted == "bottom":
        pillars = _whole(filler, index, end, fill)
        if pillars is None:
            return None
        filler.replace(index, [pillars], atom.drift)
        filler.group = (index, index)
        return index
    filler.wished = filler.wished or atom.wanted == "page"
    if set_adrift(filler, index):
        filler.recallable = atom.wanted == "top"
        return end
    if atom.wanted == "page":
        filler.alone = end
    return None


def set_adrift(filler: Filler, index: int) -> bool:
    """Let the figure or table that was begun wait for the next page, if it may."""
    start, end = filler.group
    if filler.drift is not None or not start <= index < end:
        return False
    before = sum(spot.index < start for spot in filler.spots)
    if not any(spot.index != HELD for spot in filler.spots[:before]):
        return False
    filler.cut(before)
    filler.drift = filler.group
    return True


def call_back(filler: Filler) -> int | None:
    """Where a figure that was sent away by wish is to stand after all; None where none was."""
    if filler.sunk is not None:
        start = filler.sunk.index
        filler.rise()
        filler.drift, filler.recallable = None, False
    elif filler.drift is not None and filler.recallable:
        start = filler.drift[0]
        filler.drift, filler.recallable = None, False
    else:
        return None
    filler.cut(sum(spot.index < start for spot in filler.spots))
    filler.settled = start
    return start


def _whole(filler: Filler, start: int, end: int, fill: FillPage) -> Pillars | None:
    """A figure with its words as one piece."""
    atoms = [atom for at in range(start, end) if (atom := filler.atom(at)) is not None]
    first, last = atoms[0], atoms[-1]
    if not isinstance(first, Passage | Slab):
        return None
    alone = [replace(first, drift=0, wanted=""), *atoms[1:]]
    filled = fill(Galley(alone), Place(), filler.limit, 0.0)
    after = last.after if isinstance(last, Passage | Slab) else 0.0
    white = max(first.before, after)
    notes = called_in(filled)
    return Pillars(
        filled.bottom, ((0.0, filled),), notes, first.before, white, span=first.span, sinks=True
    )


def _sink(filler: Filler, index: int, pillars: Pillars) -> int | None:
    """Stand at the foot of this page; None where there is no room."""
    white = max(filler.after, pillars.before) if filler.filled else 0.0
    strips = filler.strips(pillars.calls)
    if filler.sunk is not None or filler.open or (strips and filler.carry):
        return None
    foot = filler.foot_with(strips) if strips else filler.foot_height
    if filler.y + white + pillars.height + foot > filler.limit - filler.reserve + SLACK:
        return None
    filler.sink(Sunk(index, pillars, pillars.height + white))
    return index + 1
