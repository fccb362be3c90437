"""No word of the tree is lost on the way to the pages, whatever the tree looks like."""

from collections import Counter
from collections.abc import Iterable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.model.block import (
    Block,
    Blocks,
    Box,
    Cell,
    Chronology,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    Event,
    Figure,
    Heading,
    ItemList,
    KeyFigure,
    KeyFigures,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
)
from compiler.model.inline import Emphasis, Inline, Inlines, Link, Note, Strong, Text
from compiler.model.walk import block_inlines, child_blocks
from tests.layout.laying import PICTURE, lay, reading_text, small, squeezed

COUNTER = iter(range(10**9))


def _words(most: int) -> st.SearchStrategy[str]:
    word = st.sampled_from(["trade", "a", "representatives", "of", "x" * 40, "2009,", "well-known"])
    return st.lists(word, min_size=1, max_size=most).map(" ".join)


def _inline(depth: int) -> st.SearchStrategy[Inline]:
    text = _words(12).map(Text)
    if not depth:
        return text
    inner = st.tuples(_inline(0))
    return st.one_of(
        text,
        inner.map(Emphasis),
        inner.map(Strong),
        inner.map(lambda children: Link("https://example.org/", children)),
        st.lists(_block(0), min_size=1, max_size=2).map(
            lambda blocks: Note(f"note-{next(COUNTER)}", tuple(blocks))
        ),
    )


def _inlines(depth: int = 1) -> st.SearchStrategy[Inlines]:
    return st.lists(_inline(depth), min_size=1, max_size=4).map(tuple)


def _paragraph(depth: int) -> st.SearchStrategy[Block]:
    return _inlines(depth).map(Paragraph)


@st.composite
def _table(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    cell = st.builds(Cell, _inlines(), st.integers(1, 3), st.integers(1, 3), st.booleans())
    kinds = st.sampled_from(["plain", "plain", "group", "total"])
    row = st.builds(Row, st.lists(cell, max_size=width + 1).map(tuple), kinds)
    aligns = st.sampled_from(["left", "right", "center", "decimal"])
    columns = st.builds(Column, aligns, st.none() | st.floats(0.01, 1))
    return Table(
        tuple(draw(st.lists(columns, min_size=width, max_size=width))),
        tuple(draw(st.lists(row, max_size=2))),
        tuple(draw(st.lists(row, max_size=8))),
        draw(_inlines()),
        f"tbl-{next(COUNTER)}",
        draw(_inlines(0)),
    )


def _block(depth: int) -> st.SearchStrategy[Block]:
    plain: list[st.SearchStrategy[Block]] = [
        _paragraph(1 if depth else 0),
        _words(30).map(lambda text: CodeBlock(text.replace(" ", "\n", 2))),
        st.just(Rule()),
    ]
    if not depth:
        return st.one_of(plain)
    blocks = st.lists(_block(depth - 1), max_size=3).map(tuple)
    items = st.lists(blocks.map(ListItem), max_size=4).map(tuple)
    label = st.integers(0, 10**6).map(lambda _: f"label-{next(COUNTER)}")
    return st.one_of(
        *plain,
        st.builds(Heading, st.integers(2, 6), _inlines(), label),
        st.builds(ItemList, st.booleans(), items, st.integers(0, 5000), st.booleans()),
        st.lists(st.builds(Definition, _inlines(), blocks), max_size=3).map(
            lambda each: DefinitionList(tuple(each))
        ),
        blocks.map(Quote),
        _table(),
        st.builds(
            Figure, st.just(PICTURE), _inlines(), label, st.just("alt"), credit=_inlines(0),
            width=st.none() | st.floats(0.1, 1),
        ),
        st.builds(Box, st.sampled_from(["box", "note", "cover"]), blocks, _inlines(0)),
        st.lists(st.builds(Event, _inlines(0), blocks), max_size=3).map(
            lambda each: Chronology(tuple(each))
        ),
        st.lists(st.builds(KeyFigure, _inlines(0), _inlines()), min_size=1, max_size=6).map(
            lambda each: KeyFigures(tuple(each))
        ),
    )  # fmt: skip


def _leaves(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(text=text):
                yield text
            case Emphasis() | Strong() | Link():
                yield from _leaves(inline.children)
            case Note():
                yield from _all_words(inline.blocks)
            case _:
                raise AssertionError(inline)


def _all_words(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, CodeBlock):
            yield block.text
        for inlines in block_inlines(block):
            yield from _leaves(inlines)
        yield from _all_words(tuple(child_blocks(block)))


@given(st.lists(_block(2), max_size=4), st.integers(3, 24), st.sampled_from([170.0, 300.0]))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_word_of_the_tree_is_read_off_the_pages(
    blocks: list[Block], page: int, width: float
) -> None:
    part = lay(*blocks, sheet=small(page, width, width / 3), sink=Sink())
    text = reading_text(part)
    wanted = [squeezed(words) for words in _all_words(tuple(blocks))]
    assert all(words in text for words in wanted if len(words) < 40)
    lacking = Counter("".join(wanted)) - Counter(text)
    assert not lacking
