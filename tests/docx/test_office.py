"""What LibreOffice Writer makes of the file; skipped where it is not installed."""

import re
from pathlib import Path

import pytest

from compiler.model.block import (
    Block,
    Box,
    Chronology,
    CodeBlock,
    Columns,
    ContentsList,
    Definition,
    DefinitionList,
    Event,
    KeyFigure,
    KeyFigures,
    Landscape,
    Quote,
    Rule,
)
from compiler.model.document import Field, Running, RunningLine
from compiler.model.inline import Note, Reference, Text
from compiler.resolve.resolved import ResolvedDocument
from tests.docx.office import convert, pages_of
from tests.docx.writing import bytes_of, paginated
from tests.wordflow.making import (
    bullets,
    flow_of,
    heading,
    numbers,
    part,
    report,
    table,
    words,
)

pytestmark = [pytest.mark.office, pytest.mark.slow]

RUNNING = Running(
    head_right=RunningLine(left=(Field("report"),), right=(Field("chapter"),)),
    foot_right=RunningLine(right=(Field("folio"),)),
    foot_first=RunningLine(right=(Field("folio"),)),
)
LONG = "The office counted what it could and wrote down what it had counted. " * 5


def chapter(name: str) -> tuple[Block, ...]:
    return (
        heading(1, f"Chapter {name}", label=name),
        KeyFigures((KeyFigure((Text("29"),), (Text("surveys"),)),) * 3),
        *(words(LONG, Note(f"{name}-{n}", (words(f"Note {n} of {name}."),))) for n in range(8)),
        heading(2, f"Lists {name}", label=f"{name}-lists"),
        bullets("one", (words("two"), numbers("deep", "deeper"))),
        words("See ", Reference(f"{name}-table"), Text(" and "), Reference(f"{name}-lists")),
        table("a|b", *(f"{n}|{n}.5" for n in range(20)), caption="Numbers", label=f"{name}-table"),
        Box("box", (words(LONG), bullets("in a box")), (Text("A box"),)),
        Box("note", (words(LONG), words(LONG)), (Text("A note"),)),
        heading(2, f"Rest {name}", label=f"{name}-rest"),
        Quote((words("quoted"),)),
        CodeBlock("x = 1\ny = 2"),
        Rule(),
        DefinitionList((Definition((Text("Term"),), (words("meaning"),)),)),
        Chronology((Event((Text("2 May"),), (words("It opens."),)),)),
        *(words(LONG) for _ in range(9)),
        heading(2, f"End {name}", label=f"{name}-end"),
        words(LONG),
    )


def whole() -> ResolvedDocument:
    contents = part(ContentsList(), kind="contents")
    return report(
        contents,
        part(*chapter("north"), slug="north"),
        part(*chapter("south"), slug="south"),
        running=RUNNING,
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Texts of the pages as LibreOffice shows them."""
    resolved = whole()
    word = flow_of(resolved)
    folios, fonts = paginated(word)
    file = tmp_path_factory.mktemp("office") / "report.docx"
    file.write_bytes(bytes_of(word, resolved.document.metadata, folios.folios, fonts))
    return pages_of(convert(file, "pdf"))


def test_the_contents_name_the_pages_where_the_headings_stand(pages: list[str]) -> None:
    rows = re.findall(r"^(?:\d[\d.]*\s+)?(\S+ (?:north|south))[ .]+(\d+)\s*$", pages[0], re.M)
    assert len(rows) == 8
    for title, folio in rows:
        assert title in pages[int(folio)], f"{title} is not on page {folio}"


def test_notes_are_numbered_anew_in_each_chapter(pages: list[str]) -> None:
    text = "".join(pages)
    for name in ("north", "south"):
        for number in range(8):
            assert re.search(rf"{number + 1}\s+Note {number} of {name}\.", text)


def test_references_show_the_words_they_repeat(pages: list[str]) -> None:
    text = re.sub(r"\s+", " ", "".join(pages))
    assert "See Table 1 and Section 1.1" in text
    assert "See Table 2 and Section 2.1" in text


def test_running_heads_show_the_chapter_and_openings_have_none(pages: list[str]) -> None:
    assert "The Year" not in pages[1]
    assert "The Year" in pages[2]
    assert "North" in pages[2]


def test_columns_and_broad_pages_move_what_comes_after_as_computed(tmp_path: Path) -> None:
    text = tuple(words(LONG) for _ in range(9))
    resolved = report(
        part(ContentsList(), kind="contents"),
        part(
            heading(1, "Chapter", label="chapter"),
            Columns(2, text),
            heading(2, "After two", label="two"),
            Columns(3, text * 4),
            heading(2, "After three", label="three"),
            *text,
            Landscape((heading(2, "Broad", label="broad"), *text)),
            heading(2, "Upright", label="upright"),
            *text,
        ),
        running=RUNNING,
    )
    word = flow_of(resolved)
    folios, fonts = paginated(word)
    file = tmp_path / "report.docx"
    file.write_bytes(bytes_of(word, resolved.document.metadata, folios.folios, fonts))
    shown = pages_of(convert(file, "pdf"))
    for title, label in (
        ("After two", "two"),
        ("After three", "three"),
        ("Broad", "broad"),
        ("Upright", "upright"),
    ):
        assert title in shown[int(folios.folios[label])]
    assert "The Year" in shown[int(folios.folios["broad"])]
