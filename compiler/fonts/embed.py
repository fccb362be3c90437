"""Font programs for PDF files: a face pinned at its axes, only with the glyphs that are shown.

HarfBuzz makes the subset; the character map is ours, for the fixed one-byte codes of `codes.py`.
One program serves a simple font (a symbolic TrueType font with one (3, 0) subtable, as PDF/A wants
it: ISO 19005-2, 6.2.11.6) and a composite font. Same glyphs, same bytes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import uharfbuzz as hb
from msgspec import Struct

from compiler.fonts.face import Face
from compiler.fonts.sfnt import bounding_box, read_tables, symbol_map, write_tables

_DROPPED = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "MATH", "OS/2", "STAT", "cmap", "gasp", "kern",
    "meta", "name", "post",
)  # fmt: skip
"""Tables that a viewer of PDF files does not read."""


class FontProgram(Struct, frozen=True):
    """A subset of a face."""

    data: bytes
    """A TrueType file."""
    glyphs: Mapping[int, int]
    """Glyph id of the face → glyph id in the file."""
    widths: Mapping[int, float]
    """Advance by glyph id of the face, in thousandths of an em."""
    box: tuple[float, float, float, float]
    """Around all glyphs, in thousandths of an em: left, bottom, right, top."""


def program(face: Face, glyphs: Iterable[int], narrow: Mapping[int, int]) -> FontProgram:
    """Subset a face to glyphs; `narrow` maps one-byte codes to some of them."""
    wanted = sorted({0, *glyphs, *narrow.values()})
    chosen = hb.SubsetInput()
    pin(chosen, face)
    chosen.glyph_set.update(wanted)
    chosen.drop_table_tag_set.update([_tag(name) for name in _DROPPED])
    plan = hb.SubsetPlan(face.hb_face, chosen)
    subset = plan.execute()
    mapping = plan.old_to_new_glyph_mapping
    new = {glyph: int(mapping[glyph]) for glyph in wanted}
    tables = read_tables(bytes(subset.blob.data))
    tables["cmap"] = symbol_map({code: new[glyph] for code, glyph in narrow.items()})
    scale = 1000 / face.upem
    measured = hb.Font(subset)
    widths = {glyph: measured.get_glyph_h_advance(new[glyph]) * scale for glyph in wanted}
    left, bottom, right, top = bounding_box(tables)
    box = (left * scale, bottom * scale, right * scale, top * scale)
    return FontProgram(write_tables(tables), new, widths, box)


def pin(chosen: Any, face: Face) -> None:
    """Hold a subsetting input at the axes of a face."""
    for info in face.hb_face.axis_infos:
        value = face.axes.get(info.tag, info.default_value)
        chosen.pin_axis_location(face.hb_face, info.tag, value)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("latin-1"), "big")
