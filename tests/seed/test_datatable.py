from pathlib import Path

from compiler.diagnostics import Sink
from compiler.model.block import Table
from compiler.model.dump import dump_blocks
from compiler.seed.chapter import ChapterContext, read_chapter
from compiler.seed.data.values import DataTable, Record, freeze
from tests.seed.chapters import evaluate, read, told


def data() -> Record:
    rows = (
        ("Japan", 2009, 12.5, "up"),
        ("Korea", 2009, 7, None),
        ("Other Asia", 2009, 1000, "down"),
    )
    columns = ("Country", "Year", "Exports", "Trend")
    trade = DataTable(columns, tuple(Record(dict(zip(columns, row, strict=True))) for row in rows))
    book = Record({"Sheet 1": trade, "keys": freeze({"a": 1})})
    return Record({"trade": trade, "book": book})


def table(attributes: str) -> tuple[str, list[str]]:
    chapter, sink = read(f"# T\n\n::: {{.table {attributes}}}\n:::\n\nText.", data=data())
    return dump_blocks(chapter.flow[:-1]), told(sink)


def test_a_table_from_data_remembers_its_cells() -> None:
    assert table('data="trade" caption="Trade *now*" #tbl-t source="S"') == (
        "table #tbl-t Trade <em>now</em>\n"
        "  columns left right right left\n"
        "  head | Country | Year | Exports | Trend |\n"
        '  row | Japan | 2009 | <value "data.trade.japan.exports | number">'
        "[data.trade.japan.exports | number]</value> | up |\n"
        '  row | Korea | 2009 | <value "data.trade.korea.exports | number">'
        "[data.trade.korea.exports | number]</value> |  |\n"
        '  row | Other Asia | 2009 | <value "data.trade.other_asia.exports | number">'
        "[data.trade.other_asia.exports | number]</value> | down |\n"
        "  source S\n",
        [],
    )


def test_columns_and_rows_are_chosen_renamed_and_filtered() -> None:
    text, messages = table(
        'data="trade" columns="country, exports=Exports (bn yen) | money(\'JPY\', 1)"'
        ' rows="Korea, japan"'
    )
    assert messages == []
    assert text.split("\n")[2:5] == [
        "  head | Country | Exports (bn yen) |",
        "  row | <header/>Korea | <value \"data.trade.korea.exports | money('JPY', 1)\">"
        "[data.trade.korea.exports | money('JPY', 1)]</value> |",
        "  row | <header/>Japan | <value \"data.trade.japan.exports | money('JPY', 1)\">"
        "[data.trade.japan.exports | money('JPY', 1)]</value> |",
    ]


def test_a_sheet_of_a_workbook_is_named_after_a_dot() -> None:
    text, messages = table('data="book.sheet_1" columns="country,exports" rows="Korea"')
    assert messages == []
    assert "data.book.sheet_1.korea.exports | number" in text


def test_what_is_not_there_is_told_with_the_nearest_name() -> None:
    assert table('data="trad"')[1] == [
        '3:5 table/data there is no data "trad" (did you mean "trade"?)'
    ]
    assert table('data="book.keys"')[1] == ['3:5 table/data the data "book.keys" is no table']
    assert table('data="trade" columns="country, exprots"')[1] == [
        '3:5 table/data the data has no column "exprots" (did you mean "Exports"?)'
    ]
    assert table('data="trade" rows="Japn"')[1] == [
        '3:5 table/data the data has no single row "Japn" (did you mean "Japan"?)'
    ]
    assert table('data="trade" capton="x"')[1] == [
        '3:5 table/attribute a table has no attribute "capton" (did you mean "caption"?)'
    ]


def test_a_row_called_rows_does_not_hide_the_others() -> None:
    columns = ("Kind", "Items")
    rows = (("Rows", 1), ("Seats", 2), ("Seats", 3))
    table = DataTable(columns, tuple(Record(dict(zip(columns, row, strict=True))) for row in rows))
    chapter, sink = read(
        '# T\n\n::: {.table data="hall"}\n:::\n\nText.', data=Record({"hall": table})
    )
    assert told(sink) == []
    printed = dump_blocks(chapter.flow)
    assert '"data.hall.rows.items | number"' in printed
    assert '"data.hall.all_rows[2].items | number"' in printed


def test_nothing_is_looked_for_inside_a_table() -> None:
    assert table('data="trade.trade"')[1] == ['3:5 table/data there is no data "trade.trade"']


def test_a_table_remembers_its_file() -> None:
    sink = Sink()
    paths = {"trade": "data/Trade.csv", "book": "data/book.xlsx"}
    context = ChapterContext(Path("nowhere"), "en", evaluate, data(), data_paths=paths)
    text = '# T\n\n::: {.table data="trade"}\n:::\n\n::: {.table data="data.book.Sheet 1"}\n:::\n'
    chapter = read_chapter("chapters/a.md", text.encode(), context, sink).chapter
    assert told(sink) == []
    assert [each.data for each in chapter.flow if isinstance(each, Table)] == [
        "data/Trade.csv",
        "data/book.xlsx#sheet_1",
    ]


def test_a_table_without_data_is_told() -> None:
    _, messages = table('caption="x"')
    assert messages == ['3:5 table/data a .table needs data="…", the name of a file under data/']


def test_what_stands_inside_the_fence_stays() -> None:
    chapter, _ = read('# T\n\n::: {.table data="trade"}\nInside.\n:::\n', data=data())
    assert dump_blocks(chapter.flow).endswith("paragraph Inside.\n")
