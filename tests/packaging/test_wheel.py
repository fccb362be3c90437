import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from compiler import __version__
from compiler.resources import starter_root, styles_root

REPOSITORY = Path(__file__).parents[2]
FOUNDING = REPOSITORY / "seeds" / "diplomatic-bluebook-2010"

pytestmark = pytest.mark.slow


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_style_and_the_starter(wheel: Path) -> None:
    wanted = {
        f"{home}/{file.relative_to(root).as_posix()}"
        for home, root in (
            ("compiler/styles", styles_root()),
            ("compiler/starter", starter_root()),
        )
        for file in root.rglob("*")
        if file.is_file() and file.parent.name != "__pycache__"
    }
    assert wanted <= names_in(wheel)
    assert len(wanted) > 10


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names_in(wheel)}
    assert tops == {"compiler", f"yearbook-{__version__}.dist-info"}


def test_a_fresh_environment_builds_the_founding_report_without_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    yearbook = environment / "bin" / "yearbook"
    for project in (FOUNDING, tmp_path / "new"):
        if not project.exists():
            subprocess.run([yearbook, "new", project], check=True, cwd=tmp_path)
        out = tmp_path / f"out-{project.name}"
        subprocess.run(
            [yearbook, "build", project, "--strict", "-o", out], check=True, cwd=tmp_path
        )
        assert {file.suffix for file in out.iterdir()} >= {".pdf", ".docx"}
    home = subprocess.run(
        [python, "-c", "import compiler.resources as r; print(r.styles_root())"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert Path(home.stdout.strip()).is_relative_to(environment)
