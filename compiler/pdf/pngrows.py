"""A PNG as image XObject (ISO 32000-1, 8.9.5): its compressed rows as they are.

Comes in: a `Png` that PDF can hold. Leaves: dictionary entries and data. A colour profile that fits
goes along, unless it is that of sRGB or cannot be used: device colours are sRGB by the file's
output intent.
"""

from compiler.pdf.streams import PreparedPicture
from compiler.png import GRAY, PALETTE, RGB, Png


def picture_of(png: Png, orientation: int = 1, profile: bytes = b"") -> PreparedPicture:
    """The image XObject of a picture; `profile` as its file has it."""
    base, space = "/DeviceGray" if png.kind == GRAY else "/DeviceRGB", "{base}"
    if png.kind == PALETTE:
        last = len(png.palette) // 3 - 1
        space = f"[/Indexed{{base}} {last}<{png.palette[: 3 * last + 3].hex().upper()}>]"
    used = usable_profile(profile, base)
    return PreparedPicture(
        entries_of(png), png.rows, space, base, profile=used, orientation=orientation
    )


def entries_of(png: Png) -> str:
    """What the dictionary of an image XObject says of the rows."""
    channels = 3 if png.kind == RGB else 1
    return (
        f"/Width {png.width}/Height {png.height}/BitsPerComponent {png.depth}"
        f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {channels}"
        f"/BitsPerComponent {png.depth}/Columns {png.width}>>"
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
