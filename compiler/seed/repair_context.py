"""What stands around one lost character, and the small vocabularies that the rules ask."""

import re
from dataclasses import dataclass

from compiler.seed.repair_evidence import Evidence
from compiler.seed.repair_words import LOST, MAX_WORD

_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_NUMBER_BEFORE = re.compile(r"[\d.,]*\d\Z")
_NUMBER_AFTER = re.compile(r"\d[\d.,]*")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS = _listed("""
    a about above according after again against all almost along already also although always among
    an and another any are around as at be because been before being below between both but by can
    certainly could despite did do does during each either especially even every few finally first
    for from had has have he her here his how however i if in including indeed into is it its just
    later least less like many may might moreover most much must namely nearly neither never no nor
    not notably nothing now of often on once one only or other others our out over particularly
    perhaps rather she should simply since so some something soon still such than that the their
    them then there therefore these they this those though three through thus to together too two
    under unless until up upon usually was we well were what whatever when where whereas whether
    which while who whom whose why will with within without would yet you your
""")
"""Words that open a clause or an aside after a dash, and that nothing can belong to."""
PRONOUNS = _listed("i you he she it we they who that there this what here how where")
AUXILIARIES = _listed("could might must should would may")
NEGATED = _listed("""
    ain aren can couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn
    weren won wouldn
""")
ELIDED = _listed("tis twas em til cause round bout twill twere neath")
MONTHS_AND_DAYS = _listed("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter
    monday tuesday wednesday thursday friday saturday sunday
""")
OPEN_ENDED = _listed("present date today now")


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
        return self.left in ' \t\n\u00a0([{—–-/“‘"' + LOST and (
            self.right.isalnum() or self.right in "([{$£€¥…‘“.'#@" + LOST
        )

    @property
    def closes(self) -> bool:
        """Whether a closing quote could stand here."""
        return (self.left.isalnum() or self.left in ".,;:?!…)]}%*’”'-—–" + LOST) and (
            self.right.isspace() or self.right in '.,;:?!…)]}—–-/’”"' + LOST
        )

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
