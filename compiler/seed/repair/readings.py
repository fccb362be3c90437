"""The rules: how one lost character may be read where it stands, and what each reading costs.

In: the context of a lost character. Out: its readings for `pairing`, the last of them that
nobody knows. Costs are negative logarithms of odds, from counts and judgement on English
reports; 0 is as expected, 3 is one in twenty.
"""

import re
from collections.abc import Iterator

from compiler.seed.repair.context import Context
from compiler.seed.repair.pairing import Reading
from compiler.seed.repair.vocabulary import (
    AUXILIARIES,
    BEGINNINGS_OF_NAMES,
    COMPOUND_HEADS,
    ELIDED,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    NEGATED,
    OPEN_ENDED,
    PRONOUNS,
    WORDS_WITHIN_NAMES,
)
from compiler.seed.repair.words import LOST

UNKNOWN = 3.0
"""Cost of a character that the rules do not model: a letter, a sign, a no-break space."""
UNKNOWN_ALONE = 0.5
"""The same between spaces, where dashes, bullets and signs are all likely."""
PLURAL_POSSESSIVE = 0.6
DASHED_POSSESSIVE = 1.5
"""A plural possessive before another mark, which may be a dash."""
UNLIKELY_POSSESSIVE = 3.0
LISTED_WORD_POSSESSIVE = 3.0
"""`On�s` when `Onís` is a listed word and `On` no word of the page."""
UNUSUAL_PLACE = 2.5
"""A quote where it is possible but seldom seen."""
NAME_PREFIX = 0.3
FAR_FETCHED = 5.0
SINGLE_QUOTE = 0.7
LETTER_AT_EDGE = 0.7
"""A listed word that begins or ends with the gap, where a quote may stand too."""
BROKEN_WORD = 4.0
"""Added to a quote that would leave a piece of a listed word, `rbenz` of `Árbenz`."""

_AND = re.compile(f"\\s{LOST}n{LOST}\\s")
_MISREAD = frozenset("ÂÃ")
"""What precedes the lost half of a misread letter."""
_NAME_PREFIXES = frozenset(["O", "D", "L", "N", "d", "l"])


def readings(context: Context, letter: str) -> tuple[Reading, ...]:
    """Every reading of a lost character; `letter` is what a listed word has there, or empty."""
    if context.in_long_run or context.left in _MISREAD:
        return (Reading(LOST, "lost-character", UNKNOWN),)
    sure = tuple(_sure_signs(context))
    if sure:
        return (*sure, Reading(LOST, "lost-character", UNKNOWN))
    found: list[Reading] = []
    inside = bool(letter) and _is_wordy(context.left) and _is_wordy(context.right)
    if not context.evidence.foreign:
        found += _apostrophes(context, letter)
        found += () if inside else _quotes(context, _piece_cost(context, letter))
        found += _dashes(context, letter)
    if letter and not (context.evidence.foreign and not _is_wordy(context.left)):
        found.append(Reading(letter, "word-list", 0.0 if inside else LETTER_AT_EDGE))
    return (*found, Reading(LOST, "lost-character", _unknown(context)))


def _piece_cost(context: Context, letter: str) -> float:
    """What a quote costs more because it parts a listed word, unless the piece is a word too."""
    piece = context.word_before + context.word_after
    whole = not letter or piece.lower() in WORDS_WITHIN_NAMES or context.knows(piece)
    return 0.0 if whole else BROKEN_WORD


def _unknown(context: Context) -> float:
    return UNKNOWN_ALONE if context.left.isspace() and context.right.isspace() else UNKNOWN


def _is_wordy(character: str) -> bool:
    return character.isalpha() or character in "-" + LOST


def _apostrophes(context: Context, letter: str) -> Iterator[Reading]:
    cost = _apostrophe_cost(context)
    if cost is None:
        return
    if (letter or context.word_before in BEGINNINGS_OF_NAMES) and not _owns(context):
        cost += LISTED_WORD_POSSESSIVE
    yield Reading("’", "apostrophe", cost)


def _owns(context: Context) -> bool:
    """Whether the page knows the word before as one that something can belong to."""
    before = context.word_before
    return before in context.evidence.words and before.lower() not in FUNCTION_WORDS


def _apostrophe_cost(context: Context) -> float | None:
    """Cost of an apostrophe; none where it cannot stand."""
    before, after = context.word_before, context.word_after
    if before and after:
        return _contraction_cost(before, after)
    if after == "s" and (context.left.isdigit() or context.left in ".)" + LOST):
        return 0.2
    if before:
        return _possessive_cost(context, before)
    if after.lower() in ELIDED or _is_decade(context):
        return 0.4
    return None


def _contraction_cost(before: str, after: str) -> float:
    """Cost of an apostrophe between letters: `nation’s`, `don’t`, `O’Brien`."""
    start, end = before.lower(), after.lower()
    match end:
        case "s":
            return 0.0
        case "t":
            return 0.0 if start in NEGATED else FAR_FETCHED
        case "m":
            return 0.0 if start == "i" else FAR_FETCHED
        case "re" | "ll" | "d" | "ve":
            fits = start in PRONOUNS or (end == "ve" and start in AUXILIARIES)
            return 0.0 if fits else FAR_FETCHED
    if before in _NAME_PREFIXES and after[0].isupper():
        return NAME_PREFIX
    return FAR_FETCHED


def _possessive_cost(context: Context, before: str) -> float:
    """Cost of an apostrophe after a word: `countries’ interests`."""
    if before[-1] not in "sS":
        return FAR_FETCHED - 1 if before[-1] in "xzXZ" else FAR_FETCHED
    if context.right == LOST:
        return DASHED_POSSESSIVE
    if not context.next_word or context.next_word in FUNCTION_WORDS:
        return UNLIKELY_POSSESSIVE
    return PLURAL_POSSESSIVE


def _quotes(context: Context, extra: float) -> Iterator[Reading]:
    if context.opens:
        cost = extra + _opening_cost(context)
        yield Reading("“", "opening-quote", cost, "open-double")
        yield Reading("‘", "opening-quote", cost + SINGLE_QUOTE, "open-single")
    if context.closes or context.ends_quoted_word:
        cost = extra + (0.0 if context.closes else UNUSUAL_PLACE)
        yield Reading("”", "closing-quote", cost, "close-double")
        yield Reading("’", "closing-quote", cost + SINGLE_QUOTE, "close-single")


def _opening_cost(context: Context) -> float:
    """Cost of an opening quote; it rarely stands right behind another mark or before a decade."""
    if _is_decade(context):
        return UNUSUAL_PLACE
    follows_space = context.run_left.isspace() or context.run_left in "([{—–-"
    return 1.0 if context.left == LOST and not follows_space else 0.0


def _is_decade(context: Context) -> bool:
    """Whether a shortened decade or year follows: `’60s`, `’09`."""
    return context.left.isspace() and len(context.number_after) == 2


def _dashes(context: Context, letter: str) -> Iterator[Reading]:
    before, after = context.number_before, context.number_after
    if before and after:
        grouped = len(after) == 3 and len(before) <= 3
        yield Reading("–", "number-range", 2.0 if grouped else 0.0)
    elif (
        before and (context.right == ")" or context.word_after.lower() in OPEN_ENDED)
    ) or _both_dates(context):
        yield Reading("–", "number-range", 0.3)
    elif context.left.isspace() and context.right.isspace():
        yield Reading("–", "dash", UNKNOWN_ALONE)
        yield Reading("—", "dash", UNKNOWN_ALONE)
    elif not letter:
        cost = _em_dash_cost(context)
        if cost is not None:
            yield Reading("—", "dash", cost)


def _both_dates(context: Context) -> bool:
    return {context.word_before.lower(), context.word_after.lower()} <= MONTHS_AND_DAYS


def _em_dash_cost(context: Context) -> float | None:
    """Cost of a dash between words without spaces; none where it cannot stand."""
    before, after = context.word_before, context.word_after
    if context.left in ")]”" + LOST and after and after != "s":
        return 0.3 if context.left != LOST or not context.run_left.isspace() else None
    if before and context.right in "([“" + LOST:
        return 0.5 if context.right != LOST else 0.8
    if not (before and after):
        return None
    breaks_off = len(before) > 3 or (before.islower() and before in context.evidence.words)
    if after.lower() in FUNCTION_WORDS and len(after) > 1 and breaks_off:
        return 0.2 if before.lower() not in FUNCTION_WORDS else UNKNOWN
    plain = before.islower() and after.islower() and min(len(before), len(after)) > 2
    plain = plain and before not in COMPOUND_HEADS
    return 0.6 if plain and context.knows(before) and context.knows(after) else None


def _sure_signs(context: Context) -> Iterator[Reading]:
    """Signs that nothing else can stand for: `20°C`, `Copyright ©`, `rock ’n’ roll`."""
    before = context.text[max(0, context.position - 10) : context.position]
    if context.number_before and context.word_after in ("C", "F"):
        yield Reading("°", "sign", 0.0)
    elif before.endswith("Copyright "):
        yield Reading("©", "sign", 0.0)
    elif _AND.search(context.text, max(0, context.position - 3), context.position + 4):
        yield Reading("’", "apostrophe", 0.0)
