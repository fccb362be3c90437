"""A face: one font file at one place of its axes, its measures, and the words shaped with it.

What comes in is a font file; what leaves are shaped words: a width in em and the inside of a PDF
show string (ISO 32000-1, 9.4.3). Shaping (kerning, ligatures) is HarfBuzz's; a word is shaped
once and then found in a table. Words made of common glyphs are in the fixed one-byte codes of
`codes.py`; a word with any other glyph is *wide*: two bytes a glyph, in hexadecimal.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from msgspec import Struct

from compiler.fonts.codes import NO_LANGUAGE, CodeTable, Features, code_table, shape_plain
from compiler.fonts.spelling import Spelling
from compiler.fonts.tables import (
    SHOWN_WITHOUT_GLYPH,
    AdvanceTable,
    KernTable,
    PlainCodes,
    ShapedWord,
    WideCodes,
    WordTable,
)
from compiler.fonts.twins import Twins

LONGEST_SHAPED = 200
"""Words of more characters are not shaped; layout cuts them before it asks."""

LANES: Mapping[str, Features] = {
    "": {},
    "tnum": {"tnum": True, "lnum": True},
    "onum": {"onum": True, "pnum": True},
    "smcp": {"smcp": True},
    "smcp+onum": {"smcp": True, "onum": True, "pnum": True},
    "spaced": {"liga": False, "clig": False},
    "spaced+onum": {"liga": False, "clig": False, "onum": True, "pnum": True},
    "spaced+tnum": {"liga": False, "clig": False, "tnum": True, "lnum": True},
}
"""Sets of OpenType features a word can be shaped with; letter-spaced words have no ligatures."""

_GLYPHS_AND_ADVANCES = hb.BufferSerializeFlags.NO_CLUSTERS | hb.BufferSerializeFlags.NO_GLYPH_NAMES
_UNSHAPED: Features = {"liga": False, "clig": False, "calt": False, "dlig": False}
_SUBSTITUTES = {"\u2011": "-", "\u2010": "-", "\u2212": "–"}
_NO_BREAK_BLANK = "\u00a0"
_BETWEEN = "\n"
"""What no face has a glyph for, so that it touches no word beside it."""
_TOGETHER = frozenset(map(chr, [*range(0x21, 0x7F), *range(0xC0, 0x180)])) | {*"“”‘’–—…"}
"""Characters of words that are shaped as one text."""
_PREPARED = SHOWN_WITHOUT_GLYPH | {_NO_BREAK_BLANK, *_SUBSTITUTES}


class Cluster(Struct, frozen=True):
    """Glyphs of a word that stand for some of its characters together."""

    width: float
    """In em."""
    show: str
    """Glyph ids in hexadecimal, inside of a PDF string."""
    text: str
    spelled: bool
    """Whether its glyphs spell its text by themselves."""


TOO_LONG = ShapedWord(0.0, "", True, 0)
"""Stands for a word that is not shaped in one piece."""


class Face:
    """A font at one place of its axes; lengths are in em.

    Raises `ValueError` or `hb.HarfBuzzError` for a file that is no TrueType font.
    """

    def __init__(self, key: str, name: str, path: Path, axes: Mapping[str, float]) -> None:
        self.key = key
        """Family and style, such as `serif/bold`."""
        self.name = name
        """PostScript name, such as `SourceSerif4-Bold`."""
        self.path = path
        self.axes = dict(axes)
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.hb_face)
        if axes:
            self.font.set_variations(self.axes)
        if not self.hb_face.glyph_count:
            raise ValueError("it has no glyphs")
        if "glyf" not in self.hb_face.table_tags:
            raise ValueError("its outlines are those of PostScript (CFF)")
        self.upem: int = self.hb_face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / self.upem
        self.descent: float = extents.descender / self.upem
        """Negative, as in the font."""
        self.line_gap: float = extents.line_gap / self.upem
        self.cap_height = self._metric(hb.OTMetricsTag.CAP_HEIGHT, self.ascent * 0.7)
        self.x_height = self._metric(hb.OTMetricsTag.X_HEIGHT, self.ascent * 0.5)
        self.italic_angle: float = _italic_angle(self.hb_face)
        self.codes: CodeTable = code_table(self.font)
        self.spelling = Spelling(self.hb_face, self.font, self.codes)
        self.twins = Twins(self.hb_face, self.font, self.codes, self.spelling)
        self.advances = AdvanceTable(self.font, self.upem)
        self.words = WordTable(self, {})
        self.space = self.advances[" "]
        self.hyphen = self.advances["-"]
        self.used: set[int] = set()
        """Glyph ids shaped so far."""
        self._lanes = {("", False): self.words}
        self.derived: dict[str, Any] = {}
        """What `instance.py` has made of the face."""
        self._covered: dict[str, bool] = {}
        self._kerns = KernTable(1000 / self.upem)
        self._plain_codes = PlainCodes(self, self._kerns)
        self._wide_codes = WideCodes(self)
        self._buffer = hb.Buffer()

    def lane(self, name: str, wide: bool = False) -> WordTable:
        """The word table of a set of features of `LANES`; with all words wide, if asked for."""
        table = self._lanes.get((name, wide))
        if table is None:
            table = self._lanes[name, wide] = WordTable(self, LANES[name], wide)
        return table

    @property
    def has_small_capitals(self) -> bool:
        """Whether the font has small capitals of its own."""
        return shape_plain(self.font, "a", LANES["smcp"]) != shape_plain(self.font, "a", {})

    def missing(self, text: str) -> str:
        """Characters of a text the face has no glyph for, each once."""
        covered = self._covered
        found = ""
        for character in text:
            known = covered.get(character)
            if known is None:
                known = covered[character] = self._has(character)
            if not known and character not in found:
                found += character
        return found

    def shape(self, word: str, features: Features, wide: bool = False) -> ShapedWord:
        """Shape a word that holds no ordinary blank."""
        if len(word) > LONGEST_SHAPED:
            return TOO_LONG
        buffer = self._shaped(word, features)
        shaped = self._written(buffer)
        if not shaped:
            return ShapedWord(0.0, "", wide, 0)
        codes = self._plain_codes
        advances, shows = zip(*[codes[each] for each in shaped.split("|")], strict=True)
        if wide or None in shows or (not word.isascii() and self.twins.among(word)):
            return self._wide(word, features, buffer)
        return ShapedWord(sum(advances) / self.upem, "".join(shows), False, len(shows))

    def shape_all(
        self, words: Iterable[str], features: Features
    ) -> Iterator[tuple[str, ShapedWord]]:
        """Shape words as one text, which is faster; those for which that does not do are left out.

        The words are read between the glyphs that stand for a character no face has.
        """
        text = [word for word in words if _TOGETHER.issuperset(word)]
        buffer = self._shaped_latin(_BETWEEN.join(text), features)
        shaped = self._written(buffer).split(self._between)
        if len(shaped) != len(text):
            return
        codes, upem = self._plain_codes, self.upem
        for word, glyphs in zip(text, shaped, strict=True):
            advances, shows = zip(*[codes[each] for each in glyphs.split("|")], strict=True)
            if None not in shows and (word.isascii() or not self.twins.among(word)):
                yield word, ShapedWord(sum(advances) / upem, "".join(shows), False, len(shows))

    @cached_property
    def _between(self) -> str:
        """What HarfBuzz writes between words that are shaped as one text."""
        return f"|{self._written(self._shaped(_BETWEEN, {}))}|"

    def _written(self, buffer: Any) -> str:
        """Glyphs and advances of a buffer, as `43+520|44+498`."""
        # One text is read faster than an object for each glyph and its place.
        written: str = buffer.serialize(self.font, flags=_GLYPHS_AND_ADVANCES)[1:-1]
        return written

    def clusters(self, word: str, features: Features) -> list[Cluster]:
        """A word in glyph ids, cut where its characters can be told apart, from left to right."""
        shows, buffer = self._glyph_shows(word, features, self._shaped(word, features))
        starts = [info.cluster for info in buffer.glyph_infos]
        positions = zip(buffer.glyph_infos, buffer.glyph_positions, shows, strict=True)
        prepared = self._prepared(word)
        found = []
        for start, group in groupby(positions, lambda each: each[0].cluster):
            infos, places, parts = zip(*group, strict=True)
            text = prepared[start : min((at for at in starts if at > start), default=len(prepared))]
            width = sum(place.x_advance for place in places) / self.upem
            spelled = "".join(self.spelling[info.codepoint] for info in infos) == text
            show = "".join(parts)
            found.append(Cluster(width, show if spelled else self._edged(show), text, spelled))
        return found

    def _edged(self, show: str) -> str:
        """Glyphs after one without ink at their left edge: readers take the first glyph for it."""
        # A mark that comes first stands elsewhere; they would see a blank before the letter.
        edge = self.font.get_nominal_glyph(ord("\N{ZERO WIDTH NON-JOINER}"))
        if not edge or edge not in self.spelling or self.font.get_glyph_h_advance(edge):
            return show
        self.used.add(edge)
        return f"{edge:04X}{show}"

    def _wide(self, word: str, features: Features, buffer: Any) -> ShapedWord:
        """A word in glyph ids."""
        shows, buffer = self._glyph_shows(word, features, buffer)
        width = sum(position.x_advance for position in buffer.glyph_positions) / self.upem
        return ShapedWord(width, "".join(shows), True, len(shows))

    def _glyph_shows(self, word: str, features: Features, buffer: Any) -> tuple[list[str], Any]:
        """Show text of each glyph; glyphs whose characters nobody could tell are avoided."""
        codes = self._wide_codes
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        if not all(codes[glyph].spelled for glyph in glyphs):
            buffer = self._shaped(word, {**features, **_UNSHAPED})
            glyphs = [info.codepoint for info in buffer.glyph_infos]
            self.used.update(glyphs)
        positions = buffer.glyph_positions
        advances = [position.x_advance for position in positions]
        offsets = [position.x_offset for position in positions]
        kerns = self._kerns
        shows: list[str] = []
        named = self._named(word, buffer) if self.twins.among(word) else {}
        for at, (glyph, advance, offset) in enumerate(zip(glyphs, advances, offsets, strict=True)):
            natural = codes[glyph].advance
            show = named.get(at, codes[glyph].show)
            if offset:
                show = kerns[-offset].replace(")", ">").replace("(", "<") + show
            if natural != advance - offset:
                show += kerns[natural - advance + offset].replace(")", ">").replace("(", "<")
            shows.append(show)
        return shows, buffer

    def _named(self, word: str, buffer: Any) -> dict[int, str]:
        """By place, the codes of glyphs that stand for another character than usual."""
        text = self._prepared(word)
        twins = self.twins.codes
        return {
            at: f"{twins[text[info.cluster]]:04X}"
            for at, info in enumerate(buffer.glyph_infos)
            if text[info.cluster] in twins
            and info.codepoint == self.font.get_nominal_glyph(ord(text[info.cluster]))
        }

    def _shaped(self, word: str, features: Features) -> Any:
        """The shaping buffer after shaping a word; valid until the next."""
        if word.isascii():
            return self._shaped_latin(word, features)
        buffer = self._buffer
        buffer.reset()
        buffer.add_str(self._prepared(word))
        buffer.language = NO_LANGUAGE
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, features)
        return buffer

    def _shaped_latin(self, text: str, features: Features) -> Any:
        """The same for a text in Latin letters."""
        buffer = self._buffer
        buffer.reset()
        buffer.add_str(text)
        buffer.script = "Latn"
        buffer.direction = "ltr"
        hb.shape(self.font, buffer, features)
        return buffer

    def _prepared(self, word: str) -> str:
        """The word with characters replaced that have an equal in the face."""
        if _PREPARED.isdisjoint(word):
            return word
        for character, substitute in _SUBSTITUTES.items():
            if character in word and not self.font.get_nominal_glyph(ord(character)):
                word = word.replace(character, substitute)
        # Inside a word the blank glyph has the code of a fixed blank.
        word = word.replace(_NO_BREAK_BLANK, " ")
        return "".join([each for each in word if each not in SHOWN_WITHOUT_GLYPH])

    def _has(self, character: str) -> bool:
        if character in SHOWN_WITHOUT_GLYPH or self.font.get_nominal_glyph(ord(character)):
            return True
        if character in _SUBSTITUTES:
            return self._has(_SUBSTITUTES[character])
        if unicodedata.category(character) == "Zs":
            return True
        # HarfBuzz puts a letter and its accents together, or apart, as the font needs it.
        other = unicodedata.normalize("NFD", character)
        return other != character and not self.missing(other)

    def _metric(self, tag: Any, default: float) -> float:
        value = self.font.get_metric_position(tag)
        return value / self.upem if value else default


def _italic_angle(face: Any) -> float:
    """Degrees, from the `post` table: a 16.16 fixed number after the version."""
    table = bytes(face.reference_table("post").data)
    return int.from_bytes(table[4:8], "big", signed=True) / 65536 if len(table) >= 8 else 0.0
