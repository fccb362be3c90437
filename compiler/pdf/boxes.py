"""Where figures and formulas stand: the rectangle around what a page shows of each.

Comes in: the pages of a part and, by owner, the figures and formulas it stands in. Leaves: a box in
PDF coordinates per figure, on the first page that shows it (ISO 32000-1, 14.8.5.4.3, `BBox`).
"""

from collections.abc import Sequence, Set

from compiler.layout.page import (
    Anchor,
    LinkArea,
    Page,
    Placed,
    PlacedFill,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
)
from compiler.pdf.tags import Box

ASCENT, DESCENT = 0.8, 0.25
"""Parts of the size that text reaches above and below its baseline."""


def boxes_of(
    pages: Sequence[tuple[Page, float]], figures: Sequence[tuple[int, ...]]
) -> dict[int, Box]:
    """Boxes by element; pages come with their height in points, by owner the figures around."""
    boxes: dict[int, Box] = {}
    inside = {owner for owner, around in enumerate(figures) if around}
    for page, height in pages:
        seen = set(boxes)
        for item in page.items:
            if isinstance(item, PlacedLine) and not _is_inside(item, inside):
                continue
            for owner in owners_of(item):
                for figure in figures[owner] if owner >= 0 else ():
                    if figure not in seen:
                        box = _box(item, height)
                        boxes[figure] = _union(boxes[figure], box) if figure in boxes else box
    return boxes


def _is_inside(item: PlacedLine, inside: Set[int]) -> bool:
    """Whether a part of a line belongs to a figure: the quick question, asked of every line."""
    if item.owner in inside:
        return True
    for fragment in item.line.fragments:  # noqa: SIM110 - a generator takes twice as long
        if fragment.owner in inside:
            return True
    return False


def owners_of(item: Placed) -> tuple[int, ...]:
    """Elements that own what an item draws."""
    if isinstance(item, PlacedLine):
        owners = [each.owner if each.owner >= 0 else item.owner for each in item.line.fragments]
        return tuple(dict.fromkeys(owners))
    if isinstance(item, LinkArea | Anchor):
        return ()
    return (item.owner,)


def _box(item: Placed, height: float) -> Box:
    match item:
        case PlacedLine():
            size = max((each.size for each in item.line.fragments), default=0.0)
            base = height - item.y
            right = item.x + max((each.x + each.width for each in item.line.fragments), default=0.0)
            return item.x, base - size * DESCENT, right, base + size * ASCENT
        case PlacedRule():
            half = item.thickness / 2
            left, right = sorted((item.x, item.to_x))
            low, high = sorted((height - item.y, height - item.to_y))
            return left - half, low - half, right + half, high + half
        case PlacedFill() | PlacedPicture():
            top = height - item.y
            return item.x, top - item.height, item.x + item.width, top
        case LinkArea() | Anchor():
            return item.x, height - item.y, item.x, height - item.y


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
