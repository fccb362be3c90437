"""The page that is taken: filled, filled with less white, or shorter for the sake of the last.

Comes in: the galley of a part, a place in it and the frame. Leaves: the `Filled` page. Filling may
put pieces in the place of an atom, which must not reach a page that is given up: what is only
tried works on a copy.
"""

from math import ceil

from msgspec.structs import replace

from compiler.layout.galley import Filled, Galley, Passage, Place
from compiler.layout.pages.breaks import fill_page
from compiler.layout.pages.frame import Frame

SHRINK = 0.25
"""Part by which the white between blocks may shrink where a page would otherwise end early."""
SHRINK_LOSS = 0.06
"""Part of the page left white from which on that is tried."""
STUB_LINES = 5
"""Lines of text that the last page of a part holds at least, if the page before can spare them."""
STUB_LOSS = 0.1
"""Part of the page before that it may be left white for that."""
NEAR_END = 64
"""Atoms left from which on the last page is looked at: more than stand on two pages of text."""


def choose_page(galley: Galley, place: Place, frame: Frame, top: float) -> Filled:
    """Fill a page; one before a last page of a few lines leaves it some of its own."""
    if len(galley.atoms) - place.index > NEAR_END:
        return _fill(galley, place, frame, top)
    before = Galley(list(galley.atoms), galley.notes)
    kept = replace(place, ahead=list(place.ahead))
    filled = _fill(galley, place, frame, top)
    needed = _stub_needs(galley, filled, frame)
    if not needed:
        return filled
    limit = frame.height - ceil(needed / frame.grid) * frame.grid
    given = fill_page(before, kept, limit, frame.note_white, top)
    if given.bottom < (1 - STUB_LOSS) * frame.height or _stub_needs(before, given, frame):
        return filled
    galley.atoms[:] = before.atoms
    return given


def _fill(galley: Galley, place: Place, frame: Frame, top: float) -> Filled:
    """Fill a page; where much would be left white, with less white between the blocks."""
    filled = fill_page(galley, place, frame.height, frame.note_white, top)
    loss = frame.height - filled.bottom
    if filled.foot or loss <= SHRINK_LOSS * frame.height or galley.ends_at(filled.rest):
        return filled
    white = sum(spot.gap for spot in filled.spots)
    room = frame.height + SHRINK * (white + SHRINK_LOSS * frame.height)
    tried = Galley(list(galley.atoms), galley.notes)
    again = replace(place, ahead=list(place.ahead))
    fuller = fill_page(tried, again, room, frame.note_white, top)
    excess = fuller.bottom - frame.height
    if fuller.foot or excess > SHRINK * sum(spot.gap for spot in fuller.spots):
        return filled
    galley.atoms[:] = tried.atoms
    return fuller


def _stub_needs(galley: Galley, filled: Filled, frame: Frame) -> float:
    """What a last page after this one lacks to be more than a few lines of text; 0: nothing."""
    rest = filled.rest
    if rest.ahead or rest.carry or rest.open or filled.foot or filled.short:
        return 0.0
    if galley.ends_at(rest) or len(galley.atoms) - rest.index > STUB_LINES:
        return 0.0
    left = Galley(galley.atoms[rest.index :], galley.notes)
    if not all(isinstance(atom, Passage) for atom in left.atoms):
        return 0.0
    last = fill_page(left, Place(0, rest.line), frame.height, frame.note_white)
    if last.foot or not left.ends_at(last.rest):
        return 0.0
    return max(0.0, STUB_LINES * frame.grid - last.bottom)
