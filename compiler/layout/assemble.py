"""Lines: material and line ends in, set lines with their fragments out.

Each line is cut from the lists of the material with slices and joins. Words that a line end
divides are shaped anew, so that widths are exact and the right edge is true. The fragments of a
plain line are one; a blank between two looks belongs to the fragment that ends or begins with it.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from compiler.fonts.tables import WordTable
from compiler.layout.lines.bidi import Direction, base_direction
from compiler.layout.lines.directions import in_directions
from compiler.layout.lines.greedy import Place
from compiler.layout.lines.hanging import LEFT, RIGHT, overhang
from compiler.layout.lines.line import Fragment, Line
from compiler.layout.lines.parts import Part, fragment_of
from compiler.layout.lines.runs import Look
from compiler.layout.lines.totalfit import EASED, ELASTIC, ELASTIC_MOST, SHRINK, STRETCH
from compiler.layout.lines.words import Blank, Material, Stretch, blank_width
from compiler.stylesheet.sheet import Alignment

HYPHEN = "\u00ad"
"""How a hyphen that the line break brought in stands in the text of a fragment."""
LOOSEST = 12.0
"""Lines that would be stretched further keep their natural width."""
OVERFULL = 0.25
"""Points that a line may stick out before the author is told."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class Column(Struct, frozen=True):
    """What lines are set in, in points."""

    measure: float
    offset: float
    """Indent of the first line."""
    align: Alignment
    blank: float
    """Width of a blank of the text."""
    hanging: bool = False
    """Whether marks hang at the ends of lines."""
    direction: Direction = ""
    """Set where something runs from right to left."""


def directed(column: Column, material: Material) -> Column:
    """The column with the direction of a material that runs from right to left in part."""
    if not material.bidi:
        return column
    return replace(column, direction=base_direction(material.texts))


def set_lines(material: Material, places: list[Place], column: Column) -> Iterator[Line]:
    """Set the lines of a material; the last is not stretched to the measure."""
    offset = column.offset
    column = directed(column, material)
    last = len(places) - 1
    stretches = material.stretches
    # A paragraph in one look needs none of the search for the stretches of a line.
    single = len(stretches) == 1 and not material.invisible
    start = (0, 0)
    cursor = 0
    for number, (piece, inside, hyphen) in enumerate(places):
        if single and not inside and not start[1]:
            parts = [_part(material, stretches[0], start[0], piece)]
            glued = False
        else:
            parts = line_parts(material, cursor, start, (piece, inside), hyphen)
            while stretches[cursor].stop <= piece and number < last:
                cursor += 1
            begins = stretches[cursor].start == piece and stretches[cursor].blank is Blank.NONE
            glued = not hyphen and (inside > 0 or begins)
        start = (piece, inside)
        yield finish_line(parts, column, offset, number < last, glued and number < last)
        offset = 0.0


def plain_line(text: str, look: Look) -> Line | None:
    """One line of words in one look, if they are all in its one-byte codes.

    For cells, folios and labels, which are many and short.
    """
    if look.uppercase or not text.isprintable():
        return None
    words = text.split()
    if not words:
        return Line((), 0.0)
    if len(words) == 1:
        width, show, wide, glyphs = look.words[words[0]]
        if wide:
            return None
        width *= look.size
    else:
        widths, shows, wides, counts = zip(*map(look.words.__getitem__, words), strict=True)
        if True in wides:
            return None
        blanks = len(words) - 1
        width = (sum(widths) + blanks * look.face.space) * look.size
        show, glyphs = " ".join(shows), sum(counts) + blanks
    return line_of_words(look, show, " ".join(words), width + glyphs * look.spacing)


def line_of_words(look: Look, show: str, text: str, width: float) -> Line:
    """A line of words in one look and in one-byte codes, of a natural width in points."""
    fragment = Fragment(
        0.0,
        look.face.key,
        False,
        look.size,
        look.color,
        f"({show})",
        text,
        width,
        0.0,
        look.spacing,
        look.rise,
        look.owner,
        False,
        look.link,
        look.marked,
    )
    return Line((fragment,), width - look.spacing)


def line_parts(
    material: Material, cursor: int, start: tuple[int, int], stop: tuple[int, int], hyphen: bool
) -> list[Part]:
    """Parts of the line between two places; `cursor` is the stretch the first piece lies in."""
    parts: list[Part] = []
    first, inside = start
    last_piece = stop[0] + 1 if stop[1] else stop[0]
    stretches = material.stretches
    while cursor < len(stretches) and stretches[cursor].start < last_piece:
        stretch = stretches[cursor]
        cursor += 1
        part = _part(material, stretch, max(stretch.start, first), min(stretch.stop, last_piece))
        if parts:
            _join(parts[-1], part, stretch)
        parts.append(part)
    if stop[1]:
        _cut_tail(parts[-1], stop[1], hyphen)
    if inside:
        _cut_head(parts[0], inside)
    if material.invisible:
        _hide(parts)
    if hyphen:
        _add_hyphen(parts)
    return parts


def _hide(parts: list[Part]) -> None:
    """Take characters that are not shown out of the texts."""
    for part in parts:
        part.texts = [text.translate(_INVISIBLE) for text in part.texts]


def _part(material: Material, stretch: Stretch, start: int, stop: int) -> Part:
    blanks = stop - start - 1
    look = stretch.look
    widths = material.widths[start:stop]
    width = sum(widths) + blanks * blank_width(look) if blanks else widths[0]
    shows, texts = material.shows[start:stop], material.texts[start:stop]
    return Part(look, stretch.wide, shows, texts, width, blanks, False, False, 0.0, stretch.note)


def _join(before: Part, part: Part, stretch: Stretch) -> None:
    """Give the blank between two parts to one of them."""
    part.gap = stretch.gap
    if stretch.blank is Blank.NONE:
        return
    if stretch.blank is Blank.BEFORE:
        before.trails = True
        before.blanks += 1
        before.width += blank_width(before.look)
    else:
        part.leads = True
        part.blanks += 1
        part.width += blank_width(part.look)


def _shape_again(part: Part, index: int, text: str) -> None:
    """Put another text in the place of a piece."""
    look = part.look
    old, new = look.words[part.texts[index]], look.words[text]
    if part.wide != new.wide:
        # What is left of a piece may need two-byte codes where the whole did not, or the reverse.
        new = _all_wide(part)[text]
    part.width += (new.width - old.width) * look.size + (new.glyphs - old.glyphs) * look.spacing
    part.texts[index] = text
    part.shows[index] = new.show


def _all_wide(part: Part) -> WordTable:
    """The two-byte codes of a part's face; its pieces are put in them if they are in others."""
    words = part.look.face.lane(part.look.lane, wide=True)
    if not part.wide:
        part.wide = True
        part.shows = [words[text].show for text in part.texts]
    return words


def _cut_tail(part: Part, inside: int, hyphen: bool) -> None:
    """End the part inside its last piece; a hyphen is shaped with what stands before it."""
    text = part.texts[-1][:inside]
    _shape_again(part, -1, text + "-" if hyphen and not part.wide else text)
    if hyphen and part.wide and part.texts[-1] != text:
        _shape_again(part, -1, text)
    part.hyphen = hyphen


def _cut_head(part: Part, inside: int) -> None:
    """Begin the part inside its first piece, which may also be its last."""
    _shape_again(part, 0, part.texts[0][inside:])


def _add_hyphen(parts: list[Part]) -> None:
    """Mark the hyphen of a line break, in codes that read as U+00AD."""
    part = parts[-1]
    if not part.wide:
        part.shows[-1] = part.shows[-1][:-1] + HYPHEN
        part.texts[-1] = part.texts[-1][:-1] + HYPHEN
        return
    look = part.look
    part.hyphen = False
    width = look.face.hyphen * look.size + look.spacing
    parts.append(Part(look, False, [HYPHEN], [HYPHEN], width, 0, hyphen=True))


def finish_line(
    parts: list[Part], column: Column, offset: float, goes_on: bool, glued: bool = False
) -> Line:
    """Make a line of its parts: spread the slack over the blanks, place the fragments.

    `goes_on` says that the paragraph does, so that justified text fills the measure.
    """
    blanks = 0
    width = -parts[-1].look.spacing
    for part in parts:
        width += part.width + part.gap
        blanks += part.blanks
    x = offset
    if column.hanging:
        left, right = _overhangs(parts)
        x -= left
        width -= left + right
    slack = column.measure - offset - width
    added = ratio = 0.0
    scale = 1.0
    align = column.align
    set_width = 0.0
    if align == "justify":
        set_width = sum([part.width for part in parts])
        letters = set_width - blanks * column.blank
        if letters > 0 and (slack < 0 or (goes_on and blanks)):
            scale = round(1 + max(-ELASTIC, min(slack / letters, ELASTIC)), 4)
        if blanks and (goes_on or slack < 0):
            added = (slack - (scale - 1) * set_width) / blanks
            beyond = added + (scale - 1) * column.blank
            excess = (beyond - EASED * STRETCH * column.blank) * blanks
            if excess > 0 and letters > 0 and goes_on:
                scale = round(min(scale + excess / letters, 1 + ELASTIC_MOST), 4)
                added = (slack - (scale - 1) * set_width) / blanks
                beyond = added + (scale - 1) * column.blank
            ratio = beyond / (column.blank * (STRETCH if beyond >= 0 else SHRINK))
            if ratio > LOOSEST:
                added, scale = 0.0, 1.0
    elif align != "left":
        x += slack if align == "right" else slack / 2
    fragments: list[Fragment] = []
    notes: tuple[str, ...] = ()
    if column.direction:
        whole = width + parts[-1].look.spacing + (scale - 1) * set_width + blanks * added
        if column.direction == "rtl" and column.measure and align != "center":
            # The paragraph begins at the right edge.
            x = 0.0 if align == "right" else column.measure - offset - whole
        fragments = in_directions(parts, x, added, scale, column.direction)
        notes = tuple(part.note for part in parts if part.note)
        return Line(tuple(fragments), width, ratio, parts[-1].hyphen, notes, (), glued)
    for part in parts:
        x += part.gap
        fragments.append(fragment_of(part, x, added, scale))
        x += part.width * scale + part.blanks * added
        if part.note:
            notes += (part.note,)
    return Line(tuple(fragments), width, ratio, parts[-1].hyphen, notes, (), glued)


def _overhangs(parts: list[Part]) -> tuple[float, float]:
    """Points by which the marks at both ends of a line hang."""
    first, last = parts[0], parts[-1]
    left = overhang(LEFT, first.texts[0][:1], first.look)
    return left, overhang(RIGHT, last.texts[-1][-1:], last.look)
