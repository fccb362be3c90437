from compiler.diagnostics import Sink
from compiler.model.block import (
    Block,
    Box,
    Chronology,
    CodeBlock,
    Definition,
    DefinitionList,
    Event,
    ItemList,
    ListItem,
    Quote,
)
from compiler.model.inline import Text
from compiler.wordflow.flow import WordDocument
from compiler.wordflow.look import WordStyle
from tests.wordflow.making import bullets, flow, numbers, paragraphs, shown, table, text, words


def looks(word: WordDocument) -> list[WordStyle]:
    return [word.look(each) for each in paragraphs(word)]


def test_bullets_and_numbers_are_marks_of_lists() -> None:
    word = flow(bullets("a", "b"), numbers("c", "d"))
    assert shown(word) == [
        "ListBullet: [•] a",
        "ListBullet: [•] b",
        "ListNumber: [1.] c",
        "ListNumber: [2.] d",
    ]


def test_each_numbered_list_starts_its_own_count() -> None:
    word = flow(numbers("a"), words("between"), numbers("b", start=4))
    first, _, second = paragraphs(word)
    assert first.mark is not None
    assert second.mark is not None
    assert first.mark.list_id != second.mark.list_id
    starts = {each.id: each.starts for each in word.lists}
    assert starts[first.mark.list_id] == ((0, 1),)
    assert starts[second.mark.list_id] == ((0, 4),)
    assert text(second) == "[4.] b"


def test_nested_lists_go_one_level_down_and_further_in() -> None:
    inner = numbers("deep")
    word = flow(bullets((words("top"), inner)))
    assert shown(word) == ["ListBullet: [•] top", "ListNumber2: [a)] deep"]
    top, deep = looks(word)
    assert deep.left - top.left == -top.first == -deep.first


def test_further_paragraphs_of_an_item_continue_it() -> None:
    word = flow(bullets((words("one"), words("two"))))
    assert shown(word) == ["ListBullet: [•] one", "ListContinue: two"]
    item, further = looks(word)
    assert (further.left, further.first) == (item.left, 0)


def test_an_item_that_begins_with_no_paragraph_gets_an_empty_one() -> None:
    word = flow(ItemList(False, (ListItem((CodeBlock("x = 1"),)),)))
    assert shown(word) == ["ListBullet: [•] ", "SourceCode: x = 1"]
    assert looks(word)[0].keep_next


def test_an_empty_item_keeps_its_mark() -> None:
    assert shown(flow(ItemList(True, (ListItem(()),)))) == ["ListNumber: [1.] "]


def test_tight_lists_have_no_white_inside_and_that_of_a_paragraph_below() -> None:
    tight = looks(flow(bullets("a", "b"), words("c")))
    assert [each.after for each in tight[:2]] == [0, tight[2].after]


def test_loose_lists_have_white_after_each_item() -> None:
    loose = flow(numbers("a", "b", "c", tight=False))
    assert [each.after for each in looks(loose)] == [80, 80, 140]


def test_the_list_says_the_indents_of_its_items() -> None:
    word = flow(Quote((bullets("a", "b"),)), numbers("c"))
    levels = {each.id: each.levels for each in word.lists}
    for paragraph in paragraphs(word):
        assert paragraph.mark is not None
        level = levels[paragraph.mark.list_id][paragraph.mark.level]
        look = word.look(paragraph)
        assert (level.left, -level.hanging) == (look.left, look.first)


def test_lists_in_boxes_have_the_text_of_the_box() -> None:
    word = flow(Box("box", (words("a"), bullets("b"))))
    box, item, _ = paragraphs(word)
    assert item.style == "BoxTextListBullet"
    assert word.look(item).half_points == word.look(box).half_points


def test_wide_numbers_widen_the_indent() -> None:
    narrow, wide = looks(flow(numbers("a"))) + looks(flow(numbers("a", start=1000)))
    assert wide.left > narrow.left
    assert wide.first == narrow.first - (wide.left - narrow.left)


def test_sixty_levels_are_held_on_the_page_and_in_the_nine_of_word() -> None:
    nested: Block = bullets("deepest")
    for _ in range(59):
        nested = bullets((words("x"), nested))
    word = flow(nested)
    made = list(paragraphs(word))
    assert len(made) == 60
    assert text(made[-1]).endswith("deepest")
    assert max(each.mark.level for each in made if each.mark) == 8
    assert all(look.left < word.sections[0].text_width - 600 for look in looks(word))


def test_a_start_that_word_cannot_count_from_is_reported() -> None:
    sink = Sink()
    word = flow(numbers("a", start=99_999), sink=sink)
    assert shown(word) == ["ListNumber: [32767.] a"]
    assert [each.code for each in sink.diagnostics] == ["word/list-number"]


def test_a_table_at_the_end_of_a_list_is_followed_by_white() -> None:
    word = flow(bullets((words("a"), table("x|y", "1|2"))), words("after"))
    assert looks(word)[-1].before > 0


def test_terms_stand_with_their_definitions() -> None:
    definitions = DefinitionList((Definition((Text("Term"),), (words("meaning"), bullets("a"))),))
    word = flow(definitions)
    assert shown(word) == [
        "DefinitionTerm: Term",
        "Definition: meaning",
        "DefinitionListBullet: [•] a",
    ]
    assert looks(word)[0].keep_next


def test_a_date_hangs_left_of_its_event() -> None:
    events = Chronology((Event((Text("2 May"),), (words("It opens."), words("People come."))),))
    word = flow(events)
    assert shown(word) == ["ChronologyText: 2 May →It opens.", "ChronologyText: People come."]
    first, further = looks(word)
    assert first.left + first.first == 0
    assert (further.left, further.first) == (first.left, 0)


def test_a_date_too_long_for_the_margin_stands_in_a_line_of_its_own() -> None:
    date = (Text("From the second of May to the fifth of September"),)
    word = flow(Chronology((Event(date, (words("It opens."),)),)))
    assert shown(word)[1] == "ChronologyText: It opens."
    assert looks(word)[0].keep_next


def test_an_event_may_hold_anything() -> None:
    word = flow(Chronology((Event((Text("2 May"),), (bullets("a"),)), Event((Text("x"),), ()))))
    assert [text(each) for each in paragraphs(word)] == ["2 May", "[•] a", "x"]


def test_quotes_have_their_indent_once_and_lists_inside_stand_further_in() -> None:
    word = flow(words("a"), Quote((words("b"), Quote((words("c"),)), bullets("d"))))
    body, quote, inner, item = looks(word)
    indent = quote.left - body.left
    assert indent > 0
    assert inner.left == quote.left + indent
    assert item.left + item.first == quote.left


def test_code_keeps_its_lines_and_widens_its_tabs() -> None:
    word = flow(CodeBlock("a\n\tb  c\n\nd"))
    assert shown(word) == ["SourceCode: a↵    b  c↵↵d"]


def test_a_tight_list_in_a_loose_item_stays_tight() -> None:
    inner = bullets("a", "b")
    loose = flow(numbers((words("one"), words("two"), inner), "next", tight=False))
    assert [
        (text(each), look.after) for each, look in zip(paragraphs(loose), looks(loose), strict=True)
    ] == [
        ("[1.] one", 80),
        ("two", 80),
        ("[–] a", 0),
        ("[–] b", 80),
        ("[2.] next", 140),
    ]
