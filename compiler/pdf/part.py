"""Writes one part: a `PagedPart` in, `PartStreams` out.

Nothing here knows folios, object numbers or other parts, and nothing of ReportLab is needed, so
parts can be written in several processes and kept in a cache.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct, field

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.page import (
    Anchor,
    LinkArea,
    Page,
    PagedPart,
    Placed,
    PlacedFill,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
)
from compiler.lazy import lazy, lazy_pattern
from compiler.model.block import Picture
from compiler.pdf.boxes import boxes_of, owners_of
from compiler.pdf.content import Content, Shown
from compiler.pdf.order import ranks_of, sort_items
from compiler.pdf.standard import STANDARDS, StandardName
from compiler.pdf.streams import (
    Area,
    LinkBox,
    Marked,
    PageStream,
    PartStreams,
    Place,
    Prepared,
    PreparedPicture,
)
from compiler.pdf.syntax import rectangle
from compiler.pdf.tags import Owned, blocks_of, boxed_of, nodes_of, tags_of

if TYPE_CHECKING:
    from compiler.pdf import imported, pictures, vector
else:
    # Bring Pillow, lxml with tinycss2, and pikepdf, which only reports with such pictures need.
    pictures = lazy("compiler.pdf.pictures")
    vector = lazy("compiler.pdf.vector")
    imported = lazy("compiler.pdf.imported")

COMPRESSION = 4
"""Level of page streams: the highest costs half as much time again, and saves two in a hundred."""
WINDOW = 14
"""Power of two of the distance that repetitions are looked for: a page is hardly longer."""

Sizes = Mapping[str, tuple[float, float]]
"""Page master → width and height in points."""

TURNS: Mapping[int, str] = {
    1: "",
    2: "-1 0 0 1 1 0 cm ",
    3: "-1 0 0 -1 1 1 cm ",
    4: "1 0 0 -1 0 1 cm ",
    5: "0 -1 -1 0 1 1 cm ",
    6: "0 -1 1 0 0 1 cm ",
    7: "0 1 1 0 0 0 cm ",
    8: "0 1 -1 0 1 0 cm ",
}
"""EXIF orientation → operator that turns the stored picture upright in the unit square."""

_ASCII = bytes(range(32, 127))
_WIDE_STRING = lazy_pattern(r"<([^>]*)>")


class Sheet(Struct):
    """A page being written: its content and what else it holds."""

    content: Content
    links: Sequence[LinkArea] = ()
    anchors: Sequence[tuple[Anchor, int]] = ()
    """With their places among the page's items."""
    pictures: dict[str, None] = field(default_factory=dict)
    """Digests, in order."""


def write_part(
    part: PagedPart,
    sizes: Sizes,
    standard: StandardName = "ua-1+a-2a",
    library: FaceLibrary | None = None,
) -> PartStreams:
    """Write the pages of a part.

    `sizes` gives width and height of each page master in points; `library` is needed for drawings
    with text.
    """
    sink = Sink()
    rules = STANDARDS[standard]
    shown = Shown()
    prepared = _prepared(part.pages, library, shown, sink)
    tags = [rules.rename.get(tag, tag) for tag in tags_of(part.elements)]
    blocks = blocks_of(part.elements)
    ranks = ranks_of(part.elements)
    sheets = []
    for page in part.pages:
        items = sort_items(page.items, ranks)
        content = Content(sizes[page.master][1], tags, blocks, shown)
        sheet = Sheet(content, items.links, items.anchors)
        draw(sheet, items.painted, prepared)
        sheets.append(sheet)
    owned = _owned(sheets)
    figures = boxed_of(part.elements)
    if any(figures):
        heights = [sizes[page.master][1] for page in part.pages]
        owned.boxes = boxes_of(list(zip(part.pages, heights, strict=True)), figures)
    nodes, places = nodes_of(part.elements, owned, rules)
    return PartStreams(
        part.language,
        tuple(
            _page_stream(page, sheet, places)
            for page, sheet in zip(part.pages, sheets, strict=True)
        ),
        nodes,
        _places_of(part, sheets, places),
        {face: distinct(shows) for face, shows in sorted(shown.narrow.items())},
        {face: distinct_wide(shows) for face, shows in sorted(shown.wide.items())},
        prepared,
        tuple(sink.diagnostics),
    )


def draw(sheet: Sheet, items: Iterable[Placed], prepared: Mapping[str, Prepared]) -> None:
    """Put items into the content of a page; links and anchors are not painted."""
    content = sheet.content
    for item in items:
        match item:
            case PlacedLine():
                content.line(item)
            case PlacedRule():
                content.rule(item)
            case PlacedFill():
                content.fill(item)
            case PlacedPicture():
                digest = item.picture.digest
                found = prepared.get(digest)
                if found is not None:
                    turn = TURNS[found.orientation] if isinstance(found, PreparedPicture) else ""
                    content.picture(item, turn)
                    sheet.pictures[digest] = None
            case LinkArea() | Anchor():
                pass
            case _:
                assert_never(item)


def _prepared(
    pages: Iterable[Page], library: FaceLibrary | None, shown: Shown, sink: Sink
) -> dict[str, Prepared]:
    placed: dict[str, Picture] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedPicture):
                placed[item.picture.digest] = item.picture
    prepared: dict[str, Prepared] = {}
    for digest, picture in placed.items():
        made: Prepared | None
        match picture.format:
            case "png" | "jpeg":
                made = pictures.prepare(picture, sink)
            case "svg":
                made = vector.prepare(picture, library, shown, sink)
            case "pdf":
                made = imported.prepare(picture, sink)
            case _:
                assert_never(picture.format)
        if made is not None:
            prepared[digest] = made
    return prepared


def _owned(sheets: Iterable[Sheet]) -> Owned:
    owned = Owned()
    for page, sheet in enumerate(sheets):
        for mcid, owner in enumerate(sheet.content.owners):
            owned.marked.setdefault(owner, []).append(Marked(page, mcid))
        for index, area in enumerate(sheet.links):
            owned.areas.setdefault(max(area.owner, 0), []).append(Area(page, index))
    return owned


def _page_stream(page: Page, sheet: Sheet, places: Sequence[int]) -> PageStream:
    content = sheet.content
    # The running lines that follow start from a fresh graphics state.
    raw = f"q\n{content.finished()}\nQ\n".encode("latin-1") if content.operators else b""
    packer = zlib.compressobj(COMPRESSION, wbits=WINDOW)
    return PageStream(
        page.master,
        packer.compress(raw) + packer.flush(zlib.Z_SYNC_FLUSH),
        zlib.adler32(raw),
        tuple([places[owner] for owner in content.owners]),
        tuple(_link_box(area, content.height, places) for area in sheet.links),
        tuple(sheet.pictures),
    )


def _link_box(area: LinkArea, height: float, places: Sequence[int]) -> LinkBox:
    top = height - area.y
    box = rectangle(area.x, top - area.height, area.x + area.width, top)
    return LinkBox(box, area.target, area.description, places[max(area.owner, 0)])


def _places_of(part: PagedPart, sheets: Sequence[Sheet], places: Sequence[int]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for index, (page, sheet) in enumerate(zip(part.pages, sheets, strict=True)):
        for anchor, at in sheet.anchors:
            node = max(places[_standing_at(page.items, at)], 0)
            y = sheet.content.height - anchor.y
            found.setdefault(anchor.label, Place(index, anchor.x, y, node))
    for label, index in part.anchors.items():
        found.setdefault(label, Place(index, 0.0, sheets[index].content.height, 0))
    return found


def _standing_at(items: Sequence[Placed], at: int) -> int:
    """Element of the first thing that belongs to one after an anchor; the root if there is none."""
    for item in items[at + 1 :]:
        for owner in owners_of(item):
            if owner >= 0:
                return owner
    return 0


def distinct(shows: Iterable[str]) -> bytes:
    """One-byte codes in show text, in ascending order."""
    # Kerning and brackets are counted as codes too: a few glyphs more, and no parsing. Codes are
    # looked for, not collected: most are found at once, and the rest of the text is short.
    data = "".join(shows).encode("latin-1")
    common = bytes([code for code in _ASCII if code in data])
    return common + bytes(sorted(set(data.translate(None, _ASCII))))


def distinct_wide(shows: Iterable[str]) -> tuple[int, ...]:
    """Two-byte codes in show text, in ascending order."""
    codes: set[int] = set()
    for show in shows:
        for digits in _WIDE_STRING.findall(show):
            codes.update(int(digits[at : at + 4], 16) for at in range(0, len(digits), 4))
    return tuple(sorted(codes))
