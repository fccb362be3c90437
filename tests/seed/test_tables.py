import pytest

from compiler.model.dump import dump_blocks
from tests.seed.chapters import flow, read, told


def messages(text: str) -> list[str]:
    return told(read(f"# T\n\n{text}")[1])


def test_a_table_with_its_caption_and_attributes() -> None:
    assert flow(
        "| Country | *Exports* | Share |\n|:--|:-:|--:|\n| Japan | a\\|b | `x\\|y` |\n"
        "| {{ a | b }} | | |\n\n"
        ': The "caption" {#tbl-x source="*Source*" note="A note." widths="50,30,20"}\n'
    ) == (
        "table #tbl-x The “caption”\n"
        "  columns left:0.5 center:0.3 right:0.2\n"
        "  head | Country | <em>Exports</em> | Share |\n"
        "  row | Japan | a|b | <code>x|y</code> |\n"
        '  row | <value "a | b">[a | b]</value> |  |  |\n'
        "  source <em>Source</em>\n"
        "  remark A note.\n"
    )


def test_captions_may_stand_before_or_after_with_or_without_a_blank_line() -> None:
    table = "| A |\n|---|\n| b |\n"
    expected = "table #tbl-x Cap tion\n  columns left\n  head | A |\n  row | b |\n"
    for text in (
        f": Cap\n  tion {{#tbl-x}}\n\n{table}",
        f": Cap tion {{#tbl-x}}\n{table}",
        f"{table}: Cap tion {{#tbl-x}}\n",
        f"{table}\nTable: Cap\ntion {{#tbl-x}}\n",
    ):
        assert flow(text) == expected


def test_a_caption_before_a_table_is_no_definition_of_the_paragraph_before() -> None:
    assert flow("Text\n\n: Cap\n\n| A |\n|---|\n").startswith("paragraph Text\ntable Cap\n")
    assert flow("Text\n: Cap\n| A |\n|---|\n").startswith("paragraph Text\ntable Cap\n")
    assert flow("Table: not one.\n") == "paragraph Table: not one.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{A}\n: One\n\n{B}\n: Two\n", ["One", "Two"]),
        ("{A}: One\n{B}: Two\n", ["One", "Two"]),
        (": One\n\n{A}\n: Two\n\n{B}", ["One", "Two"]),
        ("{A}\n: One\n\n{B}", ["One", ""]),
        ("{A}\n: Two\n{B}", ["", "Two"]),
        ("{A}\nText\n\n: Two\n\n{B}", ["", "Two"]),
        ("{A}\n: One\n\n: Two\n\n{B}", ["One", "Two"]),
    ],
)
def test_a_caption_between_two_tables_belongs_to_the_one_above(
    text: str, expected: list[str]
) -> None:
    tables = text.replace("{A}", "| A |\n|---|\n").replace("{B}", "| B |\n|---|\n")
    lines = flow(tables).splitlines()
    found = [line.removeprefix("table").strip() for line in lines if line.startswith("table")]
    assert found == expected


def test_tables_end_where_bars_end() -> None:
    assert flow("| A | B |\n|---|---|\n| 1 | 2 |\nText after.\n") == (
        "table\n  columns right right\n  head | A | B |\n  row | 1 | 2 |\nparagraph Text after.\n"
    )


def test_tables_stand_in_lists_quotes_and_after_text() -> None:
    table = "table\n  columns left left\n  head | A | B |\n  row | c | d |\n"
    inside = "    ".join(["", *table.splitlines(keepends=True)])
    assert flow("- x\n\n  A | B\n  --|--\n  c | d\n") == (
        f"bulleted list, loose\n  item\n    paragraph x\n{inside}"
    )
    assert flow("> A | B\n> --|--\n> c | d\n") == "quote\n" + "".join(
        f"  {line}\n" for line in table.splitlines()
    )
    assert flow("Text\n| A | B |\n|---|---|\n| c | d |\n") == f"paragraph Text\n{table}"


def test_columns_of_numbers_stand_right_or_on_the_decimal_mark() -> None:
    text = flow(
        "| Year | Whole | Mixed | Money | Words |\n|---|---|---|---|---|\n"
        "| 2008 | 1,200 | 1.5 | $3.10 | 1 apple |\n| 2009/10 | (30) | 12 | –4.20 % | n/a |\n"
    )
    assert "  columns left right decimal right left\n" in text


def test_a_column_of_words_heads_rows_of_numbers() -> None:
    text = flow("| A | B |\n|---|---|\n| x | 1 |\n| **Sum** | **1** |\n")
    assert "  row | <header/>x | 1 |\n  total | <header/>Sum | 1 |\n" in text


def test_a_row_with_one_bold_cell_heads_a_group() -> None:
    text = flow("| A | B |\n|---|---|\n| **Asia** | |\n| Japan | x |\n")
    assert "  group | <columns 2/><header/>Asia |\n  row | Japan | x |\n" in text


def test_an_empty_head_is_left_out_and_told() -> None:
    chapter, sink = read("# T\n\n| | |\n|---|---|\n| a | b |\n")
    assert dump_blocks(chapter.flow) == "table\n  columns left left\n  row | a | b |\n"
    assert told(sink) == [
        "3:3 table/no-head the table has no header row"
        " (write what each column holds into its first line)"
    ]


def test_a_head_may_leave_the_corner_empty() -> None:
    assert "head |  | b |" in flow("| | b |\n|---|---|\n| a | b |\n")


def test_rows_of_unequal_length_are_told_and_kept_whole() -> None:
    chapter_text = "| A | B |\n|---|---|\n| Japan | 1 | 2 |\n| Korea |\n"
    chapter, sink = read(f"# T\n\n{chapter_text}")
    assert told(sink) == [
        '5:3 table/ragged-row the row "Japan" has 3 cells, but the head has 2',
        '6:3 table/ragged-row the row "Korea" has 1 cells, but the head has 2',
    ]
    table = chapter.flow[0]
    assert [len(row.cells) for row in (*table.head, *table.body)] == [3, 3, 3]  # type: ignore[union-attr]


def test_a_delimiter_of_another_length_is_told() -> None:
    assert messages("| A | B |\n|---|\n| 1 | 2 |\n") == [
        "3:3 table/ragged-row the head has 2 cells, but the line under it has 1"
    ]


def test_attributes_of_tables_are_checked() -> None:
    table = "| A |\n|---|\n\n"
    assert messages(f'{table}: Cap {{source="x" sorce="y" widths="a"}}\n') == [
        '6:3 table/attribute a table has no attribute "sorce" (did you mean "source"?)',
        '6:3 table/attribute the widths "a" are not percentages such as "30,70"',
    ]
    assert "not percentages" in messages(f'{table}: Cap {{widths="60,70"}}\n')[0]


def test_lines_that_only_look_like_tables_stay_text() -> None:
    assert flow("a | b\n\nc\n") == "paragraph a | b\nparagraph c\n"
    assert flow("a | b\n---\n") == "heading 2 #trade/a-b a | b\n"
