"""What stands around one lost character: the questions that the rules ask."""

import re

from msgspec import Struct

from compiler.seed.repair.evidence import LOST_WORD, Evidence
from compiler.seed.repair.vocabulary import FUNCTION_WORDS
from compiler.seed.repair.words import LOST, MAX_WORD

_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_NUMBER_BEFORE = re.compile(r"[\d.,]*\d\Z")
_NUMBER_AFTER = re.compile(r"\d[\d.,]*")
_QUOTED_WORD = re.compile(f"(?:^|[\\s(\\[—-])[{LOST}“‘][\\w-]+\\Z")
_NEXT_WORD = re.compile(f"\\s[“‘(\\[{LOST}]?([^\\W\\d_]+)")


_BEFORE_OPENING = frozenset("([{<—–-/*_“‘\"'" + LOST)
_AFTER_OPENING = frozenset("([{<$£€¥…‘“.'#@*_&" + LOST)
_BEFORE_CLOSING = frozenset(".,;:?!…)]}>%*_’”'-—–" + LOST)
_AFTER_CLOSING = frozenset('.,;:?!…)]}>—–-/*_’”"' + LOST)


class Context(Struct, frozen=True):
    """One lost character, its neighbours and the page."""

    text: str
    position: int
    evidence: Evidence
    left: str
    """Character before; a space at the start."""
    right: str
    """Character after; a space at the end."""
    word_before: str
    """Letters right before."""
    word_after: str
    number_before: str
    """Figures right before."""
    number_after: str

    @property
    def next_word(self) -> str:
        """Word after one space, an opening quote or bracket aside, in lower case."""
        match = _NEXT_WORD.match(self.text, self.position + 1, self.position + 1 + MAX_WORD)
        return match[1].lower() if match else ""

    @property
    def opens(self) -> bool:
        """Whether an opening quote could stand here."""
        return (self.left in _BEFORE_OPENING or self.left.isspace()) and (
            self.right.isalnum() or self.right in _AFTER_OPENING
        )

    @property
    def closes(self) -> bool:
        """Whether a closing quote could stand here."""
        return (self.left.isalnum() or self.left in _BEFORE_CLOSING) and (
            self.right.isspace() or self.right in _AFTER_CLOSING
        )

    @property
    def ends_quoted_word(self) -> bool:
        """Whether a word that a mark opens ends here before a lone s: `“issue”s`."""
        start = max(0, self.position - MAX_WORD)
        return self.word_after == "s" and bool(_QUOTED_WORD.search(self.text, start, self.position))

    @property
    def run_left(self) -> str:
        """Character before this one and the lost ones right before it."""
        start = self.position
        while start and self.text[start - 1] == LOST:
            start -= 1
        return self.text[start - 1] if start else " "

    @property
    def in_long_run(self) -> bool:
        """Whether it is one of so many in a row that they are a word or a rule."""
        start = max(0, self.position - LOST_WORD + 1)
        return LOST * LOST_WORD in self.text[start : self.position + LOST_WORD]

    def knows(self, word: str) -> bool:
        """Whether the word is a common one or stands whole elsewhere on the page."""
        return word.lower() in FUNCTION_WORDS or word in self.evidence.words


def context_at(text: str, position: int, evidence: Evidence) -> Context:
    """What stands around the character at a position."""
    left = text[position - 1] if position else " "
    right = text[position + 1 : position + 2] or " "
    before = text[max(0, position - MAX_WORD) : position]
    after = text[position + 1 : position + 1 + MAX_WORD]
    return Context(
        text,
        position,
        evidence,
        left,
        right,
        _found(_WORD_BEFORE.search(before)) if left.isalpha() else "",
        _found(_WORD_AFTER.match(after)) if right.isalpha() else "",
        _found(_NUMBER_BEFORE.search(before)) if left.isdigit() else "",
        _found(_NUMBER_AFTER.match(after)).rstrip(".,") if right.isdigit() else "",
    )


def _found(match: re.Match[str] | None) -> str:
    return match[0] if match else ""
