import ast

import pytest

from tests.architecture.imports import (
    PACKAGE,
    Import,
    imports,
    is_third_party,
    modules_of,
    table,
    trees,
)

TABLE = table()
LATE_PLACES = {
    "__main__.py": {"compiler.cli"},
    "diagnostics.py": {"compiler.codes.table", "difflib"},
    "cli.py": {"compiler.newreport", "compiler.pipeline"},
    "jobs.py": {"compiler.workers"},
    "messages/__init__.py": {"compiler.messages.machine", "compiler.messages.sarif"},
    "emit.py": {"compiler.layout.dump", "compiler.produce.pdf"},
    "pipeline.py": {"compiler.emit", "compiler.workers"},
    "reading.py": {"compiler.workers"},
    "produce/press.py": {"compiler.produce.pdf", "compiler.produce.word"},
    "layout/blocks/setters.py": {
        "compiler.layout.blocks.figures",
        "compiler.layout.tables.table",
    },
    "seed/chapter.py": {
        "compiler.seed.frontmatter",
        "compiler.seed.markdown.body",
        "compiler.seed.textpage.page",
        "compiler.seed.yamltree",
    },
    "seed/data/files.py": {"compiler.seed.data.nested", "compiler.seed.data.workbook"},
    "seed/repair/encoding.py": {"compiler.seed.repair.mojibake"},
    "template/environment.py": {"compiler.template.filters"},
    "pdf/objects.py": {"PIL.Image", "reportlab.pdfbase.pdfdoc"},
    "pdf/pictures.py": {"compiler.pdf.pixels"},
    "pdf/part.py": {"compiler.pdf.imported", "compiler.pdf.pictures", "compiler.pdf.vector"},
    "produce/word.py": {"compiler.produce.office", "compiler.produce.previews"},
    "seed/pictures/files.py": {
        "compiler.seed.pictures.pdfpages",
        "compiler.seed.pictures.pixels",
        "compiler.svg.read",
    },
    "seed/pictures/images.py": {"compiler.seed.pictures.files"},
}
"""Every place that loads a module late, and which; each file says why."""


EVERYWHERE = {"msgspec"}
"""What the values of every stage are made of."""


def may_import(each: Import) -> bool:
    ours, others = TABLE[each.importer]
    if ours == {"everything"}:
        return True
    if is_third_party(each.module):
        return each.top in others | EVERYWHERE
    if each.top != "compiler":
        return True
    name = each.module.removeprefix("compiler").removeprefix(".")
    if name in ("", "__version__") or name.partition(".")[0] == each.importer:
        return True
    return any(name == known or name.startswith(f"{known}.") for known in ours)


def test_imports_keep_to_the_table_of_the_architecture() -> None:
    broken = [
        str(each)
        for each in imports()
        if each.importer not in ("__init__", "__main__") and not may_import(each)
    ]
    assert broken == []


def test_every_package_has_its_row_in_the_table() -> None:
    packages = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.iterdir() if any(path.rglob("*.py"))
    }
    assert packages - {"__init__", "__main__", "__pycache__"} == set(TABLE)


def test_no_import_stands_inside_a_function() -> None:
    inside = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file, tree in trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_modules_are_loaded_late_only_where_this_list_says() -> None:
    late: dict[str, set[str]] = {}
    for file, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                late.setdefault(file.relative_to(PACKAGE).as_posix(), set()).update(
                    modules_of(node)
                )
    assert {file: modules for file, modules in late.items() if modules} == {
        file: modules for file, modules in LATE_PLACES.items() if modules
    }


def test_what_is_loaded_late_is_named_for_the_type_checker() -> None:
    for file, tree in trees():
        calls = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "lazy"
        ]
        if file.name == "lazy.py" or not calls:
            continue
        plain = {
            module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            for module in (f"{node.module}.{alias.name}", node.module)
        }
        plain |= {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        for call in calls:
            assert set(modules_of(call)) <= plain, f"{file}:{call.lineno}"


@pytest.mark.parametrize("module", ["codes", "units", "language", "source"])
def test_the_lowest_modules_import_nothing_of_ours(module: str) -> None:
    assert [
        each.module
        for each in imports()
        if each.importer == module
        and each.top == "compiler"
        and not each.module.startswith(f"compiler.{module}.")
    ] == []
