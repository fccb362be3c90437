"""Drawings as pixels, for programs that show no drawings: by way of a PDF of one page (PDFium)."""

from collections.abc import Iterable
from io import BytesIO

import pypdfium2

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.page import Page, PagedDocument, PagedPart, PlacedPage, PlacedPicture
from compiler.layout.structure import ARTIFACT, Structure
from compiler.model.block import POINTS_PER_INCH, Picture
from compiler.model.document import Metadata
from compiler.pdf.document import write_pdf
from compiler.units import TWIPS_PER_POINT
from compiler.wordflow.flow import WordPicture

DPI = 220.0
"""Resolution that office programs keep when they compress pictures for print."""
MOST_PIXELS = 16_000_000
_MASTER = "drawing"


def previews(pictures: Iterable[WordPicture], library: FaceLibrary, sink: Sink) -> dict[str, bytes]:
    """PNG files by digest of the drawing, each as large as its largest use needs it."""
    largest: dict[str, tuple[float, Picture]] = {}
    for each in pictures:
        if each.picture.is_drawing:
            width = each.width / TWIPS_PER_POINT
            known, _ = largest.get(each.picture.digest, (0.0, each.picture))
            largest[each.picture.digest] = (max(known, width), each.picture)
    return {
        digest: _pixels(picture, width, library, sink)
        for digest, (width, picture) in largest.items()
    }


def _pixels(picture: Picture, width: float, library: FaceLibrary, sink: Sink) -> bytes:
    height = width * picture.proportion
    pdf = picture.data
    if picture.format == "svg":
        pdf = _page(picture, width, height, library, sink)
    file = pypdfium2.PdfDocument(pdf)
    try:
        page = file[0]
        scale = DPI / POINTS_PER_INCH * width / page.get_width()
        wanted = page.get_width() * page.get_height() * scale * scale
        scale *= min(1.0, (MOST_PIXELS / wanted) ** 0.5)
        image = page.render(scale=scale, fill_color=(255, 255, 255, 0)).to_pil()
    finally:
        file.close()
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    packed = BytesIO()
    image.save(packed, "PNG", dpi=(DPI, DPI))
    return packed.getvalue()


def _page(picture: Picture, width: float, height: float, library: FaceLibrary, sink: Sink) -> bytes:
    """A PDF of one page with nothing but the drawing."""
    item = PlacedPicture(0.0, 0.0, width, height, picture, ARTIFACT)
    elements = tuple(Structure.rooted("Sect").elements)
    part = PagedPart("chapter", "", "", "", (Page(_MASTER, (item,)),), elements, {})
    document = PagedDocument(
        Metadata(picture.path),
        (part,),
        (PlacedPage(0, 0, "1", "1", ()),),
        {},
        (),
        {_MASTER: (width, height)},
        "none",
    )
    return write_pdf(document, library, sink=sink)
