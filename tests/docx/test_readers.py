"""Other programs read the words of a Word file that holds everything a report may hold.

Every stretch of text is a word of its own, so that what is lost or moved can be named. Contents
repeat words, so the last place of a word counts; notes stand elsewhere in each program.
"""

import html
import re
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import mammoth
import pytest

from compiler.model.block import (
    Block,
    Box,
    Cell,
    Chronology,
    CodeBlock,
    Column,
    Columns,
    ContentsList,
    Definition,
    DefinitionList,
    Event,
    Figure,
    KeyFigure,
    KeyFigures,
    Landscape,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    Table,
)
from compiler.model.inline import (
    Code,
    Emphasis,
    Foreign,
    LineBreak,
    Link,
    Note,
    Reference,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.resolve.resolved import ResolvedDocument
from tests.docx.office import convert
from tests.docx.readback import members, part, read
from tests.docx.writing import bytes_of, paginated
from tests.wordflow.making import bullets, flow_of, heading, numbers, report, table, words
from tests.wordflow.making import part as report_part

WORD = re.compile(r"kq\d{3}|nn\d{3}")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8ffff3f0300050001ff56a1f2b10000000049454e44ae426082"
)
PICTURE = Picture("figures/a.png", "png", 1, 1, PIXEL, "d1")


def chapter(words_of: Iterator[str], name: str) -> tuple[Block, ...]:
    def new() -> str:
        return next(words_of)

    def note(label: str) -> Note:
        return Note(f"{name}-{label}", (words(new().replace("kq", "nn")),))

    styled = (Emphasis((Text(new()),)), Text(" "), Strong((Text(new()),)), Text(" "),
              Code(new()), Text(" x"), Superscript((Text(new()),)), Text(" x"),
              Subscript((Text(new()),)), Text(" "), SmallCaps((Text(new()),)), Text(" "),
              Foreign("fr", (Text(new()),)), LineBreak(), Value(new(), "data.x"), Text(" "),
              Link("https://example.org/?a=1&b=2", (Text(new()),)))  # fmt: skip
    spanned = Table(
        (Column(), Column("decimal"), Column("right")),
        (Row((Cell((Text(new()),), columns=2), Cell((Text(new()),)))),),
        (
            Row((Cell((Text(new()),), rows=2), Cell((Text("1.5"),)), Cell((Text(new()),)))),
            Row((Cell((Text(new()),)), Cell((Text(new()), note("cell"))))),
        ),
        (Text(new()),),
        f"{name}-spans",
        source=(Text(new()),),
        note=(Text(new()),),
    )
    return (
        heading(1, new(), label=name),
        Paragraph((Text(new()),), "summary"),
        KeyFigures((KeyFigure((Text(new()),), (Text(new()),)),) * 1),
        words(f"{new()} ", *styled, note("a")),
        heading(2, new(), label=f"{name}-two"),
        words(f"{new()} ", Reference(f"{name}-spans"), Text(", "), Reference(name, "page")),
        bullets(new(), (words(new()), numbers(new(), (words(new()), words(new()))))),
        spanned,
        Figure(PICTURE, (Text(new()),), f"{name}-figure", "alt", credit=(Text(new()),)),
        Quote((words(new()),)),
        CodeBlock(f"{new()}\n  {new()}"),
        Rule(),
        DefinitionList((Definition((Text(new()),), (words(new()),)),)),
        Chronology((Event((Text(new()),), (words(new()),)),)),
        Box("note", (words(new(), note("b")),), (Text(new()),)),
        Box("box", (words(new()), bullets(new()), table(f"{new()}|b", "1|2")), (Text(new()),)),
        words(new()),
        Columns(2, (words(new()), words(new()))),
        Landscape((words(new()), Columns(2, (words(new()), words(new()))))),
        words(new()),
    )


def torture() -> ResolvedDocument:
    words_of = (f"kq{number:03}" for number in count(100))
    lists = (ContentsList(), ContentsList("tables"), ContentsList("figures"))
    return report(
        report_part(heading(1, "Contents", numbered=False), *lists, kind="contents", slug="toc"),
        *(report_part(*chapter(words_of, name), slug=name) for name in ("north", "south")),
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    resolved = torture()
    word = flow_of(resolved)
    pages, fonts = paginated(word)
    path = tmp_path_factory.mktemp("readers") / "torture.docx"
    path.write_bytes(bytes_of(word, resolved.document.metadata, pages.folios, fonts))
    return path


def in_order(text: str) -> tuple[list[str], set[str]]:
    """Words of the body by their last place, and words of notes."""
    found = WORD.findall(text)
    last = {word: place for place, word in enumerate(found)}
    body = sorted((word for word in last if word.startswith("kq")), key=last.__getitem__)
    return body, {word for word in last if word.startswith("nn")}


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", markup))


def expected(file: Path) -> tuple[list[str], set[str]]:
    back = read(file.read_bytes())
    return in_order(" ".join([*back.words, *back.notes]))


def test_the_file_has_the_words_in_the_order_of_the_report(file: Path) -> None:
    body, notes = expected(file)
    assert len(body) + len(notes) == len(set(body) | notes) > 80
    numbers = [int(word[2:]) for word in (*body, *notes)]
    assert sorted(numbers) == list(range(100, 100 + len(numbers)))


def test_mammoth_reads_every_word(file: Path) -> None:
    with file.open("rb") as stream:
        assert in_order(plain(mammoth.convert_to_html(stream).value)) == expected(file)


@pytest.mark.pandoc
def test_pandoc_reads_every_word(file: Path) -> None:
    command = ("pandoc", "-f", "docx", "-t", "html", str(file))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert not done.stderr
    # Pandoc gives the captions of a file to its tables one after another, key figures among them.
    body, notes = in_order(plain(done.stdout))
    assert (sorted(body), notes) == (sorted(expected(file)[0]), expected(file)[1])


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_reads_every_word(file: Path) -> None:
    shown = convert(file, "html").read_text(encoding="utf-8", errors="replace")
    assert in_order(plain(shown[shown.index("<body") :])) == expected(file)


@pytest.mark.office
@pytest.mark.slow
def test_saved_again_by_libreoffice_contents_notes_and_references_are_there(file: Path) -> None:
    data = convert(file, "docx").read_bytes()
    before, again = read(file.read_bytes()), read(data)
    assert in_order(" ".join([*again.words, *again.notes])) == expected(file)
    kinds = [[each.split()[0] for each in back.instructions] for back in (before, again)]
    assert kinds[1].count("TOC") == kinds[0].count("TOC") == 3
    assert kinds[1].count("SEQ") == kinds[0].count("SEQ")
    assert len([each for each in again.notes if each]) == len(before.notes) == 6
    assert kinds[1].count("PAGEREF") >= 2
    assert set(before.bookmarks) <= set(again.bookmarks)
    assert "word/footnotes.xml" in members(data)
    assert "<w:tblHeader" in part(data, "word/document.xml")
    assert len(again.tables) == len(before.tables)
