import shutil

import pytest

TOOLS = {"office": "soffice", "poppler": "pdftotext", "java": "java", "pandoc": "pandoc"}
"""Marks of tests that need a program, and the program."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-cases",
        action="store_true",
        help="write the expected texts of tests/cases anew; tests whose text changed fail once",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for mark, program in TOOLS.items():
        if shutil.which(program):
            continue
        skip = pytest.mark.skip(reason=f"{program} is not installed")
        for item in items:
            if item.get_closest_marker(mark):
                item.add_marker(skip)
