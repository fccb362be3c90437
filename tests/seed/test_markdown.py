import pytest

from compiler.seed.dump import dump_chapter
from compiler.seed.markdown import body as markdown
from tests.seed.chapters import flow, flow_and_codes, read, told


def title_of(text: str) -> tuple[str, list[str]]:
    chapter, sink = read(text)
    return dump_chapter(chapter).split("\n")[1].strip(), told(sink)


def test_the_first_heading_is_the_title_and_leaves_the_flow() -> None:
    chapter, sink = read("Before.\n\n# Trade *today* {#sec-trade .unnumbered}\n\nAfter.")
    assert told(sink) == []
    assert dump_chapter(chapter) == (
        "chapter trade chapters/10-trade.md\n"
        "  title #sec-trade Trade <em>today</em>\n"
        "  unnumbered\n"
        "  paragraph Before.\n"
        "  paragraph After.\n"
    )


def test_the_title_may_be_underlined() -> None:
    assert title_of("Trade\n=====\n\nText.") == ("title #trade Trade", [])


def test_front_matter_gives_the_title_when_no_heading_does() -> None:
    assert title_of('---\ntitle: The "trade" *year*\n---\n\nText.') == (
        "title #trade The “trade” <em>year</em>",
        [],
    )


def test_two_titles_that_say_the_same_are_one() -> None:
    assert title_of("---\ntitle: Trade year\n---\n# **Trade** Year\n\nText.")[1] == []


def test_two_titles_that_differ_are_told() -> None:
    title, messages = title_of("---\ntitle: Culture\n---\n# Trade\n\nText.")
    assert title == "title #trade Trade"
    assert messages == [
        '4:3 chapter/title-differs the heading says "Trade", the front matter "Culture"'
    ]


def test_a_chapter_without_title_is_called_by_its_file() -> None:
    assert title_of("Text.") == (
        "title #trade 10-trade",
        [
            '1:1 chapter/no-title the chapter has no title, so it is called "10-trade"'
            ' (begin it with "# Title", or give a title in the front matter)'
        ],
    )


def test_a_second_title_is_read_as_a_section() -> None:
    chapter, sink = read("# Trade\n\nText.\n\n# More\n\nText.")
    assert "  heading 2 #trade/more More\n" in dump_chapter(chapter)
    assert told(sink) == [
        '5:3 chapter/second-title "More" is a second title; it is read as a heading of level 2'
    ]


def test_an_empty_chapter_is_told() -> None:
    assert title_of("# Trade\n")[1] == ["1:1 chapter/empty the chapter has no text"]
    assert [line.split()[1] for line in title_of("")[1]] == ["chapter/no-title", "chapter/empty"]


def test_a_chapter_of_structured_data_is_not_empty() -> None:
    assert title_of("---\nsummary: Short.\n---\n# Trade\n")[1] == []


def test_headings_get_labels_from_their_words() -> None:
    assert flow("## It's *new*: Ålesund\n\n## Same\n\n## Same\n\n## {{ x }}\n\n## !!!\n") == (
        "heading 2 #trade/its-new-alesund It’s <em>new</em>: Ålesund\n"
        "heading 2 #trade/same Same\n"
        "heading 2 #trade/same-2 Same\n"
        'heading 2 #trade/x <value "x">[x]</value>\n'
        "heading 2 #trade/section !!!\n"
    )


def test_headings_take_labels_and_classes() -> None:
    assert flow("## A {#sec-a}\n\n## B {.unnumbered}\n\n## C {-}\n\n## D {.unlisted}\n") == (
        "heading 2 #sec-a A\n"
        "heading 2 #trade/b unnumbered B\n"
        "heading 2 #trade/c unnumbered C\n"
        "heading 2 #trade/d unlisted D\n"
    )


def test_attributes_a_heading_does_not_take_are_told() -> None:
    _, sink = read('# T\n\n## A {.unumbered x="y"}\n\nText.')
    assert told(sink) == [
        "3:4 chapter/heading-attribute .unumbered means nothing on a heading"
        ' (did you mean "unnumbered"?)',
        '3:4 chapter/heading-attribute x="y" means nothing on a heading',
    ]


def test_braces_that_are_no_attributes_stay() -> None:
    assert flow("## A {b c}\n") == "heading 2 #trade/a-b-c A {b c}\n"


def test_a_skipped_level_is_told() -> None:
    _, sink = read("# T\n\n### Deep\n\n#### Deeper\n\n## Up\n\n#### Down\n\nText.")
    assert told(sink) == [
        '3:5 chapter/heading-skipped "Deep" is a heading of level 3 under one of level 1',
        '9:6 chapter/heading-skipped "Down" is a heading of level 4 under one of level 2',
    ]


def test_a_label_given_twice_is_an_error_naming_both_places() -> None:
    _, sink = read("# T\n\n## A {#sec-a}\n\n> text\n\n## B {#sec-a}\n\nText.")
    assert told(sink) == [
        '7:4 chapter/duplicate-label "sec-a" is the label of two things;'
        " the first is at chapters/10-trade.md:3:4"
    ]


def test_a_label_that_is_the_slug_of_its_chapter_is_told() -> None:
    _, sink = read("# T\n\n## Trade {#trade}\n\nText.")
    assert told(sink) == [
        '1:3 chapter/duplicate-label "trade" is the label of two things;'
        " the first is at chapters/10-trade.md:3:4"
    ]


def test_paragraphs_join_their_lines() -> None:
    assert flow("One\ntwo  \nthree\\\nfour\n\n  Five\n  six\tseven  eight") == (
        "paragraph One two<br/>three<br/>four\nparagraph Five six seven eight\n"
    )


def test_lists_keep_their_kind_start_and_looseness() -> None:
    assert flow("- a\n- b\n\n  3. c\n  4. d\n\n- e\n\n  f\n") == (
        "bulleted list, loose\n"
        "  item\n"
        "    paragraph a\n"
        "  item\n"
        "    paragraph b\n"
        "    numbered list from 3\n"
        "      item\n"
        "        paragraph c\n"
        "      item\n"
        "        paragraph d\n"
        "  item\n"
        "    paragraph e\n"
        "    paragraph f\n"
    )


def test_empty_items_stay() -> None:
    assert flow("-\n- a\n") == "bulleted list\n  item\n  item\n    paragraph a\n"


def test_definition_lists_join_definitions_of_a_term() -> None:
    assert flow("GNP\n: First\n: Second\n\n  more\n\n*Aid*\n: Third\n") == (
        "definitions\n"
        "  term GNP\n"
        "    paragraph First\n"
        "    paragraph Second\n"
        "    paragraph more\n"
        "  term <em>Aid</em>\n"
        "    paragraph Third\n"
    )


def test_quotes_code_and_rules() -> None:
    assert flow('> He said\n> "yes"\n\n---\n\n```python run\nx = "1" -- 2\n\n```\n\n    tab\n') == (
        "quote\n"
        "  paragraph He said “yes”\n"
        "rule break\n"
        "code python\n"
        '  | x = "1" -- 2\n'
        "  |\n"
        "code\n"
        "  | tab\n"
    )


def test_html_comments_leave_without_a_message() -> None:
    assert flow("a <!-- b\nc --> d\n\n<!-- whole\n\nblock -->\n\ne\n") == (
        "paragraph a d\nparagraph e\n"
    )


def test_text_after_a_comment_stays() -> None:
    assert flow("<!-- a --> after\n") == "paragraph after\n"


def test_a_comment_without_end_is_an_error_and_its_text_stays() -> None:
    text, codes = flow_and_codes("<!-- oops\n\nlost?\n")
    assert codes == ["chapter/open-comment"]
    assert "lost?" in text


def test_html_is_an_error_at_its_place_and_stays_as_text() -> None:
    chapter, sink = read('# T\n\nA <b>c</b>.\n\n<div class="x">\nWords\n</div>\n')
    assert told(sink) == [
        "3:3 chapter/raw-html <b> is HTML, which a report cannot carry",
        "3:7 chapter/raw-html </b> is HTML, which a report cannot carry",
        '5:1 chapter/raw-html <div class="x"> is HTML, which a report cannot carry',
    ]
    assert "paragraph A <b>c</b>.\n" in dump_chapter(chapter)
    assert 'paragraph <div class="x"> Words </div>\n' in dump_chapter(chapter)


def test_windows_line_ends_change_nothing() -> None:
    text = (
        "# T\n\nOne\ntwo.[^1]\n\n- a\n- b\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n: Cap\n\n"
        "```\ncode\n```\n\n::: {.box}\ninside\n:::\n\n[^1]: Note\n"
    )
    plain, plain_sink = read(text)
    windows, sink = read(text.replace("\n", "\r\n"))
    assert dump_chapter(plain) == dump_chapter(windows)
    assert told(plain_sink) == told(sink) == []
    assert dump_chapter(read(text.replace("\n", "\r"))[0]) == dump_chapter(plain)


def test_places_in_files_with_windows_line_ends_are_right() -> None:
    _, sink = read("# T\r\n\r\nOne\r\ntwo <b>\r\n")
    assert told(sink) == ["4:5 chapter/raw-html <b> is HTML, which a report cannot carry"]


def test_invalid_bytes_are_told_and_never_raise() -> None:
    chapter, sink = read(b"# T\n\nCaf\xe9 \xff\xfe text.\n")
    assert "text" in dump_chapter(chapter)
    assert sink.diagnostics


def test_nesting_without_end_is_told_and_no_word_is_lost() -> None:
    for text in (">" * 400 + " end", "".join("  " * n + "- x\n" for n in range(150)) + "end"):
        printed, codes = flow_and_codes(text)
        assert "chapter/too-deep" in codes
        assert "end" in printed


def test_boxes_without_end_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "DEEPEST_NESTING", 5)
    text, codes = flow_and_codes("::: box\n" * 9 + "words\n" + ":::\n" * 9)
    assert "chapter/too-deep" in codes
    assert "words" in text


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "![" * 3000 + "a" + "](b)" * 3000,
        "*" * 5000 + "a" + "*" * 5000,
        "{{" * 5000,
        "^[" * 3000,
        "`" * 3000 + "a",
        "<" * 5000,
        "<!--" * 2000,
        "@" * 5000,
        "~a" * 5000,
        "[^a" * 3000,
        "&" * 5000,
        "\\" * 5000,
        '"' * 5000 + "'" * 5000,
        "http://" * 2000,
        "::: box\n" * 500,
        ": x\n" * 2000,
        "|" * 3000 + "\n" + "|-" * 150 + "\n",
        "a | b\n--|--\n" * 500,
        "[^a]: " * 300,
        "{#a " * 2000 + "}",
        '## {a="' * 500,
        "- " * 300 + "x",
        "1. " * 300 + "x",
        "> - " * 120 + "x",
    ],
    ids=lambda text: text[:12].strip().replace("\n", " "),
)
def test_text_made_to_hurt_is_read(text: str) -> None:
    read(f"# T\n\n{text}\n")
