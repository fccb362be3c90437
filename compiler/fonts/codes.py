"""Fixed one-byte codes of a face: the common glyphs, chosen from the font file alone.

What comes in is a HarfBuzz font, what leaves is a table code → (glyph, characters). Nothing that
a document contains changes the table, so chapters set in different processes agree on it and
their page streams can be put together as they are. Blank stands at 32, where a PDF viewer adds
`Tw` (ISO 32000-1, 9.3.3); printable ASCII stands at its own codes.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import uharfbuzz as hb
from msgspec import Struct

BLANK = 0x20
NO_BREAK_BLANK = 0xA0
"""The blank glyph once more: a blank of fixed width, which `Tw` leaves alone."""
SOFT_HYPHEN = 0xAD
"""The hyphen glyph once more: a hyphen that only the line break brought in (U+00AD)."""

NO_LANGUAGE = "und"
"""The language that words are shaped in: HarfBuzz would take that of the machine's locale."""

Features = Mapping[str, bool]

_PUNCTUATION = "“”‘’–—…•€£§©®°±·×÷−«»‹›„‚†‡™½¼¾²³¹ºª¿¡¥‰¶µ"
_LATIN_1 = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl", "ft", "fj")
_FURTHER = "œŒšŠžŽłŁčćńśżęąőűğışěřůŸ"
_DIGITS = "0123456789"
_UPPER_CODES = [code for code in range(128, 256) if code not in (NO_BREAK_BLANK, SOFT_HYPHEN)]


class CodeTable(Struct, frozen=True):
    """The one-byte codes of a face."""

    glyphs: Mapping[int, int]
    """Code → glyph id; two codes name the blank, two the hyphen."""
    texts: Mapping[int, str]
    """Code → characters it stands for."""
    escaped: Mapping[int, str]
    """Glyph id → its code as it stands inside a PDF literal string."""


def code_table(font: Any) -> CodeTable:
    """Choose the codes of a font."""
    glyphs: dict[int, int] = {}
    texts: dict[int, str] = {}
    code_of: dict[int, int] = {}
    upper = iter(_UPPER_CODES)
    for text, glyph in _candidates(font):
        if glyph in code_of:
            continue
        code = ord(text) if len(text) == 1 and "!" <= text <= "~" else next(upper, None)
        if code is None:
            break
        code = code if code not in glyphs else next(upper, 0)
        if not code:
            break
        code_of[glyph] = code
        glyphs[code] = glyph
        texts[code] = text
    escaped = {glyph: _escape(code) for glyph, code in code_of.items()}
    blank = font.get_nominal_glyph(0x20) or 0
    glyphs |= {BLANK: blank, NO_BREAK_BLANK: blank, SOFT_HYPHEN: font.get_nominal_glyph(0x2D) or 0}
    texts |= {BLANK: " ", NO_BREAK_BLANK: "\u00a0", SOFT_HYPHEN: "\u00ad"}
    # Inside a word a blank glyph is a fixed one; the blanks between words are written as such.
    escaped[blank] = chr(NO_BREAK_BLANK)
    return CodeTable(glyphs, texts, escaped)


def shape_plain(font: Any, text: str, features: Features) -> list[int]:
    """Glyph ids of a few Latin characters."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.language = NO_LANGUAGE
    buffer.guess_segment_properties()
    hb.shape(font, buffer, dict(features))
    return [info.codepoint for info in buffer.glyph_infos]


def _candidates(font: Any) -> Iterator[tuple[str, int]]:
    """Characters and ligatures in order of their claim on a code."""
    ascii_characters = [chr(code) for code in range(33, 127)]
    for character in (*ascii_characters, *_PUNCTUATION, *_LATIN_1):
        yield from _nominal(font, character)
    for ligature in _LIGATURES:
        shaped = shape_plain(font, ligature, {})
        if len(shaped) == 1:
            yield ligature, shaped[0]
    for digit in _DIGITS:
        for glyph in shape_plain(font, digit, {"tnum": True}):
            if glyph:
                yield digit, glyph
    for character in _FURTHER:
        yield from _nominal(font, character)


def _nominal(font: Any, character: str) -> Iterator[tuple[str, int]]:
    glyph = font.get_nominal_glyph(ord(character))
    if glyph:
        yield character, glyph


def _escape(code: int) -> str:
    character = chr(code)
    return "\\" + character if character in "()\\" else character
