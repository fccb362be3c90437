"""Reads the imports of the package and the table of `docs/architecture.md`."""

import ast
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "compiler"
LATE_CALLS = {"lazy", "import_module"}


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module: who imports it, from which line."""

    file: Path
    line: int
    module: str

    @property
    def importer(self) -> str:
        """Package or top-level module of ours that imports."""
        return self.file.relative_to(PACKAGE).with_suffix("").parts[0]

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.file.relative_to(REPOSITORY)}:{self.line} imports {self.module}"


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((file, ast.parse(file.read_text(encoding="utf-8"))) for file in files())


@cache
def imports() -> tuple[Import, ...]:
    return tuple(
        Import(file, getattr(node, "lineno", 0), module)
        for file, tree in trees()
        for node in ast.walk(tree)
        for module in modules_of(node)
    )


def modules_of(node: ast.AST) -> list[str]:
    """Modules a node imports, at once or late; `from compiler import x` imports `compiler.x`."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module="compiler", names=names):
            return [f"compiler.{alias.name}" for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(module))]) if (
            name in LATE_CALLS
        ):
            return [module]
        case _:
            return []


def is_third_party(module: str) -> bool:
    top = module.partition(".")[0]
    return top != "compiler" and top not in sys.stdlib_module_names


def table() -> dict[str, tuple[set[str], set[str]]]:
    """Per package of ours: what it may import of ours, and of others."""
    text = (REPOSITORY / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 3 and cells[0] != "package":
            package, ours, others = cells
            rows[package] = (_names(ours), _names(others))
    return rows


def _names(cell: str) -> set[str]:
    return {name.strip() for name in cell.split(",") if name.strip()}
