import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from compiler.png import plain_png, read_png


def saved(mode: str, **options: object) -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").resize((5, 3)).convert(mode).save(file, "PNG", **options)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_plain_picture_needs_no_decoding(mode: str) -> None:
    png = plain_png(saved(mode))
    assert png is not None
    assert (png.width, png.height) == (5, 3)
    assert png == read_png(saved(mode))


@pytest.mark.parametrize("mode", ["LA", "RGBA", "I;16"])
def test_transparent_and_deep_pictures_are_not_plain(mode: str) -> None:
    assert plain_png(saved(mode)) is None


def with_chunk(data: bytes, kind: bytes, body: bytes) -> bytes:
    """The file with a chunk after its header."""
    at = 8 + 12 + 13
    chunk = struct.pack(">I", len(body)) + kind + body
    return data[:at] + chunk + struct.pack(">I", zlib.crc32(kind + body)) + data[at:]


@pytest.mark.parametrize("kind", [b"acTL", b"eXIf", b"iCCP", b"tRNS"])
def test_what_says_more_than_rows_is_not_plain(kind: bytes) -> None:
    assert plain_png(with_chunk(saved("RGB"), kind, b"anything")) is None


def test_words_in_a_file_do_no_harm() -> None:
    notes = PngInfo()
    notes.add_text("Title", "A chart")
    assert plain_png(saved("RGB", pnginfo=notes)) is not None


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_file_is_not_plain(data: st.DataObject) -> None:
    whole = saved("RGB")
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(1, 255))
    assert plain_png(whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1 :]) is None
    assert plain_png(whole[:at]) is None
