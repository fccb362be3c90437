"""Tables of a face that fill themselves: what has been looked up once is kept.

What comes in are words, characters and glyphs; what leaves are shaped words, advances and the
codes of glyphs in a PDF show string (ISO 32000-1, 9.4.3).
"""

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from compiler.fonts.codes import Features

if TYPE_CHECKING:
    from compiler.fonts.face import Face

LONGEST_KEPT = 64
"""Words of more characters are shaped each time, so that no text can fill the memory."""
MOST_TOGETHER = 64
"""Words that are shaped as one text."""

SHOWN_WITHOUT_GLYPH = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\ufe0e\ufe0f")
_FIGURES = frozenset("0123456789.,-–−+%()")


class ShapedWord(NamedTuple):
    """A word without blanks, ready to be shown."""

    width: float
    """In em."""
    show: str
    """Inside of a PDF string: without the outer `(` `)` or, when wide, without `<` `>`."""
    wide: bool
    """Whether the codes are two-byte glyph ids in hexadecimal."""
    glyphs: int
    """How many glyphs it has; letter spacing counts them."""


class KernTable(dict[int, str]):
    """Difference of an advance in font units → what a TJ array says of it, inside a string."""

    __slots__ = ("_scale",)

    def __init__(self, scale: float) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, difference: int) -> str:
        text = self[difference] = f"){round(difference * self._scale, 2):g}("
        return text


PlainCode = tuple[int, str | None]
"""What a glyph in its place is in the one-byte codes: its advance in font units, with kerning, and
what shows it, with the kerning after it; nothing for a glyph that has no such code."""


class PlainCodes(dict[str, PlainCode]):
    """Glyph and advance, as HarfBuzz writes them (`43+520`) → its one-byte code."""

    __slots__ = ("_face", "_kerns")

    def __init__(self, face: "Face", kerns: KernTable) -> None:
        super().__init__()
        self._face = face
        self._kerns = kerns

    def __missing__(self, shaped: str) -> PlainCode:
        name, _, width = shaped.partition("+")
        glyph, advance = int(name.partition("@")[0]), int(width)
        self._face.used.add(glyph)
        show = self._face.codes.escaped.get(glyph)
        if show is not None:
            natural = self._face.font.get_glyph_h_advance(glyph)
            if natural != advance:
                show += self._kerns[natural - advance]
        code = self[shaped] = (advance, show)
        return code


class WideCode(Struct, frozen=True):
    """What a glyph is in the two-byte codes."""

    advance: int
    """In font units."""
    show: str
    spelled: bool
    """Whether its characters are known."""


class WideCodes(dict[int, WideCode]):
    """Glyph id → its two-byte code."""

    __slots__ = ("_face",)

    def __init__(self, face: "Face") -> None:
        super().__init__()
        self._face = face

    def __missing__(self, glyph: int) -> WideCode:
        spelled = not glyph or glyph in self._face.spelling
        advance = self._face.font.get_glyph_h_advance(glyph)
        code = self[glyph] = WideCode(advance, f"{glyph:04X}", spelled)
        return code


class WordTable(dict[str, ShapedWord]):
    """Words shaped with one set of features; looking one up shapes it if need be."""

    __slots__ = ("_face", "_features", "_tabular", "_wide", "advances", "cuts")

    def __init__(self, face: "Face", features: Features, wide: bool = False) -> None:
        super().__init__()
        self._face = face
        self._features = dict(features)
        self._wide = wide
        self._tabular = not wide and "tnum" in features
        self.advances = face.advances
        self.cuts: dict[Hashable, dict[str, Any]] = {}
        """Tables of places where the words may be cut; layout fills and reads them."""

    def __missing__(self, word: str) -> ShapedWord:
        if self._tabular and 1 < len(word) <= LONGEST_KEPT and _FIGURES.issuperset(word):
            return self._number(word)
        shaped = self._face.shape(word, self._features, self._wide)
        if len(word) <= LONGEST_KEPT:
            self[word] = shaped
        return shaped

    def learn(self, words: Iterable[str]) -> None:
        """Shape the words that are new, many at once."""
        new = [word for word in words if word not in self and len(word) <= LONGEST_KEPT]
        if self._tabular:
            new = [word for word in new if not _FIGURES.issuperset(word)]
        if len(new) > 1 and not self._wide:
            for start in range(0, len(new), MOST_TOGETHER):
                some = new[start : start + MOST_TOGETHER]
                self.update(self._face.shape_all(some, self._features))

    def _number(self, word: str) -> ShapedWord:
        """Figures side by side without kerning, so that columns of numbers stand in line.

        Tables hold more different numbers than texts hold words; these need no shaping.
        """
        widths, shows, wides, glyphs = zip(*map(self.__getitem__, word), strict=True)
        if True in wides:
            return self._face.shape(word, self._features, self._wide)
        return ShapedWord(sum(widths), "".join(shows), False, sum(glyphs))


class AdvanceTable(dict[str, float]):
    """Advances of single characters in em, without kerning."""

    __slots__ = ("_font", "_upem")

    def __init__(self, font: Any, upem: int) -> None:
        super().__init__()
        self._font = font
        self._upem = upem

    def __missing__(self, character: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(character)) or 0
        width = 0.0 if character in SHOWN_WITHOUT_GLYPH else self._font.get_glyph_h_advance(glyph)
        advance: float = width / self._upem
        self[character] = advance
        return advance
