"""Pages of Word files filled with paragraphs and tables of known heights; a line is 100 twips."""

from compiler.wordflow.flow import NOTE_SEPARATOR
from compiler.wordflow.look import Border, Borders
from compiler.wordpages.foot import Foot
from compiler.wordpages.matter import SetBlock, SetParagraph
from compiler.wordpages.pages import FilledPage, PageFiller
from tests.wordpages.word_setting import LINE, para, row, set_table

FRAME = (Borders(top=Border(4, 8, "000000")), 0, 0)


def pages(
    *blocks: SetBlock, height: int = 10 * LINE, **notes: tuple[SetParagraph, ...]
) -> list[str]:
    """Lines of each page, notes after a bar."""
    filler = PageFiller(lambda index: height, lambda label: notes[label])
    return [_shown(page) for page in filler.fill(blocks)]


def _shown(page: FilledPage) -> str:
    text = " ".join(line.text for line in page.lines)
    notes = " ".join(line.text for line in page.notes)
    return f"{text} | {notes}" if notes else text


def numbered(name: str, first: int, last: int) -> str:
    return " ".join(f"{name}{number}" for number in range(first, last + 1))


def test_a_page_holds_as_many_lines_as_fit_exactly() -> None:
    assert pages(para("a", 10), para("b", 2)) == [numbered("a", 1, 10), "b1 b2"]


def test_white_between_paragraphs_is_the_larger_of_the_two() -> None:
    blocks = (para("a", 4, after=100), para("b", 5, before=60))
    assert len(pages(*blocks)) == 1
    assert len(pages(para("a", 4, after=100), para("b", 5, before=101))) == 2


def test_white_before_falls_away_at_the_top_of_a_page_but_not_of_a_section() -> None:
    assert pages(para("a", 10), para("b", 10, before=50))[1] == numbered("b", 1, 10)
    assert pages(para("a", 10, before=50)) == [numbered("a", 1, 8), "a9 a10"]


def test_two_lines_at_least_stand_at_either_side_of_a_page_end() -> None:
    assert pages(para("a", 9), para("b", 4)) == [numbered("a", 1, 9), numbered("b", 1, 4)]
    assert pages(para("a", 7), para("b", 4)) == [f"{numbered('a', 1, 7)} b1 b2", "b3 b4"]
    assert pages(para("a", 8), para("b", 3)) == [numbered("a", 1, 8), numbered("b", 1, 3)]


def test_a_paragraph_that_keeps_its_lines_moves_whole() -> None:
    blocks = (para("a", 6), para("b", 6, keep_lines=True))
    assert pages(*blocks) == [numbered("a", 1, 6), numbered("b", 1, 6)]


def test_a_paragraph_longer_than_a_page_breaks_though_it_keeps_its_lines() -> None:
    assert pages(para("a", 12, keep_lines=True)) == [numbered("a", 1, 10), "a11 a12"]


def test_a_chain_moves_to_the_page_of_what_it_keeps_with() -> None:
    chain = (para("h", 1, keep_next=True), para("k", 1, keep_next=True), para("p", 4))
    assert pages(para("a", 7), *chain) == [numbered("a", 1, 7), f"h1 k1 {numbered('p', 1, 4)}"]
    assert pages(para("a", 6), *chain) == [f"{numbered('a', 1, 6)} h1 k1 p1 p2", "p3 p4"]


def test_a_chain_that_starts_a_page_goes_on_over_it() -> None:
    chain = (para("h", 9, keep_next=True), para("p", 4))
    assert pages(*chain) == [numbered("h", 1, 9), numbered("p", 1, 4)]


def widened(*blocks: SetBlock) -> dict[int, int]:
    filler = PageFiller(lambda index: 10 * LINE, lambda label: ())
    filler.fill(blocks)
    return filler.widened


def test_a_heading_gets_more_white_where_only_white_parts_its_paragraph() -> None:
    head = para("h", 1, keep_next=True, before=50, after=60)
    above = para("a", 4)
    assert pages(above, head, para("p", 4)) == [f"{numbered('a', 1, 4)} h1 p1 p2", "p3 p4"]
    assert widened(above, head, para("p", 4)) == {1: 110}
    assert widened(para("a", 4, after=70), head, para("p", 4)) == {1: 130}
    assert widened(para("a", 4, after=101), head, para("p", 4)) == {}
    assert widened(above, para("h", 1, keep_next=True, after=10), para("p", 4)) == {}
    assert widened(above, head, para("p", 5)) == {}
    assert widened(above, head, para("p", 4, keep_lines=True)) == {}


def test_white_above_a_heading_takes_no_line_from_its_page() -> None:
    head = para("h", 1, keep_next=True, before=40, after=160)
    assert widened(para("a", 2), head, para("p", 6)) == {}


def test_a_break_before_starts_a_page_with_its_white() -> None:
    made = pages(para("a", 2), para("b", 9, before=150, page_break=True))
    assert made == ["a1 a2", numbered("b", 1, 7), "b8 b9"] or made[1].startswith("b1")
    assert made[0] == "a1 a2"


def test_borders_take_room_above_and_below_and_again_on_the_next_page() -> None:
    framed = para("a", 12, top=100, bottom=100, border=FRAME)
    assert pages(framed) == [numbered("a", 1, 8), numbered("a", 9, 12)]
    inside = [para(name, 2, top=100, bottom=100, border=FRAME) for name in "abcd"]
    assert len(pages(*inside)) == 1
    apart = [
        para(name, 2, top=100, bottom=100, border=(None, 0, index))
        for index, name in enumerate("abc")
    ]
    assert len(pages(*apart)) == 2


def test_rows_stay_whole_and_heads_are_repeated() -> None:
    table = set_table(row("h"), *(row(f"r{index}", 300) for index in range(1, 6)), headers=1)
    assert pages(table) == ["h r1 r2 r3", "h r4 r5"]


def test_a_table_moves_when_its_head_and_first_row_do_not_fit() -> None:
    table = set_table(row("h"), row("r1", 300), row("r2", 300), headers=1)
    assert pages(para("a", 7), table) == [numbered("a", 1, 7), "h r1 r2"]


def test_rows_that_keep_together_move_together() -> None:
    table = set_table(
        row("r1", 300, keep_next=True), row("r2", 300, keep_next=True), row("r3", 300)
    )
    assert pages(para("a", 2), table) == ["a1 a2", "r1 r2 r3"]


def test_the_last_row_that_keeps_with_the_next_moves_with_it() -> None:
    table = set_table(row("r1", 300), row("r2", 300), row("r3", 300, keep_next=True))
    assert pages(table, para("s", 2)) == ["r1 r2", "r3 s1 s2"]


def test_the_edge_of_a_table_counts_where_it_ends() -> None:
    rows = [row(f"r{index}", 200) for index in range(4)]
    assert len(pages(set_table(*rows, row("r4", 200)))) == 1
    assert len(pages(set_table(*rows, row("r4", 200, edge=1)))) == 2


def test_the_edge_of_a_table_that_stays_whole_may_hang_over() -> None:
    rows = [row(f"r{index}", 200, keep_next=True) for index in range(4)]
    assert len(pages(set_table(*rows, row("r4", 200, edge=1)))) == 1
    assert len(pages(para("a", 1), set_table(*rows[:3], row("r4", 300, edge=1)))) == 1


def test_on_pages_where_a_table_goes_on_its_last_row_keeps_with_nothing() -> None:
    rows = [row(f"r{index}", 300) for index in range(1, 6)]
    table = set_table(*rows, row("r6", 300, keep_next=True))
    assert pages(table, para("s", 2)) == ["r1 r2 r3", "r4 r5 r6", "s1 s2"]


def test_the_edge_of_a_table_does_not_count_for_a_caption_over_a_part_of_it() -> None:
    table = set_table(row("r1", 200), row("r2", 200, edge=50))
    made = pages(para("a", 7), para("c", 1, keep_next=True), table)
    assert made == [f"{numbered('a', 1, 7)} c1 r1", "r2"]


def test_a_caption_moves_with_its_table() -> None:
    table = set_table(row("h"), row("r1", 300), headers=1)
    made = pages(para("a", 6), para("c", 1, keep_next=True), table)
    assert made == [numbered("a", 1, 6), "c1 h r1"]


def boxed(*blocks: SetParagraph) -> SetBlock:
    inner = set_table(row("", 900, whole=False, inner=blocks, above=50, below=50))
    return inner


def test_a_box_flows_from_page_to_page_without_keeping_lines_together() -> None:
    made = pages(para("a", 5), boxed(para("b", 6)))
    assert made == [f"{numbered('a', 1, 5)} {numbered('b', 1, 4)}", "b5 b6"]
    assert pages(para("a", 8), boxed(para("b", 3))) == [f"{numbered('a', 1, 8)} b1", "b2 b3"]


def test_the_last_line_in_a_box_needs_its_white_below_it() -> None:
    made = pages(para("a", 5), boxed(para("b", 4, after=10)))
    assert made == [f"{numbered('a', 1, 5)} b1 b2 b3", "b4"]


def note(name: str, lines: int) -> tuple[SetParagraph, ...]:
    return (para(name, lines),)


ROOM = 10 * LINE + NOTE_SEPARATOR
"""Height of a page that holds ten lines and the separator of notes."""


def test_a_line_stands_on_the_page_of_the_note_it_calls() -> None:
    text = para("a", 10, notes={10: ["n"]})
    assert pages(text, height=ROOM, n=note("n", 1)) == [
        f"{numbered('a', 1, 8)}",
        "a9 a10 | n1",
    ]


def test_the_separator_counts_once_on_a_page() -> None:
    text = para("a", 6, notes={1: ["n"], 2: ["m"]})
    made = pages(text, height=ROOM, n=note("n", 2), m=note("m", 2))
    assert made == [f"{numbered('a', 1, 6)} | n1 n2 m1 m2"]


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    text = (para("a", 7, notes={4: ["n"]}), para("b", 9))
    made = pages(*text, height=ROOM, n=note("n", 8))
    assert made[0] == f"{numbered('a', 1, 4)} | {numbered('n', 1, 6)}"
    assert made[1].endswith("| n7 n8")


def test_a_note_of_three_lines_breaks_only_when_its_paragraph_ends_with_the_call() -> None:
    inside = pages(para("a", 9, notes={8: ["n"]}), height=ROOM, n=note("n", 3))
    assert inside[0] == numbered("a", 1, 7)
    ending = pages(para("a", 8, notes={8: ["n"]}), height=ROOM, n=note("n", 3))
    assert ending[0] == f"{numbered('a', 1, 8)} | n1 n2"


def test_the_white_below_the_last_note_does_not_count() -> None:
    text = para("a", 9, notes={9: ["n"]})
    assert len(pages(text, height=ROOM, n=(para("n", 1, after=40),))) == 1


def test_what_is_left_of_a_note_goes_on_under_the_next_section() -> None:
    filler = PageFiller(lambda index: ROOM, lambda label: note("n", 12))
    filler.fill((para("a", 5, notes={5: ["n"]}),))
    assert sum(len(paragraph.lines) for paragraph in filler.rest) == 7
    after = PageFiller(lambda index: ROOM, lambda label: (), filler.rest)
    after.fill((para("b", 3),))
    assert _shown(after.pages[0]) == f"b1 b2 b3 | {numbered('n', 6, 12)}"


def test_a_note_that_no_page_can_hold_stands_there_all_the_same() -> None:
    foot = Foot(rest=note("n", 3)).carried(50)
    assert len(foot.lines) == 3
