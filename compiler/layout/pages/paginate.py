"""Galley to pages: every atom gets its place on a page.

Comes in: the galley of one part and its page master. Leave: pages without running lines, and the
page of every anchor. Where pages end is decided in `breaks.py`; here the decision is carried out.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct, field

from compiler.layout.galley import (
    BASELINE,
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
    moved,
)
from compiler.layout.lines.line import Line
from compiler.layout.lint import STRETCHED, Finding, Stretch, is_suspect
from compiler.layout.page import Anchor, LinkArea, Page, Placed, PlacedFill, PlacedLine, PlacedRule
from compiler.layout.pages.breaks import STRETCH
from compiler.layout.pages.choose import SHRINK, choose_page
from compiler.layout.pages.fill import HELD, SLACK
from compiler.layout.pages.frame import Frame
from compiler.layout.structure import ARTIFACT, Structure

SHORT_PAGE = 0.5
"""Part of a page that is filled at least, unless the author is told."""
LINK_ASCENT = 0.8
"""Part of the type size that a link's area reaches above the baseline."""
LINK_HEIGHT = 1.05
"""Height of a link's area as a part of the type size."""


class Drawing(Struct):
    """A page being drawn."""

    frame: Frame
    structure: Structure
    left: float
    """Left margin."""
    number: int
    """Index of the page in its part."""
    mentions: dict[str, list[int]]
    """Pages that link to each label."""
    stretches: list[Stretch]
    labels: list[str] = field(default_factory=list)
    items: list[Placed] = field(default_factory=list)
    badness: float = 0.0
    open: list[tuple[Enclosure, int, float]] = field(default_factory=list)
    """Enclosures with the place in `items` that their ground goes to, and their top."""


class Poured(Struct):
    """Pages without running lines, and what is known of them."""

    pages: list[Page]
    anchors: Mapping[str, int]
    """Page of each label."""
    findings: list[Finding]
    stretches: list[Stretch]
    """Lines that want a second look."""
    mentions: Mapping[str, list[int]]
    """Pages that link to each label."""


def pour(galley: Galley, frame: Frame, structure: Structure, before: int = 0) -> Poured:
    """Pour a galley into as many pages as it takes; `before` counts pages of the part so far."""
    pages: list[Page] = []
    anchors: dict[str, int] = {}
    findings: list[Finding] = []
    stretches: list[Stretch] = []
    mentions: dict[str, list[int]] = {}
    place = Place()
    top = 0.0 if before else frame.master.opening_sink
    while not pages or not galley.ends_at(place):
        number = before + len(pages)
        filled = choose_page(galley, place, frame, top)
        last = galley.ends_at(filled.rest)
        drawing = Drawing(frame, structure, frame.left(number), number, mentions, stretches)
        _draw(drawing, filled, last)
        for label in drawing.labels:
            anchors.setdefault(label, number)
        findings += _check(filled, frame, last, number)
        if not last:
            findings += _check_fill(filled, galley, frame, number)
        items = tuple(drawing.items)
        pages.append(Page(frame.master.name, items, not number, round(drawing.badness, 2)))
        place, top = filled.rest, 0.0
    return Poured(pages, anchors, findings, stretches, mentions)


def _check(filled: Filled, frame: Frame, last: bool, number: int) -> Iterator[Finding]:
    """Headings left alone at the foot and things that stand out of the frame."""
    spots = [spot for spot in filled.spots if not isinstance(spot.atom, Enter | Leave)]
    if not spots:
        return
    atom = spots[-1].atom
    if isinstance(atom, Passage) and atom.heading and not last:
        message = "a heading stands at the foot of a page without the text it heads"
        yield Finding(number, "layout/stranded-heading", message, atom.span)
    white = sum(spot.gap for spot in filled.spots)
    tall = filled.bottom > frame.height + SHRINK * white + 1
    if tall and isinstance(atom, Passage | Slab | Pillars):
        message = "something on this page is taller than the page"
        yield Finding(number, "layout/too-tall", message, atom.span)


def _check_fill(filled: Filled, galley: Galley, frame: Frame, number: int) -> Iterator[Finding]:
    """A page left half empty by what stands together after it."""
    foot = sum(strip.height for strip in filled.foot)
    part = (filled.bottom + foot) / frame.height
    if part < SHORT_PAGE and not filled.short:
        rest = filled.rest
        after = [*rest.ahead, *galley.atoms[rest.index : rest.index + 1]]
        spans = [each.span for each in after if isinstance(each, Passage | Slab)]
        message = (
            f"the page before this is only {part:.0%} full, because what follows stands together"
        )
        yield Finding(number, "layout/short-page", message, spans[0] if spans else None)


def _draw(drawing: Drawing, filled: Filled, last: bool) -> None:
    frame = drawing.frame
    x, y = drawing.left, frame.master.top
    stretch = 0.0 if last or filled.foot else _stretch(filled, frame)
    _draw_spots(drawing, filled, x, y, stretch)
    _draw_foot(drawing, filled)


def _draw_spots(drawing: Drawing, filled: Filled, x: float, y: float, stretch: float = 0.0) -> None:
    """Draw what stands in a page or a column of it; `stretch` is what all white grows by."""
    outside = len(drawing.open)
    for spot in filled.spots:
        y += spot.gap * stretch
        atom = spot.atom
        if isinstance(atom, Passage):
            _draw_passage(drawing, atom, spot, x, y + spot.y)
        elif isinstance(atom, Slab):
            _draw_slab(drawing, atom, x, y + spot.y, spot.index == HELD)
        elif isinstance(atom, Enter):
            _open(drawing, atom.enclosure, x, y + spot.y)
        elif isinstance(atom, Pillars):
            for left, column in atom.columns:
                even = _evening(column, atom.height)
                _draw_spots(drawing, column, x + left, y + spot.y, even)
        elif isinstance(atom, Leave):
            _close(drawing, x, y + spot.y)
    while len(drawing.open) > outside:
        _close(drawing, x, y + filled.bottom + drawing.open[-1][0].bottom)


def _stretch(filled: Filled, frame: Frame) -> float:
    """How much all white between blocks grows, so that the page ends on a line of the grid."""
    white = sum(spot.gap for spot in filled.spots)
    reserve = sum(enclosure.bottom for enclosure in filled.rest.open)
    missing = frame.height - filled.bottom - reserve
    most = STRETCH * white
    if not white or abs(missing) <= SLACK:
        return 0.0
    if missing < 0:
        return max(missing / white, -SHRINK)
    if missing > most:
        missing %= frame.grid
    return missing / white if missing <= most else 0.0


def _evening(column: Filled, height: float) -> float:
    """How much all white in a column grows, so that its last line meets that of its neighbours."""
    white = sum(spot.gap for spot in column.spots)
    missing = height - column.bottom - sum(each.bottom for each in column.rest.open)
    return missing / white if SLACK < missing <= STRETCH * white else 0.0


# ---------------------------------------------------------------- text


def _draw_passage(drawing: Drawing, passage: Passage, spot: Spot, x: float, top: float) -> None:
    left = x + passage.x
    if passage.labels and spot.first == 0:
        _anchor(drawing, passage.labels, left, top)
    if passage.asides:
        _draw_asides(drawing, passage, spot, (x, top), before=True)
    lines = passage.lines
    if spot.last - spot.first < len(lines):
        lines = lines[spot.first : spot.last]
    add = drawing.items.append
    owner, leading = passage.owner, passage.leading
    y = top + leading * BASELINE
    badness = loosest = 0.0
    longest = row = 0
    for line in lines:
        add(PlacedLine(left, y, line, owner))
        ratio = line.ratio
        if ratio:
            badness += ratio * ratio * (ratio if ratio > 0 else -ratio)
        if ratio > STRETCHED:
            row += 1
            longest, loosest = max(longest, row), max(loosest, ratio)
        else:
            row = 0
        y += leading
    drawing.badness += 100 * badness
    if longest and is_suspect(longest, loosest):
        drawing.stretches.append(Stretch(drawing.number, lines, passage.span))
    if passage.links:
        spoken = _spoken(drawing.structure, passage.lines)
        for at, line in enumerate(lines):
            _draw_links(drawing, line, left, top + (at + BASELINE) * leading, spoken)
    if passage.asides:
        _draw_asides(drawing, passage, spot, (x, top), before=False)


def _draw_asides(
    drawing: Drawing, passage: Passage, spot: Spot, corner: tuple[float, float], *, before: bool
) -> None:
    """Draw what stands left of the text before it, what stands right of it after it."""
    for aside in passage.asides:
        if spot.first <= aside.at < spot.last and (aside.x < passage.x) == before:
            x = corner[0] + aside.x
            y = corner[1] + (aside.at - spot.first + BASELINE) * passage.leading
            drawing.items.append(PlacedLine(x, y, aside.line, aside.owner))
            if passage.links:
                _draw_links(drawing, aside.line, x, y, _spoken(drawing.structure, [aside.line]))


def _link_of(structure: Structure, owner: int) -> int:
    """The Link that words belong to, around what stands inside it: code, words of a language."""
    element = owner
    while element >= 0 and structure.elements[element].tag != "Link":
        element = structure.elements[element].parent
    return element if element >= 0 else owner


def _spoken(structure: Structure, lines: Iterable[Line]) -> dict[int, str]:
    """Words of each link in the lines, by its element: a link over two lines is one link."""
    spoken: dict[int, str] = {}
    for line in lines:
        for fragment in line.fragments:
            if fragment.link:
                owner = _link_of(structure, fragment.owner)
                spoken[owner] = spoken.get(owner, "") + fragment.text
                if fragment is line.fragments[-1]:
                    spoken[owner] += " "
    return {owner: _sentence(words) for owner, words in spoken.items()}


def _sentence(words: str) -> str:
    """Words of several lines as one, without the hyphens of line ends."""
    return " ".join(words.replace("\u00ad ", "").split())


def _draw_links(
    drawing: Drawing, line: Line, x: float, baseline: float, spoken: Mapping[int, str]
) -> None:
    areas: list[LinkArea] = []
    for fragment in line.fragments:
        if not fragment.link:
            continue
        if fragment.link[0] == "#":
            drawing.mentions.setdefault(fragment.link[1:], []).append(drawing.number)
        owner = _link_of(drawing.structure, fragment.owner)
        blanks = fragment.text.count(" ") if fragment.word_space else 0
        width = fragment.width * fragment.scale + fragment.word_space * blanks
        left = x + fragment.x
        top = baseline - fragment.rise - fragment.size * LINK_ASCENT
        height = fragment.size * LINK_HEIGHT
        before = areas[-1] if areas else None
        if before and before.owner == owner and before.target == fragment.link:
            width = left + width - before.x
            left, top = before.x, min(top, before.y)
            areas.pop()
        areas.append(
            LinkArea(
                left,
                top,
                width,
                height,
                fragment.link,
                owner,
                spoken[owner],
            )
        )
    drawing.items.extend(areas)


def _anchor(drawing: Drawing, labels: tuple[str, ...], x: float, y: float) -> None:
    drawing.labels.extend(labels)
    drawing.items.extend(Anchor(label, x, y) for label in labels)


# ---------------------------------------------------------------- slabs and enclosures


def _draw_slab(drawing: Drawing, slab: Slab, x: float, y: float, repeated: bool = False) -> None:
    if slab.labels and not repeated:
        _anchor(drawing, slab.labels, x, y)
    for mark in slab.marks:
        drawing.items.append(moved(mark, x, y))
    for left, baseline, line, owner in slab.lines:
        drawing.items.append(PlacedLine(x + left, y + baseline, line, owner))
    if slab.links and not repeated:
        spoken = _spoken(drawing.structure, [line for _, _, line, _ in slab.lines])
        for left, baseline, line, _ in slab.lines:
            _draw_links(drawing, line, x + left, y + baseline, spoken)
    if slab.boxed >= 0:
        _set_box(drawing, slab, x, y)


def _set_box(drawing: Drawing, slab: Slab, x: float, y: float) -> None:
    """Tell the picture's element where it stands, in the coordinates of PDF."""
    element = drawing.structure.elements[slab.boxed]
    height = drawing.frame.master.height
    for mark in slab.marks:
        if not isinstance(mark, PlacedRule | PlacedLine | Anchor):
            left, top = x + mark.x, y + mark.y
            box = (left, height - top - mark.height, left + mark.width, height - top)
            rounded = tuple(round(side, 2) for side in box)
            element.attributes = {**element.attributes, "BBox": rounded}


def _open(drawing: Drawing, enclosure: Enclosure, x: float, y: float) -> None:
    # A stretch that goes on after a page break is no longer the place its label stands for.
    if enclosure.labels and enclosure.labels[0] not in drawing.labels:
        _anchor(drawing, enclosure.labels, x + enclosure.x, y)
    drawing.open.append((enclosure, len(drawing.items), y))


def _close(drawing: Drawing, x: float, bottom: float) -> None:
    """Draw the ground, bar and border of an enclosure's stretch on this page."""
    enclosure, at, top = drawing.open.pop()
    left = x + enclosure.x
    height = bottom - top
    ground: list[Placed] = []
    if enclosure.fill:
        ground.append(PlacedFill(left, top, enclosure.width, height, enclosure.fill))
    if enclosure.bar:
        ground.append(PlacedFill(left, top, enclosure.bar, height, enclosure.bar_color))
    if enclosure.border:
        right = left + enclosure.width
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        for (x1, y1), (x2, y2) in pairwise(corners):
            ground.append(
                PlacedRule(x1, y1, x2, y2, enclosure.border, enclosure.border_color, ARTIFACT)
            )
    drawing.items[at:at] = ground
    drawing.items.extend(moved(rule, x, bottom) for rule in enclosure.close)


# ---------------------------------------------------------------- footnotes


def _draw_foot(drawing: Drawing, filled: Filled) -> None:
    if not filled.foot:
        return
    frame, x = drawing.frame, drawing.left
    master, rule = frame.master, frame.note_rule
    y = master.top + frame.height - sum(strip.height for strip in filled.foot)
    left = x + frame.text_x + rule.indent
    length = rule.length or master.measure
    drawing.items.append(
        PlacedRule(left, y - rule.after, left + length, y - rule.after, rule.thickness, rule.color)
    )
    for strip in filled.foot:
        _draw_slab(drawing, strip, x, y)
        y += strip.height
