"""Where words may be divided: Liang's patterns, from the dictionaries that pyphen carries.

What comes in is a language; what leaves is a table word → places. The pattern files (the format of
libhyphen, F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) are read as they are: removing
the digits from the whole file at once gives the keys, and the digits of a pattern are only looked
at when it matches. pyphen itself is not imported, which would cost more than reading a file.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from compiler.language import primary
from compiler.lazy import lazy_pattern

SHORTEST = 5
"""Words of fewer letters are not divided."""
LONGEST = 60
"""Longer runs of letters are no words."""
LEFT, RIGHT = 2, 3
"""Least letters before and after a hyphen, unless the patterns ask for more."""

_PREFERRED = {"en": "en_US", "pt": "pt_PT", "de": "de_DE", "nb": "nb_NO", "no": "nb_NO"}
PATTERNS_PER_WORD = 16
"""When there are no more of them for each word met, sorting them by their heads has paid."""
HEAD = 2_000
"""Bytes at the beginning of a file in which its settings stand."""
_HEADER = re.compile(rb"^(LEFT|RIGHT)HYPHENMIN\s+(\d+)", re.MULTILINE)
_HEX = lazy_pattern(rb"\^\^([0-9a-f]{2})")
_LETTERS = re.compile(r"[^\W\d_]{5,}")


Levels = tuple[tuple[int, int], ...]
"""Digits of a pattern: offset and value."""
Match = tuple[int, str]
"""Where in a word a pattern begins, and its letters."""


class PatternTree(dict[str, dict[str, Any]]):
    """First two letters → patterns that begin with them, letter by letter, "" being a whole one.

    It grows where it is looked at: a language has up to 100,000 patterns, a report needs few.
    """

    __slots__ = ("_by_head",)

    def __init__(self, patterns: Iterable[str]) -> None:
        super().__init__()
        self._by_head: dict[str, list[str]] = {}
        for letters in patterns:
            self._by_head.setdefault(letters[:2], []).append(letters)

    def __missing__(self, head: str) -> dict[str, Any]:
        tree: dict[str, Any] = {}
        for letters in self._by_head.get(head, ()):
            node = tree
            for letter in letters[2:]:
                node = node.setdefault(letter, {})
            node[""] = letters
        self[head] = tree
        return tree


class Hyphenator:
    """Patterns of one language."""

    def __init__(self, data: bytes, charset: str) -> None:
        least = {side: int(letters) for side, letters in _HEADER.findall(data[:HEAD])}
        self._left = max(LEFT, least.get(b"LEFT", 0))
        self._right = max(RIGHT, least.get(b"RIGHT", 0))
        if b"^^" in data:
            data = _HEX.sub(lambda match: bytes([int(match[1], 16)]), data)
        patterns = data.translate(None, b" \t\r").decode(charset, "replace").split("\n")
        bare = data.translate(None, b" \t\r0123456789")
        letters = bare.decode(charset, "replace").split("\n")
        # Settings and comments are no patterns, but as such they match no word.
        self._patterns = dict(zip(letters, patterns, strict=True))
        self._tree: PatternTree | None = None
        self._levels: dict[str, Levels] = {}
        self._cores: dict[str, tuple[int, ...]] = {}

    def places(self, word: str) -> tuple[int, ...]:
        """Offsets before which a hyphen may stand in a word as it stands in the text."""
        if word.isalpha():
            return self._core(word)
        found: list[int] = []
        for match in _LETTERS.finditer(word):
            start = match.start()
            found += [start + place for place in self._core(match[0])]
        return tuple(found)

    def _core(self, letters: str) -> tuple[int, ...]:
        core = letters.lower()
        found = self._cores.get(core)
        if found is None:
            fits = SHORTEST <= len(core) == len(letters) <= LONGEST
            found = self._cores[core] = self._divide(core) if fits else ()
        return () if found and letters.isupper() else found

    def _divide(self, word: str) -> tuple[int, ...]:
        """Places in a lower-case word: where the highest digit of all matches is odd."""
        marked = f".{word}."
        values = [0] * (len(marked) + 1)
        if self._tree is None and len(self._cores) * PATTERNS_PER_WORD > len(self._patterns):
            self._tree = PatternTree(self._patterns)
        known = self._levels
        matches = self._matches(marked) if self._tree is None else self._walked(self._tree, marked)
        for start, letters in matches:
            for place, level in known.get(letters) or self._read(letters):
                if level > values[start + place]:  # noqa: PLR1730 - max() is slow
                    values[start + place] = level
        last = len(word) - self._right
        return tuple([place for place in range(self._left, last + 1) if values[place + 1] % 2])

    def _matches(self, marked: str) -> Iterator[Match]:
        """Every pattern that matches somewhere."""
        patterns = self._patterns
        length = len(marked)
        for start in range(length - 1):
            for stop in range(start + 1, length + 1):
                letters = marked[start:stop]
                if letters in patterns:
                    yield start, letters

    def _walked(self, tree: PatternTree, marked: str) -> list[Match]:
        """The same, from a tree."""
        patterns = self._patterns
        found: list[Match] = []
        for start in range(len(marked) - 1):
            if marked[start] in patterns:
                found.append((start, marked[start]))
            node = tree[marked[start : start + 2]]
            if "" in node:
                found.append((start, node[""]))
            for letter in marked[start + 2 :]:
                if letter not in node:
                    break
                node = node[letter]
                if "" in node:
                    found.append((start, node[""]))
        return found

    def _read(self, letters: str) -> Levels:
        """Digits of a pattern."""
        found: list[tuple[int, int]] = []
        offset = 0
        for character in self._patterns[letters]:
            if "0" <= character <= "9":
                found.append((offset, int(character)))
            else:
                offset += 1
        result = self._levels[letters] = tuple(found)
        return result


@lru_cache(maxsize=16)
def hyphenator(language: str) -> Hyphenator | None:
    """Hyphenation of a BCP 47 language, or nothing where no patterns are known."""
    path = _pattern_file(language)
    if path is None:
        return None
    charset, _, data = path.read_bytes().partition(b"\n")
    name = charset.decode("ascii", "replace").strip()
    try:
        return Hyphenator(data, name)
    except LookupError:
        return Hyphenator(data, "utf-8")


def _pattern_file(language: str) -> Path | None:
    """File of exactly this language and region, else of the language's main region."""
    spec = find_spec("pyphen")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0], "dictionaries")
    base = primary(language)
    if not base.isalpha():
        return None
    subtags = language.replace("_", "-").split("-")
    region = next((each.upper() for each in subtags[1:] if len(each) == 2), "")
    names = [f"{base}_{region}", _PREFERRED.get(base, base), base, f"{base}_{base.upper()}"]
    for name in names:
        path = folder / f"hyph_{name}.dic"
        if path.is_file():
            return path
    return next(iter(sorted(folder.glob(f"hyph_{base}_*.dic"))), None)
