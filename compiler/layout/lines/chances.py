"""Break chances inside words: after hyphens, dashes and slashes, in addresses, where authors say.

The rules follow the classes of UAX #14 (HY, BA, B2, SY, ZW, ID), held to what good setting does:
a line begins with a letter, a figure or an opening mark, and no piece is shorter than two
characters. Division by patterns is `hyphenation.py`; here nothing is looked up in a language.
"""

import re
from itertools import pairwise

Chance = tuple[int, int]
"""Offset in a word, kind of chance."""

PLAIN, HYPHEN, ADDRESS, CLOSE = 0, 1, 2, 3
"""Kinds: after a dash or slash; a hyphen comes in; inside an address; between ideographs."""

_COMMON = ("-", "/", "\u2014", "\u2013", "\u2026", "@", "|", "www.", "\u2010", "\u2012", "\u058a")
_AFTER = frozenset("-/|\u058a\u2010\u2012\u2013\u2014\u2026")
_BLANK_AFTER = frozenset(chr(code) for code in range(0x2000, 0x200B) if code != 0x2007)
_MARKED = _AFTER | _BLANK_AFTER | frozenset("@\u00ad\u200b")
_OPENING = frozenset("“‘«‹„‚([{¿¡\"'€$£")
_FIRST_IDEOGRAPH = "\u2e80"
_IDEOGRAPHS = (
    ("\u2e80", "\u2fff"),
    ("\u3040", "\u30ff"),
    ("\u31f0", "\u31ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_NO_START = frozenset(
    "、。，．：；！？）」』】〉》〕ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ・…"
)
_NO_END = frozenset("（「『【〈《〔")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S|\S@\S+\.\S")
_ADDRESS_BEFORE = frozenset(".?#%_~-,;+")
_ADDRESS_AFTER = frozenset("/:&=@")
_LEAST = 2


def may_hold_chance(text: str) -> bool:
    """Whether a text without ideographs may hold a chance other than its blanks."""
    if not text.isprintable():
        return True
    return any(mark in text for mark in _COMMON)


def inner_chances(word: str) -> tuple[Chance, ...]:
    """Offset and kind of each chance inside a word, in order."""
    ideographs = not word.isascii() and max(word) >= _FIRST_IDEOGRAPH
    if not ideographs and _MARKED.isdisjoint(word) and "www." not in word:
        return ()
    if _ADDRESS.search(word):
        return _in_address(word)
    found: list[Chance] = []
    letters = 0
    for offset, (character, following) in enumerate(pairwise(word), 1):
        if character == "\u00ad":
            found.append((offset, HYPHEN))
        elif character == "\u200b" or character in _BLANK_AFTER:
            found.append((offset, PLAIN))
        elif character in _AFTER:
            room = letters >= _LEAST <= len(word) - offset
            if room and _may_break_between(character, following):
                found.append((offset, PLAIN))
        elif ideographs and _between_ideographs(character, following):
            found.append((offset, CLOSE))
        letters += character.isalnum()
    return tuple(found)


def _may_break_between(character: str, following: str) -> bool:
    if character in "-/\u2010" and following.isdigit():
        return False
    return following.isalnum() or following in _OPENING


def _between_ideographs(character: str, following: str) -> bool:
    if following in _NO_START or character in _NO_END:
        return False
    return _is_ideograph(character) or _is_ideograph(following)


def _is_ideograph(character: str) -> bool:
    return character >= _FIRST_IDEOGRAPH and any(
        first <= character <= last for first, last in _IDEOGRAPHS
    )


def _in_address(word: str) -> tuple[Chance, ...]:
    """After slashes and the like, before full stops and the like; never after a hyphen."""
    found: list[Chance] = []
    for offset in range(_LEAST + 1, len(word) - _LEAST):
        before, after = word[offset - 1], word[offset]
        if before == "\u200b":
            found.append((offset, PLAIN))
        elif before == "\u00ad":
            found.append((offset, HYPHEN))
        elif (
            before in _ADDRESS_AFTER
            and after not in _ADDRESS_AFTER
            and after not in _ADDRESS_BEFORE
        ) or (after in _ADDRESS_BEFORE and before.isalnum()):
            found.append((offset, ADDRESS))
    return tuple(found)
