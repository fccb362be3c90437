"""A drawing ready for the file: objects that refer to each other, without numbers yet.

A `PreparedDrawing` is made without the file it goes into, can be pickled, and is put into any
number of files. Its first object is the form XObject; its bounding box is the unit square.
"""

import zlib
from collections.abc import Sequence

from msgspec import Struct

FONTS = -1
"""Stands in a body for the font resources of the whole file."""
COMPRESSION = 6


class DrawingObject(Struct, frozen=True):
    """An object: a body, or a stream of packed data and the entries of its dictionary."""

    body: tuple[str | int, ...]
    """Text and, between it, indices of other objects of the drawing; of a stream without
    brackets."""
    data: bytes | None = None


class PreparedDrawing(Struct, frozen=True):
    """A picture made of lines and text."""

    objects: tuple[DrawingObject, ...]


class Objects:
    """The objects of a drawing while it is made."""

    def __init__(self) -> None:
        self._made: list[DrawingObject | None] = []

    def reserve(self) -> int:
        """Take an index."""
        self._made.append(None)
        return len(self._made) - 1

    def put(self, index: int, body: Sequence[str | int], data: bytes | None = None) -> None:
        """Give a reserved index its object."""
        self._made[index] = DrawingObject(tuple(body), data)

    def add(self, *body: str | int) -> int:
        """Add an object; returns its index."""
        index = self.reserve()
        self.put(index, body)
        return index

    def add_stream(self, body: Sequence[str | int], data: bytes, *, packed: bool = False) -> int:
        """Add a stream; data is compressed unless it is packed already."""
        index = self.reserve()
        self.put_stream(index, body, data, packed=packed)
        return index

    def put_stream(
        self, index: int, body: Sequence[str | int], data: bytes, *, packed: bool = False
    ) -> None:
        """Give a reserved index its stream."""
        if not packed:
            body, data = [*body, "/Filter/FlateDecode"], zlib.compress(data, COMPRESSION)
        self.put(index, body, data)

    def prepared(self) -> PreparedDrawing:
        """All objects; every index reserved has been given one."""
        return PreparedDrawing(tuple(each for each in self._made if each is not None))
