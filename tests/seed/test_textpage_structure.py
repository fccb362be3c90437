import pytest

from compiler.model.block import Heading, ItemList
from compiler.model.inline import LineBreak, Text
from compiler.seed import decode
from compiler.seed.textpage import page as textpage
from tests.seed.textpages import printed, read_page

PROSE = "Japan has been engaging in negotiations with its neighbours throughout the whole year."


def outline(*headings: str) -> list[tuple[int, str]]:
    """Levels of headings above prose, below a title."""
    page, _ = read_page("Europe\n\n" + "".join(f"{each}\n\n{PROSE}\n\n" for each in headings))
    return [
        (block.level, text)
        for block in page.blocks
        if isinstance(block, Heading)
        for text in [block.inlines[0].text if isinstance(block.inlines[0], Text) else ""]
    ]


def test_lines_that_say_where_a_page_belongs_are_part_of_its_title() -> None:
    page, _ = read_page(f"Chapter 2\n\nSection 5\nMiddle East and Africa\n\nOverview\n\n{PROSE}")
    assert page.title == (
        Text("Chapter 2"),
        LineBreak(),
        Text("Section 5"),
        LineBreak(),
        Text("Middle East and Africa"),
    )
    assert not page.numbered


def test_a_title_that_is_numbered_already_ends_the_title() -> None:
    assert printed(f"Section 5  Middle East and Africa\n\nOverview\n\n{PROSE}").startswith(
        "title Section 5 Middle East and Africa\nheading 2 #page-overview Overview"
    )


def test_the_name_of_the_publication_is_completed_by_the_line_below() -> None:
    text = f"Diplomatic Bluebook 2001\nMessage from the Minister\n\n{PROSE}"
    assert printed(text).startswith("title Diplomatic Bluebook 2001 Message from the Minister\n")


def test_the_year_of_the_publication_is_no_title_of_its_own() -> None:
    assert printed(f"Yearbook\n\n2014\n\nChapter 2\n\nEurope\n\nTrade\n\n{PROSE}").startswith(
        "title Yearbook 2014 Chapter 2 Europe\nheading 2 #page-trade Trade\n"
    )


def test_a_title_on_two_lines_is_one_title() -> None:
    assert printed(f"Relations with Europe\nand the Americas\n\n{PROSE}").startswith(
        "title Relations with Europe and the Americas\nparagraph"
    )


def test_headings_stand_below_those_of_outer_kind() -> None:
    assert outline("A. Europe", "1. Trade", "1.1 Goods", "1.2 Services", "(1) Law", "(a) Courts",
                   "[Japan]", "(2) Tax", "2. Aid", "B. Asia") == [
        (2, "A. Europe"), (3, "1. Trade"), (4, "1.1 Goods"), (4, "1.2 Services"), (5, "(1) Law"),
        (6, "(a) Courts"), (6, "[Japan]"), (5, "(2) Tax"), (3, "2. Aid"), (2, "B. Asia"),
    ]  # fmt: skip


def test_letters_stand_below_numbers_that_come_first() -> None:
    assert outline("1 Trade", "A Goods", "B Services", "2 Aid") == [
        (2, "1 Trade"), (3, "A Goods"), (3, "B Services"), (2, "2 Aid")
    ]  # fmt: skip


def test_a_heading_without_a_number_stands_below_the_last_numbered_one() -> None:
    assert outline("Overview", "1. Trade", "Goods", "2. Aid") == [
        (2, "Overview"), (2, "1. Trade"), (3, "Goods"), (2, "2. Aid")
    ]  # fmt: skip


@pytest.mark.parametrize("marker", ["(1)", "A", "Section 5", "1.2", "II.", "3."])
def test_a_marker_on_a_line_of_its_own_joins_the_heading_below(marker: str) -> None:
    assert outline(f"{marker}\n\nOverview") == [(2, f"{marker} Overview")]


def test_a_bare_marker_above_prose_is_a_heading() -> None:
    assert outline("(1)", "(2)") == [(2, "(1)"), (2, "(2)")]


@pytest.mark.parametrize(
    "line",
    ["(1) This is a sentence that happens to have a number.", "2009 was a year of changes",
     "A new era of relations has begun,", "Source: OECD", "Table 1", "lower case words",
     "Note: figures are for 2009", "Ministers at the table (photo: Kyodo)"],
)  # fmt: skip
def test_what_is_no_heading_for_sure_is_a_paragraph(line: str) -> None:
    expected = [(2, line)] if line.startswith("2009") else []
    assert outline(line) == expected


def test_the_last_lines_of_a_page_are_no_headings() -> None:
    assert printed(f"Europe\n\n{PROSE}\n\nMakiko Tanaka\nMinister for Foreign Affairs") == (
        f"title Europe\nparagraph {PROSE}\nparagraph Makiko Tanaka\n"
        "paragraph Minister for Foreign Affairs\n"
    )


def test_rows_of_a_table_are_no_headings() -> None:
    rows = "Country  2008  2009\nJapan  1.0  2.0\nGermany  3.0  4.0\nFrance  5.0  6.0"
    assert "heading" not in printed(f"Europe\n\n{PROSE}\n\n{rows}\n\n{PROSE}")


def test_bullets_make_a_list() -> None:
    assert printed(f"Europe\n\n{PROSE}\n\n・One\n・Two\n\n- c\n- d\n\n{PROSE}") == (
        f"title Europe\nparagraph {PROSE}\nbulleted list\n  item\n    paragraph One\n  item\n"
        "    paragraph Two\nbulleted list\n  item\n    paragraph c\n  item\n    paragraph d\n"
        f"paragraph {PROSE}\n"
    )


def test_numbers_that_count_make_a_list() -> None:
    page, _ = read_page(f"Europe\n\n{PROSE}\n\n2) Two.\n3) Three.\n5) Five.\n")
    found = [block for block in page.blocks if isinstance(block, ItemList)]
    assert [(each.ordered, each.start, len(each.items)) for each in found] == [(True, 2, 2)]


def test_a_single_dash_or_number_makes_no_list() -> None:
    text = f"Europe\n\n{PROSE}\n\n- one thing.\n\n{PROSE}\n\n1) First. Then more."
    assert "list" not in printed(text)


def test_labels_are_unique_and_begin_with_the_page() -> None:
    page, _ = read_page(f"Europe\n\nAid\n\n{PROSE}\n\nAid\n\n{PROSE}", "chapters/europe.txt")
    assert [block.label for block in page.blocks if isinstance(block, Heading)] == [
        "europe-aid",
        "europe-aid-2",
    ]


def test_pages_that_number_their_headings_are_not_numbered_again() -> None:
    numbered, _ = read_page(f"Europe\n\n1. Aid\n\n{PROSE}")
    plain, _ = read_page(f"Europe\n\nAid\n\n{PROSE}")
    assert [each.blocks[0].numbered for each in (numbered, plain)  # type: ignore[union-attr]
            ] == [False, True]  # fmt: skip


def test_spans_lead_to_the_text_as_it_was_decoded() -> None:
    page, _ = read_page(
        f"Contents | Next\r\n\r\nEurope\r\n\r\nAmericaâ€™s {PROSE}\r\n\r\n  - a\n- b"
    )
    assert page.span is not None
    assert page.source.text[page.span.start : page.span.end] == "Europe"
    spans = [block.span for block in page.blocks if block.span]  # type: ignore[union-attr]
    assert [page.source.text[each.start : each.end] for each in spans] == [
        f"Americaâ€™s {PROSE}",
        "- a\n- b",
    ]


def test_a_page_without_a_title_takes_its_name_and_says_so() -> None:
    page, sink = read_page(f"{PROSE}\n\n{PROSE}", "chapters/central-asia.txt")
    assert page.title == (Text("Central asia"),)
    assert [(each.code, each.span and each.span.line) for each in sink.diagnostics] == [
        ("text/no-title", 1)
    ]


def test_a_page_without_text_says_so() -> None:
    page, sink = read_page("Contents | Next")
    assert (page.blocks, [each.code for each in sink.diagnostics]) == ((), ["text/empty"])


def test_a_page_that_is_too_large_has_its_name_for_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (decode, textpage):
        monkeypatch.setattr(module, "MAX_TEXT_BYTES", 10)
    page, sink = read_page(f"Europe\n\n{PROSE}", "chapters/europe.txt")
    assert (page.title, page.blocks) == ((Text("Europe"),), ())
    assert [each.code for each in sink.diagnostics] == ["text/too-large"]
