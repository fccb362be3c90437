"""A picture file in, its checked bytes and upright size out (PNG and JPEG, read with Pillow).

The header is looked at before anything is decoded, so that a small file which claims a huge
picture costs nothing. A picture that a camera marked as turned is turned here and written anew;
all others keep their bytes.
"""

import hashlib
import io
import warnings
from pathlib import Path
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.source import Span

MOST_PIXELS = 80_000_000
LARGEST_FILE = 100_000_000
"""Bytes of a picture file."""

_ORIENTATION = 0x0112
Kind = Literal["png", "jpeg"]
_FORMATS: dict[str, Kind] = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
_KNOWN_OTHERS = {".svg": "SVG", ".pdf": "PDF", ".eps": "EPS", ".emf": "EMF", ".wmf": "WMF"}
_FORMAT_HINT = "give a PNG or JPEG file"
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


def read_picture(root: Path, path: str, span: Span, sink: Sink) -> Picture | None:
    """Read one picture; None with an error at `span` when it cannot be used."""
    other = _KNOWN_OTHERS.get(Path(path).suffix.lower())
    if other:
        _report_format(path, other, span, sink)
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
    return _checked(raw, path, span, sink)


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
    if kind is None:
        _report_format(path, image.format or "", span, sink)
        return None
    width, height = image.size
    if width * height > MOST_PIXELS:
        _report_pixels(path, f"{width * height / 1e6:,.0f} million", span, sink)
        return None
    if _orientation(image, kind) in range(2, 9):
        raw, (width, height) = _turned(image, kind)
    else:
        _decode(image, kind)
    return Picture(path, kind, width, height, raw, hashlib.sha256(raw).hexdigest())


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
        upright.save(file, "JPEG", quality=95, subsampling="4:4:4", **options)
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
