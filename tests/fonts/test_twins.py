"""Characters that share a glyph."""

from functools import cache

import pytest

from compiler.diagnostics import Sink
from compiler.fonts.face import Face
from compiler.fonts.library import FaceLibrary
from tests.fonts.families import FAMILIES


@cache
def face(key: str) -> Face:
    return FaceLibrary(FAMILIES, Sink()).by_key(key)


def serif() -> Face:
    return face("serif/regular")


@pytest.mark.parametrize("key", ["serif/regular", "sans/bold"])
def test_twins_are_drawn_alike_and_read_apart(key: str) -> None:
    found = face(key)
    for character, code in found.twins.codes.items():
        glyph = found.font.get_nominal_glyph(ord(character))
        assert code >= found.hb_face.glyph_count
        assert found.twins.glyph(code) == glyph
        assert found.twins.text(code) == character != found.spelling[glyph]


def test_a_code_that_is_a_glyph_stands_for_what_the_glyph_does() -> None:
    glyph = serif().font.get_nominal_glyph(ord("я"))
    assert serif().twins.glyph(glyph) == glyph
    assert serif().twins.text(glyph) == "я"


def test_the_letter_mu_has_a_code_of_its_own() -> None:
    letter, sign = serif().words["μ"], serif().words["µ"]
    assert letter.show == f"{serif().twins.codes['μ']:04X}"
    assert (letter.wide, sign.wide) == (True, False)
    assert letter.width == sign.width


def test_kerning_beside_a_twin_is_kept() -> None:
    with_letter, with_sign = serif().words["Vμ"], serif().lane("", True)["Vµ"]
    assert with_letter.width == with_sign.width
    assert f"{serif().twins.codes['μ']:04X}" in with_letter.show


def test_common_words_know_no_twins() -> None:
    assert not serif().twins.among("naïve—“word”")
    assert not serif().twins.among("ﬁn")
    assert not serif().twins.among("well\u2011known")
