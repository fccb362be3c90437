import datetime
from io import BytesIO

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.model.block import (
    Block,
    Box,
    Cell,
    CodeBlock,
    Column,
    Figure,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Row,
    Table,
)
from compiler.model.document import Document, Metadata, Part
from compiler.model.inline import (
    Code,
    Emphasis,
    Inline,
    Link,
    Note,
    Reference,
    Strong,
    Text,
    Value,
)
from compiler.model.walk import block_inlines, walk_blocks, walk_inlines
from compiler.resolve.resolve import resolve
from compiler.wordflow.build import build
from tests.docx.readback import read
from tests.docx.writing import back, written, written_from
from tests.wordflow.making import (
    bluebook,
    bullets,
    heading,
    numbers,
    part,
    report,
    table,
    words,
)

PICTURE = Picture("figures/a.png", "png", 60, 40, b"\x89PNG\r\n\x1a\n", "d1")


def test_headings_are_read_by_their_level() -> None:
    made = back(heading(1, "One"), heading(2, "Two"), heading(2, "Three", numbered=False))
    assert made.headings == [(1, "One"), (2, "Two"), (2, "Three")]


def test_paragraphs_have_the_styles_word_knows() -> None:
    made = back(words("a"), bullets("b"), numbers("c"), Quote((words("d"),)), CodeBlock("e"))
    assert [name for name, _ in made.paragraphs] == [
        "Body Text",
        "List Bullet 7 pt after",
        "List Number 7 pt after",
        "Quote",
        "Source Code",
    ]


def test_cells_links_notes_and_pictures_are_read_in_order() -> None:
    made = back(
        words(
            "See ", Link("https://example.org/a b", (Text("the site"),)), Note("n", (words("N."),))
        ),
        table("Country|Exports", "France|12.5", caption="Trade", label="t"),
        Figure(PICTURE, (Text("A dog"),), "f", "a dog on a lawn"),
        Figure(PICTURE, decorative=True),
    )
    assert made.links == [("https://example.org/a%20b", "the site")]
    assert made.notes == ["N."]
    assert made.tables == [[["Country", "Exports"], ["France", "12.5"]]]
    assert made.alts == ["a dog on a lawn", ""]
    assert "Table\N{NO-BREAK SPACE}1\N{EN SPACE}Trade" in [text for _, text in made.paragraphs]


def test_references_are_fields_with_ready_words_and_existing_bookmarks() -> None:
    made = back(
        heading(1, "One"),
        heading(2, "Two"),
        table("a|b", "1|2", caption="Trade", label="t"),
        words("", Reference("two"), Text(" "), Reference("t"), Text(" "), Reference("t", "page")),
    )
    assert made.instructions[1:] == ["REF two \\r \\h", "REF t_number \\h", "PAGEREF t \\h"]
    assert made.instructions[0] == "SEQ Table \\* ARABIC"
    assert {"two", "t_number", "t"} <= set(made.bookmarks)
    assert made.paragraphs[-1][1] == "Section\N{NO-BREAK SPACE}1.1 Table\N{NO-BREAK SPACE}1 ?"


def test_page_references_print_the_folios_they_are_given() -> None:
    made = read(
        written(heading(1, "One"), words("", Reference("one", "page")), folios={"one": "iv"})
    )
    assert made.paragraphs[-1][1] == "iv"


def test_a_page_reference_out_of_the_file_is_plain_text() -> None:
    book = report(part(heading(1, "One")), part(words("", Reference("one", "page")), slug="two"))
    alone = Document(Metadata("Two"), (book.document.parts[1],))
    made = read(written_from(resolve(alone, Sink(), book), {"one": "7"}))
    assert made.paragraphs[-1][1] == "7"
    assert made.instructions == []


def test_properties_say_what_the_report_says() -> None:
    metadata = Metadata(
        "The Year", "And its cost", "The Office", "2024", datetime.date(2025, 3, 31), "en-GB",
        ("A", "B"), "One sentence.", ("x", "y"),
    )  # fmt: skip
    resolved = resolve(Document(metadata, (part(words("x")),)), Sink())
    properties = docx.Document(BytesIO(written_from(resolved))).core_properties
    assert properties.title == "The Year"
    assert properties.subject == "And its cost"
    assert properties.author == properties.last_modified_by == "The Office"
    assert properties.language == "en-GB"
    assert properties.keywords == "x, y"
    assert properties.comments == "One sentence."
    assert properties.created == properties.modified
    assert properties.created.date() == datetime.date(2025, 3, 31)


# ---------------------------------------------------------------- nothing is lost

letters = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=5,
)
texts = st.builds(Text, st.lists(letters, min_size=1, max_size=2).map(" ".join))


def containers(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Emphasis, children),
        st.builds(Strong, children),
        st.builds(Link, st.just("https://example.org/"), children),
    )


inlines = st.lists(
    st.recursive(
        st.one_of(texts, st.builds(Code, letters), st.builds(Value, letters, st.just("data.x"))),
        containers,
        max_leaves=3,
    ),
    min_size=1,
    max_size=2,
).map(tuple)
simple = st.builds(Paragraph, inlines)


def nesting(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=2).map(tuple)
    items = st.lists(st.builds(ListItem, blocks), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        st.builds(ItemList, st.booleans(), items, st.integers(0, 40), st.booleans()),
        st.builds(Quote, blocks),
        st.builds(Box, st.sampled_from(["box", "note"]), blocks, inlines),
    )


cell = st.builds(Cell, inlines, st.integers(1, 3), st.integers(1, 3), st.booleans())
row = st.builds(Row, st.lists(cell, min_size=1, max_size=3).map(tuple))
tables = st.builds(
    Table,
    st.just((Column(), Column("decimal"))),
    st.lists(row, max_size=1).map(tuple),
    st.lists(row, min_size=1, max_size=3).map(tuple),
)
blocks = st.lists(
    st.recursive(st.one_of(simple, tables), nesting, max_leaves=4), min_size=1, max_size=3
).map(tuple)


def tree_words(parts: tuple[Part, ...]) -> list[str]:
    """Letters of the tree in reading order, without blanks."""
    found: list[str] = []
    for each in parts:
        for block in walk_blocks(each.blocks):
            for sequence in block_inlines(block):
                for inline in walk_inlines(sequence):
                    if isinstance(inline, Text | Code | Value):
                        found.append("".join(inline.text.split()))
    return found


@given(blocks)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_word_file_has_every_word_of_the_tree(blocks: tuple[Block, ...]) -> None:
    resolved = report(part(*blocks))
    sink = Sink()
    word = build(resolved, bluebook(), sink)
    made = read(write_docx(word, resolved.document.metadata, {}, {}, sink))
    read_back = "".join("".join(text.split()) for _, text in made.paragraphs)
    assert sorted(read_back) == sorted("".join(tree_words(resolved.document.parts)))
    assert {each.code for each in sink.diagnostics} <= {"word/depth"}
