"""Books for measuring: the same content for every tool, with the full mix of a report.

A book is a list of chapters made of plain values (below). `markdown.py` and `typst_source.py` spell
it for the tools. Two sources of words: `prose` is generated from a small fixed vocabulary, `moby`
takes the sentences of a real book in order, with its real vocabulary. Everything is deterministic.
"""

import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

WORDS_PER_PAGE = 400
PAGES_PER_CHAPTER = 21
TEXTS = Path(__file__).parent / "texts"

Kind = Literal["prose", "moby", "distinct", "tables"]


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    label: str


@dataclass(frozen=True)
class Paragraph:
    text: str
    note: str = ""
    """A footnote called at its end."""
    reference: str = ""
    """Label of a table, figure or section referred to."""


@dataclass(frozen=True)
class Items:
    ordered: bool
    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    label: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    label: str
    caption: str


@dataclass(frozen=True)
class Box:
    title: str
    paragraphs: tuple[str, ...]


Block = Heading | Paragraph | Items | Table | Figure | Box


@dataclass(frozen=True)
class Chapter:
    title: str
    label: str
    blocks: tuple[Block, ...]


@dataclass
class Words:
    """Sentences without end."""

    sentences: Iterator[str]
    chance: random.Random
    spare: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        return next(self.sentences)

    def paragraph(self, words: int) -> str:
        taken: list[str] = []
        count = 0
        while count < words:
            sentence = self.sentence()
            taken.append(sentence)
            count += sentence.count(" ") + 1
        return " ".join(taken)

    def phrase(self, words: int) -> str:
        start = re.sub(r"[^A-Za-z ]", "", self.sentence()).split()[:words]
        return " ".join(start or ["Report"]).capitalize()


def make_book(pages: int, kind: Kind, seed: int = 1) -> list[Chapter]:
    """A book of about so many A4 pages with headings, lists, tables, figures, notes and boxes."""
    chance = random.Random(seed)
    words = Words(_sentences(kind, chance), chance)
    chapters: list[Chapter] = []
    counter = [0]
    left = pages
    while left > 0:
        length = min(PAGES_PER_CHAPTER, left)
        number = len(chapters) + 1
        blocks: list[Block] = []
        for page in range(length):
            blocks.extend(_page(words, number, page, counter))
        title = f"{words.phrase(4)}"
        chapters.append(Chapter(title, f"sec-c{number}", tuple(blocks)))
        left -= length
    return chapters


def make_tables(pages: int) -> list[Chapter]:
    """Chapters of tables only, whose cells wrap."""
    chance = random.Random(2)
    words = Words(_sentences("prose", chance), chance)
    chapters: list[Chapter] = []
    for number in range(max(pages // PAGES_PER_CHAPTER, 1)):
        blocks = tuple(
            _wrapped_table(words, f"tbl-{number}-{index}") for index in range(PAGES_PER_CHAPTER)
        )
        chapters.append(Chapter(words.phrase(4), f"sec-c{number}", blocks))
    return chapters


def _wrapped_table(words: Words, label: str) -> Table:
    head = ("Measure", "What was done", "What remains", "Cost")
    rows = tuple(
        (
            words.phrase(3),
            words.paragraph(18),
            words.paragraph(12),
            f"{words.chance.randint(10, 99999):,}",
        )
        for _ in range(11)
    )
    return Table(label, words.phrase(7), head, rows)


def make_distinct(pages: int) -> list[Chapter]:
    """Prose in which no word comes twice; 200,000 words at 1,000 pages asked for."""
    words = Words(_distinct_sentences(random.Random(3)), random.Random(3))
    per_chapter = 4_000
    count = max(pages * 200 // per_chapter, 1)
    return [
        Chapter(
            f"Chapter {number + 1}",
            f"sec-c{number}",
            tuple(Paragraph(words.paragraph(100)) for _ in range(per_chapter // 100)),
        )
        for number in range(count)
    ]


def _page(words: Words, chapter: int, page: int, counter: list[int]) -> Iterator[Block]:
    counter[0] += 1
    absolute = counter[0]
    if page % 3 == 0:
        yield Heading(2, words.phrase(5), f"sec-c{chapter}-{page}")
    elif page % 3 == 1:
        yield Heading(3, words.phrase(6), f"sec-c{chapter}-{page}")
    yield Paragraph(words.paragraph(110), reference=f"sec-c{chapter}-0" if page % 3 == 2 else "")
    yield Paragraph(words.paragraph(100), note=words.sentence() if absolute % 2 == 0 else "")
    if absolute % 4 == 0:
        label = f"tbl-{absolute}"
        yield Paragraph(words.paragraph(40), reference=label)
        yield _table(words, label)
    elif absolute % 8 == 2:
        label = f"fig-{absolute}"
        yield Paragraph(words.paragraph(40), reference=label)
        yield Figure(label, words.phrase(8))
    elif absolute % 5 == 1:
        yield Items(absolute % 2 == 0, tuple(words.sentence() for _ in range(5)))
    elif absolute % 10 == 3:
        yield Box(words.phrase(4), (words.paragraph(50), words.paragraph(40)))
    else:
        yield Paragraph(words.paragraph(120))
    yield Paragraph(words.paragraph(90))


def _table(words: Words, label: str) -> Table:
    chance = words.chance
    head = ("Country", "2005", "2006", "2007", "2008", "2009")
    rows = tuple(
        (words.phrase(2), *(f"{chance.randint(10, 99999):,}" for _ in range(5))) for _ in range(9)
    )
    return Table(label, words.phrase(7), head, rows)


def _sentences(kind: Kind, chance: random.Random) -> Iterator[str]:
    if kind == "moby":
        return _book_sentences()
    if kind == "distinct":
        return _distinct_sentences(chance)
    return _made_sentences(chance)


def _book_sentences() -> Iterator[str]:
    text = lzma.decompress((TEXTS / "moby-dick.txt.xz").read_bytes()).decode("utf-8")
    sentences: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        plain = " ".join(paragraph.replace("_", "").split())
        if plain.startswith("CHAPTER") or re.search(r"[*#\[\]<>@^~`|{}$\\]", plain):
            continue
        sentences.extend(part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", plain) if part)
    while True:
        yield from sentences


_SYLLABLES = tuple(
    "ad re con pro de in ex sub per tra min sta pol eco dip fin sec reg dev coop ment tion ness "  # noqa: SIM905
    "ance ity ive al ary ous er or ist ing ed ly able ure age dom ship".split()
)
_COMMON = tuple(
    "the of and to in a for that is on with by as at from it was are this which".split()  # noqa: SIM905
)


def _vocabulary(chance: random.Random, size: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < size:
        made["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 4)))] = None
    return list(made)


def _made_sentences(chance: random.Random) -> Iterator[str]:
    rare = _vocabulary(chance, 2500)
    weights = [1 / (rank + 5) for rank in range(len(rare))]
    while True:
        length = chance.randint(9, 26)
        drawn = iter(chance.choices(rare, weights, k=length))
        words = [
            chance.choice(_COMMON) if chance.random() < 0.42 else next(drawn) for _ in range(length)
        ]
        if length > 14:
            words[length // 2] += ","
        yield " ".join(words).capitalize() + "."


def _distinct_sentences(chance: random.Random) -> Iterator[str]:
    count = 0
    while True:
        words = []
        for _ in range(chance.randint(9, 20)):
            count += 1
            words.append(_spelled(count))
        yield " ".join(words).capitalize() + "."


def _spelled(number: int) -> str:
    """A different pronounceable word for every number."""
    parts: list[str] = []
    while True:
        number, digit = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[digit])
        if not number:
            return "".join(parts)
