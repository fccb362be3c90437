"""Faults that setting finds before pages are known, and the pages they came to stand on.

Comes in: a fault, with the structure element that shows it, and later the pages of its part.
Leave: findings with pages, which are told as those of `lint.py` are.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from compiler.layout.lines.line import Line
from compiler.layout.lint import Finding
from compiler.layout.page import Page, PlacedLine
from compiler.layout.structure import Element
from compiler.source import Span


class Fault(Struct, frozen=True):
    """A fault whose page is not known yet."""

    owner: int
    """Element whose content shows it."""
    code: str
    message: str
    span: Span | None
    hint: str = ""
    line: Line | None = None
    """The line that shows it, where it is one."""


def find_pages(
    faults: Sequence[Fault], pages: Sequence[Page], elements: Sequence[Element]
) -> Iterator[Finding]:
    """The faults of a part with the first page that shows the line, or else the element."""
    if not faults:
        return
    of_element: dict[int, int] = {}
    of_line: dict[tuple[int, str], int] = {}
    for number, page in enumerate(pages):
        for item in page.items:
            if isinstance(item, PlacedLine):
                of_line.setdefault((item.owner, item.line.text), number)
                for owner in (item.owner, *(each.owner for each in item.line.fragments)):
                    element = owner
                    while element >= 0 and element not in of_element:
                        of_element[element] = number
                        element = elements[element].parent
    for each in faults:
        number = of_element.get(each.owner, 0)
        if each.line is not None:
            number = of_line.get((each.owner, each.line.text), number)
        yield Finding(number, each.code, each.message, each.span, each.hint)
