"""Pictures as image XObjects (ISO 32000-1, 8.9.5): the file's own data wherever PDF can hold it.

Comes in: a `Picture` with its PNG or JPEG file. Leaves: dictionary entries and data. JPEG in grey
or RGB is passed through; so are the compressed rows of a PNG without transparency and interlacing.
The rest is brought to 8 bits per channel, transparency to a soft mask, CMYK to RGB (PDF/A allows
one output intent, and ours is sRGB). A colour profile that fits goes along, unless it is that of
sRGB or cannot be used: device colours are sRGB by the file's output intent. Pillow is imported here
and nowhere else in this package.
"""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace
from PIL import Image

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.pdf.streams import PreparedPicture

JPEG_QUALITY = 92
ORIENTATION = 0x0112
"""EXIF tag of how a picture has to be turned."""
PNG_START = b"\x89PNG\r\n\x1a\n"
GRAY, RGB, PALETTE = 0, 2, 3
"""Colour types of PNG that PDF can hold as they are."""

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
_UNREADABLE = (
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


class _Png(Struct, frozen=True):
    """The parts of a PNG file that matter here."""

    width: int
    height: int
    depth: int
    kind: int
    interlaced: bool
    palette: bytes
    transparent: bool
    exif: bytes
    rows: bytes

    @property
    def holdable(self) -> bool:
        """Whether PDF can hold the rows as they are."""
        plain = not (self.interlaced or self.transparent)
        return plain and self.depth <= 8 and self.kind in (GRAY, RGB, PALETTE)


def prepare(picture: Picture, sink: Sink) -> PreparedPicture | None:
    """Make an image XObject of a picture; none, and an error, when its file cannot be read."""
    try:
        return _from_png(picture.data) if picture.format == "png" else _from_jpeg(picture.data)
    except _UNREADABLE as error:
        sink.report(
            "pdf/unreadable-picture",
            f'"{picture.path}" cannot be decoded: {error}',
            path=picture.path,
        )
        return None


def _from_png(data: bytes) -> PreparedPicture:
    png = _read_png(data)
    orientation = _orientation(_exif(png.exif))
    with Image.open(BytesIO(data)) as image:
        profile = image.info.get("icc_profile") or b""
        if png.holdable:
            return _picture_of(png, orientation, profile)
        return _from_pixels(image, orientation, profile)


def _from_jpeg(data: bytes) -> PreparedPicture:
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
    made = _picture_of(colors, orientation, profile)
    if alpha is None or alpha.getextrema() == (255, 255):
        return made
    mask = _repacked(alpha)
    return replace(made, mask_entries=_png_entries(mask), mask=mask.rows)


def _picture_of(png: _Png, orientation: int, profile: bytes) -> PreparedPicture:
    base, space = "/DeviceGray" if png.kind == GRAY else "/DeviceRGB", "{base}"
    if png.kind == PALETTE:
        last = len(png.palette) // 3 - 1
        space = f"[/Indexed{{base}} {last}<{png.palette[: 3 * last + 3].hex().upper()}>]"
    used = usable_profile(profile, base)
    return PreparedPicture(
        _png_entries(png), png.rows, space, base, profile=used, orientation=orientation
    )


def usable_profile(profile: bytes, base: str) -> bytes:
    """An ICC profile as far as it says more than the file and fits its place in it.

    ISO 19005-2, 6.2.4.2: a profile for input, display, output or a colour space, of version 4 at
    most, with the channels of the picture.
    """
    if len(profile) < 132 or profile[36:40] != b"acsp" or profile[8] > 4:
        return b""
    fits = profile[16:20] == (b"GRAY" if base == "/DeviceGray" else b"RGB ")
    if not fits or profile[12:16] not in (b"scnr", b"mntr", b"prtr", b"spac"):
        return b""
    if int.from_bytes(profile[:4], "big") != len(profile):
        return b""
    if b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile:
        return b""
    return profile


def size_of(data: bytes) -> tuple[float, float] | None:
    """Width and height of a PNG or JPEG file in pixels; none when it is neither."""
    try:
        with Image.open(BytesIO(data)) as image:
            return image.size if image.format in ("PNG", "JPEG") else None
    except _UNREADABLE:
        return None


def _repacked(image: Image.Image) -> _Png:
    packed = BytesIO()
    image.info.clear()
    image.save(packed, "PNG")
    return _read_png(packed.getvalue())


def _read_png(data: bytes) -> _Png:
    header, palette, exif, transparent = b"", b"", b"", False
    rows: list[bytes] = []
    for kind, body in _chunks(data):
        match kind:
            case b"IHDR":
                header = body
            case b"PLTE":
                palette = body
            case b"tRNS":
                transparent = True
            case b"eXIf":
                exif = body
            case b"IDAT":
                rows.append(body)
            case _:
                pass
    width, height, depth, color, _, _, interlace = struct.unpack(">IIBBBBB", header)
    transparent = transparent or color & 4 != 0
    row_data = b"".join(rows)
    return _Png(width, height, depth, color, bool(interlace), palette, transparent, exif, row_data)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not data.startswith(PNG_START):
        raise ValueError("it is no PNG file")
    at = len(PNG_START)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def _png_entries(png: _Png) -> str:
    channels = 3 if png.kind == RGB else 1
    return (
        f"/Width {png.width}/Height {png.height}/BitsPerComponent {png.depth}"
        f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {channels}"
        f"/BitsPerComponent {png.depth}/Columns {png.width}>>"
    )


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
