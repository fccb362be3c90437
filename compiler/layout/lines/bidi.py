"""Words of both directions in one line: where each stands (UAX #9, word by word).

What comes in are the words of a line in the order of reading, with the blanks between them, and
the direction of the paragraph; what leaves are their places. A word is shaped in one piece and has
one direction, that of its first letter; a number takes its place in the text around it. Words are
drawn in the order of reading, so that only their places tell of the direction.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

Direction = Literal["", "ltr", "rtl"]
"""Direction of a paragraph; empty where nothing in it runs from right to left."""

_LEFT = frozenset({"L"})
_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_OPENING = frozenset("([{«‹“‘")
_CLOSING = frozenset(")]}»›”’")
_MIRRORED = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
_JOINED = ("\u0590", "\u18af")
"""From Hebrew to Mongolian: a glyph may stand for a part of a letter, or for several."""


def runs_left(word: str) -> bool:
    """Whether a word holds letters that are written from right to left."""
    return any(unicodedata.bidirectional(each) in _RIGHT for each in word)


def is_joined(word: str) -> bool:
    """Whether a word holds letters of a script whose glyphs do not spell it."""
    first, last = _JOINED
    return max(word) >= first and any(first <= each <= last for each in word)


def base_direction(words: Iterable[str]) -> Direction:
    """Direction of a paragraph: that of its first letter."""
    for word in words:
        for character in word:
            kind = unicodedata.bidirectional(character)
            if kind in _LEFT:
                return "ltr"
            if kind in _RIGHT:
                return "rtl"
    return "ltr"


class Spot(NamedTuple):
    """Where a word stands."""

    x: float
    """Left edge."""
    leftward: bool
    """Whether it is part of what runs to the left: brackets are mirrored there."""


def places(words: Sequence[str], widths: Sequence[float], base: Direction) -> list[Spot]:
    """Place of each word, in the order of reading."""
    levels = _levels(words, 1 if base == "rtl" else 0)
    order = list(range(len(words)))
    for level in range(max(levels, default=0), 0, -1):
        _reverse(order, levels, level)
    edges = accumulate([0.0, *(widths[at] for at in order)])
    found = dict(zip(order, edges, strict=False))
    return [Spot(found[at], level % 2 == 1) for at, level in enumerate(levels)]


def mirrored(word: str) -> str:
    """A word of marks as it looks in what runs to the left."""
    return word if any(map(str.isalnum, word)) else word.translate(_MIRRORED)


def _levels(words: Sequence[str], base: int) -> list[int]:
    """Level of each word: even ones run to the right, odd ones to the left."""
    kinds = [_kind(word) for word in words]
    strong: list[int | None] = []
    before = base
    for kind in kinds:
        if kind in ("L", "R"):
            before = int(kind == "R")
        strong.append(before if kind else None)
    _join_brackets(words, strong, base)
    levels: list[int] = []
    previous = base
    for own, after in zip(strong, _following(strong, base), strict=True):
        direction = own if own is not None else previous if previous == after else base
        levels.append(direction if base == 0 or direction else 2)
        previous = own if own is not None else previous
    return levels


def _join_brackets(words: Sequence[str], strong: list[int | None], base: int) -> None:
    """Give brackets that stand alone the direction of what they hold."""
    opened: list[int] = []
    for at, (word, after) in enumerate(zip(words, _following(strong, base), strict=True)):
        if strong[at] is None and word in _OPENING:
            opened.append(after)
            strong[at] = after
        elif strong[at] is None and word[:1] in _CLOSING and opened:
            strong[at] = opened.pop()


def _following(strong: Sequence[int | None], base: int) -> list[int]:
    """Direction of what follows each word."""
    found: list[int] = []
    after = base
    for own in reversed(strong):
        found.append(after)
        after = own if own is not None else after
    return found[::-1]


def _kind(word: str) -> str:
    """`L`, `R`, `N` for a number, or nothing for marks and blanks."""
    kinds = [unicodedata.bidirectional(each) for each in word]
    for kind in kinds:
        if kind in _LEFT:
            return "L"
        if kind in _RIGHT:
            return "R"
    return "N" if not _NUMBERS.isdisjoint(kinds) else ""


def _reverse(order: list[int], levels: Sequence[int], level: int) -> None:
    """Turn round each stretch of words of a level or of higher ones."""
    start = 0
    while start < len(order):
        stop = start
        while stop < len(order) and levels[order[stop]] >= level:
            stop += 1
        order[start:stop] = order[start:stop][::-1]
        start = max(stop, start + 1)
