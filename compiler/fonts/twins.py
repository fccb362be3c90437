"""Characters that a font draws with the glyph of another one, such as the letter μ and the sign µ.

A glyph stands for one text (`ToUnicode`), so what shares a glyph would be read back as its twin.
Twins get two-byte codes of their own beyond the glyph ids: same glyph, other text. They are found
in the font file alone, so every process gives them the same codes.
"""

import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

from compiler.fonts.codes import CodeTable

LAST_CODE = 0xFFFF
_READ_AS_TWIN = frozenset("\u00ad\u2010\u2011")
"""Hyphens: readers look for words with the common one."""


class Spells(Protocol):
    """Glyph id → characters."""

    def __getitem__(self, glyph: int) -> str: ...


class Twins:
    """The characters of a face that are not what their glyph stands for."""

    def __init__(self, hb_face: Any, font: Any, codes: CodeTable, spelling: Spells) -> None:
        self._hb_face = hb_face
        self._font = font
        self._spelling = spelling
        self._plain = frozenset("".join(codes.texts.values()))

    def among(self, word: str) -> bool:
        """Whether a word holds such characters."""
        return not self._plain.issuperset(word) and not self.codes.keys().isdisjoint(word)

    @cached_property
    def codes(self) -> Mapping[str, int]:
        """Character → its two-byte code."""
        code = self._hb_face.glyph_count
        codes: dict[str, int] = {}
        for number in sorted(self._hb_face.unicodes):
            character = chr(number)
            glyph = self._font.get_nominal_glyph(number)
            if glyph and code <= LAST_CODE and self._differs(character, glyph):
                codes[character] = code
                code += 1
        return codes

    def _differs(self, character: str, glyph: int) -> bool:
        if character in self._plain or character in _READ_AS_TWIN:
            return False
        if unicodedata.category(character) in ("Zs", "Cc", "Cf"):
            return False
        if unicodedata.decomposition(character).startswith("<compat>"):
            # Ligatures of an older day: better read as their letters.
            return False
        return self._spelling[glyph] != character

    @cached_property
    def _characters(self) -> Mapping[int, str]:
        return {code: character for character, code in self.codes.items()}

    def glyph(self, code: int) -> int:
        """Glyph id of a two-byte code."""
        if code < self._hb_face.glyph_count:
            return code
        glyph: int = self._font.get_nominal_glyph(ord(self._characters[code]))
        return glyph

    def text(self, code: int) -> str:
        """Characters of a two-byte code."""
        if code < self._hb_face.glyph_count:
            return self._spelling[code]
        return self._characters[code]
