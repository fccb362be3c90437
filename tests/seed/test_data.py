import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.seed.data import files as datafiles
from compiler.seed.data import grid
from compiler.seed.data import workbook as data_xlsx
from compiler.seed.data.files import find_data, read_data
from compiler.seed.data.values import DataTable, Record, cell_value, freeze
from compiler.seed.report import Data
from tests.seed.chapters import project, told


def load(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Data, list[str]]:
    root = project(folder, {f"data/{name}": content for name, content in files.items()})
    sink = Sink()
    return read_data(root, find_data(root, sink), sink), told(sink)


def one(folder: Path, name: str, content: str | bytes) -> tuple[object, list[str]]:
    data, messages = load(folder, {name: content})
    return next(iter(data.values()), None), messages


def test_cells_are_named_by_row_and_column(tmp_path: Path) -> None:
    table, messages = one(
        tmp_path, "trade.csv", "Country,Exports (bn),Note\nJapan,12.5,\nGrand Total,-30,x\n"
    )
    assert messages == []
    assert isinstance(table, DataTable)
    assert table.columns == ("Country", "Exports (bn)", "Note")
    assert table["grand_total"]["exports_bn"] == -30
    assert table["Grand Total"]["Exports (bn)"] == -30
    assert table["japan"]["exports_bn"] == 12.5
    assert table["japan"]["note"] is None
    assert list(table) == ["Japan", "Grand Total"]
    assert "japan" in table
    assert "korea" not in table
    assert len(table) == 2


def test_rows_named_by_years_are_found_by_number(tmp_path: Path) -> None:
    table, _ = one(tmp_path, "t.csv", "Year,2008,2009\n2001,1,2\n")
    assert isinstance(table, DataTable)
    assert table[2001][2009] == 2


def test_a_name_that_several_rows_share_is_no_name() -> None:
    table = freeze([{"a": "x", "b": 1}, {"a": "x", "b": 2}])
    assert isinstance(table, DataTable)
    assert [row["b"] for row in table.rows] == [1, 2]
    with pytest.raises(KeyError, match="2 rows are called 'x'"):
        table["x"]
    with pytest.raises(KeyError, match="no row is called 'y'"):
        table["y"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), (" ", None), ("12", 12), ("-12", -12), ("−12", -12), ("0", 0), ("1.50", 1.5),
        ("1.5e3", 1500.0), ("1,234", "1,234"), ("007", "007"), ("1e5", "1e5"), ("NaN", "NaN"),
        ("true", "true"), ("2010-04-01", "2010-04-01"), ("9" * 30, "9" * 30), (" a ", "a"),
    ],
)  # fmt: skip
def test_only_plain_numbers_are_numbers(text: str, value: object) -> None:
    assert cell_value(text) == value


def test_tables_in_the_ways_spreadsheets_write_them(tmp_path: Path) -> None:
    data, messages = load(
        tmp_path,
        {
            "a.csv": "\ufeffName;Wert\r\nÄpfel;1.5\r\n",
            "b.tsv": 'Name\tValue\n"a\nb"\t2\n\n',
            "c.csv": "Name\tValue\nx\t1\n".encode("utf-16"),
        },
    )
    assert messages == [
        "data/c.csv text/legacy-encoding the file is not UTF-8; it was read as UTF-16"
        " (save the file as UTF-8)"
    ]
    assert data["a"]["Äpfel"]["Wert"] == 1.5  # type: ignore[index]
    assert data["b"]["a\nb"]["Value"] == 2  # type: ignore[index]
    assert data["c"]["x"]["Value"] == 1  # type: ignore[index]


def test_old_encodings_are_read_and_told(tmp_path: Path) -> None:
    table, messages = one(
        tmp_path, "t.csv", "Name,Value\nCafé crème à la carte,1\n".encode("cp1252")
    )
    assert table["Café crème à la carte"]["Value"] == 1  # type: ignore[index]
    assert len(messages) == 1


def test_ragged_rows_are_told(tmp_path: Path) -> None:
    table, messages = one(tmp_path, "t.csv", "A,B\nx,1,2\ny\nz,3,\n")
    assert messages == [
        '2:1 data/ragged-row the row "x" has 3 cells, but there are 2 columns',
        '3:1 data/ragged-row the row "y" has 1 cells, but there are 2 columns',
    ]
    assert table["z"]["B"] == 3  # type: ignore[index]


def test_columns_without_name_get_one_and_with_one_name_are_refused(tmp_path: Path) -> None:
    table, messages = one(tmp_path, "t.csv", "A,,B,,\n1,2,3,,\n")
    assert messages == []
    assert isinstance(table, DataTable)
    assert table.columns == ("A", "column 2", "B")
    assert one(tmp_path, "t.csv", "A,A\n1,2\n")[1] == [
        'data/t.csv data/same-name two columns are called "A"'
    ]


def test_files_with_one_stem_are_refused(tmp_path: Path) -> None:
    assert load(tmp_path, {"t.csv": "A\n1\n", "T.json": "{}"})[1] == [
        'data/T.json data/same-name data/t.csv and data/T.json are both "data.t"'
    ]


def test_an_empty_table_is_told(tmp_path: Path) -> None:
    assert one(tmp_path, "t.csv", "\n")[1] == ["data/t.csv data/empty the file has no rows"]


def test_a_broken_quote_is_told_at_its_row(tmp_path: Path) -> None:
    assert one(tmp_path, "t.csv", 'A,B\n1,2\n"x"y,3\n')[1] == [
        "3:1 data/unreadable this row cannot be read: ',' expected after '\"'"
    ]


def test_sizes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 2)
    assert one(tmp_path, "t.csv", "A\n1\n2\n3\n")[1] == [
        "data/t.csv data/too-large the table has more than 2 rows"
    ]
    monkeypatch.setattr(grid, "MOST_DATA_COLUMNS", 1)
    assert one(tmp_path, "t.csv", "A,B\n1,2\n")[1] == [
        "data/t.csv data/too-large the table has 2 columns; at most 1 are read"
    ]
    monkeypatch.setattr(datafiles, "LARGEST_DATA_FILE", 3)
    assert one(tmp_path, "t.csv", "A,B\n1,2\n")[1] == [
        "data/t.csv data/too-large the file has 8 bytes; a data file has at most 3"
    ]


def test_nested_files_become_records_and_tables(tmp_path: Path) -> None:
    nested = {"total": {"Net Exports": 5}, "rows": [{"k": "a", "v": 1}, {"k": "b"}], "list": [1]}
    toml = 'day = 2010-04-01\n[total]\n"Net Exports" = 5\n'
    yaml = "total:\n  Net Exports: 5\nday: 2010-04-01\nno: no\n"
    files = {"j.json": json.dumps(nested), "t.toml": toml, "y.yaml": yaml}
    data, messages = load(tmp_path, files)
    assert messages == []
    for name in "jty":
        assert data[name]["total"]["net_exports"] == 5  # type: ignore[index]
    assert data["j"]["rows"]["a"]["v"] == 1  # type: ignore[index]
    assert data["j"]["rows"]["b"]["v"] is None  # type: ignore[index]
    assert data["j"]["list"] == (1,)  # type: ignore[index]
    assert data["t"]["day"] == data["y"]["day"] == date(2010, 4, 1)  # type: ignore[index]
    assert data["y"]["no"] is False  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", '{"a": 1', "1:7 data/unreadable this is not JSON"),
        ("a.json", '{"a": 1, "a": 2}', 'the key "a" stands twice in one object'),
        ("a.json", "[NaN]", "NaN is not a number of JSON"),
        ("a.json", "[" * 60 + "]" * 60, "data/too-large the values nest deeper than 50 levels"),
        ("a.json", "[" * 100_000, "data/too-large the values nest deeper than 50 levels"),
        ("a.toml", "a = 1\nb = \n", "2:5 data/unreadable this is not TOML: invalid value"),
        ("a.toml", "a = " + "[" * 60, "data/too-large"),
        ("a.yaml", "a: &a [1]\nb: *a\n", "1:4 data/unreadable anchors and aliases"),
        ("a.yml", "a: [1\n", "data/unreadable this is not YAML"),
        ("a.xlsx", b"no zip", "data/a.xlsx data/unreadable this is not a workbook"),
    ],
)
def test_bad_files_are_told_and_left_out(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    value, messages = one(tmp_path, name, content)
    assert value is None
    assert len(messages) == 1
    assert message in messages[0]


def workbook(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_of_one_sheet_is_a_table(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Year", "Exports", 2009],
        [2008.0, 1.5, datetime(2010, 4, 1)],
        [None, None],
        ["x", " ", True],
    ]
    table, messages = one(tmp_path, "t.xlsx", workbook(Sheet=rows))
    assert messages == []
    assert isinstance(table, DataTable)
    assert table.columns == ("Year", "Exports", "2009")
    assert table[2008]["exports"] == 1.5
    assert table[2008][2009] == date(2010, 4, 1)
    assert table["x"]["exports"] is None


def test_a_workbook_of_several_sheets_is_a_record(tmp_path: Path) -> None:
    book, _ = one(tmp_path, "t.xlsx", workbook(First=[["A"], [1]], Second=[["A"], [2]], Third=[]))
    assert isinstance(book, Record)
    assert list(book) == ["First", "Second"]
    assert book["second"].rows[0]["a"] == 2  # type: ignore[attr-defined]


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    assert one(tmp_path, "t.xlsx", workbook(First=[]))[1] == [
        "data/t.xlsx data/empty the workbook has no rows"
    ]


def test_a_workbook_that_would_unpack_to_too_much_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_xlsx, "LARGEST_UNPACKED", 100_000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 200_000)
    assert one(tmp_path, "t.xlsx", file.getvalue())[1] == [
        "data/t.xlsx data/too-large the workbook unpacks to 1 parts and 200,000 bytes"
    ]


def test_a_workbook_with_too_many_rows_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_xlsx, "MOST_ROWS", 1)
    _, messages = one(tmp_path, "t.xlsx", workbook(A=[["A"], [1], [2], [3]]))
    assert "data/too-large a sheet has more than 1 rows" in messages[0]


def test_a_workbook_cut_short_is_told(tmp_path: Path) -> None:
    whole = workbook(A=[["A"], [1]])
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, content[: len(content) // 2] if "sheet1" in part else content)
    value, messages = one(tmp_path, "t.xlsx", file.getvalue())
    assert value is None
    assert "data/unreadable" in messages[0]


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    data, messages = load(tmp_path, {"README.txt": "x", ".x.csv": "A\n", "~$t.xlsx": b"x"})
    assert len(data) == 0
    assert messages == []


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("A\n1\n")
    root = project(tmp_path / "inner", {"data/a.csv": "A\n1\n"})
    (root / "data/b.csv").symlink_to(tmp_path / "secret.csv")
    sink = Sink()
    assert list(read_data(root, find_data(root, sink), sink)) == ["a"]
    assert "project/outside" in told(sink)[0]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["csv", "tsv", "json", "toml", "yaml", "xlsx"]))
def test_any_bytes_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, ending: str
) -> None:
    one(tmp_path_factory.mktemp("data"), f"t.{ending}", raw)
