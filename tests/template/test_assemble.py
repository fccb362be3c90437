"""Reports and styles → documents."""

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink, Stopped
from compiler.model.block import Heading, Paragraph, Table
from compiler.model.document import Document, Metadata
from compiler.model.dump import dump_blocks
from compiler.model.inline import Text
from compiler.model.walk import plain_text
from compiler.resources import styles_root
from compiler.seed.report import (
    Chapter,
    ChapterEvent,
    ChapterFigure,
    FrontMatter,
    Output,
    Report,
    Settings,
)
from compiler.template import Templates, assemble

STYLE = {"contents_depth": 2, "chapter_label": True, "double_sided": False}


def report(*chapters: Chapter) -> Report:
    metadata = Metadata(
        "The Year", "In figures", "Office & Sons", "2009", datetime.date(2010, 4, 1)
    )
    return Report(
        Path("."),
        Settings(metadata, "base", ("*",), Output("year")),
        chapters,
        {"trade": {"rows": [{"year": 2008, "sum": 1234}, {"year": 2009, "sum": 5}]}},
    )


def chapter(slug: str, front: FrontMatter | None = None) -> Chapter:
    flow = (Paragraph((Text(f"About {slug}."),)),)
    title = (Text(slug.title()),)
    return Chapter(f"chapters/{slug}.md", slug, title, slug, front or FrontMatter(), flow)


def built(*chapters: Chapter, folders: tuple[Path, ...] = (), offprint: str = "") -> Document:
    sink = Sink()
    templates = Templates((*folders, styles_root() / "base"), STYLE)
    document = assemble(report(*chapters), templates, sink, offprint)
    assert not sink.diagnostics
    return document


def said(folder: Path, name: str, text: str) -> list[str]:
    """Messages about a style whose template `name` has this text."""
    make_template(folder, name, text)
    sink = Sink()
    with pytest.raises(Stopped):
        assemble(report(chapter("trade")), Templates((folder, styles_root() / "base"), STYLE), sink)
    return [
        f"{each.span.path if each.span else each.path}:{each.span.line if each.span else 0}: "
        f"{each.code}: {each.message}"
        for each in sink.diagnostics
    ]


def make_template(folder: Path, name: str, text: str) -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / f"{name}.xml.j2").write_text(text, encoding="utf-8")


def test_the_parts_stand_in_the_order_of_the_report_template() -> None:
    document = built(chapter("trade"), chapter("peace"))
    assert [(part.kind, part.master, part.title) for part in document.parts] == [
        ("cover", "cover", "The Year"),
        ("contents", "front", "Contents"),
        ("chapter", "body", "Trade"),
        ("chapter", "body", "Peace"),
        ("colophon", "colophon", "The Year"),
    ]


def test_a_chapter_opens_with_what_its_data_holds() -> None:
    document = built(
        chapter(
            "trade",
            FrontMatter(
                summary=(Text("In short."),),
                key_figures=(ChapterFigure((Text("3"),), (Text("talks"),)),),
                chronology=(ChapterEvent((Text("May"),), (Text("Talks"),)),),
                authors=("A", "B"),
            ),
        )
    )
    text = dump_blocks(document.parts[2].blocks)
    order = [
        "Chapter 1",
        "heading 1 #trade Trade",
        "rule opening",
        "In short.",
        "talks",
        "About trade.",
        "May",
        "A, B",
    ]
    positions = [text.index(words) for words in order]
    assert positions == sorted(positions)


def test_an_uncounted_chapter_has_no_label() -> None:
    document = built(chapter("foreword", FrontMatter(numbered=False)), chapter("trade"))
    openings = [part.blocks[0] for part in document.parts if part.kind == "chapter"]
    assert isinstance(openings[0], Heading)
    assert openings[1] == Paragraph((Text("Chapter 1"),), "chapter-label")


def test_an_offprint_keeps_its_number_in_the_book() -> None:
    document = built(chapter("trade"), chapter("peace"), offprint="peace")
    assert [part.kind for part in document.parts] == ["contents", "chapter"]
    assert document.parts[1].blocks[0] == Paragraph((Text("Chapter 2"),), "chapter-label")


def test_words_of_the_report_are_escaped_in_templates() -> None:
    assert "Office & Sons" in dump_blocks(built(chapter("trade")).parts[0].blocks)


def test_running_lines_come_by_page_master() -> None:
    running = built(chapter("trade")).running
    assert set(running) == {"body", "front"}
    assert running["body"].foot_right.right[0].name == "folio"  # type: ignore[union-attr]


def test_one_template_of_a_copied_style_is_enough(tmp_path: Path) -> None:
    make_template(tmp_path, "colophon", "<x><paragraph>By us.</paragraph></x>")
    document = built(chapter("trade"), folders=(tmp_path,))
    assert dump_blocks(document.parts[-1].blocks) == "paragraph By us.\n"


def test_lists_of_tables_and_figures_come_where_there_are_enough() -> None:
    tables = tuple(Table((), (), (), (), f"tbl-{at}") for at in range(3))
    trade = replace(chapter("trade"), flow=(*tables, Table((), (), ())))
    for least, titles in ((0, []), (3, ["Tables"]), (4, [])):
        style = {**STYLE, "lists_from": least}
        templates = Templates((styles_root() / "base",), style)
        blocks = assemble(report(trade), templates, Sink()).parts[1].blocks
        found = [
            plain_text(each.inlines)
            for each in blocks
            if isinstance(each, Paragraph) and each.role == "list-title"
        ]
        assert found == titles


def test_a_template_can_extend_the_one_it_replaces(tmp_path: Path) -> None:
    make_template(
        tmp_path,
        "chapter",
        '{% extends "base/chapter.xml.j2" %}{% block closing %}'
        "<table columns='left right'><head><row><cell>Year</cell><cell>Sum</cell></row></head>"
        "<body>{% for row in data.trade.rows %}<row><cell>{{ row.year }}</cell>"
        "<cell>{{ row.sum | number }}</cell></row>{% endfor %}</body></table>{% endblock %}",
    )
    text = dump_blocks(built(chapter("trade"), folders=(tmp_path,)).parts[2].blocks)
    assert "About trade." in text
    assert "1,234" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<x>\n{{ chapter.titel }}</x>",
            "chapter.xml.j2:2: template/failed: the template fails: "
            "'dict object' has no attribute 'titel'",
        ),
        (
            "<x>\n{% if %}</x>",
            "chapter.xml.j2:2: template/syntax: Expected an expression, "
            "got 'end of statement block'",
        ),
        (
            "<x>{{ ''.__class__ }}</x>",
            "chapter.xml.j2:0: template/refused: the template is refused: access to attribute ",
        ),
        (
            "<x>{{ chapter.authors.append('x') }}</x>",
            "chapter.xml.j2:0: template/refused: the template is refused: ",
        ),
        (
            "<x><para/></x>",
            "chapter.xml.j2:0: template/markup: there is no block <para> "
            "(printed line 1 for chapters/trade.md)",
        ),
        ("<x>", "chapter.xml.j2:0: template/markup: no element found (printed line 1)"),
        (
            "{% include '../style.toml' %}",
            "chapter.xml.j2:0: template/missing: the style has no template",
        ),
    ],
)
def test_a_wrong_template_is_reported(tmp_path: Path, text: str, expected: str) -> None:
    assert said(tmp_path, "chapter", text)[0].startswith(expected)


def test_a_template_that_prints_without_end_is_stopped(tmp_path: Path) -> None:
    loop = "{% for a in 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}"
    text = "<x>" + loop * 6 + "xxxxxxxx" + "{% endfor %}" * 6 + "</x>"
    assert "prints more than" in said(tmp_path, "chapter", text)[0]
