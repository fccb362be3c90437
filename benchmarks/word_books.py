"""Report projects for measuring Word pages: the full mix of what chapters may hold, as Markdown.

Unlike `corpus.py` these books are only for Yearbook, so they use everything it knows: nested
lists, quotations, code, definition lists, chronologies, key figures, references of every form.
Words come from a real book, so that capitals, quotation marks and dashes stand as they do in life.
"""

import lzma
import random
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
PAGES_PER_CHAPTER = 10


def write_project(folder: Path, pages: int, seed: int = 1, style: str = "bluebook") -> None:
    """A report of about so many pages."""
    (folder / "chapters").mkdir(parents=True, exist_ok=True)
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / "chart.png").write_bytes(_picture(640, 300))
    (folder / "report.toml").write_text(
        f'[report]\ntitle = "Annual Report {seed}"\nsubtitle = "A book for measuring"\n'
        'organisation = "Riverland Office"\nperiod = "2024"\ndate = 2025-03-31\n'
        f'language = "en"\nstyle = "{style}"\nchapters = ["chapters/*.md"]\n'
        '[output]\nname = "book"\n',
        encoding="utf-8",
    )
    writer = BookWriter(random.Random(seed))
    number = 0
    while number * PAGES_PER_CHAPTER < pages:
        number += 1
        path = folder / "chapters" / f"{number:03}.md"
        length = min(PAGES_PER_CHAPTER, pages - (number - 1) * PAGES_PER_CHAPTER)
        path.write_text(writer.chapter(number, length), encoding="utf-8")


class BookWriter:
    """Writes chapters one after another."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        sentences = _sentences()
        self._sentences = sentences[chance.randrange(len(sentences)) :] + sentences
        self._next = 0
        self._labels: list[str] = []
        self._count = 0

    def chapter(self, number: int, pages: int) -> str:
        """Markdown of a chapter of about so many pages."""
        title = self._phrase(5)
        blocks = [self._front(number), f"# {title} {{#sec-{number}}}"]
        self._labels.append(f"sec-{number}")
        for page in range(pages):
            blocks.extend(self._page(number, page))
        return "\n\n".join(blocks) + "\n"

    def _front(self, number: int) -> str:
        if number % 3 == 2:
            return "---\nnumbered: true\n---"
        return (
            f"---\nslug: chapter-{number}\nsummary: >-\n  {self._plain(self._sentence())}\n"
            "key_figures:\n"
            + "".join(
                f'  - value: "{self.chance.randint(10, 99999):,}"\n    label: {self._phrase(3)}\n'
                for _ in range(3)
            )
            + "---"
        )

    def _page(self, chapter: int, page: int) -> Iterator[str]:
        self._count += 1
        label = f"sec-{chapter}-{page}"
        level = (2, 3, 3, 2)[page % 4]
        if page % 4 != 2:
            yield f"{'#' * level} {self._phrase(self.chance.randint(2, 9))} {{#{label}}}"
            self._labels.append(label)
        yield self._paragraph(90)
        kinds: tuple[Callable[[], str], ...] = (
            self._bullets,
            self._table,
            self._figure,
            self._box,
            self._quote,
            self._numbers,
            self._code,
            self._terms,
            self._events,
            self._key_figures,
            self._long_table,
            self._nested_box,
            self._breaks,
            self._columns,
            self._broad,
        )
        yield kinds[self._count % len(kinds)]()
        yield self._paragraph(self.chance.randint(20, 110))
        if page % 3 == 1:
            yield f"#### {self._phrase(4)}"
            yield self._paragraph(self.chance.randint(30, 60))
        yield self._paragraph(self.chance.randint(60, 140), note=self._count % 2 == 0)

    def _paragraph(self, words: int, *, note: bool = False) -> str:
        parts: list[str] = []
        count = 0
        while count < words:
            sentence = self._dressed(self._sentence())
            count += sentence.count(" ") + 1
            parts.append(sentence)
        text = " ".join(parts)
        if note:
            length = 6 if self.chance.random() < 0.1 else 1
            body = " ".join(self._sentence() for _ in range(length))
            text += f"[^n{self._count}-{self._next}]\n\n[^n{self._count}-{self._next}]: {body}"
        return text

    def _dressed(self, sentence: str) -> str:
        """A sentence with some words stressed, or with a reference, a link, a number."""
        words = sentence.split(" ")
        if len(words) < 8:
            return sentence
        place = self.chance.randrange(2, len(words) - 3)
        match self.chance.randrange(20):
            case 0:
                words[place : place + 2] = [f"*{' '.join(words[place : place + 2])}*"]
            case 1:
                words[place : place + 3] = [f"**{' '.join(words[place : place + 3])}**"]
            case 2 if self._labels:
                form = self.chance.choice(("", "", "title:", "number:", "page:"))
                words.insert(place, f"(see @{form}{self.chance.choice(self._labels)})")
            case 3:
                words.insert(place, "[the *open* portal](https://www.example.org/open-data/2024)")
            case 4:
                words.insert(place, f"{self.chance.randint(1, 999_999):,} and/or 2020--21 COVID-19")
            case 5:
                words.insert(place, "`code_with_underscores` H~2~O m^2^")
            case 6:
                words.insert(place, "--- no, €5.3m (about 12 %) ---")
            case _:
                pass
        return " ".join(words)

    def _bullets(self) -> str:
        lines: list[str] = []
        for _ in range(4):
            lines.append(f"- {self._dressed(self._sentence())}")
            if self.chance.random() < 0.4:
                lines += [f"    - {self._sentence()}", f"    - {self._sentence()}"]
        return "\n".join(lines)

    def _numbers(self) -> str:
        items = [f"{index}. {self._dressed(self._sentence())}" for index in range(1, 12)]
        return ("\n\n" if self.chance.random() < 0.3 else "\n").join(items)

    def _table(self, rows: int = 8) -> str:
        label = f"tbl-{self._count}"
        self._labels.append(label)
        lines = ["| Country | 2005 | 2006 | Remarks on the year |", "|---|---:|---:|---|"]
        for _ in range(rows):
            numbers = f"{self.chance.randint(1, 99999):,} | {self.chance.uniform(-9, 99):.1f}"
            lines.append(f"| {self._phrase(2)} | {numbers} | {self._phrase(self._few())} |")
        source = ' source="Customs"' if self.chance.random() < 0.5 else ""
        return "\n".join(lines) + f"\n\n: {self._phrase(7)} {{#{label}{source}}}"

    def _long_table(self) -> str:
        return self._table(self.chance.randint(20, 60))

    def _few(self) -> int:
        return self.chance.choice((1, 2, 3, 4, 14, 25))

    def _figure(self) -> str:
        label = f"fig-{self._count}"
        self._labels.append(label)
        width = self.chance.choice((40, 60, 80, 100))
        credit = ' credit="Riverland Office"' if self.chance.random() < 0.5 else ""
        return f'![{self._phrase(9)}](figures/chart.png){{#{label} alt="A"{credit} width={width}%}}'

    def _box(self) -> str:
        paragraphs = [self._paragraph(self.chance.randint(30, 160)) for _ in range(2)]
        return f'::: {{.box title="{self._phrase(4)}"}}\n' + "\n\n".join(paragraphs) + "\n:::"

    def _nested_box(self) -> str:
        items = self._bullets() if self._count % 4 == 0 else f"- {self._sentence()}\n- Second."
        parts = [self._paragraph(25), items, self._paragraph(15)]
        return f'::: {{.note title="{self._phrase(4)}"}}\n' + "\n\n".join(parts) + "\n:::"

    def _columns(self) -> str:
        text = "\n\n".join(self._paragraph(self.chance.randint(20, 90)) for _ in range(3))
        return f"::: {{.columns}}\n{text}\n:::"

    def _broad(self) -> str:
        return f"::: {{.landscape}}\n{self._table(self.chance.randint(5, 12))}\n:::"

    def _quote(self) -> str:
        return f"> {self._paragraph(50)}\n>\n> {self._paragraph(20)}"

    def _code(self) -> str:
        lines = [
            f"{' ' * (index % 3 * 4)}value[{index}] = {self._phrase(4)!r}" for index in range(8)
        ]
        return "```\n" + "\n".join(lines) + "\n```"

    def _terms(self) -> str:
        return "\n\n".join(f"{self._phrase(2)}\n: {self._paragraph(25)}" for _ in range(3))

    def _events(self) -> str:
        events = "\n".join(f"- {day} May: {self._dressed(self._sentence())}" for day in (2, 13, 28))
        return f"::: {{.chronology}}\n{events}\n:::"

    def _key_figures(self) -> str:
        figures = "\n".join(
            f"- {self.chance.randint(5, 99_999):,}: {self._phrase(3)}" for _ in range(3)
        )
        return f"::: {{.key-figures}}\n{figures}\n:::"

    def _breaks(self) -> str:
        return f"{self._sentence()}\\\n{self._sentence()}\n\n---"

    def _sentence(self) -> str:
        self._next = (self._next + 1) % len(self._sentences)
        return self._sentences[self._next]

    def _phrase(self, words: int) -> str:
        found: list[str] = []
        while len(found) < words:
            found += re.sub(r"[^A-Za-z ]", "", self._sentence()).split()
        return " ".join(found[:words]).capitalize()

    def _plain(self, text: str) -> str:
        return text.replace(": ", ", ")


def _sentences() -> list[str]:
    text = lzma.decompress((TEXTS / "moby-dick.txt.xz").read_bytes()).decode("utf-8")
    sentences: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        plain = " ".join(paragraph.replace("_", "").split())
        if plain.startswith("CHAPTER") or re.search(r"[*#\[\]<>@^~`|{}$\\]", plain):
            continue
        for part in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", plain):
            if part and part[0].isalpha() and len(part) < 400:
                sentences.append(part)
    return sentences


def _picture(width: int, height: int) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes([200]) * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )
