"""The files that go along with tables and figures."""

from datetime import date
from pathlib import Path

import pytest

from compiler.diagnostics import Sink
from compiler.model.block import Box, Column, Figure, Picture, Table
from compiler.seed.data.attach import attached_data
from compiler.seed.data.values import DataTable, Record, freeze
from compiler.seed.report import Chapter, FrontMatter
from tests.seed.chapters import project, read_report, told

DATA = Record(
    {
        "trade": DataTable(("A",), (Record({"A": 1}),)),
        "book": freeze(
            {
                "First sheet": [
                    {"Name": 'Quote " and, comma', "Sum": 1.5, "Day": date(2024, 5, 1)},
                    {"Name": None, "Sum": -2, "Day": "x\ny"},
                ],
                "note": "no table",
            }
        ),
        "deep": freeze(
            [{"list": [1, "é"], "map": {"a": True}, "rows": [{"b": None}], "no": False}]
        ),
    }
)


def table(data: str) -> Table:
    return Table((Column(),), (), (), data=data)


def attached(root: Path, *names: str) -> tuple[dict[str, bytes], list[str]]:
    flow = tuple(Box("box", (table(name),)) for name in names)
    chapter = Chapter("a.md", "a", (), "a", FrontMatter(), flow)
    sink = Sink()
    return dict(attached_data((chapter,), DATA, root, sink)), told(sink)


def test_a_csv_file_is_given_byte_for_byte(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfA;B\r\n1;2"
    root = project(tmp_path, {"data/Trade.csv": raw})
    assert attached(root, "data/Trade.csv", "data/Trade.csv") == ({"data/Trade.csv": raw}, [])


def test_of_other_files_only_the_table_is_given(tmp_path: Path) -> None:
    [content] = attached(tmp_path, "data/book.xlsx#first_sheet")[0].values()
    assert content.decode() == (
        'Name,Sum,Day\r\n"Quote "" and, comma",1.5,2024-05-01\r\n,-2,"x\ny"\r\n'
    )


def test_nested_values_are_written_as_json(tmp_path: Path) -> None:
    [content] = attached(tmp_path, "data/deep.json")[0].values()
    assert content.decode() == (
        'list,map,rows,no\r\n"[1, ""é""]","{""a"": true}","[{""b"": null}]",false\r\n'
    )


def test_a_file_that_has_gone_is_told(tmp_path: Path) -> None:
    content, messages = attached(tmp_path, "data/Trade.csv")
    assert content == {}
    assert messages == [
        "data/Trade.csv data/unreadable the file cannot be read: No such file or directory"
    ]


def test_figures_have_data_too(tmp_path: Path) -> None:
    root = project(tmp_path, {"data/t.csv": "A\n1\n"})
    figure = Figure(Picture("a.png", "png", 1, 1, b""), data="data/t.csv")
    chapter = Chapter("a.md", "a", (), "a", FrontMatter(), (figure,))
    assert dict(attached_data((chapter,), DATA, root, Sink())) == {"data/t.csv": b"A\n1\n"}


@pytest.mark.parametrize("wanted", [True, False])
def test_a_report_reads_them_only_when_they_are_wanted(tmp_path: Path, wanted: bool) -> None:
    files = {
        "data/trade.csv": "A,B\n1,2\n",
        "chapters/a.md": '# A\n\n::: {.table data="trade" caption="Trade" #tbl-t}\n:::\n',
        "report.toml": '[report]\ntitle = "T"\nlanguage = "en"\n'
        f"[output]\nattach_data = {str(wanted).lower()}\n",
    }
    report = read_report(project(tmp_path, files), Sink())
    assert dict(report.attached) == ({"data/trade.csv": b"A,B\n1,2\n"} if wanted else {})
