"""What writing a part leaves behind: everything a finished file needs of it, ready and small.

A `PartStreams` is made without knowing folios, object numbers or the other parts. It can be
pickled: a part is written in any process, kept in a cache, and put into any number of files.
"""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct

from compiler.diagnostics import Diagnostic
from compiler.pdf.drawing import PreparedDrawing


class Marked(NamedTuple):
    """A marked-content sequence of a page; both counted from 0, the page within the part."""

    page: int
    mcid: int


class Area(NamedTuple):
    """A link annotation of a page; both counted from 0, the page within the part."""

    page: int
    area: int


class Node(Struct, frozen=True):
    """A structure element as it goes into the file: no pieces, nothing empty."""

    tag: str
    parent: int
    """Index of the parent node; -1 for the part's root."""
    kids: tuple["int | Marked | Area", ...]
    """In reading order: indices of nodes, marked content, link areas."""
    entries: tuple[str, ...] = ("",)
    """Dictionary entries made of its attributes, cut where the file puts its prefix for
    identifiers."""
    identifier: str = ""
    """Unique within the part; goes to the ID tree."""
    target: str = ""
    """Label that a contents entry or reference leads to."""


class LinkBox(Struct, frozen=True):
    """A place to click, in PDF coordinates (origin at the lower left)."""

    rectangle: str
    target: str
    """`#label` inside the document, anything else is a URL."""
    description: str
    node: int


class Place(Struct, frozen=True):
    """Where a label leads: a point in PDF coordinates and the element that stands there."""

    page: int
    x: float
    y: float
    node: int


class PageStream(Struct, frozen=True):
    """The content of one page without its running lines."""

    master: str
    data: bytes
    """Start of a zlib stream: whole deflate blocks up to a byte border, without a last one."""
    checksum: int
    """Adler-32 of the content so far."""
    nodes: tuple[int, ...]
    """Node that owns each marked-content sequence, by MCID."""
    links: tuple[LinkBox, ...]
    pictures: tuple[str, ...]
    """Digests of the pictures drawn, each once, in the order of drawing."""


class PreparedPicture(Struct, frozen=True):
    """A picture as an image XObject: its dictionary entries and its data, and its soft mask."""

    entries: str
    """Without the colour space."""
    data: bytes
    space: str = "{base}"
    """The colour space, with a place for that of the channels."""
    base: str = "/DeviceRGB"
    """Colour space of the channels, where no profile says more."""
    profile: bytes = b""
    """ICC profile of the channels."""
    orientation: int = 1
    """How the stored picture has to be turned to stand upright, numbered as in EXIF."""
    mask_entries: str = ""
    mask: bytes = b""


Prepared = PreparedPicture | PreparedDrawing


class PartStreams(Struct, frozen=True):
    """A part written: page contents, structure, places, and what they use."""

    language: str
    """BCP 47 tag; empty: that of the report."""
    pages: tuple[PageStream, ...]
    nodes: tuple[Node, ...]
    """Structure tree, parents before kids; index 0 is the root. Empty when the part is empty."""
    places: Mapping[str, Place]
    """By label."""
    narrow: Mapping[str, bytes]
    """Face → one-byte codes shown, in ascending order."""
    wide: Mapping[str, tuple[int, ...]]
    """Face → two-byte codes shown, in ascending order."""
    pictures: Mapping[str, Prepared]
    """By digest, as far as they could be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
