"""What a whole page says about its lost characters: its words, and how it was damaged.

In: the passages of a page. Out: `Evidence`, which the rules for single characters consult.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from compiler.seed.repair.vocabulary import AUXILIARIES, FUNCTION_WORDS, NEGATED, PRONOUNS
from compiler.seed.repair.words import LOST, MAX_WORD, Index, index_words

LOSS_SHARE = 0.04
"""Runs of lost characters for each whole word, on a page that is not English."""
FEWEST_GAPS = 4
GAP_SHARE = 0.2
"""Gaps inside words, of all runs of lost characters, on a page that is not English."""
LOST_WORD = 4
"""Lost characters in a row that are a word, not quotes and dashes that meet."""

_CONTRACTED = PRONOUNS | AUXILIARIES | NEGATED
_WORD = re.compile(f"(?<![\\w{LOST}])[^\\W\\d_]+(?![\\w{LOST}])")
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]+")
_RUN = re.compile(f"{LOST}+")


class Evidence(Struct, frozen=True):
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
    running = [word for text in texts for word in _WORD.findall(text)]
    words = frozenset(running)
    gaps = [gap for text in texts for gap in _gaps(text)]
    bytewise = _is_bytewise(gaps)
    many = len(gaps) > LOSS_SHARE * len(running)
    return Evidence(
        words=words,
        spelled=index_words(word for word in words if not word.isascii()),
        foreign=many and not bytewise and _is_foreign(words, gaps),
        bytewise=bytewise,
    )


def _gaps(text: str) -> Iterator[tuple[str, int, str]]:
    """Letters before each run of lost characters, its length, and letters after."""
    for run in _RUN.finditer(text):
        before = _LETTERS_BEFORE.search(text[max(0, run.start() - MAX_WORD) : run.start()])
        after = _LETTERS_AFTER.match(text, run.end(), run.end() + MAX_WORD)
        yield before[0] if before else "", len(run[0]), after[0] if after else ""


def _is_bytewise(gaps: Sequence[tuple[str, int, str]]) -> bool:
    if not gaps or min(length for _, length, _ in gaps) < 2:
        return False
    return any(length % 3 == 0 or (before and after) for before, length, after in gaps)


def _is_foreign(words: frozenset[str], gaps: Sequence[tuple[str, int, str]]) -> bool:
    """Whether whole words are lost, or gaps in words that are no contractions and part no words."""
    strange = 0
    for before, length, after in gaps:
        parts_words = _is_whole(before, words) or _is_whole(after, words)
        contracted = after == "s" or before.lower() in _CONTRACTED
        in_word = before and after and not contracted
        strange += length >= LOST_WORD or bool(in_word and not parts_words)
    return strange >= FEWEST_GAPS and strange > GAP_SHARE * len(gaps)


def _is_whole(word: str, words: frozenset[str]) -> bool:
    return word.lower() in FUNCTION_WORDS or (len(word) > 2 and word in words)
