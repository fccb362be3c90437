"""Where a line may end in a Word file: characters come in, offsets of opportunities leave.

The classes and pairs are those of Unicode Standard Annex 14 in the older form that LibreOffice
Writer keeps (a hyphen always lets a line end after it, a slash only in very long words); tests
hold them against Writer's own answers. Only blanks, what stands in `_CLASSES` and the general
categories decide, so that no line-break database is needed.
"""

import unicodedata
from functools import lru_cache

# Class names are those of the annex; `BS` is the backslash, `DG` the degree sign.
_MEMBERS = {
    "SP": " ",
    "BA": "\t|\u00ad\u058a\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
    "\u2010\u2012\u2013\u2027\u205f\u3000",
    "HY": "-",
    "B2": "—",
    "IN": "\u2024\u2025\u2026",
    "EX": "!?\u2762\u2763\uff01\uff1f",
    "BS": "\\",
    "SY": "/",
    "IS": ",.:;\u037e\u0589\u060c\u060d\u2044",
    "OP": "([{\u00a1\u00bf\u201a\u201e\u2045\u207d\u3008\u300a\u300c\u300e\u3010\u3014\uff08",
    "CL": ")]}\u2046\u207e\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff09\uff0c\uff0e",
    "QU": "\"'\u00ab\u00bb\u2018\u2019\u201b\u201c\u201d\u201f\u2039\u203a",
    "GL": "\u00a0\u2007\u2011\u202f\u2060\ufeff",
    "PO": "%\u00a2\u2030\u2031\u2032\u2033\u2034\u2103\u2109",
    "PR": "$+\u00a3\u00a5\u00b1\u20a8\u20a9\u20ac\u20b9\u20bd\u2116\u2212\u2213",
    "DG": "°",
    "ZW": "\u200b",
    "BB": "\u00b4\u02c8\u02cc",
    "NS": "\u203c\u203d\u2047\u2048\u2049\u3005\u301c\u309d\u309e\u30a0\u30fb\u30fc\u30fd\u30fe"
    "\uff1a\uff1b\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee",
}
_IDEOGRAPHS = ((0x2E80, 0xA4CF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x1F000, 0x3FFFF))
_HEBREW = (0x05D0, 0x05F4)
_WIDE_GLUE = "\u2060\ufeff"
"""Glue that works through blanks too."""

_ANY = frozenset({"AL", "NU", "B2", "IN", "OP", "PO", "PR", "DG", "ID", "BB", "HL"})
_SYMBOLS = frozenset({"B2", "IN", "OP", "PO", "PR", "ID", "BB"})
_AFTER: dict[str, frozenset[str]] = {
    "BA": _ANY,
    "HY": _ANY,
    "EX": _ANY,
    "BS": _ANY,
    "NS": _ANY,
    "SY": _ANY - {"NU", "HL"},
    "B2": _ANY - {"B2"},
    "IN": _ANY - {"IN"},
    "IS": _SYMBOLS | {"HL"},
    "CL": _SYMBOLS,
    "PO": _SYMBOLS,
    "PR": _SYMBOLS - {"ID"},
    "AL": frozenset({"B2", "PO", "ID", "BB"}),
    "DG": frozenset({"B2", "PO", "ID", "BB"}),
    "HL": frozenset({"B2", "PO", "PR", "ID", "BB"}),
    "NU": frozenset({"B2", "ID", "BB"}),
    "ID": frozenset({"AL", "NU", "B2", "OP", "PR", "ID", "BB", "HL"}),
    "QU": frozenset(),
    "GL": frozenset(),
    "OP": frozenset(),
    "BB": frozenset(),
    "ZW": _ANY | {"BA", "HY", "EX", "BS", "SY", "IS", "CL", "QU", "GL", "NS"},
}
"""Classes before which a line may start when they follow directly."""

_NOT_AFTER_BLANKS = frozenset({"EX", "BS", "SY", "IS", "CL", "ZW"})

_classes = {character: name for name, members in _MEMBERS.items() for character in members}


def _class_of(character: str) -> str:
    known = _classes.get(character)
    if known is None:
        known = _classes[character] = _class_by_category(character)
    return known


def _class_by_category(character: str) -> str:
    category = unicodedata.category(character)
    code = ord(character)
    if category == "Nd":
        return "NU"
    if category in {"Mn", "Me", "Mc", "Cc", "Cf"}:
        return "CM"
    if _HEBREW[0] <= code <= _HEBREW[1]:
        return "HL"
    if any(first <= code <= last for first, last in _IDEOGRAPHS):
        return "ID"
    return "AL"


@lru_cache(maxsize=65_536)
def opportunities(text: str) -> tuple[int, ...]:
    """Offsets before which a line may start, without the ends of the text.

    An offset after a slash is among them; `lines` decides about those.
    """
    found: list[int] = []
    before = ""
    blanks = glued = False
    number = 0
    for offset, character in enumerate(text):
        this = _class_of(character)
        if this == "CM":
            if before and not blanks:
                continue
            this = "AL"
        if this == "SP":
            blanks = True
            number = 0
            continue
        glue = character in _WIDE_GLUE
        if before and not glued and not glue:
            if blanks:
                allowed = _after_blanks(before, this)
            else:
                allowed = this in _AFTER[before] and not _inside_number(number, this)
                if allowed and this == "OP" and before in {"PO", "PR"}:
                    allowed = _class_of(text[offset + 1 : offset + 2] or " ") != "NU"
            if allowed:
                found.append(offset)
        number = _number_state(0 if blanks else number, this)
        glued = glue or (glued and character.isspace())
        closes_hebrew = before == "HL" and not blanks and this in {"HY", "BA"}
        before = "GL" if closes_hebrew else this
        blanks = False
    return tuple(found)


def _after_blanks(before: str, this: str) -> bool:
    if this in _NOT_AFTER_BLANKS or before == "OP":
        return False
    return not (before == this == "B2") and not (before == "CL" and this == "NS")


def _number_state(state: int, this: str) -> int:
    """0 outside a number, 1 inside, 2 after a bracket that closes one."""
    if this == "NU":
        return 1
    if state == 1 and this in {"IS", "SY", "BS"}:
        return 1
    return 2 if state == 1 and this == "CL" else 0


def _inside_number(state: int, this: str) -> bool:
    return (state > 0 and this in {"PO", "PR"}) or (state == 1 and this == "NU")


@lru_cache(maxsize=4096)
def may_break_between(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring stretches of one paragraph."""
    return len(before) in opportunities(before + after)


def starts_badly(token: str) -> bool:
    """Whether a word may not start a line though a blank stands before it."""
    return _class_of(token[0]) in _NOT_AFTER_BLANKS or token[0] in _WIDE_GLUE


def ends_openly(token: str) -> bool:
    """Whether the next word may not start a line though a blank stands between."""
    return _class_of(token[-1]) in {"OP"} or token[-1] in _WIDE_GLUE
