"""Folios: which number each page carries, and on which page each label stands.

Front parts count in Roman numerals, the cover silently among them; everything from the first
chapter on counts in Arabic ones.
"""

from collections.abc import Sequence

from msgspec import Struct

from compiler.layout.blocks.lists import roman
from compiler.layout.page import PagedPart
from compiler.model.document import PartKind

FRONT: frozenset[PartKind] = frozenset({"cover", "contents", "front"})
"""Parts that carry Roman folios."""
SILENT: frozenset[PartKind] = frozenset({"cover"})
"""Parts whose folio is counted but not printed."""


class PageNumber(Struct, frozen=True):
    """The number of one page."""

    part: int
    index: int
    folio: str
    """As printed; empty where none is."""
    label: str


def number_pages(parts: Sequence[PagedPart]) -> list[PageNumber]:
    """Numbers of all pages in order."""
    counts = {True: 0, False: 0}
    numbers = []
    for at, part in enumerate(parts):
        front = part.kind in FRONT
        for index in range(len(part.pages)):
            counts[front] += 1
            label = roman(counts[front]) if front else str(counts[front])
            folio = "" if part.kind in SILENT else label
            numbers.append(PageNumber(at, index, folio, label))
    return numbers


def folios_of(parts: Sequence[PagedPart]) -> dict[str, str]:
    """Folio of the page that each label stands on; the first part that has a label counts."""
    first: list[int] = []
    total = 0
    for part in parts:
        first.append(total)
        total += len(part.pages)
    numbers = number_pages(parts)
    folios: dict[str, str] = {}
    for at, part in enumerate(parts):
        for label, index in part.anchors.items():
            folios.setdefault(label, numbers[first[at] + index].label)
    return folios
