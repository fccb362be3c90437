import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from compiler import __version__
from compiler.arguments import parse
from compiler.codes.table import CODES
from compiler.messages.reference import reference
from compiler.resources import starter_root, styles_root

REPOSITORY = Path(__file__).parents[2]


def workflow(path: str) -> Any:
    return yaml.safe_load((REPOSITORY / path).read_text(encoding="utf-8"))


def steps(path: str) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def test_the_reference_of_diagnostics_is_in_step_with_the_codes() -> None:
    page = (REPOSITORY / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert page == reference(), "run: make docs"


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_diagnostic_code_has_a_test(code: str) -> None:
    tests = [
        file
        for file in (REPOSITORY / "tests").rglob("*")
        if file.suffix in {".py", ".txt", ".md"} and "report" not in file.parts
    ]
    assert any(code in file.read_text(encoding="utf-8", errors="replace") for file in tests)


def test_every_code_is_spelled_area_slash_slug() -> None:
    assert [
        code for code in CODES if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", code)
    ] == []


def test_every_code_in_the_package_is_in_the_table() -> None:
    # A code in quotes where a diagnostic is reported: area/slug with an area of the table.
    areas = "|".join(sorted({code.partition("/")[0] for code in CODES}))
    spelled = re.compile(rf'\.report\(\s*"((?:{areas})/[a-z0-9-]+)"')
    used = {
        code
        for file in (REPOSITORY / "compiler").rglob("*.py")
        for code in spelled.findall(file.read_text(encoding="utf-8"))
    }
    assert used <= set(CODES)


def test_the_version_is_told_once() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "compiler/__init__.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_styles_and_starter_are_found_in_the_checkout() -> None:
    assert (styles_root() / "base" / "style.toml").is_file()
    assert (starter_root() / "report.toml").is_file()


def test_the_example_workflow_installs_builds_strictly_and_keeps_the_files() -> None:
    found = steps("docs/examples/report.yml")
    commands = [step["run"] for step in found if "run" in step]
    assert commands == [
        "pip install yearbook",
        "yearbook build --strict --message-format github",
    ]
    command = parse(commands[-1].split()[1:])
    assert (command.name, command.strict, command.message_format) == ("build", True, "github")
    [upload] = [
        step for step in found if step.get("uses", "").startswith("actions/upload-artifact")
    ]
    assert "build/*.pdf" in upload["with"]["path"]
    assert "build/*.docx" in upload["with"]["path"]


def test_our_workflow_runs_what_every_change_must_pass() -> None:
    jobs = workflow(".github/workflows/ci.yml")["jobs"]
    assert jobs["tests"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    commands = [step.get("run") for step in steps(".github/workflows/ci.yml")]
    assert ".ci/run" in commands
    assert "make lint types" in commands


@pytest.mark.parametrize("script", [".ci/run", ".ci/tools"])
def test_scripts_can_be_run_and_are_sound(script: str) -> None:
    path = REPOSITORY / script
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)


@pytest.mark.parametrize(
    "target",
    ["report", "test", "test-all", "bench", "word-agreement", "lint", "types", "wheel", "docs"],
)
def test_make_knows_its_targets(target: str) -> None:
    command = ["make", "--dry-run", "--no-print-directory", target]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert "yearbook" in result.stdout or ".venv/bin/" in result.stdout


def test_an_old_python_is_refused_with_a_sentence(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"\nexit 1\n')
    old.chmod(0o755)
    command = ["make", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", "report"]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "Yearbook needs Python 3.11 or newer" in result.stderr
    assert "Python 3.9.2" in result.stderr
