import ast
import re
import subprocess
import sys

import pytest

from tests.architecture.imports import PACKAGE, REPOSITORY, trees

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 80
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|raise NotImplemented" r"Error)\b")
HEAVY = (
    "babel",
    "compiler.docx",
    "compiler.fonts",
    "compiler.layout",
    "compiler.pdf",
    "compiler.seed",
    "concurrent",
    "docx",
    "ftfy",
    "jinja2",
    "lxml",
    "markdown_it",
    "multiprocessing",
    "openpyxl",
    "pikepdf",
    "PIL",
    "pypdfium2",
    "reportlab",
    "tinycss2",
    "uharfbuzz",
    "yaml",
)


def test_no_file_is_longer_than_it_should_be() -> None:
    long = {
        str(file.relative_to(PACKAGE)): lines
        for file, _ in trees()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > MOST_LINES_OF_A_FILE
    }
    assert long == {}


def test_no_function_is_longer_than_it_should_be() -> None:
    long = {
        f"{file.relative_to(PACKAGE)}:{node.name}": lines
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_module_introduces_itself() -> None:
    silent = [
        str(file.relative_to(PACKAGE))
        for file, tree in trees()
        if tree.body and ast.get_docstring(tree) is None
    ]
    assert silent == []


@pytest.mark.parametrize("folder", ["compiler", "tests", "styles", "benchmarks", "docs", "seeds"])
def test_nothing_is_left_unfinished(folder: str) -> None:
    marks = [
        f"{file.relative_to(REPOSITORY)}:{number}"
        for file in sorted((REPOSITORY / folder).rglob("*"))
        if file.suffix in {".py", ".md", ".toml", ".j2"}
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert marks == []


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_asking_for_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from compiler.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        # A module that waits to be loaded is there by name, but of the waiting kind.
        "print(*(n for n, m in sys.modules.items() if type(m).__name__ != '_LazyModule'))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = result.stdout.splitlines()[-1].split()
    heavy = [
        module
        for module in loaded
        if any(module == name or module.startswith(f"{name}.") for name in HEAVY)
    ]
    assert heavy == []
