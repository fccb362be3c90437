from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Figure, Picture, Rule
from compiler.model.document import Field, Running, RunningLine
from compiler.model.inline import Text
from compiler.wordflow.build import build
from compiler.wordflow.flow import WordDocument, WordParagraph
from tests.wordflow.making import (
    bluebook,
    flow,
    flow_of,
    heading,
    part,
    report,
    text,
    words,
)

RUNNING = Running(
    head_left=RunningLine(left=(Field("report"),)),
    head_right=RunningLine(left=(Field("report"),), right=(Field("chapter"),)),
    foot_right=RunningLine(center=(Field("folio"), Text(" of "), Field("pages"))),
    foot_first=RunningLine(right=(Field("folio"),)),
)


def lines(paragraphs: tuple[WordParagraph, ...]) -> list[str]:
    return [f"{each.style}: {text(each)}" for each in paragraphs]


def ruled() -> WordDocument:
    parts = (part(heading(1, "Title")), part(heading(1, "Thanks", numbered=False), slug="thanks"))
    return flow_of(report(*parts, running=RUNNING))


def test_running_lines_are_tabbed_paragraphs_with_fields() -> None:
    running = ruled().sections[0].running
    assert lines(running.head) == ["HeaderRuled: The Year→{styleref heading 1=One}"]
    assert lines(running.foot) == ["Footer: →{page =1} of {numpages =1}"]
    assert lines(running.foot_first) == ["Footer: →{page =1}"]
    assert running.head_first == ()
    assert running.head_even == ()


def test_the_head_of_a_chapter_without_number_follows_its_own_style() -> None:
    running = ruled().sections[1].running
    assert lines(running.head) == ["HeaderRuled: The Year→{styleref Heading 1 Unnumbered=Thanks}"]


def test_running_words_too_long_for_the_line_are_shortened() -> None:
    title = "A chapter whose title goes on and on " * 5
    long = replace(part(heading(1, title)), title=title.strip())
    running = flow_of(report(long, running=RUNNING)).sections[0].running
    (head,) = lines(running.head)
    assert head.startswith("HeaderRuled: The Year→A chapter whose title")
    assert head.endswith("…")


def test_one_word_that_is_too_long_is_left_alone() -> None:
    title = "word" * 100
    running = flow_of(report(replace(part(words("x")), title=title), running=RUNNING)).sections[0]
    assert title in lines(running.running.head)[0]


def test_without_a_foot_of_its_own_the_first_page_has_that_of_the_others() -> None:
    running = Running(foot_right=RunningLine(right=(Field("folio"),)))
    made = flow_of(report(part(words("x")), running=running)).sections[0].running
    assert made.foot_first == made.foot


def test_two_sided_reports_have_heads_for_both_sides_and_open_on_the_right() -> None:
    sheet = replace(bluebook(), double_sided=True)
    section = build(report(part(words("x")), running=RUNNING), sheet, Sink()).sections[0]
    assert lines(section.running.head_even) == ["HeaderRuled: The Year"]
    assert section.odd_page


def test_a_middle_word_has_a_stop_in_the_middle() -> None:
    section = ruled().sections[0]
    (foot,) = section.running.foot
    assert foot.overrides is not None
    assert foot.overrides.tabs is not None
    center, right = foot.overrides.tabs
    assert (center.position, right.position) == (section.text_width // 2, section.text_width)


def test_pages_have_the_geometry_of_their_master_in_whole_twips() -> None:
    section = flow(words("x")).sections[0]
    assert (section.width, section.height) == (11906, 16838)
    assert (section.top, section.left) == (1474, 1361)
    assert 0 < section.header < section.top
    assert 0 < section.footer < section.bottom


def test_text_stands_in_the_column_and_headings_hang_at_the_margin() -> None:
    word = flow(heading(1, "a", numbered=False), heading(2, "b", numbered=False), words("x"))
    assert word.styles["BodyText"].left == 1928
    assert word.styles["Heading2"].left == 0
    assert word.styles["Normal"].left == 0


def test_text_of_another_master_is_shifted_to_its_column() -> None:
    sheet = bluebook()
    front = replace(sheet.masters["front"], text_indent=0.0)
    sheet = replace(sheet, masters={**sheet.masters, "front": front})
    word = flow_of(report(part(words("x"), kind="front"), part(words("y"))), sheet)
    first = word.sections[0].blocks[0]
    assert isinstance(first, WordParagraph)
    assert word.look(first).left == 0


def test_justified_text_is_set_left_unless_the_style_asks_for_it() -> None:
    assert bluebook().style("body").align == "justify"
    resolved = report(part(heading(1, "Title"), words("Text.")))
    for asked, align in ((False, "left"), (True, "both")):
        sheet = replace(bluebook(), word_justified=asked)
        assert build(resolved, sheet, Sink()).styles["BodyText"].align == align


def test_every_text_style_has_an_exact_line_and_figures_have_none() -> None:
    picture = Picture("a.png", "png", 10, 10, b"")
    styles = flow(words("x"), Figure(picture, alt="dog"), Rule()).styles
    assert {key for key, style in styles.items() if style.line == 0} == {"Figure"}


def test_every_file_has_the_styles_people_need_to_go_on() -> None:
    styles = flow(words("x")).styles
    wanted = {
        "Normal", "BodyText", "Title", "Subtitle", "Caption", "Quote", "FootnoteText", "TOCHeading",
        "TOC1", "TOC2", "TOC3", "ListBullet", "ListBullet5", "ListNumber", "ListContinue", "Header",
        "Footer", *(f"Heading{level}" for level in range(1, 7)),
    }  # fmt: skip
    assert wanted <= set(styles)


def test_roles_that_look_alike_share_a_style() -> None:
    word = flow(words("a", role="table-source"), words("b", role="table-note"))
    assert [each.style for each in word.sections[0].blocks] == ["TableSource"] * 2


def test_roles_the_style_does_not_know_are_body_text() -> None:
    word = flow(words("a", role="unheard-of"))
    assert word.sections[0].blocks[0].style == "BodyText"


def test_a_sink_above_an_opening_is_white_that_nothing_takes_away() -> None:
    sheet = bluebook()
    body = replace(sheet.masters["body"], opening_sink=56.0)
    sheet = replace(sheet, masters={**sheet.masters, "body": body})
    word = flow_of(report(part(words("a")), part(words("b"), slug="two")), sheet)
    first, second = (section.blocks[0] for section in word.sections)
    assert isinstance(first, WordParagraph)
    assert isinstance(second, WordParagraph)
    assert word.look(second).before == 1120
    assert word.look(first).after == 0


def test_openings_have_their_white_from_their_style() -> None:
    sheet = bluebook()
    body = replace(sheet.masters["body"], opening_sink=56.0)
    sheet = replace(sheet, masters={**sheet.masters, "body": body})
    label = words("Chapter 1", role="chapter-label")
    thanks = part(heading(1, "Thanks", numbered=False), slug="thanks")
    word = flow_of(report(part(label, heading(1, "Title")), thanks), sheet)
    first, second = (section.blocks[0] for section in word.sections)
    assert isinstance(first, WordParagraph)
    assert isinstance(second, WordParagraph)
    assert first.overrides is second.overrides is None
    assert word.styles["ChapterLabel"].before == 1120
    assert word.styles["Heading1"].before == 0
    assert word.styles["Heading1Unnumbered"].before == 1120


def test_a_part_without_blocks_still_has_its_page() -> None:
    word = flow_of(report(part(), part(words("x"), slug="two")))
    assert len(word.sections) == 2
    assert len(word.sections[0].blocks) == 1
