"""The title of a text page: its first line, or the first few.

In: the passages of a page. Out: how many of them, counted from the top, are the title. Lines that
only say where the page belongs (`Chapter 2`, `Diplomatic Bluebook 2010`) are part of the title, and
the line below them completes it.
"""

import re
from collections.abc import Sequence

from compiler.seed.textpage.lines import Stretch, ends_sentence
from compiler.seed.textpage.markers import NAMED, heading_marker, item_marker

LONGEST_TITLE = 200
MOST_TITLE_LINES = 6
LONGEST_SENTENCE_TITLE = 80
"""Characters of a title line that ends like a sentence."""

_PUBLICATION = re.compile(
    r"(?:.{0,60}\b)?(?:bluebook|blue book|yearbook|white paper|annual report|handbook|almanac"
    r"|factbook)\b(?: (?:for|of|summary))?(?:,? (?:FY )?(?:19|20)\d\d(?:[-–/]\d{2,4})?)?"
    r"(?: summary)?|(?:19|20)\d\d",
    re.IGNORECASE,
)


def count_title_lines(stretches: Sequence[Stretch]) -> int:
    """How many stretches from the top make the title; 0 when the page starts with a paragraph."""
    count = 0
    for stretch in stretches[:MOST_TITLE_LINES]:
        if not _may_be_title(stretch, stretches[count + 1 : count + 2]):
            break
        if count and _is_complete(stretches[:count], stretch, stretches):
            break
        count += 1
    return count


def _may_be_title(stretch: Stretch, below: Sequence[Stretch]) -> bool:
    text = stretch.text
    if len(text) > LONGEST_TITLE or not any(letter.isalnum() for letter in text):
        return False
    if not ends_sentence(text) or _ends_with_abbreviation(text):
        return True
    alone = not below or below[0].stanza != stretch.stanza
    return alone and len(text) <= LONGEST_SENTENCE_TITLE and bool(below)


def _ends_with_abbreviation(text: str) -> bool:
    """Whether the last full stop belongs to something like `U.S.` or `Co.`."""
    last = text.rsplit(maxsplit=1)[-1]
    return last.count(".") > 1 or last in ("Co.", "Inc.", "Ltd.", "Jr.", "Sr.", "etc.")


def _is_complete(title: Sequence[Stretch], stretch: Stretch, stretches: Sequence[Stretch]) -> bool:
    """Whether the title ends above a stretch."""
    if _says_where(stretch.text):
        return not all(_belongs_above(line.text) for line in title)
    if all(_only_says_where(line.text) for line in title):
        return False
    if _says_where(title[-1].text) or _is_marked(stretch.text):
        return True
    stanza = [line for line in stretches if line.stanza == title[0].stanza]
    together = stretch.stanza == title[0].stanza and len(stanza) <= MOST_TITLE_LINES
    return not (together and all(_may_be_title(line, ()) for line in stanza))


def _belongs_above(text: str) -> bool:
    """Whether the line names what a chapter or section is part of."""
    return _says_where(text) or _only_says_where(text)


def _says_where(text: str) -> bool:
    """Whether the line begins with the number of a part, a chapter or a section."""
    marker = heading_marker(text)
    return marker is not None and marker.kind in NAMED


def _is_marked(text: str) -> bool:
    """Whether the line is numbered as headings and items are."""
    return heading_marker(text) is not None or item_marker(text) is not None


def _only_says_where(text: str) -> bool:
    """Whether the line has no words of its own: `Section 5`, `Diplomatic Bluebook 2010`."""
    marker = heading_marker(text)
    if marker is not None and marker.length == len(text):
        return True
    return bool(_PUBLICATION.fullmatch(text))
