"""Text in columns and broad pages: sections of their own."""

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Block, Columns, Figure, Landscape, Picture, Rule
from compiler.model.document import Field, Running, RunningLine
from compiler.model.inline import LineBreak, Note, Text
from compiler.wordflow.flow import WordDocument, WordParagraph, WordTable
from tests.docx.writing import paginated
from tests.wordflow.making import bluebook, flow, flow_of, heading, part, report, table, text, words

RUNNING = Running(
    head_right=RunningLine(left=(Field("report"),), right=(Field("chapter"),)),
    foot_right=RunningLine(right=(Field("folio"),)),
)
WIDE = Figure(Picture("a.png", "png", 300, 300, b""), alt="a", width=0.5, wide=True)


def shapes(word: WordDocument) -> list[str]:
    """Width by height of each section, its columns, and whether it goes on on the page."""
    return [
        f"{each.width}x{each.height} {each.columns}{' +' if each.continuous else ''}"
        for each in word.sections
    ]


def texts(word: WordDocument, section: int) -> list[str]:
    blocks = word.sections[section].blocks
    return [text(each) for each in blocks if isinstance(each, WordParagraph)]


def test_a_landscape_is_a_section_that_lies_broad_between_two_upright_ones() -> None:
    word = flow(heading(1, "A"), Landscape((words("b"),)), words("c"))
    assert shapes(word) == ["11906x16838 1", "16838x11906 1", "11906x16838 1"]
    assert [each.start for each in word.sections] == [1, None, None]
    assert [each.title_page for each in word.sections] == [True, False, False]


def test_a_landscape_keeps_the_running_lines_and_stretches_them() -> None:
    first, broad = flow_of(
        report(part(words("a"), Landscape((words("b"),))), running=RUNNING)
    ).sections
    assert [text(each) for each in broad.running.head] == [
        text(each) for each in first.running.head
    ]
    assert broad.running.head[0].overrides is not None
    (stop,) = broad.running.head[0].overrides.tabs or ()
    assert stop.position == broad.text_width


def test_a_table_on_a_broad_page_may_take_its_width() -> None:
    row = "|".join(["many words in every cell of it"] * 6)
    upright, broad = flow(table(row, row), Landscape((table(row, row),))).sections
    widths = [
        sum(block.grid)
        for section in (upright, broad)
        for block in section.blocks
        if isinstance(block, WordTable)
    ]
    assert widths[0] <= upright.text_width < widths[1] <= broad.text_width


def test_columns_go_on_on_the_page_and_what_is_wide_stands_between_them() -> None:
    word = flow(words("a"), Columns(3, (words("b"), WIDE, words("c"))), words("d"))
    assert shapes(word) == [
        "11906x16838 1",
        "11906x16838 3 +",
        "11906x16838 1 +",
        "11906x16838 3 +",
        "11906x16838 1 +",
    ]
    assert word.sections[1].column_width == (word.sections[1].text_width - 640) // 3


def test_large_first_letters_are_told_and_stand_in_their_lines() -> None:
    sink = Sink()
    sheet = replace(bluebook(), initial_lines=3)
    assert flow_of(report(part(words("The year"))), sheet, sink) == flow(words("The year"))
    assert [each.code for each in sink.diagnostics] == ["word/initial"]


def test_columns_that_call_notes_are_told_and_stand_in_one() -> None:
    sink = Sink()
    noted = words("b", Note("n", (words("note"),)))
    word = flow(words("a"), Columns(2, (noted,)), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["word/columns-notes"]
    assert [each.columns for each in word.sections] == [1]


def test_inside_something_else_nothing_changes() -> None:
    word = flow(words("a"), Columns(2, (Columns(2, (words("b"),)),)))
    assert [each.columns for each in word.sections] == [1, 2, 1]


# ---------------------------------------------------------------- pages


def lined(count: int, word: str) -> Block:
    inlines: list[Text | LineBreak] = [Text(f"{word} 1")]
    for number in range(2, count + 1):
        inlines += [LineBreak(), Text(f"{word} {number}")]
    return words("", *inlines)


def test_the_text_after_columns_stands_where_they_end() -> None:
    word = flow(
        words("before"), Columns(2, (lined(60, "column"),)), heading(2, "After"), words("end")
    )
    found, _ = paginated(word, with_lines=True)
    assert found.folios["after"] == "1"
    assert [line for line in found.lines[0] if line.startswith("column")][29:31] == [
        "column 30",
        "column 31",
    ]


def test_columns_longer_than_a_page_are_even_on_the_last() -> None:
    word = flow(Columns(2, (lined(120, "column"),)), heading(2, "After"), words("end"))
    found, _ = paginated(word, with_lines=True)
    first = [line for line in found.lines[0] if line.startswith("column")]
    assert found.folios["after"] == "2"
    assert len(first) % 2 == 0
    assert "column 120" in found.lines[1]


def test_columns_alone_on_their_page_have_an_empty_section_beside_them() -> None:
    word = flow(words("a"), Landscape((Columns(2, (words("b"),)),)), heading(2, "c"))
    assert shapes(word) == [
        "11906x16838 1",
        "16838x11906 1",
        "16838x11906 2 +",
        "16838x11906 1 +",
        "11906x16838 1",
    ]
    assert texts(word, 1) == [""]


def test_what_begins_a_broad_page_has_no_white_above_it() -> None:
    word = flow(words("a"), Landscape((heading(2, "b"),)), heading(2, "c"))
    firsts = [section.blocks[0] for section in word.sections[1:]]
    assert [word.look(each).before for each in firsts if isinstance(each, WordParagraph)] == [0, 0]


def test_a_rule_does_not_end_a_section() -> None:
    word = flow(words("a"), Rule(), Columns(2, (words("b"),)))
    assert texts(word, 0) == ["a", "", ""]
    assert word.sections[0].blocks[-1] != word.sections[0].blocks[-2]
