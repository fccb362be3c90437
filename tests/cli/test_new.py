from pathlib import Path

import pytest

from compiler.cli import main
from compiler.resources import starter_root


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_report_is_the_starter_file_by_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "our-report")]) == 0
    made = files_below(tmp_path / "our-report")
    assert made == files_below(starter_root())
    assert "report.toml" in made
    assert len(capsys.readouterr().out.splitlines()) == len(made)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path)]) == 0
    assert (tmp_path / "report.toml").is_file()


def test_a_folder_that_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["new", str(tmp_path)]) == 1
    assert files_below(tmp_path) == {"notes.txt": b"mine"}
    assert "error[new/not-empty]" in capsys.readouterr().err


def test_a_file_of_that_name_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x").write_text("mine")
    assert main(["new", str(tmp_path / "x")]) == 1
    assert "error[new/not-empty]" in capsys.readouterr().err


def test_a_place_where_nothing_can_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["new", str(tmp_path / "file" / "report")]) == 1
    assert "error[output/not-writable]" in capsys.readouterr().err
