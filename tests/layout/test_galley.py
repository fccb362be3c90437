"""Blocks as they are set: numbers, labels, indents, structure."""

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.blocks.lists import letters, number_label, roman
from compiler.layout.dump import dump_structure
from compiler.layout.page import LinkArea, PlacedFill, PlacedLine, PlacedPicture, PlacedRule
from compiler.model.block import (
    Box,
    Chronology,
    CodeBlock,
    Definition,
    DefinitionList,
    Event,
    Figure,
    Heading,
    ItemList,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Quote,
    Rule,
)
from compiler.model.inline import Abbreviation, Code, Foreign, Link, Reference, Text
from tests.layout.laying import (
    PICTURE,
    base,
    find,
    heading,
    item,
    lay,
    paragraph,
    reading_text,
    small,
    texts,
)

LEFT = 24 * 72 / 25.4
TEXT = LEFT + 34 * 72 / 25.4


def tree(*blocks: object) -> list[str]:
    part = lay(*blocks)  # type: ignore[arg-type]
    return dump_structure(part).splitlines()[1:]


# ---------------------------------------------------------------- headings


def test_a_section_carries_its_number_and_hangs_at_the_margin() -> None:
    part = lay(heading(1, "Trade"), heading(2, "Exports"), paragraph("text"))
    title = find(part, "Exports")[1]
    assert title.line.text == "1.1\u00a0Exports"
    assert round(title.x + title.line.fragments[0].x, 2) == round(LEFT, 2)
    assert round(find(part, "text")[1].x, 2) == round(TEXT, 2)


def test_a_chapter_title_has_no_number_where_a_label_says_it() -> None:
    sheet = base()
    plain = replace(sheet, numbers=replace(sheet.numbers, chapter_label=False))
    assert texts(lay(heading(1, "Trade")).pages[0]) == ["Trade"]
    assert texts(lay(heading(1, "Trade"), sheet=plain).pages[0]) == ["1 Trade"]


def test_deep_headings_have_no_number() -> None:
    part = lay(heading(1, "a"), heading(2, "b"), heading(3, "c"), heading(4, "d"))
    assert texts(part.pages[0]) == ["a", "1.1 b", "1.1.1 c", "d"]


def test_a_heading_not_counted_has_no_number() -> None:
    part = lay(heading(1, "a"), Heading(2, (Text("b"),), "b", numbered=False))
    assert texts(part.pages[0]) == ["a", "b"]


def test_headings_are_tagged_by_level() -> None:
    assert tree(heading(1, "a"), heading(2, "b"), heading(3, "c")) == ["  H1", "  H2", "  H3"]


def test_a_long_title_hangs_below_its_own_first_word() -> None:
    part = lay(heading(1, "a"), heading(2, "many words " * 12))
    first = find(part, "1.1")[1]
    second = [each for each in part.pages[0].items if isinstance(each, PlacedLine)][2]
    words = next(each for each in first.line.fragments if "many" in each.text)
    assert round(first.x + words.x, 2) == round(second.x + second.line.fragments[0].x, 2)


# ---------------------------------------------------------------- lists


def test_bullets_stand_left_of_their_text() -> None:
    part = lay(ItemList(False, (item(paragraph("first")), item(paragraph("second")))))
    bullet = next(each for each in part.pages[0].items if isinstance(each, PlacedLine))
    assert bullet.line.text == "•"
    assert bullet.x < find(part, "first")[1].x
    assert bullet.y == find(part, "first")[1].y


def test_numbers_stand_against_their_text() -> None:
    entries = tuple(item(paragraph(f"entry {number}")) for number in range(3))
    part = lay(ItemList(True, entries, start=9))
    assert texts(part.pages[0])[::2] == ["9.", "10.", "11."]
    ends = {
        round(each.x + each.line.width, 3)
        for each in part.pages[0].items
        if isinstance(each, PlacedLine) and each.line.text.endswith(".")
    }
    assert len(ends) == 1


def test_nested_lists_go_in_and_change_their_labels() -> None:
    inner = ItemList(True, (item(paragraph("inner")),))
    part = lay(ItemList(True, (item(paragraph("outer"), inner),)))
    assert texts(part.pages[0]) == ["1.", "outer", "a)", "inner"]
    assert find(part, "inner")[1].x > find(part, "outer")[1].x


def test_a_list_is_tagged_with_labels_and_bodies() -> None:
    inner = ItemList(True, (item(paragraph("inner")),))
    assert tree(ItemList(False, (item(paragraph("outer"), inner),))) == [
        "  L ListNumbering=Disc",
        "    LI",
        "      Lbl",
        "      LBody",
        "        P",
        "        L ListNumbering=LowerAlpha",
        "          LI",
        "            Lbl",
        "            LBody",
        "              P",
    ]


def test_tight_items_follow_without_white_and_loose_ones_with_some() -> None:
    entries = (item(paragraph("first")), item(paragraph("second")))
    distances = []
    for tight in (True, False):
        part = lay(ItemList(False, entries, tight=tight))
        distances.append(find(part, "second")[1].y - find(part, "first")[1].y)
    assert [round(each, 3) for each in distances] == [14, 18]


def test_an_item_that_begins_with_something_else_keeps_its_label() -> None:
    part = lay(ItemList(False, (item(Rule()), item())))
    assert [line for line in texts(part.pages[0]) if line == "•"] == ["•", "•"]


def test_a_hundred_lists_in_each_other_lose_nothing() -> None:
    block = ItemList(False, (item(paragraph("deepest words")),))
    for depth in range(100):
        block = ItemList(False, (item(paragraph(f"level {depth}"), block),))
    part = lay(block)
    deepest = find(part, "deepest")[1]
    assert "deepestwords" in reading_text(part)
    assert deepest.x <= 595.3 - LEFT - 59
    assert reading_text(part).count("level") == 100


@pytest.mark.parametrize(
    ("pattern", "number", "label"),
    [("1.", 12, "12."), ("a)", 28, "ab)"), ("(i)", 14, "(xiv)"), ("A.", 3, "C."), ("–", 3, "–")],
)
def test_number_patterns(pattern: str, number: int, label: str) -> None:
    assert number_label(pattern, number) == label


def test_numbers_that_letters_and_numerals_cannot_say_stay_digits() -> None:
    assert [letters(0), roman(0), roman(4000), roman(1949)] == ["0", "0", "4000", "mcmxlix"]


def test_definitions_stand_below_their_terms() -> None:
    block = DefinitionList((Definition((Text("ODA"),), (paragraph("Assistance"),)),))
    part = lay(block)
    assert texts(part.pages[0]) == ["ODA", "Assistance"]
    assert find(part, "Assistance")[1].x > find(part, "ODA")[1].x
    assert tree(block) == ["  L", "    LI", "      Lbl", "      LBody", "        P"]


# ---------------------------------------------------------------- the rest


def test_a_quote_is_indented_and_tagged() -> None:
    part = lay(Quote((paragraph("said"),)))
    assert round(find(part, "said")[1].x - TEXT, 2) == 14
    assert tree(Quote((paragraph("said"),))) == ["  BlockQuote", "    P"]


def test_code_keeps_its_blanks_and_empty_lines() -> None:
    part = lay(CodeBlock("if x:\n\n    y\n"))
    first, last = find(part, "if")[1], find(part, "y")[1]
    assert last.y - first.y == 24
    assert last.line.text == "\u00a0\u00a0\u00a0\u00a0y"


def test_a_chronology_has_its_dates_in_the_margin() -> None:
    event = Event((Text("16 January"),), (paragraph("Something happened"),))
    part = lay(Chronology((event,)))
    date, text = find(part, "16 January")[1], find(part, "Something")[1]
    assert (round(date.x, 2), round(text.x, 2)) == (round(LEFT, 2), round(TEXT, 2))
    assert date.y == text.y
    assert tree(Chronology((event,)))[:3] == ["  L", "    LI", "      Lbl"]


def test_a_date_longer_than_its_event_is_not_lost() -> None:
    event = Event((Text("the second Tuesday of November in the year 2009"),), (paragraph("x"),))
    part = lay(Chronology((event,)))
    assert "November" in reading_text(part)


def test_a_chronology_in_a_box_makes_room_for_its_dates() -> None:
    event = Event((Text("May"),), (paragraph("Something"),))
    part = lay(Box("box", (Chronology((event,)),)))
    fill = next(each for each in part.pages[0].items if isinstance(each, PlacedFill))
    assert fill.x < find(part, "May")[1].x < find(part, "Something")[1].x


def test_key_figures_stand_in_a_row() -> None:
    figures = tuple(KeyFigure((Text(value),), (Text("of them"),)) for value in ("12", "34", "56"))
    part = lay(KeyFigures(figures))
    places = [find(part, value)[1] for value in ("12", "34", "56")]
    assert len({place.y for place in places}) == 1
    assert places[1].x - places[0].x == pytest.approx(places[2].x - places[1].x)


def test_a_fifth_key_figure_begins_a_new_row() -> None:
    figures = tuple(KeyFigure((Text(f"{value}"),), (Text("of"),)) for value in range(5))
    part = lay(KeyFigures(figures))
    assert find(part, "4")[1].y > find(part, "3")[1].y


def test_a_rule_is_decoration() -> None:
    part = lay(Rule())
    rule = next(each for each in part.pages[0].items if isinstance(each, PlacedRule))
    assert (rule.owner, tree(Rule())) == (-1, [])
    assert round(rule.to_x - rule.x, 1) == round(40 * 72 / 25.4, 1)


def test_a_box_has_title_ground_and_bar() -> None:
    part = lay(Box("box", (paragraph("inside"),), (Text("Title"),), "box-a"))
    fills = [each for each in part.pages[0].items if isinstance(each, PlacedFill)]
    assert [round(each.width, 2) for each in fills][1] == 2.25
    assert texts(part.pages[0]) == ["Title", "inside"]
    assert find(part, "inside")[1].line.fragments[0].face == "sans/regular"
    assert part.anchors == {"box-a": 0}
    assert tree(Box("box", (paragraph("inside"),), (Text("Title"),)))[0] == "  Aside"


def test_a_cover_field_has_its_least_height() -> None:
    part = lay(Box("cover", (paragraph("title", role="cover-title"),)))
    fill = next(each for each in part.pages[0].items if isinstance(each, PlacedFill))
    assert round(fill.height * 25.4 / 72) == 225


def test_headings_in_a_box_do_not_hang_out_of_it() -> None:
    part = lay(Box("box", (heading(2, "Inside"),)))
    fill = next(each for each in part.pages[0].items if isinstance(each, PlacedFill))
    assert find(part, "Inside")[1].x > fill.x


def test_a_picture_of_unknown_size_is_printed_at_150_dots_per_inch() -> None:
    part = lay(Figure(PICTURE, alt="A square"))
    picture = next(each for each in part.pages[0].items if isinstance(each, PlacedPicture))
    assert (picture.width, picture.height) == (144, 144)


def test_a_picture_takes_its_share_of_the_measure() -> None:
    large = replace(PICTURE, width=3000, height=1000)
    part = lay(Figure(large, alt="A square", width=0.5))
    picture = next(each for each in part.pages[0].items if isinstance(each, PlacedPicture))
    assert round(picture.width * 2, 1) == round(128 * 72 / 25.4, 1)
    assert round(picture.width / picture.height, 3) == 3


def test_a_picture_taller_than_the_page_is_made_to_fit_with_its_caption() -> None:
    tall = replace(PICTURE, width=3000, height=30000)
    part = lay(Figure(tall, (Text("A tower"),), "fig-a", "A tower"), sheet=small(20))
    picture = next(each for each in part.pages[0].items if isinstance(each, PlacedPicture))
    assert picture.height < 20 * 14
    assert find(part, "A tower")[0] == 0


def test_a_figure_has_alternative_text_place_and_caption() -> None:
    part = lay(Figure(PICTURE, (Text("View"),), "fig-a", "A square", credit=(Text("Photo: X"),)))
    element = next(each for each in part.elements if each.tag == "Figure")
    assert element.attributes["Alt"] == "A square"
    box = element.attributes["BBox"]
    assert isinstance(box, tuple)
    left, bottom, right, top = box
    assert (round(right - left), round(top - bottom)) == (144, 144)
    assert round(top) == round(841.89 - 26 * 72 / 25.4)
    assert texts(part.pages[0]) == ["Figure 1 View", "Photo: X"]
    assert [each.tag for each in part.elements] == ["Sect", "Figure", "Caption", "P"]


def test_a_decorative_picture_has_no_element() -> None:
    assert tree(Figure(PICTURE, decorative=True)) == []


def test_a_coarse_picture_is_reported() -> None:
    sink = Sink()
    lay(Figure(PICTURE, alt="A square", width=1.0), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["layout/low-resolution"]


def test_links_have_areas_on_each_of_their_lines() -> None:
    words = Link("https://example.org/", (Text("many words " * 14),))
    part = lay(Paragraph((Text("See "), words, Text("."))))
    areas = [each for each in part.pages[0].items if isinstance(each, LinkArea)]
    assert len(areas) == 3
    assert {each.description for each in areas} == {" ".join(["many words"] * 14)}
    assert {part.elements[each.owner].tag for each in areas} == {"Link"}
    right = round(595.28 - LEFT, 0)
    assert round(areas[0].x + areas[0].width, 0) == right


def test_a_link_is_one_area_whatever_stands_inside_it() -> None:
    inside = (Text("a "), Code("b"), Text(" c "), Foreign("fr", (Abbreviation("d", "e"),)))
    part = lay(Paragraph((Text("See "), Link("https://example.org/", inside), Text("."))))
    [area] = [each for each in part.pages[0].items if isinstance(each, LinkArea)]
    assert part.elements[area.owner].tag == "Link"
    assert area.description == "a b c d"


def test_a_reference_leads_to_its_label() -> None:
    part = lay(heading(1, "Trade"), Paragraph((Reference("trade"),)))
    area = next(each for each in part.pages[0].items if isinstance(each, LinkArea))
    assert area.target == "#trade"
    assert part.anchors["trade"] == 0


def test_a_page_reference_prints_the_folio_it_is_given() -> None:
    part = lay(heading(1, "Trade"), Paragraph((Reference("trade", "page"),)))
    assert part.printed == ("trade",)


def test_an_introducing_sentence_stays_with_its_list() -> None:
    entries = tuple(item(paragraph(f"entry {number}")) for number in range(6))
    for before in range(4, 12):
        blocks = [paragraph(f"line {number}") for number in range(before)]
        part = lay(*blocks, paragraph("They are:"), ItemList(False, entries), sheet=small(12))
        assert find(part, "They are:")[0] == find(part, "entry 0")[0]


# ---------------------------------------------------------------- headings that run in


def test_a_heading_that_runs_in_shares_the_first_line() -> None:
    part = lay(heading(4, "Method."), paragraph("We counted."))
    line = find(part, "Method.")[1].line
    assert line.text == "Method.We counted."
    before, after = line.fragments
    assert after.x - before.x - before.width > 5
    assert after.face != before.face


def test_a_heading_that_runs_in_stays_a_heading() -> None:
    assert tree(heading(4, "a"), paragraph("b")) == ["  H4", "  P"]
    part = lay(heading(4, "Method."), paragraph("We counted."))
    assert reading_text(part) == "Method.Wecounted."
    assert part.anchors == {"method.": 0}


def test_a_heading_with_no_paragraph_below_keeps_its_own_line() -> None:
    quote = Quote((paragraph("quoted"),))
    assert texts(lay(heading(4, "a"), quote).pages[0]) == ["a", "quoted"]
    assert texts(lay(heading(4, "a"), heading(4, "b")).pages[0]) == ["a", "b"]
    assert texts(lay(heading(4, "a"), paragraph("b", role="summary")).pages[0]) == ["a", "b"]


def test_a_heading_with_a_link_keeps_its_own_line() -> None:
    linked = Heading(4, (Link("https://example.org", (Text("a"),)),), "a")
    assert texts(lay(linked, paragraph("b")).pages[0]) == ["a", "b"]


def test_a_numbered_heading_runs_in_with_its_number() -> None:
    sheet = base()
    deep = replace(sheet, numbers=replace(sheet.numbers, heading_depth=4))
    part = lay(
        heading(1, "a"), heading(2, "b"), heading(3, "c"), heading(4, "d"), paragraph("e"),
        sheet=deep,
    )  # fmt: skip
    assert texts(part.pages[0])[-1] == "1.1.1.1 de"
