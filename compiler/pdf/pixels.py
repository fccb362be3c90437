"""Pictures that Pillow has to look at, as image XObjects (ISO 32000-1, 8.9.5).

Comes in: the bytes of a PNG or JPEG file. Leaves: dictionary entries and data. JPEG in grey or RGB
is passed through. The rest is brought to 8 bits per channel, transparency to a soft mask, CMYK to
RGB (PDF/A allows one output intent, and ours is sRGB). Pillow is imported here and nowhere else in
this package.
"""

import struct
import zlib
from io import BytesIO

from msgspec.structs import replace
from PIL import Image

from compiler.pdf.pngrows import entries_of, picture_of, usable_profile
from compiler.pdf.streams import PreparedPicture
from compiler.png import Png, read_png

JPEG_QUALITY = 92
ORIENTATION = 0x0112
"""EXIF tag of how a picture has to be turned."""

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
UNREADABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises for damaged files."""


def from_png(data: bytes) -> PreparedPicture:
    """Make an image XObject of any PNG; raises one of `UNREADABLE` when it cannot be read."""
    png = read_png(data)
    orientation = _orientation(_exif(png.exif))
    with Image.open(BytesIO(data)) as image:
        profile = image.info.get("icc_profile") or b""
        if png.holdable:
            return picture_of(png, orientation, profile)
        return _from_pixels(image, orientation, profile)


def from_jpeg(data: bytes) -> PreparedPicture:
    """Make an image XObject of a JPEG; raises one of `UNREADABLE` when it cannot be read."""
    with Image.open(BytesIO(data)) as image:
        orientation = _orientation(image.getexif())
        if image.mode in _SPACES:
            base = _SPACES[image.mode]
            profile = usable_profile(image.info.get("icc_profile") or b"", base)
            return PreparedPicture(
                _jpeg_entries(image), data, base=base, profile=profile, orientation=orientation
            )
        converted = image.convert("RGB")
    packed = BytesIO()
    converted.save(packed, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return PreparedPicture(_jpeg_entries(converted), packed.getvalue(), orientation=orientation)


def _from_pixels(image: Image.Image, orientation: int, profile: bytes) -> PreparedPicture:
    """Decode, bring to 8 bits, and store anew as the rows of a plain PNG."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    alpha = None
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        gray = image.mode in ("L", "LA", "1")
        image = image.convert("LA" if gray else "RGBA")
        alpha = image.getchannel("A")
        image = image.convert("L" if gray else "RGB")
    elif image.mode not in ("L", "RGB", "P", "1"):
        image = image.convert("RGB")
    colors = _repacked(image)
    made = picture_of(colors, orientation, profile)
    if alpha is None or alpha.getextrema() == (255, 255):
        return made
    mask = _repacked(alpha)
    return replace(made, mask_entries=entries_of(mask), mask=mask.rows)


def size_of(data: bytes) -> tuple[float, float] | None:
    """Width and height of a PNG or JPEG file in pixels; none when it is neither."""
    try:
        with Image.open(BytesIO(data)) as image:
            return image.size if image.format in ("PNG", "JPEG") else None
    except UNREADABLE:
        return None


def _repacked(image: Image.Image) -> Png:
    packed = BytesIO()
    image.info.clear()
    image.save(packed, "PNG")
    return read_png(packed.getvalue())


def _jpeg_entries(image: Image.Image) -> str:
    return f"/Width {image.width}/Height {image.height}/BitsPerComponent 8/Filter/DCTDecode"


def _exif(data: bytes) -> Image.Exif:
    exif = Image.Exif()
    if data:
        exif.load(data)
    return exif


def _orientation(exif: Image.Exif) -> int:
    value = exif.get(ORIENTATION, 1)
    return value if value in range(1, 9) else 1
