"""`::: {.table data="trade" …}` in, a table of the tree out, its figures as values.

`columns` chooses and orders: `columns="Country, exports=Exports (bn yen), share | percent"` takes
three columns, gives the second another heading and the third another filter. Numbers go through
the same evaluation as `{{ … }}` in text, with the filter `number` unless another is named, so each
remembers the cell it came from. Numbers of the first column name their rows and are not grouped.
"""

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from compiler.diagnostics import nearest
from compiler.lazy import lazy_pattern
from compiler.model.block import Align, Blocks
from compiler.model.inline import Inlines, Text
from compiler.seed.data.values import DataTable, Record
from compiler.seed.markdown.attributes import Attributes
from compiler.seed.markdown.inlines import InlineReader
from compiler.seed.markdown.tables import (
    ATTRIBUTES,
    CLASSES,
    dressing_of,
    numeric_align,
    report_attributes,
    table_of,
)
from compiler.seed.reading import Reading
from compiler.seed.slug import identifier
from compiler.source import Span

MOST_TABLE_ROWS = 2_000
_OWN_KEYS = ("data", "columns", "rows", "caption", "lang")
_PARTS = lazy_pattern(r"""\s*((?:[^,("']|"[^"]*"|'[^']*'|\([^)]*\)|.)+?)\s*(?:,|\Z)""", re.DOTALL)
_COLUMN = lazy_pattern(
    r"(?P<name>[^=|]+?)\s*(?:=\s*(?P<heading>[^|]*?)\s*)?(?:\|\s*(?P<filter>.+))?\Z"
)
_YEAR_COLUMNS = frozenset({"year", "jahr", "annee", "ano", "anno", "jaar", "год", "rok", "år"})
"""Columns, as identifiers, whose numbers are not grouped."""


class _Choice(Struct, frozen=True):
    """A column of the printed table."""

    name: str
    """As it is spelled in the data."""
    heading: str
    filter: str
    """Source of the filters its numbers go through; `number` when empty."""
    is_name: bool
    """Whether its numbers name things, as in the first column and in columns of years."""


def data_table(attributes: Attributes, span: Span, reading: Reading, lines: InlineReader) -> Blocks:
    """The table as the only block; nothing, with an error, when the data is not there."""
    report_attributes(attributes, (*_OWN_KEYS, *ATTRIBUTES), span, reading)
    name = attributes.values.get("data", "")
    if not name:
        message = 'a .table needs data="…", the name of a file under data/'
        reading.sink.report("table/data", message, span)
        return ()
    found = find_table(name, span, reading)
    if found is None:
        return ()
    path, table = found
    choices = _choices(attributes.values.get("columns", ""), table, span, reading)
    chosen = _chosen_rows(attributes.values.get("rows", ""), table, span, reading)
    if not choices or not chosen:
        return ()
    rows: list[list[Inlines]] = [[(Text(each.heading),) for each in choices]]
    for index in chosen:
        access = _row_path(table, path, index)
        rows.append([_cell(table.rows[index], access, each, span, reading) for each in choices])
    own = {key: value for key, value in attributes.values.items() if key in ATTRIBUTES}
    classes = tuple(each for each in attributes.classes if each in CLASSES)
    plain = Attributes(attributes.label, classes, own)
    dressing = dressing_of(plain, attributes.values.get("caption", ""), span, reading, lines)
    marks: list[Align | None] = ["left"]
    for place, choice in enumerate(choices[1:], 1):
        cells = [row[place] for row in rows[1:]]
        marks.append(_align(table, chosen, choice, cells, reading.language))
    made = table_of(rows, marks, dressing, reading.language)
    return (replace(made, span=span, data=data_origin(name, reading)),)


def data_origin(name: str, reading: Reading) -> str:
    """The file behind a name of the data, and after a `#` the place inside it."""
    file, *inner = (identifier(part) for part in name.removeprefix("data.").split("."))
    path = reading.data_paths.get(file, "")
    return f"{path}#{'.'.join(inner)}" if path and inner else path


def find_table(name: str, span: Span, reading: Reading) -> tuple[str, DataTable] | None:
    """The table of a name such as `trade` or `book.exports`, with the expression that leads to it.

    None, with an error at `span`, when there is no such table.
    """
    value: object = reading.data
    path = "data"
    for part in name.removeprefix("data.").split("."):
        inside = value if value is reading.data or isinstance(value, Record) else None
        if not isinstance(inside, Mapping) or part not in inside:
            message = f'there is no data "{name}"'
            known = [identifier(each) for each in inside or ()]
            hint = nearest(identifier(part), known)
            reading.sink.report("table/data", message, span, hint=hint)
            return None
        value = inside[part]
        path += f".{part}" if part.isidentifier() else f"[{part!r}]"
    if not isinstance(value, DataTable):
        message = f'the data "{name}" is no table'
        reading.sink.report("table/data", message, span)
        return None
    return path, value


def _choices(spelled: str, table: DataTable, span: Span, reading: Reading) -> tuple[_Choice, ...]:
    if not spelled.strip():
        return tuple(
            _Choice(name, name, "", not index or _holds_years(name))
            for index, name in enumerate(table.columns)
        )
    names = {identifier(name): name for name in table.columns}
    choices: list[_Choice] = []
    for part in (match[1] for match in _PARTS.finditer(spelled)):
        match = _COLUMN.match(part.strip())
        wanted = match["name"].strip() if match else part
        name = wanted if wanted in table.columns else names.get(identifier(wanted))
        if match is None or name is None:
            message = f'the data has no column "{wanted}"'
            hint = nearest(wanted, table.columns) or nearest(identifier(wanted), names)
            reading.sink.report("table/data", message, span, hint=hint)
            return ()
        heading, filters = match["heading"] or name, (match["filter"] or "").strip()
        choices.append(_Choice(name, heading, filters, not choices or _holds_years(name)))
    return tuple(choices)


def _chosen_rows(spelled: str, table: DataTable, span: Span, reading: Reading) -> list[int]:
    """Indexes of rows: all, or those named by their first cells in `rows`."""
    chosen = list(range(len(table.rows)))
    if spelled.strip():
        chosen = []
        for name in (part.strip() for part in spelled.split(",")):
            if name not in table:
                message = f'the data has no single row "{name}"'
                reading.sink.report("table/data", message, span, hint=nearest(name, list(table)))
                return []
            chosen.append(table.row_index(name))
    if len(chosen) > MOST_TABLE_ROWS:
        message = f"the data has {len(chosen):,} rows; a table prints at most {MOST_TABLE_ROWS:,}"
        hint = 'choose rows="first cell, first cell, …"'
        reading.sink.report("table/data", message, span, hint=hint)
        return []
    return chosen


def _cell(row: Record, path: str, choice: _Choice, span: Span, reading: Reading) -> Inlines:
    value = row[choice.name]
    if value is None:
        return ()
    if not choice.filter and (choice.is_name or not _is_number(value)):
        return (Text(str(value)),)
    expression = f"{path}{_access(choice.name)} | {choice.filter or 'number'}"
    evaluated = reading.evaluate(expression, span)
    return (Text(str(value)),) if evaluated is None else (evaluated,)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _align(
    table: DataTable, chosen: list[int], choice: _Choice, cells: list[Inlines], language: str
) -> Align | None:
    """Numbers stand right, or on the decimal mark, whatever their filter makes of them."""
    values = [table.rows[index][choice.name] for index in chosen]
    numbers = [_is_number(value) for value in values if value is not None]
    return numeric_align(cells, language) or "right" if numbers and all(numbers) else None


def _row_path(table: DataTable, path: str, index: int) -> str:
    value = table.rows[index][table.columns[0]]
    if value is None or str(value) not in table:
        return f"{path}.{'all_rows' if 'rows' in table else 'rows'}[{index}]"
    return path + _access(str(value))


def _access(name: str) -> str:
    key = identifier(name)
    return f".{key}" if key.isidentifier() else f"[{name!r}]"


def _holds_years(name: str) -> bool:
    return identifier(name) in _YEAR_COLUMNS
