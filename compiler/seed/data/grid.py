"""Rows of cells as data files give them in, a table with named columns out, within limits."""

from compiler.diagnostics import Sink
from compiler.seed.data.values import DataTable, Record, cell_value
from compiler.source import Source

MOST_ROWS = 200_000
MOST_DATA_COLUMNS = 2_000


def table_of_rows(
    source: Source, rows: list[list[str]], lines: list[int], sink: Sink
) -> DataTable | None:
    """A table from rows of text, the first being the headings; `lines` says where each begins."""
    if not rows:
        sink.report("data/empty", "the file has no rows", path=source.path)
        return None
    names = columns_of(rows[0], source.path, sink)
    if names is None or not _within_limits(len(rows), len(names), source.path, sink):
        return None
    records: list[Record] = []
    for row, line in zip(rows[1:], lines[1:], strict=True):
        if len(row) != len(names):
            span = source.span(source.offset(line))
            extra = [cell for cell in row[len(names) :] if cell.strip()]
            if extra or len(row) < len(names):
                message = (
                    f'the row "{row[0]}" has {len(row)} cells, but there are {len(names)} columns'
                )
                sink.report("data/ragged-row", message, span)
        values = [cell_value(cell) for cell in row[: len(names)]]
        values += [None] * (len(names) - len(values))
        records.append(Record(dict(zip(names, values, strict=True))))
    return DataTable(tuple(names), tuple(records))


def columns_of(headings: list[str], path: str, sink: Sink) -> list[str] | None:
    """Names of columns: empty ones at the end are left out, others must be there and differ."""
    names = [" ".join(name.split()) for name in headings]
    while names and not names[-1]:
        names.pop()
    for index, name in enumerate(names):
        if not name:
            names[index] = f"column {index + 1}"
        elif name in names[:index]:
            message = f'two columns are called "{name}"'
            sink.report("data/same-name", message, path=path)
            return None
    return names


def _within_limits(rows: int, columns: int, path: str, sink: Sink) -> bool:
    if rows - 1 > MOST_ROWS:
        message = f"the table has more than {MOST_ROWS:,} rows"
        sink.report("data/too-large", message, path=path)
        return False
    if columns > MOST_DATA_COLUMNS:
        message = f"the table has {columns:,} columns; at most {MOST_DATA_COLUMNS:,} are read"
        sink.report("data/too-large", message, path=path)
        return False
    return True
