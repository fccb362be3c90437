"""What a PNG file says of its picture, without decoding it: bytes in, a `Png` out (ISO/IEC 15948).

A sound plain picture needs nothing more: PDF and Word files hold it as it is. All others are
looked at by Pillow, which takes longer to load than a page to set.
"""

import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

START = b"\x89PNG\r\n\x1a\n"
GRAY, RGB, PALETTE = 0, 2, 3
"""Colour types that PDF can hold as they are."""

_DEPTHS = {GRAY: (1, 2, 4, 8), RGB: (8,), PALETTE: (1, 2, 4, 8)}
_HEADER_SIZE = 13
_LONGEST_PALETTE = 3 * 256


class Png(Struct, frozen=True):
    """The parts of a PNG file that matter to outputs."""

    width: int
    height: int
    depth: int
    kind: int
    interlaced: bool
    palette: bytes
    transparent: bool
    exif: bytes
    profiled: bool
    """Whether a colour profile goes along."""
    rows: bytes
    """Compressed."""

    @property
    def holdable(self) -> bool:
        """Whether PDF can hold the rows as they are."""
        plain = not (self.interlaced or self.transparent)
        return plain and self.depth in _DEPTHS.get(self.kind, ())

    @property
    def plain(self) -> bool:
        """Whether there is nothing to know but the rows: neither a profile nor a camera's notes."""
        return self.holdable and not self.profiled and not self.exif


def read_png(data: bytes) -> Png:
    """Read a file; raises `ValueError` or `struct.error` when it is none."""
    header, palette, exif, transparent, profiled = b"", b"", b"", False, False
    rows: list[bytes] = []
    for kind, body in _chunks(data):
        match kind:
            case b"IHDR":
                header = body
            case b"PLTE":
                palette = body
            case b"tRNS":
                transparent = True
            case b"eXIf":
                exif = body
            case b"iCCP":
                profiled = True
            case b"IDAT":
                rows.append(body)
            case _:
                pass
    width, height, depth, color, _, _, interlace = struct.unpack(">IIBBBBB", header)
    transparent = transparent or color & 4 != 0
    return Png(
        width, height, depth, color, bool(interlace), palette, transparent, exif, profiled,
        b"".join(rows),
    )  # fmt: skip


def plain_png(data: bytes) -> Png | None:
    """The one picture of a file that is whole, plain and no animation; else none."""
    if not _is_whole(data):
        return None
    png = read_png(data)
    sized = png.width > 0 and png.height > 0
    colored = png.kind != PALETTE or 0 < len(png.palette) <= _LONGEST_PALETTE
    return png if png.plain and sized and colored else None


def _is_whole(data: bytes) -> bool:
    """Whether all chunks of a still picture are there, with the sums that they should have."""
    if not data.startswith(START):
        return False
    view, at, kinds = memoryview(data), len(START), set[bytes]()
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        end = at + 8 + size
        kind = data[at + 4 : at + 8]
        if zlib.crc32(view[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            return False
        if (kind == b"IHDR") != (not kinds) or (
            kind == b"IHDR" and not _is_usual(data[at + 8 : end])
        ):
            return False
        kinds.add(kind)
        if kind == b"IEND":
            return b"IDAT" in kinds and b"acTL" not in kinds and len(data) >= end + 4
        at = end + 4
    return False


def _is_usual(header: bytes) -> bool:
    """Whether a header has its size and asks for the one known way to pack and to filter rows."""
    return len(header) == _HEADER_SIZE and header[10] == 0 and header[11] == 0


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(START):
        raise ValueError("it is no PNG file")
    at = len(START)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
