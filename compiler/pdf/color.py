"""The colour space of a report's file: sRGB, as an ICC profile made from its definition.

What leaves is a version 4 matrix profile (ICC.1:2010) with the primaries, the white point and the
transfer curve of IEC 61966-2-1, adapted to the profile connection space (D50). It holds no date
and no identifier, so that the same report always gives the same bytes.
"""

import struct

PRIMARIES = {
    "rXYZ": (0.436066, 0.222488, 0.013916),
    "gXYZ": (0.385147, 0.716873, 0.097076),
    "bXYZ": (0.143066, 0.060608, 0.714096),
}
"""Columns of the matrix from linear sRGB to XYZ under D50 (Bradford adaptation)."""
WHITE_D50 = (0.964203, 1.0, 0.824905)
ADAPTATION = (
    *(1.047882, 0.022919, -0.050201),
    *(0.029587, 0.990479, -0.017059),
    *(-0.009232, 0.015076, 0.751678),
)
"""From D65 to D50, row by row."""
TRANSFER = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Parameters g, a, b, c, d of a parametric curve of type 3."""

NAME = "sRGB"
NOTICE = "No rights reserved"


def srgb_profile() -> bytes:
    """An ICC profile of sRGB."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(TRANSFER)
    tags = {
        "desc": _words(NAME),
        "cprt": _words(NOTICE),
        "wtpt": b"XYZ " + bytes(4) + _fixed(WHITE_D50),
        "chad": b"sf32" + bytes(4) + _fixed(ADAPTATION),
        **{key: b"XYZ " + bytes(4) + _fixed(value) for key, value in PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    table, data = _tagged(tags)
    size = 128 + len(table) + len(data)
    return _header(size) + table + data


def _header(size: int) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s12s4s4sI4s4sQI12s4s44s",
        *(size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp"),
        *(b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0, _fixed(WHITE_D50), b"\0\0\0\0"),
        bytes(44),
    )


def _tagged(tags: dict[str, bytes]) -> tuple[bytes, bytes]:
    """Tag table and tag data; equal data are stored once."""
    table = [struct.pack(">I", len(tags))]
    data = b""
    places: dict[bytes, int] = {}
    for key, value in tags.items():
        if value not in places:
            places[value] = 128 + 4 + 12 * len(tags) + len(data)
            data += value + bytes(-len(value) % 4)
        table.append(struct.pack(">4sII", key.encode("ascii"), places[value], len(value)))
    return b"".join(table), data


def _words(text: str) -> bytes:
    encoded = text.encode("utf-16-be")
    head = struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(encoded), 28)
    return head + encoded


def _fixed(values: tuple[float, ...]) -> bytes:
    """Signed numbers with sixteen bits after the point."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)
