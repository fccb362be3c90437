from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Cell, Column, Row, Table
from compiler.model.inline import Text
from compiler.wordflow.flow import WordCell, WordParagraph, WordTable
from compiler.wordflow.look import WordStyle
from tests.wordflow.making import (
    blocks_of,
    bluebook,
    first_table,
    flow,
    heading,
    paragraphs,
    shown,
    table,
    text,
    words,
)


def cell(content: str, columns: int = 1, rows: int = 1, *, header: bool = False) -> Cell:
    return Cell((Text(content),), columns, rows, header)


def cell_text(made: WordCell) -> str:
    (paragraph,) = made.blocks
    assert isinstance(paragraph, WordParagraph)
    return text(paragraph)


def kinds(blocks: tuple[object, ...]) -> list[str]:
    return [type(each).__name__ for each in blocks]


def test_the_caption_stands_above_and_is_kept_note_and_source_stand_below() -> None:
    made = replace(
        table("a|b", "1|2", caption="Trade", label="t"),
        source=(Text("Customs"),),
        note=(Text("Preliminary"),),
    )
    word = flow(made, words("after"))
    assert shown(word) == [
        "Caption: Table\N{NO-BREAK SPACE}{seq Table=1}\N{EN SPACE}Trade",
        "TableHead: a",
        "TableHead: b",
        "TableText: 1",
        "TableText: 2",
        "TableSource: Preliminary",
        "TableSource: Customs",
        "BodyText: after",
    ]
    looks = [word.look(each) for each in paragraphs(word)]
    assert [each.keep_next for each in looks] == [True] * 6 + [False, False]
    assert looks[5].after == 0
    assert looks[6].after > 0


def test_the_text_of_the_table_covers_its_grid_exactly() -> None:
    made = first_table(flow(table("Country|Exports", "France|12.5", "Italy|7")))
    for row in made.rows:
        assert sum(each.width for each in row.cells) == sum(made.grid)
    assert [row.header for row in made.rows] == [True, False, False]
    assert all(row.whole for row in made.rows)


def test_cells_that_span_columns_and_rows_are_spelled_out() -> None:
    made = first_table(
        flow(
            Table(
                (Column(), Column(), Column()),
                (Row((cell("a", 2), cell("b"))),),
                (Row((cell("c", rows=2), cell("d"), cell("e"))), Row((cell("f", 2),))),
            )
        )
    )
    spelled = [
        [(cell_text(each), each.columns, each.rows, each.continues) for each in row.cells]
        for row in made.rows
    ]
    assert spelled == [
        [("a", 2, 1, False), ("b", 1, 1, False)],
        [("c", 1, 2, False), ("d", 1, 1, False), ("e", 1, 1, False)],
        [("", 1, 1, True), ("f", 2, 1, False)],
    ]


def test_spans_end_where_the_table_and_its_head_end() -> None:
    made = first_table(
        flow(
            Table(
                (Column(), Column()),
                (Row((cell("a", rows=5), cell("b"))),),
                (Row((cell("c", 9, rows=9),)), Row((cell("d"), cell("e")))),
            )
        )
    )
    assert [[each.rows for each in row.cells] for row in made.rows] == [[1, 1], [2], [1]] or [
        sum(each.columns for each in row.cells) for row in made.rows
    ] == [len(made.grid)] * 3


def test_short_rows_are_filled_up() -> None:
    made = first_table(flow(table("a|b|c", "1", "2|3")))
    assert [len(row.cells) for row in made.rows] == [3, 3, 3]


def test_numbers_of_equal_decimals_stand_right() -> None:
    word = flow(table("a|b", "x|1.5", "y|12.5", align="ld"))
    styles = {each.style for each in paragraphs(word)}
    assert "TableTextRight" in styles


def test_numbers_of_different_decimals_stand_on_the_decimal_mark() -> None:
    word = flow(table("a|b", "x|1.5", "y|12.25", "z|7", align="ld"))
    numbers = [each for each in paragraphs(word) if text(each) in ("1.5", "12.25", "7")]
    stops = {word.look(each).tabs for each in numbers}
    assert len(stops) == 1
    ((stop,),) = stops
    made = first_table(word)
    assert stop.kind == "decimal"
    assert 0 < stop.position < made.grid[1] - made.margin_left - made.margin_right


def test_rules_stand_above_and_below_and_under_the_head_and_over_the_total() -> None:
    made = first_table(
        flow(
            Table(
                (Column(), Column()),
                (Row((cell("a"), cell("b"))),),
                (Row((cell("c"), cell("1"))), Row((cell("all"), cell("1")), "total")),
            )
        )
    )
    assert made.borders is not None
    assert made.borders.top is not None
    assert made.borders.left is None
    head, body, total = (row.cells[0].borders for row in made.rows)
    assert head is not None
    assert head.bottom is not None
    assert body is None
    assert total is not None
    assert total.top is not None


def test_groups_totals_and_heads_of_rows_have_styles_of_their_own() -> None:
    word = flow(
        Table(
            (Column(), Column("right")),
            (Row((cell("h"), cell("n"))),),
            (
                Row((cell("Europe", 2),), "group"),
                Row((cell("France", header=True), cell("1"))),
                Row((cell("All"), cell("1")), "total"),
            ),
        )
    )
    assert [each.split(":")[0] for each in shown(word)][:-1] == [
        "TableHead",
        "TableHeadRight",
        "TableGroup",
        "TableRowHead",
        "TableTextRight",
        "TableTotal",
        "TableTotalRight",
    ]
    assert not word.styles["TableRowHead"].keep_next


def test_short_tables_are_kept_whole_and_long_ones_break_between_rows() -> None:
    def last_kept(rows: int) -> list[bool]:
        made = first_table(flow(table("a|b", *[f"{n}|x" for n in range(rows)])))
        flat = [row.cells[0].blocks[0] for row in made.rows]
        return [
            isinstance(each, WordParagraph)
            and each.overrides is not None
            and bool(each.overrides.keep_next)
            for each in flat[1:]
        ]

    assert last_kept(3) == [True, True, False]
    assert not any(last_kept(60))


def test_columns_share_the_width_as_the_author_says() -> None:
    made = replace(table("a|b|c", "1|2|3"), columns=(Column(share=0.5), Column(), Column()))
    word = flow(made)
    widths = first_table(word).grid
    assert widths[0] == word.sections[0].text_width // 2
    assert widths[1] == widths[2]


def test_wide_tables_are_held_to_the_frame() -> None:
    long = "word " * 80
    word = flow(table("a|b|c", f"{long}|{long}|{long}"))
    assert sum(first_table(word).grid) <= word.sections[0].text_width


def test_more_columns_than_word_knows_become_lines_with_tabs() -> None:
    sink = Sink()
    row = "|".join(str(number) for number in range(70))
    word = flow(table(row, row), sink=sink)
    assert [each.code for each in sink.diagnostics] == ["word/columns"]
    assert kinds(blocks_of(word)) == ["WordParagraph", "WordParagraph"]
    assert shown(word)[0].count("→") == 69


def test_two_tables_in_a_row_do_not_touch() -> None:
    word = flow(table("a|b", "1|2"), table("c|d", "3|4"))
    made = kinds(blocks_of(word))
    assert made == ["WordTable", "WordParagraph", "WordTable", "WordParagraph"]


def test_white_around_tables_is_held_by_their_neighbours() -> None:
    word = flow(words("before"), table("a|b", "1|2"), words("after"))
    before, _, after = blocks_of(word)
    assert isinstance(before, WordParagraph)
    assert isinstance(after, WordParagraph)
    assert word.look(before).after == 280
    assert word.look(after).before == 280


def test_a_heading_after_a_table_keeps_its_own_white() -> None:
    word = flow(table("a|b", "1|2"), heading(2, "Next"))
    last = blocks_of(word)[-1]
    assert isinstance(last, WordParagraph)
    assert last.overrides is None


def test_zebra_and_the_tint_of_heads_fill_cells() -> None:
    sheet = bluebook()
    look = replace(sheet.table, zebra="EEEEEE", head_fill="DDDDDD", row_rule=0.4)
    word = flow(table("a|b", "1|2", "3|4"), sheet=replace(sheet, table=look))
    assert [row.cells[0].fill for row in first_table(word).rows] == ["DDDDDD", "", "EEEEEE"]
    borders = [row.cells[0].borders for row in first_table(word).rows]
    assert borders[2] is not None


def test_tables_in_lists_and_boxes_stand_on_the_text() -> None:
    inside = flow(words("x"), table("a|b", "1|2"))
    assert first_table(inside).indent == 0
    assert isinstance(first_table(inside), WordTable)


def test_styles_of_cells_are_named_after_their_alignment() -> None:
    word = flow(table("a|b", "1|2", align="lc"))
    style: WordStyle = word.styles["TableTextCenter"]
    assert (style.align, style.based_on) == ("center", "TableText")
