"""Chapters read by several processes: the same report and the same mistakes."""

import os
import signal
from pathlib import Path

import pytest

from compiler import reading
from compiler.diagnostics import Sink, Stopped
from compiler.seed.report import Report
from tests.pipeline.projects import make_project


def read(project: Path, jobs: int, *, strict: bool = False) -> tuple[Report | None, list[str]]:
    sink = Sink(strict=strict)
    try:
        report = reading.read_all(project, {}, sink, jobs=jobs)
    except Stopped:
        report = None
    return report, [f"{each.severity} {each.code} {each.message}" for each in sink.diagnostics]


@pytest.mark.parametrize("strict", [False, True])
def test_chapters_are_the_same_whatever_process_has_read_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strict: bool
) -> None:
    monkeypatch.setattr(reading, "MUCH_TEXT", 0)
    project = make_project(tmp_path)
    for name in ("30-values.md", "40-again.md"):
        text = f"# Values {name}\n\n{{{{ data.nothing.of.it }}}} and <b>bold</b> words.\n"
        (project / "chapters" / name).write_text(text, encoding="utf-8")
    alone, found = read(project, 1, strict=strict)
    assert (alone, found) == read(project, 2, strict=strict) == read(project, 3, strict=strict)
    assert len(found) > 2


def test_a_report_without_mistakes_is_the_same_in_any_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MUCH_TEXT", 0)
    project = make_project(tmp_path)
    alone, _ = read(project, 1)
    assert alone is not None
    assert read(project, 2)[0] == alone


def test_what_a_lost_process_was_to_read_is_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    alone = read(project, 1)
    monkeypatch.setattr(reading, "MUCH_TEXT", 0)
    monkeypatch.setattr(reading, "_read", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    assert read(project, 2) == alone
