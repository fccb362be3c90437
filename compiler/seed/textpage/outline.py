"""Which stretches of a text page are headings, and of what level.

In: the stretches below the title. Out: for each the level of its heading, 0 for text. Headings
that are numbered (`Section 5`, `1.2 Overview`, `(1)`, `A.`) are known by their markers, others by
being short, without a full stop, and above text. Where it is doubtful a line stays text.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from compiler.seed.textpage.lines import Stretch, ends_sentence
from compiler.seed.textpage.markers import (
    LETTER_BELOW_NUMBER,
    LETTER_RANK,
    NAMED,
    HeadingMarker,
    heading_marker,
    item_marker,
)

LONGEST_NUMBERED = 120
LONGEST_PLAIN = 90
MOST_WORDS = 14
"""Words of a heading without a marker."""
MOST_IN_A_ROW = 3
"""Plain headings above each other without text between; more are a table or a list."""
TOP_LEVEL = 2
DEEPEST_LEVEL = 6

_LEGEND = re.compile(
    r"(?:Sources?|Notes?|References?|Remarks?|Contact|Tel|Fax|E-?mail|Copyright|URL|Photo)\b"
    r"[^:：]{0,20}[:：]|(?:Table|Figure|Fig\.|Chart|Graph|Map|Photo)\s+\d|\(?(?:Source|Note)s?\b"
    r"|Copyright\b|©|https?:|www\.|[*†‡]",
    re.IGNORECASE,
)
"""What stands beside tables and pictures or closes a page."""
_CREDIT = re.compile(r"\bphoto(?:graph)?s?(?:\s+by\b|\s*[:：])", re.IGNORECASE)

_Candidate = HeadingMarker | bool
"""A numbered heading, a plain one (`True`), or text (`False`)."""


def heading_levels(stretches: Sequence[Stretch], in_list: Sequence[bool]) -> tuple[int, ...]:
    """Level of each stretch as a heading, from 2, or 0; `in_list` marks the items of lists."""
    candidates = [
        False if listed else _candidate(stretches, index) for index, listed in enumerate(in_list)
    ]
    _mark_first_letter(candidates, stretches)
    _order_letters(candidates)
    _drop_rows(candidates)
    return tuple(_levels(candidates))


def _levels(candidates: Sequence[_Candidate]) -> Iterator[int]:
    """Numbered headings stand below those of outer rank, plain ones below the last numbered one."""
    open_ranks: list[int] = []
    for each in candidates:
        if isinstance(each, HeadingMarker):
            while open_ranks and open_ranks[-1] >= each.rank:
                open_ranks.pop()
            open_ranks.append(each.rank)
            yield min(TOP_LEVEL + len(open_ranks) - 1, DEEPEST_LEVEL)
        else:
            yield min(TOP_LEVEL + len(open_ranks), DEEPEST_LEVEL) if each else 0


def _mark_first_letter(candidates: list[_Candidate], stretches: Sequence[Stretch]) -> None:
    """Take `A Overview` for lettered where `B` follows; alone it may be the article."""
    lettered = [
        index
        for index, each in enumerate(candidates)
        if isinstance(each, HeadingMarker) and each.kind == "letter"
    ]
    if lettered and stretches[lettered[0]].text.startswith("B"):
        for index in range(lettered[0] - 1, -1, -1):
            if candidates[index] is True and stretches[index].text.startswith("A "):
                candidates[index] = HeadingMarker("letter", LETTER_RANK, 1)
                return


def _order_letters(candidates: list[_Candidate]) -> None:
    """Put letters below numbers where numbers come first."""
    kinds = [each.kind for each in candidates if isinstance(each, HeadingMarker)]
    if "letter" in kinds and "number" in kinds[: kinds.index("letter")]:
        for index, each in enumerate(candidates):
            if isinstance(each, HeadingMarker) and each.kind == "letter":
                candidates[index] = replace(each, rank=LETTER_BELOW_NUMBER)


def _candidate(stretches: Sequence[Stretch], index: int) -> _Candidate:
    text = stretches[index].text
    marker = heading_marker(text)
    if marker is not None:
        words = text[marker.length :].strip() if marker.kind != "bracket" else text.strip("[]")
        fits = len(text) <= LONGEST_NUMBERED and not ends_sentence(words)
        return marker if fits and (not words or begins_like_title(words)) else False
    return _is_plain(stretches, index)


def _is_plain(stretches: Sequence[Stretch], index: int) -> bool:
    """Whether a stretch without a marker looks like a heading above what follows it."""
    here = stretches[index]
    if index + 1 == len(stretches) or not is_title_like(here.text):
        return False
    above = index and stretches[index - 1].stanza == here.stanza
    below = stretches[index + 1]
    if above and not ends_sentence(stretches[index - 1].text):
        return False
    return below.stanza != here.stanza or _is_prose(below.text)


def is_title_like(text: str) -> bool:
    """Whether a text without marker could be a heading, wherever it stands."""
    return (
        len(text) <= LONGEST_PLAIN
        and len(text.split()) <= MOST_WORDS
        and not ends_sentence(text)
        and not text.endswith(",")
        and item_marker(text) is None
        and not _LEGEND.match(text)
        and not _CREDIT.search(text)
        and begins_like_title(text)
    )


def begins_like_title(text: str) -> bool:
    """Whether the first letter or figure is a capital, a letter without case, or a figure."""
    first = next((character for character in text if character.isalnum()), "")
    if first.isdigit():
        return any(character.isalpha() for character in text)
    return first.isalpha() and not first.islower()


def _is_prose(text: str) -> bool:
    return ends_sentence(text) or len(text) > LONGEST_NUMBERED


def _drop_rows(candidates: list[_Candidate]) -> None:
    """Take back headings that have no text below them: the last of the page, and long rows."""
    start = 0
    while start < len(candidates):
        end = start
        while end < len(candidates) and candidates[end]:
            end += 1
        plain = sum(1 for each in candidates[start:end] if each is True)
        same = _longest_run_of_a_kind(candidates[start:end])
        at_end = end == len(candidates)
        if at_end or plain > MOST_IN_A_ROW or same >= MOST_IN_A_ROW:
            for index in range(start, end):
                if not _is_named(candidates[index]) or (at_end and not start):
                    candidates[index] = False
        start = end + 1


def _longest_run_of_a_kind(row: Sequence[_Candidate]) -> int:
    longest = run = 0
    previous = ""
    for each in row:
        kind = each.kind if isinstance(each, HeadingMarker) else ""
        run = run + 1 if kind and kind == previous else 1
        longest = max(longest, run if kind else 0)
        previous = kind
    return longest


def _is_named(candidate: _Candidate) -> bool:
    return isinstance(candidate, HeadingMarker) and candidate.kind in NAMED
