"""Pictures as image XObjects (ISO 32000-1, 8.9.5): the file's own data wherever PDF can hold it.

Comes in: a `Picture` with its PNG or JPEG file. Leaves: dictionary entries and data. The compressed
rows of a plain PNG are passed through; Pillow is loaded for all others (`pixels.py`).
"""

from typing import TYPE_CHECKING

from compiler.diagnostics import Sink
from compiler.lazy import lazy
from compiler.model.block import Picture
from compiler.pdf.pngrows import picture_of
from compiler.pdf.streams import PreparedPicture
from compiler.png import plain_png

if TYPE_CHECKING:
    from compiler.pdf import pixels
else:
    # Brings Pillow, which a plain picture does not need.
    pixels = lazy("compiler.pdf.pixels")


def prepare(picture: Picture, sink: Sink) -> PreparedPicture | None:
    """Make an image XObject of a picture; none, and an error, when its file cannot be read."""
    plain = plain_png(picture.data) if picture.format == "png" else None
    if plain is not None:
        return picture_of(plain)
    try:
        make = pixels.from_png if picture.format == "png" else pixels.from_jpeg
        return make(picture.data)
    except pixels.UNREADABLE as error:
        sink.report(
            "pdf/unreadable-picture",
            f'"{picture.path}" cannot be decoded: {error}',
            path=picture.path,
        )
        return None
