"""Which characters a glyph stands for, told from the font file alone.

A viewer that copies text, searches or reads aloud needs characters for each glyph (`ToUnicode`).
The map is made only when a glyph outside the one-byte codes is asked for: first the font's own
character map backwards, then small capitals and figures of other forms, then common ligatures,
then forms of letters that join. A glyph that is a part of many letters is spelled as the first of
them; the text of such words goes along with them.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any

from compiler.fonts.codes import CodeTable, shape_plain

UNKNOWN = "\ufffd"
_LIGATURE_LETTERS = "fijltbhk"
_VARIANTS = ("smcp", "tnum", "lnum", "sups", "subs")
_FIGURES = ({"onum": True}, {"onum": True, "pnum": True}, {"pnum": True})
"""Features of figures of other forms, alone and together."""

_JOINING = (0x0590, 0x08FF)
"""Characters of scripts whose letters join, from Hebrew to Arabic."""
_INDIC_BLOCKS = (0x0900, 0x0D80, 0x80)
"""Blocks of Indian scripts, which are laid out alike."""
_VIRAMA = 0x4D
_JOINER = "\u200d"


class Spelling:
    """Glyph id → characters, for one face."""

    def __init__(self, hb_face: Any, font: Any, codes: CodeTable) -> None:
        self._hb_face = hb_face
        self._font = font
        self._known = {
            glyph: codes.texts[code] for code, glyph in sorted(codes.glyphs.items(), reverse=True)
        }
        self._sources = iter(
            (self._from_map, self._from_features, self._from_ligatures, self._from_joined)
        )

    def __contains__(self, glyph: int) -> bool:
        return self._find(glyph) is not None

    def __getitem__(self, glyph: int) -> str:
        return self._find(glyph) or UNKNOWN

    def _find(self, glyph: int) -> str | None:
        while glyph not in self._known:
            source = next(self._sources, None)
            if source is None:
                return None
            for each, text in source():
                self._known.setdefault(each, text)
        return self._known[glyph]

    def _from_map(self) -> Iterator[tuple[int, str]]:
        for code in sorted(self._hb_face.unicodes):
            glyph = self._font.get_nominal_glyph(code)
            if glyph:
                yield glyph, chr(code)

    def _from_features(self) -> Iterator[tuple[int, str]]:
        for code in sorted(self._hb_face.unicodes):
            character = chr(code)
            if not character.isalnum():
                continue
            for feature in _VARIANTS:
                shaped = shape_plain(self._font, character, {feature: True})
                if len(shaped) == 1:
                    yield shaped[0], character
        for figure, features in product("0123456789", _FIGURES):
            shaped = shape_plain(self._font, figure, features)
            if len(shaped) == 1:
                yield shaped[0], figure

    def _from_ligatures(self) -> Iterator[tuple[int, str]]:
        for length in (2, 3):
            for letters in product(_LIGATURE_LETTERS, repeat=length):
                text = "".join(letters)
                shaped = shape_plain(self._font, text, {})
                if len(shaped) == 1:
                    yield shaped[0], text

    def _from_joined(self) -> Iterator[tuple[int, str]]:
        """Forms of joining letters, and of Indian consonants with their vowels and each other."""
        codes = set(self._hb_face.unicodes)
        for code in sorted(codes.intersection(range(*_JOINING))):
            for before, after in product(("", _JOINER), repeat=2):
                for glyph in shape_plain(self._font, f"{before}{chr(code)}{after}", {}):
                    yield glyph, chr(code)
        for block in range(*_INDIC_BLOCKS):
            consonants = [chr(each) for each in range(block + 0x15, block + 0x3A) if each in codes]
            dead = [each + chr(block + _VIRAMA) for each in consonants]
            vowels = [chr(each) for each in range(block + 0x3E, block + _VIRAMA) if each in codes]
            for first in dead:
                yield from self._spelled(first + _JOINER, first)
            for first, second in product(dead, consonants):
                yield from self._spelled(first + second, first + second)
            for first, second in product(consonants, vowels):
                yield from self._spelled(first + second, second)

    def _spelled(self, shaped: str, text: str) -> Iterator[tuple[int, str]]:
        for glyph in shape_plain(self._font, shaped, {}):
            yield glyph, text
