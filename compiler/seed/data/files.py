"""The data folder in, `Data` out: one table or record per file, by stem.

CSV and TSV are read here with the standard library; workbooks, JSON, TOML and YAML by modules that
are loaded when such a file is met. Bad files are reported and left out, never half-read.
"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.diagnostics import Sink
from compiler.lazy import lazy
from compiler.seed.chapterfiles import is_inside, natural_key
from compiler.seed.data.grid import MOST_ROWS, table_of_rows
from compiler.seed.data.values import Record
from compiler.seed.decode import decode_text
from compiler.seed.report import Data
from compiler.seed.slug import identifier

if TYPE_CHECKING:
    from compiler.seed.data import nested, workbook
else:
    nested = lazy("compiler.seed.data.nested")
    workbook = lazy("compiler.seed.data.workbook")

DATA_FOLDER = "data"
LARGEST_DATA_FILE = 50_000_000
"""Bytes."""

Reader = Callable[[str, bytes, Sink], object | None]


def find_data(root: Path, sink: Sink) -> dict[str, str]:
    """Paths of the data files by the name that expressions use, in the order of their names."""
    folder = root / DATA_FOLDER
    origins: dict[str, str] = {}
    if not folder.is_dir():
        return origins
    for file in sorted(folder.iterdir(), key=lambda path: natural_key(path.name)):
        path = f"{DATA_FOLDER}/{file.name}"
        if (
            file.suffix.lower() not in _READERS
            or file.name.startswith((".", "~$"))
            or not file.is_file()
        ):
            continue
        key = identifier(file.stem)
        if key in origins:
            message = f'{origins[key]} and {path} are both "data.{key}"'
            sink.report("data/same-name", message, path=path)
            continue
        origins[key] = path
    return origins


def read_data(root: Path, paths: Mapping[str, str], sink: Sink) -> Data:
    """The data in files found by `find_data`; what cannot be read is reported and left out."""
    found: dict[str, object] = {}
    for key, path in paths.items():
        value = _read(root, path, _READERS[Path(path).suffix.lower()], sink)
        if value is not None:
            found[key] = value
    return Record(found)


def _read(root: Path, path: str, reader: Reader, sink: Sink) -> object | None:
    file = root / path
    if not is_inside(root, file):
        message = f'"{path}" is a link that leads out of the project folder'
        sink.report("project/outside", message, path=path)
        return None
    try:
        size = file.stat().st_size
        if size > LARGEST_DATA_FILE:
            message = f"the file has {size:,} bytes; a data file has at most {LARGEST_DATA_FILE:,}"
            sink.report("data/too-large", message, path=path)
            return None
        return reader(path, file.read_bytes(), sink)
    except OSError as error:
        sink.report("data/unreadable", f"the file cannot be read: {error.strerror}", path=path)
        return None


def _delimited(path: str, raw: bytes, sink: Sink) -> object | None:
    source, _ = decode_text(path, raw, sink)
    delimiter = "\t" if path.lower().endswith(".tsv") else _delimiter(source.text)
    reader = csv.reader(source.text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
            if len(rows) > MOST_ROWS + 1:
                break
    except csv.Error as error:
        span = source.span(source.offset(line))
        sink.report("data/unreadable", f"this row cannot be read: {error}", span)
        return None
    return table_of_rows(source, rows, lines, sink)


def _delimiter(text: str) -> str:
    """Comma, semicolon or tab: the one the heading line has most of."""
    head = text.lstrip("\n").split("\n", 1)[0]
    return max(",;\t", key=lambda mark: (head.count(mark), mark == ","))


def _json(path: str, raw: bytes, sink: Sink) -> object | None:
    return nested.read_json(path, raw, sink)


def _toml(path: str, raw: bytes, sink: Sink) -> object | None:
    return nested.read_toml(path, raw, sink)


def _yaml(path: str, raw: bytes, sink: Sink) -> object | None:
    return nested.read_yaml_file(path, raw, sink)


def _workbook(path: str, raw: bytes, sink: Sink) -> object | None:
    return workbook.read_workbook(path, raw, sink)


_READERS: dict[str, Reader] = {
    ".csv": _delimited,
    ".tsv": _delimited,
    ".json": _json,
    ".toml": _toml,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".xlsx": _workbook,
}
