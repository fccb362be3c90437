"""Words of a tree changed; what does not change stays the same object."""

from compiler.model.block import (
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
    Picture,
    Quote,
    Row,
    Rule,
    Table,
)
from compiler.model.dump import dump_blocks, dump_inlines
from compiler.model.inline import Emphasis, Inline, Inlines, Link, Note, Text, Value
from compiler.model.rewrite import rewrite_blocks, rewrite_leaves


def words(text: str) -> tuple[Text]:
    return (Text(text),)


PICTURE = Picture("a.png", "png", 1, 1, b"")
EVERYTHING: Blocks = (
    Heading(2, words("old 1"), "a"),
    Paragraph(words("old 2")),
    ItemList(False, (ListItem((Paragraph(words("old 3")),)),)),
    DefinitionList((Definition(words("old 4"), (Paragraph(words("old 5")),)),)),
    Quote((Paragraph(words("old 6")),)),
    CodeBlock("old"),
    Rule(),
    Table(
        (Column(),),
        (Row((Cell(words("old 7")),)),),
        (Row((Cell(words("old 8")),)),),
        words("old 9"),
        "t",
        words("old 10"),
        words("old 11"),
    ),
    Figure(PICTURE, words("old 12"), credit=words("old 13")),
    Box("box", (Paragraph(words("old 14")),), words("old 15")),
    Chronology((Event(words("old 16"), (Paragraph(words("old 17")),)),)),
    KeyFigures((KeyFigure(words("old 18"), words("old 19")),)),
)


def renewed(inlines: Inlines) -> Inlines:
    def leaf(inline: Inline) -> Inlines:
        if isinstance(inline, Text):
            return words(inline.text.replace("old", "new"))
        return (inline,)

    return rewrite_leaves(inlines, leaf, lambda blocks: rewrite_blocks(blocks, renewed))


def test_every_sequence_of_words_is_changed() -> None:
    changed = rewrite_blocks(EVERYTHING, renewed)
    assert dump_blocks(changed) == dump_blocks(EVERYTHING).replace("old ", "new ")
    assert dump_blocks(changed).count("new ") == 19


def test_what_does_not_change_is_the_same_object() -> None:
    assert rewrite_blocks(EVERYTHING, lambda inlines: inlines) is EVERYTHING
    blocks = (Paragraph(words("one")), Paragraph(words("two")))

    def change(inlines: Inlines) -> Inlines:
        return words("2") if inlines == words("two") else inlines

    changed = rewrite_blocks(blocks, change)
    assert changed[0] is blocks[0]
    assert changed[1] == Paragraph(words("2"))


def test_inlines_inside_others_and_in_notes_are_changed() -> None:
    note = Note("n", (Paragraph(words("old note")),))
    inlines = (Emphasis((Link("x", words("old")), note)), Value("old", "x"))
    changed = renewed(inlines)
    assert dump_inlines(changed) == ('<em><link x>new</link><note n/></em><value "x">old</value>')
    assert "new note" in dump_blocks((Paragraph(changed),))


def test_a_leaf_may_become_several_or_none() -> None:
    inlines = (Text("a"), Text("b"))
    twice = rewrite_leaves(inlines, lambda leaf: (leaf, leaf), lambda blocks: blocks)
    assert dump_inlines(twice) == "aabb"
    assert rewrite_leaves(inlines, lambda leaf: (), lambda blocks: blocks) == ()
