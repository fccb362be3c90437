"""Drawings for tests: an SVG with everything, pages of other PDF files, and what they look like."""

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from compiler.layout.page import PlacedPicture
from compiler.layout.structure import Structure
from compiler.model.block import Picture
from compiler.pdf.document import write_pdf
from compiler.seed.pictures.pdfpages import read_page
from compiler.svg.read import read_svg
from tests.pdf.samples import document, library, part

SCALE = 2
"""Pixels a point in renderings."""


def drawing(inside: str, width: int = 100, height: int = 100, attributes: str = "") -> Picture:
    """An SVG picture of that size."""
    raw = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" {attributes}>{inside}</svg>'
    ).encode()
    file = read_svg(raw)
    return Picture("a.svg", "svg", file.width, file.height, raw, sha256(raw).hexdigest())


def placed(*pictures: Picture, standard: Any = "ua-1+a-2a") -> bytes:
    """A file of a page for each picture, one point a unit, in the upper left corner."""
    tree = Structure.rooted("Sect")
    pages = [
        [PlacedPicture(0, 0, each.width, each.height, each, figure)]
        for each in pictures
        for figure in [tree.open("Figure", 0, {"Alt": "A drawing"})]
    ]
    return write_pdf(document(part(pages, tree), standard=standard), library())


def rendered(picture: Picture) -> Image.Image:
    """What PDFium draws, `SCALE` pixels a unit."""
    file = pypdfium2.PdfDocument(placed(picture))
    try:
        page: Image.Image = file[0].render(scale=SCALE).to_pil().convert("RGB")
    finally:
        file.close()
    return page.crop((0, 0, round(picture.width * SCALE), round(picture.height * SCALE)))


def seen(inside: str, *points: tuple[float, float]) -> list[tuple[int, int, int]]:
    """Colours at points of a drawing of 100 by 100 units, white where nothing is."""
    image = rendered(drawing(inside))
    return [image.getpixel((round(x * SCALE), round(y * SCALE))) for x, y in points]  # type: ignore[misc]


@cache
def page_file(pages: int = 1, *, embedded: bool = True, cmyk: bool = False) -> bytes:
    """A PDF file of another program: words, a field, something that lets through."""
    spec = find_spec("fontpkg_ibm_plex_mono")
    assert spec is not None
    assert spec.origin is not None
    font = Path(spec.origin).parent / "files" / "IBMPlexMono-Regular.ttf"
    pdfmetrics.registerFont(TTFont("Plex", str(font)))
    packed = BytesIO()
    canvas: Any = Canvas(packed, pagesize=(200, 100), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Plex" if embedded else "Helvetica", 14)
        canvas.drawString(10, 80, f"Page {number}")
        if cmyk:
            canvas.setFillColorCMYK(1, 0, 0, 0)
        else:
            canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(100, 0, 100, 50, stroke=0, fill=1)
        canvas.setFillAlpha(0.5)
        canvas.circle(100, 50, 20, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def page_picture(raw: bytes, number: int = 1) -> Picture:
    """A page as the reader gives it."""
    page = read_page(raw, number)
    size = page.width * 96 / 72, page.height * 96 / 72
    return Picture("a.pdf", "pdf", *size, page.data, sha256(page.data).hexdigest())


EVERYTHING = """
<style>.red{fill:#c33 !important} text{font-family:Helvetica,sans-serif;font-size:9px}</style>
<defs>
<linearGradient id="g"><stop offset="0" stop-color="#2a6"/><stop offset=".5" stop-color="gold"/>
<stop offset="1" stop-color="#135"/></linearGradient>
<radialGradient id="r"><stop stop-color="#fff"/><stop offset="1" stop-color="#06c"
 stop-opacity="0"/></radialGradient>
<pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="2" height="4" fill="#888"/></pattern>
<marker id="m" viewBox="0 0 10 10" refX="9" refY="5" orient="auto">
<path d="M0 0L10 5L0 10z"/></marker>
<clipPath id="c"><circle cx="75" cy="25" r="12"/></clipPath>
<mask id="k"><rect x="50" y="40" width="40" height="20" fill="url(#g)"/></mask>
<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol>
</defs>
<rect class="red" x="5" y="5" width="10" height="40" rx="2"/>
<rect x="20" y="5" width="10" height="40" fill="url(#g)"/>
<rect x="35" y="5" width="10" height="40" fill="url(#p)" stroke="#000"/>
<line x1="5" y1="50" x2="45" y2="50" stroke="#333" marker-end="url(#m)"/>
<g clip-path="url(#c)"><rect x="60" y="10" width="30" height="30" fill="teal"/></g>
<circle cx="55" cy="70" r="10" fill="url(#r)"/>
<g mask="url(#k)"><rect x="50" y="40" width="40" height="20" fill="purple"/></g>
<g opacity=".5"><circle cx="80" cy="70" r="8" fill="red"/><circle cx="88" cy="70" r="8"/></g>
<use href="#s" x="5" y="55" width="10" height="10" fill="blue"/>
<text x="5" y="80">Exports, <tspan font-weight="bold">billion</tspan> yen é Ω</text>
<text x="50" y="95" text-anchor="middle" fill="none" stroke="green"
 stroke-width=".3">Outlined</text>
"""
