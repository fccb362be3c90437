"""Lengths: how they are spelled in settings and what they are in points, twips and EMU.

A `Length` is a number of points (1/72 inch). Word counts in twips (1/20 point) and half points,
DrawingML in EMU (1/12,700 point); the conversions stand here and nowhere else.
"""

import re
from typing import NewType

Length = NewType("Length", float)

POINTS_PER_UNIT = {
    "pt": 1.0,
    "mm": 72 / 25.4,
    "cm": 72 / 2.54,
    "in": 72.0,
    "pc": 12.0,
    "px": 0.75,
}
TWIPS_PER_POINT = 20
EMU_PER_POINT = 12_700

_SPELLING = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|pc|px)\s*\Z", re.ASCII)


def parse_length(spelling: str) -> Length:
    """Read `12pt` or `18 mm`; raises `ValueError` for anything else."""
    match = _SPELLING.match(spelling)
    if match is None:
        units = ", ".join(POINTS_PER_UNIT)
        raise ValueError(f"{spelling!r} is not a length (a number and one of {units})")
    return Length(float(match[1]) * POINTS_PER_UNIT[match[2]])


def to_twips(length: float) -> int:
    """Twentieths of a point, to the nearest whole one, halves up."""
    return int(length * TWIPS_PER_POINT + 0.5 if length >= 0 else length * TWIPS_PER_POINT - 0.5)


def to_half_points(size: float) -> int:
    """Half points, as Word counts font sizes."""
    return int(size * 2 + 0.5)
