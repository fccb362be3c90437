"""Markers at the beginning of a line: what numbers a heading or starts an item of a list."""

import re
from dataclasses import dataclass

from compiler.seed.repair_words import LOST

_NUMBER_WORDS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_ORDINAL = (
    rf"(?:\d{{1,3}}(?:[.-]\d{{1,2}})*|[IVXLC]+|{_NUMBER_WORDS}|{_NUMBER_WORDS.upper()}|[A-Z])\b"
)
_HEADING_MARKERS = (
    ("part", rf"(?:Part|PART)\s+{_ORDINAL}[.:]?|第\s?\d+部"),
    ("chapter", rf"(?:Chapter|CHAPTER)\s+{_ORDINAL}[.:]?|第\s?\d+章"),
    ("section", rf"(?:Section|SECTION)\s+{_ORDINAL}[.:]?|第\s?\d+節"),
    ("roman", r"(?:[IVX]{1,5}\.|[IVX]{2,5})(?=\s)"),
    ("decimal-3", r"\d{1,2}[.-]\d{1,2}[.-]\d{1,2}\.?(?=\s)"),
    ("decimal-2", r"\d{1,2}[.-]\d{1,2}\.?(?=\s)"),
    ("number", r"\d{1,2}(?:[.．](?=\s?[^\s\d])|(?=\s+[A-Z“(\[\u3040-\u9fff]))"),
    ("letter", r"[A-Z]\.(?=\s)|[B-HJ-Z](?=\s+[A-Z][a-z])|[A-Z]$"),
    ("symbol", r"[■□◆◇●○★▼▲◎※](?=\s?\S)"),
    ("paren-number", r"[(（]\d{1,2}[)）]"),
    ("paren-letter", r"[(（][A-Za-z][)）]"),
    ("paren-roman", r"[(（][ivx]{2,5}[)）]"),
    ("bracket", r"[\[【<〈《].{1,80}[\]】>〉》]$"),
)
RANKS = {kind: rank for rank, (kind, _) in enumerate(_HEADING_MARKERS)}
"""Markers from the outermost to the innermost."""
NAMED = frozenset({"part", "chapter", "section"})
"""Markers that say what they number, so that a line of nothing else is a heading."""

_HEADING = re.compile(
    "|".join(f"(?P<k{rank}>{pattern})" for rank, (_, pattern) in enumerate(_HEADING_MARKERS))
)
_BULLET = re.compile(rf"(?P<sure>[•・·▪◦‣])\s*(?=\S)|[●○■□◆◇※]\s*(?=\S)|[-–—*+{LOST}]\s+(?=\S)")
_ITEM_NUMBER = re.compile(r"(\d{1,2})(?P<bracket>\)|\.)\s+(?=\S)|(\d{1,2})\)(?=\S)")


@dataclass(frozen=True, slots=True)
class HeadingMarker:
    """What numbers a heading: its kind and how many characters it takes."""

    kind: str
    length: int

    @property
    def rank(self) -> int:
        """0 for the outermost kind."""
        return RANKS[self.kind]


@dataclass(frozen=True, slots=True)
class ItemMarker:
    """What starts an item: a bullet, or a number with the sign behind it."""

    sign: str
    """`•` for every bullet, `)` or `.` behind a number."""
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
    return HeadingMarker(_HEADING_MARKERS[int(match.lastgroup[1:])][0], match.end())


def item_marker(text: str) -> ItemMarker | None:
    """The marker at the beginning of what may be an item of a list."""
    bullet = _BULLET.match(text)
    if bullet is not None:
        return ItemMarker("•", 0, bullet.end(), bullet["sure"] is not None)
    number = _ITEM_NUMBER.match(text)
    if number is None:
        return None
    return ItemMarker(number["bracket"] or ")", int(number[1] or number[3]), number.end(), False)
