"""Whatever authors write, the file is well-formed, and no word is lost without a message."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.model.block import (
    Block,
    Box,
    CodeBlock,
    Figure,
    Heading,
    ItemList,
    ListItem,
    Picture,
    Table,
)
from compiler.model.document import Metadata
from compiler.model.inline import Code, Foreign, Link, Note, Reference, Strong, Text, Value
from compiler.pipeline import run
from compiler.progress import Progress
from compiler.request import Request
from compiler.wordflow.build import build
from tests.docx.readback import ReadBack, members, part, read
from tests.wordflow.making import bluebook, bullets, heading, report, table, words
from tests.wordflow.making import part as report_part

ODD = st.text(st.characters(), max_size=12)
SHOWN = "\ufffd"


def written(*blocks: Block, sink: Sink | None = None) -> bytes:
    sink = sink or Sink()
    word = build(report(report_part(*blocks)), bluebook(), sink, lock_values=True)
    return write_docx(word, Metadata("T", authors=("A\x01",)), {}, {}, sink)


def codes(sink: Sink) -> set[str]:
    return {each.code for each in sink.diagnostics}


def parsed(data: bytes) -> ReadBack:
    for name in members(data):
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part(data, name).encode("utf-8"))
    return read(data)


@given(ODD, ODD, st.text(st.characters(categories=("Cc", "Cs", "Cn")), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_characters_anywhere_make_a_file(one: str, two: str, bad: str) -> None:
    picture = Picture("a.png", "png", 9, 9, b"x", "d")
    text = one + bad + two
    inlines = (Text(text), Code(text), Strong((Text(text),)), Value(text, text))
    blocks: tuple[Block, ...] = (
        Heading(1, inlines, text or "x"),
        words(text, *inlines, Link(f"https://x.org/{text}", inlines), Note("n", (words(text),))),
        words("", Foreign("fr", inlines), Reference(text or "x"), Link(text, ())),
        CodeBlock(f"{text}\n{text}"),
        table(f"a{text}|b", f"{text}|2", caption=text, label=f"t{text}"),
        Figure(picture, inlines, f"f{text}", text),
        Box("box", (bullets(text),), inlines),
    )
    sink = Sink()
    back = parsed(written(*blocks, sink=sink))
    kept = re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", "", text).split()
    assert set("".join(kept)) <= set("".join(back.words))
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text):
        assert "word/character" in codes(sink)


def test_lists_of_sixty_levels_keep_every_word() -> None:
    def nested(depth: int, *, ordered: bool) -> ItemList:
        inner = (nested(depth + 1, ordered=not ordered),) if depth < 60 else ()
        return ItemList(ordered, (ListItem((words(f"level-{depth}"), *inner)),))

    back = parsed(written(nested(1, ordered=True)))
    assert [each for each in back.words if each.startswith("level")] == [
        f"level-{depth}" for depth in range(1, 61)
    ]


def cells(columns: int, rows: int) -> Table:
    head = "|".join(f"h{column}" for column in range(columns))
    body = ("|".join(f"{row}.{column}" for column in range(columns)) for row in range(rows))
    return table(head, *body, caption="Wide", label="wide")


@pytest.mark.parametrize("columns", [63, 64, 200])
def test_tables_of_any_width_keep_every_word(columns: int) -> None:
    sink = Sink()
    back = parsed(written(cells(columns, 3), sink=sink))
    assert ("word/columns" in codes(sink)) is (columns > 63)
    assert len(back.tables) == (columns <= 63)
    assert [each for each in back.words if "." in each] == [
        f"{row}.{column}" for row in range(3) for column in range(columns)
    ]


@pytest.mark.slow
def test_a_table_of_twenty_thousand_rows_is_written() -> None:
    text = part(written(cells(4, 20_000)), "word/document.xml")
    etree.fromstring(text.encode("utf-8"))
    assert len(re.findall(r"<w:t>\d+\.\d+</w:t>", text)) == 80_000
    assert text.count("<w:tblHeader/>") == 1


@pytest.mark.slow
def test_more_notes_than_a_counter_of_two_bytes_holds_are_written() -> None:
    blocks = tuple(words("x", Note(f"n{number}", (words("y"),))) for number in range(32_768))
    data = written(*blocks)
    assert len(parsed(data).notes) == 32_768
    ids = set(re.findall(r'<w:footnoteReference w:id="(\d+)"', part(data, "word/document.xml")))
    assert ids == {str(number) for number in range(1, 32_769)}


def test_paths_may_have_blanks_and_letters_of_any_script(tmp_path: Path) -> None:
    project = tmp_path / "our report – отчёт 年報"
    (project / "kapitel ä").mkdir(parents=True)
    (project / "kapitel ä" / "глава 1.md").write_text("# Одна\n\nСлова.\n", encoding="utf-8")
    (project / "report.toml").write_text(
        '[report]\ntitle = "T"\nlanguage = "ru"\ndate = 2024-01-01\n'
        'chapters = ["kapitel ä/*.md"]\n[output]\nname = "отчёт 1"\nformats = ["docx"]\n',
        encoding="utf-8",
    )
    outcome = run(Request(project, out=tmp_path / "aus gabe"), Sink(), Progress(quiet=True))
    (file,) = outcome.written
    assert file.path.name == "отчёт 1.docx"
    assert "Слова." in parsed(file.path.read_bytes()).words


def test_headings_that_skip_levels_and_empty_ones_are_headings() -> None:
    back = parsed(written(heading(1, "One"), heading(6, "Six"), heading(2, "")))
    assert back.headings[:2] == [(1, "One"), (6, "Six")]


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 9000), (9000, 1)])
def test_pictures_of_any_shape_have_a_size_that_word_opens(width: int, height: int) -> None:
    picture = Picture("a b – рис.png", "png", width, height, b"x", "d")
    data = written(Figure(picture, (Text("A"),), "fig", "alt"))
    extents = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', part(data, "word/document.xml"))
    assert extents
    page = 11906 * 635, 16838 * 635
    assert all(0 < int(x) <= page[0] and 0 < int(y) <= page[1] for x, y in extents)


def test_bookmarks_of_long_and_equal_labels_are_legal_and_lead_to_their_places() -> None:
    stem = "a-label-of-far-more-than-forty-characters-that-all-begin-alike"
    labels = [f"{stem}-{number}" for number in range(30)] + [f"{stem.upper()}-1", "§", "§§", "7"]
    blocks = [
        block
        for label in labels
        for block in (heading(2, "T", label=label), words("see ", Reference(label)))
    ]
    back = parsed(written(heading(1, "A"), *blocks))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in back.bookmarks)
    assert len({name.lower() for name in back.bookmarks}) == len(back.bookmarks) >= len(labels)
