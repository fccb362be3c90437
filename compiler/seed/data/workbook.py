"""A workbook in, its table or tables out (XLSX, read with openpyxl).

A workbook with one sheet is a table; with several it is a record of tables by the name of the
sheet. Cells give their last calculated values. What the archive would unpack to is checked before
anything is unpacked.
"""

import datetime
import io
import zipfile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from compiler.diagnostics import Sink
from compiler.seed.data.grid import MOST_DATA_COLUMNS, MOST_ROWS, columns_of
from compiler.seed.data.values import DataTable, Record

LARGEST_UNPACKED = 200_000_000
"""Bytes of all parts of a workbook together."""
MOST_PARTS = 2_000
MOST_CELLS = 2_000_000


def read_workbook(path: str, raw: bytes, sink: Sink) -> object | None:
    """The tables of a workbook; None with an error when it cannot be read."""
    if not _is_safe(path, raw, sink):
        return None
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
        )
        sheets = {sheet.title: _rows(sheet, path, sink) for sheet in book.worksheets}
        book.close()
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        sink.report("data/unreadable", f"this is not a workbook: {error}", path=path)
        return None
    except (SyntaxError, OSError, EOFError, AttributeError, IndexError) as error:
        sink.report("data/unreadable", f"the workbook is broken: {error}", path=path)
        return None
    tables = {name: _table(rows, path, sink) for name, rows in sheets.items() if rows}
    found = {name: table for name, table in tables.items() if table is not None}
    if not found:
        sink.report("data/empty", "the workbook has no rows", path=path)
        return None
    return next(iter(found.values())) if len(found) == 1 else Record(found)


def _is_safe(path: str, raw: bytes, sink: Sink) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        sink.report("data/unreadable", f"this is not a workbook: {error}", path=path)
        return False
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED:
        message = f"the workbook unpacks to {len(parts):,} parts and {unpacked:,} bytes"
        sink.report("data/too-large", message, path=path)
        return False
    return True


def _rows(sheet: object, path: str, sink: Sink) -> list[list[object]]:
    rows: list[list[object]] = []
    cells = 0
    read = sheet.iter_rows(max_col=MOST_DATA_COLUMNS, values_only=True)  # type: ignore[attr-defined]
    for values in read:
        row = list(values)
        while row and row[-1] is None:
            row.pop()
        if not row:
            continue
        rows.append(row)
        cells += len(row)
        if len(rows) > MOST_ROWS + 1 or cells > MOST_CELLS:
            message = f"a sheet has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells"
            sink.report("data/too-large", message, path=path)
            return []
    return rows


def _table(rows: list[list[object]], path: str, sink: Sink) -> DataTable | None:
    width = max(len(row) for row in rows)
    headings = [_heading(value) for value in rows[0]] + [""] * (width - len(rows[0]))
    names = columns_of(headings, path, sink)
    if names is None:
        return None
    names += [f"column {index + 1}" for index in range(len(names), width)]
    records = []
    for row in rows[1:]:
        values = [_value(value) for value in row] + [None] * (width - len(row))
        records.append(Record(dict(zip(names, values, strict=True))))
    return DataTable(tuple(names), tuple(records))


def _heading(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _value(value: object) -> object:
    """A cell's value: whole numbers as such, midnight as a date, blank text as nothing."""
    match value:
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date()
        case str():
            return value.strip() or None
        case _:
            return value
