"""Initials: the first letter of a paragraph over several lines.

What comes in is a paragraph and how many lines its first letter goes over; what leaves are its set
lines, the first of them with the letter on the baseline of the last line beside it and its head
level with the capitals of the first. The letter is not read by itself: the rest of its word, which
stands in the first line, carries the whole word as ActualText (ISO 32000-1, 14.9.4).
"""

import re
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from compiler.fonts.face import Face
from compiler.language import primary
from compiler.layout.assemble import Column, set_lines
from compiler.layout.lines.breaking import SHORTEST_END, Shape, break_lines, break_rest
from compiler.layout.lines.greedy import Place
from compiler.layout.lines.line import Fragment, Line
from compiler.layout.lines.paragraph import set_line
from compiler.layout.lines.runs import LINE_END, Look, Runs, base_look, gather
from compiler.layout.lines.setting import SetParagraph, Setting
from compiler.layout.lines.totalfit import MOST_HYPHENS
from compiler.layout.lines.words import Material, blank_width, materials
from compiler.lazy import lazy_pattern
from compiler.model.inline import Inlines, Text
from compiler.stylesheet.sheet import TextStyle

GAP = 0.3
"""White between the letter and the lines beside it, as a part of the text's size."""
WIDER = (0.0, 0.1, 0.2, 0.35, 0.5)
"""What is added to it, in turn, where lines end badly where those beside the letter give way."""
MARK_GAP = 0.1
"""White between it and a quotation mark before it, which stands in the margin."""
ASCENT = 0.75
"""How far small letters reach above their baseline: a tail must not come down to them."""
LEAST_BESIDE = 0.5
"""Part of the measure that is left beside the letter at least."""
_BEGINNING = lazy_pattern(
    r"(?P<marks>[“‘«„‹‚¿¡\"']*)(?P<letter>\w[\u0300-\u036f]*)(?P<word>\S*)", re.UNICODE
)
_NEXT_WORD = lazy_pattern(r" +\S+")
_DIGRAPHS = {"nl": "IJ"}
"""Two letters that are one, by language."""


class _Beginning(Struct, frozen=True):
    """A paragraph's text taken apart."""

    marks: str
    letter: str
    word: str
    """Rest of the first word; where nothing is left of it, the second with the blank before it."""
    rest: Inlines

    @property
    def spoken(self) -> str:
        """What letter and word are together."""
        return self.marks + self.letter + self.word


class _Initial(Struct, frozen=True):
    """The letter as set, with what stands before it."""

    fragments: tuple[Fragment, ...]
    width: float
    """What it takes from the lines beside it, in points."""
    lines: int
    """How many those are: one more where the letter has a tail."""


def set_with_initial(
    inlines: Inlines, style: TextStyle, measure: float, setting: Setting, count: int
) -> SetParagraph | None:
    """Set a paragraph with its first letter over so many lines.

    Nothing comes back where that cannot be: the paragraph does not begin with plain text and a
    capital letter, or is shorter than the letter is high.
    """
    begin = _beginning(inlines, setting.language)
    if begin is None or count < 2:
        return None
    initial = _initial(begin, style, setting, count)
    room = measure * (1 - LEAST_BESIDE)
    if initial is None or initial.width > room:
        return None
    # The elements of what stands in the text must be opened once only.
    if _lines(begin, style, measure, replace(setting, structure=None), initial) is None:
        return None
    return _lines(begin, style, measure, setting, initial)


def _beginning(inlines: Inlines, language: str) -> _Beginning | None:
    first = inlines[0] if inlines else None
    if not isinstance(first, Text):
        return None
    text = first.text.lstrip()
    found = _BEGINNING.match(text)
    if found is None or not found["letter"][0].isupper():
        return None
    letter, word, at = found["letter"], found["word"], found.end()
    digraph = _DIGRAPHS.get(primary(language), "")
    if digraph and (letter + word).startswith(digraph):
        letter, word = digraph, word[len(digraph) - 1 :]
    if not word:
        following = _NEXT_WORD.match(text, at)
        if following is None:
            return None
        word, at = following.group(), following.end()
    rest = (Text(text[at:]), *inlines[1:]) if text[at:] else inlines[1:]
    return _Beginning(found["marks"], letter, word, rest)


def _initial(begin: _Beginning, style: TextStyle, setting: Setting, count: int) -> _Initial | None:
    """The letter so large that it reaches from the last line's baseline to the first's capitals."""
    face = setting.faces.face(style.family, style.bold, style.italic)
    head = _ink(face, "H")
    ink = _ink(face, begin.letter[0])
    drop = (count - 1) * style.leading
    if head is None or ink is None or face.missing(begin.letter):
        return None
    size = style.size + drop / head.top
    large = replace(style, role=f"{style.role} initial", size=size, tracking=0.0, oldstyle=False)
    letter = set_line(begin.letter, large, setting)
    if len(letter.fragments) != 1:
        return None
    bearing = ink.left * size
    fragments = [replace(letter.fragments[0], x=-bearing, rise=-drop, spoken="")]
    if begin.marks:
        marks = set_line(begin.marks, style, setting)
        fragments[:0] = [
            replace(each, x=each.x - marks.width - MARK_GAP * style.size, spoken="")
            for each in marks.fragments
        ]
    has_tail = -ink.bottom * size > style.leading - ASCENT * style.size
    width = letter.width - bearing + GAP * style.size
    return _Initial(tuple(fragments), width, count + has_tail)


class _Ink(Struct, frozen=True):
    """How far the black of a glyph reaches, in em."""

    left: float
    top: float
    bottom: float


def _ink(face: Face, letter: str) -> _Ink | None:
    glyph = face.font.get_nominal_glyph(ord(letter))
    extents = face.font.get_glyph_extents(glyph) if glyph else None
    if extents is None or extents.y_bearing <= 0:
        return None
    top, upem = extents.y_bearing, face.upem
    return _Ink(extents.x_bearing / upem, top / upem, (top + extents.height) / upem)


def _lines(
    begin: _Beginning,
    style: TextStyle,
    measure: float,
    setting: Setting,
    initial: _Initial,
) -> SetParagraph | None:
    look = base_look(style, setting)
    runs = Runs(setting, setting.owner)
    # A look of its own makes a fragment of its own.
    runs.add(replace(look), begin.word)
    gather(begin.rest, look, -1, runs)
    if any(run.text == LINE_END for run in runs.runs):
        return None
    (material,) = materials(runs.runs, setting)
    widths = [initial.width + more * style.size for more in WIDER]
    tries = [_beside(material, style, look, measure, (width, initial.lines)) for width in widths]
    good = [each for each in tries if each is not None and _ends_well(each, initial.lines, style)]
    lines = good[0] if good else tries[0]
    if lines is None or lines[0].fragments[0].text.strip() != begin.word.strip():
        return None
    word, *others = lines[0].fragments
    spoken = replace(word, spoken=begin.spoken)
    lines[0] = replace(lines[0], fragments=(*initial.fragments, spoken, *others))
    links = any(fragment.link for line in lines for fragment in line.fragments)
    return SetParagraph(tuple(lines), style, tuple(runs.calls), links, initial.lines)


def _beside(
    material: Material, style: TextStyle, look: Look, measure: float, room: tuple[float, int]
) -> list[Line] | None:
    """Lines of a material, so many of them moved in; nothing where there are fewer."""
    indent, count = room
    justified = style.align == "justify"
    hanging = style.hanging and justified
    blank = blank_width(look)
    narrow = measure - indent
    shape = Shape(narrow, 0.0, justified, style.size, blank, style.hyphenate, hanging)
    places: list[Place] = break_lines(material, shape)
    if len(places) < count:
        return None
    if len(places) > count:
        del places[count:]
        piece, inside, _ = places[-1]
        rest = break_rest(material, replace(shape, measure=measure), (piece, inside))
        if not rest:
            return None
        places += rest
    beside = set_lines(material, places, Column(narrow, 0.0, style.align, blank, hanging))
    below = set_lines(material, places, Column(measure, 0.0, style.align, blank, hanging))
    lines = [_moved(line, indent) for line in islice(beside, count)]
    return [*lines, *islice(below, count, None)]


def _ends_well(lines: list[Line], count: int, style: TextStyle) -> bool:
    """Whether the seam below the letter has left neither a ladder nor a short last line."""
    below = lines[count:]
    ladder = MOST_HYPHENS + 1
    seam = lines[max(0, count - MOST_HYPHENS) : count + MOST_HYPHENS]
    rows = [seam[at : at + ladder] for at in range(len(seam) - MOST_HYPHENS)]
    if any(all(line.hyphenated for line in row) for row in rows):
        return False
    return len(below) != 1 or below[0].width >= SHORTEST_END * style.size


def _moved(line: Line, right: float) -> Line:
    return replace(
        line, fragments=tuple([replace(each, x=each.x + right) for each in line.fragments])
    )
