"""Where words may be divided: Liang's patterns, from the dictionaries that pyphen carries.

What comes in is a language; what leaves is a table word → places. The pattern files (the format of
libhyphen, F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983) are read as they are: removing
the digits from the whole file at once gives the keys, and the digits of a pattern are only looked
at when it matches. pyphen itself is not imported, which would cost more than reading a file.
"""

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from compiler.language import primary

SHORTEST = 5
"""Words of fewer letters are not divided."""
LONGEST = 60
"""Longer runs of letters are no words."""
LEFT, RIGHT = 2, 3
"""Least letters before and after a hyphen, unless the patterns ask for more."""

_PREFERRED = {"en": "en_US", "pt": "pt_PT", "de": "de_DE", "nb": "nb_NO", "no": "nb_NO"}
_DIGITS = str.maketrans("", "", "0123456789")
_HEADER = re.compile(r"^(LEFT|RIGHT)HYPHENMIN\s+(\d+)", re.MULTILINE)
_HEX = re.compile(r"\^\^([0-9a-f]{2})")
_NOT_A_PATTERN = re.compile(
    r"^(?:[%#].*|(?:COMPOUND)?(?:LEFT|RIGHT)HYPHENMIN.*|NOHYPHEN.*|NEXTLEVEL.*|.*/.*)$",
    re.MULTILINE,
)
_LETTERS = re.compile(r"[^\W\d_]{5,}")


class Hyphenator(dict[str, tuple[int, ...]]):
    """Word as it stands in the text → offsets before which a hyphen may stand."""

    def __init__(self, text: str) -> None:
        super().__init__()
        least = {side: int(letters) for side, letters in _HEADER.findall(text)}
        self._left = max(LEFT, least.get("LEFT", 0))
        self._right = max(RIGHT, least.get("RIGHT", 0))
        bare = _HEX.sub(lambda match: chr(int(match[1], 16)), _NOT_A_PATTERN.sub("", text))
        patterns = bare.split()
        letters = [pattern.translate(_DIGITS) for pattern in patterns]
        self._patterns = dict(zip(letters, patterns, strict=True))
        self._longest = max(map(len, letters), default=0)
        self._levels: dict[str, tuple[tuple[int, int], ...]] = {}
        self._cores: dict[str, tuple[int, ...]] = {}

    def __missing__(self, word: str) -> tuple[int, ...]:
        places: list[int] = []
        for match in _LETTERS.finditer(word):
            letters = match[0]
            if len(letters) > LONGEST or letters.isupper():
                continue
            core = letters.lower()
            if len(core) != len(letters):
                continue
            found = self._cores.get(core)
            if found is None:
                found = self._cores[core] = self._divide(core)
            places += [match.start() + place for place in found]
        result = self[word] = tuple(places)
        return result

    def _divide(self, word: str) -> tuple[int, ...]:
        """Places in a lower-case word: where the highest digit of all matches is odd."""
        marked = f".{word}."
        length = len(marked)
        values = [0] * (length + 1)
        patterns = self._patterns
        longest = self._longest
        for start in range(length - 1):
            for stop in range(start + 1, min(start + longest, length) + 1):
                letters = marked[start:stop]
                if letters in patterns:
                    for place, level in self._levels.get(letters) or self._read(letters):
                        values[start + place] = max(values[start + place], level)
        last = len(word) - self._right
        return tuple(place for place in range(self._left, last + 1) if values[place + 1] % 2)

    def _read(self, letters: str) -> tuple[tuple[int, int], ...]:
        """Digits of a pattern as (offset, level)."""
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
    raw = path.read_bytes()
    charset, _, rest = raw.partition(b"\n")
    name = charset.decode("ascii", "replace").strip() or "utf-8"
    try:
        text = rest.decode(name)
    except (LookupError, UnicodeDecodeError):
        text = raw.decode("utf-8", "replace")
    return Hyphenator(text)


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
