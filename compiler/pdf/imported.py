"""A checked page of another PDF file in, a drawing ready for the file out (read with pikepdf).

`compiler/seed/pictures/pdfpages.py` has checked the page and put it into a file of its own; here
its objects are spelled anew, their references made relative to the drawing.
"""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.pdf.drawing import Objects, PreparedDrawing

DEEPEST = 200
"""Levels of arrays and dictionaries inside each other."""


def prepare(picture: Picture, sink: Sink) -> PreparedDrawing | None:
    """Spell the objects of a page; none, and an error, when its file cannot be read."""
    try:
        with pikepdf.open(BytesIO(picture.data)) as file:
            return _drawing(file.pages[0])
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        message = f'"{picture.path}" is no page of a PDF file'
        sink.report("pdf/unreadable-picture", message, path=picture.path)
        return None


def _drawing(page: pikepdf.Page) -> PreparedDrawing:
    copying = _Copying()
    root = copying.objects.reserve()
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    body: list[str | int] = [
        f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.4f} {height:.4f}]"
        f"/Matrix[{1 / width:.8f} 0 0 {1 / height:.8f} 0 0]/Resources"
    ]
    copying.spell(page.obj.Resources, body)
    copying.objects.put_stream(root, body, page.obj.Contents.read_bytes())
    copying.finish()
    return copying.objects.prepared()


class _Copying:
    """Spells objects; what they refer to is spelled after them."""

    def __init__(self) -> None:
        self.objects = Objects()
        self._indices: dict[tuple[int, int], int] = {}
        self._waiting: list[tuple[int, pikepdf.Object]] = []

    def spell(self, each: Any, body: list[str | int], depth: int = 0) -> None:
        """Append the spelling of a value."""
        if depth > DEEPEST:
            raise ValueError("its objects lie too deep inside each other")
        if isinstance(each, pikepdf.Object) and each.is_indirect:
            body.append(self._index(each))
        elif isinstance(each, Dictionary):
            body.append("<<")
            self._entries(each, body, depth)
            body.append(">>")
        elif isinstance(each, Array):
            body.append("[")
            for value in iter(each):
                self.spell(value, body, depth + 1)
                body.append(" ")
            body.append("]")
        else:
            body.append(_scalar(each))

    def finish(self) -> None:
        """Spell everything that is referred to."""
        while self._waiting:
            index, each = self._waiting.pop()
            body: list[str | int] = []
            if isinstance(each, Stream):
                self._entries(each, body, 0)
                self.objects.put(index, body, each.read_raw_bytes())
            elif isinstance(each, Dictionary):
                body.append("<<")
                self._entries(each, body, 0)
                self.objects.put(index, [*body, ">>"])
            elif isinstance(each, Array):
                body.append("[")
                for value in iter(each):
                    self.spell(value, body, 1)
                    body.append(" ")
                self.objects.put(index, [*body, "]"])
            else:
                self.objects.put(index, [_scalar(each)])

    def _entries(self, each: Any, body: list[str | int], depth: int) -> None:
        for key in sorted(each.keys()):
            if key != "/Length":
                body.append(f"{pikepdf.Name(key).unparse().decode('ascii')} ")
                self.spell(each[key], body, depth + 1)

    def _index(self, each: pikepdf.Object) -> int:
        found = self._indices.get(each.objgen)
        if found is None:
            found = self._indices[each.objgen] = self.objects.reserve()
            self._waiting.append((found, each))
        return found


def _scalar(each: Any) -> str:
    match each:
        case None:
            return "null"
        case bool():
            return "true" if each else "false"
        case int():
            return str(each)
        case Decimal() | float():
            return f"{each:f}"
        case _:
            return str(each.unparse().decode("latin-1"))
