"""Pages as readable text: what `--emit pages` prints and what tests compare."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from compiler.layout.page import (
    Anchor,
    LinkArea,
    PagedDocument,
    PagedPart,
    Placed,
    PlacedFill,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
)
from compiler.layout.structure import ARTIFACT, ARTIFACT_FOOTER, ARTIFACT_HEADER, Element

_DECORATION = {ARTIFACT: "artifact", ARTIFACT_HEADER: "head", ARTIFACT_FOOTER: "foot"}


def dump_pages(document: PagedDocument) -> str:
    """All pages: folio, running lines, and everything placed, with x and y in points."""
    lines: list[str] = []
    for number, placed in enumerate(document.pages, 1):
        part = document.parts[placed.part]
        page = part.pages[placed.index]
        folio = placed.folio or "none"
        lines.append(
            f"page {number}, folio {folio}, master {page.master}, {part.kind} "
            f'"{part.title}", badness {page.quality:g}'
        )
        lines.extend(_items((*placed.running, *page.items), part.elements))
    return "\n".join(lines) + "\n"


def dump_structure(part: PagedPart) -> str:
    """The structure tree of a part, one element a line; pieces are `·`."""
    lines: list[str] = []

    def walk(index: int, depth: int) -> None:
        element = part.elements[index]
        attributes = "".join(f" {key}={value}" for key, value in element.attributes.items())
        lines.append(f"{'  ' * depth}{element.tag or '·'}{attributes}")
        for kid in element.kids:
            walk(kid, depth + 1)

    walk(0, 0)
    return "\n".join(lines) + "\n"


def _items(items: Sequence[Placed], elements: Sequence[Element]) -> Iterator[str]:
    for item in items:
        yield f"  {_item(item, elements)}"


def _item(item: Placed, elements: Sequence[Element]) -> str:
    place = f"{item.x:7.1f} {item.y:7.1f}"
    match item:
        case PlacedLine(line=line, owner=owner):
            return f"{place}  {_owner(owner, elements):8} {line.text}"
        case PlacedRule():
            return f"{place}  rule     to {item.to_x:.1f} {item.to_y:.1f}, {item.thickness:g}"
        case PlacedFill():
            return f"{place}  fill     {item.width:.1f} x {item.height:.1f} {item.color}"
        case PlacedPicture():
            return f"{place}  picture  {item.width:.1f} x {item.height:.1f} {item.picture.path}"
        case LinkArea():
            return f"{place}  link     {item.width:.1f} x {item.height:.1f} {item.target}"
        case Anchor():
            return f"{place}  anchor   {item.label}"
        case _:
            assert_never(item)


def _owner(owner: int, elements: Sequence[Element]) -> str:
    if owner < 0:
        return _DECORATION[owner]
    return elements[owner].tag or "·"
