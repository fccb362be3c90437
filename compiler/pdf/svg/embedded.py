"""Pictures inside a drawing, given as data addresses: PNG and JPEG as image XObjects."""

import base64
import binascii
import re
from hashlib import sha256
from urllib.parse import unquote_to_bytes

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.pdf.drawing import Objects
from compiler.pdf.pictures import prepare
from compiler.pdf.pixels import size_of

_DATA = re.compile(r"data:image/(png|jpe?g)[^,]*?(;base64)?,", re.IGNORECASE)


def embedded_picture(address: str, objects: Objects) -> tuple[int, tuple[float, float]] | None:
    """Index of the picture's object and its size in pixels; none when it cannot be read."""
    match = _DATA.match(address.strip())
    if match is None:
        return None
    data = _decoded(address.strip()[match.end() :], is_base64=bool(match[2]))
    size = size_of(data)
    if size is None:
        return None
    form = "png" if data.startswith(b"\x89PNG") else "jpeg"
    picture = Picture("", form, *size, data, sha256(data).hexdigest())  # type: ignore[arg-type]
    prepared = prepare(picture, Sink())
    if prepared is None:
        return None
    space = prepared.space.format(base=prepared.base)
    body: list[str | int] = [f"/Type/XObject/Subtype/Image{prepared.entries}/ColorSpace{space}"]
    if prepared.mask:
        head = f"/Type/XObject/Subtype/Image{prepared.mask_entries}/ColorSpace/DeviceGray"
        body += ["/SMask ", objects.add_stream([head], prepared.mask, packed=True)]
    return objects.add_stream(body, prepared.data, packed=True), size


def _decoded(text: str, *, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(text)
    if not is_base64:
        return raw
    try:
        return base64.b64decode(b"".join(raw.split()), validate=False)
    except binascii.Error:
        return b""
