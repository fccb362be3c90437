"""What a user can do to the command: no traceback, and the old outputs stay."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compiler import pipeline
from compiler.cli import main
from tests.pipeline.projects import make_project

REPOSITORY = Path(__file__).parents[2]
OUTPUTS = ["annual-report.docx", "annual-report.pdf"]


def built(folder: Path, *arguments: str) -> dict[str, bytes]:
    assert main(["build", str(folder), *arguments]) == 0
    return outputs(folder)


def outputs(folder: Path) -> dict[str, bytes]:
    root = folder / "build"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


HEARS_CTRL_C = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""As at a terminal: what was started in the background, as tests may be, is deaf to it."""


def command(*arguments: object, alone: bool = False) -> "subprocess.Popen[str]":
    """The command as a process, in a process group of its own when `alone`."""
    hears = ["-c", HEARS_CTRL_C] if alone else []
    return subprocess.Popen(
        [sys.executable, *hears, "-m", "compiler", *map(str, arguments)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=alone,
    )


def test_a_run_writes_both_files_and_a_line_for_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert list(built(make_project(tmp_path / "report"))) == OUTPUTS
    assert list(here.iterdir()) == []
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    for line, name in zip(sorted(lines), OUTPUTS, strict=True):
        path, pages, word, _size, unit, _seconds, s = line.split()
        assert path.endswith(f"build/{name}")
        assert (int(pages) > 2, word, unit, s) == (True, "pages", "KiB", "s")


def test_a_report_with_errors_leaves_the_old_outputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = built(make_project(tmp_path))
    (tmp_path / "chapters" / "30-more.md").write_text("# More\n\nSee @sec-nothing.\n")
    assert main(["build", str(tmp_path)]) == 1
    assert outputs(tmp_path) == before
    assert "error[reference/unresolved]" in capsys.readouterr().err


def test_checking_writes_nothing(tmp_path: Path) -> None:
    assert main(["check", str(make_project(tmp_path))]) == 0
    assert not (tmp_path / "build").exists()


def test_warnings_are_errors_only_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    (tmp_path / "chapters" / "30-more.md").write_text("# More\n\n#### Deep\n\nWords.\n")
    assert main(["check", str(tmp_path)]) == 0
    assert "warning[chapter/heading-skipped]" in capsys.readouterr().err
    assert main(["check", str(tmp_path), "--strict"]) == 1
    assert "error[chapter/heading-skipped]" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_may_not_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    assert main(["build", str(tmp_path), "-o", str(closed)]) == 1
    assert "error[output/not-writable]" in capsys.readouterr().err


def test_an_output_folder_that_is_a_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    (tmp_path / "out").write_text("mine")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 1
    assert "error[output/not-writable]" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"


def test_a_full_disk_leaves_the_old_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = built(make_project(tmp_path))
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["build", str(tmp_path), "--set", "report.title=Other"]) == 1
    assert outputs(tmp_path) == before
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["read_all", "plan", "make_products", "write_files"])
def test_ctrl_c_leaves_the_old_outputs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: str,
) -> None:
    before = built(make_project(tmp_path))

    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, step, interrupted)
    assert main(["build", str(tmp_path)]) == 130
    assert outputs(tmp_path) == before
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_real_ctrl_c_ends_the_command_and_its_workers(tmp_path: Path, jobs: int) -> None:
    make_project(tmp_path)
    words = "The office published a release on that day. " * 40
    for number in range(40):
        text = f"# Part {number}\n\n" + f"{words}\n\n" * 40
        (tmp_path / "chapters" / f"{number + 30}-part-{number}.md").write_text(text)
    process = command("build", tmp_path, "--jobs", jobs, alone=True)
    time.sleep(0.8)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert "Traceback" not in err
    # Python ends itself by the signal when Ctrl-C falls into code it runs from a string; a shell
    # shows 130 for both.
    assert process.returncode in (130, -signal.SIGINT), err
    assert out == ""
    assert not (tmp_path / "build").exists()


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    make_project(tmp_path)
    with command("build", tmp_path, "--emit", "document") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 0


def test_machine_messages_take_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    assert main(["build", str(tmp_path), "--message-format", "json"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "annual-report.pdf" in printed.err


def test_an_unknown_chapter_is_an_error_with_the_nearest_slug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    assert main(["build", str(tmp_path), "--chapter", "sale"]) == 1
    printed = capsys.readouterr().err
    assert "error[project/unknown-chapter]" in printed
    assert 'did you mean "sales"?' in printed


@pytest.mark.parametrize("project", ["nowhere", "file"])
def test_a_project_that_is_no_folder_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], project: str
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["build", str(tmp_path / project)]) == 1
    assert "error[project/missing]" in capsys.readouterr().err


def test_settings_that_nest_without_end_are_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(tmp_path)
    (tmp_path / "report.toml").write_text(f"x = {'[' * 5000}{']' * 5000}\n")
    assert main(["build", str(tmp_path)]) == 1
    assert "error[limits/depth]" in capsys.readouterr().err


def test_a_lack_of_memory_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def greedy(*arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "plan", greedy)
    assert main(["build", str(make_project(tmp_path))]) == 1
    assert "error[limits/memory]" in capsys.readouterr().err
