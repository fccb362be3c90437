"""Whatever an author writes, its words come out again: in the tree, or in what is told."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.model.block import Block, Blocks, CodeBlock
from compiler.model.inline import Code, Inlines, Link, Note, Reference, Text, Value
from compiler.model.walk import block_inlines, child_blocks, walk_inlines
from compiler.seed.dump import dump_chapter
from compiler.seed.markdown.block_rules import block_parser
from tests.seed.chapters import read, told

WORD = re.compile(r"w\d+")


def words_of_inlines(inlines: Inlines) -> str:
    parts: list[str] = []
    for inline in walk_inlines(inlines):
        match inline:
            case Text(text=text) | Code(text=text) | Value(text=text):
                parts.append(text)
            case Note(blocks=blocks):
                parts.append(words_of(blocks))
            case Link(url=url):
                parts.append(url)
            case Reference(label=label):
                parts.append(label)
            case _:
                pass
    return " ".join(parts)


def words_of(blocks: Blocks) -> str:
    return " ".join(words_of_block(block) for block in blocks)


def words_of_block(block: Block) -> str:
    parts = [words_of_inlines(inlines) for inlines in block_inlines(block)]
    if isinstance(block, CodeBlock):
        parts.append(block.language + " " + block.text)
    return " ".join([*parts, words_of(tuple(child_blocks(block)))])


PIECES = [
    "WORD", "WORD WORD", "*WORD*", "**WORD WORD**", "`WORD`", "[WORD](http://WORD)", "WORD[^n]",
    "^[WORD]", "{{ WORD }}", "{% WORD %}", "WORD\\", "WORD  ", "<b>WORD</b>", "@tbl-WORD",
    "[@WORD]", "# WORD", "## WORD", "### WORD {.unnumbered}", "- WORD", "  - WORD", "1. WORD",
    "> WORD", "> > WORD", "    WORD", "\tWORD", "```", "~~~ WORD", "| WORD | WORD |",
    "|---|---|", "|---|", "| WORD | WORD | WORD |", ": WORD", ": WORD {#tbl-x}", "~ WORD",
    "[^n]: WORD", "    [^m]", "::: box", "::: {.note title=\"WORD\"}", "::: chronology",
    "- WORD: WORD", "::: key-figures", "::: WORD", ":::", "---", "===", "***", "<div>WORD</div>",
    "<p>", "<WORD>", "H~WORD~", "x^WORD^", "https://WORD", "{{ WORD", "{{ a | WORD }}", "",
    "", "", "&amp; WORD", "\"WORD\" 'WORD'", "WORD -- WORD...", "*WORD", "_WORD_", "[WORD]",
    "[WORD", "](WORD", "{#WORD}", "{WORD}", "![WORD](WORD.png)", "Table: WORD", "1) WORD",
]  # fmt: skip


@st.composite
def chapters(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=14))
    joints = draw(st.lists(st.sampled_from(["\n", "\n", " "]), min_size=14, max_size=14))
    text = "".join(piece + joint for piece, joint in zip(pieces, joints, strict=False))
    count = 0

    def number(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"w{count}"

    return "\n" + re.sub("WORD", number, text)


@settings(max_examples=150, deadline=None)
@given(chapters())
def test_every_word_comes_out_or_is_told(text: str) -> None:
    chapter, sink = read(text)
    found = set(WORD.findall(words_of(chapter.flow) + words_of_inlines(chapter.title)))
    found.update(WORD.findall(chapter.label))
    said = " ".join(told(sink))
    missing = {word for word in WORD.findall(text) if word not in found}
    excused = {word for word in missing if re.search(rf"{word}(?!\d)", said)}
    if "note/unused" in said or "note/defined-twice" in said or "note/nested" in said:
        return
    if "figure/missing" in said:
        excused |= set(re.findall(r"!\[(w\d+)\]", text))
    left = missing - excused - labels(text) - links(text)
    assert not left


def labels(text: str) -> set[str]:
    """Words in braces and after the marks of a code block name something; they are no text."""
    named = set(re.findall(r"\{#(w\d+)\}", text))
    for line in re.findall(r"(?:```|~~~).*", text):
        named.update(WORD.findall(line))
    return named


def links(text: str) -> set[str]:
    """Addresses of images and links."""
    return set(re.findall(r"\((w\d+)(?:\.png)?\)", text))


@settings(max_examples=150, deadline=None)
@given(chapters())
def test_taking_whole_paragraphs_changes_nothing(text: str) -> None:
    with_rule = dump_chapter(read(text)[0])
    rules = block_parser().block.ruler
    rules.disable("prose")
    try:
        assert dump_chapter(read(text)[0]) == with_rule
    finally:
        rules.enable("prose")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    dump_chapter(read(text)[0])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=120))
def test_any_bytes_are_read(raw: bytes) -> None:
    dump_chapter(read(raw)[0])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["alpha", "beta", "it's", '"gamma"', "x-y", "1,2.", "(d)"]), max_size=30
    )
)
def test_plain_prose_keeps_every_word(words: list[str]) -> None:
    chapter, _ = read("# T\n\n" + " ".join(words))
    kept = Counter(re.findall(r"\w+", words_of(chapter.flow)))
    assert kept == Counter(re.findall(r"\w+", " ".join(words)))
