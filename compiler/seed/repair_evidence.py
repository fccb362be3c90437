"""What a whole page says about its lost characters: its words, and how it was damaged.

In: the passages of a page. Out: `Evidence`, which the rules for single characters consult.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from compiler.seed.repair_vocabulary import FUNCTION_WORDS
from compiler.seed.repair_words import LOST, Index, index_words

MAX_WORDS = 200_000
"""Words of a page that are remembered; more would only slow a page that is not one."""

FEWEST_GAPS = 4
GAP_SHARE = 0.2
"""Gaps inside words, of all runs of lost characters, on a page that is not English."""

LOST_WORD = 4
"""Lost characters in a row that are a word, not quotes and dashes that meet."""

_CONTRACTED = frozenset(["s", "t", "re", "ve", "ll", "d", "m"])
_GAP = re.compile(f"([^\\W\\d_]{{1,40}}){LOST}+([^\\W\\d_]{{1,40}})")
_WORD = re.compile("[^\\W\\d_]+(?:[’'][^\\W\\d_]+)*")
_RUN = re.compile(f"{LOST}+")
_LETTER_PAIR = re.compile(f"[^\\W\\d_]{LOST}{{2}}[^\\W\\d_]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts about a page that bear on each of its lost characters."""

    words: frozenset[str]
    """Words of the page that lost nothing."""
    spelled: Index
    """Words of the page that kept their letters outside ASCII."""
    foreign: bool
    """Whether so many letters inside words are lost that quotes cannot be told from letters."""
    bytewise: bool
    """Whether each byte of a lost character left a mark: three for a quote, two for a letter."""


def gather_evidence(texts: Sequence[str]) -> Evidence:
    """Evidence of a page, from the text of its passages."""
    words: set[str] = set()
    for match in chain.from_iterable(_WORD.finditer(text) for text in texts):
        before = match.string[match.start() - 1 : match.start()]
        if before != LOST and match.string[match.end() : match.end() + 1] != LOST:
            words.add(match[0])
        if len(words) >= MAX_WORDS:
            break
    known = frozenset(words)
    runs = [len(run) for text in texts for run in _RUN.findall(text)]
    bytewise = _is_bytewise(runs, texts)
    return Evidence(
        words=known,
        spelled=index_words(word for word in words if not word.isascii()),
        foreign=not bytewise and _is_foreign(known, texts, runs),
        bytewise=bytewise,
    )


def _is_bytewise(runs: list[int], texts: Sequence[str]) -> bool:
    if not runs or min(runs) < 2:
        return False
    return any(run % 3 == 0 for run in runs) or any(_LETTER_PAIR.search(text) for text in texts)


def _is_foreign(words: frozenset[str], texts: Sequence[str], runs: Sequence[int]) -> bool:
    """Whether whole words are lost, or gaps in words that are no contractions and part no words."""
    gaps = sum(1 for run in runs if run >= LOST_WORD)
    for match in chain.from_iterable(_GAP.finditer(text) for text in texts):
        before, after = match[1], match[2]
        parts_words = _is_whole(before, words) or _is_whole(after, words)
        gaps += not parts_words and after not in _CONTRACTED
    return gaps >= FEWEST_GAPS and gaps > GAP_SHARE * len(runs)


def _is_whole(word: str, words: frozenset[str]) -> bool:
    return word.lower() in FUNCTION_WORDS or (len(word) > 2 and word in words)
