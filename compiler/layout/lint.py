"""Faults of set pages that an eye would see, told with the author's line and the page.

Comes in: paragraphs whose lines are stretched, and where labels stand and are mentioned. Leave:
findings of one part. They name its pages by index, because a part knows no folio; once the whole
report is numbered they are told with the page as printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.lines.line import Line
from compiler.layout.lines.rivers import STEPS, is_wide
from compiler.model.block import Blocks, Figure, Table
from compiler.model.walk import walk_blocks
from compiler.resolve.resolved import ResolvedDocument
from compiler.source import Span

LOOSE = 4.0
"""Ratio of a line from which on it is loose: its blanks are three times their natural width."""
STRETCHED = 0.3
"""Ratio above which a line may be part of a river."""
RIVER_LINES = 4
"""Lines of a paragraph with a common channel of white that make a river."""
FAR = 3
"""Pages between a figure or table and its nearest mention that are too many."""
QUOTED = 60
"""Characters of a line that a finding repeats."""


class Finding(Struct, frozen=True):
    """A fault and the page of the part that shows it."""

    page: int
    code: str
    message: str
    span: Span | None = None
    hint: str = ""


class Stretch(Struct, frozen=True):
    """Lines of a paragraph on one page, of which some are stretched."""

    page: int
    lines: Sequence[Line]
    span: Span | None


def is_suspect(longest: int, loosest: float) -> bool:
    """Whether lines want a second look: so many stretched ones in a row, and the loosest."""
    return longest >= RIVER_LINES or loosest >= LOOSE


def check_lines(stretches: Iterable[Stretch], faces: FaceLibrary) -> Iterator[Finding]:
    """Loose lines and rivers."""
    for each in stretches:
        for line in each.lines:
            if line.ratio >= LOOSE:
                message = f'the line "{_quoted(line)}" is loose'
                yield Finding(each.page, "layout/loose-line", message, each.span)
        count = _longest_river(each.lines, faces)
        if count >= RIVER_LINES:
            message = f"white runs down through {count} lines of this paragraph like a river"
            yield Finding(each.page, "layout/river", message, each.span)


def check_distance(
    anchors: Mapping[str, int],
    mentions: Mapping[str, list[int]],
    resolved: ResolvedDocument,
    part: int,
) -> Iterator[Finding]:
    """Figures and tables of a part that are far from all places in it that mention them."""
    if not mentions:
        return
    for entry in (*resolved.figures, *resolved.tables):
        pages = mentions.get(entry.label) if entry.part == part else None
        if pages and entry.label in anchors:
            distance = min(abs(page - anchors[entry.label]) for page in pages)
            if distance >= FAR:
                name = resolved.targets[entry.label].name.replace("\u00a0", " ")
                message = f"{name} stands {distance} pages from the nearest mention of it"
                span = _span_of(entry.label, resolved.document.parts[part].blocks)
                yield Finding(anchors[entry.label], "layout/far-mention", message, span)


def _span_of(label: str, blocks: Blocks) -> Span | None:
    for block in walk_blocks(blocks):
        if isinstance(block, Figure | Table) and block.label == label:
            return block.span
    return None


def report_findings(findings: Iterable[Finding], labels: Sequence[str], sink: Sink) -> None:
    """Tell of the findings of a part; `labels` are the numbers of its pages."""
    for each in findings:
        message = f"{each.message} (page {labels[each.page]})"
        sink.report(each.code, message, each.span, hint=each.hint)


def _quoted(line: Line) -> str:
    words = line.text
    return words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"


def _longest_river(lines: Sequence[Line], faces: FaceLibrary) -> int:
    """How many successive lines the longest river runs through."""
    whites = [_white(line, faces) if line.ratio > STRETCHED else 0 for line in lines]
    longest = 0
    for start in range(len(whites)):
        shared, count = whites[start], 1
        while start + count < len(whites) and is_wide(shared & whites[start + count]):
            shared &= whites[start + count]
            count += 1
        longest = max(longest, count if shared else 0)
    return longest


def _white(line: Line, faces: FaceLibrary) -> int:
    """The blanks of a line as bits, one for each step along the measure."""
    white = 0
    first = line.fragments[0]
    step = faces.by_key(first.face).space * first.size / STEPS
    for fragment in line.fragments:
        face = faces.by_key(fragment.face)
        blank = face.space * fragment.size * fragment.scale + fragment.word_space
        x = fragment.x
        for at, word in enumerate(fragment.text.split(" ")):
            if at:
                white |= ((1 << int(blank / step)) - 1) << max(0, int(x / step))
                x += blank
            if word:
                x += face.words[word].width * fragment.size * fragment.scale
    return white
