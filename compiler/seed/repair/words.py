"""Looks words up whose letters outside ASCII are lost.

In: a word with gaps. Out: the word that fills them, when exactly one known word has these letters
around its letters outside ASCII. Damage takes every letter outside ASCII, so the gaps of a word
and those of the listed one must agree in number and place.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from compiler.seed.repair import wordlist

LOST = "\N{REPLACEMENT CHARACTER}"
MAX_WORD = 40
"""Characters of the longest word that is looked up."""

Index = Mapping[str, frozenset[str]]
"""Words by their skeletons."""


@cache
def listed_words() -> Index:
    """Index of the words that `wordlist` knows."""
    listings = (
        wordlist.LOAN_WORDS,
        wordlist.FRENCH_NAMES,
        wordlist.IBERIAN_NAMES,
        wordlist.GERMANIC_NAMES,
        wordlist.EASTERN_NAMES,
        wordlist.MIDDLE_EASTERN_NAMES,
    )
    return index_words(word for listing in listings for word in listing.split())


def index_words(words: Iterable[str]) -> Index:
    """Words by skeleton; words of two letters are left out, because too much looks like them."""
    found: dict[str, set[str]] = {}
    for word in words:
        if len(word) > 2 and not word.isascii():
            found.setdefault(skeleton(word), set()).add(word)
    return {key: frozenset(group) for key, group in found.items()}


def skeleton(word: str) -> str:
    """The word in lower case with everything outside ASCII lost, as damage leaves it."""
    return "".join(letter if letter.isascii() else LOST for letter in word).lower()


def fill_gaps(word: str, indexes: Iterable[Index]) -> str:
    """The word with its gaps filled; empty when no index knows exactly one such word."""
    if len(word) > MAX_WORD:
        return ""
    key = skeleton(word)
    for index in indexes:
        known = {_in_case_of(word, each) for each in index.get(key, ())} - {""}
        if known:
            return known.pop() if len(known) == 1 else ""
    return ""


def _in_case_of(word: str, known: str) -> str:
    """The known word in the capitals of the damaged one; empty for a name in small letters."""
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return known.upper()
    if known[0].isupper():
        return known if word[0] in (known[0], LOST) else ""
    return known[0].upper() + known[1:] if word[0].isupper() else known
