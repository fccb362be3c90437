"""Lines of a text page, and the passages that they make: paragraphs, headings, items.

A page either sets each paragraph on one long line, or breaks lines at a fixed width. Which of
the two it is can be read from the lines: a line was broken because the next word did not fit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec import Struct

from compiler.seed.textpage.links import is_rule

NARROWEST_MEASURE = 40
WIDEST_MEASURE = 132
"""Characters in the longest line of a page whose lines are broken at a fixed width."""
BROKEN_SHARE = 0.6
"""Share of lines in which the next word did not fit, on such a page."""
SHORTEST_BROKEN_LINE = 40
"""Characters before a line end inside a sentence, on a page with long lines."""

_BLANK = " \t\r\x0b\x0c\xa0\u3000\u2028\u2029"
_FIRST_WORD = re.compile("[\u3000-\u9fff]|\\S+")
_SENTENCE_END = re.compile("[.?!:;。！？」][\"'”’)\\]»\N{REPLACEMENT CHARACTER}]*$")
_CONTINUATION = re.compile(r"[a-zß-öø-ÿ,;.)\]]|[’”](?:\s|$)")
_BROKEN_WORD = re.compile(r"\w-$")
_SUSPENDED = re.compile(r"(?:and|or|to|und|oder|et|ou|y)\b")
_CJK = re.compile("[\u3000-\u9fff]")
_MARKED = re.compile(
    r"[-–—*•・●○■□◆◇▼▲★◎※]\s?|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s|[\[【<〈《].{1,80}[\]】>〉》]$"
)


class Line(Struct, frozen=True):
    """One line without the white space around it; offsets into the page's text."""

    start: int
    end: int
    text: str
    indent: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines joined to one stretch of text, with the way back to the page."""

    text: str
    starts: tuple[int, ...]
    """Where each line begins in `text`."""
    offsets: tuple[int, ...]
    """Where each line begins in the page."""
    end: int
    """Where the last line ends in the page."""
    stanza: int = field(default=0, compare=False)
    """Number of the stanza it comes from."""

    @property
    def start(self) -> int:
        """Where the first line begins in the page."""
        return self.offsets[0]

    def offset(self, position: int) -> int:
        """Offset in the page of a character of the text."""
        index = bisect_right(self.starts, position) - 1
        return min(self.offsets[index] + position - self.starts[index], self.end)


class Stretch(Struct, frozen=True):
    """A passage after the repair: its text and where it stands in the source."""

    text: str
    start: int
    end: int
    stanza: int


def split_lines(text: str) -> tuple[Line, ...]:
    """Every line of the page, blank ones too."""
    lines = []
    start = 0
    for content in text.split("\n"):
        words = content.lstrip(_BLANK)
        indent = len(content) - len(words)
        words = words.rstrip(_BLANK)
        lines.append(Line(start + indent, start + indent + len(words), words, indent))
        start += len(content) + 1
    return tuple(lines)


def stanzas(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines that stand together without a blank line between them."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if not line.blank:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return tuple(tuple(stanza) for stanza in found if stanza)


def passages(groups: tuple[tuple[Line, ...], ...]) -> tuple[Passage, ...]:
    """Lines joined where a line end is only the end of the measure."""
    measure = _measure(groups)
    found = []
    for number, stanza in enumerate(groups):
        members = [stanza[0]]
        for line in stanza[1:]:
            if _belongs(members[-1], line, measure):
                members.append(line)
            else:
                found.append(_join(members, number))
                members = [line]
        found.append(_join(members, number))
    return tuple(found)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does, quotes and brackets aside."""
    return bool(_SENTENCE_END.search(text[-8:]))


def _measure(groups: tuple[tuple[Line, ...], ...]) -> int:
    """Width at which the page breaks lines; 0 when every line is a paragraph."""
    prose = (stanza for stanza in groups if any(ends_sentence(line.text) for line in stanza))
    pairs = [pair for stanza in prose for pair in pairwise(stanza)]
    if len(pairs) < 2:
        return 0
    lengths = sorted(_width(above.text) for above, _ in pairs)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST_MEASURE <= width <= WIDEST_MEASURE:
        return 0
    full = sum(1 for above, below in pairs if _is_full(above, below, width))
    inside = sum(1 for above, _ in pairs if not ends_sentence(above.text))
    return width if min(full, inside) >= BROKEN_SHARE * len(pairs) else 0


def _is_full(above: Line, below: Line, width: int) -> bool:
    """Whether the first word of the lower line did not fit into the upper one."""
    word = _FIRST_WORD.match(below.text)
    return _width(above.text) + 1 + _width(word[0] if word else "") > width


def _width(text: str) -> int:
    """Columns that a text takes; CJK letters take two."""
    return len(text) if text.isascii() else len(text) + len(_CJK.findall(text))


def _belongs(above: Line, below: Line, measure: int) -> bool:
    """Whether a line goes on with the passage of the line above it."""
    if is_rule(above.text) or is_rule(below.text):
        return False
    ended = ends_sentence(above.text)
    if _MARKED.match(below.text) and (ended or not measure):
        return False
    goes_on = bool(_CONTINUATION.match(below.text)) and not ended
    if not measure:
        return goes_on and len(above.text) >= SHORTEST_BROKEN_LINE
    if ended and below.indent > above.indent:
        return False
    return goes_on or _is_full(above, below, measure)


def _join(lines: list[Line], stanza: int) -> Passage:
    pieces = [lines[0].text]
    starts = [0]
    length = len(lines[0].text)
    for above, below in pairwise(lines):
        joint = _joint(above.text, below.text)
        pieces += (joint, below.text)
        starts.append(length + len(joint))
        length += len(joint) + len(below.text)
    offsets = tuple(line.start for line in lines)
    return Passage("".join(pieces), tuple(starts), offsets, lines[-1].end, stanza)


def _joint(above: str, below: str) -> str:
    """What stands for the line end: nothing after a hyphen and between CJK letters."""
    if _BROKEN_WORD.search(above[-2:]) and below[:1].isalpha() and not _SUSPENDED.match(below):
        return ""
    return "" if _CJK.match(above[-1]) and _CJK.match(below[0]) else " "
