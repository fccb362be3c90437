"""TrueType files as tables: read, change, write (OpenType 1.9, "The OpenType font file").

Only what embedding needs: the directory with its checksums, a character map for one-byte codes, a
name table, and the fields of `OS/2` and `head` that say weight, style and permissions.
"""

import struct
import sys
from array import array
from collections.abc import Mapping

Tables = dict[str, bytes]

CHECKSUM_MAGIC = 0xB1B0AFBA
SYMBOL_BASE = 0xF000
"""Where a symbolic font's one-byte codes lie in its character map (ISO 32000-1, 9.6.6.4)."""

_WINDOWS, _UNICODE_BMP, _ENGLISH_US = 3, 1, 0x409
_SELECTION_ITALIC, _SELECTION_BOLD, _SELECTION_REGULAR = 1, 1 << 5, 1 << 6
_FS_TYPE = 8
"""Where the rights to embed a font stand in its table `OS/2`."""
_LEVELS, _RESTRICTED, _BITMAPS_ONLY = 0b1110, 0b0010, 1 << 9
_SELECTION_STYLES = _SELECTION_ITALIC | _SELECTION_BOLD | _SELECTION_REGULAR | 1 << 9


def read_tables(data: bytes) -> Tables:
    """Tables of a font file by tag."""
    count = int.from_bytes(data[4:6], "big")
    tables: Tables = {}
    for record in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, record)
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    return tables


def write_tables(tables: Mapping[str, bytes]) -> bytes:
    """A font file of tables, in the order of their tags, checksums computed."""
    chosen = dict(sorted(tables.items()))
    chosen["head"] = chosen["head"][:8] + bytes(4) + chosen["head"][12:]
    count = len(chosen)
    power = count.bit_length() - 1
    search = 16 << power
    directory = [struct.pack(">IHHHH", 0x00010000, count, search, power, 16 * count - search)]
    body: list[bytes] = []
    offset = 12 + 16 * count
    total = 0
    for tag, data in chosen.items():
        padded = data + bytes(-len(data) % 4)
        total += (summed := checksum(padded))
        record = (tag.encode("latin-1"), summed, offset, len(data))
        directory.append(struct.pack(">4sIII", *record))
        body.append(padded)
        offset += len(padded)
    whole = b"".join(directory + body)
    # The sum of the whole is that of its parts: no need to go over the tables again.
    adjustment = (CHECKSUM_MAGIC - total - checksum(b"".join(directory))) & 0xFFFFFFFF
    head = int.from_bytes(directory[1 + list(chosen).index("head")][8:12], "big")
    return whole[: head + 8] + adjustment.to_bytes(4, "big") + whole[head + 12 :]


def may_be_embedded(data: bytes) -> bool:
    """Whether a font lets documents carry it whole (OpenType, `OS/2`, `fsType`)."""
    table = read_tables(data).get("OS/2", b"")
    if len(table) < _FS_TYPE + 2:
        return True
    rights = int.from_bytes(table[_FS_TYPE : _FS_TYPE + 2], "big")
    return rights & _LEVELS != _RESTRICTED and not rights & _BITMAPS_ONLY


def checksum(data: bytes) -> int:
    """Sum of the big-endian words of data whose length is a multiple of four."""
    words = array("I", data)
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF


def symbol_map(glyphs: Mapping[int, int]) -> bytes:
    """A `cmap` table with one subtable (3, 0) of format 4: one-byte code → glyph id."""
    segments = [(SYMBOL_BASE + code, glyph) for code, glyph in sorted(glyphs.items())]
    ends = [code for code, _ in segments] + [0xFFFF]
    deltas = [(glyph - code) & 0xFFFF for code, glyph in segments] + [1]
    count = len(ends)
    power = count.bit_length() - 1
    search = 2 << power
    subtable = struct.pack(
        f">HHHHHHH{count}HH{count}H{count}H{count}H",
        4,
        16 + 8 * count,
        0,
        2 * count,
        search,
        power,
        2 * count - search,
        *ends,
        0,
        *ends,
        *deltas,
        *[0] * count,
    )
    return struct.pack(">HHHHI", 0, 1, _WINDOWS, 0, 12) + subtable


def read_names(table: bytes) -> dict[int, str]:
    """Names by id, as the Windows platform has them in English."""
    _, count, storage = struct.unpack_from(">HHH", table)
    names: dict[int, str] = {}
    for record in range(6, 6 + 12 * count, 12):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", table, record)
        if platform == _WINDOWS and language == _ENGLISH_US:
            start = storage + offset
            names[name] = table[start : start + length].decode("utf-16-be", "replace")
    return names


def write_names(names: Mapping[int, str]) -> bytes:
    """A `name` table for the Windows platform, in English."""
    records: list[bytes] = []
    strings: list[bytes] = []
    offset = 0
    for name, text in sorted(names.items()):
        encoded = text.encode("utf-16-be")
        fields = (_WINDOWS, _UNICODE_BMP, _ENGLISH_US, name, len(encoded), offset)
        records.append(struct.pack(">6H", *fields))
        strings.append(encoded)
        offset += len(encoded)
    header = struct.pack(">HHH", 0, len(records), 6 + 12 * len(records))
    return b"".join([header, *records, *strings])


def with_style(tables: Tables, *, bold: bool, italic: bool) -> None:
    """Say weight, style and free embedding in `OS/2` and `head`."""
    os2 = bytearray(tables["OS/2"])
    selection = int.from_bytes(os2[62:64], "big") & ~_SELECTION_STYLES
    selection |= _SELECTION_BOLD * bold | _SELECTION_ITALIC * italic
    selection |= 0 if bold or italic else _SELECTION_REGULAR
    os2[4:6] = (700 if bold else 400).to_bytes(2, "big")
    os2[8:10] = bytes(2)
    os2[62:64] = selection.to_bytes(2, "big")
    tables["OS/2"] = bytes(os2)
    head = bytearray(tables["head"])
    head[44:46] = (1 * bold | 2 * italic).to_bytes(2, "big")
    tables["head"] = bytes(head)


def bounding_box(tables: Mapping[str, bytes]) -> tuple[int, int, int, int]:
    """Box around all glyphs in font units, from `head`."""
    left, bottom, right, top = struct.unpack_from(">hhhh", tables["head"], 36)
    return left, bottom, right, top
