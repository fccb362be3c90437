"""Pictures that Pillow has to look at: their bytes in, checked and upright ones out.

The header is looked at before anything is decoded, so that a small file which claims a huge
picture costs nothing. A picture that a camera marked as turned is turned here and written anew, one
in CMYK becomes RGB, so that both outputs show the same; all others keep their bytes.
"""

import io
import warnings
from typing import Literal

from PIL import Image, ImageChops, ImageCms, ImageOps, UnidentifiedImageError

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.seed.pictures.files import FORMAT_HINT, MOST_PIXELS, digest_of, report_format
from compiler.source import Span

JPEG_QUALITY = 95
"""Of pictures that are written anew."""

_ORIENTATION = 0x0112
_SIZE_IN_MPO = 0xB002
Kind = Literal["png", "jpeg"]
_FORMATS: dict[str, Kind] = {"PNG": "png", "JPEG": "jpeg", "MPO": "jpeg"}
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, KeyError, Image.DecompressionBombError)


def check_picture(raw: bytes, path: str, span: Span, sink: Sink) -> Picture | None:
    """The picture of a file in any form; None with an error at `span` when it cannot be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw)) as image:
                return _measured(image, raw, path, span, sink)
    except UnidentifiedImageError:
        if raw:
            message = f'"{path}" is not a picture in a form that is known'
            sink.report("figure/format", message, span, hint=FORMAT_HINT)
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
        report_format(path, "an animation" if animated else image.format or "", span, sink)
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
    return Picture(path, kind, width, height, raw, digest_of(raw))


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


def _report_pixels(path: str, count: str, span: Span, sink: Sink) -> None:
    limit = MOST_PIXELS // 1_000_000
    message = f'"{path}" has {count} pixels; a picture has at most {limit} million'
    sink.report("figure/too-large", message, span, hint="scale it down; print needs 300 per inch")


def _reason(error: Exception) -> str:
    text = str(error).split("\n", 1)[0]
    return text[:1].lower() + text[1:] if text else type(error).__name__
