"""Cuts: every place where a word may be cut, its own chances and hyphens, with widths.

What comes in are words; what leaves is a table word → cuts for one set of features, one size and
one language. A word in the letters of another script than its language's is divided by the
patterns of a language of that script.
"""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from compiler.fonts.tables import LONGEST_KEPT, WordTable
from compiler.language import primary
from compiler.layout.lines.chances import ADDRESS, CLOSE, HYPHEN, Chance, inner_chances
from compiler.layout.lines.ends import NEW_HYPHEN, OWN_HYPHEN
from compiler.layout.lines.hyphenation import Hyphenator, hyphenator

Cut = tuple[float, float, float, int, int]
"""In points, where the rest of the word begins and where the line ends, with the hyphen the cut
brings in; penalty, what it ends with (see `ends.LineEnds`), offset in the word."""

PENALTIES = (30.0, 90.0, 80.0, 0.0)
"""By kind of chance."""
RAGGED_PENALTIES = (30.0, 200.0, 80.0, 0.0)
"""The same where the right edge is ragged and a hyphen gains little."""
SHORT_PART, SHORT_PART_PENALTY = 2, 75.0
"""Letters before a hyphen that are too few to be seen gladly, and what they cost."""
LONG_PART = 10
"""Parts of a compound with hyphens that are as long may be divided once more."""

LONG_WORD = 20
"""Characters of a word from which on its parts are shaped to know their widths."""

_MARKS = ".,;:!?’”)"
_OPENING = "“‘«„([¿¡"
_SCRIPTS = (("\u0370", "\u03ff", "el"), ("\u0400", "\u04ff", "ru"))
"""First and last letter of a script, and the language whose patterns stand in for it."""
_OTHER_SCRIPTS = frozenset({"el", "ru", "uk", "be", "bg", "mk", "mn", "sr", "kk", "ky", "tg"})
"""Languages that are not written in Latin letters: their own patterns are taken as they are."""


class Cutting(Struct, frozen=True):
    """What the cuts of words depend on."""

    language: str
    """Language of the patterns; empty: only the words' own chances are found."""
    size: float
    spacing: float
    """Points after each glyph."""
    justified: bool


class CutTable(dict[str, tuple[Cut, ...]]):
    """Word → every place where it may be cut."""

    __slots__ = ("_cutting", "_hyphenator", "_penalties", "_words")

    def __init__(self, words: WordTable, cutting: Cutting) -> None:
        super().__init__()
        self._words = words
        self._cutting = cutting
        self._penalties = PENALTIES if cutting.justified else RAGGED_PENALTIES
        self._hyphenator = hyphenator(cutting.language) if cutting.language else None

    def __missing__(self, word: str) -> tuple[Cut, ...]:
        chances = inner_chances(word)
        if self._cutting.language:
            bare = word.rstrip(_MARKS)
            if bare != word and bare.isalpha() and len(word) <= LONGEST_KEPT:
                # Marks behind a word change nothing in it.
                result = self[word] = self[bare]
                return result
            chances = with_hyphens(word, chances, self._patterns(word))
        result = tuple(self._measured(word, chances)) if chances else ()
        if len(word) <= LONGEST_KEPT:
            self[word] = result
        return result

    def _patterns(self, word: str) -> Hyphenator | None:
        """Patterns of the language, or of one that is written in the letters of the word."""
        if not word.isascii() and primary(self._cutting.language) not in _OTHER_SCRIPTS:
            for first, last, language in _SCRIPTS:
                if any(first <= letter <= last for letter in word):
                    return hyphenator(language)
        return self._hyphenator

    def _measured(self, word: str, chances: tuple[Chance, ...]) -> Iterator[Cut]:
        """Cuts with their widths and penalties."""
        advances = self._words.advances
        hyphen = advances["-"] * self._cutting.size + self._cutting.spacing
        opening = len(word) - len(word.lstrip(_OPENING))
        widths = self._shaped_widths if len(word) > LONG_WORD else self._shared_widths
        for (offset, kind), (before, start) in zip(chances, widths(word, chances), strict=True):
            brings = kind == HYPHEN
            end = before + hyphen if brings else before
            penalty = self._penalties[kind]
            if brings and offset - opening <= SHORT_PART:
                penalty += SHORT_PART_PENALTY
            shown = NEW_HYPHEN if brings else OWN_HYPHEN * (word[offset - 1] in "-\u2010")
            yield start, end, penalty, shown, offset

    def _shared_widths(
        self, word: str, chances: tuple[Chance, ...]
    ) -> Iterator[tuple[float, float]]:
        """Width before each chance, twice; the word's kerning is shared out over its length."""
        size, spacing = self._cutting.size, self._cutting.spacing
        advances = self._words.advances
        letters = [advances[letter] for letter in word]
        natural = sum(letters)
        scale = self._words[word].width / natural * size if natural else size
        for offset, _ in chances:
            width = sum(letters[:offset]) * scale + offset * spacing
            yield width, width

    def _shaped_widths(
        self, word: str, chances: tuple[Chance, ...]
    ) -> Iterator[tuple[float, float]]:
        """Width before each chance, and of the word less what comes after it."""
        whole = self._width(word)
        for offset, _ in chances:
            yield self._width(word[:offset]), whole - self._width(word[offset:])

    def _width(self, text: str) -> float:
        shaped = self._words[text]
        return shaped.width * self._cutting.size + shaped.glyphs * self._cutting.spacing


def with_hyphens(
    word: str, chances: tuple[Chance, ...], patterns: Hyphenator | None
) -> tuple[Chance, ...]:
    """Chances by patterns too; a word that has its own is divided only in its long parts."""
    if patterns is None or (chances and chances[0][1] in (ADDRESS, CLOSE)):
        return chances
    if not chances:
        return tuple([(place, HYPHEN) for place in patterns.places(word)])
    edges = [0, *(offset for offset, _ in chances), len(word)]
    found = dict(chances)
    for start, stop in pairwise(edges):
        if stop - start >= LONG_PART and "\u00ad" not in word:
            for place in patterns.places(word[start:stop]):
                found.setdefault(start + place, HYPHEN)
    return tuple(sorted(found.items()))
