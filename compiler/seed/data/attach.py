"""The data that goes along with tables and figures, as files: chapters and data in, bytes out.

A table or figure names its data as `data/trade.csv`, or `data/book.xlsx#exports` for a table inside
a file. CSV and TSV files are taken as they lie on disk; of all others only the table itself is
given, written as CSV (RFC 4180), so that a workbook's other sheets stay at home.
"""

import csv
import datetime
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from compiler.diagnostics import Sink
from compiler.model.block import Blocks, Figure, Table
from compiler.model.walk import walk_blocks
from compiler.seed.data.values import DataTable, Record
from compiler.seed.report import Chapter, Data
from compiler.seed.slug import identifier

PLAIN_FILES = (".csv", ".tsv")
"""Endings of files that are given as they are."""


def attached_data(
    chapters: tuple[Chapter, ...], data: Data, root: Path, sink: Sink
) -> Mapping[str, bytes]:
    """Content by the name that tables and figures give, in the order of the report."""
    attached: dict[str, bytes] = {}
    for chapter in chapters:
        for name in _names(chapter.flow):
            if name not in attached:
                content = _content(name, data, root, sink)
                if content is not None:
                    attached[name] = content
    return attached


def _names(blocks: Blocks) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, Table | Figure) and block.data:
            yield block.data


def _content(name: str, data: Data, root: Path, sink: Sink) -> bytes | None:
    path, _, inner = name.partition("#")
    if not inner and PurePosixPath(path).suffix.lower() in PLAIN_FILES:
        try:
            return (root / path).read_bytes()
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            sink.report("data/unreadable", message, path=path)
            return None
    value: object = data[identifier(PurePosixPath(path).stem)]
    for part in inner.split(".") if inner else ():
        value = value[part] if isinstance(value, Mapping) else None
    return _written(value) if isinstance(value, DataTable) else None


def _written(table: DataTable) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_cell(row[name]) for name in table.columns])
    return file.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: object) -> object:
    """A nested value as JSON can write it."""
    match value:
        case Record():
            return {name: _plain(item) for name, item in value.items()}
        case DataTable():
            return [_plain(row) for row in value.rows]
        case tuple():
            return [_plain(item) for item in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)
