"""Plain words shaped once, then measured and set as often as it takes.

Comes in: a text in one style. Leave: its widths, which table columns are made from, and its lines.
Cells are many and most are plain; what is said of `paragraph` holds for them without its detours.
"""

from collections.abc import Iterator

from msgspec import Struct

from compiler.layout.assemble import line_of_words
from compiler.layout.lines.breaking import Shape, between_blanks
from compiler.layout.lines.line import Line
from compiler.layout.lines.opportunities import Opportunities
from compiler.layout.lines.paragraph import set_materials
from compiler.layout.lines.runs import Look, base_look
from compiler.layout.lines.setting import Setting
from compiler.layout.lines.words import Material, blank_width, plain_material
from compiler.stylesheet.sheet import TextStyle


class PlainWords(Struct, frozen=True):
    """Words of one look, ready for the breaker."""

    material: Material
    look: Look

    @property
    def is_simple(self) -> bool:
        """Whether all are in one-byte codes of one face, and run from left to right."""
        material = self.material
        stretches = material.stretches
        return (
            len(stretches) == 1
            and not stretches[0].wide
            and not material.invisible
            and not material.bidi
        )

    @property
    def natural(self) -> float:
        """Width on one line, in points."""
        material, look = self.material, self.look
        if len(material.stretches) == 1:
            width = sum(material.widths) + (len(material.widths) - 1) * blank_width(look)
        else:
            width = Opportunities(material, 0.0, justified=False).natural
        return width - look.spacing

    @property
    def narrowest(self) -> float:
        """Width of the widest part that no line end may divide but by a hyphen, in points."""
        material = self.material
        if len(material.stretches) == 1 and not material.stretches[0].divided:
            return max(material.widths)
        return Opportunities(material, 0.0, justified=False).in_order(hyphens=False).widest


def shape_words(text: str, style: TextStyle, setting: Setting) -> PlainWords:
    """Shape a text that has no inlines but text and values."""
    look = base_look(style, setting)
    return PlainWords(plain_material(text, look, setting), look)


def set_words(
    words: PlainWords, style: TextStyle, measure: float, setting: Setting
) -> tuple[Line, ...]:
    """Set words in lines of a measure, in points."""
    material, look = words.material, words.look
    if style.align == "left" and words.is_simple:
        blank = blank_width(look)
        shape = Shape(measure, 0.0, False, style.size, blank, style.hyphenate)
        ends = between_blanks(material, shape)
        if ends is not None:
            return tuple(_lines(material, look, ends, blank))
    return tuple(set_materials([material], style, look, (measure, 0.0), setting))


def _lines(material: Material, look: Look, ends: list[int], blank: float) -> Iterator[Line]:
    """Lines of simple words that end before these words."""
    start = 0
    for end in ends:
        width = sum(material.widths[start:end]) + (end - start - 1) * blank
        show, text = " ".join(material.shows[start:end]), " ".join(material.texts[start:end])
        yield line_of_words(look, show, text, width)
        start = end
