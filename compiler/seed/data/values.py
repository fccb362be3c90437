"""Tables and records of a report's data, as expressions see them.

A file is known by its stem: `data/trade.csv` is `data.trade`. A table has `rows` and `columns`,
and its rows can be named by their first cell: `data.trade.total.exports` is the cell of the row
"Total" in the column "Exports". Names are written as identifiers (lower case, `_` between words)
or in brackets as they stand: `data.trade["Total"]["Exports"]`. Names of the data go before those of
this module: where a row is called "Rows", `data.trade.rows` is that row, and `data.trade.all_rows`
has them all. Everything here is read-only.
"""

import re
from collections.abc import Iterator, Mapping

from compiler.seed.slug import identifier

_WHOLE = r"[-+−]?(?:0|[1-9]\d{0,17})\Z"
_FRACTION = r"[-+−]?\d{1,18}\.\d{1,30}(?:[eE][-+]?\d{1,3})?\Z"


def cell_value(text: str) -> object:
    """Value of a cell in a text file: None, a whole number, a fraction, or the text itself.

    Only plain spellings are numbers. `1,234` stays text, because in another country it is 1.234,
    and so do `007` and `1e5`, which are more often codes.
    """
    text = text.strip()
    if not text:
        return None
    if re.match(_WHOLE, text):
        return int(text.replace("−", "-"))
    if re.match(_FRACTION, text):
        return float(text.replace("−", "-"))
    return text


class Record(Mapping[str, object]):
    """Values by name; names may be given as identifiers or as they are spelled."""

    __slots__ = ("_names", "_values")

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = dict(values)
        self._names: dict[str, str | None] = {}
        for name in self._values:
            key = identifier(name)
            self._names[key] = None if key in self._names else name

    def __getitem__(self, name: object) -> object:
        text = str(name)
        if text in self._values:
            return self._values[text]
        spelled = self._names.get(text) or self._names.get(identifier(text))
        if spelled is None:
            raise KeyError(text)
        return self._values[spelled]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Record({self._values!r})"


class DataTable(Mapping[str, object]):
    """A table from a data file; as a mapping it gives rows by their first cell."""

    __slots__ = ("_by_key", "columns", "rows")

    def __init__(self, columns: tuple[str, ...], rows: tuple[Record, ...]) -> None:
        self.columns = columns
        """Headings as they are spelled."""
        self.rows = rows
        self._by_key: dict[str, list[int]] = {}
        for index, row in enumerate(rows):
            name = _row_name(row, columns)
            for key in dict.fromkeys((name, identifier(name))):
                self._by_key.setdefault(key, []).append(index)

    @property
    def all_rows(self) -> tuple[Record, ...]:
        """The rows, under a name that hardly any row has."""
        return self.rows

    def __getitem__(self, name: object) -> Record:
        return self.rows[self.row_index(name)]

    def row_index(self, name: object) -> int:
        """Index of the row whose first cell is the name; `KeyError` unless there is just one."""
        found = self._by_key.get(str(name)) or self._by_key.get(identifier(str(name)), [])
        if not found:
            raise KeyError(f"no row is called {name!r}")
        if len(found) > 1:
            raise KeyError(f"{len(found)} rows are called {name!r}")
        return found[0]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(_row_name(row, self.columns) for row in self.rows))

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, name: object) -> bool:
        found = self._by_key.get(str(name)) or self._by_key.get(identifier(str(name)), [])
        return len(found) == 1


def _row_name(row: Record, columns: tuple[str, ...]) -> str:
    value = row[columns[0]] if columns else None
    return "" if value is None else str(value)


def freeze(value: object) -> object:
    """Plain mappings and lists as records and tuples; a list of like mappings as a table."""
    if isinstance(value, dict):
        return Record({str(key): freeze(item) for key, item in value.items()})
    if isinstance(value, list | tuple):
        items = tuple(freeze(item) for item in value)
        if items and all(isinstance(item, Record) for item in items):
            return _table_of_records(items)
        return items
    return value


def _table_of_records(items: tuple[object, ...]) -> DataTable:
    records = [item for item in items if isinstance(item, Record)]
    columns = tuple(dict.fromkeys(name for record in records for name in record))
    filled = (Record({name: record.get(name) for name in columns}) for record in records)
    return DataTable(columns, tuple(filled))
