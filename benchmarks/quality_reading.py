"""Any tool's PDF → its lines of text, and the lines of each paragraph of a known manuscript.

Only the origins of characters are used, in the same way for every file, with the advances of the
face that all of them are set in. A line is what stands on one baseline; a gap between words is
white wider than `LEAST_GAP` between where one character ends and the next begins, whether or not
the file holds a blank there. Paragraphs are found by their words, so that nothing has to be guessed
from white or indents; lines whose words are not next in the manuscript (headings, folios, contents)
are left out.
"""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

POINTS = 72 / 25.4
LEAST_GAP = 0.1
"""Of a gap between words, in em; kerning stays below it."""
SAME_LINE = 1.0
"""Points by which baselines of one line may differ."""
HYPHENS = frozenset("-\u00ad\u2010\ufffe\x02")
"""Characters that a hyphen at a line end may be read as."""


@dataclass(frozen=True, slots=True)
class Area:
    """The text area of a page in points, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


A4_AREA = Area(58 * POINTS, 26 * POINTS, 186 * POINTS, 271 * POINTS)


@dataclass(frozen=True, slots=True)
class Face:
    """What the text is set in; lengths in points."""

    size: float
    leading: float
    advances: Mapping[str, float]
    """Of characters, in em."""

    @property
    def blank(self) -> float:
        """Natural width of a blank."""
        return self.advances[" "] * self.size


@dataclass(frozen=True, slots=True)
class Glyph:
    """A visible character from its origin to its advance, in points."""

    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it stands on a page; lengths in points, from the top left corner."""

    page: int
    baseline: float
    left: float
    right: float
    words: tuple[str, ...]
    gaps: tuple[tuple[float, float], ...]
    """Left and right of the white between the words."""

    @property
    def text(self) -> str:
        """Its words with blanks between them."""
        return " ".join(self.words)

    @property
    def hyphenated(self) -> bool:
        """Whether it ends with a hyphen, of a division or of a compound."""
        return self.words[-1].endswith("-")

    @property
    def gap(self) -> float:
        """Mean width of its gaps."""
        return sum(right - left for left, right in self.gaps) / len(self.gaps)


@dataclass(slots=True)
class Reading:
    """What a file says of a manuscript."""

    paragraphs: list[tuple[TextLine, ...]] = field(default_factory=list)
    """Lines of each paragraph, in order."""
    others: list[TextLine] = field(default_factory=list)
    """Lines within the text area that belong to no paragraph."""
    pages: int = 0


def read_file(path: Path, paragraphs: Sequence[str], face: Face, area: Area) -> Reading:
    """Lines of the paragraphs in a file; raises `ValueError` where it misses one."""
    document = pdfium.PdfDocument(path)
    lines = [
        line
        for number in range(len(document))
        for line in lines_of(number, list(_glyphs(document[number], face)), face)
    ]
    reading = match(lines, paragraphs, area)
    reading.pages = len(document)
    return reading


# ---------------------------------------------------------------- characters to lines


def _glyphs(page: pdfium.PdfPage, face: Face) -> Iterator[Glyph]:
    text = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    matrix = pdfium_c.FS_MATRIX()
    for index in range(text.count_chars()):
        character = chr(pdfium_c.FPDFText_GetUnicode(text, index))
        if pdfium_c.FPDFText_IsGenerated(text, index) == 1 or character.isspace():
            continue
        if character in HYPHENS:
            character = "-"
        pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium_c.FPDFText_GetMatrix(text, index, matrix)
        # Letters may be set narrower or wider than drawn, to spare the blanks.
        scale = abs(matrix.a / matrix.d) if matrix.d else 1.0
        right = x.value + face.advances[character] * face.size * scale
        yield Glyph(character, x.value, right, height - y.value)


def lines_of(page: int, glyphs: list[Glyph], face: Face) -> Iterator[TextLine]:
    """Characters of a page as lines, from top to bottom."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda each: each.baseline):
        if row and glyph.baseline - row[0].baseline > SAME_LINE:
            yield _line(page, row, face)
            row = []
        row.append(glyph)
    if row:
        yield _line(page, row, face)


def _line(page: int, row: list[Glyph], face: Face) -> TextLine:
    row = sorted(row, key=lambda each: each.left)
    words, gaps = [row[0].text], []
    for before, glyph in pairwise(row):
        if glyph.left - before.right > LEAST_GAP * face.size:
            gaps.append((before.right, glyph.left))
            words.append("")
        words[-1] += glyph.text
    baseline = row[0].baseline
    return TextLine(page, baseline, row[0].left, row[-1].right, tuple(words), tuple(gaps))


# ---------------------------------------------------------------- lines to paragraphs


def bare(text: str) -> str:
    """Letters and figures alone: what no tool changes."""
    return "".join(character for character in text if character.isalnum())


def match(lines: Sequence[TextLine], paragraphs: Sequence[str], area: Area) -> Reading:
    """Give lines to the paragraphs they set; raises `ValueError` where words are missing."""
    reading = Reading()
    wanted = [bare(paragraph) for paragraph in paragraphs]
    found: list[TextLine] = []
    at = 0
    for line in lines:
        if not area.top <= line.baseline <= area.bottom + SAME_LINE:
            continue
        letters = bare(line.text)
        which = len(reading.paragraphs)
        inside = abs(line.left - area.left) < SAME_LINE and which < len(wanted)
        if not inside or not letters or not wanted[which].startswith(letters, at):
            reading.others.append(line)
            continue
        found.append(line)
        at += len(letters)
        if at == len(wanted[which]):
            reading.paragraphs.append(tuple(found))
            found, at = [], 0
    if len(reading.paragraphs) < len(wanted):
        which = len(reading.paragraphs)
        raise ValueError(f"these words are missing: {paragraphs[which][:80]!r} from {at} on")
    return reading
