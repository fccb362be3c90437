"""Whole reports with mistakes in them, and the messages they must give, letter for letter.

A case is a folder with a `report/` and an `expected.txt`; `arguments.txt` holds further arguments
of the command where there are any. `pytest tests/cases --refresh-cases` writes the expected texts
anew.
"""

import shlex
from pathlib import Path

import pytest

from compiler.cli import main

CASES = sorted(folder.parent for folder in Path(__file__).parent.glob("*/report"))


def printed(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    arguments = case / "arguments.txt"
    further = shlex.split(arguments.read_text(encoding="utf-8")) if arguments.exists() else []
    monkeypatch.chdir(case / "report")
    status = main(["build", "--emit", "diagnostics", *further])
    return f"{capsys.readouterr().out}exit status {int(status)}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_as_expected(
    case: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    text = printed(case, monkeypatch, capsys)
    expected = case / "expected.txt"
    if request.config.getoption("--refresh-cases"):
        if not expected.exists() or expected.read_text(encoding="utf-8") != text:
            expected.write_text(text, encoding="utf-8", newline="\n")
            pytest.fail("the expected text was written anew: look at the difference")
        return
    assert text == expected.read_text(encoding="utf-8")


def test_no_case_has_lost_its_report() -> None:
    folders = {folder for folder in Path(__file__).parent.iterdir() if folder.is_dir()}
    assert {folder for folder in folders if folder.name != "__pycache__"} == set(CASES)
