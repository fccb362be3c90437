from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Block, Box, Figure, KeyFigure, KeyFigures, Picture, Rule
from compiler.model.inline import Reference, Text
from compiler.wordflow.flow import WordDocument, WordParagraph, WordPicture, WordTable
from tests.wordflow.making import (
    blocks_of,
    bluebook,
    bullets,
    first_table,
    flow,
    flow_of,
    paragraphs,
    part,
    report,
    shown,
    table,
    words,
)

PICTURE = Picture("figures/a.png", "png", 600, 400, b"", "digest")


def box(*blocks: Block, title: str = "Title", kind: str = "box", label: str = "") -> Box:
    return Box(kind, blocks, (Text(title),) if title else (), label)


def picture(word: WordDocument) -> WordPicture:
    found = next(paragraphs(word)).inlines[0]
    assert isinstance(found, WordPicture)
    return found


def test_a_box_of_paragraphs_is_made_of_bordered_ones() -> None:
    word = flow(box(words("one"), words("two")))
    assert shown(word) == [
        "BoxTitleFramed: Title",
        "BoxTextFramed: one",
        "BoxTextFramed: two",
    ]
    title, one, two = (word.look(each) for each in paragraphs(word))
    assert title.borders == one.borders == two.borders
    assert title.fill == one.fill == bluebook().colors["tint"]
    assert (title.left, title.right) == (one.left, one.right)
    assert title.before > 0
    assert two.after > one.after


def test_a_short_box_stays_whole_and_a_long_one_may_break() -> None:
    short = [flow(box(words("one"), words("two"))).look(each) for each in
             paragraphs(flow(box(words("one"), words("two"))))]  # fmt: skip
    assert [(each.keep_lines, each.keep_next) for each in short] == [
        (True, True),
        (True, True),
        (True, False),
    ]
    word = flow(box(*(words("word " * 90) for _ in range(12))))
    assert not any(word.look(each).keep_lines for each in list(paragraphs(word))[1:])


def test_the_bar_of_a_note_has_its_own_colour() -> None:
    word = flow(box(words("one"), kind="note"))
    borders = word.look(next(paragraphs(word))).borders
    assert borders is not None
    assert borders.left is not None
    assert borders.left.color == bluebook().colors["second"]


def test_a_box_with_a_list_is_a_table_of_one_cell() -> None:
    word = flow(words("before"), box(words("one"), bullets("a")), words("after"))
    made = first_table(word)
    assert [len(row.cells) for row in made.rows] == [1]
    assert made.rows[0].whole
    assert made.title == "Title"
    assert made.rows[0].cells[0].fill


def test_a_long_box_with_a_list_may_break_and_keeps_nothing_in_its_cell() -> None:
    word = flow(box(words("one"), bullets(*["many words " * 40] * 12)))
    row = first_table(word).rows[0]
    title = row.cells[0].blocks[0]
    assert not row.whole
    assert isinstance(title, WordParagraph)
    assert not word.look(title).keep_next


def test_boxes_too_deep_inside_each_other_lose_their_frame_but_not_their_words() -> None:
    nested: Block = words("deepest")
    for _ in range(12):
        nested = box(nested)
    sink = Sink()
    word = flow(nested, sink=sink)
    assert any(each.endswith("deepest") for each in shown(word))
    assert {each.code for each in sink.diagnostics} == {"word/depth"}


def test_a_label_of_a_box_stands_on_its_first_paragraph() -> None:
    plain = flow(box(words("one"), label="b"), words("", Reference("b")))
    assert next(paragraphs(plain)).bookmarks == ("b",)
    cell = flow(box(words("one"), bullets("x"), label="b"), words("", Reference("b")))
    assert next(paragraphs(cell)).labels == ("b",)


def test_a_cover_is_a_field_of_colour_that_may_grow() -> None:
    cover = part(
        words("The Office", role="cover-organisation"),
        Box("cover", (words("The Year", role="cover-title"),)),
        kind="cover",
    )
    word = flow_of(report(cover, part(words("x"))))
    made = first_table(word)
    assert made.rows[0].height == 12_756
    assert made.rows[0].at_least
    assert made.indent == 0
    assert sum(made.grid) == word.sections[0].text_width
    assert shown(word)[:2] == ["CoverOrganisation: The Office", "Title: The Year"]


def test_a_cover_never_turns_the_page_by_its_field() -> None:
    sheet = bluebook()
    look = replace(sheet.boxes["cover"], min_height=900.0)
    sheet = replace(sheet, boxes={**sheet.boxes, "cover": look})
    cover = part(words("The Office"), Box("cover", (words("The Year"),)), kind="cover")
    word = flow_of(report(cover), sheet)
    height = first_table(word).rows[0].height
    assert 10_000 < height < word.sections[0].text_height - 280


def test_a_figure_is_kept_with_its_caption_and_credit() -> None:
    figure = Figure(PICTURE, (Text("A dog"),), "fig-dog", "A dog on a lawn", credit=(Text("B"),))
    word = flow(figure, words("after"))
    assert shown(word) == [
        "Figure: (picture: A dog on a lawn)",
        "FigureCaption: Figure\N{NO-BREAK SPACE}{seq Figure=1}\N{EN SPACE}A dog",
        "Credit: B",
        "BodyText: after",
    ]
    looks = [word.look(each) for each in paragraphs(word)]
    assert [each.keep_next for each in looks] == [True, True, False, False]
    assert looks[0].line == 0


def test_a_picture_without_words_stands_alone() -> None:
    word = flow(Figure(PICTURE, alt="A dog"), words("after"))
    looks = [word.look(each) for each in paragraphs(word)]
    assert not looks[0].keep_next
    assert looks[0].after > 0


def test_a_decorative_picture_says_nothing() -> None:
    made = picture(flow(Figure(PICTURE, alt="unused", decorative=True)))
    assert (made.alt, made.decorative) == ("", True)


def test_pictures_are_as_wide_as_the_author_says_or_as_their_pixels() -> None:
    word = flow(Figure(PICTURE, width=0.5))
    measure = word.sections[0].text_width - word.styles["BodyText"].left
    assert picture(word).width == round(measure / 2)
    own = picture(flow(Figure(PICTURE)))
    assert (own.width, own.height) == (600 * 1440 // 150, 400 * 1440 // 150)


def test_tall_pictures_are_held_to_the_page() -> None:
    tall = replace(PICTURE, width=100, height=4000)
    word = flow(Figure(tall, width=1.0))
    assert picture(word).height < word.sections[0].text_height


def test_key_figures_stand_side_by_side_value_before_label() -> None:
    items = tuple(KeyFigure((Text(f"{n}"),), (Text(f"label {n}"),)) for n in range(3))
    word = flow(KeyFigures(items), words("after"))
    made = first_table(word)
    assert len(made.grid) == 3
    assert shown(word)[:4] == [
        "KeyFigureValue: 0",
        "KeyFigureLabel: label 0",
        "KeyFigureValue: 1",
        "KeyFigureLabel: label 1",
    ]


def test_five_key_figures_take_two_rows() -> None:
    items = tuple(KeyFigure((Text(f"{n}"),), (Text("x"),)) for n in range(5))
    tables = [each for each in blocks_of(flow(KeyFigures(items))) if isinstance(each, WordTable)]
    assert [len(each.grid) for each in tables] == [4, 1]


def test_no_key_figures_make_nothing() -> None:
    assert shown(flow(KeyFigures(()), words("x"))) == ["BodyText: x"]


def test_a_rule_is_a_border_of_its_own_length() -> None:
    word = flow(Rule("opening"), Rule(), words("x"))
    opening, pause, _ = blocks_of(word)
    assert isinstance(opening, WordParagraph)
    assert isinstance(pause, WordParagraph)
    look = word.look(opening)
    assert look.borders is not None
    assert look.borders.top is not None
    assert word.sections[0].text_width - look.left - look.right == 1361
    assert look.keep_next
    assert not word.look(pause).keep_next


def test_a_table_in_a_box_is_held_to_the_box() -> None:
    long = "word " * 60
    word = flow(box(table("a|b", f"{long}|{long}")))
    outer = first_table(word)
    inner = next(each for each in outer.rows[0].cells[0].blocks if isinstance(each, WordTable))
    assert sum(inner.grid) <= sum(outer.grid) - outer.margin_left - outer.margin_right
    assert isinstance(outer.rows[0].cells[0].blocks[-1], WordParagraph)
