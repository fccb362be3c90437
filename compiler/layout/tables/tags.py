"""Structure of table cells: TH with its scope, spans, and for irregular tables the heads by name.

A table with spanned cells says for each data cell which heads it belongs to (ISO 32000-1, table
349, Headers), because scope alone no longer tells.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from compiler.layout.structure import Structure
from compiler.layout.tables.grid import Seat
from compiler.model.block import Row, Table

_COLUMN_HEAD: Mapping[str, object] = {"Scope": "Column"}
_ROW_HEAD: Mapping[str, object] = {"Scope": "Row"}
_PLAIN: Mapping[str, object] = {}


class TableTags(Struct):
    """The elements of one table's cells."""

    structure: Structure
    table: int
    irregular: bool
    prefix: str
    heads: dict[int, list[str]] = field(default_factory=dict)
    """Names of the column heads by column."""
    sides: dict[int, list[str]] = field(default_factory=dict)
    """Names of the row heads by row of the body."""
    group: str = ""
    """Name of the row that heads the rows below it; a total belongs to no group."""

    @classmethod
    def of(
        cls, structure: Structure, table: int, block: Table, seats: list[list[Seat]]
    ) -> "TableTags":
        """Tags of a table; one with spans names its heads."""
        irregular = any(seat.rows > 1 or seat.columns > 1 for row in seats for seat in row)
        source = structure.elements[table].source
        return cls(structure, table, irregular, f"{block.label or source or 'table'}-{table}")

    def open_cell(self, row_element: int, seat: Seat, row: Row, head: bool) -> int:
        """Open the element of a cell and return its index."""
        leads = head or seat.cell.header or row.kind == "group"
        tag = "TH" if leads else "TD"
        plain = _COLUMN_HEAD if head else _ROW_HEAD if leads else _PLAIN
        if not self.irregular:
            return self.structure.open(tag, row_element, plain)
        attributes: dict[str, object] = dict(plain)
        if seat.columns > 1:
            attributes["ColSpan"] = seat.columns
        if seat.rows > 1:
            attributes["RowSpan"] = seat.rows
        starts = seat.column == 0 and row.kind != "plain"
        if starts:
            self.group = ""
        self._name(attributes, seat, leads, head)
        if starts and row.kind == "group":
            self.group = str(attributes["ID"])
        return self.structure.open(tag, row_element, attributes)

    def _name(self, attributes: dict[str, object], seat: Seat, leads: bool, head: bool) -> None:
        columns = range(seat.column, seat.column + seat.columns)
        above = [name for column in columns for name in self.heads.get(column, ())]
        around = [self.group] if self.group else []
        beside = [] if head else self.sides.get(seat.row, [])
        names = around if leads and not head else list(dict.fromkeys([*above, *around, *beside]))
        if names:
            attributes["Headers"] = tuple(names)
        if not leads:
            return
        section = "h" if head else "b"
        name = f"{self.prefix}-{section}{seat.row + 1}-{seat.column + 1}"
        attributes["ID"] = name
        if head:
            for column in columns:
                self.heads.setdefault(column, []).append(name)
        else:
            for row in range(seat.row, seat.row + seat.rows):
                self.sides.setdefault(row, []).append(name)
