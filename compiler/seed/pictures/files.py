"""A picture file in, its checked bytes and upright size out (PNG, JPEG, SVG, pages of PDF files).

The header is looked at before anything is decoded, so that a small file which claims a huge
picture costs nothing. A picture that a camera marked as turned is turned here and written anew, one
in CMYK becomes RGB, so that both outputs show the same; all others keep their bytes.
"""

import hashlib
import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageChops, ImageCms, ImageOps, UnidentifiedImageError

from compiler.diagnostics import Sink
from compiler.lazy import lazy
from compiler.model.block import DRAWING_DPI, POINTS_PER_INCH, Picture
from compiler.source import Span

if TYPE_CHECKING:
    from compiler.seed.pictures import pdfpages
    from compiler.svg import read as svg
else:
    # Bring pikepdf and lxml, which only reports with drawings need.
    pdfpages = lazy("compiler.seed.pictures.pdfpages")
    svg = lazy("compiler.svg.read")

MOST_PIXELS = 80_000_000
LARGEST_FILE = 100_000_000
"""Bytes of a picture file."""
JPEG_QUALITY = 95
"""Of pictures that are written anew."""

_ORIENTATION = 0x0112
_SIZE_IN_MPO = 0xB002
Kind = Literal["png", "jpeg"]
_FORMATS: dict[str, Kind] = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
_KNOWN_OTHERS = {".eps": "EPS", ".emf": "EMF", ".wmf": "WMF", ".ai": "Illustrator"}
_FORMAT_HINT = "give a PNG, JPEG, SVG or PDF file"
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, Image.DecompressionBombError)


def read_picture(root: Path, path: str, span: Span, sink: Sink, page: int = 1) -> Picture | None:
    """Read one picture; None with an error at `span` when it cannot be used.

    `page` is that of a PDF file, counted from 1.
    """
    suffix = Path(path).suffix.lower()
    if suffix in _KNOWN_OTHERS:
        _report_format(path, _KNOWN_OTHERS[suffix], span, sink)
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
    return Picture(path, "svg", file.width, file.height, data, _digest(data))


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
    return Picture(path, "pdf", width, height, page.data, _digest(page.data))


def _report_left_out(path: str, left_out: tuple[str, ...], span: Span, sink: Sink) -> None:
    for each in left_out:
        sink.report("figure/left-out", f'"{path}" holds what is left out: {each}', span)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _checked(raw: bytes, path: str, span: Span, sink: Sink) -> Picture | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw)) as image:
                return _measured(image, raw, path, span, sink)
    except UnidentifiedImageError:
        if raw:
            message = f'"{path}" is not a picture in a form that is known'
            sink.report("figure/format", message, span, hint=_FORMAT_HINT)
        else:
            sink.report("figure/broken", f'"{path}" is empty', span)
    except Image.DecompressionBombError:
        _report_pixels(path, "far too many", span, sink)
    except _BROKEN as error:
        sink.report("figure/broken", f'"{path}" is broken: {_reason(error)}', span)
    return None


def _measured(image: Image.Image, raw: bytes, path: str, span: Span, sink: Sink) -> Picture | None:
    kind = _FORMATS.get(image.format or "")
    animated = image.format == "PNG" and getattr(image, "is_animated", False)
    if kind is None or animated:
        _report_format(path, "an animation" if animated else image.format or "", span, sink)
        return None
    width, height = image.size
    if width * height > MOST_PIXELS:
        _report_pixels(path, f"{width * height / 1e6:,.0f} million", span, sink)
        return None
    profile = image.info.get("icc_profile") or b""
    fits = _fits(image.mode, profile)
    if profile and not fits:
        message = f'the colour profile of "{path}" cannot be used; its colours are taken as sRGB'
        sink.report("figure/profile", message, span)
    if image.mode == "CMYK":
        raw, (width, height) = _in_rgb(image, profile if fits else b"")
        message = f'"{path}" is in CMYK and is converted to RGB'
        sink.report("figure/converted", message, span)
    elif _orientation(image, kind) in range(2, 9):
        raw, (width, height) = _turned(image, kind)
    else:
        raw = _first_of_several(image, raw)
        _decode(image, kind)
    return Picture(path, kind, width, height, raw, _digest(raw))


def _fits(mode: str, profile: bytes) -> bool:
    """Whether a profile can be read and is of the picture's colours."""
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.xcolor_space.strip()
    except (OSError, ValueError, ImageCms.PyCMSError):
        return False
    if mode == "CMYK":
        return space == "CMYK"
    return space == ("GRAY" if mode in ("1", "L", "LA", "I", "I;16") else "RGB")


def _in_rgb(image: Image.Image, profile: bytes) -> tuple[bytes, tuple[int, int]]:
    """A picture in CMYK as sRGB: by its profile, else each ink as the lack of its counterpart."""
    pixels = ImageOps.exif_transpose(image)
    if "adobe" not in image.info:
        # Pillow takes all for files of Adobe, which hold inks turned round.
        pixels = ImageChops.invert(pixels)
    if profile:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(pixels, source, target, outputMode="RGB")
        pixels = converted if converted is not None else pixels.convert("RGB")
    else:
        pixels = pixels.convert("RGB")
    pixels.info.clear()
    file = io.BytesIO()
    pixels.save(file, "JPEG", quality=JPEG_QUALITY, subsampling="4:4:4")
    return file.getvalue(), pixels.size


def _first_of_several(image: Image.Image, raw: bytes) -> bytes:
    """The bytes of the first picture of a file that holds several (CIPA DC-007), else all."""
    entries = getattr(image, "mpinfo", {}).get(_SIZE_IN_MPO) if image.format == "MPO" else None
    size = int(entries[0]["Size"]) if entries else 0
    return raw[:size] if 0 < size <= len(raw) else raw


def _orientation(image: Image.Image, kind: Kind) -> int:
    """How a camera was held; for PNG only where the header says it, else all would be decoded."""
    if kind == "png" and "exif" not in image.info:
        return 1
    value: int = image.getexif().get(_ORIENTATION, 1)
    return value


def _decode(image: Image.Image, kind: Kind) -> None:
    """Raise one of the errors of a broken file; JPEG is decoded at an eighth of its size."""
    if kind == "png":
        image.verify()
        return
    image.draft("RGB", (max(image.width // 8, 1), max(image.height // 8, 1)))
    image.load()


def _turned(image: Image.Image, kind: Kind) -> tuple[bytes, tuple[int, int]]:
    """The picture upright, encoded anew, and its size."""
    upright = ImageOps.exif_transpose(image)
    file = io.BytesIO()
    profile = image.info.get("icc_profile")
    options = {"icc_profile": profile} if profile else {}
    if kind == "jpeg":
        upright.save(file, "JPEG", quality=JPEG_QUALITY, subsampling="4:4:4", **options)
    else:
        upright.save(file, "PNG", **options)
    return file.getvalue(), upright.size


def _report_format(path: str, form: str, span: Span, sink: Sink) -> None:
    message = f'"{path}" is {form}, which is not supported'
    sink.report("figure/format", message, span, hint=_FORMAT_HINT)


def _report_pixels(path: str, count: str, span: Span, sink: Sink) -> None:
    limit = MOST_PIXELS // 1_000_000
    message = f'"{path}" has {count} pixels; a picture has at most {limit} million'
    sink.report("figure/too-large", message, span, hint="scale it down; print needs 300 per inch")


def _reason(error: Exception) -> str:
    text = str(error).split("\n", 1)[0]
    return text[:1].lower() + text[1:] if text else type(error).__name__
