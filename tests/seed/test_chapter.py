import pickle
from pathlib import Path

from compiler.diagnostics import Sink
from compiler.model.block import ItemList, Paragraph
from compiler.model.inline import Link, Reference, Value
from compiler.seed.chapter import labels_in
from compiler.seed.dump import dump_chapter
from compiler.seed.markdown.places import Place
from compiler.source import Source
from tests.seed.chapters import read, told


def test_labels_are_found_without_parsing() -> None:
    text = 'A {#sec-a}, ![b](c){.x #fig-b alt="d"}\n::: {.box title="t" #box-c}\n{{ x }} {# no'
    assert labels_in(text) == {"sec-a", "fig-b", "box-c"}


def test_a_chapter_travels_between_processes() -> None:
    text = "# T\n\nOne[^1] {{ x }} @tbl-a.\n\n| a |\n|---|\n\n: Cap {#tbl-a}\n\n[^1]: Note.\n"
    chapter, sink = read(text)
    copy = pickle.loads(pickle.dumps(chapter))
    assert dump_chapter(copy) == dump_chapter(chapter)
    assert copy.flow[0].span.line == 3
    assert pickle.loads(pickle.dumps(sink)).diagnostics == sink.diagnostics


def test_spans_of_blocks_lead_to_their_first_words() -> None:
    text = "# T\n\npara\nmore\n\n> - quoted *item*\n\n  indented\n\n| a |\n|---|\n\n## H\n"
    chapter, _ = read(text)
    places = [(block.span.line, block.span.column) for block in chapter.flow if block.span]  # type: ignore[union-attr]
    assert places == [(3, 1), (6, 1), (8, 3), (10, 1), (13, 4)]


def test_links_references_and_values_know_their_place() -> None:
    chapter, _ = read("# T\n\n- see [a](https://x.y),\n  @tbl-a and {{ v }}.\n")
    found = chapter.flow[0]
    assert isinstance(found, ItemList)
    paragraph = found.items[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    pointed = [each for each in paragraph.inlines if isinstance(each, Link | Reference | Value)]
    spans = [each.span for each in pointed if each.span]
    assert [(span.line, span.column) for span in spans] == [(3, 7), (4, 3), (4, 14)]
    assert [span.source.text[span.start : span.end] for span in spans] == [
        "[", "@tbl-a", "{{ v }}",
    ]  # fmt: skip


def test_a_place_that_cannot_be_found_leads_to_the_beginning() -> None:
    source = Source("a.md", "one\ntwo\n")
    assert Place(source, "nowhere", 4).offset(3) == 4
    assert Place(Source("a.md", ""), "x", 0).offset(0) == 0


def test_a_place_in_a_part_counts_from_the_whole() -> None:
    source = Source("a.md", "> see ^[a note\n> here] now\n")
    place = Place(source, "see ^[a note\nhere] now", 0)
    assert source.text[place.part(6).offset(7) :].startswith("here]")


def test_a_chapter_is_read_without_its_project(tmp_path: Path) -> None:
    chapter, sink = read("# T\n\n![a](b.png)\n", root=tmp_path / "none")
    assert told(sink)[0].startswith("3:1 figure/missing")
    assert chapter.slug == "trade"
    assert isinstance(sink, Sink)
