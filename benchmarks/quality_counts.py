"""Lines of paragraphs → what a typesetter would mark in them, counted.

A blank may be stretched by a half and shrunk by a third of its width; the *ratio* of a line is its
mean gap against that: 0 natural, 1 stretched and -1 shrunk as far as allowed. Last lines of
paragraphs are not justified and take no part in what is said of gaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from benchmarks.quality_reading import Area, Face, Reading, TextLine

STRETCH, SHRINK = 1 / 2, 1 / 3
"""Of a blank, as in TeX's text faces."""
LOOSE, TIGHT = 1.5, 0.75
"""Mean gap of a loose and of a tight line, in natural blanks."""
OFF_MEASURE = 0.5
"""Points by which a justified line may miss the right edge."""
RUNT = 3.0
"""Width below which a last line is a runt, in em."""
LADDER = 3
"""Line ends with a hyphen in a row that make a ladder."""
RIVER_LINES = 3
RIVER_WIDTH = 0.75
"""Least width of the white channel that a river's gaps share, in natural blanks."""
FULL = 0.9
"""Part of the text area that a page fills at least."""
STUB = 5
"""Lines that the last page of a chapter holds at least."""


@dataclass(frozen=True, slots=True)
class Found:
    """One instance of something counted."""

    line: TextLine
    value: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything counted in one file; instances in the order of the text."""

    pages: int
    lines: int
    """All lines of paragraphs."""
    justified: int
    """All but the last of each paragraph."""
    mean_gap: float
    """Of justified lines, in natural blanks."""
    mean_ratio: float
    """Mean distance from natural, as a part of what is allowed."""
    widest: Found
    """Its mean gap in natural blanks."""
    narrowest: Found
    loose: tuple[Found, ...]
    tight: tuple[Found, ...]
    jumps: tuple[Found, ...]
    """Lines whose ratio differs by more than 1 from the line before."""
    off_measure: tuple[Found, ...]
    """Points by which they stick out or fall short."""
    hyphens: tuple[Found, ...]
    ladders: tuple[Found, ...]
    """Line ends in a row."""
    rivers: tuple[Found, ...]
    """Lines long."""
    runts: tuple[Found, ...]
    """Width of the last line in em."""
    widows: tuple[Found, ...]
    orphans: tuple[Found, ...]
    page_hyphens: tuple[Found, ...]
    """Pages whose last line is hyphenated."""
    underfull: tuple[Found, ...]
    """Filled part of the page."""
    stranded: tuple[Found, ...]
    """Pages that end with a heading."""
    stubs: tuple[Found, ...]
    """Last pages of chapters with few lines; how many."""


def count(reading: Reading, face: Face, area: Area, chapter_ends: frozenset[int]) -> Counts:
    """Count in what was read; `chapter_ends` are the indexes of chapters' last paragraphs."""
    paragraphs = reading.paragraphs
    lines = [line for paragraph in paragraphs for line in paragraph]
    justified = [line for paragraph in paragraphs for line in paragraph[:-1] if line.gaps]
    gaps = [Found(line, line.gap / face.blank) for line in justified]
    hyphens = tuple(Found(line, 1.0) for line in lines if line.hyphenated)
    last_pages = frozenset(paragraphs[index][-1].page for index in chapter_ends)
    feet = tuple(_page_ends(lines, last_pages))
    return Counts(
        pages=len({line.page for line in lines}),
        lines=len(lines),
        justified=len(justified),
        mean_gap=fmean(each.value for each in gaps),
        mean_ratio=fmean(abs(ratio(line, face)) for line in justified),
        widest=max(gaps, key=lambda each: each.value),
        narrowest=min(gaps, key=lambda each: each.value),
        loose=tuple(each for each in gaps if each.value > LOOSE),
        tight=tuple(each for each in gaps if each.value < TIGHT),
        jumps=tuple(_jumps(paragraphs, face)),
        off_measure=tuple(
            Found(line, line.right - area.right)
            for line in justified
            if abs(line.right - area.right) > OFF_MEASURE
        ),
        hyphens=hyphens,
        ladders=tuple(_ladders(paragraphs)),
        rivers=tuple(river for each in paragraphs for river in rivers(each, face)),
        runts=tuple(_runts(paragraphs, face)),
        widows=tuple(_widows(paragraphs)),
        orphans=tuple(_orphans(paragraphs)),
        page_hyphens=tuple(Found(line, 1.0) for line in feet if line.hyphenated),
        underfull=tuple(_underfull(feet, reading.others, face, area)),
        stranded=tuple(_stranded(feet, reading.others)),
        stubs=tuple(_stubs(lines, last_pages)),
    )


# ---------------------------------------------------------------- lines


def ratio(line: TextLine, face: Face) -> float:
    """Adjustment of a line's blanks: 1 is stretched and -1 shrunk as far as allowed."""
    beyond = line.gap / face.blank - 1
    return beyond / (STRETCH if beyond > 0 else SHRINK)


def _jumps(paragraphs: Sequence[tuple[TextLine, ...]], face: Face) -> Iterator[Found]:
    for paragraph in paragraphs:
        for before, line in pairwise([line for line in paragraph[:-1] if line.gaps]):
            step = ratio(line, face) - ratio(before, face)
            if abs(step) > 1:
                yield Found(line, step)


def _ladders(paragraphs: Sequence[tuple[TextLine, ...]]) -> Iterator[Found]:
    for paragraph in paragraphs:
        steps = 0
        for line in paragraph:
            if not line.hyphenated and steps >= LADDER:
                yield Found(line, steps)
            steps = steps + 1 if line.hyphenated else 0


def _runts(paragraphs: Sequence[tuple[TextLine, ...]], face: Face) -> Iterator[Found]:
    for paragraph in paragraphs:
        last = paragraph[-1]
        width = (last.right - last.left) / face.size
        if len(paragraph) > 1 and width < RUNT:
            yield Found(last, width)


def rivers(paragraph: Sequence[TextLine], face: Face) -> Iterator[Found]:
    """Chains of gaps, one in each of at least three successive lines, around a common channel.

    The channel is the part of the measure in which every line of the chain is white; it is at
    least `RIVER_WIDTH` wide and each chain is told once, at its full length.
    """
    least = RIVER_WIDTH * face.blank
    open_now: list[tuple[float, float, int]] = []
    for at, line in enumerate(paragraph):
        going_on: list[tuple[float, float, int]] = []
        for left, right, length in open_now:
            met = [
                (max(left, start), min(right, stop), length + 1)
                for start, stop in line.gaps
                if min(right, stop) - max(left, start) >= least
            ]
            if not met and length >= RIVER_LINES:
                yield Found(paragraph[at - 1], length)
            going_on += met
        fresh = [
            (left, right, 1)
            for left, right in line.gaps
            if right - left >= least
            and not any(min(right, other[1]) - max(left, other[0]) >= least for other in going_on)
        ]
        open_now = going_on + fresh
    for _, _, length in open_now:
        if length >= RIVER_LINES:
            yield Found(paragraph[-1], length)


# ---------------------------------------------------------------- pages


def _page_ends(lines: Sequence[TextLine], last_pages: frozenset[int]) -> Iterator[TextLine]:
    """Last line of text on each page but the last of a chapter."""
    for line, following in pairwise(lines):
        if following.page != line.page and line.page not in last_pages:
            yield line


def _stubs(lines: Sequence[TextLine], last_pages: frozenset[int]) -> Iterator[Found]:
    for page in sorted(last_pages):
        found = [line for line in lines if line.page == page]
        if len(found) < STUB:
            yield Found(found[-1], len(found))


def _widows(paragraphs: Sequence[tuple[TextLine, ...]]) -> Iterator[Found]:
    for paragraph in paragraphs:
        if len(paragraph) > 1 and paragraph[-1].page != paragraph[-2].page:
            yield Found(paragraph[-1], 1.0)


def _orphans(paragraphs: Sequence[tuple[TextLine, ...]]) -> Iterator[Found]:
    for paragraph in paragraphs:
        if len(paragraph) > 1 and paragraph[0].page != paragraph[1].page:
            yield Found(paragraph[0], 1.0)


def _lowest_other(page: int, others: Sequence[TextLine]) -> float:
    return max((other.baseline for other in others if other.page == page), default=0.0)


def _underfull(
    feet: Sequence[TextLine], others: Sequence[TextLine], face: Face, area: Area
) -> Iterator[Found]:
    """Pages whose last line, with what hangs below its baseline, ends too far up."""
    for line in feet:
        lowest = max(line.baseline, _lowest_other(line.page, others)) + 0.3 * face.leading
        filled = (lowest - area.top) / (area.bottom - area.top)
        if filled < FULL:
            yield Found(line, filled)


def _stranded(feet: Sequence[TextLine], others: Sequence[TextLine]) -> Iterator[Found]:
    for line in feet:
        if _lowest_other(line.page, others) > line.baseline:
            yield Found(line, 1.0)
