"""A picture file in, its checked bytes and upright size out (PNG, JPEG, SVG, pages of PDF files).

A plain PNG is taken as it is; Pillow is loaded for pictures in all other forms (`pixels.py`).
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.diagnostics import Sink
from compiler.lazy import lazy
from compiler.model.block import DRAWING_DPI, POINTS_PER_INCH, Picture
from compiler.png import plain_png
from compiler.source import Span

if TYPE_CHECKING:
    from compiler.seed.pictures import pdfpages, pixels
    from compiler.svg import read as svg
else:
    # Bring Pillow, pikepdf and lxml, which only reports with such pictures need.
    pdfpages = lazy("compiler.seed.pictures.pdfpages")
    pixels = lazy("compiler.seed.pictures.pixels")
    svg = lazy("compiler.svg.read")

MOST_PIXELS = 80_000_000
LARGEST_FILE = 100_000_000
"""Bytes of a picture file."""
FORMAT_HINT = "give a PNG, JPEG, SVG or PDF file"

_KNOWN_OTHERS = {".eps": "EPS", ".emf": "EMF", ".wmf": "WMF", ".ai": "Illustrator"}


def read_picture(root: Path, path: str, span: Span, sink: Sink, page: int = 1) -> Picture | None:
    """Read one picture; None with an error at `span` when it cannot be used.

    `page` is that of a PDF file, counted from 1.
    """
    suffix = Path(path).suffix.lower()
    if suffix in _KNOWN_OTHERS:
        report_format(path, _KNOWN_OTHERS[suffix], span, sink)
        return None
    try:
        size = (root / path).stat().st_size
        raw = (root / path).read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        sink.report("figure/broken", f'"{path}" cannot be read: {error.strerror}', span)
        return None
    if size > LARGEST_FILE:
        message = f'"{path}" has {size:,} bytes; a picture has at most {LARGEST_FILE:,}'
        sink.report("figure/too-large", message, span)
        return None
    if suffix == ".svg":
        return _drawing(raw, path, span, sink)
    if raw.startswith(b"%PDF-") or suffix == ".pdf":
        return _page(raw, page, path, span, sink)
    return _checked(raw, path, span, sink)


def _drawing(raw: bytes, path: str, span: Span, sink: Sink) -> Picture | None:
    try:
        file = svg.read_svg(raw)
    except svg.SvgRefused as error:
        sink.report("figure/drawing", f'"{path}" {error}', span)
        return None
    _report_left_out(path, file.left_out, span, sink)
    data = file.as_bytes() if file.left_out else raw
    return Picture(path, "svg", file.width, file.height, data, digest_of(data))


def _page(raw: bytes, number: int, path: str, span: Span, sink: Sink) -> Picture | None:
    try:
        page = pdfpages.read_page(raw, number)
    except pdfpages.PageRefused as error:
        hint = "export it anew: RGB colours, fonts embedded, no forms and scripts; or as PNG"
        sink.report("figure/drawing", f'"{path}" {error}', span, hint=hint)
        return None
    _report_left_out(path, page.left_out, span, sink)
    scale = DRAWING_DPI / POINTS_PER_INCH
    width, height = round(page.width * scale, 3), round(page.height * scale, 3)
    return Picture(path, "pdf", width, height, page.data, digest_of(page.data))


def _report_left_out(path: str, left_out: tuple[str, ...], span: Span, sink: Sink) -> None:
    for each in left_out:
        sink.report("figure/left-out", f'"{path}" holds what is left out: {each}', span)


def digest_of(data: bytes) -> str:
    """What tells one picture from another."""
    return hashlib.sha256(data).hexdigest()


def _checked(raw: bytes, path: str, span: Span, sink: Sink) -> Picture | None:
    png = plain_png(raw)
    if png is None or png.width * png.height > MOST_PIXELS:
        return pixels.check_picture(raw, path, span, sink)
    return Picture(path, "png", png.width, png.height, raw, digest_of(raw))


def report_format(path: str, form: str, span: Span, sink: Sink) -> None:
    """Tell that pictures of a form cannot be used."""
    message = f'"{path}" is {form}, which is not supported'
    sink.report("figure/format", message, span, hint=FORMAT_HINT)
