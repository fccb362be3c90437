"""The pages of the file: their contents closed with running lines, and the page tree.

A part's page content arrives as the start of a zlib stream that ends at a byte border. What the
folio, the running head and the foot add is one more deflate block and the checksum of all, so
that a page has one content stream and nothing is compressed twice.
"""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from compiler.layout.page import PagedDocument, PlacedPage
from compiler.pdf.content import PAGINATION, PROPERTIES, Content, Shown, picture_name
from compiler.pdf.objects import CompactDocument, reference
from compiler.pdf.part import COMPRESSION, Sheet, draw
from compiler.pdf.streams import PageStream, PartStreams
from compiler.pdf.syntax import number
from compiler.pdf.tree import Numbers

SHORT_WINDOW, SHORT_MEMORY = 10, 4
"""Settings of zlib for a few hundred bytes, which make it eight times faster."""


class WrittenContent(Struct, frozen=True):
    """The content of a page in the file."""

    number: int
    """Object number of the stream."""
    size: tuple[float, float]
    pictures: tuple[str, ...]
    """Digests of what it shows."""


def write_contents(
    file: CompactDocument,
    document: PagedDocument,
    streams: Sequence[PartStreams],
    shown: Shown,
) -> list[WrittenContent]:
    """Close every page's content with its running lines."""
    first = file.reserve(len(document.pages))
    prepared = {key: each for part in streams for key, each in part.pictures.items()}
    contents = []
    for at, page in enumerate(document.pages):
        stream = streams[page.part].pages[page.index]
        size = document.sizes[stream.master]
        sheet = Sheet(Content(size[1], (), (), shown, PAGINATION))
        draw(sheet, page.running, prepared)
        file.put_stream(first + at, "/Filter/FlateDecode", _closed(stream, sheet))
        pictures = tuple({**dict.fromkeys(stream.pictures), **sheet.pictures})
        contents.append(WrittenContent(first + at, size, pictures))
    return contents


def _closed(stream: PageStream, sheet: Sheet) -> bytes:
    running = sheet.content.finished().encode("latin-1")
    packer = zlib.compressobj(COMPRESSION, wbits=-SHORT_WINDOW, memLevel=SHORT_MEMORY)
    last = packer.compress(running) + packer.flush()
    return stream.data + last + zlib.adler32(running, stream.checksum).to_bytes(4, "big")


class PageTree(Struct, frozen=True):
    """Writes the page tree: one node that holds what most pages share, and the pages."""

    document: PagedDocument
    streams: Sequence[PartStreams]
    numbers: Numbers
    fonts: str
    """Reference to the font resources of all pages."""
    pictures: Mapping[str, str]
    """References by digest."""

    def write(self, file: CompactDocument, contents: Sequence[WrittenContent]) -> str:
        """Write it and return a reference to its root."""
        root = file.reserve()
        # PDF/A asks every page to name its resources itself; most share one dictionary.
        usual = f"/Font {self.fonts}/Properties {file.add(PROPERTIES)}"
        shared = file.add(f"<<{usual}>>")
        sizes = Counter(content.size for content in contents)
        size = sizes.most_common(1)[0][0] if sizes else (0.0, 0.0)
        first = self.numbers.first_page
        for at, (page, content) in enumerate(zip(self.document.pages, contents, strict=True)):
            entries = "" if content.size == size else f"/MediaBox{_media_box(content.size)}"
            pictures = self._pictures(content)
            entries += f"/Resources {f'<<{usual}{pictures}>>' if pictures else shared}"
            entries += self._annotations(page)
            file.put(
                first + at,
                f"<</Type/Page/Parent {root} 0 R{entries}/Contents {content.number} 0 R"
                f"/StructParents {at}/Tabs/S>>",
            )
        kids = " ".join(reference(first + at) for at in range(len(contents)))
        file.put(
            root,
            f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]/MediaBox{_media_box(size)}>>",
        )
        return reference(root)

    def _pictures(self, content: WrittenContent) -> str:
        if not content.pictures:
            return ""
        named = "".join(f"{picture_name(each)} {self.pictures[each]}" for each in content.pictures)
        return f"/XObject<<{named}>>"

    def _annotations(self, page: PlacedPage) -> str:
        count = len(self.streams[page.part].pages[page.index].links)
        if not count:
            return ""
        areas = self.numbers.areas
        listed = (reference(areas[page.part, page.index, index]) for index in range(count))
        return f"/Annots[{' '.join(listed)}]"


def _media_box(size: tuple[float, float]) -> str:
    return f"[0 0 {number(size[0])} {number(size[1])}]"
