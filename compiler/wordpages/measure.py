"""Widths of words as office programs compute them: a font's bytes come in, whole numbers leave.

Writer sets Word files on a grid of 8,640 units an inch, six to a twip, whatever the printer; each
glyph's advance, kerning included, is rounded to that grid at its size and the sum is the width.
Those grid units are what this module calls *fine units*. A word is shaped once per face and
size, with a blank before and after it, because fonts kern some capitals against blanks.
"""

import re
from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise
from typing import Any, cast

import uharfbuzz as hb
from msgspec import Struct

from compiler.wordpages.breaks import ends_openly, opportunities, starts_badly

FINE_PER_TWIP = 6
FINE_PER_HALF_POINT = 60
SMALL_CAPS_PERCENT = 80
RAISED_PERCENT = 58
"""Size of superscripts and subscripts in a Word file, as a part of the text's size."""

_LETTERS = re.compile("[“‘]?[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9.,;'’‘“”\u00c0-\u024f]*")
"""A word of nothing but letters and marks between which no line ends."""
_PLAIN_RANGES = (
    (0x20, 0x7E), (0xA1, 0x24F), (0x2013, 0x2026), (0x2030, 0x203A), (0x20AC, 0x20AC),
)  # fmt: skip
_PLAIN = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in _PLAIN_RANGES)}]*")
"""Text of which every character has a glyph of its own, one after another."""
SET_APART = re.compile("[\t\u00a0\u2011\u00ad]")
"""Tabs and what is measured and broken by itself: no-break blanks and hyphens, soft hyphens."""
_LOWER = re.compile("[^\\W\\d_]+")
_FALLBACK_EM = 0.6
_FALLBACK_WIDE_EM = 1.0
_FIRST_WIDE = 0x2E80

FaceBytes = Callable[[str, bool, bool], bytes]
"""Family key, bold, italic → the static font as it is embedded in the file."""


class Setting(Struct, frozen=True):
    """What decides the width of a stretch of text."""

    family: str
    half_points: int
    bold: bool = False
    italic: bool = False
    raised: bool = False
    """Superscript or subscript."""
    caps: bool = False
    small_caps: bool = False
    spacing: int = 0
    """Twips added after each character."""


class Part(Struct, frozen=True):
    """Part of a word between two places where a line may end."""

    text: str
    width: int
    """Fine units without the blank before the word."""
    slash: bool = False
    """Whether it follows a slash: a line may end there only in very long words."""


class SizedFace(dict[str, int]):
    """A face at one size: ordinary word → fine units with one blank before it.

    The width is that inside a line, where another blank follows; `tail` has what is different at
    the end of a stretch. Words about whose line ends there is more to say are in `special`.
    """

    def __init__(self, font: "SharedFont", setting: Setting) -> None:
        super().__init__()
        self._font = font
        self._em = setting.half_points * FINE_PER_HALF_POINT
        if setting.raised:
            self._em = setting.half_points * 10 * RAISED_PERCENT // 100 * FINE_PER_TWIP
        self._small_em = self._em * SMALL_CAPS_PERCENT // 100
        self._setting = setting
        self.raised = setting.raised
        self.blank: int = self.advances(" ")[0]
        self.leads: dict[str, int] = {}
        """Blank before a word, where kerning makes it another than `blank`."""
        self.special: dict[str, int] = {}
        """Width of each word that is in one of the next two."""
        self.parts: dict[str, tuple[Part, ...]] = {}
        """Words inside which a line may end."""
        self.awkward: set[str] = set()
        """Words for which the blanks beside them are not all there is to say about line ends."""
        self.reserve = font.italic_reserve(self._em) if setting.italic else 0
        """Fine units that an italic stretch leaves free at the end of its line."""
        self._tails: dict[str, int] = {}

    def widths(self, words: list[str]) -> tuple[list[int], list[int]]:
        """Width of each word, and the places of the special ones."""
        known = list(map(self.get, words))
        if None not in known:
            return cast("list[int]", known), []
        places = [place for place, width in enumerate(known) if width is None]
        self.meet([words[place] for place in places])
        special: list[int] = []
        for place in places:
            width = self.get(words[place])
            if width is None:
                width = self.special[words[place]]
                special.append(place)
            known[place] = width
        return cast("list[int]", known), special

    def meet(self, words: Iterable[str]) -> None:
        """Measure words; those not met before are shaped together."""
        new = [word for word in dict.fromkeys(words) if not (word in self or word in self.special)]
        if not new:
            return
        plain = list(filter(_PLAIN.fullmatch, new))
        if plain:
            self._learn(plain)
        if len(plain) < len(new):
            for word in new:
                if not _PLAIN.fullmatch(word):
                    self._learn([word])

    def lead(self, word: str) -> int:
        """Blank before a word."""
        return self.leads.get(word, self.blank)

    def tail(self, word: str) -> int:
        """What a word is wider where nothing follows it."""
        last = word[-1:]
        tail = self._tails.get(last)
        if tail is None:
            tail = sum(self.advances(last)) - sum(self.advances(f"{last} ")[:-1])
            self._tails[last] = tail
        return tail

    def advances(self, text: str) -> list[int]:
        """Fine units of each character of a text; those of a ligature are spread evenly."""
        if self._setting.caps:
            text = _same_length(text, text.upper())
        if self._setting.small_caps:
            return self._small_capitals(text)
        return self._shaped(text, self._em)

    def _learn(self, words: list[str]) -> None:
        advances = self.advances(f" {' '.join(words)} ")
        ends = list(accumulate(advances, initial=0))
        blank = self.blank
        start = 0
        for word in words:
            stop = start + 1 + len(word)
            width = ends[stop] - ends[start]
            if advances[start] != blank and word:
                self.leads[word] = advances[start]
            if _LETTERS.fullmatch(word) or not self._breaks(word, advances[start + 1 : stop]):
                self[word] = width
            else:
                self.special[word] = width
            start = stop

    def _small_capitals(self, text: str) -> list[int]:
        found: list[int] = []
        done = 0
        for match in _LOWER.finditer(text):
            if not match[0].islower():
                continue
            found += self._shaped(text[done : match.start()], self._em)
            found += self._shaped(_same_length(match[0], match[0].upper()), self._small_em)
            done = match.end()
        return found + self._shaped(text[done:], self._em)

    def _shaped(self, text: str, em: int) -> list[int]:
        if not text:
            return []
        found = self._font.advances(text, em)
        if self._setting.spacing:
            extra = self._setting.spacing * FINE_PER_TWIP
            found = [each + extra for each in found]
        return found

    def _breaks(self, word: str, advances: list[int]) -> bool:
        """Note where a line may end in and beside a word; whether that is special."""
        if not word:
            return False
        awkward = SET_APART.search(word) is not None or starts_badly(word) or ends_openly(word)
        places = opportunities(word)
        if places:
            bounds = [0, *places, len(word)]
            parts = tuple(
                Part(
                    word[start:stop],
                    sum(advances[start:stop]),
                    word[start - 1] == "/" and start > 0,
                )
                for start, stop in pairwise(bounds)
            )
            self.parts[word] = parts
            awkward = awkward or any(part.slash for part in parts)
        if awkward:
            self.awkward.add(word)
        return awkward or bool(places)


class SharedFont:
    """A font file, shaped with at any size."""

    def __init__(self, data: bytes) -> None:
        face = hb.Face(hb.Blob(data))
        self._font: Any = hb.Font(face)
        self._upem: int = face.upem
        self._buffer: Any = hb.Buffer()
        extents = self._font.get_font_extents("ltr")
        self._heights = (extents.ascender, -extents.descender, extents.line_gap)
        self._rounded: dict[int, _Rounded] = {}
        self._missing = _missing(self._font)

    def italic_reserve(self, em: int) -> int:
        """A twelfth of the font's height in whole twips, as fine units."""
        height = sum(_twips(part * em, self._upem) for part in self._heights)
        return height // 12 * FINE_PER_TWIP

    def advances(self, text: str, em: int) -> list[int]:
        """Rounded advance of each character at `em` fine units an em."""
        rounded = self._rounded.get(em)
        if rounded is None:
            rounded = self._rounded[em] = _Rounded(em, self._upem)
        buffer = self._buffer
        buffer.reset()
        buffer.add_str(text)
        plain = _PLAIN.fullmatch(text) is not None
        if plain:
            buffer.script = "Latn"
            buffer.direction = "ltr"
        else:
            buffer.guess_segment_properties()
        buffer.language = "en"
        hb.shape(self._font, buffer, {})
        positions = buffer.glyph_positions
        if plain and len(positions) == len(text) and not self._missing(text):
            return [rounded[position.x_advance] for position in positions]
        found = [0] * len(text)
        clusters: set[int] = set()
        for info, position in zip(buffer.glyph_infos, positions, strict=True):
            width = rounded[position.x_advance]
            found[info.cluster] += width if info.codepoint else _stand_in(text[info.cluster], em)
            clusters.add(info.cluster)
        if len(clusters) < len(text):
            _spread(found, sorted(clusters))
        return found


class _Rounded(dict[int, int]):
    """Advances in font units → fine units at one size, halves up."""

    def __init__(self, em: int, upem: int) -> None:
        super().__init__()
        self._em = em
        self._upem = upem

    def __missing__(self, advance: int) -> int:
        width = (2 * advance * self._em + self._upem) // (2 * self._upem)
        self[advance] = width
        return width


class WordMeasures:
    """Faces at all sizes a Word file uses, each loaded and shaped once."""

    def __init__(self, face_bytes: FaceBytes) -> None:
        self._face_bytes = face_bytes
        self._fonts: dict[tuple[str, bool, bool], SharedFont] = {}
        self._sized: dict[Setting, SizedFace] = {}

    def sized(self, setting: Setting) -> SizedFace:
        """The word table of a setting."""
        found = self._sized.get(setting)
        if found is None:
            key = (setting.family, setting.bold, setting.italic)
            font = self._fonts.get(key)
            if font is None:
                font = self._fonts[key] = SharedFont(self._face_bytes(*key))
            found = self._sized[setting] = SizedFace(font, setting)
        return found


def _missing(font: Any) -> Callable[[str], object]:
    """Tells whether a text of plain characters holds one that a font has no glyph for."""
    characters = "".join(
        chr(code)
        for first, last in _PLAIN_RANGES
        for code in range(first, last + 1)
        if font.get_nominal_glyph(code) is None
    )
    return re.compile(f"[{re.escape(characters)}]").search if characters else _nothing


def _nothing(text: str) -> None:
    """Finds nothing in any text."""


def _same_length(text: str, changed: str) -> str:
    """Capitals, letter by letter where a letter has two (`ß`)."""
    if len(changed) == len(text):
        return changed
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)


def _twips(fine: int, upem: int) -> int:
    """Whole twips of a measure in fine units times `upem`, rounded in two steps, halves up."""
    whole = (2 * fine + upem) // (2 * upem)
    return (2 * whole + FINE_PER_TWIP) // (2 * FINE_PER_TWIP)


def _stand_in(character: str, em: int) -> int:
    """Width of a character that another font will have to show."""
    wide = ord(character) >= _FIRST_WIDE
    return round(em * (_FALLBACK_WIDE_EM if wide else _FALLBACK_EM))


def _spread(found: list[int], clusters: list[int]) -> None:
    for start, stop in zip(clusters, [*clusters[1:], len(found)], strict=True):
        if stop - start > 1:
            share, rest = divmod(found[start], stop - start)
            found[start:stop] = [share + 1] * rest + [share] * (stop - start - rest)
