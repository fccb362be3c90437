"""Break chances inside words: after hyphens, dashes and slashes, in addresses, where authors say.

The rules follow the classes of UAX #14 (HY, BA, B2, SY, ZW, ID), held to what good setting does:
a line begins with a letter, a figure or an opening mark, and no piece is shorter than two
characters. Division by patterns is `hyphenation.py`; here nothing is looked up in a language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compiler.fonts.face import LONGEST_KEPT, WordTable
from compiler.layout.hyphenation import Hyphenator, hyphenator

Cut = tuple[float, float, float, bool, int]
"""Width of what stands before it in points, the same with the hyphen it brings in, penalty, whether
it brings one in, offset in the word."""

PLAIN, HYPHEN, ADDRESS, CLOSE = 0, 1, 2, 3
"""Kinds: after a dash or slash; a hyphen comes in; inside an address; between ideographs."""

PENALTIES = (30.0, 50.0, 80.0, 0.0)
"""By kind of chance."""
RAGGED_PENALTIES = (30.0, 200.0, 80.0, 0.0)
"""The same where the right edge is ragged and a hyphen gains little."""

_CHANCE = re.compile(
    "[-/|\u00ad\u058a\u2000-\u2006\u2008-\u200b\u2010\u2012-\u2014\u2026"
    "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]|www\\.|@"
)
_COMMON = ("-", "/", "\u2014", "\u2013", "\u2026", "@", "|", "www.", "\u2010", "\u2012", "\u058a")
_AFTER = frozenset("-/|\u058a\u2010\u2012\u2013\u2014\u2026")
_BLANK_AFTER = frozenset(chr(code) for code in range(0x2000, 0x200B) if code != 0x2007)
_OPENING = frozenset("“‘«‹„‚([{¿¡\"'€$£")
_IDEOGRAPH = re.compile(
    "[\u2e80-\u2fff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_NO_START = frozenset(
    "、。，．：；！？）」』】〉》〕ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ・…"
)
_NO_END = frozenset("（「『【〈《〔")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S|\S@\S+\.\S")
_ADDRESS_BEFORE = frozenset(".?#%_~-,;+")
_ADDRESS_AFTER = frozenset("/:&=@")
_MARKS = ".,;:!?’”)"
_LEAST = 2
LONG_PART = 10
"""Parts of a compound with hyphens that are as long may be divided once more."""


def may_hold_chance(text: str) -> bool:
    """Whether a text without ideographs may hold a chance other than its blanks."""
    if not text.isprintable():
        return True
    return any(mark in text for mark in _COMMON)


def inner_chances(word: str) -> tuple[tuple[int, int], ...]:
    """Offset and kind of each chance inside a word, in order."""
    if word.isalpha() and word < "\u2e80":
        return ()
    if _CHANCE.search(word) is None:
        return ()
    if _ADDRESS.search(word):
        return _in_address(word)
    found: list[tuple[int, int]] = []
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
        elif _between_ideographs(character, following):
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
    return bool(_IDEOGRAPH.match(character) or _IDEOGRAPH.match(following))


def _in_address(word: str) -> tuple[tuple[int, int], ...]:
    """After slashes and the like, before full stops and the like; never after a hyphen."""
    found: list[tuple[int, int]] = []
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


@dataclass(frozen=True, slots=True)
class Cutting:
    """What the cuts of words depend on."""

    language: str
    """Language of the patterns; empty: only the words' own chances are found."""
    size: float
    spacing: float
    """Points after each glyph."""
    justified: bool


class CutTable(dict[str, tuple[Cut, ...]]):
    """Word → every place where it may be cut: its own chances and, by language, hyphens."""

    __slots__ = ("_cutting", "_hyphenator", "_penalties", "_words")

    def __init__(self, words: WordTable, cutting: Cutting) -> None:
        super().__init__()
        self._words = words
        self._cutting = cutting
        self._penalties = PENALTIES if cutting.justified else RAGGED_PENALTIES
        self._hyphenator = hyphenator(cutting.language) if cutting.language else None

    def __missing__(self, word: str) -> tuple[Cut, ...]:
        bare = word.rstrip(_MARKS)
        if bare != word and bare.isalpha() and len(word) <= LONGEST_KEPT:
            # Marks behind a word change nothing in it.
            result = self[word] = self[bare]
            return result
        chances = inner_chances(word)
        if self._hyphenator is not None:
            chances = _with_hyphens(word, chances, self._hyphenator)
        result = tuple(self._measured(word, chances)) if chances else ()
        if len(word) <= LONGEST_KEPT:
            self[word] = result
        return result

    def _measured(self, word: str, chances: tuple[tuple[int, int], ...]) -> Iterator[Cut]:
        """Widths from advances; the word's kerning is shared out over its length."""
        size, spacing = self._cutting.size, self._cutting.spacing
        advances = self._words.advances
        letters = [advances[letter] for letter in word]
        natural = sum(letters)
        scale = self._words[word].width / natural * size if natural else size
        hyphen = advances["-"] * size + spacing
        for offset, kind in chances:
            width = sum(letters[:offset]) * scale + offset * spacing
            brings = kind == HYPHEN
            end = width + hyphen if brings else width
            yield width, end, self._penalties[kind], brings, offset


def _with_hyphens(
    word: str, chances: tuple[tuple[int, int], ...], patterns: Hyphenator
) -> tuple[tuple[int, int], ...]:
    """Chances by patterns too; a word that has its own is divided only in its long parts."""
    if not chances:
        return tuple([(place, HYPHEN) for place in patterns.places(word)])
    if chances[0][1] in (ADDRESS, CLOSE):
        return chances
    edges = [0, *(offset for offset, _ in chances), len(word)]
    found = dict(chances)
    for start, stop in pairwise(edges):
        if stop - start >= LONG_PART and "\u00ad" not in word:
            for place in patterns.places(word[start:stop]):
                found.setdefault(start + place, HYPHEN)
    return tuple(sorted(found.items()))
