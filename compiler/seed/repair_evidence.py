"""What a whole page says about its lost characters: its words, its other marks, how it was damaged.

In: the passages of a page. Out: `Evidence`, which the rules for single characters consult.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from compiler.seed.repair_words import LOST, Index, index_words

MAX_WORDS = 200_000
"""Words of a page that are remembered; more would only slow a page that is not one."""

_WORD = re.compile("[^\\W\\d_]+(?:[’'][^\\W\\d_]+)*")
_RUN = re.compile(f"{LOST}+")
_LETTER_PAIR = re.compile(f"[^\\W\\d_]{LOST}{{2}}[^\\W\\d_]")
_STRAIGHT_APOSTROPHE = re.compile(r"(?<=[A-Za-z])'(?=[A-Za-z])")
_LOST_APOSTROPHE = re.compile(f"(?<=[A-Za-z]){LOST}(?=(?:s|t|re|ve|ll|d|m)\\b)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts about a page that bear on each of its lost characters."""

    words: frozenset[str]
    """Words of the page that lost nothing."""
    spelled: Index
    """Words of the page that kept their letters outside ASCII."""
    bytewise: bool
    """Whether each byte of a lost character left a mark: three for a quote, two for a letter."""
    straight_apostrophes: bool
    """Whether the page sets its apostrophes straight, so that a lost one is unlikely."""
    straight_quotes: bool
    """Whether the page sets its quotes straight."""


def gather_evidence(texts: Sequence[str]) -> Evidence:
    """Evidence of a page, from the text of its passages."""
    words: set[str] = set()
    for match in chain.from_iterable(_WORD.finditer(text) for text in texts):
        before = match.string[match.start() - 1 : match.start()]
        if before != LOST and match.string[match.end() : match.end() + 1] != LOST:
            words.add(match[0])
        if len(words) >= MAX_WORDS:
            break
    runs = [len(run) for text in texts for run in _RUN.findall(text)]
    straight = sum(len(_STRAIGHT_APOSTROPHE.findall(text)) for text in texts)
    lost = sum(len(_LOST_APOSTROPHE.findall(text)) for text in texts)
    return Evidence(
        words=frozenset(words),
        spelled=index_words(word for word in words if not word.isascii()),
        bytewise=_is_bytewise(runs, texts),
        straight_apostrophes=straight > 2 * lost,
        straight_quotes=sum(text.count('"') for text in texts) > 3,
    )


def _is_bytewise(runs: list[int], texts: Sequence[str]) -> bool:
    if not runs or min(runs) < 2:
        return False
    return any(run % 3 == 0 for run in runs) or any(_LETTER_PAIR.search(text) for text in texts)
