"""Writes the pictures of a file as XObjects, each once however often it is shown."""

from collections.abc import Sequence
from typing import assert_never

from compiler.pdf.drawing import FONTS, PreparedDrawing
from compiler.pdf.objects import CompactDocument, reference
from compiler.pdf.streams import PartStreams, PreparedPicture


def write_pictures(
    file: CompactDocument, streams: Sequence[PartStreams], fonts: str
) -> dict[str, str]:
    """Write each picture once; `fonts` refers to the font resources; gives references by digest."""
    written: dict[str, str] = {}
    profiles: dict[bytes, str] = {}
    for part in streams:
        for digest, picture in part.pictures.items():
            if digest in written:
                continue
            match picture:
                case PreparedPicture():
                    written[digest] = _write_picture(file, picture, profiles)
                case PreparedDrawing():
                    written[digest] = _write_drawing(file, picture, fonts)
                case _:
                    assert_never(picture)
    return written


def _write_picture(
    file: CompactDocument, picture: PreparedPicture, profiles: dict[bytes, str]
) -> str:
    base = picture.base
    if picture.profile:
        if picture.profile not in profiles:
            channels = 1 if base == "/DeviceGray" else 3
            profiles[picture.profile] = file.add_stream(f"/N {channels}", picture.profile)
        base = f"[/ICCBased {profiles[picture.profile]}]"
    space = picture.space.format(base=base)
    entries = f"/Type/XObject/Subtype/Image{picture.entries}/ColorSpace{space}"
    if picture.mask:
        head = f"/Type/XObject/Subtype/Image{picture.mask_entries}/ColorSpace/DeviceGray"
        entries += f"/SMask {file.add_stream(head, picture.mask, packed=True)}"
    return file.add_stream(entries, picture.data, packed=True)


def _write_drawing(file: CompactDocument, drawing: PreparedDrawing, fonts: str) -> str:
    """Write the objects of a drawing; returns a reference to the first, its form XObject."""
    first = file.reserve(len(drawing.objects))
    for at, each in enumerate(drawing.objects):
        body = "".join(
            part if isinstance(part, str) else fonts if part == FONTS else reference(first + part)
            for part in each.body
        )
        if each.data is None:
            file.put(first + at, body)
        else:
            file.put_stream(first + at, body, each.data)
    return reference(first)
