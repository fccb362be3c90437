"""Block markup → blocks, and what is said of markup that is none."""

import pytest

from compiler.model.block import Paragraph
from compiler.model.dump import dump_blocks
from compiler.model.inline import Emphasis, Text
from compiler.template.blocks import Flows, read_blocks
from compiler.template.markup import MAXIMAL_DEPTH, MarkupError, parse_markup

FLOWS = Flows(
    {"body": (Paragraph((Text("The body."),)),), "key_figures": ()},
    {"title": (Text("On "), Emphasis((Text("trade"),))), "summary": ()},
    None,
)


def blocks(markup: str) -> str:
    return dump_blocks(read_blocks(parse_markup(f"<x>{markup}</x>").elements(), FLOWS)).strip()


def refusal(markup: str) -> str:
    with pytest.raises(MarkupError) as caught:
        read_blocks(parse_markup(f"<x>\n{markup}</x>").elements(), FLOWS)
    return f"{caught.value.line}: {caught.value.message}"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<paragraph role='summary'> A\n  <em>b</em> c </paragraph>",
            "paragraph .summary A <em>b</em> c",
        ),
        (
            "<paragraph>a<break/>b <strong>c</strong><sup>2</sup><sub>3</sub></paragraph>",
            "paragraph a<br/>b <strong>c</strong><sup>2</sup><sub>3</sub>",
        ),
        (
            "<heading level='1' label='trade'><flow ref='title'/></heading>",
            "heading 1 #trade On <em>trade</em>",
        ),
        ("<flow ref='body'/>", "paragraph The body."),
        ("<flow ref='title' role='summary'/>", "paragraph .summary On <em>trade</em>"),
        ("<flow ref='summary'/><flow ref='key_figures'/>", ""),
        ("<rule role='opening'/>", "rule opening"),
        ("<contents kind='tables'/>", "list of tables, depth 2"),
    ],
)
def test_an_element_makes_a_block(markup: str, expected: str) -> None:
    assert blocks(markup) == expected


def test_a_box_holds_blocks() -> None:
    assert blocks("<box kind='note' title='N'><paragraph>a</paragraph></box>").splitlines()[1:] == [
        "  paragraph a"
    ]


def test_a_table_is_made_of_rows_and_cells() -> None:
    read = read_blocks(
        parse_markup(
            "<x><table columns='left decimal' caption='Trade' label='tbl-t'>"
            "<head><row><cell>Year</cell><cell>Exports</cell></row></head>"
            "<body><row kind='total'><cell header='true'>All</cell><cell>1.5</cell></row></body>"
            "</table></x>"
        ).elements(),
        FLOWS,
    )
    assert "Exports" in dump_blocks(read)
    assert "1.5" in dump_blocks(read)


def test_key_figures_and_events_are_read() -> None:
    text = blocks(
        "<key-figures><key-figure><value>3</value><label>embassies</label></key-figure>"
        "</key-figures><chronology><event><date>May</date><text>Talks</text></event></chronology>"
    )
    assert "embassies" in text
    assert "Talks" in text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<para>x</para>", "2: there is no block <para>"),
        ("<paragraph style='x'>x</paragraph>", '2: <paragraph> has no attribute "style"'),
        (
            "<flow ref='boody'/>",
            '2: there is no flow "boody" (known: body, key_figures, title, summary)',
        ),
        ("<heading level='9' label='x'>x</heading>", "2: heading levels are 1 to 6"),
        ("<heading level='1'>x</heading>", "2: <heading> needs a label"),
        ("<contents kind='maps'/>", "2: kind is one of contents, tables, figures"),
        ("<contents depth='two'/>", "2: depth is a whole number"),
        ("<list ordered='yes'/>", "2: ordered is true or false"),
        ("<list><row/></list>", "2: <list> holds <item>, not <row>"),
        ("<paragraph><row/></paragraph>", "2: <row> cannot stand in a line"),
        ("<table columns='middle'/>", '2: "middle" is no alignment of a column'),
        ("loose text<rule/>", "1: <x> holds elements, not text"),
        ("<box><paragraph>\n</box>", "3: mismatched tag"),
    ],
)
def test_wrong_markup_is_refused_at_its_line(markup: str, expected: str) -> None:
    assert refusal(markup) == expected


def test_entities_and_document_types_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aa">]><x><paragraph>&a;</paragraph></x>'
    with pytest.raises(MarkupError, match="document type"):
        parse_markup(bomb)


def test_nesting_has_a_limit() -> None:
    deep = "<box>" * (MAXIMAL_DEPTH + 5) + "</box>" * (MAXIMAL_DEPTH + 5)
    with pytest.raises(MarkupError, match="nested too deeply"):
        parse_markup(deep)
