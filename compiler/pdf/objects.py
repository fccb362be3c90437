"""ReportLab's document with what its file layer lacks: object streams and ready-made objects.

`PDFDocument` numbers objects, holds the catalog and formats PDF values. This one also takes objects
that are spelled already, by the thousand, and writes everything but streams into object streams
with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which makes a tagged file several
times smaller. Nothing depends on the clock: the file's identifier is the digest of its bytes.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from compiler.lazy import lazy

if TYPE_CHECKING:
    from PIL import Image
    from reportlab.pdfbase import pdfdoc
else:
    # ReportLab loads Pillow with everything it knows of pictures, which hardly a file needs.
    Image = lazy("PIL.Image")
    pdfdoc = lazy("reportlab.pdfbase.pdfdoc")

OBJECTS_PER_STREAM = 256
TREE_LEAF = 128
"""Entries in a leaf of a name or number tree."""
COMPRESSION = 6
PACKED_COMPRESSION = 5
"""Level of object streams: the next costs half as much time again, and saves one in a hundred."""

Entry = tuple[int, int, int]
"""A row of the cross-reference stream: kind, offset or stream number, index."""


def reference(number: int) -> str:
    """An indirect reference."""
    return f"{number} 0 R"


class CompactDocument(pdfdoc.PDFDocument):
    """A document whose objects may be ready text, and whose file is compact."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(pdfVersion=version, invariant=1, compression=1)
        self.version = version
        self.Catalog: Any = pdfdoc.PDFCatalog()
        self.Catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
        self._ready: dict[int, str] = {}
        self._streams: dict[int, tuple[str, bytes]] = {}

    def reserve(self, count: int = 1) -> int:
        """Take object numbers; returns the first."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def put(self, number: int, body: str) -> None:
        """Give a reserved number its object."""
        self._ready[number] = body

    def put_stream(self, number: int, entries: str, data: bytes) -> None:
        """Give a reserved number a stream; `entries` are those of its dictionary but the length."""
        self._streams[number] = (entries, data)

    def add(self, body: str) -> str:
        """Add an object and return a reference to it."""
        number = self.reserve()
        self.put(number, body)
        return reference(number)

    def add_stream(self, entries: str, data: bytes, *, packed: bool = False) -> str:
        """Add a stream and return a reference to it; data is compressed unless `packed` is set."""
        if not packed:
            entries, data = entries + "/Filter/FlateDecode", zlib.compress(data, COMPRESSION)
        number = self.reserve()
        self.put_stream(number, entries, data)
        return reference(number)

    def add_number_tree(self, values: Iterable[tuple[int, str]]) -> str:
        """Add a number tree of values in ascending order of their keys; returns a reference."""
        return self._add_tree("Nums", [(str(key), value) for key, value in values])

    def add_name_tree(self, values: Mapping[str, str]) -> str:
        """Add a name tree; keys are plain characters that no string has to escape."""
        return self._add_tree("Names", [(f"({key})", values[key]) for key in sorted(values)])

    def _add_tree(self, kind: str, items: Sequence[tuple[str, str]]) -> str:
        leaves = [items[at : at + TREE_LEAF] for at in range(0, len(items), TREE_LEAF)]
        if len(leaves) <= 1:
            return self.add(f"<</{kind}[{_pairs(items)}]>>")
        kids = [
            self.add(f"<</Limits[{leaf[0][0]} {leaf[-1][0]}]/{kind}[{_pairs(leaf)}]>>")
            for leaf in leaves
        ]
        return self.add(f"<</Kids[{' '.join(kids)}]>>")

    def describe(self, **entries: str) -> None:
        """Set entries of the catalog; empty ones are left out."""
        for key, value in entries.items():
            setattr(self.Catalog, key, value or None)

    def written(self, trailer: str) -> bytes:
        """The whole file; `trailer` are the entries that stand with `Root` in the trailer."""
        registered: Any = self.Reference(self.Catalog)  # type: ignore[no-untyped-call]
        root = pdfdoc.format(registered, self).decode("latin-1")
        file = pdfdoc.PDFFile(self.version)
        rows: dict[int, Entry] = {}
        loose: list[tuple[int, bytes]] = []
        number = 0
        # Formatting an object may register further ones.
        while number < self.objectcounter:
            number += 1
            if number in self._streams:
                entries, data = self._streams[number]
                rows[number] = (1, _write_stream(file, number, entries, data), 0)
            else:
                loose.append((number, self._body(number)))
        rows |= self._write_packed(file, loose)
        _write_table(file, rows, self.reserve(), f"/Root {root}{trailer}")
        return b"".join(file.strings)

    def _body(self, number: int) -> bytes:
        if number in self._ready:
            return self._ready[number].encode("latin-1")
        body: bytes = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        return body

    def _write_packed(self, file: Any, loose: Sequence[tuple[int, bytes]]) -> dict[int, Entry]:
        rows: dict[int, Entry] = {}
        for at in range(0, len(loose), OBJECTS_PER_STREAM):
            group = loose[at : at + OBJECTS_PER_STREAM]
            stream = self.reserve()
            heads, offset = [], 0
            for index, (number, body) in enumerate(group):
                heads.append(f"{number} {offset}")
                offset += len(body) + 1
                rows[number] = (2, stream, index)
            head = " ".join(heads).encode("ascii") + b"\n"
            data = head + b"\n".join([body for _, body in group])
            entries = f"/Type/ObjStm/N {len(group)}/First {len(head)}/Filter/FlateDecode"
            start = _write_stream(file, stream, entries, zlib.compress(data, PACKED_COMPRESSION))
            rows[stream] = (1, start, 0)
        return rows


def _pairs(items: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{key} {value}" for key, value in items)


def _write_stream(file: Any, number: int, entries: str, data: bytes) -> int:
    """Write a stream object and return its offset; `endstream` follows a line end (PDF/A)."""
    head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>stream\n"
    start: int = file.add(head.encode("latin-1"))
    file.add(data)
    file.add(b"\nendstream\nendobj\n")
    return start


def _write_table(file: Any, rows: dict[int, Entry], number: int, trailer: str) -> None:
    start: int = file.offset
    rows[0] = (0, 0, 65535)
    rows[number] = (1, start, 0)
    wide = (max(row[1] for row in rows.values()).bit_length() + 7) // 8
    table = b"".join(_spelled(rows, number + 1, wide))
    columns = 1 + wide + 2
    identity = sha256(b"".join(file.strings)).hexdigest()[:32].upper()
    entries = (
        f"/Type/XRef/Size {number + 1}/W[1 {wide} 2]{trailer}/ID[<{identity}><{identity}>]"
        f"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {columns}>>"
    )
    data = zlib.compress(_up_filtered(table, columns), COMPRESSION)
    _write_stream(file, number, entries, data)
    file.add(f"startxref\n{start}\n%%EOF\n".encode("ascii"))


def _spelled(rows: dict[int, Entry], size: int, wide: int) -> Iterator[bytes]:
    for number in range(size):
        kind, place, index = rows[number]
        yield bytes((kind,)) + place.to_bytes(wide, "big") + index.to_bytes(2, "big")


def _up_filtered(table: bytes, columns: int) -> bytes:
    """Each row as difference to the row above (PNG filter 2): compresses to almost nothing."""
    above = bytes(columns) + table
    differences = bytes([(here - up) & 255 for here, up in zip(table, above, strict=False)])
    return b"".join(
        b"\2" + differences[at : at + columns] for at in range(0, len(differences), columns)
    )
