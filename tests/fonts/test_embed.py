"""Font programs for PDF files, and whole faces for Word files."""

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import uharfbuzz as hb

from compiler.diagnostics import Sink
from compiler.fonts.embed import program
from compiler.fonts.face import Face
from compiler.fonts.instance import instance
from compiler.fonts.library import FaceLibrary
from compiler.fonts.sfnt import (
    CHECKSUM_MAGIC,
    SYMBOL_BASE,
    checksum,
    read_names,
    read_tables,
    write_tables,
)
from tests.fonts.families import FAMILIES


@cache
def face(key: str = "serif/regular") -> Face:
    return FaceLibrary(FAMILIES, Sink()).by_key(key)


def narrow(text: str) -> dict[int, int]:
    table = face().codes.glyphs
    return {ord(letter): table[ord(letter)] for letter in text}


def shaped(font: Any, text: str, features: dict[str, bool] | None = None) -> list[tuple[int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, features or {})
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, position.x_advance) for info, position in pairs]


def test_a_program_holds_its_glyphs_and_no_more() -> None:
    embedded = program(face(), (), narrow("AB"))
    font = hb.Face(embedded.data)
    assert sorted(embedded.glyphs) == sorted({0, *narrow("AB").values()})
    assert font.glyph_count == 3
    assert font.axis_infos == []


def test_a_program_maps_one_byte_codes_in_the_symbol_area() -> None:
    embedded = program(face(), (), narrow("AB"))
    font = hb.Font(hb.Face(embedded.data))
    glyph = embedded.glyphs[face().codes.glyphs[ord("B")]]
    assert font.get_nominal_glyph(SYMBOL_BASE + ord("B")) == glyph


def test_widths_of_a_program_are_those_the_words_were_shaped_with() -> None:
    for key in ("serif/regular", "serif/bolditalic", "sans/bold", "mono/regular"):
        chosen = face(key)
        embedded = program(chosen, chosen.codes.glyphs.values(), {})
        for glyph, width in embedded.widths.items():
            assert width == chosen.font.get_glyph_h_advance(glyph) * 1000 / chosen.upem


def test_outlines_are_those_of_the_axes() -> None:
    bold = face("serif/bold")
    glyph = bold.codes.glyphs[ord("I")]
    embedded = program(bold, [glyph], {})
    own = hb.Font(hb.Face(embedded.data)).get_glyph_extents(embedded.glyphs[glyph])
    wanted = bold.font.get_glyph_extents(glyph)
    assert (own.width, own.height) == (wanted.width, wanted.height)


def test_the_same_glyphs_give_the_same_bytes() -> None:
    other = FaceLibrary(FAMILIES, Sink()).by_key("serif/regular")
    glyphs = [900, 20, 40]
    assert (
        program(face(), glyphs, narrow("x")).data == program(other, glyphs[::-1], narrow("x")).data
    )


def test_the_box_of_a_program_is_in_thousandths_of_an_em() -> None:
    left, bottom, right, top = program(face(), (), narrow("Ag")).box
    assert left <= 20
    assert bottom < -150
    assert 400 < right < 1000
    assert 600 < top < 800


def test_tables_are_sorted_aligned_and_summed() -> None:
    data = program(face(), (), narrow("AB")).data
    assert checksum(data + bytes(-len(data) % 4)) == CHECKSUM_MAGIC
    tables = read_tables(data)
    assert all(before < after for before, after in pairwise(tables))
    assert write_tables(tables) == data


def test_an_instance_has_its_own_names_and_keeps_the_licence() -> None:
    names = read_names(read_tables(instance(face("serif/bolditalic"), "Yearbook Serif"))["name"])
    assert (names[1], names[2]) == ("Yearbook Serif", "Bold Italic")
    assert (names[4], names[6]) == ("Yearbook Serif Bold Italic", "YearbookSerif-BoldItalic")
    assert "SIL Open Font License" in names[13]
    assert "Reserved Font Name" in names[0] or "Adobe" in names[0]


@pytest.mark.parametrize(
    ("key", "weight", "selection", "mac_style"),
    [
        ("serif/regular", 400, 1 << 6, 0),
        ("serif/bold", 700, 1 << 5, 1),
        ("serif/italic", 400, 1, 2),
        ("serif/bolditalic", 700, 1 | 1 << 5, 3),
    ],
)
def test_an_instance_says_its_style_and_allows_embedding(
    key: str, weight: int, selection: int, mac_style: int
) -> None:
    tables = read_tables(instance(face(key), "Yearbook Serif"))
    os2 = tables["OS/2"]
    assert int.from_bytes(os2[4:6], "big") == weight
    assert int.from_bytes(os2[8:10], "big") == 0
    assert int.from_bytes(os2[62:64], "big") & 0b1100001 == selection
    assert int.from_bytes(tables["head"][44:46], "big") == mac_style
    assert not {"fvar", "gvar", "STAT", "HVAR"} & set(tables)


def test_an_instance_keeps_kerning_and_has_no_ligatures() -> None:
    font = hb.Font(hb.Face(instance(face(), "Yearbook Serif")))
    plain = {"liga": False, "clig": False}
    assert shaped(font, "AVATAR office") == shaped(face().font, "AVATAR office", plain)
    assert len(shaped(font, "office")) == 6


def test_an_instance_is_made_once_and_the_same_each_time() -> None:
    other = FaceLibrary(FAMILIES, Sink()).by_key("mono/regular")
    made = instance(other, "Yearbook Mono")
    assert made is instance(other, "Yearbook Mono")
    assert made == instance(face("mono/regular"), "Yearbook Mono")
