from compiler.diagnostics import Sink
from compiler.model.block import Block, ContentsList, Figure, Picture
from compiler.model.document import Document, Metadata, Part
from compiler.model.inline import Emphasis, Link, Note, Reference, Text
from compiler.resolve.resolve import resolve
from compiler.wordflow.flow import WordDocument, WordParagraph
from tests.wordflow.making import (
    flow,
    flow_of,
    heading,
    paragraphs,
    part,
    report,
    shown,
    table,
    text,
    without_chapter_labels,
    words,
)

LABEL = words("Chapter 1", role="chapter-label")


def contents(*blocks: Block, kind: str = "contents", depth: int = 2) -> WordDocument:
    listing = ContentsList(kind, depth)  # type: ignore[arg-type]
    return flow_of(report(part(listing, kind="contents"), part(*blocks)))


def rows(word: WordDocument) -> list[str]:
    blocks = [each for each in word.sections[0].blocks if isinstance(each, WordParagraph)]
    return [f"{each.style}: {text(each)}" for each in blocks if each.style != "AfterTable"]


def test_what_carries_the_section_stands_outside_the_field_of_the_contents() -> None:
    *_, last, closing = contents(heading(1, "One")).sections[0].blocks
    assert isinstance(last, WordParagraph)
    assert isinstance(closing, WordParagraph)
    assert last.field_end
    assert (closing.style, closing.inlines) == ("AfterTable", ())


def test_headings_have_the_styles_word_knows_and_numbers_of_a_list() -> None:
    word = flow(LABEL, heading(1, "Title"), heading(2, "Two"), heading(3, "Three"))
    assert shown(word)[1:] == [
        "Heading1: [] Title",
        "Heading2: [1.1] Two",
        "Heading3: [1.1.1] Three",
    ]
    assert [word.styles[f"Heading{level}"].outline for level in (1, 2, 3)] == [1, 2, 3]
    assert word.styles["Heading2"].list_id == 1
    (first, *_) = word.lists
    assert [level.pattern for level in first.levels[:3]] == ["", "%1.%2", "%1.%2.%3"]
    assert first.levels[1].style == "Heading2"


def test_without_chapter_labels_the_title_carries_its_number() -> None:
    word = flow(heading(1, "Title"), sheet=without_chapter_labels())
    assert shown(word) == ["Heading1: [1] Title"]


def test_headings_below_the_numbered_levels_have_none() -> None:
    word = flow(heading(1, "a"), heading(2, "b"), heading(3, "c"), heading(4, "d"))
    assert shown(word)[-1] == "Heading4: d"


def test_a_heading_without_number_has_a_style_without_one() -> None:
    word = flow(heading(1, "a"), heading(2, "b"), heading(2, "c", numbered=False), heading(2, "d"))
    assert shown(word)[1:] == [
        "Heading2: [1.1] b",
        "Heading2Unnumbered: c",
        "Heading2: [1.2] d",
    ]
    style = word.styles["Heading2Unnumbered"]
    numbered = word.styles["Heading2"]
    assert style.left == numbered.left + numbered.first
    assert (style.based_on, style.outline) == ("Heading2", 2)


def test_a_report_without_numbers_has_no_list_of_headings() -> None:
    word = flow(heading(1, "a", numbered=False), heading(2, "b", numbered=False))
    assert shown(word) == ["Heading1: a", "Heading2: b"]
    assert word.styles["Heading1"].list_id == 0


def test_numbers_the_list_would_not_print_start_a_list_that_does() -> None:
    word = flow(heading(1, "a"), heading(3, "b"), heading(2, "c"), heading(3, "d"))
    assert [text(each) for each in paragraphs(word)] == [
        "[] a",
        "[1.1.1] b",
        "[1.1] c",
        "[1.1.1] d",
    ]
    marks = [each.mark for each in paragraphs(word) if each.mark]
    ids = {each.id: each for each in word.lists}
    restarted = ids[marks[1].list_id].levels
    assert [level.start for level in restarted[:3]] == [1, 1, 1]
    assert not restarted[1].style


def test_a_chapter_of_its_own_keeps_its_number() -> None:
    blocks = (heading(1, "Second"), heading(2, "Part"))
    book = report(part(heading(1, "First")), part(*blocks, slug="two"))
    alone = Document(Metadata("Second"), (part(*blocks, slug="two"),))
    word = flow_of(resolve(alone, Sink(), book))
    assert shown(word)[1] == "Heading2: [2.1] Part"
    assert word.lists[0].levels[0].start == 2


def test_a_reference_into_another_chapter_is_plain_words_in_an_offprint() -> None:
    first, second = heading(1, "First"), words("", Reference("first"))
    book = report(part(first), part(second, slug="two"))
    alone = Document(Metadata("Second"), (part(second, slug="two"),))
    word = flow_of(resolve(alone, Sink(), book))
    assert shown(word) == ["BodyText: Chapter\N{NO-BREAK SPACE}1"]


def test_contents_are_rows_of_links_inside_one_field() -> None:
    word = contents(LABEL, heading(1, "Title"), heading(2, "Two"), heading(3, "Three"))
    assert rows(word) == [
        "TOC1: <#title 1 →Title →{pageref title=}>",
        "TOC2: <#two 1.1 →Two →{pageref two=}>",
    ]
    first, last, _ = word.sections[0].blocks
    assert first.field_begin == 'TOC \\o "1-2" \\h \\z \\u'  # type: ignore[union-attr]
    assert last.field_end  # type: ignore[union-attr]


def test_rows_keep_stress_but_neither_notes_nor_links() -> None:
    title = (
        Text("A "),
        Emphasis((Text("b"),)),
        Link("https://example.org", (Text(" c"),)),
        Note("n", (words("x"),)),
    )
    made = heading(1, "x")
    word = contents(type(made)(1, title, "x"))
    assert rows(word) == ["TOC1: <#x 1 →A b c →{pageref x=}>"]
    assert len(word.notes) == 1


def test_rows_without_number_begin_with_the_title() -> None:
    word = contents(heading(1, "Foreword", numbered=False))
    assert rows(word) == ["TOC1: <#foreword Foreword →{pageref foreword=}>"]


def test_an_empty_contents_list_makes_no_field() -> None:
    assert rows(contents(words("x"))) == []


def test_tables_and_figures_have_lists_of_their_own() -> None:
    picture = Picture("a.png", "png", 10, 10, b"")
    blocks: tuple[Block, ...] = (
        table("a|b", "1|2", caption="Trade", label="t"),
        Figure(picture, (Text("A dog"),), "f", "dog"),
    )
    word = contents(*blocks, kind="tables")
    assert rows(word) == ["TableofFigures: <#t 1 →Trade →{pageref t=}>"]
    word = contents(*blocks, kind="figures")
    assert rows(word) == ["TableofFigures: <#f 1 →A dog →{pageref f=}>"]


def test_titles_of_contents_are_not_headings_of_the_text() -> None:
    front = part(heading(1, "Contents", numbered=False), kind="contents")
    word = flow_of(report(front, part(heading(1, "a"))))
    assert rows(word) == ["TOCHeading: Contents"]
    assert word.styles["TOCHeading"].outline is None


def test_parts_of_all_kinds_can_stand_together() -> None:
    kinds: tuple[Part, ...] = (
        part(words("c"), kind="cover"),
        part(words("t"), kind="contents"),
        part(words("f"), kind="front"),
        part(words("x")),
        part(words("b"), kind="back"),
        part(words("z"), kind="colophon"),
    )
    word = flow_of(report(*kinds))
    assert [(each.folios, each.start) for each in word.sections] == [
        ("none", 1),
        ("lowerRoman", None),
        ("lowerRoman", None),
        ("decimal", 1),
        ("decimal", None),
        ("decimal", None),
    ]
