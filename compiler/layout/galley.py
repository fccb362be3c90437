"""The galley: set material in one unbroken column, before pages.

Blocks go in, already set; `fill.py` and `paginate.py` pour what comes out into page frames. The
column is a flat list of atoms. Positions run from the left edge of the frame and from the top of
the atom; only `paginate.py` knows where on a page that is. What surrounds a stretch of the column
(a box, the body of a table) is an `Enclosure` that is entered and left, so that a page break
inside it can close it and open it again.
"""

from collections.abc import Callable, Iterator
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.layout.lines.line import Line
from compiler.layout.page import (
    Anchor,
    LinkArea,
    Placed,
    PlacedFill,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
)
from compiler.model.block import Placement
from compiler.source import Span

BASELINE = 0.7
"""Part of the leading that stands above the baseline: one grid for all roles of one leading."""


class Aside(Struct, frozen=True):
    """A line beside the text, sharing a baseline with it: a bullet, a date, a leader, a folio."""

    at: int
    """Index of the text line it stands beside."""
    x: float
    line: Line
    owner: int


class Passage(Struct):
    """The lines of one paragraph; a page may break between them."""

    x: float
    lines: tuple[Line, ...]
    leading: float
    owner: int
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    calls: bool = False
    """Whether a line calls a footnote."""
    links: bool = False
    """Whether a line holds a link."""
    labels: tuple[str, ...] = ()
    """What its first line is the anchor of."""
    asides: tuple[Aside, ...] = ()
    heading: bool = False
    drift: int = 0
    """How many atoms from here on form a figure or small table that may wait for the top of the
    next page while the text goes on; 0: none begins here."""
    wanted: Placement = ""
    """Where on a page its author wants that figure or table."""
    whole: int = 0
    """How many of its first lines stand together, beside an initial."""
    span: Span | None = None

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return self.leading * len(self.lines)


SetLine = tuple[float, float, Line, int]
"""A line of a slab: x, baseline from the slab's top, the line, its owner."""


class Slab(Struct):
    """Material that stands together: a table row, a picture, a rule."""

    height: float
    lines: tuple[SetLine, ...] = ()
    marks: tuple[Placed, ...] = ()
    """Fills, rules and pictures, drawn below the lines; y from the slab's top."""
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    calls: tuple[str, ...] = ()
    links: bool = False
    labels: tuple[str, ...] = ()
    boxed: int = -1
    """Element whose BBox is the picture's place, once that is known."""
    drift: int = 0
    """As for a passage."""
    wanted: Placement = ""
    span: Span | None = None


class Enclosure(Struct):
    """What surrounds a stretch of the galley and is closed and opened again by page breaks."""

    x: float
    width: float
    fill: str = ""
    bar: float = 0.0
    bar_color: str = ""
    border: float = 0.0
    border_color: str = ""
    top: float = 0.0
    bottom: float = 0.0
    before: float = 0.0
    after: float = 0.0
    min_height: float = 0.0
    again: tuple[Slab, ...] = ()
    """What is repeated at the top of every further page, as decoration."""
    close: tuple[PlacedRule, ...] = ()
    """Rules at the bottom of each page's stretch; y from that bottom."""
    labels: tuple[str, ...] = ()
    keep_next: bool = False


class Enter(Struct, frozen=True):
    """An enclosure begins."""

    enclosure: Enclosure


class Leave(Struct, frozen=True):
    """An enclosure ends."""

    enclosure: Enclosure


class Spread(Struct):
    """Atoms that stand in several columns side by side, before they are poured into them."""

    galley: "Galley"
    edges: tuple[float, ...]
    """Left edge of each column, from the left edge of the frame."""
    start: "Place"
    """How far the galley has been poured out on pages before."""
    before: float = 0.0
    after: float = 0.0
    span: Span | None = None


class Pillars(Struct):
    """Columns of one page as they are poured; they stand together."""

    height: float
    columns: "tuple[tuple[float, Filled], ...]"
    """Left edge of each, and what stands in it."""
    calls: tuple[str, ...] = ()
    before: float = 0.0
    after: float = 0.0
    goes_on: bool = False
    """Whether their text goes on after the page."""
    span: Span | None = None
    sinks: bool = False
    """Whether it is a figure that is wanted at the foot of a page."""


Atom = Passage | Slab | Enter | Leave | Spread | Pillars


class SetNote(Struct):
    """A footnote as set: unbreakable strips, one or more per line of its text."""

    label: str
    strips: tuple[Slab, ...]


class Galley(Struct):
    """The column of one part, with the footnotes its lines call."""

    atoms: list[Atom] = field(default_factory=list)
    notes: dict[str, SetNote] = field(default_factory=dict)

    def ends_at(self, place: "Place") -> bool:
        """Whether nothing is left to be poured out."""
        done = place.index >= len(self.atoms) and not place.line
        return done and not place.ahead and not place.carry


class Spot(Struct):
    """An atom, or some lines of it, on its place in the page."""

    atom: Atom
    index: int
    first: int
    last: int
    y: float
    gap: float
    """White above, which may be stretched."""
    glued: bool = False
    """Whether no page may end after it."""


class Place(Struct):
    """How far the galley has been poured out."""

    index: int = 0
    line: int = 0
    ahead: list[Atom] = field(default_factory=list)
    """Figures and tables that wait for the top of the next page."""
    carry: list[Slab] = field(default_factory=list)
    """Rest of the footnotes of the page before."""
    open: list[Enclosure] = field(default_factory=list)


class Filled(Struct):
    """One page: what stands where, its footnotes, and where the next one goes on."""

    spots: list[Spot]
    foot: list[Slab]
    bottom: float
    rest: Place
    short: bool = False
    """Whether it may be short, because its author wants a figure alone on a page."""


FillPage = Callable[[Galley, Place, float, float], Filled]
"""Fills an area of a height from a place in a galley; the last is the white above footnotes."""


def remainder(passage: Passage, first: int) -> Passage:
    """The lines of a passage from the one with index `first` on."""
    return replace(
        passage,
        lines=passage.lines[first:],
        labels=(),
        whole=0,
        drift=0,
        asides=tuple(
            replace(aside, at=aside.at - first) for aside in passage.asides if aside.at >= first
        ),
    )


def height_of(atoms: list[Atom]) -> float:
    """Height of atoms set one below the other, the white between them included."""
    height, after, top = 0.0, 0.0, True
    for atom in atoms:
        match atom:
            case Enter(enclosure):
                height += (0.0 if top else max(after, enclosure.before)) + enclosure.top
                after, top = 0.0, True
            case Leave(enclosure):
                height += enclosure.bottom
                after, top = enclosure.after, False
            case Spread():
                height += height_of(atom.galley.atoms) / len(atom.edges)
            case _:
                height += (0.0 if top else max(after, atom.before)) + atom.height
                after, top = atom.after, False
    return height


def moved(item: Placed, right: float, down: float) -> Placed:
    """The same item elsewhere."""
    match item:
        case PlacedRule():
            return replace(
                item,
                x=item.x + right,
                to_x=item.to_x + right,
                y=item.y + down,
                to_y=item.to_y + down,
            )
        case PlacedLine() | PlacedFill() | PlacedPicture() | LinkArea() | Anchor():
            return replace(item, x=item.x + right, y=item.y + down)
        case _:
            assert_never(item)


def strips_of(atoms: list[Atom]) -> Iterator[Slab]:
    """Atoms as unbreakable strips, one per line of text; the white between them is part of them."""
    after = 0.0
    first = True
    for atom in atoms:
        if isinstance(atom, Spread):
            yield from strips_of(atom.galley.atoms)
        if not isinstance(atom, Passage | Slab):
            continue
        white = 0.0 if first else max(after, atom.before)
        first = False
        after = atom.after
        if isinstance(atom, Slab):
            yield lowered(atom, white)
            continue
        for index in range(len(atom.lines)):
            yield _strip(atom, index, white if index == 0 else 0.0)


def _strip(passage: Passage, index: int, white: float) -> Slab:
    baseline = white + passage.leading * BASELINE
    line = passage.lines[index]
    lines = [(passage.x, baseline, line, passage.owner)]
    for aside in passage.asides:
        if aside.at == index:
            lines.append((aside.x, baseline, aside.line, aside.owner))
    return Slab(
        white + passage.leading,
        tuple(lines),
        calls=line.notes,
        links=passage.links,
        labels=passage.labels if index == 0 else (),
    )


def lowered(slab: Slab, white: float) -> Slab:
    """A slab with white above its content."""
    if not white:
        return slab
    return replace(
        slab,
        height=slab.height + white,
        lines=tuple((x, y + white, line, owner) for x, y, line, owner in slab.lines),
        marks=tuple(moved(mark, 0.0, white) for mark in slab.marks),
    )
