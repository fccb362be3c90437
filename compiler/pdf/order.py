"""The order in which a page is painted: decoration first, then content as the tree reads it.

Layout places what it sets where it belongs, a footnote after the page's text, although it is read
after its call. Viewers without a sense for tags read a page in the order of painting, so that is
made the order of the tree (ISO 14289-1, 7.2; ISO 32000-1, 14.8.2.3). Rules and fills that nothing
owns come first, below everything; text that is decoration stays with what it was placed after.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.layout.page import (
    Anchor,
    LinkArea,
    Placed,
    PlacedFill,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
)
from compiler.layout.structure import Element

Painted = PlacedLine | PlacedRule | PlacedFill | PlacedPicture


class Sorted(Struct):
    """The items of a page, told apart."""

    painted: list[Painted] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    anchors: list[tuple[Anchor, int]] = field(default_factory=list)
    """With their places among the items."""


def ranks_of(elements: Sequence[Element]) -> list[int]:
    """By element, its place in reading order; what it owns itself comes before its kids."""
    ranks = [0] * len(elements)
    waiting = [0] if elements else []
    rank = 0
    while waiting:
        element = waiting.pop()
        ranks[element] = rank
        rank += 1
        waiting.extend(reversed(elements[element].kids))
    return ranks


def sort_items(items: Sequence[Placed], ranks: Sequence[int]) -> Sorted:
    """Tell the items of a page apart and put what is painted in order."""
    out = Sorted()
    content: list[Painted] = []
    last = 0
    in_order = True
    for place, item in enumerate(items):
        match item:
            case PlacedLine():
                content.append(item)
                for fragment in item.line.fragments:
                    owner = fragment.owner if fragment.owner >= 0 else item.owner
                    if owner >= 0:
                        in_order = in_order and ranks[owner] >= last
                        last = ranks[owner]
            case LinkArea():
                out.links.append(item)
            case Anchor():
                out.anchors.append((item, place))
            case PlacedRule() | PlacedFill() if item.owner < 0:
                out.painted.append(item)
            case PlacedRule() | PlacedFill() | PlacedPicture():
                content.append(item)
                if item.owner >= 0:
                    in_order = in_order and ranks[item.owner] >= last
                    last = ranks[item.owner]
            case _:
                assert_never(item)
    out.painted.extend(content if in_order else _reordered(content, ranks))
    return out


def _reordered(content: Sequence[Painted], ranks: Sequence[int]) -> list[Painted]:
    keyed: list[tuple[int, Painted]] = []
    last = 0
    for item in content:
        for owner, part in _parts(item) if isinstance(item, PlacedLine) else _whole(item):
            last = ranks[owner] if owner >= 0 else last
            keyed.append((last, part))
    keyed.sort(key=itemgetter(0))
    return [part for _, part in keyed]


def _whole(item: PlacedRule | PlacedFill | PlacedPicture) -> list[tuple[int, Painted]]:
    return [(item.owner, item)]


def _parts(placed: PlacedLine) -> list[tuple[int, PlacedLine]]:
    """The line in parts of one owner each, with their owners."""
    line = placed.line
    owners = [each.owner if each.owner >= 0 else placed.owner for each in line.fragments]
    if len(set(owners)) <= 1:
        return [(owners[0] if owners else placed.owner, placed)]
    runs = groupby(zip(owners, line.fragments, strict=True), itemgetter(0))
    parts = [(owner, tuple([fragment for _, fragment in run])) for owner, run in runs]
    last = len(parts) - 1
    return [
        (
            owner,
            replace(placed, line=replace(line, fragments=run, glued=line.glued or at < last)),
        )
        for at, (owner, run) in enumerate(parts)
    ]
