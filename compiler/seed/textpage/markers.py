"""Markers at the beginning of a line: what numbers a heading or starts an item of a list."""

import re

from msgspec import Struct

from compiler.seed.repair.words import LOST
from compiler.seed.textpage.links import is_rule

_NUMBER_WORDS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_ORDINAL = (
    rf"(?:\d{{1,3}}(?:[.-]\d{{1,2}})*|[IVXLC]+|{_NUMBER_WORDS}|{_NUMBER_WORDS.upper()}|[A-Z])\b"
)
_HEADING_MARKERS = (
    ("part", 0, rf"(?:Part|PART)\s+{_ORDINAL}[.:]?|第\s?\d+部"),
    ("chapter", 1, rf"(?:Chapter|CHAPTER)\s+{_ORDINAL}[.:]?|第\s?\d+章"),
    ("section", 2, rf"(?:Section|SECTION)\s+{_ORDINAL}[.:]?|第\s?\d+節"),
    ("roman", 3, r"(?:[IVX]{1,5}\.|[IVX]{2,5})(?=\s|$)"),
    ("decimal-3", 8, r"\d{1,2}[.-]\d{1,2}[.-]\d{1,2}\.?(?=\s|$)"),
    ("decimal-2", 7, r"\d{1,2}[.-]\d{1,2}\.?(?=\s|$)"),
    ("number", 5, r"\d{1,2}(?:[.．](?=\s?[^\s\d]|$)|(?=\s+[A-Z“(\[\u3040-\u9fff]))"),
    ("letter", 4, r"[A-Z]\.(?=\s|$)|[B-HJ-Z](?=\s+[A-Z][a-z])|[A-Z]$"),
    ("symbol", 9, r"[■□◆◇●○★▼▲◎※](?=\s?\S)"),
    ("paren-number", 10, r"[(（]\d{1,2}[)）]"),
    ("half-paren-number", 11, r"\d{1,2}[)）](?=\s?\S)"),
    ("paren-letter", 12, r"[(（][A-Za-z][)）]"),
    ("paren-roman", 13, r"[(（][ivx]{2,5}[)）]"),
    ("bracket", 14, r"[\[【<〈《].{1,80}[\]】>〉》]$"),
)
"""Kinds in the order in which they are tried, with their ranks from outermost to innermost."""
LETTER_RANK = 4
LETTER_BELOW_NUMBER = 6
"""Rank of letters on a page whose numbers come first."""
NAMED = frozenset({"part", "chapter", "section"})
"""Markers that say what they number, so that a line of nothing else is a heading."""

_HEADING = re.compile(
    "|".join(f"(?P<k{place}>{kind[2]})" for place, kind in enumerate(_HEADING_MARKERS))
)
_BULLET = re.compile(rf"(?P<sure>[•・·▪◦‣])\s*(?=\S)|[●○■□◆◇※]\s*(?=\S)|[-–—*+{LOST}]\s+(?=\S)")
_ITEM_NUMBER = re.compile(r"(\d{1,2})(?P<bracket>\)|\.)\s+(?=\S)|(\d{1,2})\)(?=\S)")


class HeadingMarker(Struct, frozen=True):
    """What numbers a heading: its kind and how many characters it takes."""

    kind: str
    rank: int
    """0 for the outermost kind."""
    length: int


class ItemMarker(Struct, frozen=True):
    """What starts an item: a bullet, or a number with the sign behind it."""

    sign: str
    """The bullet, or `)` or `.` behind a number."""
    number: int
    """0 for bullets."""
    length: int
    """Characters up to the text of the item."""
    sure: bool
    """Whether one line of the kind is enough to see a list."""


def heading_marker(text: str) -> HeadingMarker | None:
    """The marker at the beginning of what may be a heading."""
    match = _HEADING.match(text)
    if match is None or match.lastgroup is None:
        return None
    kind, rank, _ = _HEADING_MARKERS[int(match.lastgroup[1:])]
    return HeadingMarker(kind, rank, match.end())


def item_marker(text: str) -> ItemMarker | None:
    """The marker at the beginning of what may be an item of a list."""
    if is_rule(text):
        return None
    bullet = _BULLET.match(text)
    if bullet is not None:
        return ItemMarker(text[0], 0, bullet.end(), bullet["sure"] is not None)
    number = _ITEM_NUMBER.match(text)
    if number is None:
        return None
    return ItemMarker(number["bracket"] or ")", int(number[1] or number[3]), number.end(), False)
