from compiler.model.block import (
    Box,
    Cell,
    Chronology,
    CodeBlock,
    Column,
    ContentsList,
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
from compiler.model.inline import (
    Abbreviation,
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


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def test_each_inline_has_its_mark() -> None:
    inlines = (
        Text("a\nb "),
        Emphasis(words("c")),
        Strong(words("d")),
        Superscript(words("e")),
        Subscript(words("f")),
        SmallCaps(words("g")),
        Foreign("fr", words("h")),
        Abbreviation("i", 'a "b"'),
        Code("i"),
        LineBreak(),
        Link("https://x.y", words("j")),
        Reference("tbl-a"),
        Reference("tbl-a", "page"),
        Value("1,2", 'data["x"]'),
    )
    assert dump_inlines(inlines) == (
        "a\\nb <em>c</em><strong>d</strong><sup>e</sup><sub>f</sub><sc>g</sc><lang fr>h</lang>"
        '<abbr "a \\"b\\"">i</abbr>'
        "<code>i</code><br/><link https://x.y>j</link><ref tbl-a/><ref tbl-a page/>"
        '<value "data[\\"x\\"]">1,2</value>'
    )


def test_notes_follow_the_block_that_calls_them() -> None:
    note = Note("n", (Paragraph(words("Note.")), Paragraph((Text("More."),), "small")))
    assert dump_blocks((Paragraph((Text("Call"), Emphasis((note,)))), Rule()), 1) == (
        "  paragraph Call<em><note n/></em>\n"
        "    note n\n"
        "      paragraph Note.\n"
        "      paragraph .small More.\n"
        "  rule break\n"
    )


def test_each_block_has_its_line() -> None:
    picture = Picture("figures/a.png", "png", 4, 3, b"")
    blocks = (
        Heading(2, words("H"), "h", numbered=False, listed=False),
        ItemList(True, (ListItem((Paragraph(words("i")),)),), 3, tight=False),
        Quote((Paragraph(words("q")),)),
        CodeBlock("a\n\nb", "python"),
        Table(
            (Column("left", 0.5), Column("decimal")),
            (Row((Cell(words("A"), columns=2),)),),
            (Row((Cell(words("b"), rows=2, header=True), Cell(())), "total"),),
            words("Cap"),
            "tbl-a",
            words("Src"),
            words("Remark"),
        ),
        Figure(picture, words("Cap"), "fig-a", 'say "x"', credit=words("Who"), width=0.5),
        Figure(picture, decorative=True),
        Box("note", (Paragraph(words("b")),), words("T"), "box-a"),
        Chronology((Event(words("1 May"), (Paragraph(words("e")),)),)),
        KeyFigures((KeyFigure(words("12"), words("all")),)),
        ContentsList("tables", 1),
        Paragraph(()),
    )
    assert (
        dump_blocks(blocks)
        == """\
heading 2 #h unnumbered unlisted H
numbered list from 3, loose
  item
    paragraph i
quote
  paragraph q
code python
  | a
  |
  | b
table #tbl-a Cap
  columns left:0.5 decimal
  head | <columns 2/>A |
  total | <rows 2/><header/>b |  |
  source Src
  remark Remark
figure #fig-a Cap
  png figures/a.png 4x3, width 0.5
  alt "say \\"x\\""
  credit Who
figure
  png figures/a.png 4x3
  decorative
box note #box-a T
  paragraph b
chronology
  date 1 May
    paragraph e
key figures
  12 | all
list of tables, depth 1
paragraph
"""
    )
