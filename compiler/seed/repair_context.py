"""What stands around one lost character: the questions that the rules ask."""

import re
from dataclasses import dataclass

from compiler.seed.repair_evidence import Evidence
from compiler.seed.repair_vocabulary import FUNCTION_WORDS
from compiler.seed.repair_words import LOST, MAX_WORD

_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_NUMBER_BEFORE = re.compile(r"[\d.,]*\d\Z")
_NUMBER_AFTER = re.compile(r"\d[\d.,]*")
_QUOTED_WORD = re.compile(f"(?:^|[\\s(\\[—-])[{LOST}“‘][\\w-]+\\Z")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Context:
    """One lost character, its neighbours and the page."""

    text: str
    position: int
    evidence: Evidence

    @property
    def left(self) -> str:
        """Character before; a space at the start."""
        return self.text[self.position - 1] if self.position else " "

    @property
    def right(self) -> str:
        """Character after; a space at the end."""
        return self.text[self.position + 1 : self.position + 2] or " "

    @property
    def word_before(self) -> str:
        """Letters right before."""
        return self._before(_WORD_BEFORE)

    @property
    def word_after(self) -> str:
        """Letters right after."""
        return self._after(_WORD_AFTER)

    @property
    def number_before(self) -> str:
        """Figures right before."""
        return self._before(_NUMBER_BEFORE)

    @property
    def number_after(self) -> str:
        """Figures right after."""
        return self._after(_NUMBER_AFTER).rstrip(".,")

    @property
    def next_word(self) -> str:
        """Word after one space, in lower case."""
        match = _NEXT_WORD.match(self.text, self.position + 1, self.position + 1 + MAX_WORD)
        return match[1].lower() if match else ""

    @property
    def opens(self) -> bool:
        """Whether an opening quote could stand here."""
        return (self.left.isspace() or self.left in "([{<—–-/*_“‘\"'" + LOST) and (
            self.right.isalnum() or self.right in "([{<$£€¥…‘“.'#@*_&" + LOST
        )

    @property
    def closes(self) -> bool:
        """Whether a closing quote could stand here."""
        return (self.left.isalnum() or self.left in ".,;:?!…)]}>%*_’”'-—–" + LOST) and (
            self.right.isspace() or self.right in '.,;:?!…)]}>—–-/*_’”"' + LOST
        )

    @property
    def ends_quoted_word(self) -> bool:
        """Whether a word that a mark opens ends here before a lone s: `“issue”s`."""
        start = max(0, self.position - MAX_WORD)
        return self.word_after == "s" and bool(_QUOTED_WORD.search(self.text, start, self.position))

    @property
    def run_left(self) -> str:
        """Character before this one and the lost ones right before it."""
        return self.text[: self.position].rstrip(LOST)[-1:] or " "

    @property
    def in_word(self) -> bool:
        """Whether letters stand on both sides."""
        return self.left.isalpha() and self.right.isalpha()

    def knows(self, word: str) -> bool:
        """Whether the word is a common one or stands whole elsewhere on the page."""
        return word.lower() in FUNCTION_WORDS or word in self.evidence.words

    def _before(self, pattern: re.Pattern[str]) -> str:
        match = pattern.search(self.text[max(0, self.position - MAX_WORD) : self.position])
        return match[0] if match else ""

    def _after(self, pattern: re.Pattern[str]) -> str:
        start = self.position + 1
        match = pattern.match(self.text, start, start + MAX_WORD)
        return match[0] if match else ""
