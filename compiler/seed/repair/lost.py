"""Gives back characters that were lost to U+FFFD, where their neighbours tell which they were.

In: the passages of a page. Out: their texts with what could be repaired, an edit for each repair,
and the losses that only a person can make good. A reading is taken when it is at least as sure as
`CONFIDENT`; below that the character stays as it is, in sight.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from compiler.seed.repair.context import context_at
from compiler.seed.repair.edit import Edit, apply
from compiler.seed.repair.evidence import Evidence, gather_evidence
from compiler.seed.repair.pairing import Choice, Reading, choose
from compiler.seed.repair.readings import readings
from compiler.seed.repair.words import LOST, MAX_WORD, Index, fill_gaps, listed_words

CONFIDENT = 0.9
"""Least confidence of a repair that is carried out."""
BULLET_CONFIDENCE = 0.92
MAX_LOST = 10_000
"""Lost characters of a page that are looked at; a page that has more is beyond repair."""

_RUN = re.compile(f"{LOST}+")
_COMPOUND_BEFORE = re.compile(f"(?:[^\\W\\d_]|[-{LOST}])+\\Z")
_COMPOUND_AFTER = re.compile(f"(?:[^\\W\\d_]|[-{LOST}])+")
_WORD = re.compile("[^-]+")
_MARK = re.compile(f"[{LOST}“”‘’]|(?<=[.?!”’{LOST}])\\s+(?=[A-Z{LOST}“])")
_BULLET = re.compile(f"{LOST}\\s")
_SENTENCE_END = (Reading("", "", 0.0, "sentence"),)
_SURVIVORS = {
    "“": (Reading("“", "", 0.0, "open-double"),),
    "”": (Reading("”", "", 0.0, "close-double"),),
    "‘": (Reading("‘", "", 0.0, "open-single"), Reading("‘", "", 1.5)),
    "’": (Reading("’", "", 0.0, "close-single"), Reading("’", "", 1.0)),
}
"""Quotes that were not lost take part in the pairing."""


class Loss(Struct, frozen=True):
    """A character that stays lost, at an offset into its passage, and the likeliest reading."""

    passage: int
    position: int
    guess: str


class Repaired(Struct, frozen=True):
    """What became of the passages of a page."""

    texts: tuple[str, ...]
    edits: tuple[tuple[Edit, ...], ...]
    """Per passage; offsets into its text before the repair."""
    losses: tuple[Loss, ...]


def repair_lost(texts: Sequence[str]) -> Repaired:
    """Repair the passages of a page, each with an eye on the others."""
    count = sum(text.count(LOST) for text in texts)
    if not count:
        return Repaired(tuple(texts), ((),) * len(texts), ())
    if count > MAX_LOST:
        return Repaired(tuple(texts), ((),) * len(texts), tuple(_all_losses(texts)))
    evidence = gather_evidence(texts)
    bullets = frozenset() if evidence.foreign else _bullets(texts)
    edits: list[tuple[Edit, ...]] = []
    losses: list[Loss] = []
    for number, text in enumerate(texts):
        below = texts[number + 1] if number + 1 < len(texts) else ""
        found: list[Edit] = []
        for edit, guess in _repairs(text, evidence, goes_on=below.startswith((LOST, "“"))):
            if edit.start == 0 and number in bullets:
                found.append(replace(edit, after="•", rule="bullet", confidence=BULLET_CONFIDENCE))
            elif edit.confidence >= CONFIDENT and guess != LOST:
                found.append(edit)
            else:
                losses.append(Loss(number, edit.start, guess))
        edits.append(tuple(found))
    repaired = tuple(apply(text, found) for text, found in zip(texts, edits, strict=True))
    return Repaired(repaired, tuple(edits), tuple(losses))


def _all_losses(texts: Sequence[str]) -> Iterator[Loss]:
    for number, text in enumerate(texts):
        for match in _RUN.finditer(text):
            yield Loss(number, match.start(), LOST)


def _bullets(texts: Sequence[str]) -> frozenset[int]:
    """Numbers of passages next to each other that begin with a lost character and a space."""
    begins = [bool(_BULLET.match(text)) for text in texts]
    return frozenset(
        number
        for number, here in enumerate(begins)
        if here
        and (begins[number - 1 : number] == [True] or begins[number + 1 : number + 2] == [True])
    )


def _repairs(text: str, evidence: Evidence, *, goes_on: bool) -> Iterator[tuple[Edit, str]]:
    """An edit for each lost character and the reading it rests on."""
    units = _units(text, evidence.bytewise)
    plain = _with_single_marks(text, units)
    letters = _letters(plain, evidence)
    marks, owners = [], []
    lost = iter(range(len(units)))
    for match in _MARK.finditer(plain):
        if match[0] == LOST:
            context = context_at(plain, match.start(), evidence)
            marks.append(readings(context, letters.get(match.start(), "")))
            owners.append(next(lost))
        elif match[0] not in _SURVIVORS:
            marks.append(_SENTENCE_END)
            owners.append(-1)
        elif match[0] != "’" or not _between_letters(plain, match.start()):
            marks.append(_SURVIVORS[match[0]])
            owners.append(-1)
    for owner, choice in zip(owners, choose(marks, may_stay_open=goes_on), strict=True):
        if owner >= 0:
            yield _edit(text, units[owner], choice), choice.reading.after


def _edit(text: str, unit: tuple[int, int], choice: Choice) -> Edit:
    start, end = unit
    reading = choice.reading
    return Edit(start, end, text[start:end], reading.after, reading.rule, choice.confidence)


def _between_letters(text: str, position: int) -> bool:
    return text[position - 1 : position].isalpha() and text[position + 1 : position + 2].isalpha()


def _units(text: str, bytewise: bool) -> list[tuple[int, int]]:
    """Stretches that each stand for one lost character."""
    units = []
    for run in _RUN.finditer(text):
        widths = [1] * len(run[0])
        if bytewise:
            widths = _byte_widths(len(run[0]), text[run.start() - 1 : run.start()].isalpha())
        start = run.start()
        for width in widths:
            units.append((start, start + width))
            start += width
    return units


def _byte_widths(length: int, after_letter: bool) -> list[int]:
    """Bytes of each character in a run: quotes and dashes have three, Latin letters two."""
    match length % 3:
        case 0:
            return [3] * (length // 3)
        case 2:
            quotes = [3] * (length // 3)
            return [2, *quotes] if after_letter else [*quotes, 2]
    return [length]


def _with_single_marks(text: str, units: list[tuple[int, int]]) -> str:
    """The text with one mark for each unit."""
    return apply(text, (Edit(start, end, "", LOST, "", 1.0) for start, end in units))


def _letters(text: str, evidence: Evidence) -> dict[int, str]:
    """What known words have in place of lost characters, by position."""
    indexes = (evidence.spelled, listed_words())
    found: dict[int, str] = {}
    done = 0
    for run in _RUN.finditer(text):
        if run.start() < done:
            continue
        start, done = _compound(text, run.start())
        compound = text[start:done]
        words = [(0, compound)]
        words += [(word.start(), word[0]) for word in _WORD.finditer(compound)]
        for offset, word in words:
            found |= _filled(word, start + offset, indexes)
    return found


def _compound(text: str, position: int) -> tuple[int, int]:
    """Where the word around a lost character begins and ends, hyphens and other losses included."""
    before = _COMPOUND_BEFORE.search(text[max(0, position - 2 * MAX_WORD) : position])
    after = _COMPOUND_AFTER.match(text, position, position + 2 * MAX_WORD)
    return position - len(before[0] if before else ""), after.end() if after else position + 1


def _filled(word: str, offset: int, indexes: tuple[Index, ...]) -> dict[int, str]:
    """Letters for the gaps of a word, or of what is left of it without quotes and possessive."""
    for start, end in _parts(word):
        filled = fill_gaps(word[start:end], indexes)
        if filled:
            return {
                offset + position: filled[position - start]
                for position in range(start, end)
                if word[position] == LOST
            }
    return {}


def _parts(word: str) -> Iterator[tuple[int, int]]:
    """The whole word first, then shorter stretches of it."""
    if LOST not in word:
        return
    opening = len(word) - len(word.lstrip(LOST))
    closing = len(word.rstrip(LOST))
    possessive = len(word) - 2 if word.endswith(LOST + "s") else closing
    yield 0, len(word)
    for start, end in ((0, possessive), (0, closing), (opening, len(word)), (opening, possessive)):
        if LOST in word[start:end] and end - start < len(word):
            yield start, end
