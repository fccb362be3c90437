"""Lines of a PDF file that LibreOffice made of a Word file, page by page.

They are read by the baselines of their characters, because text tools join and part lines as they
see fit. What is raised or lowered is left out, as it is of computed lines.
"""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

SAME_LINE = 0.4
"""Points between baselines that are one line."""
RAISED_BY = 5.5
"""Points that a superscript stands from the line it belongs to, at most."""


class Character(NamedTuple):
    """A character of a page; y grows upwards."""

    y: float
    x: float
    size: float
    text: str


class PrintedLine(NamedTuple):
    """Characters on one baseline."""

    y: float
    size: float
    text: str


def printed_lines(pdf: bytes) -> list[list[str]]:
    """Lines of each page from top to bottom, without what is raised or lowered."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [list(_lines(page)) for page in document]


def _lines(page: pypdfium2.PdfPage) -> Iterator[str]:
    lines = [_joined(each) for each in _baselines(_characters(page.get_textpage()))]
    for line in lines:
        beside = (each for each in lines if each is not line and abs(each.y - line.y) < RAISED_BY)
        if not any(each.size > line.size * 1.5 for each in beside) and line.text.strip():
            yield line.text.strip()


def _baselines(characters: list[Character]) -> Iterator[list[Character]]:
    row: list[Character] = []
    for character in sorted(characters, key=lambda each: -each.y):
        if row and row[0].y - character.y >= SAME_LINE:
            yield row
            row = []
        row.append(character)
    if row:
        yield row


def _joined(row: list[Character]) -> PrintedLine:
    ordered = sorted(row, key=lambda each: each.x)
    size = max(each.size for each in row)
    return PrintedLine(row[0].y, size, "".join(each.text for each in ordered))


def _characters(page: pypdfium2.PdfTextPage) -> list[Character]:
    x, y = ctypes.c_double(), ctypes.c_double()
    found: list[Character] = []
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in {10, 13} or pdfium.FPDFText_IsGenerated(page, index) == 1:
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, ctypes.byref(x), ctypes.byref(y))
        size = pdfium.FPDFText_GetFontSize(page, index)
        found.append(Character(y.value, x.value, size, chr(code)))
    return found
