"""Pages: the result of pagination, ready to be written or printed as text.

The origin is the top left corner of the page, y grows downwards, lengths are points. What layout
places is a short closed list: lines, rules, fills, pictures, link areas, anchors. Each placed
item names its owner in the part's structure tree, or says that it is decoration.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from compiler.layout.lines.line import Line
from compiler.layout.lint import Finding
from compiler.layout.structure import ARTIFACT, Element
from compiler.model.block import Picture
from compiler.model.document import Attachment, Metadata, PartKind


class PlacedLine(Struct, frozen=True):
    """A set line on its place; y is the baseline."""

    x: float
    y: float
    line: Line
    owner: int


class PlacedRule(Struct, frozen=True):
    """A straight rule, horizontal or vertical."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float
    color: str
    owner: int = ARTIFACT


class PlacedFill(Struct, frozen=True):
    """A filled rectangle; x, y is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    color: str
    owner: int = ARTIFACT


class PlacedPicture(Struct, frozen=True):
    """A picture; x, y is its top left corner."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    owner: int


class LinkArea(Struct, frozen=True):
    """A place to click; owned by the Link element it belongs to."""

    x: float
    y: float
    width: float
    height: float
    target: str
    """`#label` inside the document, anything else is a URL."""
    owner: int
    description: str = ""
    """What a screen reader says of it."""


class Anchor(Struct, frozen=True):
    """The place a label stands for; y is the top of what it names."""

    label: str
    x: float
    y: float


Placed = PlacedLine | PlacedRule | PlacedFill | PlacedPicture | LinkArea | Anchor


class Page(Struct, frozen=True):
    """One page of a part, without running lines."""

    master: str
    items: tuple[Placed, ...]
    first: bool = False
    """Whether the part starts here: no running head."""
    quality: float = 0.0
    """Sum of the badness of its lines; 0 is perfect."""
    blank: bool = False
    """Whether it is there only so that the next part starts on a right-hand page."""


class PagedPart(Struct, frozen=True):
    """A part laid out by itself: it starts a page and knows no folio."""

    kind: PartKind
    title: str
    slug: str
    language: str
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    """Structure tree; index 0 is the root."""
    anchors: Mapping[str, int]
    """Label → index of the page it stands on."""
    printed: tuple[str, ...] = ()
    """Labels whose folios its text prints: page references and contents lists."""
    findings: tuple[Finding, ...] = ()
    """Faults of its pages, to be told when they are numbered."""


class PlacedPage(Struct, frozen=True):
    """A page of the finished document: its folio and its running lines."""

    part: int
    """Index of the part."""
    index: int
    """Index of the page in the part."""
    folio: str
    """As printed: "iv", "12"; empty where none is printed."""
    label: str
    """As a PDF page label."""
    running: tuple[Placed, ...]


class Bookmark(Struct, frozen=True):
    """An entry of the PDF outline."""

    level: int
    title: str
    label: str
    """Anchor it leads to."""


class PagedDocument(Struct, frozen=True):
    """All parts laid out, all pages in order with their folios."""

    metadata: Metadata
    parts: tuple[PagedPart, ...]
    pages: tuple[PlacedPage, ...]
    folios: Mapping[str, str]
    """Label → folio as printed."""
    bookmarks: tuple[Bookmark, ...]
    sizes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Page master → width and height."""
    standard: Literal["ua-1+a-2a", "ua-2+wtpdf", "none"] = "ua-1+a-2a"
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    """Files inside the file, by name."""
