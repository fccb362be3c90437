"""Which files go along with a document, and what they are called."""

from compiler.model.block import Box, Column, Figure, Picture, Table
from compiler.model.document import Attachment, Part
from compiler.model.inline import Text
from compiler.template.attachments import attachments_of


def table(data: str, caption: str = "", label: str = "") -> Table:
    return Table((Column(),), (), (), (Text(caption),) if caption else (), label, data=data)


def part(*blocks: Table | Figure | Box) -> Part:
    return Part("chapter", blocks, "body")


def test_a_file_says_what_it_is_and_whose() -> None:
    figure = Figure(
        Picture("a.png", "png", 1, 1, b""), (Text("Chart"),), "fig-a", data="data/b.TSV"
    )
    parts = (
        part(table("data/a.csv", "", ""), Box("box", (table("data/a.csv", "Trade", "tbl-a"),))),
        part(figure, table("", "No data", "tbl-b")),
    )
    files = attachments_of(parts, {"data/a.csv": b"A", "data/b.TSV": b"B", "data/c.csv": b"C"})
    assert files == {
        "a.csv": Attachment(b"A", "text/csv", "Trade", ("tbl-a",)),
        "b.TSV": Attachment(b"B", "text/tab-separated-values", "Chart", ("fig-a",)),
    }
    assert list(files) == ["a.csv", "b.TSV"]


def test_a_table_inside_a_file_gives_a_file_of_its_own() -> None:
    names = ["data/book.xlsx#sheet_1.part", "data/sums.json", "data/x.csv#inner"]
    files = attachments_of((part(*map(table, names)),), dict.fromkeys(names, b"x"))
    assert list(files) == ["book-sheet_1-part.csv", "sums.csv", "x-inner.csv"]
    assert {each.media_type for each in files.values()} == {"text/csv"}
    assert [each.description for each in files.values()] == list(files)


def test_two_files_never_have_one_name() -> None:
    names = ["data/a-b.csv", "data/a.xlsx#b", "data/a.json#b"]
    files = attachments_of((part(*map(table, names)),), {name: name.encode() for name in names})
    assert {name: file.data.decode() for name, file in files.items()} == {
        "a-b.csv": "data/a-b.csv",
        "a-b-2.csv": "data/a.xlsx#b",
        "a-b-3.csv": "data/a.json#b",
    }


def test_a_document_without_data_has_no_files() -> None:
    assert attachments_of((part(table("data/a.csv")),), {}) == {}
