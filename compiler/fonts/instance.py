"""Whole static faces for Word files: pinned at their axes, under a name of their own.

A Word file carries its faces whole. They have their own family name, because a reader's machine
may hold other cuts of the same family, and because the Open Font License keeps reserved names for
unchanged files; the licence's own words stay in the name table. Standard ligatures are dropped,
since Word and LibreOffice do not agree on when to use them; kerning stays.
"""

import uharfbuzz as hb

from compiler.fonts.embed import pin
from compiler.fonts.face import Face
from compiler.fonts.sfnt import read_names, read_tables, with_style, write_names, write_tables

DROPPED_FEATURES = ("liga", "clig")
_STYLE_NAMES = {
    "regular": "Regular",
    "bold": "Bold",
    "italic": "Italic",
    "bolditalic": "Bold Italic",
}
_KEPT_NAMES = (0, 5, 7, 8, 9, 11, 12, 13, 14)
"""Copyright, version, trademark, makers and licence."""


def instance(face: Face, name: str) -> bytes:
    """TrueType file of a face as a member of the family `name`; same face, same bytes."""
    key = f"instance:{name}"
    if key not in face.derived:
        face.derived[key] = _make(face, name)
    data: bytes = face.derived[key]
    return data


def _make(face: Face, name: str) -> bytes:
    chosen = hb.SubsetInput()
    # Keeping everything would forget pins set before it.
    chosen.keep_everything()
    pin(chosen, face)
    for feature in DROPPED_FEATURES:
        chosen.layout_feature_tag_set.discard(int.from_bytes(feature.encode(), "big"))
    tables = read_tables(bytes(chosen.subset(face.hb_face).blob.data))
    for tag in ("STAT", "DSIG"):
        tables.pop(tag, None)
    style = face.key.partition("/")[2]
    bold, italic = style.startswith("bold"), style.endswith("italic")
    with_style(tables, bold=bold, italic=italic)
    names = read_names(tables["name"])
    kept = {each: names[each] for each in _KEPT_NAMES if each in names}
    style_name = _STYLE_NAMES[style]
    full = f"{name} {style_name}"
    kept |= {1: name, 2: style_name, 3: f"{full}; {names.get(5, '')}", 4: full}
    kept[6] = f"{name.replace(' ', '')}-{style_name.replace(' ', '')}"
    tables["name"] = write_names(kept)
    return write_tables(tables)
