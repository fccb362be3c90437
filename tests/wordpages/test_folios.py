"""Page numbers of small Word files."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from compiler.diagnostics import Severity, Sink
from compiler.model.block import Block, Box, Columns, ContentsList
from compiler.model.inline import Emphasis, Note, Reference, Strong, Text
from compiler.wordflow.flow import WordDocument, WordParagraph
from compiler.wordpages.folios import WordFolios, folio, roman, word_folios
from compiler.wordpages.galley import Galley
from tests.wordflow.making import (
    bullets,
    flow,
    flow_of,
    heading,
    numbers,
    part,
    report,
    table,
    words,
)
from tests.wordpages.word_setting import measures, width_of

LONG = "The office counted what it could and wrote down what it had counted. " * 9


def folios_of(word: WordDocument, *, lines: bool = False) -> WordFolios:
    return word_folios(word, measures(), Sink(), with_lines=lines)


def chapter(name: str, paragraphs: int) -> tuple[Block, ...]:
    return (
        heading(1, f"Chapter {name}", label=name),
        *(words(LONG) for _ in range(paragraphs)),
        heading(2, f"End of {name}", label=f"{name}-end"),
        words(LONG),
    )


def test_front_pages_are_counted_in_roman_and_chapters_from_one() -> None:
    contents = part(ContentsList(), kind="contents")
    word = flow_of(report(contents, part(*chapter("a", 9)), part(*chapter("b", 9), slug="two")))
    found = folios_of(word)
    assert found.folios["a"] == "1"
    assert found.pages["a"] == 2
    assert int(found.folios["b"]) == found.pages["b"] - 1
    assert found.folios["a-end"] < found.folios["b"]


def test_an_empty_paragraph_that_only_ends_a_section_takes_no_room() -> None:
    contents = part(ContentsList(), kind="contents")
    word = flow_of(report(contents, part(*chapter("a", 1))))
    galley = Galley(word, measures())
    first, last = word.sections[0], word.sections[-1]
    end = first.blocks[-1]
    assert isinstance(end, WordParagraph)
    assert not end.inlines
    assert len(galley.set_section(first).blocks) == len(first.blocks) - 1
    assert len(galley.set_section(last).blocks) == len(last.blocks)
    alone = replace(first, blocks=(end,))
    assert len(galley.set_section(alone).blocks) == 1


def test_the_length_of_the_contents_moves_no_number() -> None:
    parts = [part(*chapter("a", 6))]
    long = part(*(heading(1, f"Title {index}", label=f"t{index}") for index in range(40)), slug="x")
    contents = part(ContentsList(), kind="contents")
    short = folios_of(flow_of(report(contents, *parts)))
    more = folios_of(flow_of(report(contents, *parts, long)))
    assert short.folios["a-end"] == more.folios["a-end"]


def test_a_page_reference_is_laid_out_with_the_number_it_prints() -> None:
    word = flow(
        heading(1, "One", label="one"),
        words("Far behind, on page ", Reference("end", "page"), Text(".")),
        *(words(LONG) for _ in range(12)),
        heading(2, "End", label="end"),
        words("It ends."),
    )
    found = folios_of(word, lines=True)
    assert f"Far behind, on page {found.folios['end']}." in found.lines[0]


def test_every_label_has_a_page() -> None:
    word = flow(
        heading(1, "One", label="one"),
        table("a|b", "1|2", caption="Trade", label="tbl"),
        Box("box", (words("in it"),), (Text("A box"),), label="box"),
        words("", Reference("tbl"), Text(" "), Reference("box")),
    )
    assert {"one", "tbl", "box"} <= set(folios_of(word).pages)


def test_two_columns_are_even_at_their_end() -> None:
    blocks = tuple(words(LONG) for _ in range(4))
    one = folios_of(flow(heading(1, "One"), *blocks, heading(2, "Two", label="two"), words("x")))
    two = folios_of(
        flow(heading(1, "One"), Columns(2, blocks), heading(2, "Two", label="two"), words("x"))
    )
    assert one.pages["two"] == two.pages["two"] == 1


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [(4, "lowerRoman", "iv"), (49, "lowerRoman", "xlix"), (12, "decimal", "12"), (3, "none", "")],
)
def test_folios_are_printed_in_the_form_of_their_section(
    number: int, form: str, printed: str
) -> None:
    assert folio(number, form) == printed


def test_roman_numerals_are_spelled_out() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 90, 400, 1999)] == [
        "i", "iv", "ix", "xiv", "xl", "xc", "cd", "mcmxcix",
    ]  # fmt: skip


def test_a_heading_whose_page_hangs_by_a_hair_is_named() -> None:
    measure = 9184 - 1928
    tight = next(
        text
        for count in range(60, 90)
        for text in (f"{'n' * each} {'i' * (count - each)} end" for each in range(count))
        if measure - 4 <= width_of(text) <= measure
    )
    sink = Sink()
    word = flow(
        heading(1, "One", label="one"),
        *(words(tight) for _ in range(22)),
        heading(2, "End", label="end"),
        words(LONG),
    )
    word_folios(word, measures(), sink, steady=True)
    found = {(each.code, each.severity) for each in sink.diagnostics}
    assert found == {("word/unsteady-page", Severity.NOTE)}
    assert '"end" stands on page 1' in sink.diagnostics[0].message


def test_steady_headings_are_not_mentioned() -> None:
    sink = Sink()
    word_folios(flow(*chapter("a", 1)), measures(), sink, steady=True)
    assert not sink.diagnostics


WORDS = st.lists(st.text(alphabet="abcTV-é1", min_size=1, max_size=11), min_size=1, max_size=60)


@settings(max_examples=25, deadline=None)
@given(WORDS, WORDS, st.integers(0, 30))
def test_no_word_of_a_document_is_lost_between_its_pages(
    text: list[str], more: list[str], repeat: int
) -> None:
    sentence, second = " ".join(text), " ".join(more)
    word = flow(
        heading(1, "One", label="one"),
        words(sentence, Emphasis((Text(f" {second}"),)), Note("n", (words(second),))),
        *(words(LONG) for _ in range(repeat)),
        bullets(sentence, second),
        numbers(second),
        Box("box", (words(sentence), bullets(second)), (Text("Title"),)),
        table("head", second),
        words("", Strong((Text(sentence),))),
    )
    found = folios_of(word, lines=True)
    shown = "".join("".join(line for page in found.lines for line in page).split())
    for expected in (sentence, second):
        squeezed = "".join(expected.split())
        assert shown.count(squeezed) >= 1
    assert len(found.lines) == found.total


def test_texts_are_only_made_when_asked_for() -> None:
    word = flow(*chapter("a", 5))
    plain, told = folios_of(word), folios_of(word, lines=True)
    assert not plain.lines
    assert replace(told, lines=()) == plain


def test_the_page_of_a_footnote_is_that_of_its_call() -> None:
    word = flow(
        heading(1, "One", label="one"),
        words("The note stands on page ", Reference("late", "page"), Text(".")),
        *(words(LONG) for _ in range(12)),
        heading(2, "End", label="end"),
        words("Called here.", Note("late", (words("At last."),))),
    )
    found = folios_of(word, lines=True)
    assert found.folios["late"] == found.folios["end"]
    assert f"The note stands on page {found.folios['late']}." in found.lines[0]
